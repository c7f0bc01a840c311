using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;

namespace EduFunctions.Forms;

/// <summary>The four states of a cell, kept from the sheet to the summary.</summary>
public enum CellState
{
    /// <summary>Not reported. Never becomes 0 in a sum.</summary>
    Blank,

    /// <summary>不适用/保密: does not apply, or withheld (“/”, “无”, “—”, “不适用”, “保密”).</summary>
    NotApplicable,

    /// <summary>A reported zero.</summary>
    Zero,

    /// <summary>Any other reported value.</summary>
    Value,
}

/// <summary>One cell, as understood.</summary>
/// <param name="State">Which of the four states it is in.</param>
/// <param name="Number">The number of a number column; null in the states Blank and NotApplicable, and for other columns.</param>
/// <param name="Text">The text of another column (for dates yyyy-MM-dd, for yes/no 是/否); null when there is none.</param>
/// <param name="Address">Where it stood; null when the workbook lacks the column.</param>
public readonly record struct FormCell(CellState State, decimal? Number, string? Text, CellAddress? Address)
{
    /// <summary>True for a blank cell whose content could not be taken: a finding of its own says why.</summary>
    internal bool IsUnread { get; init; }
}

/// <summary>One row of a sheet (a class, a stage), or the one row that a list sheet amounts to.</summary>
/// <param name="Sheet">The form's sheet.</param>
/// <param name="SheetName">The sheet's name in the workbook.</param>
/// <param name="RowNumber">Row as Excel shows it, from 1; for a list sheet the row of its first item, and where rows of a table
/// stand in columns, so many more as stand before it: each has its own.</param>
/// <param name="Cells">One cell for each column of the sheet, in the form's order; columns that another year asks for are blank.</param>
public sealed record FormRow(FormSheet Sheet, string SheetName, int RowNumber, ImmutableArray<FormCell> Cells)
{
    /// <summary>
    /// What the row is about, from its key columns (“3-2”, “小学”): the same in every version and year. Empty for a list sheet.
    /// </summary>
    public string Key => Sheet.Layout == SheetLayout.List ? ""
        : string.Join('-', Sheet.Columns.Where(column => column.IsKey).Select(Cell).Select(cell =>
            cell.Number?.ToString(CultureInfo.InvariantCulture) ?? cell.Text ?? ""));

    /// <summary>A number; null when not reported or not applicable.</summary>
    /// <exception cref="ArgumentException">The column is not of this row's sheet.</exception>
    public decimal? this[NumberColumn column] => Cell(column).Number;

    /// <summary>A text; null when not reported or not applicable.</summary>
    /// <exception cref="ArgumentException">The column is not of this row's sheet.</exception>
    public string? this[TextColumn column] => Cell(column).Text;

    /// <summary>One of the column's codes; null when not reported or not applicable.</summary>
    /// <exception cref="ArgumentException">The column is not of this row's sheet.</exception>
    public string? this[ChoiceColumn column] => Cell(column).Text;

    /// <summary>The ten digits; null when not reported or not applicable.</summary>
    /// <exception cref="ArgumentException">The column is not of this row's sheet.</exception>
    public string? this[SchoolCodeColumn column] => Cell(column).Text;

    /// <summary>True for 是, false for 否; null when not reported or not applicable.</summary>
    /// <exception cref="ArgumentException">The column is not of this row's sheet.</exception>
    public bool? this[YesNoColumn column] => Cell(column).Text switch { YesNoColumn.Yes => true, YesNoColumn.No => false, _ => null };

    /// <summary>A day; null when not reported or not applicable.</summary>
    /// <exception cref="ArgumentException">The column is not of this row's sheet.</exception>
    public DateOnly? this[DateColumn column] =>
        Cell(column).Text is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The cell of a column.</summary>
    /// <exception cref="ArgumentException">The column is not of this row's sheet.</exception>
    public FormCell Cell(FormColumn column) => Cells[Sheet.IndexOf(column)];
}
