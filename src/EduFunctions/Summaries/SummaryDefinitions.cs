using ClosedXML.Excel;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>各校七项, schools × indicators; and 指标说明, what each figure is, whom it counts, and by which document.</summary>
static class SummaryDefinitions
{
    /// <summary>Name of the sheet of definitions.</summary>
    public const string Name = "指标说明";

    /// <summary>First row of <see cref="Defined"/> there.</summary>
    public const int FirstRow = 4;

    /// <summary>The indicators that a summary tells.</summary>
    public static List<Indicator> Defined(CountySummary summary)
    {
        var told = summary.Figures.Select(figure => figure.Indicator).ToHashSet(StringComparer.Ordinal);
        return [.. IndicatorTable.All.Where(indicator => told.Contains(indicator.Code))];
    }

    /// <summary>The seven of each school's stage; what misses its limit is red.</summary>
    public static void WriteBalance(XLWorkbook workbook, CountySummary summary, IEnumerable<School> schools, SummaryLinks links, string title, string note)
    {
        var (figures, seven) = (summary.Figures.ToDictionary(figure => figure.Code), BalanceTable.SevenIndicators.ToList());
        var sheet = new SummarySheet(workbook, "各校七项", $"{title}各校七项指标", note, [14, 28, 8, .. seven.Select(_ => 12.0), 9, 9]);
        sheet.Header(["学校标识码", "学校", "学段", .. seven.Select(indicator => indicator.Name.Zh), "达标项数", "是否达标"]);
        foreach (var (school, section) in schools.SelectMany(school => Subject.OfSchool(school).Where(subject => subject.Kind == SubjectKind.Section), (school, section) => (school, section)))
        {
            if (Of(seven[0].Code) is null)
            {
                continue; // not counted: a small teaching point, a private school where the county leaves them out
            }

            var values = seven.ConvertAll(indicator => Of(indicator.Code));
            sheet.Add([school.Code.Value, school.Name, section.Name.Zh, .. values.Select(figure => (object?)(figure?.Value is { } value ? Math.Round(value, 6) : null)), Of("balance-met")?.Value,
                Of("balance-passes") is { } passes ? FigureText.Value(passes).Zh : null]);
            for (var index = 0; index < values.Count; index++)
            {
                var cell = sheet.Sheet.Cell(sheet.NextRow - 1, index + 4);
                SummaryWorkbook.FormatNumber(cell, number => FigureText.DecimalsOf(values[cell.Address.ColumnNumber - 4]!, number));
                links.Set(cell, values[index]?.Code ?? "");
                if (values[index]?.IsMet == false)
                {
                    cell.Style.Font.SetFontColor(XLColor.FromArgb(0x9C, 0x00, 0x06)).Fill.SetBackgroundColor(XLColor.FromArgb(0xFF, 0xC7, 0xCE));
                }
            }

            Figure? Of(string code) => figures.GetValueOrDefault(new FigureCode(code, section).ToString());
        }

        sheet.EndTable(3);
    }

    /// <summary>Every indicator of the county.</summary>
    public static void WriteDefinitions(XLWorkbook workbook, CountySummary summary, Standards standards, string title, string note)
    {
        var sheet = new SummarySheet(workbook, Name, $"{title}{Name}", note, [30, 8, 60, 40, 18, 34, 32]);
        sheet.Header("指标", "单位", "算法", "计入范围", "标准", "依据", "代码");
        foreach (var indicator in Defined(summary))
        {
            sheet.Add(indicator.Name.Zh, indicator.Unit.Length == 0 ? "是/否" : indicator.Unit, standards.Fill(indicator.Formula), standards.Fill(indicator.Whom), LimitOf(indicator, standards),
                indicator.Source, indicator.Code);
        }

        sheet.EndTable(1);
    }

    static string LimitOf(Indicator indicator, Standards standards)
    {
        if (indicator.Direction == Direction.Yes)
        {
            return "是";
        }

        var sign = indicator.Direction switch { Direction.AtLeast => "≥ ", Direction.AtMost => "≤ ", Direction.Below => "< ", _ => "" };
        return indicator.Limit is not { } limit || sign.Length == 0 ? ""
            : limit.ByStage.IsEmpty ? FormattableString.Invariant($"{sign}{standards[limit]:#,0.####}")
            : string.Join('，', limit.ByStage.Keys.Select(stage => FormattableString.Invariant($"{SchoolKinds.NameOf(stage)} {sign}{standards[limit, stage]:#,0.####}")));
    }
}
