namespace EduFunctions.App.Rounds;

/// <summary>A round as the API writes it.</summary>
sealed record RoundJson(string County, int Year, string? Opens, DateOnly Due, int SummaryRun, DateTimeOffset? CompiledOn, DateTimeOffset? CheckedOn, string? Failure)
{
    public static RoundJson Of(RoundRow round) => new(round.County.Value, round.Year.StartYear, round.Opens, round.DueDate, round.SummaryRun, round.CompiledOn, round.CheckedOn, round.Failure);
}
