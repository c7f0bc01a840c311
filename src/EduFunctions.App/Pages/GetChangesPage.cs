using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /counties/{county}/years/{year}/changes?run=&amp;from=</c>: what the latest run has otherwise than the one before it.</summary>
sealed class GetChangesPage(RunChanges changes, RoundReader reader, CountyClock clock)
{
    [Function(nameof(GetChangesPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/changes")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var found = await changes.FindAsync(county, year, Parameters.Run.NumberIn(request.Query), Parameters.FromRun.NumberIn(request.Query), cancellationToken);
        return new RazorComponentResult<ChangesPage>(new
        {
            Changes = found, Year = year, County = records.Standards(year).NameOf(county),
            Between = (clock.InZone(found.FromCompiledOn), clock.InZone(found.CompiledOn)),
        });
    }
}
