using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>National monitoring of one subject.</summary>
/// <param name="Name">The subject.</param>
/// <param name="Level">学业水平.</param>
/// <param name="Difference">校际差异率, as a share of 1.</param>
public sealed record MonitoredSubject(string Name, ChoiceColumn Level, AmountColumn Difference);

/// <summary>适龄人口: who is of which age, who of them is enrolled how, and how the county is judged.</summary>
public static class Population
{
    const int LastAge = 17;

    /// <summary>Population by single year of age, 0 to 17, on 1 September.</summary>
    public static ImmutableArray<CountColumn> OfAge { get; } = [.. Enumerable.Range(0, LastAge + 1).Select(OfAgeOf)];

    /// <summary>适龄残疾儿童少年数.</summary>
    public static CountColumn Disabled { get; } = ReturnColumns.Persons("disabled", "适龄残疾儿童少年数", false, "适龄残疾儿童数") with { Help = "残联登记、义务教育年龄（6—15 岁）的残疾儿童少年人数，如 158。" };

    /// <summary>随班就读人数.</summary>
    public static CountColumn InClasses { get; } = ReturnColumns.Persons("inClasses", "随班就读人数", false, "随班就读") with { Help = "上述人员中在普通班就读的人数，如 92。" };

    /// <summary>特教班人数.</summary>
    public static CountColumn InSpecialClasses { get; } = ReturnColumns.Persons("inSpecialClasses", "特教班人数", false, "特教班就读人数") with { Help = "上述人员中在普通学校特教班就读的人数，如 10；没有填 0。" };

    /// <summary>特教学校人数.</summary>
    public static CountColumn InSpecialSchools { get; } = ReturnColumns.Persons("inSpecialSchools", "特教学校人数", false, "特教学校就读人数", "特殊教育学校就读人数") with { Help = "上述人员中在特殊教育学校就读的人数，如 36。" };

    /// <summary>送教上门人数.</summary>
    public static CountColumn TaughtAtHome { get; } = ReturnColumns.Persons("taughtAtHome", "送教上门人数", false, "送教上门") with { Help = "上述人员中由教师送教上门的人数，如 14。" };

    /// <summary>符合条件的随迁子女数.</summary>
    public static CountColumn Migrant { get; } = ReturnColumns.Persons("migrant", "符合条件的随迁子女数", false, "随迁子女数", "符合条件随迁子女数") with { Help = "9 月 1 日在本县义务教育阶段就读、符合条件的进城务工人员随迁子女人数，如 640。" };

    /// <summary>在公办学校就读随迁子女数.</summary>
    public static CountColumn MigrantInPublic { get; } = ReturnColumns.Persons("migrantInPublic", "在公办学校就读的随迁子女数", false, "公办学校就读随迁子女数") with { Help = "上述随迁子女中在公办学校就读的人数，如 590。" };

    /// <summary>政府购买学位就读随迁子女数.</summary>
    public static CountColumn MigrantInBought { get; } = ReturnColumns.Persons("migrantInBought", "政府购买学位就读的随迁子女数", false, "购买民办学位随迁子女数") with { Help = "上述随迁子女中由政府购买学位、在民办学校就读的人数，如 20；没有填 0。" };

    /// <summary>优质高中招生计划数.</summary>
    public static CountColumn SeniorPlaces { get; } = ReturnColumns.Persons("seniorPlaces", "优质高中招生计划数", false, "优质普通高中招生计划") with { Help = "今年优质普通高中的招生计划人数，如 1200。" };

    /// <summary>分配到初中名额数.</summary>
    public static CountColumn QuotaPlaces { get; } = ReturnColumns.Persons("quotaPlaces", "分配到初中的名额数", false, "指标到校名额数", "定向分配名额数") with { Help = "上述计划中按比例分配到初中的名额数，如 660。" };

    /// <summary>分配到农村初中名额数.</summary>
    public static CountColumn RuralQuotaPlaces { get; } = ReturnColumns.Persons("ruralQuotaPlaces", "其中分配到农村初中的名额数", false, "分配到农村初中的名额数") with { Help = "分配名额中给农村（镇区、乡村）初中的名额数，如 380。" };

    /// <summary>中等职业学校学生数.</summary>
    public static CountColumn VocationalPupils { get; } = ReturnColumns.Persons("vocationalPupils", "中等职业学校学生数", false, "中职学生数", "中职在校生数") with { Help = "9 月 1 日本县中等职业学校的在校学生人数，如 2150。" };

    /// <summary>国家义务教育质量监测, by subject.</summary>
    public static ImmutableArray<MonitoredSubject> Monitored { get; } =
    [
        Subject("chinese", "语文"), Subject("mathematics", "数学"), Subject("science", "科学"), Subject("sports", "体育与健康"), Subject("arts", "艺术"), Subject("moral", "德育"),
    ];

    /// <summary>满意度.</summary>
    public static AmountColumn Satisfaction { get; } = ReturnColumns.Amount("satisfaction", "社会满意度", "%", 100, "满意度", "群众满意度", "教育满意度") with { Help = "最近一次教育满意度调查的结果，百分数，如 91.6。" };

    /// <summary>考试招生违规: a veto.</summary>
    public static YesNoColumn ExaminationVeto { get; } = ReturnColumns.YesNo("examinationVeto", "考试招生违规", "考试招生严重违规") with { Help = "一年内发生过考试招生重大违规事件的填“是”，没有填“否”。" };

    /// <summary>违规择校: a veto.</summary>
    public static YesNoColumn ChoiceVeto { get; } = ReturnColumns.YesNo("choiceVeto", "违规择校", "存在违规择校") with { Help = "义务教育存在以考试、捐资等方式违规择校的填“是”，没有填“否”。" };

    /// <summary>重点学校或重点班: a veto.</summary>
    public static YesNoColumn KeySchoolVeto { get; } = ReturnColumns.YesNo("keySchoolVeto", "重点学校或重点班", "重点校、重点班", "设重点校重点班") with { Help = "义务教育设重点学校、重点班的填“是”，没有填“否”。" };

    /// <summary>说明: what the bureau has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("bureau-population", "适龄人口", SheetLayout.List,
    [
        .. OfAge, Disabled, InClasses, InSpecialClasses, InSpecialSchools, TaughtAtHome, Migrant, MigrantInPublic, MigrantInBought, SeniorPlaces,
        QuotaPlaces, RuralQuotaPlaces, VocationalPupils, .. Monitored.SelectMany(subject => new FormColumn[] { subject.Level, subject.Difference }),
        Satisfaction, ExaminationVeto, ChoiceVeto, KeySchoolVeto, Explanation,
    ])
    {
        Aliases = ["人口", "适龄人口情况"],
        Explanation = Explanation,
    };

    static readonly FindingRule PercentAsShare = new("percent-as-share", Severity.Query, FindingFamily.Row,
        new("“{0}”不超过 1，是否应填百分数（如 91.6）？请更正或说明。", "'{0}' is 1 or less: should it be in percent (such as 91.6)? Correct or explain."));

    static readonly FindingRule Withheld = new("answer-withheld", Severity.Query, FindingFamily.Row,
        new("“{0}”填了“/”或“无”，看不出是有还是没有。没有的填“否”，有的填“是”；不能填报的，说明原因。",
            "'{0}' is answered with '/' or “none”, which says neither. Write 否 where there is none and 是 where there is; if it cannot be told, say why."));

    static readonly FindingRule CohortsFarApart = new("cohorts-far-apart", Severity.Query, FindingFamily.Row,
        new("“{0}”与“{1}”相差一倍以上。请核对；无误的说明原因。", "'{0}' and '{1}' differ by more than the double. Check them; if they are right, say why."))
    {
        Detail = new("{2}、{3}", "{2}, {3}"),
    };

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        .. OfAge.Zip(OfAge.Skip(1), (one, next) => Check.Row(CohortsFarApart, Sheet, next, row => row[one] > row[next] * 2 || row[next] > row[one] * 2
            ? [next.Caption, one.Caption, Print(row[next] ?? 0), Print(row[one] ?? 0)] : null, one)),
        Check.Parts(Sheet, [InClasses, InSpecialClasses, InSpecialSchools, TaughtAtHome], Disabled),
        Check.Parts(Sheet, [MigrantInPublic, MigrantInBought], Migrant),
        Check.Part(Sheet, QuotaPlaces, SeniorPlaces),
        Check.Part(Sheet, RuralQuotaPlaces, QuotaPlaces),
        .. new[] { ExaminationVeto, ChoiceVeto, KeySchoolVeto }.Select(veto => Check.NotWithheld(Withheld, Sheet, veto)),
        Check.Row(PercentAsShare, Sheet, Satisfaction, row => row[Satisfaction] is > 0 and <= 1 ? [Satisfaction.Caption] : null),
    ];

    static CountColumn OfAgeOf(int age)
    {
        var years = age.ToString(CultureInfo.InvariantCulture);
        return ReturnColumns.Persons($"age{years}", $"{years}岁人口数", true, $"{years}岁", $"{years}周岁", $"{years}周岁人口数") with
        {
            UsedFor = "relief",
            Help = FormattableString.Invariant($"9 月 1 日满 {age} 周岁、未满 {age + 1} 周岁的常住人口，以公安或统计部门数为准，如 3260。"),
        };
    }

    // Levels are written narrow, as cells are read: Ⅲ is III.
    static MonitoredSubject Subject(string code, string name) => new(name,
        new ChoiceColumn(code + "Level", name + "学业水平", ["I级", "II级", "III级", "IV级"])
        {
            CodeAliases = [("I", "I级"), ("II", "II级"), ("III", "III级"), ("IV", "IV级"), ("一级", "I级"), ("二级", "II级"), ("三级", "III级"), ("四级", "IV级"), ("1级", "I级"), ("2级", "II级"), ("3级", "III级"), ("4级", "IV级")],
            Help = $"最近一次国家义务教育质量监测中“{name}”的水平等级；没有监测该科的填“/”。",
        },
        new AmountColumn(code + "Difference", name + "校际差异率") { Maximum = 1, Help = $"同一次监测中“{name}”的校际差异率，小数，如 0.12；没有填“/”。" });
}
