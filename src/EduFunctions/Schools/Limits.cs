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

    /// <summary>A final account may differ from its budget by at most this before the school is asked.</summary>
    public static Limit FinalAccountChange { get; } =
        new("final-account-change-percent", new("决算与预算允许相差", "a final account may differ from its budget by"), "%", Office) { National = 20,
        Minimum = 0, Maximum = 1000, IsWhole = false };

    /// <summary>经验校验: pupils of a stage may differ from last year's by at most this.</summary>
    public static Limit PupilsChange { get; } = Change("pupils", "学生数", "pupils", 20);

    /// <summary>The pupils of an entrance grade may differ from last year's by at most this: villages have large and small years.</summary>
    public static Limit IntakeChange { get; } = Change("intake", "起始年级新生数", "the intake of an entrance grade", 50);

    /// <summary>Classes and rooms may differ from last year's by at most this.</summary>
    public static Limit ClassesChange { get; } = Change("classes", "班级数、教室数", "classes and rooms", 20);

    /// <summary>Staff may differ from last year's by at most this.</summary>
    public static Limit StaffChange { get; } = Change("staff", "教职工数", "staff", 15);

    /// <summary>Floor and ground may differ from last year's by at most this.</summary>
    public static Limit AreaChange { get; } = Change("area", "面积", "areas", 20);

    /// <summary>The book value of equipment may differ from last year's by at most this.</summary>
    public static Limit EquipmentChange { get; } = Change("equipment", "设备值", "equipment", 50);

    /// <summary>Money may differ from last year's by at most this.</summary>
    public static Limit MoneyChange { get; } = Change("money", "经费", "money", 50);

    /// <summary>同一届: the pupils of a cohort may differ from last year's by at most this.</summary>
    public static Limit CohortChange { get; } = Change("cohort", "同一届学生数", "a cohort", 10);

    /// <summary>A class may differ from what it was in the grade below by at most this, while its cohort keeps its number of classes.</summary>
    public static Limit ClassChange { get; } = Change("class", "同一个班学生数", "a class", 30);

    /// <summary>A change of fewer persons, classes or rooms than this is not asked about.</summary>
    public static Limit ChangeLeastCount { get; } =
        new("change-least-count", new("人数、个数变化少于此数不询问", "changes of fewer are not asked about"), "人、个", Office) { National = 5,
        Maximum = 1000 };

    /// <summary>A change of less money than this is not asked about.</summary>
    public static Limit ChangeLeastMoney { get; } =
        new("change-least-money", new("经费、设备值变化少于此数不询问", "changes of less money are not asked about"), "万元", Office) { National = 1,
        Minimum = 0, Maximum = 10_000, IsWhole = false };

    /// <summary>A change of less area than this is not asked about.</summary>
    public static Limit ChangeLeastArea { get; } =
        new("change-least-area", new("面积变化少于此数不询问", "changes of less area are not asked about"), "㎡", Office) { National = 50, Minimum = 0,
        Maximum = 100_000, IsWhole = false };

    /// <summary>单位是否有误: how far a value may be from ten, a hundred, … times last year's to be asked whether its unit is right.</summary>
    public static Limit UnitBand { get; } =
        new("unit-band-percent", new("判断单位有误时允许偏离整十倍", "band round ten, a hundred, … times last year's"), "%", Office) { National = 50,
        Minimum = 0, Maximum = 100, IsWhole = false };

    /// <summary>Public funds of a pupil, at least, before the school is asked.</summary>
    public static Limit FundsPerPupilLeast { get; } = FundsPerPupil("least", "一般不低于", "at least", 300);

    /// <summary>Public funds of a pupil, at most, before the school is asked.</summary>
    public static Limit FundsPerPupilMost { get; } = FundsPerPupil("most", "一般不高于", "at most", 8000);

    /// <summary>县域检查: schools of so many classes at least are compared class by class; fewer are the same by chance.</summary>
    public static Limit SameClassesLeast { get; } =
        new("same-classes-least", new("逐班比对别校：班级数不少于", "compared with other schools class by class: classes, at least"), "个", Office)
        { National = 4, Maximum = 100 };

    /// <summary>县域检查: schools of a kind and stage, at least, for one of them to be far from the others.</summary>
    public static Limit PeersLeast { get; } =
        new("peers-least", new("与同类学校比较：同类学校不少于", "compared with its peers: schools, at least"), "所", Office) { National = 8, Minimum = 3, Maximum = 1000 };

    /// <summary>县域检查: a value is far from its peers when its robust z-score is above this.</summary>
    public static Limit PeerScore { get; } =
        new("peer-score", new("与同类学校比较：稳健 z 值超过", "compared with its peers: robust z-score above"), "", "Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993")
        { National = 3.5m, Minimum = 1, Maximum = 100, IsWhole = false };

    /// <summary>Pairs of which the first may not be set above the second.</summary>
    public static ImmutableArray<(Limit Lower, Limit Upper)> Ordered { get; } = [(LargeClass, SuperLargeClass), (FundsPerPupilLeast, FundsPerPupilMost)];

    /// <summary>All rows.</summary>
    public static ImmutableArray<Limit> All { get; } =
    [
        LargeClass, SuperLargeClass, LargeSchool, LargeNineYearSchool, PupilsPerPost, KindergartenSmallClass, KindergartenMiddleClass,
        KindergartenTopClass, KindergartenMixedClass, SmallSchool, FundedTolerancePercent, BalanceTolerance, FinalAccountChange, PupilsChange, IntakeChange,
        ClassesChange, StaffChange, AreaChange, EquipmentChange, MoneyChange, CohortChange, ClassChange, ChangeLeastCount, ChangeLeastMoney,
        ChangeLeastArea, UnitBand, FundsPerPupilLeast, FundsPerPupilMost, SameClassesLeast, PeersLeast, PeerScore, .. EvaluationLimits.All,
    ];

    static Limit Change(string code, string what, string whatEn, decimal percent) =>
        new($"{code}-change-percent", new($"{what}与上年允许相差", $"{whatEn} may differ from last year by"), "%", Office)
        {
            National = percent, Minimum = 0, Maximum = 1000, IsWhole = false,
        };

    // Around the national base standard of public funds, 720 元 (primary) and 940 元 (junior) from 2023 on; boarding and small schools have more.
    static Limit FundsPerPupil(string code, string bound, string boundEn, decimal value) =>
        new($"funds-per-pupil-{code}", new($"生均公用经费{bound}", $"public funds per pupil, {boundEn}"), "元", Office)
        {
            National = value, Minimum = 0, Maximum = 1_000_000, IsWhole = false,
        };

    static Limit KindergartenClass(string code, string kind, string ages, decimal most) =>
        new($"kindergarten-{code}-class", new($"幼儿园{kind}班额（不超过）", $"kindergarten class of the {ages}, at most"), "人", Preschool)
        {
            National = most, Minimum = 10, Maximum = 60,
        };
}
