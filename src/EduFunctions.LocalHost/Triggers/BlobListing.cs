using Azure;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Finds new and changed blobs by listing their container, where the storage is not ours and nobody tells us: once
/// each while this host runs.</summary>
/// <remarks>What is there at the start is announced again, for it may have been written while no host was looking.</remarks>
sealed class BlobListing : IAsyncDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _stopping = new();
    readonly BlobTrigger _trigger;
    readonly BlobQueue _queue;
    readonly Action<string> _log;
    readonly Task _running;

    public BlobListing(BlobTrigger trigger, BlobQueue queue, Action<string> log)
    {
        (_trigger, _queue, _log) = (trigger, queue, log);
        _running = WatchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    async Task WatchAsync()
    {
        var announced = new Dictionary<string, ETag>(StringComparer.Ordinal);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                announced = await AnnounceAsync(announced);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // The container comes with the first blob.
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
            {
                _log($"Error: container '{_trigger.Path.Container}' could not be listed: {e.Message}");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One look at the container. Returns what it held, so that a blob that went and comes back is news again.</summary>
    async Task<Dictionary<string, ETag>> AnnounceAsync(Dictionary<string, ETag> announced)
    {
        var seen = new Dictionary<string, ETag>(announced.Count, StringComparer.Ordinal);
        await foreach (var blob in _trigger.Container.GetBlobsAsync(cancellationToken: _stopping.Token))
        {
            var etag = blob.Properties.ETag ?? default;
            if (_trigger.Path.Matches(blob.Name) && !(announced.TryGetValue(blob.Name, out var known) && known == etag))
            {
                await _queue.AnnounceAsync(_trigger, blob.Name, etag, _stopping.Token);

                // Kept at once: when the rest of the list fails, this is not news again.
                announced[blob.Name] = etag;
            }

            seen[blob.Name] = etag;
        }

        return seen;
    }
}
