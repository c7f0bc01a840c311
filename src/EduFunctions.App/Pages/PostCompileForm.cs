using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/compile</c>: the page's button.</summary>
sealed class PostCompileForm(Storage storage)
{
    [Function(nameof(PostCompileForm))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/compile")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await storage.Compile.SendMessageAsync(new RoundMessage(county, year).ToString(), cancellationToken);
        return SeeOther.To($"/counties/{county}/years/{year}", request);
    }
}
