using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section H: what the county's leaders and inspectors did, from the bureau's register of evidence.</summary>
public static class DutyTable
{
    const string Office = "office rule 局内约定";

    // The kinds of matters of the register, each a figure.
    static readonly ImmutableArray<(string Code, string Kind, string Unit, string NameEn)> Kinds =
    [
        ("party-meetings", "党委常委会议", "次", "meetings of the party's standing committee on education"), ("government-meetings", "政府常务会议", "次", "executive meetings of the government on education"),
        ("leaders-visits", "领导调研学校", "次", "leaders' visits to schools"), ("leaders-lessons", "领导讲课", "节", "leaders' lessons"), ("leaders-linked", "领导联系学校", "次", "leaders linked to a school"),
        ("policies-issued", Duties.PolicyIssued, "件", "policies issued"), ("teachers-day-visits", "教师节慰问", "次", "visits on teachers' day"), ("supervisions", "督导", "次", "supervisions registered"),
        ("trainings", "培训", "次", "trainings registered"), ("audits-registered", "审计", "件", "audits registered"),
    ];

    static readonly Computation Inspectors = Computation.Bureau(Supervision.Sheet, [Supervision.FullTime, Supervision.PartTime]);

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        .. Kinds.Select(kind => Row(kind.Code, new($"{kind.Kind}（{kind.Unit}）", kind.NameEn), kind.Unit, $"“履职”中类别为“{kind.Kind}”的行数", Computation.Rows(Duties.Sheet, Duties.Kind, row => row[Duties.Kind] == kind.Kind))),
        Row("duties-without-evidence", new("没有佐证材料的履职事项", "matters without evidence"), "项", "“履职”中“佐证材料”未填的行数", Computation.Rows(Duties.Sheet, Duties.Evidence, row => row[Duties.Evidence] is null), EvaluationLimits.NoFall, Direction.AtMost),
        Row("inspectors", new("督学数", "inspectors"), "人", "专职督学 ＋ 兼职督学", Inspectors),
        Row("inspectors-full-time", new("专职督学数", "full-time inspectors"), "人", "县级年报表所报", Of(Supervision.FullTime)),
        Row("zones", new("督学责任区数", "inspectors' zones"), "个", "县级年报表所报", Of(Supervision.Zones)),
        Row("inspectors-per-zone", new("每个责任区督学数", "inspectors per zone"), "人", "（专职督学 ＋ 兼职督学）÷ 督学责任区", Inspectors.Per(Of(Supervision.Zones), 1)),
        Row("schools-per-zone", new("每个责任区学校数", "schools per zone"), "所", "名册中的学校、幼儿园 ÷ 督学责任区", Computation.Register(_ => true).Per(Of(Supervision.Zones), 1), EvaluationLimits.SchoolsPerZone, Direction.AtMost),
        Row("named-inspector-share", new("挂牌督导覆盖率", "schools with a named inspector"), "%", "挂牌督导学校 ÷ 名册中的学校、幼儿园 × 100", Of(Supervision.NamedSchools).Per(Computation.Register(_ => true)), EvaluationLimits.Hundred, Direction.AtLeast),
        .. Supervision.Topics.SelectMany(topic => new[]
        {
            Row($"supervised-{Key(topic)}", new($"{topic.Name}督导到校数", $"schools inspected: {Key(topic)}"), "所", "县级年报表所报", Of(topic.Schools)),
            Row($"supervised-{Key(topic)}-found", new($"{topic.Name}督导发现问题数", $"problems found: {Key(topic)}"), "个", "县级年报表所报", Of(topic.Found)),
            Row($"supervised-{Key(topic)}-mended-share", new($"{topic.Name}督导问题整改率", $"problems mended: {Key(topic)}"), "%", "整改问题 ÷ 发现问题 × 100", Of(topic.Mended).Per(Of(topic.Found))),
        }),
    ];

    static Indicator Row(string code, Text name, string unit, string formula, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.H, name, unit, formula, Office, computed, limit, direction);

    static Computation Of(NumberColumn column) => Computation.Bureau(Supervision.Sheet, column);

    // fiveManagements → five-managements
    static string Key(SupervisionTopic topic) => string.Concat(topic.Schools.Code[..^"Schools".Length].Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
