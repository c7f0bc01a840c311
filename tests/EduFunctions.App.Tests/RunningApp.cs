using System.Collections.Concurrent;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using EduFunctions.App.Tests;
using EduFunctions.Cli;
using EduFunctions.LocalHost;

[assembly: AssemblyFixture(typeof(RunningApp))]

namespace EduFunctions.App.Tests;

/// <summary>The built app in its real worker, on a real Azurite: one for the whole run, and more for tests that kill.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    readonly ConcurrentQueue<string> _log = [];
    readonly Func<LocalHostOptions, LocalHostOptions> _change;

    /// <summary>The one for the whole run.</summary>
    public RunningApp()
        : this(options => options)
    {
    }

    RunningApp(Func<LocalHostOptions, LocalHostOptions> change) => _change = change;

    public FunctionHost Host { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public BlobServiceClient Blobs => new(Host.ConnectionString);

    public TableServiceClient Tables => new(Host.ConnectionString);

    public BlobContainerClient Returns => Blobs.GetBlobContainerClient("returns");

    /// <summary>What the host and the worker have said so far.</summary>
    public IEnumerable<string> Log => _log;

    /// <summary>The folder of the built app.</summary>
    public static string AppDirectory => LocalApp.Options(null, 0, null).AppDirectory;

    /// <summary>Starts another one.</summary>
    public static async Task<RunningApp> StartAsync(Func<LocalHostOptions, LocalHostOptions>? change = null)
    {
        var app = new RunningApp(change ?? (options => options));
        await app.InitializeAsync();
        return app;
    }

    /// <summary>A queue as the Functions host writes it.</summary>
    public QueueClient Queue(string name) => new(Host.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public async ValueTask InitializeAsync()
    {
        Host = await FunctionHost.StartAsync(_change(LocalApp.Options(null, 0, _log.Enqueue)), CancellationToken.None);
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
