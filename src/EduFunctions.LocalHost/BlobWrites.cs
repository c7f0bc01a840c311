using System.Text.Json;
using System.Threading.Channels;

namespace EduFunctions.LocalHost;

/// <summary>A blob that has just been written.</summary>
/// <param name="Container">Its container.</param>
/// <param name="Name">Its name as a storage client says it.</param>
/// <param name="ETag">What the writer was answered, in quotation marks.</param>
sealed record BlobWrite(string Container, string Name, string ETag);

/// <summary>What has been written into the storage that we started and has not been announced yet, in order.</summary>
/// <remarks>It is kept in this process only. When the process dies between a write and its announcement, the storage tells it again at its next
/// start; if it does not (more than a minute was between), it is as when Event Grid loses an event: finding the blob is the app's own business
/// (ours sweeps its container every hour).</remarks>
sealed class BlobWrites(Action<string> log) : IAsyncDisposable
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    readonly Channel<BlobWrite> _waiting = Channel.CreateUnbounded<BlobWrite>(new() { SingleReader = true });
    readonly CancellationTokenSource _stopping = new();
    Task _running = Task.CompletedTask;

    /// <summary>False when something that was told stays unannounced: it came too late, nobody was there to announce it, or it failed to the end.</summary>
    public bool AreAnnounced { get; private set; } = true;

    /// <summary>Takes a line of Azurite's; those that speak of no write are none of ours.</summary>
    public void Take(string line)
    {
        if (!line.StartsWith('{'))
        {
            return;
        }

        try
        {
            if (!_waiting.Writer.TryWrite(JsonSerializer.Deserialize<BlobWrite>(line, JsonSerializerOptions.Web)!))
            {
                AreAnnounced = false;
            }
        }
        catch (JsonException)
        {
            log($"Error: the storage has said of a written blob what cannot be understood ({line.Length} characters).");
        }
    }

    /// <summary>Announces every write since the storage started, one after the other; one that fails is tried until it succeeds.</summary>
    /// <param name="announce">Announces one; an <see cref="IOException"/> says that it could not be done now.</param>
    public void Start(Func<BlobWrite, CancellationToken, Task> announce) => _running = RunAsync(announce);

    /// <summary>Announces what is waiting, for some seconds at most. The storage must still run.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _stopping.CancelAfter(StopPatience);
        await _running;
        if (_waiting.Reader.TryPeek(out _))
        {
            AreAnnounced = false;
        }

        _stopping.Dispose();
    }

    async Task RunAsync(Func<BlobWrite, CancellationToken, Task> announce)
    {
        await foreach (var write in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            while (!await TryAsync(announce, write))
            {
                if (_stopping.IsCancellationRequested)
                {
                    AreAnnounced = false;
                    break;
                }

                await Task.Delay(Rest, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task<bool> TryAsync(Func<BlobWrite, CancellationToken, Task> announce, BlobWrite write)
    {
        try
        {
            await announce(write, _stopping.Token);
            return true;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            log($"Error: blob '{write.Container}/{write.Name}' could not be announced: {e.Message}");
            return false;
        }
    }
}
