using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>The words of flags, for page, workbook and command line alike.</summary>
public static class FlagText
{
    /// <summary>A severity.</summary>
    public static Text Of(FlagSeverity severity) => severity switch
    {
        FlagSeverity.Serious => new("严重", "serious"),
        FlagSeverity.Warning => new("预警", "warning"),
        _ => new("关注", "to watch"),
    };

    /// <summary>Since when a flag stands, or what became of it: 新增, 持续 3 年（2023 学年起）, 持续至少 3 年, 已消除.</summary>
    public static Text Since(Flag flag) => flag switch
    {
        { Change: not FlagChange.Persisting } => Of(flag.Change),
        { IsAtLeast: true } => Text.Of($"持续至少 {flag.Years} 年", $"for at least {flag.Years} years"),
        _ => Text.Of($"持续 {flag.Years} 年（{flag.Since} 学年起）", $"for {flag.Years} years, since {flag.Since}"),
    };

    /// <summary>What became of a flag since last year, without the years.</summary>
    public static Text Of(FlagChange change) => change switch
    {
        FlagChange.New => new("新增", "new"),
        FlagChange.Persisting => new("持续", "persisting"),
        FlagChange.Unknown => new("上年情况不明", "last year unknown"),
        FlagChange.Cleared => new("已消除", "cleared"),
        FlagChange.Graduated => new("随毕业离校", "graduated"),
        _ => new("今年情况不明", "this year unknown"),
    };

    /// <summary>销号: in which run a flag was struck off, and by what; 待确认 where its return is only not in force.</summary>
    public static Text Ended(FlagEnding ending) => ending.Change == FlagChange.Unconfirmed
        ? Text.Of($"待确认（第 {ending.Run} 次汇总起情况不明）", $"to be confirmed (not known since run {ending.Run})")
        : Text.Of($"{Of(ending.Change).Zh}（第 {ending.Run} 次汇总{(ending.Version is { } version ? $"，第 {NumberOf(version)} 版报表" : "")}）",
            $"{Of(ending.Change).En} (run {ending.Run}{(ending.Version is { } of ? $", version {NumberOf(of)} of the return" : "")})");

    // 0002-9f86d081884c is version 2.
    static string NumberOf(string version) => version.Split('-')[0].TrimStart('0');

    /// <summary>The cause of a large class; empty when a flag has none.</summary>
    public static Text Cause(LargeClassCause? cause) => cause switch
    {
        LargeClassCause.Division => new("编班问题", "division"),
        LargeClassCause.NoTeachers => new("有教室、无教师", "rooms but no teachers"),
        LargeClassCause.NoRooms => new("有教师、无教室", "teachers but no rooms"),
        LargeClassCause.Neither => new("双缺", "neither rooms nor teachers"),
        LargeClassCause.Unknown => new("无法判定", "cannot be told"),
        _ => Text.Empty,
    };

    /// <summary>A flag's text with its details after it: told once, in one row.</summary>
    public static Text Told(Flag flag) =>
        new(string.Concat(flag.Details.Select(detail => detail.Text.Zh).Prepend(flag.Text.Zh)),
        string.Join(' ', flag.Details.Select(detail => detail.Text.En).Prepend(flag.Text.En)));

    /// <summary>Where a flag comes from as one line, at most so many cells.</summary>
    public static string Cells(Flag flag, int most) => string.Join('、', flag.Cells.Take(most).Select(cell => $"{cell.Sheet}!{cell.Cell}"))
        + (flag.Cells.Length > most ? FormattableString.Invariant($" 等 {flag.Cells.Length} 格") : "");
}
