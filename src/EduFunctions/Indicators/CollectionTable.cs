using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Rounds;

namespace EduFunctions.Indicators;

/// <summary>Section I: how far the collection has come. Told from the returns' standing alone; no row is read.</summary>
public static class CollectionTable
{
    const string Source = "office rule 局内约定";

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        Count("returns-expected", new("应报学校数", "returns expected"), "本学年名册中的学校", (_, _) => true),
        Count("returns-received", new("已报学校数", "returns received"), "至少报送过一次", (standing, _) => standing.Version > 0),
        Count("returns-accepted", new("已核学校数", "returns accepted"), "最近一次报送已核或已锁",
            (standing, _) => standing.State is ReturnState.Accepted or ReturnState.Locked),
        Count("returns-in-force", new("已纳入汇总学校数", "returns in force"), "有一次报送已核，纳入汇总", IsInForce),
        Count("returns-returned", new("退回学校数", "returns sent back"), "最近一次报送被退回", (standing, _) => standing.State == ReturnState.Returned),
        Count("returns-with-open-queries", new("有未说明事项的学校数", "returns with open queries"), "最近一次报送有需说明事项未说明",
            (standing, _) => standing.OpenQueries > 0),
        Count("returns-late", new("逾期报送学校数", "returns late"), "首次通过校验的报送晚于截止日；都未通过的，首次报送晚于截止日", (standing, due) => standing.IsLate(due)),
        Count("returns-missing", new("未报学校数", "returns missing"), "尚未报送", (standing, _) => standing.Version == 0),
        Row("completeness", new("完整率", "completeness"), "%", "已纳入汇总学校数 ÷ 应报学校数 × 100",
            s => s.Figure("returns-in-force").Per(s.Figure("returns-expected"), 100)),
        .. ReturnForms.OfSchools.SelectMany(form => form.Sheets).Distinct()
            .Select(sheet => Row($"sheet-completeness-{sheet.Code}", new($"{FormOf(sheet)}“{sheet.Caption}”完整率", $"completeness of sheet {sheet.Code}"),
            "%", "各应报学校该表已填单元格比例的平均（“/”算已填，“说明”不计）", s => s.Filled(sheet)) with { Asked = [sheet] }),
    ];

    // Sheets of two forms may be called alike; one that several forms share is told of all of them.
    static string FormOf(FormSheet sheet) =>
        ReturnForms.OfSchools.Where(form => form.Sheets.Contains(sheet)).ToList() is [var only] ? only.Caption : "";

    static bool IsInForce(Standing standing, DateOnly due) => standing.IsInForce;

    static Indicator Count(string code, Text name, string formula, Func<Standing, DateOnly, bool> stands) =>
        Row(code, name, "所", formula, s => s.Returns(stands));

    static Indicator Row(string code, Text name, string unit, string formula, Func<Scope, Measure> of) =>
        new(code, Section.I, name, unit, formula, Source, of) { Subjects = [SubjectKind.County], Columns = [] };
}
