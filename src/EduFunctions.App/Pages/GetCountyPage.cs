using System.Globalization;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /counties/{county}/years/{year}</c>: a county's year on one page.</summary>
sealed class GetCountyPage(RoundReader reader, SummaryStore summaries, AdjustmentStore adjustments, FlagCareStore cares, CountyClock clock)
{
    // A compilation that has not ended by then has no worker, or has failed and says so.
    static readonly TimeSpan CompilePatience = TimeSpan.FromMinutes(2);

    [Function(nameof(GetCountyPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var round = records.RoundOf(year);
        var schools = reader.SchoolsAsync(records, year, cancellationToken);
        var said = adjustments.ListAsync(county, year, cancellationToken);
        var held = cares.ListAsync(county, year, cancellationToken);
        var trend = summaries.TrendAsync(records.Rounds, year, [.. TrendChart.Stages.Select(stage => stage.Code)], cancellationToken);
        var summary = round.SummaryRun > 0 ? await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken) : null;
        return new RazorComponentResult<CountyPage>(new
        {
            View = new CountyView(records, year, summary is null ? null : summary with { Cares = FlagCare.InForce(await held) })
            {
                CompiledOn = round.CompiledOn is { } compiled ? clock.InZone(compiled) : null,
                IsCompiling = IsCompiling(request, round),
                Schools = (await schools).Expected,
                Strangers = (await schools).Strangers,
                Bureau = (await schools).Bureau,
                Trend = await trend,
                Adjustments = Adjustment.InForce(await said),
                Filter = FlagFilter.Of(request.Query),
                Sort = request.Query[Parameters.Sort.Name].ToString(),
            },
        });
    }

    bool IsCompiling(HttpRequest request, RoundRow round) =>
        request.Query[Parameters.Asked.Name] is [{ } text] && round.Failure is null
        && DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)) is var asked
        && !(round.CheckedOn >= asked) && clock.UtcNow - asked < CompilePatience;
}
