using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>What is known of a timer, in UTC.</summary>
/// <param name="Last">When it last ran. The smallest date when it never did.</param>
/// <param name="Next">When it is due next, seen from then.</param>
/// <param name="LastUpdated">When this was written.</param>
sealed record TimerStatus(DateTime Last, DateTime Next, DateTime LastUpdated);

/// <summary>Keeps a timer's status over restarts where the real host keeps it: a run that a switched-off machine missed is made
/// up for.</summary>
sealed class TimerStatusBlob(string storage, string function, Action<string> log)
{
    readonly BlobContainerClient _container = new(storage, "azure-webjobs-hosts");
    readonly string _name = $"timers/localhost/Host.Functions.{function}/status";

    /// <summary>The status, or null when there is none or the storage does not answer.</summary>
    public async Task<TimerStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await _container.GetBlobClient(_name).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize<TimerStatus>(content.Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or JsonException)
        {
            log($"Warning: the status of timer '{function}' cannot be read: {e.Message}");
            return null;
        }
    }

    /// <summary>Writes the status. A storage that does not answer stops no timer.</summary>
    public async Task WriteAsync(TimerStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await _container.GetBlobClient(_name).UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellationToken);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            log($"Warning: the status of timer '{function}' cannot be written: {e.Message}");
        }
    }
}
