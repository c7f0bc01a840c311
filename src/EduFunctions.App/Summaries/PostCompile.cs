using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>POST …/compile</c>: compiles now instead of at night.</summary>
sealed class PostCompile(RoundReader reader, SummaryStore summaries)
{
    [Function(nameof(PostCompile))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post",
        Route = "api/counties/{county}/years/{year}/compile")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        await summaries.AskAsync(county, year, cancellationToken);
        var address = $"/api/counties/{county}/years/{year}/summary";
        request.HttpContext.Response.Headers.Location = address;
        return Json.Answer(new CompileJson(address), StatusCodes.Status202Accepted);
    }
}

/// <summary>A compilation that will begin.</summary>
/// <param name="Summary">Address at which the summary can be had.</param>
sealed record CompileJson(string Summary);
