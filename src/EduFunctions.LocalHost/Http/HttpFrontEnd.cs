using System.Net;
using EduFunctions.LocalHost.Rpc;
using EduFunctions.LocalHost.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace EduFunctions.LocalHost.Http;

/// <summary>The web server at which the app is reached.</summary>
sealed class HttpFrontEnd : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly HttpForwarding _forwarding;

    HttpFrontEnd(WebApplication app, HttpForwarding forwarding) => (_app, _forwarding) = (app, forwarding);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<HttpFrontEnd> StartAsync(
        int port, long bodyBytesMaximum, string routePrefix, IEnumerable<FunctionDefinition> functions, TriggerSet triggers, WorkerSupervisor workers, Invoker invoker,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = bodyBytesMaximum;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var forwarding = new HttpForwarding(workers, invoker, app.Services.GetRequiredService<IHttpForwarder>());
        MapHost(app, triggers);
        foreach (var (order, function) in functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Index())
        {
            Map(app, routePrefix, function, forwarding).WithOrder(order);
        }

        await app.StartAsync(cancellationToken);
        return new HttpFrontEnd(app, forwarding);
    }

    /// <summary>Accepts no more, and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(FunctionHost.DrainPatience + TimeSpan.FromSeconds(5));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        _forwarding.Dispose();
    }

    // As the real host does: in the order of the functions' names, and no literal is better than a parameter or a catch-all.
    static IEndpointConventionBuilder Map(WebApplication app, string routePrefix, FunctionDefinition function, HttpForwarding forwarding)
    {
        var route = string.Join('/', new[] { routePrefix.Trim('/'), (function.Text("route") ?? function.Name).Trim('/') }.Where(part => part.Length > 0));
        Task Handle(HttpContext context) => forwarding.HandleAsync(context, function.Name);
        return function.Trigger["methods"]?.AsArray() is { Count: > 0 } methods
            ? app.MapMethods("/" + route, methods.Select(method => method!.ToString().ToUpperInvariant()), Handle)
            : app.Map("/" + route, Handle);
    }

    /// <summary>The host's own addresses, as far as a single machine needs them.</summary>
    static void MapHost(WebApplication app, TriggerSet triggers)
    {
        app.MapGet("/admin/host/status", context => context.Response.WriteAsJsonAsync(new { state = "Running" })).WithOrder(-1);
        app.MapPost("/admin/functions/{name}", async context =>
        {
            var body = context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? await context.Request.ReadFromJsonAsync<ManualInput>(context.RequestAborted)
                : null;
            context.Response.StatusCode = triggers.TryFire((string)context.Request.RouteValues["name"]!, body?.Input ?? "")
                ? StatusCodes.Status202Accepted
                : StatusCodes.Status404NotFound;
        }).WithOrder(-1);
    }

    /// <summary>The body that the real host expects too.</summary>
    sealed record ManualInput(string? Input);
}
