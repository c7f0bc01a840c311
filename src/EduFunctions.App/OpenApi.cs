using System.Text.Json;
using EduFunctions.App.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

/// <summary>The API's description, the one list of its addresses.</summary>
static class OpenApi
{
    static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    public static byte[] Document { get; } = Resource.Bytes("openapi.json");

    static readonly IReadOnlyList<(TemplateMatcher Path, IReadOnlyList<string> Methods)> Paths = Read();

    /// <summary>The methods that an address takes; empty when the API has no such address.</summary>
    public static IReadOnlyList<string> MethodsOf(PathString path) =>
        Paths.FirstOrDefault(entry => entry.Path.TryMatch(path, [])).Methods ?? [];

    static List<(TemplateMatcher, IReadOnlyList<string>)> Read()
    {
        using var document = JsonDocument.Parse(Document);
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().Select(path => (
            new TemplateMatcher(TemplateParser.Parse(path.Name.TrimStart('/')), []),
            (IReadOnlyList<string>)[.. path.Value.EnumerateObject().Where(entry => Verbs.Contains(entry.Name)).Select(entry => entry.Name.ToUpperInvariant())]))];
    }
}

/// <summary><c>GET /api/openapi.json</c>.</summary>
sealed class GetOpenApi
{
    [Function(nameof(GetOpenApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/openapi.json")] HttpRequest request) =>
        Results.File(OpenApi.Document, "application/json; charset=utf-8", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue(ContentTypes.ETagOf(OpenApi.Document)));
}

/// <summary><c>GET /api/health</c>: does the app reach blobs, tables, queues? 503 when it does not.</summary>
sealed class GetHealth(Storage storage)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken)
    {
        var services = await storage.ProbeAsync(cancellationToken);
        var healthy = services.Values.All(answer => answer == "ok");
        return Results.Json(new { healthy, services }, Json.Options, statusCode: healthy ? 200 : 503);
    }
}
