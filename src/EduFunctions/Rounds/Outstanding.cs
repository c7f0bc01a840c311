using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Rounds;

/// <summary>催报: a school whose return is still wanted, because nothing has come or because it was sent back.</summary>
/// <param name="School">The register's entry, with whom to call.</param>
/// <param name="Standing">Where its return stands.</param>
/// <param name="Due">Last day in time: its own, else the round's.</param>
/// <param name="DaysOverdue">Days since then; 0 until that day has passed.</param>
public sealed record Outstanding(School School, Standing Standing, DateOnly Due, int DaysOverdue)
{
    /// <summary>Those of a year, most overdue first, then by identifier.</summary>
    /// <param name="year">The year as it stands.</param>
    /// <param name="today">The county's day.</param>
    public static ImmutableArray<Outstanding> Of(CountyYear year, DateOnly today) =>
    [
        .. year.Entries.Where(entry => entry.Standing.State is ReturnState.Expected or ReturnState.Returned)
            .Select(entry => (entry.School, entry.Standing, Due: entry.Standing.Due ?? year.Due))
            .Select(entry => new Outstanding(entry.School, entry.Standing, entry.Due, Math.Max(0, today.DayNumber - entry.Due.DayNumber)))
            .OrderByDescending(entry => entry.DaysOverdue).ThenBy(entry => entry.School.Code),
    ];

    /// <summary>Why a return was sent back, in Chinese; empty when nothing has come.</summary>
    public string Why => Standing switch
    {
        { State: ReturnState.Expected } => "",
        { Errors: > 0 } standing => string.Create(CultureInfo.InvariantCulture, $"第 {standing.Version} 版有 {standing.Errors} 项必改"),
        { ReturnReason: { } reason } => $"教育局退回：{reason}",
        _ => "",
    };

    /// <summary>Captions of the call list as a table.</summary>
    public static ImmutableArray<string> Captions { get; } = ["学校标识码", "学校", "办学类型", "联系人", "联系电话", "状态", "截止日", "逾期天数", "原因"];

    /// <summary>Its row under <see cref="Captions"/>.</summary>
    public IReadOnlyList<object?> Row =>
    [
        School.Code.Value, School.Name, SchoolKinds.NameOf(School.Kind), School.Contact, School.Phone, ReturnStates.NameOf(Standing.State),
        Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DaysOverdue, Why,
    ];
}
