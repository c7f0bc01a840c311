using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/large-class-ledger?run=&amp;format=</c>: 大班额台账, as CSV unless it is asked for as a workbook.</summary>
sealed class GetLargeClassLedger(RoundStore rounds, SummaryStore summaries, FlagCareStore cares)
{
    [Function(nameof(GetLargeClassLedger))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/large-class-ledger")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var stored = await summaries.ShownAsync(round, Parameters.Run.NumberIn(request.Query), cancellationToken);
        var summary = stored.Summary with { Cares = FlagCare.InForce(await cares.ListAsync(county, year, cancellationToken)) };
        return TableAnswer.Of(Parameters.SummaryFormat.In(request.Query) ?? "csv", $"大班额台账-{county}-{year}-第{stored.Run}次", "大班额台账",
            LargeClassLedger.Captions, LargeClassLedger.Rows(summary));
    }
}
