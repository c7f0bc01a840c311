using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Returns;

namespace EduFunctions.App.Returns;

/// <summary>
/// One step of a return, for good: who did what, when and why. A row of table <c>returns</c> beside the state that it led to, written in
/// one transaction with it; row <c>~{sender}-{number}</c>, behind the rows of all senders.
/// </summary>
public sealed record ReturnStep : ITableEntity
{
    /// <summary>What the keys of steps begin with: it comes after every digit and letter, and so after the keys of all states.</summary>
    internal const string Mark = "~";

    /// <inheritdoc/>
    public string PartitionKey { get; set; } = "";

    /// <inheritdoc/>
    public string RowKey { get; set; } = "";

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public ETag ETag { get; set; }

    /// <summary>Name of a <see cref="ReturnAct"/>.</summary>
    public string Act { get; set; } = "";

    /// <summary>Name of the <see cref="ReturnState"/> before it.</summary>
    public string From { get; set; } = "";

    /// <summary>Name of the state after it.</summary>
    public string To { get; set; } = "";

    /// <summary>Who did it: the sender, “program”, or the officer's name as given.</summary>
    public string By { get; set; } = "";

    /// <summary>When, UTC; of an upload when its file was written.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Why; null where no reason was given.</summary>
    public string? Reason { get; set; }

    /// <summary>Number of the version that it is about; 0 when none has come.</summary>
    public int Version { get; set; }

    /// <summary>Key of that version.</summary>
    public string VersionId { get; set; } = "";

    /// <summary>Name of the blob that came; null for other acts.</summary>
    public string? Blob { get; set; }

    /// <summary>Findings that rejected the version; null for other acts than the check's.</summary>
    public int? Errors { get; set; }

    /// <summary>Findings that asked; null likewise.</summary>
    public int? Queries { get; set; }

    /// <summary>The day that it was extended to, yyyy-MM-dd; null for other acts.</summary>
    public string? Due { get; set; }

    /// <summary>Its number among the steps of the return, from 1.</summary>
    internal int Number => int.Parse(RowKey.AsSpan(RowKey.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    internal ReturnAct TheAct => Enum.Parse<ReturnAct>(Act);

    internal static string KeyOf(string sender, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{sender}-{number:000000}");
}
