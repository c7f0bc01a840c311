using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

/// <summary><c>GET /api/openapi.json</c>.</summary>
sealed class GetOpenApi
{
    [Function(nameof(GetOpenApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        Results.Text(OpenApi.Document, ContentTypes.Json);
}
