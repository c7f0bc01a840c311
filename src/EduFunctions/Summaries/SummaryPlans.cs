using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>分流方案, 预测 and 各校预测 of the county workbook.</summary>
static class SummaryPlans
{
    public static void Write(XLWorkbook workbook, CountySummary summary, string title, string note)
    {
        if (summary.Relief is { } plan)
        {
            var sheet = new SummarySheet(workbook, "分流方案", $"{title}大班额分流方案", $"{note}\n{ReliefPlanTable.Sentence(plan)}",
                [15, 9, 14, 24, 8, 14, 24, 10, 26, 26, 24, 12, 46]);
            AddTable(sheet, ReliefPlanTable.Captions, ReliefPlanTable.Rows(plan));
            sheet.EndTable(4);
        }

        if (summary.Forecast is { } forecast)
        {
            WriteCounty(workbook, forecast, title, note);
            var sheet = new SummarySheet(workbook, "各校预测", $"{title}各校班额预测", note, [8, 9, 14, 26, 18, 10, 9, 10, 8, 8, 12, 10, 10, 24, 30]);
            AddTable(sheet, ForecastTable.GradeCaptions, ForecastTable.Grades(forecast));
            sheet.EndTable(4);
        }
    }

    static void WriteCounty(XLWorkbook workbook, Forecast forecast, string title, string note)
    {
        var sheet = new SummarySheet(workbook, "预测", $"{title}班额预测", $"{note}\n{ForecastTable.Method}", [12, 12, 14, 12, 20, 20, 14, 14]);
        AddTable(sheet, ForecastTable.TotalCaptions, ForecastTable.Totals(forecast));
        sheet.Heading("招生变化的依据");
        foreach (var intake in forecast.Intakes)
        {
            var row = sheet.NextRow;
            sheet.Add(intake.Year, SchoolKinds.NameOfGrade(intake.Grade),
                intake.Factor is { } factor ? decimal.Round(factor, 4, MidpointRounding.AwayFromZero) : "不明");
            sheet.Sheet.Range(row, 4, row, 8).Merge().SetValue(intake.From.Zh).Style
                .Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Center);
            sheet.Sheet.Row(row).Height = 40;
        }

        if (!forecast.Errors.IsEmpty)
        {
            sheet.Heading("上年的预测与今年的实际");
            AddTable(sheet, ForecastTable.ErrorCaptions, ForecastTable.Errors(forecast));
        }

        Workbooks.WorkbookLook.Page(sheet.Sheet, 3, landscape: true);
        sheet.Sheet.SheetView.Freeze(3, 2);
    }

    static void AddTable(SummarySheet sheet, IReadOnlyList<string> captions, IEnumerable<IReadOnlyList<object?>> rows)
    {
        sheet.Header(captions);
        foreach (var row in rows)
        {
            sheet.Add([.. row.Select(value => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value)]);
        }
    }
}
