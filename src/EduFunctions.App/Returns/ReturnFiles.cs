using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Storage.Blobs.Models;
using EduFunctions.Findings;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.App.Returns;

/// <summary>One upload as it is now.</summary>
/// <param name="Name">Name of the blob.</param>
/// <param name="ETag">Its ETag.</param>
/// <param name="Written">When it was written, UTC.</param>
/// <param name="Received">Day that its metadata says it came, for files loaded later; null when it says none.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Content">Its bytes; empty when it is larger than a return may be, or not needed.</param>
/// <param name="Hash">SHA-256 of the content, hexadecimal.</param>
sealed record Upload(string Name, string ETag, DateTimeOffset Written, DateOnly? Received, long Length, byte[] Content, string Hash);

/// <summary>
/// The workbooks: uploads in container <c>returns</c>, never changed; receipts and findings in container <c>receipts</c>.
/// </summary>
sealed class ReturnFiles(Storage storage, ReturnStore returns, CountyClock clock)
{
    const string ReceivedMetadata = "received";

    /// <summary>Reads an upload; null when it is gone. Of a file over the limit only its headers are.</summary>
    public async Task<Upload?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var blob = (await storage.Returns.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            var (details, etag) = (blob.Details, blob.Details.ETag.ToString());
            var received = details.Metadata.TryGetValue(ReceivedMetadata, out var day)
                && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
                : (DateOnly?)null;
            var isTooLarge = details.ContentLength > WorkbookReader.FileBytesMaximum;
            var content = isTooLarge ? [] : (await BinaryData.FromStreamAsync(blob.Content, cancellationToken)).ToArray();
            var hash = SHA256.HashData(isTooLarge ? System.Text.Encoding.UTF8.GetBytes($"{name} {etag}") : content);
            return new Upload(name, etag, details.LastModified, received, details.ContentLength, content, Convert.ToHexStringLower(hash));
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>When an upload was written, UTC; null when it is gone.</summary>
    public async Task<DateTimeOffset?> WrittenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await storage.Returns.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.LastModified;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Keeps an upload that came through the API or the page. Its name begins with the moment, so that no earlier upload is overwritten
    /// and of two in one second the later is known. The return says 已收 from then on; the blob's event does the rest.
    /// </summary>
    /// <param name="place">Whose return it is.</param>
    /// <param name="fileName">The file's name as its sender has it.</param>
    /// <param name="content">All of it, to be read more than once.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>SHA-256 of the content, hexadecimal.</returns>
    /// <exception cref="ProblemException">It is too long, or no file of a person's.</exception>
    public async Task<string> UploadAsync(ReturnPlace place, string fileName, Stream content, CancellationToken cancellationToken)
    {
        if (content.Length > WorkbookReader.FileBytesMaximum)
        {
            throw Body.TooLarge(WorkbookReader.FileBytesMaximum);
        }

        var name = UploadName.Of(fileName);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = name.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) ? ContentTypes.Xls
                : ContentTypes.Xlsx },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        while (true)
        {
            try
            {
                content.Position = 0;
                var blob = storage.Returns.GetBlobClient($"{place.Folder}/{UploadName.At(clock.UtcNow, name)}");
                var kept = (await blob.UploadAsync(content, options, cancellationToken)).Value;
                var upload = new Upload(blob.Name, kept.ETag.ToString(), kept.LastModified, null, content.Length, [], hash);
                await returns.ReceiveAsync(place, upload, clock.DayOf(kept.LastModified), cancellationToken);
                return hash;
            }
            catch (RequestFailedException taken) when (taken.Status == 409)
            {
                // Another upload of the same millisecond has that name; the next millisecond is free.
            }
        }
    }

    /// <summary>The counties and years that have a folder in the container.</summary>
    public async Task<IReadOnlyCollection<(CountyCode County, SchoolYear Year)>> ListRoundsAsync(CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<(CountyCode, SchoolYear)>();
        await Parallel.ForEachAsync(FoldersAsync("", cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (county, token) =>
        {
            if (CountyCode.TryParse(county.TrimEnd('/'), out var code))
            {
                await foreach (var folder in FoldersAsync(county, token))
                {
                    if (folder[county.Length..].TrimEnd('/') is { Length: 4 } name && SchoolYear.TryParse(name, out var year))
                    {
                        found.Add((code, year));
                    }
                }
            }
        });
        return found;
    }

    async IAsyncEnumerable<string> FoldersAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in storage.Returns.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", prefix,
            cancellationToken))
        {
            if (item.IsPrefix)
            {
                yield return item.Prefix;
            }
        }
    }

    /// <summary>The newest upload of each return of a round. Names at no return's place are counted.</summary>
    public async Task<RoundUploads> ListNewestAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var found = new RoundUploads();
        if (await TryListAsync($"{county}/{year}/", found, cancellationToken))
        {
            return found;
        }

        // Storage cannot say one of the names (Azurite: a character that XML has not): whose folder it is in is left out, no other.
        found = new RoundUploads();
        await foreach (var folder in FoldersAsync($"{county}/{year}/", cancellationToken))
        {
            found.FoldersUnread += await TryListAsync(folder, found, cancellationToken) ? 0 : 1;
        }

        return found;
    }

    async Task<bool> TryListAsync(string prefix, RoundUploads found, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var blob in storage.Returns.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
            {
                found.Add(blob);
            }

            return true;
        }
        catch (Exception unread) when (unread is XmlException or RequestFailedException { Status: >= 500 })
        {
            return false;
        }
    }

    public async Task WriteReceiptAsync(ReturnPlace place, string versionId, byte[] receipt, IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Xlsx },
            Metadata = ReturnVersion.MetadataOf(findings),
        };
        await Task.WhenAll(
            storage.Receipts.GetBlobClient($"{place.Folder}/{versionId}/receipt.xlsx")
                .UploadAsync(BinaryData.FromBytes(receipt), options, cancellationToken),
            storage.Receipts.GetBlobClient($"{place.Folder}/{versionId}/findings.json")
                .UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(findings, Json.Options)), overwrite: true,
                cancellationToken));
    }

    /// <summary>The receipt of a version; null when its check has not ended.</summary>
    public Task<byte[]?> ReceiptAsync(ReturnPlace place, string versionId, CancellationToken cancellationToken) =>
        ReceiptPartAsync($"{place.Folder}/{versionId}/receipt.xlsx", cancellationToken);

    /// <summary>The findings of a version; empty when its check has not ended.</summary>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(ReturnPlace place, string versionId, CancellationToken cancellationToken) =>
        await ReceiptPartAsync($"{place.Folder}/{versionId}/findings.json", cancellationToken) is { } json
            ? JsonSerializer.Deserialize<List<Finding>>(json, Json.Options) ?? [] : [];

    async Task<byte[]?> ReceiptPartAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await storage.Receipts.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
