namespace EduFunctions.App.Rounds;

/// <summary>A round: one county's collection of one school year.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Opens">Day on which schools are told to begin, yyyy-MM-dd, for information; null when none is set.</param>
/// <param name="Due">Last day on which a return is in time.</param>
/// <param name="SummaryRun">Run of the summary that is shown; 0 when none has been compiled.</param>
/// <param name="CompiledOn">As of when that run was compiled, UTC; null when none has been.</param>
/// <param name="CheckedOn">As of when the returns were last looked through, UTC, whether a run came of it or not; null when they never
/// were.</param>
/// <param name="Failure">Why the last compilation, or the last look for missed uploads, could not be ended; null when both could.</param>
sealed record RoundJson(string County, int Year, string? Opens, DateOnly Due, int SummaryRun, DateTimeOffset? CompiledOn,
    DateTimeOffset? CheckedOn, string? Failure)
{
    public static RoundJson Of(RoundRow round) =>
        new(round.County.Value, round.Year.StartYear, round.Opens, round.DueDate, round.SummaryRun, round.CompiledOn, round.CheckedOn,
        round.Failure);
}
