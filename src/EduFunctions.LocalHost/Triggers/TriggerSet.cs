using Azure;
using EduFunctions.LocalHost.Rpc;
using NCrontab;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Everything that sets functions off, except HTTP.</summary>
/// <param name="settings">The app's settings.</param>
/// <param name="hostJson">What the app says of its triggers.</param>
/// <param name="writes">What is written into the app's storage; null when the storage is not ours.</param>
/// <param name="invoker">Runs the functions.</param>
/// <param name="timeProvider">The clock of the timers.</param>
/// <param name="log">Gets a line for what goes wrong.</param>
sealed class TriggerSet(
    SettingValues settings, HostJson hostJson, BlobWrites? writes, Invoker invoker, TimeProvider timeProvider, Action<string> log)
    : IAsyncDisposable
{
    readonly List<IAsyncDisposable> _parts = [];
    readonly List<QueueTrigger> _queues = [];
    readonly List<BlobTrigger> _blobs = [];
    readonly List<TimerTrigger> _timers = [];
    readonly Dictionary<string, Func<string, CancellationToken, Task>> _onDemand = new(StringComparer.OrdinalIgnoreCase);

    public async Task StartAsync(IEnumerable<FunctionDefinition> functions, CancellationToken cancellationToken)
    {
        foreach (var function in functions)
        {
            try
            {
                Add(function);
            }
            catch (Exception e) when (e is InvalidOperationException or CrontabException or FormatException)
            {
                // As in the real host, the rest of the app still runs.
                log($"Error: function '{function.Name}' has no trigger: {e.Message}");
            }
        }

        foreach (var queue in _queues)
        {
            _parts.Add(await QueueEngine.StartAsync(
                queue.Queue, queue.Connection, queue.RunAsync, settings, hostJson, _ => { }, log, cancellationToken));
        }

        await StartBlobsAsync(cancellationToken);
        _timers.ForEach(timer => timer.Start());
    }

    /// <summary>Runs a timer or queue function now, to its end; what it throws is thrown here.</summary>
    public Task FireAsync(string function, string input, CancellationToken cancellationToken) =>
        _onDemand.TryGetValue(function, out var run)
            ? run(input, cancellationToken)
            : throw new ArgumentException($"'{function}' is no timer or queue function of this app.", nameof(function));

    /// <summary>Sets a function off; how it ends stands in the log. False when there is no such function.</summary>
    public bool TryFire(string function, string input)
    {
        if (!_onDemand.ContainsKey(function))
        {
            return false;
        }

        _ = FollowAsync(function, input);
        return true;
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_parts.Concat(_timers).Select(part => part.DisposeAsync().AsTask()));

    async Task FollowAsync(string function, string input)
    {
        try
        {
            await FireAsync(function, input, CancellationToken.None);
        }
        catch (Exception e) when (e is FunctionFailedException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            log($"Error: {e.Message}");
        }
    }

    async Task StartBlobsAsync(CancellationToken cancellationToken)
    {
        var told = writes is null ? [] : _blobs.Where(trigger => trigger.IsInAppStorage).ToList();
        var queue = _blobs.Count > 0 ? await BlobQueue.StartAsync(_blobs, settings, hostJson, log, cancellationToken) : null;
        writes?.Start(async (write, token) =>
        {
            foreach (var trigger in told.Where(trigger => trigger.Path.Container == write.Container && trigger.Path.Matches(write.Name)))
            {
                await queue!.AnnounceAsync(trigger, write.Name, new ETag(write.ETag), token);
            }
        });
        if (queue is not null)
        {
            _parts.AddRange([queue, .. _blobs.Except(told).Select(trigger => new BlobListing(trigger, queue, log))]);
        }
    }

    void Add(FunctionDefinition function)
    {
        switch (function.TriggerType)
        {
            case "queueTrigger":
                _queues.Add(new(function, settings, invoker));
                _onDemand.Add(function.Name, (text, token) => invoker.InvokeAsync(function.Name, RpcData.Text(text), [], token));
                break;
            case "blobTrigger":
                _blobs.Add(new(function, settings, invoker));
                break;
            case "timerTrigger":
                var timer = new TimerTrigger(function, settings, invoker, timeProvider, log);
                _timers.Add(timer);
                _onDemand.Add(function.Name, (_, token) => timer.FireAsync(isPastDue: false, token));
                break;
            case "httpTrigger":
                break;
            default:
                log($"Warning: function '{function.Name}' has a {function.TriggerType}, which only Azure fires.");
                break;
        }
    }
}
