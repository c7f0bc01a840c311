using Azure;
using Azure.Storage.Blobs.Models;

namespace EduFunctions.App;

/// <summary>What a county sets for itself: blobs of container <c>settings</c>, each replaced as a whole.</summary>
sealed class SettingBlobs(Storage storage)
{
    /// <summary>A blob as it was put, with the tag of this state; null when there is none.</summary>
    public async Task<(byte[] Content, ETag ETag)?> FindAsync(string name, CancellationToken cancellationToken) =>
        await KeptBlobs.FindAsync(storage.Settings, name, cancellationToken) is { } blob ? (blob.Content.ToArray(), blob.Details.ETag) : null;

    /// <summary>Puts a blob in the place of the one that was found. False when somebody has changed it meanwhile.</summary>
    public Task<bool> TryReplaceAsync(string name, ETag? known, byte[] content, string contentType, CancellationToken cancellationToken) => TryAsync(() =>
        storage.Settings.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = known is { } tag ? new BlobRequestConditions { IfMatch = tag } : new BlobRequestConditions { IfNoneMatch = ETag.All },
        }, cancellationToken));

    /// <summary>Takes away the blob that was found. False when somebody has changed it meanwhile.</summary>
    public Task<bool> TryDeleteAsync(string name, ETag known, CancellationToken cancellationToken) => TryAsync(() =>
        storage.Settings.GetBlobClient(name).DeleteAsync(conditions: new BlobRequestConditions { IfMatch = known }, cancellationToken: cancellationToken));

    static async Task<bool> TryAsync(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
