using Azure.Storage.Queues;
using EduFunctions.LocalHost.Rpc;
using Microsoft.Azure.WebJobs.Host;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Everything that sets functions off, except HTTP.</summary>
internal sealed class TriggerSet(SettingValues settings, HostJson hostJson, Invoker invoker, ManualRuns runs, LocalHostOptions options, Action<string> log)
    : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> parts = [];
    private readonly List<QueueSubscription> queues = [];
    private readonly List<BlobTrigger> blobs = [];
    private readonly List<TimerTrigger> timers = [];

    public async Task StartAsync(IEnumerable<FunctionDefinition> functions, CancellationToken cancellationToken)
    {
        foreach (var function in functions)
        {
            try
            {
                Add(function);
            }
            catch (Exception e) when (e is InvalidOperationException or NCrontab.CrontabException or FormatException)
            {
                // As in the real host, the rest of the app still runs.
                log($"Error: function '{function.Name}' has no trigger: {e.Message}");
            }
        }

        if (queues.Count > 0)
        {
            parts.Add(await QueueEngine.StartAsync("queues", queues, settings, Queues, log, cancellationToken));
        }

        if (blobs.Count > 0)
        {
            var subscription = new QueueSubscription(
                "BlobTrigger", BlobWatcher.Queue, null, (message, token) => BlobWatcher.RunAsync(blobs, message.Body.ToString(), token));
            parts.Add(await QueueEngine.StartAsync("blobs", [subscription], settings, Blobs, log, cancellationToken));
            parts.Add(await BlobWatcher.StartAsync(
                blobs, settings.Connection(SettingValues.Storage), hostJson.IsBase64, log, cancellationToken));
        }

        timers.ForEach(t => t.Start());
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(parts.Concat(timers).Select(p => p.DisposeAsync().AsTask()));

    private void Add(FunctionDefinition function)
    {
        switch (function.TriggerType)
        {
            case "queueTrigger":
                queues.Add(QueueTrigger.Of(function, settings, invoker));
                runs.Add(function.Name, (text, token) => invoker.InvokeAsync(function.Name, RpcData.Text(text), [], token));
                break;
            case "blobTrigger":
                blobs.Add(new(function, settings, invoker));
                break;
            case "timerTrigger":
                var timer = new TimerTrigger(function, settings, invoker, options.TimeProvider, log);
                timers.Add(timer);
                runs.Add(function.Name, (_, token) => timer.FireAsync(isPastDue: false, token));
                break;
            case "httpTrigger":
                break;
            default:
                log($"Warning: function '{function.Name}' has a {function.TriggerType}, which only Azure fires.");
                break;
        }
    }

    private void Queues(QueuesOptions o)
    {
        o.MaxDequeueCount = hostJson.MaxDequeueCount;
        o.VisibilityTimeout = hostJson.VisibilityTimeout;
        o.BatchSize = hostJson.BatchSize;
        o.MaxPollingInterval = hostJson.MaxPollingInterval;
        o.MessageEncoding = hostJson.IsBase64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None;
        if (hostJson.NewBatchThreshold is { } threshold)
        {
            o.NewBatchThreshold = threshold;
        }
    }

    private void Blobs(QueuesOptions o)
    {
        Queues(o);

        // Batches of half, fetched when no more than the other half is running, make the whole.
        o.MaxDequeueCount = hostJson.PoisonBlobThreshold;
        o.VisibilityTimeout = TimeSpan.Zero;
        o.BatchSize = Math.Max(1, hostJson.BlobParallelism / 2);
        o.NewBatchThreshold = hostJson.BlobParallelism - o.BatchSize;
    }
}
