using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>The kinds of column that several sheets have.</summary>
static class SchoolColumns
{
    static readonly ImmutableArray<string> StageNames = [.. SchoolKinds.Stages.Select(row => row.Name)];

    public static ChoiceColumn Stage() => new("stage", "学段", StageNames)
    {
        Required = true, IsKey = true, IsPrefilled = true, Aliases = ["学段名称", "教育阶段"],
            CodeAliases = [.. StageNames.Select(name => (name + "部", name))],
    };

    public static TextColumn Explanation() => new("explanation", "说明") { MaxLength = 500, Aliases = ["备注", "情况说明"] };

    public static CountColumn Persons(string code, string caption, bool required = false, params string[] aliases) =>
        Number(code, caption, "人", required, aliases);

    public static CountColumn Number(string code, string caption, string unit, bool required = false, params string[] aliases) =>
        new(code, caption) { Measured = unit, Required = required, Aliases = [.. aliases] };

    /// <summary>Pupils of one class.</summary>
    public static CountColumn Pupils(string code, string caption, bool required = false, params string[] aliases) =>
        new(code, caption) { Measured = "人", Maximum = 200, Required = required, Aliases = [.. aliases] };

    public static AmountColumn Money(string code, string caption, params string[] aliases) =>
        new(code, caption) { Measured = "万元", Maximum = 1_000_000, Aliases = [.. aliases] };

    public static AmountColumn Area(string code, string caption, params string[] aliases) =>
        new(code, caption) { Measured = "㎡", Maximum = 1_000_000, Aliases = [.. aliases] };

    public static YesNoColumn YesNo(string code, string caption, params string[] aliases) => new(code, caption) { Aliases = [.. aliases] };
}
