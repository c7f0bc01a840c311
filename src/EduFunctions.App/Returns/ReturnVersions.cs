using System.Globalization;
using Azure.Storage.Blobs.Models;
using EduFunctions.Findings;

namespace EduFunctions.App.Returns;

/// <summary>A version of a return that has been checked.</summary>
/// <param name="Id">Its key: number and start of its content's hash.</param>
/// <param name="Checked">When its receipt was written, UTC.</param>
/// <param name="Errors">Findings that rejected it.</param>
/// <param name="Queries">Findings that asked.</param>
public sealed record ReturnVersion(string Id, DateTimeOffset Checked, int Errors, int Queries)
{
    /// <summary>Its number, from 1.</summary>
    public int Number => int.Parse(Id.AsSpan(0, Id.IndexOf('-')), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What a receipt's blob says of its version, so that a listing tells it.</summary>
    internal static Dictionary<string, string> MetadataOf(IReadOnlyList<Finding> findings) => new(StringComparer.Ordinal)
    {
        ["errors"] = Count(findings, Severity.Error), ["queries"] = Count(findings, Severity.Query),
    };

    /// <summary>A version by its receipt's blob.</summary>
    internal static ReturnVersion Of(string id, BlobItem receipt) => new(id, receipt.Properties.LastModified ?? default,
        CountOf(receipt, "errors"), CountOf(receipt, "queries"));

    static string Count(IReadOnlyList<Finding> findings, Severity severity) =>
        findings.Count(finding => finding.Severity == severity).ToString(CultureInfo.InvariantCulture);

    static int CountOf(BlobItem receipt, string name) =>
        int.Parse(receipt.Metadata[name], NumberStyles.None, CultureInfo.InvariantCulture);
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
        await foreach (var blob in storage.Receipts.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken))
        {
            if (blob.Name.EndsWith(Receipt, StringComparison.Ordinal)
                && blob.Name[folder.Length..^Receipt.Length] is { Length: ReturnStore.VersionIdLength } id)
            {
                versions.Add(ReturnVersion.Of(id, blob));
            }
        }

        // A version whose check was overtaken may have left a receipt under the same number; the later counts.
        return [.. versions.OrderByDescending(version => version.Number).ThenByDescending(version => version.Checked)
            .DistinctBy(version => version.Number)];
    }
}
