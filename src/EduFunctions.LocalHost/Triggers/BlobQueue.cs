using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>The queue in which blobs are announced, as Event Grid would, and from which their functions are run.</summary>
sealed class BlobQueue : IAsyncDisposable
{
    // The real host's name too; what fails too often goes to the same name with -poison.
    const string Name = "webjobs-blobtrigger";

    // People read these messages in the poison queue, and names are Chinese.
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly QueueClient _queue;
    readonly QueueEngine _engine;

    BlobQueue(QueueClient queue, QueueEngine engine) => (_queue, _engine) = (queue, engine);

    public static async Task<BlobQueue> StartAsync(
        IReadOnlyList<BlobTrigger> triggers, SettingValues settings, HostJson hostJson, Action<string> log,
        CancellationToken cancellationToken)
    {
        var storage = settings.Connection(null);
        var queue = new QueueClient(storage, Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        Task RunAsync(QueueMessage message, CancellationToken token)
        {
            var news = message.Body.ToObjectFromJson<BlobEvent>()!;
            return triggers.Single(trigger => trigger.Id == news.FunctionId).RunAsync(news, token);
        }

        var engine = await QueueEngine.StartAsync(Name, storage, RunAsync, settings, hostJson, options =>
        {
            // Batches of half, fetched when no more than the other half is running, make the whole.
            options.MessageEncoding = QueueMessageEncoding.Base64;
            options.MaxDequeueCount = hostJson.PoisonBlobThreshold;
            options.VisibilityTimeout = TimeSpan.Zero;
            options.BatchSize = Math.Max(1, hostJson.BlobParallelism / 2);
            options.NewBatchThreshold = hostJson.BlobParallelism - options.BatchSize;
        }, log, cancellationToken);
        return new(queue, engine);
    }

    /// <summary>Announces a blob to a function.</summary>
    /// <exception cref="IOException">The queue did not take it.</exception>
    public async Task AnnounceAsync(BlobTrigger trigger, string blob, ETag etag, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.Serialize(new BlobEvent(trigger.Id, trigger.Path.Container, blob, etag.ToString("H")), Readable);
        try
        {
            await _queue.SendMessageAsync(message, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Somebody has tidied up. Nothing waits in a queue that is gone.
            await _queue.CreateAsync(cancellationToken: cancellationToken);
            await _queue.SendMessageAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            throw new IOException($"queue {Name}: {e.Message}", e);
        }
    }

    /// <summary>Runs no more, and waits for what runs. Announcing is still possible; the next host finds it.</summary>
    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}

/// <summary>The message that a new blob causes; the real host writes the same, and whoever reads its poison queue expects it.</summary>
sealed record BlobEvent(string FunctionId, string ContainerName, string BlobName, string ETag)
{
    public string Type { get; init; } = "BlobTrigger";

    public string BlobType { get; init; } = "BlockBlob";
}
