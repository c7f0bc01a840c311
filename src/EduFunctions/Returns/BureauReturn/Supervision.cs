using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>Inspections of one topic.</summary>
/// <param name="Name">The topic.</param>
/// <param name="Schools">Schools visited.</param>
/// <param name="Found">Problems found.</param>
/// <param name="Mended">Problems mended.</param>
public sealed record SupervisionTopic(string Name, CountColumn Schools, CountColumn Found, CountColumn Mended);

/// <summary>督导: inspectors, their zones, and what they inspected.</summary>
public static class Supervision
{
    /// <summary>专职督学.</summary>
    public static CountColumn FullTime { get; } = ReturnColumns.Persons("fullTime", "专职督学数", false, "专职督学", "专职督学人数") with { Help = "填表时在聘的专职督学人数，如 6。" };

    /// <summary>兼职督学.</summary>
    public static CountColumn PartTime { get; } = ReturnColumns.Persons("partTime", "兼职督学数", false, "兼职督学", "兼职督学人数") with { Help = "填表时在聘的兼职督学人数，如 24。" };

    /// <summary>督学责任区.</summary>
    public static CountColumn Zones { get; } = ReturnColumns.Number("zones", "督学责任区数", "个", false, "督学责任区", "责任区数") with { Help = "全县划分的督学责任区个数，如 5。" };

    /// <summary>挂牌督导学校数.</summary>
    public static CountColumn NamedSchools { get; } = ReturnColumns.Number("namedSchools", "挂牌督导学校数", "所", false, "责任督学挂牌学校数", "挂牌学校数") with { Help = "校门口公布了责任督学姓名和电话的中小学、幼儿园所数，如 98。" };

    /// <summary>Inspections by topic.</summary>
    public static ImmutableArray<SupervisionTopic> Topics { get; } =
    [
        Topic("doubleReduction", "双减"), Topic("fiveManagements", "五项管理"), Topic("kindergartens", "幼儿园办园行为"), Topic("schools", "中小学综合"),
        Topic("transition", "幼小衔接"), Topic("laboratories", "实验室安全"), Topic("other", "其他专题"),
    ];

    /// <summary>说明: what the bureau has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("bureau-supervision", "督导", SheetLayout.List,
    [
        FullTime, PartTime, Zones, NamedSchools, .. Topics.SelectMany(topic => new[] { topic.Schools, topic.Found, topic.Mended }), Explanation,
    ])
    {
        Aliases = ["教育督导", "督导情况"],
        Explanation = Explanation,
        UsedFor = "report",
    };

    static readonly FindingRule ProblemsWithoutVisit = new("problems-without-visit", Severity.Query, FindingFamily.Row,
        new("“{0}”为 0，但“{1}”不为 0。请更正或说明。", "'{0}' is 0, but '{1}' is not. Correct or explain."));

    static readonly FindingRule ZonesWithoutInspector = new("zones-without-inspector", Severity.Query, FindingFamily.Row,
        new("督学责任区多于专职、兼职督学合计，有的责任区没有督学。请更正或说明。", "There are more zones than inspectors, so that some have none. Correct or explain."))
    {
        Detail = new("{0} > {1}", "{0} > {1}"),
    };

    static readonly FindingRule NamedExceedRegister = new("named-schools-exceed-register", Severity.Query, FindingFamily.CrossSheet,
        new("“{0}”多于学校名册中本学年的学校、幼儿园，覆盖率会超过 100%。请更正或说明。", "'{0}' are more than the schools and kindergartens that the register has in the year. Correct or explain."))
    {
        Detail = new("{1} > {2}", "{1} > {2}"),
    };

    static readonly Check NamedWithinRegister = new(NamedExceedRegister, subject =>
    {
        if (subject.Context.Register is { } register && subject.Year is { } year && register.In(year).Count() is > 0 and var schools)
        {
            foreach (var row in subject.Of(Sheet).Where(row => row[NamedSchools] > schools))
            {
                subject.Report(NamedExceedRegister, row, NamedSchools, NamedSchools.Caption, Print(row[NamedSchools] ?? 0), Print(schools));
            }
        }
    });

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        NamedWithinRegister,
        Check.Compare(ZonesWithoutInspector, _ => new Comparison(Sheet, Zones, Zones, Relation.Above, (Quantity)FullTime + PartTime, "责任区多于督学")
        {
            Shown = ("督学合计", (Quantity)FullTime + PartTime),
        }, (_, zones, inspectors) => [Print(zones), Print(inspectors)]),
        .. Topics.SelectMany(topic => new[]
        {
            Check.Part(Sheet, topic.Mended, topic.Found),
            Check.Row(ProblemsWithoutVisit, Sheet, topic.Found,
                row => row[topic.Schools] == 0 && row[topic.Found] > 0 ? [topic.Schools.Caption, topic.Found.Caption] : null, topic.Schools),
        }),
    ];

    static SupervisionTopic Topic(string code, string name) => new(name,
        ReturnColumns.Number(code + "Schools", name + "督导到校数", "所", false, name + "督导学校数") with { Help = $"本学年以来“{name}”督导到过的学校、幼儿园所数，同一所只算一次，如 35。" },
        ReturnColumns.Number(code + "Found", name + "督导发现问题数", "个", false, name + "督导问题数") with { Help = $"“{name}”督导书面指出的问题个数，如 20；没有填 0。" },
        ReturnColumns.Number(code + "Mended", name + "督导整改问题数", "个", false, name + "督导已整改问题数") with { Help = "上述问题中已经整改到位的个数，如 18。" });
}
