using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Announces new and changed blobs in a queue, as Event Grid would, once each while this host runs.</summary>
sealed class BlobWatcher : IAsyncDisposable
{
    // The real host's name too; what fails too often goes to the same name with -poison.
    const string Queue = "webjobs-blobtrigger";

    // People read these messages in the poison queue, and names are Chinese.
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _stopping = new();
    readonly QueueClient _queue;
    readonly Action<string> _log;
    readonly QueueEngine _engine;
    readonly Task _running;

    BlobWatcher(IReadOnlyList<BlobTrigger> triggers, QueueClient queue, QueueEngine engine, Action<string> log)
    {
        (_queue, _engine, _log) = (queue, engine, log);
        _running = Task.WhenAll(triggers.Select(WatchAsync));
    }

    public static async Task<BlobWatcher> StartAsync(
        IReadOnlyList<BlobTrigger> triggers, SettingValues settings, HostJson hostJson, Action<string> log, CancellationToken cancellationToken)
    {
        var storage = settings.Connection(null);
        var queue = new QueueClient(storage, Queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        Task RunAsync(QueueMessage message, CancellationToken token)
        {
            var news = message.Body.ToObjectFromJson<BlobEvent>()!;
            return triggers.Single(trigger => trigger.Id == news.FunctionId).RunAsync(news, token);
        }

        var engine = await QueueEngine.StartAsync(Queue, storage, RunAsync, settings, hostJson, options =>
        {
            // Batches of half, fetched when no more than the other half is running, make the whole.
            options.MessageEncoding = QueueMessageEncoding.Base64;
            options.MaxDequeueCount = hostJson.PoisonBlobThreshold;
            options.VisibilityTimeout = TimeSpan.Zero;
            options.BatchSize = Math.Max(1, hostJson.BlobParallelism / 2);
            options.NewBatchThreshold = hostJson.BlobParallelism - options.BatchSize;
        }, log, cancellationToken);
        return new(triggers, queue, engine, log);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await _engine.DisposeAsync();
        _stopping.Dispose();
    }

    async Task WatchAsync(BlobTrigger trigger)
    {
        var announced = new Dictionary<string, ETag>(StringComparer.Ordinal);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                announced = await AnnounceAsync(trigger, announced);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // The container comes with the first blob.
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                _log($"Error: container '{trigger.Path.Container}' could not be listed: {e.Message}");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One look at the container. Returns what it held, so that a blob that went and comes back is news again.</summary>
    async Task<Dictionary<string, ETag>> AnnounceAsync(BlobTrigger trigger, Dictionary<string, ETag> announced)
    {
        var seen = new Dictionary<string, ETag>(announced.Count, StringComparer.Ordinal);
        await foreach (var blob in trigger.Container.GetBlobsAsync(cancellationToken: _stopping.Token))
        {
            var etag = blob.Properties.ETag ?? default;
            if (trigger.Path.Matches(blob.Name) && !(announced.TryGetValue(blob.Name, out var known) && known == etag))
            {
                var news = new BlobEvent(trigger.Id, trigger.Path.Container, blob.Name, etag.ToString("H"));
                await _queue.SendMessageAsync(JsonSerializer.Serialize(news, Readable), _stopping.Token);

                // Kept at once: when the rest of the list fails, this is not news again.
                announced[blob.Name] = etag;
            }

            seen[blob.Name] = etag;
        }

        return seen;
    }
}

/// <summary>The message that a new blob causes; the real host writes the same, and whoever reads its poison queue expects it.</summary>
sealed record BlobEvent(string FunctionId, string ContainerName, string BlobName, string ETag)
{
    public string Type { get; init; } = "BlobTrigger";

    public string BlobType { get; init; } = "BlockBlob";
}
