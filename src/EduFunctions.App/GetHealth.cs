using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

/// <summary><c>GET /api/health</c>: can the app use its storage, and do its timers run? 503 when the storage cannot be used.</summary>
sealed class GetHealth(StorageProbe probe, Schedules schedules)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var services = await probe.AskAsync(cancellationToken);
        var healthy = services.Values.All(answer => answer.IsWell);
        return Json.Answer(new HealthJson(healthy, services.ToDictionary(pair => pair.Key, pair => pair.Value.Answer), schedules.Timers),
            healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Whether the app can use its storage.</summary>
/// <param name="Healthy">True when every service can be used; slow is no failure.</param>
/// <param name="Services">Each service's answer, and whether anything can be written: ok, slow, or what came instead.</param>
/// <param name="Timers">When each timer runs, six-field cron in UTC; “disabled” for one that a setting switches off.</param>
sealed record HealthJson(bool Healthy, IReadOnlyDictionary<string, string> Services, IReadOnlyDictionary<string, string> Timers);
