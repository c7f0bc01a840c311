using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

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
