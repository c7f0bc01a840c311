using Azure;
using Azure.Storage.Blobs.Models;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>
/// The limits in force in a county, and its name: container <c>settings</c>, blob <c>{county}.json</c>; the national ones where there is
/// none.
/// </summary>
sealed class StandardsStore(Storage storage)
{
    /// <summary>The county's standards of any year, from one reading of its settings.</summary>
    public async Task<Func<SchoolYear, Standards>> ReadAsync(CountyCode county, CancellationToken cancellationToken) =>
        await FindAsync(county, cancellationToken) is { } settings ? year => Standards.Read(settings.Content, year) : _ => Standards.National;

    /// <summary>The settings as they were put, with the tag of this state; null when there are none.</summary>
    public async Task<(byte[] Content, ETag ETag)?> FindAsync(CountyCode county, CancellationToken cancellationToken)
    {
        try
        {
            var blob = (await storage.Settings.GetBlobClient($"{county}.json").DownloadContentAsync(cancellationToken)).Value;
            return (blob.Content.ToArray(), blob.Details.ETag);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Puts settings in the place of those that were found. False when somebody has changed them meanwhile.</summary>
    public async Task<bool> TryReplaceAsync(CountyCode county, ETag? known, byte[] settings, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Settings.GetBlobClient($"{county}.json").UploadAsync(BinaryData.FromBytes(settings), new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Json },
                Conditions = known is { } tag ? new BlobRequestConditions { IfMatch = tag } : new BlobRequestConditions { IfNoneMatch = ETag.All },
            }, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412)
        {
            return false;
        }
    }
}
