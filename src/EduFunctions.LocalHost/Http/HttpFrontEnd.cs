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
sealed class HttpFrontEnd : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly HttpForwarding _forwarding;

    HttpFrontEnd(WebApplication app, HttpForwarding forwarding) => (_app, _forwarding) = (app, forwarding);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Begins to serve.</summary>
    /// <param name="port">Port of 127.0.0.1; 0 for any.</param>
    /// <param name="bodyBytesMaximum">How large a request may be.</param>
    /// <param name="routePrefix">What the addresses of functions begin with.</param>
    /// <param name="functions">What is reached by HTTP.</param>
    /// <param name="own">What is not the app's.</param>
    /// <param name="workers">Gives the worker that answers.</param>
    /// <param name="invoker">Tells it which function is meant.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<HttpFrontEnd> StartAsync(
        int port, long bodyBytesMaximum, string routePrefix, IEnumerable<FunctionDefinition> functions, HostAddresses own,
        WorkerSupervisor workers, Invoker invoker, CancellationToken cancellationToken)
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
        var constraints = app.Services.GetRequiredService<IInlineConstraintResolver>();
        var routes = new RouteTable(routePrefix, functions.Select(FunctionRoute.Of), constraints);
        app.UseGate();
        own.Map(app);
        app.Run(async context =>
        {
            if (await routes.MatchAsync(context) is { } function)
            {
                await forwarding.HandleAsync(context, function);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        });
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
}
