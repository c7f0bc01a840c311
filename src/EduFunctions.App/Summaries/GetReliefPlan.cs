using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/relief-plan?format=csv</c>: the relief plan of the latest run.</summary>
sealed class GetReliefPlan(RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetReliefPlan))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/relief-plan")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        return await ETags.UnlessKnownAsync(request, GetSummary.StateOf(round, round.SummaryRun), async () =>
        {
            var plan = (await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken)).Relief ?? new ReliefPlan([], [], []);
            return Parameters.CsvFormat.In(request.Query) is null ? Json.Answer(ReliefPlanJson.Of(county, year, round.SummaryRun, plan))
                : TableAnswer.Of("csv", $"分流方案-{county}-{year}-第{round.SummaryRun}次", "分流方案", ReliefPlanTable.Captions, ReliefPlanTable.Rows(plan));
        });
    }
}
