using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /assets/{file}</c>: the style sheet.</summary>
sealed class GetAsset
{
    [Function(nameof(GetAsset))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{file}")] HttpRequest request, string file)
    {
        if (file != "site.css")
        {
            throw new ProblemException(404, "not-found", "没有这个文件。", "There is no such file.");
        }

        return Results.File(Resource.Bytes(file), "text/css; charset=utf-8", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue(ContentTypes.ETagOf(Resource.Bytes(file))));
    }
}
