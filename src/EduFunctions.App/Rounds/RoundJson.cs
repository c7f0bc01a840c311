namespace EduFunctions.App.Rounds;

/// <summary>A round: one county's collection of one school year.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Opens">First day on which returns are taken, yyyy-MM-dd; null when they always are.</param>
/// <param name="Due">Last day on which a return is in time.</param>
/// <param name="IsLocked">True when it is locked: returns are taken no more, but from schools that have been let in one by one.</param>
/// <param name="LockedBy">The officer who locked or reopened it last; null when nobody ever did.</param>
/// <param name="LockedOn">When, UTC; null with it.</param>
/// <param name="LockReason">Why; null when no reason was given.</param>
/// <param name="SummaryRun">Run of the summary that is shown; 0 when none has been compiled.</param>
/// <param name="CompiledOn">As of when that run was compiled, UTC; null when none has been.</param>
/// <param name="CheckedOn">As of when the returns were last looked through, UTC, whether a run came of it or not; null when they never
/// were.</param>
/// <param name="Failure">Why the last compilation, or the last look for missed uploads, could not be ended; null when both could.</param>
sealed record RoundJson(string County, int Year, string? Opens, DateOnly Due, bool IsLocked, string? LockedBy, DateTimeOffset? LockedOn,
    string? LockReason, int SummaryRun, DateTimeOffset? CompiledOn,
    DateTimeOffset? CheckedOn, string? Failure)
{
    public static RoundJson Of(RoundRow round) =>
        new(round.County.Value, round.Year.StartYear, round.Opens, round.DueDate, round.IsLocked, round.LockedBy, round.LockedOn,
        round.LockReason, round.SummaryRun, round.CompiledOn, round.CheckedOn,
        round.Failure);
}
