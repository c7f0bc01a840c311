using Azure;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Queues;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>What happens to each message of a queue, by the WebJobs SDK, which is also the engine under the real host: leases,
/// retries, back-off, poison queues.</summary>
sealed class QueueEngine : IAsyncDisposable
{
    // This machine has nothing else to do.
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    readonly Func<EngineFailure, IHost> _build;
    readonly InFlight _messages;
    readonly Action<string> _log;
    readonly CancellationTokenSource _stopping = new();
    EngineFailure _failure = new();
    IHost _host;
    Task _watching = Task.CompletedTask;

    QueueEngine(Func<EngineFailure, IHost> build, InFlight messages, Action<string> log)
    {
        (_build, _messages, _log) = (build, messages, log);
        _host = build(_failure);
    }

    /// <summary>Begins to fetch messages.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="connection">Its storage's connection string.</param>
    /// <param name="handle">Handles one message; when it throws, the message is handed out again.</param>
    /// <param name="settings">The app's settings.</param>
    /// <param name="hostJson">What the app says of its queues.</param>
    /// <param name="configure">What differs for this queue.</param>
    /// <param name="log">Gets a line for what goes wrong.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<QueueEngine> StartAsync(
        string queue, string connection, Func<QueueMessage, CancellationToken, Task> handle, SettingValues settings, HostJson hostJson,
        Action<QueuesOptions> configure, Action<string> log, CancellationToken cancellationToken)
    {
        var messages = new InFlight();
        IHost Build(EngineFailure failure) => new HostBuilder()
            // Development: nothing of the machine's own configuration, and locks that end soon after a crash.
            .UseEnvironment(Environments.Development)
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection([
                .. hostJson.ForWebJobs,
                KeyValuePair.Create(SettingValues.Storage, (string?)settings.Connection(null)),
                KeyValuePair.Create(Function.Connection, (string?)connection),
                KeyValuePair.Create(Function.Queue, (string?)queue)]))
            .ConfigureWebJobs(webJobs => webJobs.UseHostId("localhost").AddAzureStorageQueues(options =>
            {
                options.MaxPollingInterval = options.MaxPollingInterval < Rest ? options.MaxPollingInterval : Rest;
                configure(options);
            }))
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new QueueLines(queue, log)))
            .ConfigureServices(services => services
                .AddSingleton<IHostLifetime, QuietLifetime>()
                .AddSingleton<IWebJobsExceptionHandlerFactory>(failure)
                .AddSingleton<ITypeLocator, Function.Locator>()
                .AddSingleton<IQueueProcessorFactory>(messages)
                .AddSingleton(handle))
            .Build();
        var engine = new QueueEngine(Build, messages, log);
        try
        {
            await engine._host.StartAsync(cancellationToken);
        }
        catch
        {
            engine._host.Dispose();
            throw;
        }

        engine._watching = engine.WatchAsync(queue);
        return engine;
    }

    /// <summary>Fetches no more, and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await EndAsync();
        _stopping.Dispose();
    }

    async Task EndAsync()
    {
        try
        {
            // Without this the engine would cancel what runs as soon as it stops.
            await _host.Services.GetRequiredService<IDrainModeManager>().EnableDrainModeAsync(CancellationToken.None);
            await _host.StopAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // It never came so far as to start.
        }

        await _messages.EmptyAsync();
        _host.Dispose();
    }

    /// <summary>Starts the engine anew when its queue could not be reached at all of its tries; by itself it would end the process.</summary>
    async Task WatchAsync(string queue)
    {
        while (true)
        {
            await ((Task)_failure.Happened).WaitAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            try
            {
                _log($"Error: queue {queue} cannot be reached; it is tried again: {await _failure.Happened}");
                await EndAsync();
                _failure = new EngineFailure();
                _host = _build(_failure);
                await _host.StartAsync(_stopping.Token);
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or InvalidOperationException or OperationCanceledException)
            {
                _failure.Tell(e);
            }

            await Task.Delay(Rest, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The one function of an engine, as the SDK wants it written; each engine's configuration says which queue is
    /// meant.</summary>
    sealed class Function(Func<QueueMessage, CancellationToken, Task> handle)
    {
        public const string Queue = "EngineQueue";
        public const string Connection = "EngineConnection";

        public Task RunAsync(
            [QueueTrigger($"%{Queue}%", Connection = Connection)] QueueMessage message, CancellationToken cancellationToken) =>
            handle(message, cancellationToken);

        public sealed class Locator : ITypeLocator
        {
            public IReadOnlyList<Type> GetTypes() => [typeof(Function)];
        }
    }
}
