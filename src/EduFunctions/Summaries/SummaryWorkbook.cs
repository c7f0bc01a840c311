using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Summaries;

/// <summary>县级汇总表: a county's summary as a workbook, with how complete it is on every sheet.</summary>
public static class SummaryWorkbook
{
    const int CellsShown = 12;

    /// <summary>The figures that the chart over years shows, and from how many schools they come.</summary>
    public static ImmutableArray<string> TrendCodes { get; } = [SummaryCharts.Trend, .. SummaryCharts.Stages.Select(stage => $"{SummaryCharts.Trend}.{stage.Subject}")];

    /// <summary>Writes the workbook.</summary>
    /// <param name="summary">Figures and flags.</param>
    /// <param name="year">The returns as they stand; a school that came into the register after the run has no figures.</param>
    /// <param name="run">Number of the run, from 1.</param>
    /// <param name="today">The county's day, for what is overdue.</param>
    /// <param name="pages">Address of the county's page, to which its figures lead; null where there is none, and they lead to their
    /// definitions.</param>
    /// <param name="trend">Figures of <see cref="TrendCodes"/> in other years, as their latest runs have them: the chart over years shows those before
    /// last year, which is told as the summary has it.</param>
    public static byte[] Write(CountySummary summary, CountyYear year, int run, DateOnly today, string? pages,
        IReadOnlyList<(SchoolYear Year, IReadOnlyDictionary<string, RunFigure> Figures)> trend)
    {
        using var workbook = new XLWorkbook();
        var (coverage, links) = (PupilCoverage.Of(summary), new SummaryLinks(pages, run, SummaryDefinitions.Defined(summary)));
        var note = string.Create(CultureInfo.InvariantCulture,
            $"{summary.County}　第 {run} 次汇总　统计时点 {summary.Year.ReferenceDate:yyyy-MM-dd}　{coverage.Told.Zh}")
            + (coverage.Counted < coverage.Expected ? "　数据不完整" : "")
            + string.Concat(summary.Settings.Select(finding => $"　设置有误：{finding.Text.Zh}"));
        var title = $"{year.Standards.NameOf(summary.County)} {summary.Year.Title}";
        var adjustments = Adjustment.InForce(year.Adjustments);
        SummaryGlance.Write(workbook, summary, adjustments, year.Standards, links, $"{title}教育年报一览", note);
        WriteFigures(workbook, summary, adjustments, links, title, note);
        WriteFlags(workbook, summary, title, note);
        WriteEnded(workbook, summary, title, note);
        SummaryPlans.Write(workbook, summary, title, note);
        SummarySchools.WriteMissing(workbook, Outstanding.Of(year, today), today, title, note);
        SummarySchools.Write(workbook, summary, year, links, title, note);
        SummaryDefinitions.WriteBalance(workbook, summary, year.Entries.Select(entry => entry.School), links, title, note);
        var charts = SummaryCharts.Write(workbook, summary, trend, year.Standards, title, note);
        SummaryDefinitions.WriteDefinitions(workbook, summary, year.Standards, title, note);
        return WorkbookLook.ToBytes(workbook, charts);
    }

    static void WriteFigures(XLWorkbook workbook, CountySummary summary, IReadOnlyDictionary<string, Adjustment> adjustments, SummaryLinks links,
        string title, string note)
    {
        var sheet = new SummarySheet(workbook, "汇总", $"{title}汇总", note, [36, 14, 8, 14, 28, 20, 10, 11, 11, 11, 13, 11, 14, 40, 14, 30]);
        sheet.Header("指标", "数值", "单位", "上年", "同口径增减", "标准", "是否达到", "纳入学校", "应含学校", "填“/”学校", "未填全、分母为 0 或上年未报学校", "上年纳入", "统计时点", "代码", "局方调整", "调整原因");
        foreach (var figure in summary.Figures.Where(figure =>
            !figure.Code.Contains(".school-", StringComparison.Ordinal) && figure.Expected > 0))
        {
            var adjustment = adjustments.GetValueOrDefault(figure.Code);

            // Numbers stay numbers; what is none (是, 否, 尚不能确定) is written as it is read.
            sheet.Add(
                figure.Name.Zh, (object?)Number(figure, figure.Value) ?? FigureText.Value(figure).Zh, figure.Unit,
                (object?)Number(figure, figure.LastYear) ?? FigureText.LastYear(figure).Zh,
                FigureText.Change(figure).Zh, FigureText.Limit(figure).Zh, FigureText.Met(figure).Zh, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed, figure.LastYearCounted,
                figure.ReferenceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), figure.Code,
                adjustment is null ? null : (object?)Number(figure, adjustment.Value) ?? FigureText.Value(figure with { Value = adjustment.Value }).Zh,
                adjustment is null ? null : ReasonOf(adjustment, figure));
            links.Set(sheet.Sheet.Cell(sheet.NextRow - 1, 2), figure.Code);
            foreach (var column in new[] { 2, 4, 15 })
            {
                FormatNumber(sheet.Sheet.Cell(sheet.NextRow - 1, column), number => FigureText.DecimalsOf(figure, number));
            }
        }

        sheet.EndTable(1);
    }

    internal static string ReasonOf(Adjustment adjustment, Figure figure) => $"{adjustment.Reason}（{adjustment.By}）"
        + (adjustment.IsOvertaken(figure.Value) ? $"　{Adjustment.Overtaken.Zh}" : "");

    /// <summary>A whole number shows no point: Excel would write “619.” with one format for both.</summary>
    internal static void FormatNumbers(IXLRange range)
    {
        foreach (var cell in range.CellsUsed())
        {
            FormatNumber(cell, _ => 2);
        }
    }

    // As the page prints it: 99.996 is not 100.00 beside 未达到.
    internal static void FormatNumber(IXLCell cell, Func<decimal, int> decimalsOf)
    {
        if (cell.DataType == XLDataType.Number)
        {
            cell.Style.NumberFormat.SetFormat(cell.GetDouble() % 1 == 0 ? "#,##0" : $"#,##0.{new string('0', decimalsOf((decimal)cell.GetDouble()))}");
        }
    }

    internal static decimal? Number(Figure figure, decimal? value) => figure.Unit.Length == 0 ? null : value;

    static void WriteFlags(XLWorkbook workbook, CountySummary summary, string title, string note)
    {
        var sheet = new SummarySheet(workbook, "问题清单", $"{title}问题清单", note, [8, 18, 24, 9, 44, 20, 16, 50, 26, 40, 12, 12, 30]);
        sheet.Header("级别", "问题", "学校", "年级", "情况", "何时起", "原因", "处置", "学校说明", "来源单元格", "责任人", "完成期限", "办理情况");
        foreach (var flag in summary.Flags.Where(flag => flag.Stands))
        {
            var care = summary.Cares.GetValueOrDefault(flag.Key.Id);
            sheet.Add(
                FlagText.Of(flag.Severity).Zh, FlagTable.Of(flag.Code).Name.Zh, flag.Subject,
                flag.Grade is { } grade ? SchoolKinds.NameOfGrade(grade) : null, FlagText.Told(flag).Zh, FlagText.Since(flag).Zh,
                FlagText.Cause(flag.Cause).Zh, flag.Remedy.Zh, flag.Explanation, FlagText.Cells(flag, CellsShown), care?.Owner, Day(care?.Due), care?.Note);
        }

        sheet.EndTable(3);
    }

    static void WriteEnded(XLWorkbook workbook, CountySummary summary, string title, string note)
    {
        var sheet = new SummarySheet(workbook, "上年问题去向", $"{title}上年问题去向", note, [18, 18, 26, 60, 40, 30]);
        sheet.Header("去向", "问题", "学校", "情况", "来源单元格", "销号");
        var endings = summary.Endings.ToDictionary(ending => ending.Flag.Key);
        foreach (var flag in summary.Flags.Where(flag => !flag.Stands)
            .Concat(summary.Endings.Select(ending => ending.Flag).Where(flag => flag.Stands)))
        {
            sheet.Add(flag.Stands ? "本学年内" : FlagText.Since(flag).Zh, FlagTable.Of(flag.Code).Name.Zh, flag.Subject, FlagText.Told(flag).Zh,
                FlagText.Cells(flag, CellsShown), endings.TryGetValue(flag.Key, out var ending) ? FlagText.Ended(ending).Zh : null);
        }

        sheet.EndTable(1);
    }

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
