using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>催报名单 and 各校 of the county workbook: the schools and their returns.</summary>
static class SummarySchools
{
    /// <summary>Whose return is still wanted today, whenever the run was made.</summary>
    public static void WriteMissing(XLWorkbook workbook, IReadOnlyList<Outstanding> missing, DateOnly today, string title, string note)
    {
        var told = string.Create(CultureInfo.InvariantCulture, $"{title}催报名单（{today:yyyy-MM-dd} 共 {missing.Count} 所未报或退回）");
        var sheet = new SummarySheet(workbook, "催报名单", told, note,
            [14, 28, 18, 12, 18, 8, 12, 10, 40]);
        sheet.Header(Outstanding.Captions);
        foreach (var one in missing)
        {
            sheet.Add(one.Row);
        }

        sheet.EndTable(2);
    }

    /// <summary>Where each school's return stands, with its classes.</summary>
    public static void Write(XLWorkbook workbook, CountySummary summary, CountyYear year, SummaryLinks links, string title, string note)
    {
        string[] indicators = ["classes", "pupils", "large-classes", "super-large-classes", "large-class-share"];
        var figures = summary.Figures.ToDictionary(figure => figure.Code);
        var sheet = new SummarySheet(workbook, "各校", $"{title}各校", note, [14, 28, 18, 8, 8, 7, 13, 13, 7, 8, 10, 10, 10, 12, 12]);
        sheet.Header(["学校标识码", "学校", "办学类型", "城乡", "状态", "版本", "首次报送", "首次通过", "必改", "未说明",
            .. indicators.Select(code => IndicatorTable.Of(code).Name.Zh)]);
        var first = sheet.NextRow;
        foreach (var (school, standing, _) in year.Entries)
        {
            sheet.Add([
                school.Code.Value, school.Name, SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location),
                ReturnStates.NameOf(standing.State), standing.Version, SummaryWorkbook.Day(standing.Received),
                SummaryWorkbook.Day(standing.Accepted), standing.Errors, standing.OpenQueries,
                .. indicators.Select(code => (object?)Of(school, code)?.Value),
            ]);
            foreach (var (index, code) in indicators.Index())
            {
                links.Set(sheet.Sheet.Cell(sheet.NextRow - 1, 11 + index), Of(school, code)?.Code ?? "");
            }
        }

        SummaryWorkbook.FormatNumbers(sheet.Sheet.Range(first, 11, Math.Max(first, sheet.NextRow - 1), 15));
        sheet.EndTable(2);

        Figure? Of(School school, string code) => figures.GetValueOrDefault(new FigureCode(code, Subject.Of(school.Code)).ToString());
    }
}
