using System.Collections.Immutable;

namespace EduFunctions.Schools;

/// <summary>Every threshold that a check, an indicator or a flag compares with.</summary>
public static class Limits
{
    const string ClassPlan = "国发〔2016〕40号：2018 年基本消除 66 人以上超大班额，2020 年基本消除 56 人以上大班额";
    const string Balance = "教督〔2017〕6号";
    const string Preschool = "教督〔2020〕1号；《幼儿园工作规程》（教育部令第39号，2016）第十一条";
    const string Office = "office rule 局内约定";

    /// <summary>大班额: a class of this many pupils or more.</summary>
    public static Limit LargeClass { get; } =
        new("large-class", new("大班额（人及以上）", "large class, from"), "人", ClassPlan) { National = 56, Minimum = 20, Maximum = 100 };

    /// <summary>超大班额: a class of this many pupils or more.</summary>
    public static Limit SuperLargeClass { get; } =
        new("super-large-class", new("超大班额（人及以上）", "super-large class, from"), "人", ClassPlan) { National = 66, Minimum = 20,
        Maximum = 150 };

    /// <summary>大校额: a primary or junior school with more pupils in its compulsory grades than this.</summary>
    public static Limit LargeSchool { get; } =
        new("large-school", new("大校额（超过）", "large school, over"), "人", Balance) { National = 2000, Minimum = 100, Maximum = 20_000 };

    /// <summary>大校额 of nine-year and twelve-year schools: more pupils in their compulsory grades than this.</summary>
    public static Limit LargeNineYearSchool { get; } =
        new("large-nine-year-school", new("一贯制学校大校额（超过）", "large nine- or twelve-year school, over"), "人", Balance) { National = 2500,
        Minimum = 100, Maximum = 20_000 };

    /// <summary>编制标准: pupils for one post of staff (教职工, not teachers).</summary>
    public static Limit PupilsPerPost { get; } = new("pupils-per-post", new("每个编制对应学生数", "pupils per post"), "人", "中央编办发〔2014〕72号")
    {
        ByStage = ImmutableSortedDictionary.CreateRange(new KeyValuePair<Stage,
            decimal>[] { new(Stage.Primary, 19m), new(Stage.Junior, 13.5m), new(Stage.Senior, 12.5m) }),
        Maximum = 100,
        IsWhole = false,
    };

    /// <summary>小班: most children of a class of the youngest.</summary>
    public static Limit KindergartenSmallClass { get; } = KindergartenClass("small", "小班", "youngest", 25);

    /// <summary>中班: most children of a class of the middle year.</summary>
    public static Limit KindergartenMiddleClass { get; } = KindergartenClass("middle", "中班", "middle", 30);

    /// <summary>大班: most children of a class of the oldest.</summary>
    public static Limit KindergartenTopClass { get; } = KindergartenClass("top", "大班", "oldest", 35);

    /// <summary>混合班: most children of a class of mixed ages.</summary>
    public static Limit KindergartenMixedClass { get; } = KindergartenClass("mixed", "混合班", "mixed", 30);

    /// <summary>Schools under this many pupils are funded as if they had so many.</summary>
    public static Limit SmallSchool { get; } =
        new("small-school", new("不足按此数核拨公用经费", "small schools are funded as"), "人", Balance) { National = 100, Maximum = 1000 };

    /// <summary>How far the pupils funded may differ from the pupils in the classes before the school is asked.</summary>
    public static Limit FundedTolerancePercent { get; } =
        new("funded-tolerance-percent", new("享受公用经费学生数允许相差", "pupils funded may differ by"), "%", Office) { National = 10, Minimum = 0,
        Maximum = 100, IsWhole = false };

    /// <summary>How much may be lost by rounding to 万元 before a balance does not add up: 100 元.</summary>
    public static Limit BalanceTolerance { get; } =
        new("balance-tolerance", new("收支结余允许误差", "balances may differ by"), "万元", Office) { National = 0.01m, Minimum = 0, Maximum = 100,
        IsWhole = false };

    /// <summary>Pairs of which the first may not be set above the second.</summary>
    public static ImmutableArray<(Limit Lower, Limit Upper)> Ordered { get; } = [(LargeClass, SuperLargeClass)];

    /// <summary>All rows.</summary>
    public static ImmutableArray<Limit> All { get; } =
    [
        LargeClass, SuperLargeClass, LargeSchool, LargeNineYearSchool, PupilsPerPost, KindergartenSmallClass, KindergartenMiddleClass,
        KindergartenTopClass, KindergartenMixedClass, SmallSchool, FundedTolerancePercent, BalanceTolerance,
    ];

    static Limit KindergartenClass(string code, string kind, string ages, decimal most) =>
        new($"kindergarten-{code}-class", new($"幼儿园{kind}班额（不超过）", $"kindergarten class of the {ages}, at most"), "人", Preschool)
        {
            National = most, Minimum = 10, Maximum = 60,
        };
}
