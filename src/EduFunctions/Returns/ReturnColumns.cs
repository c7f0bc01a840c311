using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>The kinds of column that several sheets have.</summary>
static class ReturnColumns
{
    static readonly ImmutableArray<string> StageNames = [.. SchoolKinds.GradedStages.Select(row => row.Name)];

    // 小学部, 小学段, 小学（段）.
    static readonly ImmutableArray<string> StageEndings = ["部", "段", "学段", "阶段", "(部)", "(段)", "(学段)"];

    /// <summary>What concerns schools with junior grades alone.</summary>
    public static ImmutableArray<string> Junior { get; } = [SchoolKinds.NameOf(Schools.Stage.Junior)];

    /// <summary>What concerns compulsory education alone.</summary>
    public static ImmutableArray<string> Compulsory { get; } = [SchoolKinds.NameOf(Schools.Stage.Primary), .. Junior];

    /// <summary>What concerns schools, and no kindergartens.</summary>
    public static ImmutableArray<string> Graded => StageNames;

    public static ChoiceColumn Stage() => new("stage", "学段", StageNames)
    {
        Required = true, IsKey = true, IsPrefilled = true, Aliases = ["学段名称", "教育阶段"],
        CodeAliases =
        [
            .. StageNames.SelectMany(name => StageEndings.Select(ending => (name + ending, name))),
            ("初级中学", SchoolKinds.NameOf(Schools.Stage.Junior)), ("普通高中", SchoolKinds.NameOf(Schools.Stage.Senior)),
        ],
    };

    public static TextColumn Explanation() => new("explanation", "说明")
    {
        MaxLength = 500, Aliases = ["备注", "情况说明"], Help = "对系统提出的“需说明”写明原因，如：本学期有 12 名学生转出。",
    };

    public static CountColumn Persons(string code, string caption, bool required = false, params string[] aliases) =>
        Number(code, caption, "人", required, aliases);

    public static CountColumn Number(string code, string caption, string unit, bool required = false, params string[] aliases) =>
        new(code, caption) { Measured = unit, Required = required, Aliases = [.. aliases] };

    /// <summary>Pupils of one class.</summary>
    public static CountColumn Pupils(string code, string caption, bool required = false, params string[] aliases) =>
        new(code, caption) { Measured = "人", Maximum = 200, Required = required, Aliases = [.. aliases] };

    public static AmountColumn Money(string code, string caption, params string[] aliases) =>
        Amount(code, caption, "万元", 1_000_000, aliases);

    public static AmountColumn Area(string code, string caption, params string[] aliases) => Amount(code, caption, "㎡", 1_000_000, aliases);

    public static AmountColumn Amount(string code, string caption, string unit, decimal maximum, params string[] aliases) =>
        new(code, caption) { Measured = unit, Maximum = maximum, Aliases = [.. aliases] };

    public static YesNoColumn YesNo(string code, string caption, params string[] aliases) => new(code, caption) { Aliases = [.. aliases] };
}
