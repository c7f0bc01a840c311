using System.Net;
using EduFunctions.LocalHost.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace EduFunctions.LocalHost.Http;

/// <summary>The web server at which the app is reached.</summary>
internal sealed class HttpFrontEnd : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpForwarding forwarding;

    private HttpFrontEnd(WebApplication app, HttpForwarding forwarding) => (this.app, this.forwarding) = (app, forwarding);

    public Uri Address => new(app.Urls.Single());

    public static async Task<HttpFrontEnd> StartAsync(
        int port, long bodyBytesMaximum, string routePrefix, IEnumerable<FunctionDefinition> functions, WorkerSupervisor workers, Invoker invoker,
        ManualRuns runs, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = bodyBytesMaximum;
            k.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var forwarding = new HttpForwarding(workers, invoker, app.Services.GetRequiredService<IHttpForwarder>());
        MapHost(app, runs);
        foreach (var function in functions)
        {
            Map(app, routePrefix, function, forwarding);
        }

        await app.StartAsync(cancellationToken);
        return new HttpFrontEnd(app, forwarding);
    }

    /// <summary>Accepts no more, and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(FunctionHost.DrainPatience + TimeSpan.FromSeconds(5));
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
        forwarding.Dispose();
    }

    private static void Map(WebApplication app, string routePrefix, FunctionDefinition function, HttpForwarding forwarding)
    {
        var route = string.Join('/', new[] { routePrefix.Trim('/'), (function.Text("route") ?? function.Name).Trim('/') }.Where(p => p.Length > 0));
        Task Handle(HttpContext context) => forwarding.HandleAsync(context, function.Name);
        if (function.Trigger["methods"]?.AsArray() is { Count: > 0 } methods)
        {
            app.MapMethods("/" + route, methods.Select(m => m!.ToString().ToUpperInvariant()), Handle);
        }
        else
        {
            app.Map("/" + route, Handle);
        }
    }

    /// <summary>The host's own addresses, as far as a single machine needs them.</summary>
    private static void MapHost(WebApplication app, ManualRuns runs)
    {
        app.MapGet("/admin/host/status", context => context.Response.WriteAsJsonAsync(new { state = "Running" }));
        app.MapPost("/admin/functions/{name}", async context =>
        {
            var body = context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? await context.Request.ReadFromJsonAsync<ManualInput>(context.RequestAborted)
                : null;
            context.Response.StatusCode = runs.Begin((string)context.GetRouteValue("name")!, body?.Input)
                ? StatusCodes.Status202Accepted
                : StatusCodes.Status404NotFound;
        });
    }

    /// <summary>The body that the real host expects too.</summary>
    private sealed record ManualInput(string? Input);
}
