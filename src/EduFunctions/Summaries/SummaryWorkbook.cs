using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Summaries;

/// <summary>县级汇总表: a county's summary as a workbook, with how complete it is on every sheet.</summary>
public static class SummaryWorkbook
{
    const int CellsShown = 12;

    /// <summary>Writes the workbook.</summary>
    /// <param name="summary">Figures and flags.</param>
    /// <param name="year">The returns as they stand; a school that came into the register after the run has no figures.</param>
    /// <param name="run">Number of the run, from 1.</param>
    public static byte[] Write(CountySummary summary, CountyYear year, int run)
    {
        using var workbook = new XLWorkbook();
        var counted = summary.Figures.First(figure => figure.Code == "classes");
        var note = string.Create(CultureInfo.InvariantCulture,
            $"{summary.County}　{summary.Year.StartYear}—{summary.Year.StartYear + 1} 学年　第 {run} 次汇总　统计时点 {summary.Year.ReferenceDate:yyyy-MM-dd}　已纳入 {counted.Counted} 所，应报 {counted.Expected} 所")
            + string.Concat(summary.Settings.Select(finding => $"　设置有误：{finding.Text.Zh}"));
        WriteFigures(workbook, summary, note);
        WriteFlags(workbook, summary, note);
        WriteSchools(workbook, summary, year, note);
        return WorkbookLook.ToBytes(workbook);
    }

    static void WriteFigures(XLWorkbook workbook, CountySummary summary, string note)
    {
        var sheet = Start(workbook, "汇总", note, ["指标", "数值", "单位", "上年", "同口径增减", "纳入学校", "应含学校", "上年纳入", "统计时点", "代码"],
            [36, 14, 8, 14, 26, 11, 11, 11, 14, 40]);
        var rowNumber = 4;
        foreach (var figure in summary.Figures.Where(figure =>
            !figure.Code.Contains(".school-", StringComparison.Ordinal) && figure.Expected > 0))
        {
            // Numbers stay numbers; what is none (是, 否, 尚不能确定) is written as it is read.
            WorkbookLook.Row(sheet, rowNumber++,
            [
                figure.Name.Zh, (object?)Number(figure, figure.Value) ?? FigureText.Value(figure).Zh, figure.Unit,
                (object?)Number(figure, figure.LastYear) ?? FigureText.LastYear(figure).Zh,
                FigureText.Change(figure).Zh, figure.Counted, figure.Expected, figure.LastYearCounted,
                figure.ReferenceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), figure.Code,
            ]);
        }

        foreach (var cell in sheet.Range(4, 2, Math.Max(4, rowNumber - 1), 4).CellsUsed(cell => cell.DataType == XLDataType.Number))
        {
            // A whole number shows no point: Excel would write “619.” with one format for both.
            cell.Style.NumberFormat.SetFormat(cell.GetDouble() % 1 == 0 ? "#,##0" : "#,##0.00");
        }
    }

    static decimal? Number(Figure figure, decimal? value) => figure.Unit.Length == 0 ? null : value;

    static void WriteFlags(XLWorkbook workbook, CountySummary summary, string note)
    {
        var sheet = Start(workbook, "问题清单", note, ["级别", "问题", "学校", "情况", "何时起", "原因", "处置", "来源单元格"], [8, 16, 26, 44, 18, 16, 50, 40]);
        var rowNumber = 4;
        foreach (var flag in summary.Flags)
        {
            WorkbookLook.Row(sheet, rowNumber++,
            [
                FlagText.Of(flag.Severity).Zh, FlagTable.Of(flag.Code).Name.Zh, flag.Subject, FlagText.Told(flag).Zh,
                    FlagText.Since(flag).Zh,
                FlagText.Cause(flag.Cause).Zh, flag.Remedy.Zh, FlagText.Cells(flag, CellsShown),
            ]);
        }
    }

    static void WriteSchools(XLWorkbook workbook, CountySummary summary, CountyYear year, string note)
    {
        string[] indicators = ["classes", "pupils", "large-classes", "super-large-classes", "large-class-share"];
        var figures = summary.Figures.ToDictionary(figure => figure.Code);
        var sheet = Start(workbook, "各校", note,
            ["学校标识码", "学校", "办学类型", "城乡", "状态", "版本", "首次报送", "首次通过", "必改", "未说明",
                .. indicators.Select(code => IndicatorTable.Of(code).Name.Zh)],
            [14, 28, 18, 8, 8, 7, 12, 12, 7, 8, 10]);
        var rowNumber = 4;
        foreach (var (school, standing, _) in year.Entries)
        {
            WorkbookLook.Row(sheet, rowNumber++,
            [
                school.Code.Value, school.Name, SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location),
                ReturnStates.NameOf(standing.State), standing.Version, Day(standing.Received), Day(standing.Accepted), standing.Errors,
                    standing.OpenQueries,
                .. indicators.Select(code =>
                    (object?)figures.GetValueOrDefault(new FigureCode(code, Subject.Of(school.Code)).ToString())?.Value),
            ]);
        }

        sheet.Range(4, 15, Math.Max(4, rowNumber - 1), 15).Style.NumberFormat.SetFormat("0.##");
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static IXLWorksheet Start(XLWorkbook workbook, string name, string note, IReadOnlyList<string> captions, IReadOnlyList<double> widths)
    {
        var sheet = workbook.AddWorksheet(name);
        WorkbookLook.Title(sheet, $"县级教育年报{name}", captions.Count);
        WorkbookLook.Note(sheet, 2, note, captions.Count);
        WorkbookLook.Header(sheet, 3, captions, widths);
        WorkbookLook.Page(sheet, 3, landscape: true);
        return sheet;
    }
}
