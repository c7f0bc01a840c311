using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>What a check looks at, and where it puts what it finds.</summary>
sealed record ReturnUnderCheck(RawWorkbook Workbook, ImmutableArray<FormSheet> Sheets, ImmutableArray<ReturnRow> Rows, ReturnContext Context, FindingCollector Findings)
{
    /// <summary>The rows of one sheet; empty when the workbook lacks it.</summary>
    public IEnumerable<ReturnRow> Of(FormSheet sheet) => Rows.Where(row => row.Sheet.Code == sheet.Code);

    /// <summary>The one row of a list sheet; null when the workbook lacks it.</summary>
    public ReturnRow? One(FormSheet sheet) => Of(sheet).FirstOrDefault();

    /// <summary>True when the workbook has the sheet, so that an empty one can be told from a missing one.</summary>
    public bool Has(FormSheet sheet) => Sheets.Any(found => found.Code == sheet.Code);

    /// <summary>Reports at one cell of a row. For a query, what the row's explanation says goes with it.</summary>
    public void Report(string code, ReturnRow row, string column, params ReadOnlySpan<string> values)
    {
        var raw = Workbook.Sheets.First(sheet => sheet.Name == row.SheetName);
        var cell = row[column];
        var (letters, number) = Split(cell.Address);
        var explanation = FindingTable.Of(code).Severity == Severity.Query ? ExplanationOf(row, raw, number) : null;
        Findings.Add(code, raw, row.Sheet[column].Caption, [new FindingCell(number ?? row.RowNumber, letters, TextOf(cell))], explanation, values);
    }

    // On a list sheet an item may have an explanation of its own beside it.
    static string? ExplanationOf(ReturnRow row, RawSheet raw, int? rowNumber)
    {
        if (!row.Sheet.Columns.Any(column => column.Code == "explanation"))
        {
            return null;
        }

        var beside = row.Sheet.Layout == SheetLayout.List && ListItems.ExplanationColumn(row.Sheet, raw) is >= 0 and var index
            ? raw.Rows.FirstOrDefault(candidate => candidate.RowNumber == rowNumber)?[index] as string
            : null;
        return beside is null || CellText.IsNotApplicable(beside) ? row.Text("explanation") : beside.Trim();
    }

    /// <summary>A number as it is printed in a message.</summary>
    public static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    static string? TextOf(ReturnCell cell) => cell.Number is { } number ? Text(number) : cell.Text;

    static (string? Letters, int? RowNumber) Split(string? address)
    {
        if (address is null)
        {
            return (null, null);
        }

        var letters = string.Concat(address.TakeWhile(char.IsAsciiLetter));
        return (letters, int.Parse(address.AsSpan(letters.Length), CultureInfo.InvariantCulture));
    }
}
