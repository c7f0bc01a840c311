using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Queues;
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
    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    readonly IHost _host;
    readonly InFlight _messages;

    QueueEngine(IHost host, InFlight messages) => (_host, _messages) = (host, messages);

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
        var host = new HostBuilder()
            // Development: nothing of the machine's own configuration, and locks that end soon after a crash.
            .UseEnvironment(Environments.Development)
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection([
                .. hostJson.ForWebJobs,
                KeyValuePair.Create(SettingValues.Storage, (string?)settings.Connection(null)),
                KeyValuePair.Create(Function.Connection, (string?)connection),
                KeyValuePair.Create(Function.Queue, (string?)queue)]))
            .ConfigureWebJobs(webJobs => webJobs.UseHostId("localhost").AddAzureStorageQueues(options =>
            {
                options.MaxPollingInterval = options.MaxPollingInterval < LongestRest ? options.MaxPollingInterval : LongestRest;
                configure(options);
            }))
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new Lines(queue, log)))
            .ConfigureServices(services => services
                .AddSingleton<IHostLifetime, QuietLifetime>()
                .AddSingleton<ITypeLocator, Function.Locator>()
                .AddSingleton<IQueueProcessorFactory>(messages)
                .AddSingleton(handle))
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

        return new QueueEngine(host, messages);
    }

    /// <summary>Fetches no more, and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        // Without this the engine would cancel what runs as soon as it stops.
        await _host.Services.GetRequiredService<IDrainModeManager>().EnableDrainModeAsync(CancellationToken.None);
        await _host.StopAsync(CancellationToken.None);
        await _messages.EmptyAsync();
        _host.Dispose();
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

    /// <summary>Passes on what the engine has to say, without the stacks of failures, which the worker has told already.</summary>
    sealed class Lines(string queue, Action<string> log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Category(categoryName, queue, log);

        public void Dispose()
        {
            // Nothing is held.
        }

        sealed class Category(string name, string queue, Action<string> log) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) =>
                logLevel >= LogLevel.Warning && name != "Host.Results" && !name.StartsWith("Azure.", StringComparison.Ordinal);

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel))
                {
                    var reason = exception?.GetBaseException().Message;
                    log($"{logLevel}: queue {queue}: {formatter(state, exception)}{(reason is null ? "" : $" ({reason})")}");
                }
            }
        }
    }
}
