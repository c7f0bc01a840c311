using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/runs</c>, <c>GET …/runs/{run}/changes?from=</c>: a year's runs, and what one changed.</summary>
sealed class GetRuns(RoundStore rounds, SummaryStore summaries, RunChanges changes)
{
    public const string Changes = "GetRunChanges";

    [Function(nameof(GetRuns))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/runs")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        return Json.Answer(new RunsJson(county.Value, year.StartYear, round.SummaryRun, await summaries.ListAsync(county, year, cancellationToken)));
    }

    [Function(Changes)]
    public async Task<IResult> RunChanges([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/runs/{run}/changes")] HttpRequest request, CountyCode county, SchoolYear year, int run,
        CancellationToken cancellationToken) =>
        Json.Answer(await changes.FindAsync(county, year, run, Parameters.FromRun.NumberIn(request.Query), cancellationToken));
}

/// <summary>The runs of a year.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Shown">The run that is shown.</param>
/// <param name="Runs">All runs, newest first.</param>
sealed record RunsJson(string County, int Year, int Shown, IReadOnlyList<RunJson> Runs);

/// <summary>A run.</summary>
/// <param name="Run">Its number.</param>
/// <param name="CompiledOn">As of when it was compiled, UTC.</param>
public sealed record RunJson(int Run, DateTimeOffset CompiledOn);
