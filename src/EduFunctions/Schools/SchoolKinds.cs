using System.Collections.Immutable;

namespace EduFunctions.Schools;

/// <summary>What is true of a kind of school.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Chinese name, as in drop-downs.</param>
/// <param name="Aliases">Other names that schools write.</param>
/// <param name="FirstGrade">Lowest grade, 1–12; of a kindergarten −2, 小班.</param>
/// <param name="LastGrade">Highest grade, 1–12; of a kindergarten 0, 大班.</param>
public sealed record SchoolKindFacts(SchoolKind Kind, string Name, ImmutableArray<string> Aliases, int FirstGrade, int LastGrade);

/// <summary>The names and grades of kinds, stages, locations and sponsors: one truth table each.</summary>
public static class SchoolKinds
{
    /// <summary>All kinds.</summary>
    public static ImmutableArray<SchoolKindFacts> All { get; } =
    [
        new(SchoolKind.Primary, "小学", ["完全小学", "完小"], 1, 6),
        new(SchoolKind.TeachingPoint, "教学点", ["小学教学点"], 1, 6),
        new(SchoolKind.Junior, "初级中学", ["初中"], 7, 9),
        new(SchoolKind.NineYear, "九年一贯制学校", ["九年一贯制"], 1, 9),
        new(SchoolKind.Senior, "高级中学", ["高中", "普通高中"], 10, 12),
        new(SchoolKind.Complete, "完全中学", ["完中"], 7, 12),
        new(SchoolKind.TwelveYear, "十二年一贯制学校", ["十二年一贯制"], 1, 12),
        new(SchoolKind.Kindergarten, "幼儿园", ["独立设置幼儿园", "附设幼儿园"], -2, 0),
    ];

    static readonly Dictionary<SchoolKind, SchoolKindFacts> ByKind = All.ToDictionary(facts => facts.Kind);

    static readonly Dictionary<SchoolKind, ImmutableArray<Stage>> StagesByKind = All.ToDictionary(facts => facts.Kind,
        facts => Enumerable.Range(facts.FirstGrade, facts.LastGrade - facts.FirstGrade + 1).Select(StageOf).Distinct().ToImmutableArray());

    /// <summary>The kinds that have grades 1–12: all but kindergartens.</summary>
    public static ImmutableArray<SchoolKindFacts> WithGrades { get; } = [.. All.Where(facts => facts.LastGrade > 0)];

    /// <summary>Chinese names of stages.</summary>
    public static ImmutableArray<(Stage Stage, string Name)> Stages { get; } =
        [(Stage.Kindergarten, "学前"), (Stage.Primary, "小学"), (Stage.Junior, "初中"), (Stage.Senior, "高中")];

    /// <summary>The stages of grades 1–12.</summary>
    public static ImmutableArray<(Stage Stage, string Name)> GradedStages { get; } =
        [.. Stages.Where(row => row.Stage != Stage.Kindergarten)];

    /// <summary>Chinese names of locations.</summary>
    public static ImmutableArray<(Location Location, string Name)> Locations { get; } =
        [(Location.Urban, "城区"), (Location.Town, "镇区"), (Location.Rural, "乡村")];

    /// <summary>Chinese names of sponsors.</summary>
    public static ImmutableArray<(Sponsor Sponsor, string Name)> Sponsors { get; } =
        [(Sponsor.Public, "公办"), (Sponsor.InclusivePrivate, "普惠性民办"), (Sponsor.OtherPrivate, "其他民办")];

    /// <summary>What schools write for their kind: 初中 for 初级中学 (as a stage it keeps its name).</summary>
    internal static ImmutableArray<(string Alias, string Code)> KindAliases { get; } =
        [.. All.SelectMany(facts => facts.Aliases, (facts, alias) => (alias, facts.Name))];

    static readonly string[] GradeNames =
        ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级", "高一", "高二", "高三"];

    /// <summary>The facts of one kind.</summary>
    public static SchoolKindFacts Of(SchoolKind kind) => ByKind[kind];

    /// <summary>The stages that a school of the kind has.</summary>
    public static ImmutableArray<Stage> StagesOf(SchoolKind kind) => StagesByKind[kind];

    /// <summary>Chinese name of a kind.</summary>
    public static string NameOf(SchoolKind kind) => Of(kind).Name;

    /// <summary>Chinese name of a stage.</summary>
    public static string NameOf(Stage stage) => Stages.First(row => row.Stage == stage).Name;

    /// <summary>Chinese name of a location.</summary>
    public static string NameOf(Location location) => Locations.First(row => row.Location == location).Name;

    /// <summary>Chinese name of a sponsor.</summary>
    public static string NameOf(Sponsor sponsor) => Sponsors.First(row => row.Sponsor == sponsor).Name;

    /// <summary>Chinese name of a grade 1–12: 一年级 … 九年级, 高一 … 高三.</summary>
    public static string NameOfGrade(int grade) => GradeNames[grade - 1];

    /// <summary>The stage that a grade 1–12, or a kindergarten's −2 to 0, belongs to.</summary>
    public static Stage StageOf(int grade) =>
        grade switch { <= 0 => Stage.Kindergarten, <= 6 => Stage.Primary, <= 9 => Stage.Junior, _ => Stage.Senior };
}
