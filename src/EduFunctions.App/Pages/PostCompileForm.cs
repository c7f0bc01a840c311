using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/compile</c>: the page's button.</summary>
sealed class PostCompileForm(RoundReader reader, SummaryStore summaries, CountyClock clock)
{
    [Function(nameof(PostCompileForm))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/compile")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var asked = clock.UtcNow.ToUnixTimeSeconds(); // before the message: what was looked through after it answers it
        await summaries.AskAsync(county, year, cancellationToken);
        return SeeOther.To(FormattableString.Invariant($"/counties/{county}/years/{year}?{Parameters.Asked.Name}={asked}"), request);
    }
}
