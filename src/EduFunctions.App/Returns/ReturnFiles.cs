using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
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
/// <param name="Content">Its bytes; empty when it is larger than a return may be.</param>
/// <param name="Hash">SHA-256 of the content, hexadecimal.</param>
sealed record Upload(string Name, string ETag, DateTimeOffset Written, DateOnly? Received, long Length, byte[] Content, string Hash);

/// <summary>
/// The workbooks: uploads in container <c>returns</c>, never changed; receipts and findings in container <c>receipts</c>.
/// </summary>
sealed partial class ReturnFiles(Storage storage, ReturnStore returns, CountyClock clock)
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
    public async Task UploadAsync(ReturnPlace place, string fileName, byte[] content, CancellationToken cancellationToken)
    {
        var name = FileNameOf(fileName);
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
                var unique = string.Create(CultureInfo.InvariantCulture, $"{clock.UtcNow:yyyyMMdd'T'HHmmssfff}-{name}");
                var blob = storage.Returns.GetBlobClient($"{place.Folder}/{unique}");
                var kept = (await blob.UploadAsync(BinaryData.FromBytes(content), options, cancellationToken)).Value;
                var upload = new Upload(blob.Name, kept.ETag.ToString(), kept.LastModified, null, content.Length, content,
                    Convert.ToHexStringLower(SHA256.HashData(content)));
                await returns.ReceiveAsync(place, upload, clock.DayOf(kept.LastModified), cancellationToken);
                return;
            }
            catch (RequestFailedException taken) when (taken.Status == 409)
            {
                // Another upload of the same millisecond has that name; the next millisecond is free.
            }
        }
    }

    /// <summary>The name under which the school sent a blob's file.</summary>
    public static string NameOf(string blobName) => Moment().Replace(blobName[(blobName.LastIndexOf('/') + 1)..], "");

    [GeneratedRegex(@"^[0-9]{8}T[0-9]{9}-")]
    private static partial Regex Moment();

    /// <summary>The file's own name without folders and control characters, at most 100 characters.</summary>
    static string FileNameOf(string fileName)
    {
        var name = string.Concat(fileName.Replace('\\', '/').Split('/')[^1]
            .Where(letter => !char.IsControl(letter) && letter is not ('?' or '#' or '%'))).Trim('.', ' ');
        return name.Length == 0 ? "return.xlsx" : name.Length <= 100 ? name : name[^100..];
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
    public async Task<(List<(ReturnPlace Place, BlobItem Blob)> Newest, int Misplaced)> ListNewestAsync(CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var newest = new Dictionary<ReturnPlace, BlobItem>();
        var misplaced = 0;
        await foreach (var blob in storage.Returns.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{county}/{year}/", cancellationToken))
        {
            if (!ReturnPlace.TryParse(blob.Name, out var place))
            {
                misplaced++;
            }
            else if (!newest.TryGetValue(place, out var known) || blob.Properties.LastModified >= known.Properties.LastModified)
            {
                newest[place] = blob;
            }
        }

        return ([.. newest.Select(entry => (entry.Key, entry.Value))], misplaced);
    }

    public async Task WriteReceiptAsync(ReturnPlace place, string versionId, byte[] receipt, IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken)
    {
        var headers = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Xlsx } };
        await Task.WhenAll(
            storage.Receipts.GetBlobClient($"{place.Folder}/{versionId}/receipt.xlsx")
                .UploadAsync(BinaryData.FromBytes(receipt), headers, cancellationToken),
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
