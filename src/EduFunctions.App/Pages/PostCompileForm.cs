using EduFunctions.App.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/compile</c>: the page's button.</summary>
sealed class PostCompileForm(Storage storage)
{
    [Function(nameof(PostCompileForm))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "counties/{county}/years/{year}/compile")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var message = new RoundMessage(Requests.County(county), Requests.Year(year));
        await storage.Compile.SendMessageAsync(message.ToString(), cancellationToken);
        return SeeOther.To($"/counties/{message.County}/years/{message.Year}", request);
    }
}
