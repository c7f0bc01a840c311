using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/flags?flag=&amp;severity=&amp;school=&amp;grade=&amp;change=</c>: the flags of the latest run.</summary>
sealed class GetFlags(RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetFlags))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/flags")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        return await ETags.UnlessKnownAsync(request, GetSummary.StateOf(round, round.SummaryRun), async () =>
        {
            var flags = (await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken)).Flags;
            return Json.Answer(new FlagsJson(county.Value, year.StartYear, round.SummaryRun,
                [.. flags.Where(FlagFilter.Of(request.Query).Has).Select(FlagJson.Of)]));
        });
    }
}
