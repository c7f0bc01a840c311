using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Announces new and changed blobs in a queue, as Event Grid would, once each while this host runs.</summary>
internal sealed class BlobWatcher : IAsyncDisposable
{
    /// <summary>The queue of announcements; what fails too often goes to the same name with <c>-poison</c>.</summary>
    public const string Queue = "webjobs-blobtrigger";

    // People read these messages in the poison queue, and names are Chinese.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly IReadOnlyList<BlobTrigger> triggers;
    private readonly QueueClient queue;
    private readonly Action<string> log;
    private readonly Task running;

    private BlobWatcher(IReadOnlyList<BlobTrigger> triggers, QueueClient queue, Action<string> log)
    {
        (this.triggers, this.queue, this.log) = (triggers, queue, log);
        running = Task.WhenAll(triggers.Select(WatchAsync));
    }

    public static async Task<BlobWatcher> StartAsync(
        IReadOnlyList<BlobTrigger> triggers, string storage, bool isBase64, Action<string> log, CancellationToken cancellationToken)
    {
        var encoding = isBase64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None;
        var queue = new QueueClient(storage, Queue, new QueueClientOptions { MessageEncoding = encoding });
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return new(triggers, queue, log);
    }

    /// <summary>Runs the function that an announcement is meant for.</summary>
    public static Task RunAsync(IReadOnlyList<BlobTrigger> triggers, string message, CancellationToken cancellationToken)
    {
        var news = JsonSerializer.Deserialize<BlobEvent>(message)!;
        return triggers.Single(t => t.Id == news.FunctionId).RunAsync(news, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task WatchAsync(BlobTrigger trigger)
    {
        var announced = new Dictionary<string, ETag>(StringComparer.Ordinal);
        while (!stopping.IsCancellationRequested)
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
                log($"Error: container '{trigger.Path.Container}' could not be listed: {e.Message}");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>One look at the container. Returns what it held, so that a blob that went and comes back is news again.</summary>
    private async Task<Dictionary<string, ETag>> AnnounceAsync(BlobTrigger trigger, Dictionary<string, ETag> announced)
    {
        var seen = new Dictionary<string, ETag>(announced.Count, StringComparer.Ordinal);
        await foreach (var blob in trigger.Container.GetBlobsAsync(cancellationToken: stopping.Token))
        {
            var etag = blob.Properties.ETag ?? default;
            if (trigger.Path.Matches(blob.Name) && !(announced.TryGetValue(blob.Name, out var known) && known == etag))
            {
                var news = new BlobEvent
                {
                    FunctionId = trigger.Id,
                    ContainerName = trigger.Path.Container,
                    BlobName = blob.Name,
                    ETag = etag.ToString("H"),
                };
                await queue.SendMessageAsync(JsonSerializer.Serialize(news, Readable), stopping.Token);

                // Kept at once: when the rest of the list fails, this is not news again.
                announced[blob.Name] = etag;
            }

            seen[blob.Name] = etag;
        }

        return seen;
    }
}
