using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /counties/{county}/years/{year}</c>: a county's year on one page.</summary>
sealed class GetCountyPage(RoundReader reader, RoundStore rounds, SummaryStore summaries, CountyClock clock)
{
    [Function(nameof(GetCountyPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var reading = reader.SchoolsAsync(county, year, cancellationToken);
        var known = await rounds.ListAsync(county, cancellationToken);
        var round = known.Find(row => row.Year == year) ?? new RoundRow { PartitionKey = county.Value, RowKey = year.ToString() };
        var summary = round.SummaryRun > 0 ? await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken) : null;
        var schools = await reading;
        var view = new CountyView(county, year, [.. known.Select(row => row.Year).OrderDescending()], round.DueDate, round.SummaryRun,
            round.CompiledOn is { } compiled ? clock.InZone(compiled)
                : null, round.Failure, summary, schools.Expected, schools.Strangers, request.Query[Parameters.Uploaded.Name]);
        return new RazorComponentResult<CountyPage>(new { View = view });
    }
}
