using System.Globalization;
using Azure.Storage.Blobs.Models;

namespace EduFunctions.App.Returns;

/// <summary>A version of a return that has been checked.</summary>
/// <param name="Id">Its key: number and start of its content's hash.</param>
/// <param name="Checked">When its receipt was written, UTC.</param>
public sealed record ReturnVersion(string Id, DateTimeOffset Checked)
{
    /// <summary>Its number, from 1.</summary>
    public int Number => int.Parse(Id.AsSpan(0, Id.IndexOf('-')), NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>The versions of returns, as container <c>receipts</c> keeps what each was told.</summary>
sealed class ReturnVersions(Storage storage)
{
    const string Receipt = "/receipt.xlsx";

    /// <summary>A return's versions, newest first; of one number when one is given.</summary>
    public async Task<IReadOnlyList<ReturnVersion>> ListAsync(ReturnPlace place, int? number, CancellationToken cancellationToken)
    {
        var folder = $"{place.Folder}/";
        var prefix = number is { } one ? string.Create(CultureInfo.InvariantCulture, $"{folder}{one:0000}-") : folder;
        var versions = new List<ReturnVersion>();
        await foreach (var blob in storage.Receipts.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
        {
            if (blob.Name.EndsWith(Receipt, StringComparison.Ordinal)
                && blob.Name[folder.Length..^Receipt.Length] is { Length: ReturnStore.VersionIdLength } id)
            {
                versions.Add(new ReturnVersion(id, blob.Properties.LastModified ?? default));
            }
        }

        // A version whose check was overtaken may have left a receipt under the same number; the later counts.
        return [.. versions.OrderByDescending(version => version.Number).ThenByDescending(version => version.Checked)
            .DistinctBy(version => version.Number)];
    }
}
