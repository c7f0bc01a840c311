using EduFunctions.App.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>POST …/compile</c>: compiles now instead of at night.</summary>
sealed class PostCompile(Storage storage)
{
    [Function(nameof(PostCompile))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/counties/{county}/years/{year}/compile")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var message = new RoundMessage(Requests.County(county), Requests.Year(year));
        await storage.Compile.SendMessageAsync(message.ToString(), cancellationToken);
        var address = $"/api/counties/{message.County}/years/{message.Year}/summary";
        return Results.Accepted(address, new { summary = address });
    }
}
