using System.Runtime.CompilerServices;
using EduFunctions.Findings;

namespace EduFunctions.Returns;

/// <summary>Where a form's sheet and its columns stand in a workbook.</summary>
/// <param name="Form">The form's sheet.</param>
/// <param name="Raw">The workbook's sheet.</param>
/// <param name="HeaderRowNumber">Row of the captions; 0 on a list sheet.</param>
/// <param name="Places">For each column of the form its place: on a table sheet the column index (row is the header's), on a list sheet the value's row and column; null when absent.</param>
sealed record LocatedSheet(FormSheet Form, RawSheet Raw, int HeaderRowNumber, IReadOnlyList<(int RowNumber, int ColumnIndex)?> Places);

/// <summary>Finds sheets by name and alias, and header rows and items by caption and alias, in any order and place.</summary>
static class SheetLocator
{
    const int HeaderRowsSearched = 30;

    /// <summary>Finds the form's sheets; those not found are reported and left out.</summary>
    public static List<LocatedSheet> Locate(Form form, RawWorkbook workbook, int year, FindingCollector findings)
    {
        var taken = new Dictionary<FormSheet, RawSheet>();
        var unknown = new List<RawSheet>();
        foreach (var raw in workbook.Sheets)
        {
            var name = CellText.Caption(raw.Name);
            var sheet = form.Sheets.FirstOrDefault(candidate => candidate.Caption == name || candidate.Aliases.Contains(name));
            if (sheet is null)
            {
                unknown.Add(raw);
            }
            else if (taken.TryGetValue(sheet, out var first))
            {
                findings.Add("sheet-duplicated", raw, first.Name, raw.Name, sheet.Caption);
            }
            else
            {
                taken.Add(sheet, raw);
                if (name != sheet.Caption)
                {
                    findings.Add("sheet-renamed", raw, raw.Name, sheet.Caption);
                }
            }
        }

        if (taken.Count == 0)
        {
            findings.Add("wrong-form", null, string.Join('、', workbook.Sheets.Select(sheet => sheet.Name)), form.Caption);
            return [];
        }

        foreach (var raw in unknown.Where(raw => raw.Rows.Length > 0 && raw.Name is not (InstructionsName or ReceiptName)))
        {
            findings.Add("sheet-unknown", raw, raw.Name);
        }

        var located = new List<LocatedSheet>();
        foreach (var sheet in form.Sheets)
        {
            if (!taken.TryGetValue(sheet, out var raw))
            {
                findings.Add("sheet-missing", null, sheet.Caption);
                continue;
            }

            var found = sheet.Layout == SheetLayout.Table ? LocateTable(sheet, raw, year, findings) : LocateList(sheet, raw, year, findings);
            if (found is not null)
            {
                located.Add(found);
            }
        }

        return located;
    }

    /// <summary>Name of the instruction sheet of our templates: never read.</summary>
    public const string InstructionsName = "填报说明";

    /// <summary>Name of the list of findings in our receipts: never read.</summary>
    public const string ReceiptName = "回执";

    static LocatedSheet? LocateTable(FormSheet sheet, RawSheet raw, int year, FindingCollector findings)
    {
        var header = raw.Rows.TakeWhile(row => row.RowNumber <= HeaderRowsSearched)
            .Select(row => (Row: row, Known: row.Cells.Count(cell => ColumnOf(sheet, cell.Value, year) >= 0)))
            .Where(candidate => candidate.Known >= 2)
            .OrderByDescending(candidate => candidate.Known).ThenBy(candidate => candidate.Row.RowNumber)
            .Select(candidate => candidate.Row).FirstOrDefault();
        if (header is null)
        {
            findings.Add("header-missing", raw, raw.Name);
            return null;
        }

        var places = new (int, int)?[sheet.Columns.Length];
        var twice = new string?[sheet.Columns.Length];
        foreach (var cell in header.Cells)
        {
            var caption = CellText.Caption(cell.Value);
            var index = ColumnOf(sheet, cell.Value, year);
            if (index >= 0)
            {
                Take(sheet, raw, places, twice, index, caption, (header.RowNumber, cell.ColumnIndex), cell, findings);
            }
            else if (caption.Length > 0 && !caption.StartsWith("上年", StringComparison.Ordinal) && caption != "序号")
            {
                findings.Add("column-unknown", raw, caption, [At(header.RowNumber, cell)], null, CellText.Of(cell.Value));
            }
        }

        ReportAbsent(sheet, raw, year, places, findings);
        return new LocatedSheet(sheet, raw, header.RowNumber, places);
    }

    static LocatedSheet LocateList(FormSheet sheet, RawSheet raw, int year, FindingCollector findings)
    {
        var places = new (int, int)?[sheet.Columns.Length];
        var twice = new string?[sheet.Columns.Length];
        var valueColumn = ValueColumn(raw);
        foreach (var row in raw.Rows)
        {
            var item = row.Cells.Select(cell => (Cell: cell, Index: ColumnOf(sheet, cell.Value, year))).FirstOrDefault(item => item.Index >= 0, (default, -1));
            if (item.Index >= 0 && !IsHeading(row))
            {
                var value = valueColumn > item.Cell.ColumnIndex ? valueColumn : item.Cell.ColumnIndex + 1;
                Take(sheet, raw, places, twice, item.Index, CellText.Caption(item.Cell.Value), (row.RowNumber, value), item.Cell, findings);
            }
        }

        ReportAbsent(sheet, raw, year, places, findings);
        return new LocatedSheet(sheet, raw, 0, places);
    }

    static readonly string[] ValueCaptions = ["填报数", "填报内容", "填报", "本年", "本年数", "内容", "数值", "数据"];

    static bool IsHeading(RawRow row) => row.Cells.Any(cell => ValueCaptions.Contains(CellText.Caption(cell.Value)));

    static int ValueColumn(RawSheet raw) =>
        raw.Rows.TakeWhile(row => row.RowNumber <= HeaderRowsSearched)
            .SelectMany(row => row.Cells)
            .Where(cell => ValueCaptions.Contains(CellText.Caption(cell.Value)))
            .Select(cell => cell.ColumnIndex).FirstOrDefault(-1);

    static int ColumnOf(FormSheet sheet, object value, int year)
    {
        var caption = CellText.Caption(value);
        return caption.Length == 0 ? -1 : CaptionsOf(sheet)[caption].FirstOrDefault(index => sheet.Columns[index].IsIn(year), -1);
    }

    static readonly ConditionalWeakTable<FormSheet, ILookup<string, int>> Captions = [];

    /// <summary>The columns' indices by caption and alias, made once a sheet.</summary>
    static ILookup<string, int> CaptionsOf(FormSheet sheet) => Captions.GetValue(sheet, form =>
        form.Columns.SelectMany((column, index) => column.Aliases.Prepend(column.Caption).Select(caption => (Caption: CellText.Caption(caption), Index: index)))
            .ToLookup(entry => entry.Caption, entry => entry.Index, StringComparer.Ordinal));

    static void Take(FormSheet sheet, RawSheet raw, (int, int)?[] places, string?[] twice, int index, string caption, (int RowNumber, int ColumnIndex) place, RawCell cell, FindingCollector findings)
    {
        var column = sheet.Columns[index];
        if (places[index] is (var firstRow, var firstColumn))
        {
            // The first two places name the cause; a third is one more cell of it.
            var both = twice[index] ??= $"{RawWorkbook.LetterOf(firstColumn)}{firstRow}、{RawWorkbook.LetterOf(place.ColumnIndex)}{place.RowNumber}";
            findings.Add("column-duplicated", raw, column.Caption, [At(place.RowNumber, cell)], null, column.Caption, both);
            return;
        }

        places[index] = place;
        if (caption != CellText.Caption(column.Caption))
        {
            findings.Add("column-renamed", raw, column.Caption, [At(place.RowNumber, cell)], null, CellText.Of(cell.Value), column.Caption);
        }
    }

    static void ReportAbsent(FormSheet sheet, RawSheet raw, int year, (int, int)?[] places, FindingCollector findings)
    {
        for (var index = 0; index < places.Length; index++)
        {
            var column = sheet.Columns[index];
            if (places[index] is null && column.IsIn(year) && column.Code != "explanation")
            {
                findings.Add(column.Required ? "column-missing" : "column-absent", raw, column.Caption, [], null, raw.Name, column.Caption);
            }
        }
    }

    static FindingCell At(int rowNumber, RawCell cell) => new(rowNumber, RawWorkbook.LetterOf(cell.ColumnIndex), CellText.Of(cell.Value));
}
