using ClosedXML.Excel;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Summaries;

/// <summary>
/// 一览: the first sheet of the county workbook, to be shown in a meeting: the key figures with their change like for like, how many
/// problems of which kind stand, and the gravest of them: printed, one page.
/// </summary>
static class SummaryGlance
{
    const int GravestShown = 10;
    const int MostInLargeLetters = 10;

    public static void Write(XLWorkbook workbook, CountySummary summary, IReadOnlyDictionary<string, Adjustment> adjustments, Standards standards, SummaryLinks links,
        string title, string note)
    {
        var sheet = new SummarySheet(workbook, "一览", title, note, [25, 22, 30, 24, 14, 55]);
        WriteFigures(sheet, summary, adjustments, standards, links);
        WriteKinds(sheet, summary, standards);
        WriteGravest(sheet, summary);
        WorkbookLook.Page(sheet.Sheet, 2, landscape: false);
        sheet.Sheet.PageSetup.FitToPages(1, 1);
    }

    static void WriteFigures(SummarySheet sheet, CountySummary summary, IReadOnlyDictionary<string, Adjustment> adjustments, Standards standards, SummaryLinks links)
    {
        sheet.Heading("关键指标");
        sheet.Header("指标", "今年", "上年", "同口径增减", "纳入 / 应含", "算法");
        foreach (var figure in summary.KeyFigures)
        {
            sheet.Add(figure.Name.Zh, FigureText.WithUnit(figure, FigureText.Value(figure)).Zh, FigureText.WithUnit(figure, FigureText.LastYear(figure)).Zh,
                FigureText.Change(figure).Zh is { Length: > 0 } change ? change : "—",
                FigureText.Coverage(figure).Zh,
                    standards.Fill(IndicatorTable.Of(figure.Indicator).Formula));
            sheet.Center(2, 5);
            var value = sheet.Sheet.Cell(sheet.NextRow - 1, 2);
            value.Style.Font.SetBold().Font.SetFontSize(value.GetString().Length > MostInLargeLetters ? 11 : 14);
            links.Set(value, figure.Code);
            if (adjustments.GetValueOrDefault(figure.Code) is { } adjustment)
            {
                var adjusted = figure with { Value = adjustment.Value };
                sheet.Add("局方调整", FigureText.WithUnit(adjusted, FigureText.Value(adjusted)).Zh, "", "", "", SummaryWorkbook.ReasonOf(adjustment, figure));
                sheet.Center(2, 5);
            }
        }
    }

    static void WriteKinds(SummarySheet sheet, CountySummary summary, Standards standards)
    {
        var standing = summary.Flags.Where(flag => flag.Stands).ToList();
        sheet.Heading(FormattableString.Invariant($"现有问题 {standing.Count} 项"));
        sheet.Header("问题", "项数", "其中严重", "其中新增", "其中持续", "标准");
        foreach (var rule in FlagTable.All.Where(rule => standing.Exists(flag => flag.Code == rule.Code)))
        {
            var of = standing.FindAll(flag => flag.Code == rule.Code);
            sheet.Add(rule.Name.Zh, of.Count, of.Count(flag => flag.Severity == FlagSeverity.Serious),
                of.Count(flag => flag.Change == FlagChange.New), of.Count(flag => flag.Change == FlagChange.Persisting),
                standards.Fill(rule.When));
            sheet.Center(2, 5);
        }

        foreach (var ended in summary.Flags.Where(flag => !flag.Stands).GroupBy(flag => flag.Change).OrderBy(group => group.Key))
        {
            sheet.Add($"上年的问题：{FlagText.Of(ended.Key).Zh}", ended.Count(), "", "", "", "见“上年问题去向”");
            sheet.Center(2, 5);
        }
    }

    // Of equal severity those that have stood longest come first.
    static void WriteGravest(SummarySheet sheet, CountySummary summary)
    {
        var standing = summary.Flags.Count(flag => flag.Stands);
        var problems = summary.Flags.Where(flag => flag.Stands && FlagTable.Of(flag.Code).Section != Section.I)
            .OrderByDescending(flag => flag.Severity).ThenByDescending(flag => flag.Years).ToList();
        sheet.Heading(problems.Count == 0 ? "已报数据中没有发现学校的问题"
            : problems.Count <= GravestShown ? "学校的问题"
            : FormattableString.Invariant($"最严重的 {GravestShown} 项（{(standing > problems.Count ? $"不含数据报送的 {standing - problems.Count} 项；" : "")}全部 {standing} 项见“问题清单”）"));
        if (problems.Count == 0)
        {
            return;
        }

        sheet.Header("学校", "问题", "情况", "何时起", "原因", "处置");
        foreach (var flag in problems.Take(GravestShown))
        {
            sheet.Add(flag.Subject, $"{FlagText.Of(flag.Severity).Zh}　{FlagTable.Of(flag.Code).Name.Zh}", flag.Text.Zh,
                FlagText.Since(flag).Zh,
                flag.Cause is null ? "—" : FlagText.Cause(flag.Cause).Zh, flag.Remedy.Zh);
        }
    }
}
