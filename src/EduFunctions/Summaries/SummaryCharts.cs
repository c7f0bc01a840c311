using ClosedXML.Excel;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Summaries;

/// <summary>图表: tables for the eye, each with a native chart: class sizes, large classes over years, the seven coefficients.</summary>
static class SummaryCharts
{
    /// <summary>The indicator of the chart over years.</summary>
    internal const string Trend = "large-classes";

    const string Name = "图表";

    /// <summary>The series of its charts, and of the report's.</summary>
    internal static readonly (string Name, string Subject)[] Stages = [("小学", "primary"), ("初中", "junior"), ("高中", "senior")];

    /// <summary>Writes the sheet; the charts are put over it when the workbook is saved.</summary>
    public static IReadOnlyList<ColumnChart> Write(XLWorkbook workbook, CountySummary summary,
        IReadOnlyList<(SchoolYear Year, IReadOnlyDictionary<string, RunFigure> Figures)> trend, Standards standards, string title, string note)
    {
        var figures = summary.Figures.ToDictionary(figure => figure.Code);
        var sheet = new SummarySheet(workbook, Name, $"{title}图表", note, [34, 10, 10, 10, 10]);
        var charts = new List<ColumnChart>();
        Table("各班额段班级数（个）", 0, ["班额", .. Stages.Select(stage => stage.Name)], LargeClassTable.SizeBands.Select(band => LargeClassTable.CodeOf(band))
            .Select(code => (IndicatorTable.Of(code).Name.Zh, Stages.Select(stage => ValueOf($"{code}.{stage.Subject}")))));
        Table("各学年大班额数（个；各年纳入的学校可能不同，不直接相减）", 0, ["学年", .. Stages.Select(stage => stage.Name)], Years(summary, figures, trend)
            .Select(year => (CoverageOf(year), Stages.Select(stage => year.Of($"{Trend}.{stage.Subject}")?.Value))));
        Table("七项指标校际差异系数", 3, ["指标", standards.Fill("小学（≤{balance-cv.primary}）"), standards.Fill("初中（≤{balance-cv.junior}）")], BalanceTable.SevenIndicators
            .Select(indicator => (indicator.Name.Zh, new[] { "primary", "junior" }.Select(stage => ValueOf($"{indicator.Code}-cv.{stage}")))));
        WorkbookLook.Page(sheet.Sheet, 2, landscape: true);
        sheet.Sheet.PageSetup.FitToPages(1, 1);
        return charts;

        decimal? ValueOf(string code) => figures.GetValueOrDefault(code)?.Value;

        void Table(string heading, int decimals, string[] captions, IEnumerable<(string Name, IEnumerable<decimal?> Values)> rows)
        {
            sheet.Heading(heading);
            sheet.Header(captions);
            var (header, count) = (sheet.NextRow - 1, 0);
            foreach (var (name, values) in rows)
            {
                sheet.Add([name, .. values.Select(value => (object?)(value is { } number ? Math.Round(number, 4) : null))]);
                sheet.Sheet.Range(sheet.NextRow - 1, 2, sheet.NextRow - 1, captions.Length).Style.NumberFormat.SetFormat(decimals == 0 ? "#,##0" : "0.000");
                count++;
            }

            charts.Add(new ColumnChart(heading, Name, header, count, captions.Length - 1, decimals));
        }
    }

    static string CoverageOf((SchoolYear Year, Func<string, RunFigure?> Of) year) =>
        year.Of(Trend) is { } whole ? $"{year.Year}（{whole.Expected} 所中 {whole.Counted} 所）" : year.Year.ToString();

    // Of years before last year as their latest runs have them, of last year and this one as the summary does.
    static IEnumerable<(SchoolYear Year, Func<string, RunFigure?> Of)> Years(CountySummary summary, Dictionary<string, Figure> figures,
        IReadOnlyList<(SchoolYear Year, IReadOnlyDictionary<string, RunFigure> Figures)> trend)
    {
        var (now, last) = (summary.Year, summary.Year.Previous);
        foreach (var (year, of) in trend.Where(one => one.Year.CompareTo(last) < 0))
        {
            yield return (year, code => of.GetValueOrDefault(code));
        }

        if (figures.GetValueOrDefault(Trend)?.LastYearCounted is not null)
        {
            yield return (last, code => figures.GetValueOrDefault(code) is { } figure ? new(figure.LastYear, figure.LastYearCounted ?? 0, figure.LastYearExpected ?? 0, null, null) : null);
        }

        yield return (now, code => figures.GetValueOrDefault(code) is { } figure ? new(figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed) : null);
    }
}
