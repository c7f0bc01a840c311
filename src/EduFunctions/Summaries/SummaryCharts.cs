using ClosedXML.Excel;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Summaries;

/// <summary>图表: tables for the eye, each with a native chart: class sizes, large classes since last year, the seven coefficients.</summary>
static class SummaryCharts
{
    const string Name = "图表";

    /// <summary>The series of its charts, and of the report's.</summary>
    internal static readonly (string Name, string Subject)[] Stages = [("小学", "primary"), ("初中", "junior"), ("高中", "senior")];

    /// <summary>Writes the sheet; the charts are put over it when the workbook is saved.</summary>
    public static IReadOnlyList<ColumnChart> Write(XLWorkbook workbook, CountySummary summary, Standards standards, string title, string note)
    {
        var figures = summary.Figures.ToDictionary(figure => figure.Code);
        var sheet = new SummarySheet(workbook, Name, $"{title}图表", note, [34, 10, 10, 10, 10]);
        var charts = new List<ColumnChart>();
        Table("各班额段班级数（个）", 0, ["班额", .. Stages.Select(stage => stage.Name)], LargeClassTable.SizeBands.Select(band => LargeClassTable.CodeOf(band)),
            code => IndicatorTable.Of(code).Name.Zh, code => Stages.Select(stage => ValueOf($"{code}.{stage.Subject}")));
        Table("大班额数：上年与今年（个；范围不同，不直接相减）", 0, ["学段", "上年", "今年"], Stages.Select(stage => stage.Subject),
            subject => Stages.First(stage => stage.Subject == subject).Name,
            subject => [figures.GetValueOrDefault($"large-classes.{subject}")?.LastYear, ValueOf($"large-classes.{subject}")]);
        Table("七项指标校际差异系数", 3,
            ["指标", standards.Fill("小学（≤{balance-cv.primary}）"), standards.Fill("初中（≤{balance-cv.junior}）")], BalanceTable.SevenIndicators.Select(indicator => indicator.Code),
            code => IndicatorTable.Of(code).Name.Zh, code => [ValueOf($"{code}-cv.primary"), ValueOf($"{code}-cv.junior")]);
        WorkbookLook.Page(sheet.Sheet, 2, landscape: true);
        sheet.Sheet.PageSetup.FitToPages(1, 1);
        return charts;

        decimal? ValueOf(string code) => figures.GetValueOrDefault(code)?.Value;

        void Table(string heading, int decimals, string[] captions, IEnumerable<string> rows, Func<string, string> nameOf, Func<string, IEnumerable<decimal?>> valuesOf)
        {
            sheet.Heading(heading);
            sheet.Header(captions);
            var (header, count) = (sheet.NextRow - 1, 0);
            foreach (var row in rows)
            {
                sheet.Add([nameOf(row), .. valuesOf(row).Select(value => (object?)(value is { } number ? Math.Round(number, 4) : null))]);
                sheet.Sheet.Range(sheet.NextRow - 1, 2, sheet.NextRow - 1, captions.Length).Style.NumberFormat.SetFormat(decimals == 0 ? "#,##0" : "0.000");
                count++;
            }

            charts.Add(new ColumnChart(heading, Name, header, count, captions.Length - 1, decimals));
        }
    }
}
