using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/forecast?format=csv</c>: the forecast of the latest run.</summary>
sealed class GetForecast(RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetForecast))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/forecast")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        return await ETags.UnlessKnownAsync(request, GetSummary.StateOf(round, round.SummaryRun), async () =>
        {
            var forecast = (await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken)).Forecast
                ?? new Forecast([], [], [], []);
            return Parameters.CsvFormat.In(request.Query) is null ? Json.Answer(ForecastJson.Of(county, year, round.SummaryRun, forecast))
                : TableAnswer.Of("csv", $"班额预测-{county}-{year}-第{round.SummaryRun}次", "班额预测", ForecastTable.GradeCaptions, ForecastTable.Grades(forecast));
        });
    }
}
