using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>A form's rows as a check looks at them, and where it puts what it finds.</summary>
record FormUnderCheck(RawWorkbook Workbook, ImmutableArray<LocatedSheet> Located, ImmutableArray<FormRow> Rows, FindingCollector Findings)
{
    readonly ILookup<FormSheet, FormRow> _rows = Rows.ToLookup(row => row.Sheet);

    /// <summary>The rows of one sheet; empty when the workbook lacks it.</summary>
    public IEnumerable<FormRow> Of(FormSheet sheet) => _rows[sheet];

    /// <summary>The one row of a list sheet; null when the workbook lacks it.</summary>
    public FormRow? One(FormSheet sheet) => Of(sheet).FirstOrDefault();

    /// <summary>The sheet of the workbook that was read as the form's; null when it lacks it.</summary>
    public RawSheet? RawOf(FormSheet sheet) => Located.FirstOrDefault(found => ReferenceEquals(found.Form, sheet))?.Raw;

    /// <summary>Reports at one cell of a row. For a query, what the row's explanation says goes with it.</summary>
    public void Report(FindingRule rule, FormRow row, FormColumn column, params ReadOnlySpan<string> values)
    {
        var raw = RawOf(row.Sheet)!;
        var cell = row.Cell(column);
        var place = new FindingCell(cell.Address?.RowNumber ?? row.RowNumber, cell.Address?.ColumnIndex, TextOf(cell));
        var explanation = rule.Severity == Severity.Query ? ExplanationOf(row, raw, cell.Address?.RowNumber) : null;
        Findings.Add(rule, raw, column.Caption, [place], explanation, values);
    }

    // On a list sheet an item may have an explanation of its own beside it.
    static string? ExplanationOf(FormRow row, RawSheet raw, int? rowNumber)
    {
        if (row.Sheet.Explanation is not { } explanation)
        {
            return null;
        }

        var beside = row.Sheet.Layout == SheetLayout.List && ListItems.ExplanationColumn(row.Sheet, raw) is >= 0 and var index
            ? raw.Rows.FirstOrDefault(candidate => candidate.RowNumber == rowNumber)?[index] as string
            : null;
        return beside is null || CellText.IsNotApplicable(beside) ? row[explanation] : beside.Trim();
    }

    /// <summary>A number as it is printed in a message.</summary>
    public static string Print(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    static string? TextOf(FormCell cell) => cell.Number is { } number ? Print(number) : cell.Text;
}
