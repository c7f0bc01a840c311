using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>填报批次: one county's collection of one school year; a row of table <c>rounds</c>, partition county, row year.</summary>
public sealed class RoundRow : ITableEntity
{
    internal const string SweepUnended = "补收上传文件未能完成，已记录，待技术人员处理 The look for missed uploads could not be ended; an operator is needed.";
    internal const string UploadsUnread = "有的上传文件无法列出，已记录，待技术人员处理 Some uploads cannot be listed; an operator is needed.";

    /// <inheritdoc/>
    public string PartitionKey { get; set; } = "";

    /// <inheritdoc/>
    public string RowKey { get; set; } = "";

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public ETag ETag { get; set; }

    /// <summary>Day on which schools are told to begin, yyyy-MM-dd: what comes before is not taken. Null when none is set.</summary>
    public string? Opens { get; set; }

    /// <summary>Last day on which a return is in time, yyyy-MM-dd; null for the standard one.</summary>
    public string? Due { get; set; }

    /// <summary>True when the round is locked: returns are taken no more, but from schools that have been let in one by one.</summary>
    public bool IsLocked { get; set; }

    /// <summary>The officer who locked or reopened it last; null when nobody ever did.</summary>
    public string? LockedBy { get; set; }

    /// <summary>When, UTC; null with it.</summary>
    public DateTimeOffset? LockedOn { get; set; }

    /// <summary>Why; null when no reason was given.</summary>
    public string? LockReason { get; set; }

    /// <summary>Last run number given out; a run that died leaves a gap.</summary>
    public int LastRun { get; set; }

    /// <summary>Run of the summary that is shown; 0 when none has been compiled.</summary>
    public int SummaryRun { get; set; }

    /// <summary>As of when that run was compiled, UTC.</summary>
    public DateTimeOffset? CompiledOn { get; set; }

    /// <summary>Hash of what that run was compiled from: equal means that there is nothing to compile.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>As of when the returns were last looked through, UTC, whether a run came of it or not.</summary>
    public DateTimeOffset? CheckedOn { get; set; }

    /// <summary>Why the last compilation could not be ended; null when it could.</summary>
    public string? CompileFailure { get; set; }

    /// <summary>Why uploads that were missed could not be looked for the last time; null when they could.</summary>
    public string? SweepFailure { get; set; }

    /// <summary>What people are told that something could not be ended; null when all could.</summary>
    [IgnoreDataMember]
    public string? Failure => CompileFailure is null ? SweepFailure : SweepFailure is null ? CompileFailure
        : $"{CompileFailure} {SweepFailure}";

    /// <summary>Last day in time as the run that is shown took it, yyyy-MM-dd, from the county's settings; null before the first run.</summary>
    public string? RunDue { get; set; }

    /// <summary>The county.</summary>
    [IgnoreDataMember]
    public CountyCode County => CountyCode.Parse(PartitionKey);

    /// <summary>The school year.</summary>
    [IgnoreDataMember]
    public SchoolYear Year => new(int.Parse(RowKey, CultureInfo.InvariantCulture));

    /// <summary>Last day on which a return is in time: the round's own, else the county's or the nation's.</summary>
    [IgnoreDataMember]
    public DateOnly DueDate => (Due ?? RunDue) is { } day
        ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Standards.National.DueDate(Year);

    /// <summary>Whether the round takes a return that came on a day.</summary>
    internal RoundGate GateOf(ReturnStatus status, DateOnly received) => new(received)
    {
        Opens = Opens is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        // Whom the bureau has unlocked, or given more time, may come to a locked round.
        IsRoundLocked = IsLocked && !(status.ReopenedOn > LockedOn) && !(status.DueDate >= received),
        IsReturnLocked = status.IsLocked,
    };
}
