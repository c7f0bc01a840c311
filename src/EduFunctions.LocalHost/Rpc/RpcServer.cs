using System.Net;
using System.Text.Json.Nodes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>The port of this machine at which workers report.</summary>
sealed class RpcServer : IAsyncDisposable
{
    /// <summary>Messages have no limit here: what passes has passed the HTTP limit or a storage limit.</summary>
    public const int MaxMessageLength = int.MaxValue;

    readonly WebApplication _app;

    RpcServer(WebApplication app) => _app = app;

    /// <summary>The address for the worker.</summary>
    public Uri Address => new(_app.Urls.Single());

    public static async Task<RpcServer> StartAsync(string appDirectory, WorkerSupervisor workers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (MaxMessageLength, MaxMessageLength));
        builder.Services.AddSingleton(workers);
        builder.Services.AddSingleton<IServiceMethodProvider<WorkerSupervisor>>(new Service(RpcContract.EventStream(appDirectory)));
        var app = builder.Build();
        app.MapGrpcService<WorkerSupervisor>();
        await app.StartAsync(cancellationToken);
        return new RpcServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Maps the method from the contract that was found at run time.</summary>
    sealed class Service(Method<JsonObject, JsonObject> eventStream) : IServiceMethodProvider<WorkerSupervisor>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<WorkerSupervisor> context) =>
            context.AddDuplexStreamingMethod(eventStream, [], (workers, fromWorker, toWorker, call) =>
                workers.ServeAsync(fromWorker, toWorker, call.CancellationToken));
    }
}
