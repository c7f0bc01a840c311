using System.Diagnostics;
using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Workbooks;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Rounds;

/// <summary>
/// One upload into tables and receipt. Claim, rows, receipt, then one conditional write that moves the pointer, then the old rows go:
/// a crash at any line leaves the old return or the new, and running it again (twice, late, on two machines) changes nothing more.
/// </summary>
sealed class ReturnIngest(ReturnFiles files, ReturnStore returns, SchoolRegister register, RoundStore rounds, CountyClock clock, ILogger<ReturnIngest> logger)
{
    const int TriesMaximum = 5;

    /// <summary>Ingests the blob as it is now.</summary>
    /// <exception cref="InvalidOperationException">Others wrote the state at each of five tries: the host tries again.</exception>
    public async Task RunAsync(string blobName, CancellationToken cancellationToken)
    {
        if (!ReturnPlace.TryParse(blobName, out var place))
        {
            Log.Misplaced(logger, blobName.Split('/').Length);
            return;
        }

        for (var attempt = 0; attempt < TriesMaximum; attempt++)
        {
            if (await TryRunAsync(place, blobName, cancellationToken))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The state of {place.Folder} changed at each of {TriesMaximum} tries.");
    }

    async Task<bool> TryRunAsync(ReturnPlace place, string blobName, CancellationToken cancellationToken)
    {
        // The state before the blob: what is claimed from this state is then never older than what the state has seen.
        var watch = Stopwatch.StartNew();
        var status = await returns.FindAsync(place, cancellationToken) ?? ReturnStatus.New(place);
        if (await files.ReadAsync(blobName, cancellationToken) is not { } upload)
        {
            Skip(place, "gone");
            return true;
        }

        if (IsOlder(upload, status))
        {
            Skip(place, "older");
            await returns.DeleteReplacedRowsAsync(place, status, cancellationToken);
            return true;
        }

        // A returned file sent in again is checked again under its version: the register may have been mended meanwhile.
        var isSent = status.BlobName != upload.Name || status.BlobETag != upload.ETag;
        if (status.ContentHash == upload.Hash && (status.ReturnState == ReturnState.Accepted || (status.ReturnState == ReturnState.Returned && !isSent)))
        {
            Skip(place, "same content");
            await returns.DeleteReplacedRowsAsync(place, status, cancellationToken);
            return await NoteAsync(status, upload, cancellationToken) && await CleanAsync(place, status, cancellationToken);
        }

        await rounds.EnsureAsync(place.County, place.Year, cancellationToken);
        if (!IsClaimed(status, upload))
        {
            Claim(status, upload);
            if (!await returns.TryWriteAsync(status, cancellationToken))
            {
                return false;
            }
        }

        var school = await register.FindAsync(place.County, place.School, cancellationToken);
        var result = Check(upload, new ReturnContext(place.County, place.Year, Sender.Of(place.School), school));
        if (result.Return is { } accepted)
        {
            await returns.WriteRowsAsync(place, status.VersionId, accepted, cancellationToken);
        }

        await files.WriteReceiptAsync(place, status.VersionId, ReturnReceipt.Write(upload.Content, result), result.Findings, cancellationToken);
        if (await FinishAsync(place, status, upload, result, cancellationToken) is not { } finished)
        {
            await GiveWayAsync(place, status.VersionId, cancellationToken);
            return false;
        }

        status = finished;
        Log.Ingested(logger, place.County.Value, place.Year.StartYear, place.School.Value, status.Version, status.State, status.Errors, status.Queries, result.Return?.Rows.Length ?? 0, watch.ElapsedMilliseconds);
        return await CleanAsync(place, status, cancellationToken);
    }

    static CheckedReturn Check(Upload upload, ReturnContext context) => upload.Length > WorkbookReader.FileBytesMaximum
        ? ReturnChecker.TooLarge(upload.Length)
        : ReturnChecker.Check(upload.Content, context);

    // By an ingest of the same upload that died or is still running.
    static bool IsClaimed(ReturnStatus status, Upload upload) => status is { ReturnState: ReturnState.Received, Failure: null }
        && status.ContentHash == upload.Hash && status.BlobName == upload.Name && status.BlobETag == upload.ETag;

    // The same content as an ingest that died goes on under its key; anything else is the next version.
    void Claim(ReturnStatus status, Upload upload)
    {
        if (status.ContentHash != upload.Hash)
        {
            if (status.ReturnState == ReturnState.Received && status.VersionId.Length > 0)
            {
                status.Stale = Joined(status.StaleIds.Append(status.VersionId));
            }

            status.Version++;
            status.VersionId = string.Create(CultureInfo.InvariantCulture, $"{status.Version:0000}-{upload.Hash[..12]}");
        }

        status.State = nameof(ReturnState.Received);
        status.ContentHash = upload.Hash;
        status.Received ??= (upload.Received ?? clock.DayOf(upload.Written)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (status.BlobName, status.BlobETag, status.Uploaded) = (upload.Name, upload.ETag, upload.Written);
    }

    // Storage tells time in seconds: of two files of one second the later name counts as the later, here as in the sweep.
    static bool IsOlder(Upload upload, ReturnStatus status) => status.BlobName != upload.Name
        && (status.Uploaded > upload.Written || (status.Uploaded == upload.Written && string.CompareOrdinal(status.BlobName, upload.Name) > 0));

    // Another ingest of the same upload comes to the same end: whoever is first writes it for both. Null when the state is another upload's by now.
    async Task<ReturnStatus?> FinishAsync(ReturnPlace place, ReturnStatus claimed, Upload upload, CheckedReturn result, CancellationToken cancellationToken)
    {
        for (var status = claimed; status?.VersionId == claimed.VersionId && status.BlobName == upload.Name && status.BlobETag == upload.ETag; status = await returns.FindAsync(place, cancellationToken))
        {
            if (status.ReturnState != ReturnState.Received)
            {
                return status;
            }

            Finish(status, result);
            if (await returns.TryWriteAsync(status, cancellationToken))
            {
                return status;
            }
        }

        return null;
    }

    static void Finish(ReturnStatus status, CheckedReturn result)
    {
        status.State = result.IsAccepted ? nameof(ReturnState.Accepted) : nameof(ReturnState.Returned);
        status.Failure = null;
        status.Errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
        status.Queries = result.Findings.Count(finding => finding.Severity == Severity.Query);
        status.OpenQueries = result.Findings.Count(finding => finding.Severity == Severity.Query && finding.Explanation is null);
        if (result.IsAccepted && status.InForceId != status.VersionId)
        {
            status.Stale = Joined(status.StaleIds.Append(status.InForceId).OfType<string>());
            (status.InForceId, status.InForceVersion) = (status.VersionId, status.Version);
        }
    }

    // Somebody else moved the state on. Our rows go, unless the state still names our version: then they are the other's too.
    async Task GiveWayAsync(ReturnPlace place, string versionId, CancellationToken cancellationToken)
    {
        var now = await returns.FindAsync(place, cancellationToken);
        if (now?.InForceId != versionId && now?.VersionId != versionId)
        {
            await returns.DeleteRowsAsync(place, versionId, cancellationToken);
        }
    }

    async Task<bool> NoteAsync(ReturnStatus status, Upload upload, CancellationToken cancellationToken)
    {
        if (status.BlobName == upload.Name && status.BlobETag == upload.ETag)
        {
            return true;
        }

        (status.BlobName, status.BlobETag, status.Uploaded) = (upload.Name, upload.ETag, upload.Written);
        return await returns.TryWriteAsync(status, cancellationToken);
    }

    // Rows of versions that count no more. Dying before the list is cleared is harmless: the sweep comes by again.
    async Task<bool> CleanAsync(ReturnPlace place, ReturnStatus status, CancellationToken cancellationToken)
    {
        if (status.Stale.Length > 0)
        {
            await returns.DeleteReplacedRowsAsync(place, status, cancellationToken);
            status.Stale = "";
            await returns.TryWriteAsync(status, cancellationToken);
        }

        return true;
    }

    static string Joined(IEnumerable<string> ids) => string.Join(',', ids.Distinct(StringComparer.Ordinal));

    void Skip(ReturnPlace place, string reason) => Log.Skipped(logger, place.County.Value, place.Year.StartYear, place.School.Value, reason);
}
