using EduFunctions.LocalHost.Http;
using EduFunctions.LocalHost.Rpc;
using EduFunctions.LocalHost.Triggers;

namespace EduFunctions.LocalHost;

/// <summary>Runs a built function app on this machine as Azure would: its worker process, its storage, its triggers, its HTTP.</summary>
public sealed class FunctionHost : IAsyncDisposable
{
    /// <summary>How long running functions may take when the host stops.</summary>
    internal static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(10);

    readonly Stack<IAsyncDisposable> _parts = new();
    readonly LocalHostOptions _options;
    readonly Action<string> _log;
    readonly WorkerSupervisor _workers;
    BlobWrites? _writes;
    Azurite? _azurite;
    Invoker? _invoker;
    TriggerSet? _triggers;
    HttpFrontEnd? _http;

    FunctionHost(LocalHostOptions options)
    {
        _options = options with { AppDirectory = Path.GetFullPath(options.AppDirectory) };
        _log = options.Log ?? (_ => { });
        _workers = new(_options.AppDirectory, _log);
    }

    /// <summary>Where the app serves HTTP.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The storage that the app uses.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The operating system's number of the worker process that runs now; another after a restart.</summary>
    public int WorkerProcessId => _workers.ProcessId;

    /// <summary>The same of the storage; 0 when it is not ours.</summary>
    internal int StorageProcessId => _azurite?.ProcessId ?? 0;

    /// <summary>Starts everything and returns when the app answers.</summary>
    /// <exception cref="FileNotFoundException">The app's folder has no <c>host.json</c>, or Azurite's no lock file.</exception>
    /// <exception cref="InvalidOperationException">Azurite or the worker does not start, or another host has the data folder, or it cannot be
    /// written; the message says so for people.</exception>
    /// <exception cref="TimeoutException">Azurite does not answer.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
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

    /// <summary>Runs a timer function (or a queue function, with an empty message) now and waits for its end.</summary>
    /// <exception cref="ArgumentException">The app has no such function.</exception>
    /// <exception cref="FunctionFailedException">It threw.</exception>
    /// <exception cref="IOException">The worker process ended before it did.</exception>
    public Task FireTimerAsync(string functionName, CancellationToken cancellationToken) =>
        _triggers?.FireAsync(functionName, "", cancellationToken) ?? throw new ObjectDisposedException(nameof(FunctionHost));

    /// <summary>Accepts nothing more, gives what runs ten seconds, and stops the worker and the storage.</summary>
    public async ValueTask DisposeAsync()
    {
        _invoker?.Drain(DrainPatience);
        await Task.WhenAll(
            _http?.DisposeAsync().AsTask() ?? Task.CompletedTask,
            _triggers?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        (_http, _triggers) = (null, null);
        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        _invoker?.Dispose();
        _invoker = null;
    }

    async Task StartAsync(CancellationToken cancellationToken)
    {
        var hostJson = new HostJson(_options.AppDirectory);
        ConnectionString = SettingValues.StorageNamedIn(_options.Settings) ?? await StorageAsync(cancellationToken);
        var settings = new SettingValues(_options.Settings, ConnectionString);

        var server = await RpcServer.StartAsync(_options.AppDirectory, _workers, cancellationToken);
        _parts.Push(server);
        _parts.Push(_workers);
        _workers.Start(server.Address, settings.All);
        var declared = (await _workers.ReadyAsync(cancellationToken)).Functions;
        var functions = declared.Values
            .Where(function => settings.Find($"AzureWebJobs.{function.Name}.Disabled") is not ("true" or "True" or "1")).ToList();

        _invoker = new(_workers, hostJson.FunctionTimeout);
        _triggers = new(settings, hostJson, _writes, _invoker, _options.TimeProvider, _log);
        await _triggers.StartAsync(functions, cancellationToken);
        _http = await HttpFrontEnd.StartAsync(
            _options.Port, settings.BodyBytesMaximum, hostJson.RoutePrefix,
            functions.Where(function => function.TriggerType == "httpTrigger"),
            new HostAddresses(_triggers, declared.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase)), _workers, _invoker, cancellationToken);
        Address = _http.Address;
        _log($"{functions.Count} functions are ready at {Address}");
    }

    async Task<string> StorageAsync(CancellationToken cancellationToken)
    {
        // Disposed of after the worker, whose last writes are announced too, and before the storage, which has to take the announcements.
        _writes = new(_log);
        _azurite = await Azurite.StartAsync(_options.AzuriteDirectory, _options.DataDirectory, _writes.Take, _log, cancellationToken);
        _azurite.IsAnnounced = () => _writes.AreAnnounced;
        _parts.Push(_azurite);
        _parts.Push(_writes);
        return _azurite.ConnectionString;
    }
}
