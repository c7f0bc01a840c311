using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;

namespace EduFunctions.App.Summaries;

/// <summary>A summary that counts a return.</summary>
/// <param name="Year">First calendar year of the summary's school year: the return's, or a later one that is compared with it.</param>
/// <param name="Run">Number of its latest run, the one that is shown.</param>
/// <param name="Flags">The flags in it that name the sender.</param>
sealed record TouchedSummaryJson(int Year, int Run, IReadOnlyList<TouchedFlagJson> Flags);

/// <summary>A flag that names a return's sender.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">What it says, in Chinese.</param>
sealed record TouchedFlagJson(string Code, string Text);

/// <summary>
/// Finds the summaries that a return's version stands in. Runs that are shown no more are left alone, and not looked for.
/// </summary>
sealed class TouchedSummaries(RoundStore rounds, SummaryStore summaries)
{
    public async Task<IReadOnlyList<TouchedSummaryJson>> FindAsync(ReturnPlace place, string versionId, CancellationToken cancellationToken)
    {
        var (year, sender) = (place.Year.ToString(), place.Sender.ToString());
        var shown = await Task.WhenAll((await rounds.ListAsync(place.County, cancellationToken))
            .Where(round => round.SummaryRun > 0 && round.Year.CompareTo(place.Year) >= 0).OrderBy(round => round.Year)
            .Select(round => summaries.FindAsync(place.County, round.Year, round.SummaryRun, cancellationToken)));
        return
        [
            .. shown.OfType<StoredSummary>()
                .Where(stored => stored.From.Returns.GetValueOrDefault(year)?.GetValueOrDefault(sender) == versionId)
                .Select(stored => new TouchedSummaryJson(stored.Summary.Year.StartYear, stored.Run,
                    [.. stored.Summary.Flags.Where(flag => flag.School == sender)
                        .Select(flag => new TouchedFlagJson(flag.Code, flag.Text.Zh))])),
        ];
    }
}
