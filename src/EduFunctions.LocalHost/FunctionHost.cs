using EduFunctions.LocalHost.Http;
using EduFunctions.LocalHost.Rpc;
using EduFunctions.LocalHost.Triggers;

namespace EduFunctions.LocalHost;

/// <summary>Runs a built function app on this machine as Azure would: its worker process, its storage, its triggers, its HTTP.</summary>
public sealed class FunctionHost : IAsyncDisposable
{
    /// <summary>How long running functions may take when the host stops.</summary>
    internal static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(10);

    private readonly Stack<IAsyncDisposable> parts = new();
    private readonly LocalHostOptions options;
    private readonly Action<string> log;
    private readonly WorkerSupervisor workers;
    private readonly ManualRuns runs;
    private Invoker? invoker;
    private TriggerSet? triggers;
    private HttpFrontEnd? http;

    private FunctionHost(LocalHostOptions options)
    {
        this.options = options with { AppDirectory = Path.GetFullPath(options.AppDirectory) };
        log = options.Log ?? (_ => { });
        workers = new(this.options, log);
        runs = new(log);
    }

    /// <summary>Where the app serves HTTP.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The storage that the app uses.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The operating system's number of the worker process that runs now; another after a restart.</summary>
    public int WorkerProcessId => workers.ProcessId;

    /// <summary>Starts everything and returns when the app answers. Throws with the worker's last words when it does not start.</summary>
    public static async Task<FunctionHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        var host = new FunctionHost(options);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a timer function (or a queue function, with an empty message) now and waits for its end. Throws when it fails.</summary>
    public Task FireTimerAsync(string functionName, CancellationToken cancellationToken) =>
        runs.RunAsync(functionName, null, cancellationToken);

    /// <summary>Accepts nothing more, gives what runs ten seconds, and stops the worker and the storage.</summary>
    public async ValueTask DisposeAsync()
    {
        invoker?.Drain(DrainPatience);
        await Task.WhenAll(
            http?.DisposeAsync().AsTask() ?? Task.CompletedTask,
            triggers?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        (http, triggers) = (null, null);
        while (parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        invoker?.Dispose();
        invoker = null;
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var hostJson = HostJson.Read(options.AppDirectory);
        ConnectionString = SettingValues.StorageNamedIn(options.Settings) ?? await StorageAsync(cancellationToken);
        var settings = new SettingValues(options.Settings, ConnectionString);

        var server = await RpcServer.StartAsync(options.AppDirectory, workers, cancellationToken);
        parts.Push(server);
        parts.Push(workers);
        workers.Start(server.Address, settings.All);
        var functions = (await workers.ReadyAsync(cancellationToken)).Functions.Values
            .Where(f => settings.Find($"AzureWebJobs.{f.Name}.Disabled") is not ("true" or "True" or "1")).ToList();

        invoker = new(workers, hostJson.FunctionTimeout);
        triggers = new(settings, hostJson, invoker, runs, options, log);
        await triggers.StartAsync(functions, cancellationToken);
        http = await HttpFrontEnd.StartAsync(
            options.Port, settings.BodyBytesMaximum, hostJson.RoutePrefix, functions.Where(f => f.TriggerType == "httpTrigger"), workers, invoker, runs, cancellationToken);
        Address = http.Address;
        log($"{functions.Count} functions are ready at {Address}");
    }

    private async Task<string> StorageAsync(CancellationToken cancellationToken)
    {
        var directory = options.DataDirectory;
        if (directory is null)
        {
            var temporary = new TemporaryDirectory();
            parts.Push(temporary);
            directory = temporary.Path;
        }

        var azurite = await Azurite.StartAsync(options.AzuriteDirectory, directory, TimeProvider.System, log, cancellationToken);
        parts.Push(azurite);
        return azurite.ConnectionString;
    }
}
