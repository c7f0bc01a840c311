using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Schools;
using EduFunctions.App.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /counties/{county}/years/{year}</c>: a county's year on one page.</summary>
sealed class GetCountyPage(SchoolRegister register, ReturnStore returns, RoundStore rounds, SummaryStore summaries, CountyClock clock)
{
    [Function(nameof(GetCountyPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "counties/{county}/years/{year}")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        var known = await rounds.ListAsync(code, cancellationToken);
        var round = known.FirstOrDefault(row => row.Year == schoolYear) ?? new RoundRow { PartitionKey = code.Value, RowKey = schoolYear.ToString() };
        var states = (await returns.ListAsync(code, schoolYear, cancellationToken)).ToDictionary(status => status.RowKey, StringComparer.Ordinal);
        var expected = (await register.ListAsync(code, cancellationToken)).Where(school => school.IsOpenIn(schoolYear)).ToList();
        var schools = expected.Select(school => (school, states.GetValueOrDefault(school.Code.Value)));
        var strangers = states.Values.ExceptBy(expected.Select(school => school.Code.Value), status => status.RowKey);
        var summary = round.SummaryRun > 0 ? await summaries.ReadAsync(code, schoolYear, round.SummaryRun, cancellationToken) : null;
        var view = new CountyView(code, schoolYear, [.. known.Select(row => row.Year).OrderDescending()], round.DueDate, round.SummaryRun,
            round.CompiledOn is { } compiled ? clock.InZone(compiled) : null, round.Failure, summary, [.. schools], [.. strangers], request.Query["uploaded"].ToString() is { Length: 10 } uploaded ? uploaded : null);
        return new RazorComponentResult<CountyPage>(new { View = view });
    }
}
