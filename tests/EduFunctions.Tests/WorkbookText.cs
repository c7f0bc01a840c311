using System.Globalization;
using ClosedXML.Excel;

namespace EduFunctions.Tests;

/// <summary>A workbook as text, one line for each cell that says something and for each range with limits.</summary>
static class WorkbookText
{
    public static string Of(byte[] bytes)
    {
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        return string.Join("\n\n", workbook.Worksheets.Select(Of).Prepend(string.Join('\n', workbook.NamedRanges.Select(name => $"{name.Name} = {name.RefersTo} [{(name.Visible ? "visible" : "hidden")}]"))).Where(text => text.Length > 0));
    }

    static string Of(IXLWorksheet sheet) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"# {sheet.Name} [{sheet.Visibility}, {(sheet.Protection.IsProtected ? "protected" : "open")}, frozen {sheet.SheetView.SplitRow} rows {sheet.SheetView.SplitColumn} columns, {sheet.PageSetup.PaperSize} {sheet.PageSetup.PageOrientation}, widths {string.Join(' ', sheet.ColumnsUsed().Select(column => column.Width.ToString("0.#", CultureInfo.InvariantCulture)))}]"),
        .. sheet.CellsUsed(XLCellsUsedOptions.All).Where(cell => !cell.IsEmpty() || cell.HasComment).OrderBy(cell => cell.Address.RowNumber).ThenBy(cell => cell.Address.ColumnNumber).Select(Of),
        .. sheet.DataValidations.SelectMany(validation => validation.Ranges, (validation, range) => (validation, range))
            .OrderBy(entry => entry.range.RangeAddress.FirstAddress.RowNumber).ThenBy(entry => entry.range.RangeAddress.FirstAddress.ColumnNumber).Select(entry => Of(sheet, entry.validation, entry.range)),
    ]);

    static string Of(IXLCell cell)
    {
        var (format, notes) = (cell.Style.NumberFormat, new List<string>());
        if (format.Format.Length > 0 || format.NumberFormatId != 0)
        {
            notes.Add(format.Format is { Length: > 0 } code ? code : string.Create(CultureInfo.InvariantCulture, $"#{format.NumberFormatId}"));
        }

        if (cell.Worksheet.Protection.IsProtected)
        {
            notes.Add(cell.Style.Protection.Locked ? "locked" : "open");
        }

        if (cell.HasHyperlink)
        {
            notes.Add($"link {cell.Hyperlink.InternalAddress}");
        }

        if (cell.HasComment)
        {
            notes.Add($"comment {OneLine(cell.Comment.Text)}");
        }

        if (cell.HasFormula)
        {
            notes.Add($"FORMULA {cell.FormulaA1}");
        }

        // What a formula gives, each machine writes in its own way.
        return $"{cell.Worksheet.Name}!{cell.Address} = {(cell.HasFormula ? "" : OneLine(ValueOf(cell.Value)))}{(notes.Count == 0 ? "" : $" [{string.Join(", ", notes)}]")}";
    }

    static string Of(IXLWorksheet sheet, IXLDataValidation validation, IXLRange range)
    {
        var limits = validation.AllowedValues == XLAllowedValues.List ? validation.Value : $"{validation.Operator} {validation.MinValue} {validation.MaxValue}";
        return $"{sheet.Name}!{range.RangeAddress} takes {validation.AllowedValues} {limits} [{(range.FirstCell().Style.Protection.Locked ? "locked" : "open")}, {validation.ErrorStyle}: {OneLine(validation.ErrorMessage)} {OneLine(validation.InputMessage)}]";
    }

    static string ValueOf(object value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    static string OneLine(string text) => text.ReplaceLineEndings("⏎");
}
