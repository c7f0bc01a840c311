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
    /// <summary>Writes the workbook.</summary>
    /// <param name="summary">Figures and flags.</param>
    /// <param name="round">The returns as they stand; a school that came into the register after the run has no figures.</param>
    /// <param name="run">Number of the run, from 1.</param>
    public static byte[] Write(CountySummary summary, CountyRound round, int run)
    {
        using var workbook = new XLWorkbook();
        var counted = summary.Figures.First(figure => figure.Code == "classes");
        var note = string.Create(CultureInfo.InvariantCulture,
            $"{summary.County}　{summary.Year.StartYear}—{summary.Year.StartYear + 1} 学年　第 {run} 次汇总　统计时点 {summary.Year.ReferenceDate:yyyy-MM-dd}　已纳入 {counted.Counted} 所，应报 {counted.Expected} 所");
        WriteFigures(workbook, summary, note);
        WriteFlags(workbook, summary, note);
        WriteSchools(workbook, summary, round, note);
        return WorkbookLook.ToBytes(workbook);
    }

    static void WriteFigures(XLWorkbook workbook, CountySummary summary, string note)
    {
        var sheet = Start(workbook, "汇总", note, ["指标", "数值", "单位", "上年", "增减", "纳入学校", "应含学校", "统计时点", "代码"], [36, 12, 8, 12, 12, 11, 11, 14, 40]);
        var rowNumber = 4;
        foreach (var figure in summary.Figures.Where(figure => !figure.Code.Contains(".school-", StringComparison.Ordinal) && figure.Expected > 0))
        {
            var isYesNo = figure.Unit.Length == 0;
            WorkbookLook.Row(sheet, rowNumber++,
            [
                figure.Name, isYesNo ? YesNo(figure.Value) : figure.Value, figure.Unit, isYesNo ? YesNo(figure.LastYear) : figure.LastYear,
                isYesNo ? null : figure.Value - figure.LastYear, figure.Counted, figure.Expected,
                figure.ReferenceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), figure.Code,
            ]);
        }

        foreach (var cell in sheet.Range(4, 2, Math.Max(4, rowNumber - 1), 5).CellsUsed(cell => cell.DataType == XLDataType.Number))
        {
            // A whole number shows no point: Excel would write “619.” with one format for both.
            cell.Style.NumberFormat.SetFormat(cell.GetDouble() % 1 == 0 ? "#,##0" : "#,##0.00");
        }
    }

    static string? YesNo(decimal? value) => value switch { null => null, 0 => "否", _ => "是" };

    static void WriteFlags(XLWorkbook workbook, CountySummary summary, string note)
    {
        var sheet = Start(workbook, "问题清单", note, ["级别", "问题", "学校", "情况", "何时起", "原因", "处置", "来源单元格"], [8, 16, 26, 44, 12, 16, 50, 40]);
        var rowNumber = 4;
        foreach (var flag in summary.Flags)
        {
            WorkbookLook.Row(sheet, rowNumber++,
            [
                FlagTable.NameOf(flag.Severity), FlagTable.Of(flag.Code).Name, flag.Subject, flag.Text, FlagTable.NameOf(flag.Change, flag.Years),
                FlagTable.NameOf(flag.Cause), flag.Remedy, string.Join('、', flag.Cells.Take(12).Select(cell => $"{cell.Sheet}!{cell.Cell}")) + (flag.Cells.Length > 12 ? " …" : ""),
            ]);
        }
    }

    static void WriteSchools(XLWorkbook workbook, CountySummary summary, CountyRound round, string note)
    {
        string[] indicators = ["classes", "pupils", "large-classes", "super-large-classes", "large-class-share"];
        var figures = summary.Figures.ToDictionary(figure => figure.Code);
        var sheet = Start(workbook, "各校", note,
            ["学校标识码", "学校", "办学类型", "城乡", "状态", "版本", "首次报送", "必改", "未说明", .. indicators.Select(code => IndicatorTable.Find(code)!.Name)],
            [14, 28, 18, 8, 8, 7, 12, 7, 8, 10]);
        var rowNumber = 4;
        foreach (var entry in round.Schools)
        {
            WorkbookLook.Row(sheet, rowNumber++,
            [
                entry.School.Code.Value, entry.School.Name, SchoolKinds.NameOf(entry.School.Kind), SchoolKinds.NameOf(entry.School.Location),
                ReturnStates.NameOf(entry.State), entry.Version, entry.Received?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), entry.Errors, entry.OpenQueries,
                .. indicators.Select(code => (object?)figures.GetValueOrDefault($"{code}.school-{entry.School.Code}")?.Value),
            ]);
        }

        sheet.Range(4, 14, Math.Max(4, rowNumber - 1), 14).Style.NumberFormat.SetFormat("0.##");
    }

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
