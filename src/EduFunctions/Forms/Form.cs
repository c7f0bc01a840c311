using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EduFunctions.Forms;

/// <summary>How a sheet is laid out.</summary>
public enum SheetLayout
{
    /// <summary>A header row of captions and one row for each class or stage below it.</summary>
    Table,

    /// <summary>A list of items: the caption in one cell, the value in the first cell right of it (项目 | 单位 | 填报数 | 上年数 | 说明).</summary>
    List,
}

/// <summary>One sheet of a form.</summary>
/// <param name="Code">Identifier, lower case: part of the stored key.</param>
/// <param name="Caption">Sheet name as the template writes it.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Columns">Its columns of all years, in the template's order; the last of each sheet of a return is 说明.</param>
public sealed record FormSheet(string Code, string Caption, SheetLayout Layout, ImmutableArray<FormColumn> Columns)
{
    /// <summary>Other sheet names that schools use; taken with a notice.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The column in which a row, or the whole list, is explained; null when the sheet has none.</summary>
    public TextColumn? Explanation { get; init; }

    /// <summary>
    /// True when its figures are of the calendar year before the school year, as money is; false when they are of the school year.
    /// </summary>
    public bool IsOfFiscalYear { get; init; }

    /// <summary>
    /// Name of another sheet on which its columns stand in workbooks that lack it, as they did before it was a sheet of its own; null when
    /// there is none.
    /// </summary>
    public string? MayStandOn { get; init; }

    /// <summary>What its columns are wanted for that do not say it themselves (<see cref="FormColumn.UsedFor"/>).</summary>
    public string UsedFor { get; init; } = "";

    /// <summary>
    /// What a column of it is wanted for: <c>answers</c> for explanations, <c>key</c> for what a row is about, else what it or the sheet says.
    /// </summary>
    public ImmutableArray<string> UsesOf(FormColumn column) => ReferenceEquals(column, Explanation) ? ["answers"]
        : column is { UsedFor: "", IsKey: true } && Layout == SheetLayout.Table ? ["key"]
        : [.. (column.UsedFor is "" ? UsedFor : column.UsedFor).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Rows that a template draws at least; 0 when each row of the sheet is prefilled.</summary>
    public int DrawnRows { get; init; }

    /// <summary>The column of the code.</summary>
    /// <exception cref="InvalidOperationException">The sheet has no such column.</exception>
    public FormColumn this[string code] => Columns.First(column => column.Code == code);

    /// <summary>Index of a column of this sheet.</summary>
    /// <exception cref="ArgumentException">The column is not of this sheet.</exception>
    public int IndexOf(FormColumn column)
    {
        for (var index = 0; index < Columns.Length; index++)
        {
            if (ReferenceEquals(Columns[index], column))
            {
                return index;
            }
        }

        throw new ArgumentException($"Sheet '{Code}' has no column '{column.Code}'.", nameof(column));
    }

    /// <summary>A sheet is itself and no other, even if another is written alike.</summary>
    public bool Equals(FormSheet? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>A workbook that is filled in.</summary>
/// <param name="Code">Identifier, written into the template's hidden defined name.</param>
/// <param name="Caption">Chinese title.</param>
/// <param name="Sheets">Its sheets, in the template's order.</param>
public sealed record Form(string Code, string Caption, ImmutableArray<FormSheet> Sheets)
{
    /// <summary>
    /// First school years of its layouts, oldest first: a column that comes or goes, or gets another caption, begins a new one.
    /// </summary>
    public ImmutableArray<int> Layouts { get; init; } = [2023];

    /// <summary>Codes that templates of its first layout carried before codes were of years; they are out in schools still.</summary>
    public ImmutableArray<string> FormerCodes { get; init; } = [];

    /// <summary>The sheet of the code.</summary>
    /// <exception cref="InvalidOperationException">The form has no such sheet.</exception>
    public FormSheet this[string code] => Sheets.First(sheet => sheet.Code == code);

    /// <summary>The form as that school year asks for it.</summary>
    public FormVersion In(int year) => new(this, year);
}

/// <summary>A form as one school year asks for it.</summary>
/// <param name="Form">The form.</param>
/// <param name="Year">First calendar year of the school year.</param>
public sealed record FormVersion(Form Form, int Year)
{
    /// <summary>
    /// What a template of it carries in its hidden defined name: <c>school-return/2023</c>, with the first year of the layout.
    /// </summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Form.Code}/{Layout}");

    /// <summary>What the sender has: its stages, by name; null when that is not known, and every column may concern it.</summary>
    public ImmutableArray<string>? Has { get; init; }

    /// <summary>The columns that it asks for, of one sheet.</summary>
    public IEnumerable<FormColumn> ColumnsOf(FormSheet sheet) => sheet.Columns.Where(Asks);

    /// <summary>True when it asks the sender for the column.</summary>
    public bool Asks(FormColumn column) => column.IsIn(Year)
        && (Has is not { } has || column.OnlyFor.IsEmpty || column.OnlyFor.Any(has.Contains));

    /// <summary>True when a template of this layout carries the code.</summary>
    public bool HasCode(string code) => code == Code || (Layout == Form.Layouts[0] && Form.FormerCodes.Contains(code));

    /// <summary>True when the code is that of an earlier layout of the form.</summary>
    public bool IsSucceeding(string code) => Form.Layouts.Any(layout => layout < Layout && Form.In(layout).HasCode(code));

    int Layout => Form.Layouts.LastOrDefault(layout => layout <= Year, Form.Layouts[0]);
}
