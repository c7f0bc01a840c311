using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using EduFunctions.Findings;
using EduFunctions.Returns;

namespace EduFunctions.App.Returns;

/// <summary>The moves of a return: each changes the state and gives the step that is written with it.</summary>
public sealed partial class ReturnStatus
{
    /// <summary>True while the bureau has it locked.</summary>
    public bool IsLocked { get; set; }

    /// <summary>When the bureau unlocked it last, UTC: it may come although its round was locked before. Null when it never did.</summary>
    public DateTimeOffset? ReopenedOn { get; set; }

    /// <summary>Last day in time of this return alone, yyyy-MM-dd; null for the round's.</summary>
    public string? Due { get; set; }

    /// <summary>That day; null for the round's.</summary>
    [IgnoreDataMember]
    public DateOnly? DueDate => Due is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Key of the version that the bureau has returned; null when it has not, or another has been accepted since.</summary>
    public string? ReturnedId { get; set; }

    /// <summary>Why; null with it.</summary>
    public string? ReturnReason { get; set; }

    /// <summary>The officer who stands for the version in force; null while none does.</summary>
    public string? ConfirmedBy { get; set; }

    /// <summary>When, UTC; null with it.</summary>
    public DateTimeOffset? ConfirmedOn { get; set; }

    /// <summary>Steps that have been written; the next has the number after it.</summary>
    public int Steps { get; set; }

    /// <summary>True when this upload is the one last read, as it is now.</summary>
    internal bool IsOf(Upload upload) => BlobName == upload.Name && BlobETag == upload.ETag;

    /// <summary>
    /// True when a later upload under another name has been read. Storage tells time in seconds: of two files of one second the later
    /// name counts as the later, here as in the sweep.
    /// </summary>
    internal bool IsAfter(Upload upload) => BlobName != upload.Name
        && (Uploaded > upload.Written || (Uploaded == upload.Written && string.CompareOrdinal(BlobName, upload.Name) > 0));

    /// <summary>
    /// True when this content has been judged for good: it is in force, or the bureau has returned it. Else a file sent in again is
    /// judged again, under its version: the register may have been mended, or the round opened, meanwhile.
    /// </summary>
    internal bool HasJudged(Upload upload) => State != nameof(ReturnState.Received)
        && (IsReturned(upload) || (ContentHash == upload.Hash && (VersionId == InForceId || IsOf(upload))));

    // What an officer has returned stays so, whatever was sent in between.
    bool IsReturned(Upload upload) => ReturnedId is { } id && upload.Hash.StartsWith(id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);

    /// <summary>True when an ingest of this upload is running or has died, or whoever uploaded it has said so.</summary>
    internal bool IsClaimedFor(Upload upload) => ReturnState == ReturnState.Received && Failure is null && ContentHash == upload.Hash
        && IsOf(upload);

    /// <summary>True when rows of that version are nobody's: it is over, and never was in force.</summary>
    internal bool IsStray(string versionId) => string.CompareOrdinal(versionId, VersionId) < 0 && !WasInForce(versionId);

    /// <summary>
    /// Takes the upload up: the same content as an ingest that died goes on under its key; anything else is the next version.
    /// </summary>
    internal ReturnStep Claim(Upload upload, DateOnly day)
    {
        var from = ReturnState;
        if (ContentHash != upload.Hash)
        {
            if (ReturnState == ReturnState.Received && VersionId.Length > 0)
            {
                Stale = Joined(Stale, VersionId);
            }

            Version++;
            VersionId = string.Create(CultureInfo.InvariantCulture, $"{Version:0000}-{upload.Hash[..12]}");
        }

        (State, Failure) = (nameof(ReturnState.Received), null);
        ContentHash = upload.Hash;
        Received ??= Day(day);
        Note(upload);
        return StepOf(from, ReturnAct.Send, RowKey, upload.Written) with { Blob = upload.Name };
    }

    /// <summary>Keeps which upload was read last.</summary>
    internal void Note(Upload upload) => (BlobName, BlobETag, Uploaded) = (upload.Name, upload.ETag, upload.Written);

    /// <summary>Ends the check of the version that was claimed. Of a locked return it is kept, and changes nothing.</summary>
    internal ReturnStep Finish(DateOnly day, CheckedReturn result, DateTimeOffset at)
    {
        Failure = null;
        if (IsLocked)
        {
            State = nameof(ReturnState.Accepted); // the version in force stands
            return StepOf(ReturnState.Received, ReturnAct.Reject, Program, at) with
            {
                Errors = result.Findings.Count(finding => finding.Severity == Severity.Error),
                Queries = result.Findings.Count(finding => finding.Severity == Severity.Query),
            };
        }

        Count(result);
        State = result.IsAccepted ? nameof(ReturnState.Accepted) : nameof(ReturnState.Returned);
        if (result.Return is { } accepted)
        {
            (InForceId, InForceVersion, EverInForce) = (VersionId, Version, Joined(EverInForce, VersionId));
            Accepted ??= Day(day);
            Filled = JsonSerializer.Serialize(accepted.Filled().OrderBy(sheet => sheet.Key, StringComparer.Ordinal).ToDictionary());
            Form = accepted.Form.Code;
            (ReturnedId, ReturnReason, ConfirmedBy, ConfirmedOn) = (null, null, null, null);
        }

        return StepOf(ReturnState.Received, result.IsAccepted ? ReturnAct.Accept : ReturnAct.Reject, Program, at)
            with { Errors = Errors, Queries = Queries };
    }

    /// <summary>Takes over what the check says of the version in force once a query of it has been answered.</summary>
    internal ReturnStep Explain(CheckedReturn result, string by, DateTimeOffset at)
    {
        Count(result);
        return StepOf(ReturnState.Accepted, ReturnAct.Explain, by, at) with { Queries = OpenQueries };
    }

    void Count(CheckedReturn result)
    {
        var queries = result.Findings.Where(finding => finding.Severity == Severity.Query).ToList();
        Errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
        (Queries, OpenQueries) = (queries.Count, queries.Count(finding => finding.Explanation is null));
    }

    /// <summary>What an officer does; null, and nothing, when no move allows it.</summary>
    internal ReturnStep? Do(ReturnOrder order, DateTimeOffset at)
    {
        var from = ReturnState;
        if (ReturnMoves.Find(from, order.Act) is not { By: ReturnActor.Bureau })
        {
            return null;
        }

        var (version, id) = InForceId is null ? (Version, VersionId) : (InForceVersion, InForceId);
        switch (order.Act)
        {
            case ReturnAct.Return:
                (State, ReturnedId, ReturnReason) = (nameof(ReturnState.Returned), id, order.Reason);
                (InForceId, InForceVersion, Form, Filled, ConfirmedBy, ConfirmedOn) = (null, 0, null, null, null, null);
                break;
            case ReturnAct.Confirm:
                (ConfirmedBy, ConfirmedOn) = (order.By, at);
                break;
            case ReturnAct.Lock or ReturnAct.Reopen:
                (IsLocked, ReopenedOn) = order.Act == ReturnAct.Lock ? (true, ReopenedOn) : (false, at);
                break;
            case ReturnAct.Extend:
                Due = Day(order.Due ?? throw new ArgumentException("An extension has a day.", nameof(order)));
                break;
        }

        return StepOf(from, order.Act, order.By, at) with
        {
            Version = version, VersionId = id, Reason = order.Reason, Due = order.Act == ReturnAct.Extend ? Due : null,
        };
    }

    const string Program = "program";

    ReturnStep StepOf(ReturnState from, ReturnAct act, string by, DateTimeOffset at) => new()
    {
        PartitionKey = PartitionKey, RowKey = ReturnStep.KeyOf(RowKey, ++Steps), Act = act.ToString(), From = from.ToString(),
        To = ReturnState.ToString(), By = by, At = at, Version = Version, VersionId = VersionId,
    };
}
