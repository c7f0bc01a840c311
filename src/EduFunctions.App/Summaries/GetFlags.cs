using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/flags?flag=&amp;severity=&amp;school=&amp;grade=&amp;change=</c>: the flags of the latest run.</summary>
sealed class GetFlags(RoundStore rounds, SummaryStore summaries, FlagCareStore cares)
{
    [Function(nameof(GetFlags))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/flags")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var said = await cares.ListAsync(county, year, cancellationToken);
        return await ETags.UnlessKnownAsync(request, $"{GetSummary.StateOf(round, round.SummaryRun)}-{FlagCareStore.StateOf(said)}", async () =>
        {
            var summary = await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken);
            var (filter, held) = (FlagFilter.Of(request.Query), FlagCare.InForce(said));
            var endings = summary.Endings.ToDictionary(ending => ending.Flag.Key);
            var told = summary.Flags.Select(flag => flag.Key).ToHashSet();
            return Json.Answer(new FlagsJson(county.Value, year.StartYear, round.SummaryRun, Told(summary.Flags),
                Told(summary.Endings.Select(ending => ending.Flag).Where(flag => !told.Contains(flag.Key)))));

            IReadOnlyList<FlagJson> Told(IEnumerable<Flag> flags) => [.. flags.Where(filter.Has).Select(flag =>
                FlagJson.Of(flag, held.GetValueOrDefault(flag.Key.Id), endings.GetValueOrDefault(flag.Key)))];
        });
    }
}
