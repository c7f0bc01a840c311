using System.Collections.Immutable;

namespace EduFunctions.Summaries;

/// <summary>One row of the flag table.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Severity">How grave it is while it stands.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="When">When it is raised, in Chinese, with its source.</param>
public sealed record FlagRule(string Code, FlagSeverity Severity, string Name, string When);

/// <summary>Every flag.</summary>
public static class FlagTable
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<FlagRule> All { get; } =
    [
        new("large-class-starting-grade", FlagSeverity.Serious, "起始年级大班额", "一、二、七、八年级有 56 人及以上的班级"),
        new("super-large-class", FlagSeverity.Serious, "超大班额", "有 66 人及以上的班级"),
        new("large-class", FlagSeverity.Warning, "大班额", "其他年级有 56 人及以上的班级"),
        new("large-class-persisting", FlagSeverity.Warning, "大班额持续", "同一届的班级上年已是大班额"),
        new("large-school", FlagSeverity.Warning, "大校额", "小学、初中超过 2000 人，一贯制学校义务教育段超过 2500 人（教督〔2017〕6号）"),
        new("return-missing", FlagSeverity.Serious, "未报", "过了截止日仍未报送"),
        new("return-rejected", FlagSeverity.Warning, "退回未改", "最近一次报送有必改事项"),
        new("return-late", FlagSeverity.Watch, "逾期报送", "首次报送晚于截止日"),
    ];

    /// <summary>The row of a code.</summary>
    /// <exception cref="InvalidOperationException">No flag has that code: a bug.</exception>
    public static FlagRule Of(string code) => All.First(rule => rule.Code == code);

    /// <summary>Chinese name of a severity.</summary>
    public static string NameOf(FlagSeverity severity) => severity switch { FlagSeverity.Serious => "严重", FlagSeverity.Warning => "预警", _ => "关注" };

    /// <summary>Chinese words for since when a flag stands.</summary>
    public static string NameOf(FlagChange change, int years) => change switch
    {
        FlagChange.New => "新增",
        FlagChange.Cleared => "已消除",
        FlagChange.Unknown => "上年未报",
        _ => FormattableString.Invariant($"持续 {years} 年"),
    };

    /// <summary>Chinese name of a cause; empty when the flag has none.</summary>
    public static string NameOf(LargeClassCause? cause) => cause switch
    {
        LargeClassCause.Division => "编班问题",
        LargeClassCause.NoTeachers => "有教室、无教师",
        LargeClassCause.NoRooms => "有教师、无教室",
        LargeClassCause.Neither => "双缺",
        LargeClassCause.Unknown => "无法判定",
        _ => "",
    };
}
