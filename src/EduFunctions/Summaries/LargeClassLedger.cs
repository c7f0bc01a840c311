using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>大班额台账: every large class of a year on a row, with what is done about it, by whom and until when, and those struck off.</summary>
public static class LargeClassLedger
{
    /// <summary>Its captions.</summary>
    public static ImmutableArray<string> Captions { get; } =
    [
        "学校标识码", "学校", "年级", "班", "人数", "级别", "何时起", "原因", "措施", "分流或项目", "责任人", "完成期限", "办理情况", "销号", "说明",
    ];

    /// <summary>Its rows: the classes that are large now, gravest first, then what has been struck off.</summary>
    /// <param name="summary">A run, with what officers say of its problems.</param>
    public static IEnumerable<IReadOnlyList<object?>> Rows(CountySummary summary) =>
        summary.Flags.Where(flag => flag.Stands && IsLarge(flag)).SelectMany(flag => flag.Classes, (flag, number) => RowOf(flag, number, null))
            .Concat(summary.Endings.Where(ending => IsLarge(ending.Flag)).SelectMany(
                ending => ending.Flag.Classes.IsEmpty ? [(int?)null] : ending.Flag.Classes.Select(number => (int?)number),
                (ending, number) => RowOf(ending.Flag, number, ending)))
            .Select(row => row(summary));

    internal static bool IsLarge(Flag flag) => flag.Key.Code.StartsWith("large-class", StringComparison.Ordinal) && flag.Grade is not null;

    static Func<CountySummary, IReadOnlyList<object?>> RowOf(Flag flag, int? number, FlagEnding? ending) => summary =>
    {
        var care = summary.Cares.GetValueOrDefault(flag.Key.Id);
        return
        [
            flag.School, flag.Subject, SchoolKinds.NameOfGrade(flag.Grade!.Value), number, ending is null ? PupilsOf(flag, number!.Value) : null,
            FlagText.Of(flag.Severity).Zh, ending is null ? FlagText.Since(flag).Zh : null, FlagText.Cause(flag.Cause).Zh,
            ending is null ? flag.Remedy.Zh : null, ending is null ? PlanOf(summary.Relief, flag) : null, care?.Owner, care?.Due, care?.Note,
            ending is null ? null : FlagText.Ended(ending).Zh, ending is null ? flag.Explanation : flag.Text.Zh,
        ];
    };

    // The class's own cell is among the flag's: those of the grade's classes come first, in their order.
    static decimal? PupilsOf(Flag flag, int number) => flag.ClassPupils.IsDefaultOrEmpty ? null
        : flag.ClassPupils[flag.Classes.IndexOf(number)];

    internal static string? PlanOf(ReliefPlan? plan, Flag flag)
    {
        var told = plan is null ? [] : plan.Divisions.Where(one => one.School == flag.School && one.Grade == flag.Grade)
            .Select(one => ReliefPlanTable.ActOf(one.Cause))
            .Concat(plan.Moves.Where(move => move.From == flag.School && move.Grade == flag.Grade)
                .Select(move => FormattableString.Invariant($"分流 {move.Pupils} 人到{move.ToName}")))
            .Concat(plan.Remaining.Where(rest => rest.School == flag.School && rest.Grade == flag.Grade).Select(rest => rest.Project is { } project
                ? FormattableString.Invariant($"{(rest.Pupils is { } pupils ? FormattableString.Invariant($"{pupils} 人") : "尚余的学生（人数未报齐）")}由项目“{project}”解决{(rest.Completion is { } day ? $"（计划 {day:yyyy-MM-dd} 完工）" : "")}")
                : rest.Why.Zh)).ToList();
        return told.Count == 0 ? null : string.Join('；', told);
    }
}
