using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Schools;

/// <summary><c>GET /api/counties/{county}/settings</c>: what the county sets differently from the nation, as it was put.</summary>
sealed class GetSettings(StandardsStore standards)
{
    [Function(nameof(GetSettings))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/settings")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        var settings = await standards.FindAsync(county, cancellationToken);
        return await ETags.UnlessKnownAsync(request, ETags.StateOf(settings?.ETag), () =>
            Task.FromResult(Results.Bytes(settings?.Content ?? "{}"u8.ToArray(), $"{ContentTypes.Json}; charset=utf-8")));
    }
}
