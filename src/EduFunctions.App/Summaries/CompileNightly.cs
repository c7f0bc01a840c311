using EduFunctions.App.Rounds;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// Every night: one message for each county and year whose run was made from something else than what stands there now. A year that
/// changed changes the years after it, which compare with it.
/// </summary>
sealed class CompileNightly(RoundStore rounds, RoundReader reader, SummaryStore summaries)
{
    const int CountiesAtOnce = 8;

    [Function(nameof(CompileNightly))]
    public async Task Run([TimerTrigger("%CompileSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var counties = (await rounds.ListAsync(null, cancellationToken)).GroupBy(round => round.County);
        var options = new ParallelOptions { MaxDegreeOfParallelism = CountiesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(counties, options, async (county, token) =>
        {
            var states = await reader.StatesAsync(county.Key, county, token);
            foreach (var round in county.OrderBy(round => round.Year).Where(round => round.Fingerprint != states.FingerprintOf(round.Year)))
            {
                await summaries.AskAsync(round.County, round.Year, token);
            }
        });
    }
}
