using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

/// <summary><c>GET /api/health</c>: does the app reach blobs, tables, queues? 503 when it does not.</summary>
sealed class GetHealth(Storage storage)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var services = await storage.ProbeAsync(cancellationToken);
        var healthy = services.Values.All(answer => answer == "ok");
        return Json.Answer(new HealthJson(healthy, services), healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Whether the app reaches its storage.</summary>
/// <param name="Healthy">True when every service answers.</param>
/// <param name="Services">Each service's answer: ok, or what came instead.</param>
sealed record HealthJson(bool Healthy, IReadOnlyDictionary<string, string> Services);
