using ClosedXML.Excel;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>The sums beside a table: a line for each group, for all, and for several groups together, against last year's.</summary>
sealed partial class FormTemplate
{
    // What stands right of the sums themselves is for the screen: printed, it would make the sheet too small to read.
    const int TotalsPrinted = 3;

    static readonly double[] TotalsWidths = [9, 9, 9, 9, 9, 30, 8];

    static List<string> TotalsCaptions(TemplateTotals totals) => [.. new[] { totals.By.Caption, totals.Counted, totals.Summed.Caption }
        .Concat(totals.HasLastYear ? [$"上年同届{totals.Counted}", $"上年同届{totals.Summed.Caption}", "核对", "起始行"] : [])
        .Select(caption => ComputedCells.Totals + caption)];

    /// <summary>First column of the sums.</summary>
    int TotalsColumn(TemplateTotals totals) => version.ColumnsOf(totals.Sheet).Count() + ShownAgain(totals.Sheet).Count
        + (fill.Faults.Any(one => one.Sheet == totals.Sheet && IsDrawn(one)) ? 1 : 0) + 1;

    // All turns red when there is something in no group.
    void AddUp(IXLWorksheet sheet, TemplateTotals totals)
    {
        var (first, by, summed) = (TotalsColumn(totals), RangeOf(totals.Sheet, totals.By), RangeOf(totals.Sheet, totals.Summed));
        var all = FirstTableRow + totals.Groups.Length;
        foreach (var (index, line) in totals.Lines.Index())
        {
            var (row, keys) = (FirstTableRow + index, GroupPlaces.Keys(line.Values));
            sheet.Cell(row, first).SetValue(line.Name);
            sheet.Cell(row, first + 1).FormulaA1 = row == all ? $"COUNTIF({summed},\">0\")"
                : $"SUMPRODUCT(COUNTIFS({by},{keys},{summed},\">0\"))";
            sheet.Cell(row, first + 2).FormulaA1 = row == all ? $"SUM({summed})" : $"SUMPRODUCT(SUMIF({by},{keys},{summed}))";
            if (totals.HasLastYear)
            {
                Against(sheet, totals, line, row, first);
            }
        }

        foreach (var count in totals.Counts)
        {
            var cell = sheet.Cell(CountedAt(count));
            sheet.Cell(cell.Address.RowNumber, first).SetValue(count.Name).Style.Alignment.SetShrinkToFit();
            cell.FormulaA1 = count.Formula(column => RangeOf(count.Sheet, column), fill.Choices[count.By].Select(Written));
        }

        sheet.Range(all, first, all, first + 2).Style.Font.SetBold();
        for (var column = first + 1; column <= first + 2; column++)
        {
            var groups = $"{TemplatePlaces.Fixed(FirstTableRow, column)}:{TemplatePlaces.Fixed(all - 1, column)}";
            WorkbookLook.Alarm(sheet.Cell(all, column).AsRange(), $"SUM({groups})<>{TemplatePlaces.Fixed(all, column)}");
        }

        // As a cell holds what is picked: a number where it is one.
        static object Written(string choice) => int.TryParse(choice, out var number) ? number : choice;
    }

    // Last year's beside it, what is wrong, and in which row the group begins: there the input turns red.
    void Against(IXLWorksheet sheet, TemplateTotals totals, TemplateGroup line, int row, int first)
    {
        var (by, summed) = (RangeOf(totals.Sheet, totals.By), RangeOf(totals.Sheet, totals.Summed));
        var places = new GroupPlaces(by, summed, column => RangeOf(totals.Sheet, column), Cell(1), Cell(2));
        WorkbookLook.Set(sheet.Cell(row, first + 3), line.Before?.Rows);
        WorkbookLook.Set(sheet.Cell(row, first + 4), line.Before?.Sum);
        if (line.Wrongs.Length > 0)
        {
            var told = sheet.Cell(row, first + 5);
            told.FormulaA1 = string.Join('&', line.Wrongs.Select(one =>
                $"IF({one.Formula(line, places)},\"{TemplatePlaces.Mark}{one.Told.Fault}；\",\"\")"));
            told.Style.Alignment.SetShrinkToFit();
            WorkbookLook.Alarm(told.AsRange(), $"ISNUMBER(SEARCH(\"{TemplatePlaces.Mark}\",{Cell(5)}))");
            var isOne = line.Values.IsEmpty ? "" : $"({string.Join('+', line.Values.Select(value => $"({by}={GroupPlaces.Key(value)})"))})*";
            const int below = LastOpenRow + 1;
            var begins = $"{below}-SUMPRODUCT(MAX({isOne}({by}<>\"\")*(1-ISNUMBER({summed})*({summed}=0))*({below}-ROW({by}))))";
            sheet.Cell(row, first + 6).FormulaA1 = $"IF({begins}={below},\"\",{begins})";
        }

        string Cell(int right) => TemplatePlaces.Fixed(row, first + right);
    }

    string IsTold(string fault)
    {
        var (column, last) = (TotalsColumn(fill.Totals!) + 5, FirstTableRow + fill.Totals!.Lines.Count() - 1);
        return $"COUNTIFS({Lines(column + 1)},ROW(),{Lines(column)},\"*{TemplatePlaces.Mark}{fault}；*\")>0";

        string Lines(int of) => $"{TemplatePlaces.Fixed(FirstTableRow, of)}:{TemplatePlaces.Fixed(last, of)}";
    }

    string CountedAt(RowCount count) => TemplatePlaces.Fixed(FirstTableRow + fill.Totals!.Lines.Count() + fill.Totals.Counts.IndexOf(count),
        TotalsColumn(fill.Totals) + 1);
}
