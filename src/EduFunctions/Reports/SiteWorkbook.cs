using System.Collections.Immutable;
using ClosedXML.Excel;
using EduFunctions.Summaries;
using EduFunctions.Workbooks;

namespace EduFunctions.Reports;

/// <summary>The sample as a list to take along: per school its cells with the value reported, and room for what is found.</summary>
public static class SiteWorkbook
{
    /// <summary>Captions of the list.</summary>
    public static ImmutableArray<string> Captions { get; } =
        ["学校标识码", "学校", "工作表", "单元格", "项目", "为何核查", "报送数", "现场核查数", "是否一致", "备注", "核查人", "抽样码", "散列值"];

    static readonly double[] Widths = [13, 20, 15, 8, 30, 27, 12, 13, 10, 20, 11, 26, 16];

    /// <summary>The rows of the list, with what is entered already.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(SiteSample sample, IEnumerable<SiteOutcome> outcomes)
    {
        var known = SiteOutcome.InForce(outcomes);
        return sample.Cells.Select(one =>
        {
            var (school, cell) = one;
            var outcome = known.GetValueOrDefault((school.School, cell.Sheet, cell.Row, cell.Column));
            return (IReadOnlyList<object?>)
            [
                school.School, school.Name, cell.SheetName, cell.Cell, cell.Caption, cell.Why, cell.Reported, outcome?.Found,
                outcome is null ? null : outcome.IsConfirmed ? "是" : "否", outcome?.Note, outcome?.By,
                SiteDraw.CodeOf(cell), SiteDraw.HashOf(sample.Seed, school.School, cell)[..13],
            ];
        });
    }

    /// <summary>The workbook: the list, and by what rule it was drawn.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="county">The county as titles write it.</param>
    /// <param name="outcomes">What is entered already.</param>
    public static byte[] Write(SiteSample sample, string county, IReadOnlyCollection<SiteOutcome> outcomes)
    {
        using var workbook = new XLWorkbook();
        var note = FormattableString.Invariant(
            $"按第 {sample.Run} 次汇总，从 {sample.Eligible} 所已核学校中抽取 {sample.Schools.Length} 所、{sample.Cells.Count()} 格；{sample.SeedText.Zh}。现场核查数与报送数相同的，“是否一致”填“是”。");
        var list = new SummarySheet(workbook, "抽样核查表", FormattableString.Invariant($"{county} {sample.Year} 学年 抽样核查表"), note, Widths);
        list.Header(Captions);
        var first = list.NextRow;
        foreach (var row in Rows(sample, outcomes))
        {
            list.Add(row);
        }

        if (list.NextRow > first)
        {
            list.Sheet.Range(first, 9, list.NextRow - 1, 9).SetDataValidation().List("\"是,否\"", inCellDropdown: true);
        }

        list.EndTable(2);
        WorkbookLook.Paper(list.Sheet, county, FormattableString.Invariant($"{sample.Year} 学年抽样核查"), "核查人（签字）：　　　　　　　学校负责人（签字）：　　　　　　　日期：");
        Rules(workbook, sample);
        return WorkbookLook.ToBytes(workbook);
    }

    static void Rules(XLWorkbook workbook, SiteSample sample)
    {
        var rules = new SummarySheet(workbook, "抽样规则", "抽样规则", SiteSample.Rule.Zh, [22, 34, 13, 15, 13, 10, 10, 14]);
        rules.Header("风险", "Risk", "每项分值", "每校最多计");
        foreach (var risk in SiteRisk.All)
        {
            rules.Add(risk.Name.Zh, risk.Name.En, risk.Points, risk.Most);
        }

        rules.Heading($"抽到的学校（{sample.SeedText.Zh}）");
        rules.Header("学校", "风险分的由来", "风险分", "核查格数", "学校标识码", "抽中次序", "随机数 u", "−ln(u) ÷ 权重");
        foreach (var (index, school) in sample.Schools.Index())
        {
            var uniform = SiteDraw.Uniform($"{sample.Seed}|{school.School}");
            rules.Add(school.Name, school.Why.Length == 0 ? "—" : school.Why, school.Points, school.Cells.Length, school.School, index + 1,
                Math.Round((decimal)uniform, 6), Math.Round((decimal)(-Math.Log(uniform) / (1 + school.Points)), 6));
        }

        rules.Heading("可抽取的栏目");
        rules.Header("工作表", "栏目", "工作表代码", "栏目代码");
        foreach (var place in SiteDraw.Columns)
        {
            rules.Add(place.Sheet.Caption, place.Column.Caption, place.Sheet.Code, place.Column.Code);
        }

        WorkbookLook.Page(rules.Sheet, 2, landscape: false);
    }
}
