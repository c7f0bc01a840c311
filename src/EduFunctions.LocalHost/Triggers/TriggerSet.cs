using EduFunctions.LocalHost.Rpc;
using NCrontab;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Everything that sets functions off, except HTTP.</summary>
sealed class TriggerSet(SettingValues settings, HostJson hostJson, Invoker invoker, TimeProvider timeProvider, Action<string> log) : IAsyncDisposable
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
            _parts.Add(await QueueEngine.StartAsync(queue.Queue, queue.Connection, queue.RunAsync, settings, hostJson, _ => { }, log, cancellationToken));
        }

        if (_blobs.Count > 0)
        {
            _parts.Add(await BlobWatcher.StartAsync(_blobs, settings, hostJson, log, cancellationToken));
        }

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
