using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Returns;

namespace EduFunctions.App.Returns;

/// <summary>
/// Where a return stands: one row of table <c>returns</c>, partition <c>{county}-{year}</c>, row sender. Every step of an ingest is one
/// conditional write of it.
/// </summary>
public sealed partial class ReturnStatus : ITableEntity
{
    internal const int IdsMaximum = 1500;

    /// <inheritdoc/>
    public string PartitionKey { get; set; } = "";

    /// <inheritdoc/>
    public string RowKey { get; set; } = "";

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public ETag ETag { get; set; }

    /// <summary>
    /// Name of a <see cref="EduFunctions.Returns.ReturnState"/>, never of Locked: a check may run, and end, while the return is locked.
    /// </summary>
    public string State { get; set; } = nameof(ReturnState.Expected);

    /// <summary>Number of the latest version, from 1; 0 when none has come.</summary>
    public int Version { get; set; }

    /// <summary>
    /// Key of the latest version: number and start of its content's hash. The same content under the same number always has the same key.
    /// </summary>
    public string VersionId { get; set; } = "";

    /// <summary>SHA-256 of the latest version's content, hexadecimal.</summary>
    public string ContentHash { get; set; } = "";

    /// <summary>Name of the blob last read.</summary>
    public string BlobName { get; set; } = "";

    /// <summary>ETag of that blob as it was read.</summary>
    public string BlobETag { get; set; } = "";

    /// <summary>When that blob was written, UTC.</summary>
    public DateTimeOffset? Uploaded { get; set; }

    /// <summary>Day in the county of the first upload, yyyy-MM-dd; null when none has come.</summary>
    public string? Received { get; set; }

    /// <summary>
    /// Day in the county on which the first version came that was accepted, yyyy-MM-dd; null when none was. Later than <see
    /// cref="Received"/> when a broken file was mended after the due date.
    /// </summary>
    public string? Accepted { get; set; }

    /// <summary>Findings of the latest version that reject it.</summary>
    public int Errors { get; set; }

    /// <summary>Findings of the latest version that ask.</summary>
    public int Queries { get; set; }

    /// <summary>Of them, those that the school has not explained.</summary>
    public int OpenQueries { get; set; }

    /// <summary>Key of the version whose rows count; null when none was ever accepted, and when the bureau has returned it.</summary>
    public string? InForceId { get; set; }

    /// <summary>Number of that version; 0 when none.</summary>
    public int InForceVersion { get; set; }

    /// <summary>
    /// Keys of the versions that were ever in force, comma-separated, oldest first. Their rows stay for good: runs name them. Of more
    /// than 1,500 the newest (a property of a table holds no more than 1,800); what is older than all of them stays too.
    /// </summary>
    public string EverInForce { get; set; } = "";

    /// <summary>Code of the form of the version in force; null when none is.</summary>
    public string? Form { get; set; }

    /// <summary>Share (0–1) of the cells filled in of the version in force, by sheet, as JSON; null when none is.</summary>
    public string? Filled { get; set; }

    /// <summary>
    /// Keys of versions whose ingest was overtaken before they could come into force, comma-separated: their rows, if they have any, are
    /// to be deleted.
    /// </summary>
    public string Stale { get; set; } = "";

    /// <summary>Why the last check could not be ended; null when it could.</summary>
    public string? Failure { get; set; }

    /// <summary>The state.</summary>
    [IgnoreDataMember]
    public ReturnState ReturnState => Enum.Parse<ReturnState>(State) is var state && IsLocked && state == ReturnState.Accepted
        ? ReturnState.Locked : state;

    /// <summary>Who sends it.</summary>
    [IgnoreDataMember]
    public Sender Sender => Sender.TryParse(RowKey, out var sender) ? sender : throw new FormatException($"'{RowKey}' is no sender.");

    /// <summary>The shares of <see cref="Filled"/>; null when no version is in force.</summary>
    [IgnoreDataMember]
    public IReadOnlyDictionary<string, decimal>? FilledShares =>
        Filled is null ? null : JsonSerializer.Deserialize<Dictionary<string, decimal>>(Filled);

    /// <summary>True for a version that was in force at some time, or may have been: the list keeps the latest only.</summary>
    internal bool WasInForce(string versionId)
    {
        var inForce = Split(EverInForce);
        return inForce.Contains(versionId, StringComparer.Ordinal)
            || (inForce.Length == IdsMaximum && string.CompareOrdinal(versionId, inForce[0]) < 0);
    }

    internal static ReturnStatus New(ReturnPlace place) => new() { PartitionKey = place.Partition, RowKey = place.Sender.ToString() };

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string[] Split(string ids) => ids.Split(',', StringSplitOptions.RemoveEmptyEntries);

    static string Joined(string ids, string id) =>
        string.Join(',', Split(ids).Append(id).Distinct(StringComparer.Ordinal).TakeLast(IdsMaximum));
}
