using System.Collections.Immutable;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>What the next officer needs to know, as it stands.</summary>
/// <param name="County">The county as titles write it.</param>
/// <param name="Today">The county's day.</param>
/// <param name="Rounds">This year's round and at most two before it, newest first.</param>
/// <param name="Queries">What returns of this year were asked, and a later version has not done away with.</param>
/// <param name="Settings">What is set, and which template and report there is, a line each, in Chinese.</param>
public sealed record Handover(string County, DateOnly Today, ImmutableArray<HandoverRound> Rounds, ImmutableArray<HandoverQuery> Queries, ImmutableArray<string> Settings)
{
    /// <summary>The latest run with what is said of its problems; null when there is none.</summary>
    public CountySummary? Summary { get; init; }

    /// <summary>Schools that were late or missing in two rounds or more of those that expected them, worst first.</summary>
    internal IReadOnlyList<(string School, string Told, int Times)> Troubled =>
    [
        .. Rounds[0].States.Entries.Select(entry => (entry.School.Name, Told: Rounds.Select(round => (round.States.Year, Told: TroubleOf(round.States, entry)))
                .Where(round => round.Told is not null).Select(round => $"{round.Year} 学年{round.Told}").ToList()))
            .Where(school => school.Told.Count >= 2).OrderByDescending(school => school.Told.Count).ThenBy(school => school.Name, StringComparer.Ordinal)
            .Select(school => (school.Name, string.Join('、', school.Told), school.Told.Count)),
    ];

    string? TroubleOf(CountyYear year, RoundEntry now)
    {
        if (year.Entries.FirstOrDefault(entry => entry.School.Code == now.School.Code) is not { Standing: var standing })
        {
            return null;
        }

        var due = standing.Due ?? year.Due;
        return standing.State is ReturnState.Expected or ReturnState.Returned && !standing.IsInForce ? Today <= due ? null : standing.State == ReturnState.Returned ? "退回未改" : "未报"
            : standing.IsLate(year.Due) ? "逾期" : null;
    }
}

/// <summary>A round.</summary>
/// <param name="States">Its states.</param>
/// <param name="Opens">Day on which schools begin; null when none is set.</param>
/// <param name="IsLocked">True when it is locked.</param>
/// <param name="Run">Its latest run; 0 when there is none.</param>
/// <param name="CompiledOn">Day of that run; null when there is none.</param>
public sealed record HandoverRound(CountyYear States, DateOnly? Opens, bool IsLocked, int Run, DateOnly? CompiledOn);

/// <summary>What a return was asked at a cell.</summary>
/// <param name="School">Name of the school.</param>
/// <param name="Place">Sheet and cell: 班级!C4.</param>
/// <param name="Message">What was asked, in Chinese.</param>
/// <param name="Said">The answer; null while there is none.</param>
/// <param name="By">Who answered; null where the answer stands in the workbook.</param>
/// <param name="IsDisputed">True when the answer is that the check is wrong.</param>
/// <param name="IsLookedAt">True when an officer has confirmed the return since.</param>
public sealed record HandoverQuery(string School, string Place, string Message, string? Said, string? By, bool IsDisputed, bool IsLookedAt);
