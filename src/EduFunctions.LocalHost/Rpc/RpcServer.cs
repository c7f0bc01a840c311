using System.Net;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>The port of this machine at which workers report.</summary>
internal sealed class RpcServer : IAsyncDisposable
{
    /// <summary>Messages have no limit here: what passes has passed the HTTP limit or a storage limit.</summary>
    public const int MaxMessageLength = int.MaxValue;

    private readonly WebApplication app;

    private RpcServer(WebApplication app) => this.app = app;

    /// <summary>The address for the worker.</summary>
    public Uri Address => new(app.Urls.Single());

    public static async Task<RpcServer> StartAsync(string appDirectory, WorkerSupervisor workers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddRouting();
        builder.Services.AddGrpc(o => (o.MaxReceiveMessageSize, o.MaxSendMessageSize) = (MaxMessageLength, MaxMessageLength));
        builder.Services.AddSingleton(workers);
        builder.Services.AddSingleton(RpcContract.EventStream(appDirectory));
        builder.Services.AddSingleton<IServiceMethodProvider<RpcService>, RpcService.Methods>();
        var app = builder.Build();
        app.MapGrpcService<RpcService>();
        await app.StartAsync(cancellationToken);
        return new RpcServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
