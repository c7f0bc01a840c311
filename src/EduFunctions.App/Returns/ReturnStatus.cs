using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Returns;

namespace EduFunctions.App.Returns;

/// <summary>Where a school's return stands: one row of table <c>returns</c>, partition <c>{county}-{year}</c>, row school. Every step of an ingest is one conditional write of it.</summary>
public sealed class ReturnStatus : ITableEntity
{
    /// <inheritdoc/>
    public string PartitionKey { get; set; } = "";

    /// <inheritdoc/>
    public string RowKey { get; set; } = "";

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public ETag ETag { get; set; }

    /// <summary>Name of a <see cref="ReturnState"/>.</summary>
    public string State { get; set; } = nameof(ReturnState.Expected);

    /// <summary>Number of the latest version, from 1; 0 when none has come.</summary>
    public int Version { get; set; }

    /// <summary>Key of the latest version: number and start of its content's hash. The same content under the same number always has the same key.</summary>
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

    /// <summary>Findings of the latest version that reject it.</summary>
    public int Errors { get; set; }

    /// <summary>Findings of the latest version that ask.</summary>
    public int Queries { get; set; }

    /// <summary>Of them, those that the school has not explained.</summary>
    public int OpenQueries { get; set; }

    /// <summary>Key of the version whose rows count; null when none was ever accepted.</summary>
    public string? InForceId { get; set; }

    /// <summary>Number of that version; 0 when none.</summary>
    public int InForceVersion { get; set; }

    /// <summary>Keys of versions whose rows are to be deleted, comma-separated: replaced ones, and ones whose ingest was overtaken.</summary>
    public string Stale { get; set; } = "";

    /// <summary>Why the last check could not be ended; null when it could.</summary>
    public string? Failure { get; set; }

    /// <summary>The state.</summary>
    [IgnoreDataMember]
    public ReturnState ReturnState => Enum.Parse<ReturnState>(State);

    /// <summary>The keys of <see cref="Stale"/>.</summary>
    [IgnoreDataMember]
    public IEnumerable<string> StaleIds => Stale.Split(',', StringSplitOptions.RemoveEmptyEntries);

    internal static ReturnStatus New(ReturnPlace place) => new() { PartitionKey = place.Partition, RowKey = place.School.Value };
}
