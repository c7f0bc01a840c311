using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>The WebJobs SDK, which is also the engine under the real host: leases, retries, back-off, poison queues.</summary>
internal sealed class QueueEngine : IAsyncDisposable
{
    private readonly IHost host;

    private QueueEngine(IHost host) => this.host = host;

    public static async Task<QueueEngine> StartAsync(
        string name, IReadOnlyList<QueueSubscription> subscriptions, SettingValues settings, Action<QueuesOptions> configure,
        Action<string> log, CancellationToken cancellationToken)
    {
        var host = new HostBuilder()
            // Development: nothing of the machine's own configuration, and locks that end soon after a crash.
            .UseEnvironment(Environments.Development)
            .ConfigureAppConfiguration(c => c.AddEnvironmentVariables().AddInMemoryCollection(settings.All!))
            .ConfigureWebJobs(webJobs => webJobs.UseHostId("localhost-" + name).AddAzureStorageQueues(configure))
            .ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddProvider(new LogLines(log)))
            .ConfigureServices(s => s
                .AddSingleton<IHostLifetime, QuietLifetime>()
                .AddSingleton<ITypeLocator>(new QueueFunctionTypes(subscriptions)))
            .Build();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new QueueEngine(host);
    }

    /// <summary>Fetches no more, and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        // Without this the engine would cancel what runs as soon as it stops.
        await host.Services.GetRequiredService<IDrainModeManager>().EnableDrainModeAsync(CancellationToken.None);
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
