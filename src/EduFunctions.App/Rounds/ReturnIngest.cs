using System.Diagnostics;
using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Workbooks;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Rounds;

/// <summary>
/// One upload into tables and receipt. Claim, rows, receipt, then one conditional write that moves the pointer, then what never came into
/// force goes:
/// a crash at any line leaves the old return or the new, and running it again (twice, late, on two machines) changes nothing more.
/// </summary>
sealed class ReturnIngest(ReturnFiles files, ReturnStore returns, QueryStore queries, SchoolRegister register, StandardsStore standards, RoundStore rounds,
    CheckTurns turns, CountyClock clock, TimeProvider time, ILogger<ReturnIngest> logger)
{
    const int TriesMaximum = 5;

    /// <summary>Ingests the blob as it is now.</summary>
    /// <exception cref="InvalidOperationException">Others wrote the state at each of five tries: the host tries again.</exception>
    public async Task RunAsync(string blobName, CancellationToken cancellationToken)
    {
        if (!ReturnPlace.TryParse(blobName, out var place))
        {
            Log.Misplaced(logger, 1);
            return;
        }

        for (var attempt = 0; attempt < TriesMaximum; attempt++)
        {
            if (await turns.TakeAsync(() => TryRunAsync(place, blobName, cancellationToken), cancellationToken))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The state of {place.Folder} changed at each of {TriesMaximum} tries.");
    }

    /// <summary>
    /// Judges the version in force once more, after an answer to one of its queries: findings, receipt and state say it then. Nothing when
    /// another version has come meanwhile: that is judged with the answer.
    /// </summary>
    /// <param name="place">Whose return it is.</param>
    /// <param name="by">Who has answered.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task JudgeAgainAsync(ReturnPlace place, string by, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < TriesMaximum; attempt++)
        {
            if (await turns.TakeAsync(() => TryJudgeAgainAsync(place, by, cancellationToken), cancellationToken))
            {
                return;
            }
        }
    }

    async Task<bool> TryJudgeAgainAsync(ReturnPlace place, string by, CancellationToken cancellationToken)
    {
        if (await returns.FindAsync(place, cancellationToken) is not { ReturnState: ReturnState.Accepted } status || status.VersionId != status.InForceId
            || await files.ReadAsync(status.BlobName, cancellationToken) is not { } upload || !status.IsOf(upload))
        {
            return true;
        }

        var asking = queries.ListAsync(place, cancellationToken);
        var (context, facts, _) = await BackgroundAsync(place, upload.Received ?? clock.DayOf(upload.Written), cancellationToken);
        var result = await OfferAsync(place, context.LastYear, Check(upload, context with { Answers = QueryStore.AnswersOf(await asking) }), cancellationToken);
        if (!result.IsAccepted)
        {
            return true; // register or limits are others by now: an answer takes nothing out of force
        }

        await TellAsync(place, status, upload, result, facts, await asking, cancellationToken);
        return await returns.TryWriteAsync(status, status.Explain(result, by, clock.UtcNow), cancellationToken);
    }

    // What a version was asked and told, under its key.
    Task TellAsync(ReturnPlace place, ReturnStatus status, Upload upload, CheckedReturn result, ReceiptFacts facts, List<QueryRow> known,
        CancellationToken cancellationToken)
    {
        var receipt = ReturnReceipt.Write(upload.Content, result, facts with { Version = status.Version, Due = status.DueDate ?? facts.Due });
        return Task.WhenAll(queries.WriteAsync(place, status.Version, result, known, cancellationToken),
            files.WriteReceiptAsync(place, status.VersionId, receipt, result.Findings, cancellationToken));
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

        if (status.IsAfter(upload) || status.HasJudged(upload))
        {
            Skip(place, status.IsAfter(upload) ? "older" : "same content");
            await returns.DeleteRowsAsync(place, status.IsStray, cancellationToken);
            return status.IsAfter(upload) || (await NoteAsync(status, upload, cancellationToken)
                && await CleanAsync(place, status, cancellationToken));
        }

        // What is read here hangs on nothing above, and nothing is written but the round, which is the same whoever writes it.
        // Nobody was asked anything before the first version.
        var asking = status.Version > 0 ? queries.ListAsync(place, cancellationToken) : Task.FromResult(new List<QueryRow>());
        var day = upload.Received ?? clock.DayOf(upload.Written);
        var (context, facts, round) = await BackgroundAsync(place, day, cancellationToken);
        if (!status.IsClaimedFor(upload))
        {
            if (!await returns.TryWriteAsync(status, status.Claim(upload, day), cancellationToken))
            {
                return false;
            }
        }

        var result = await OfferAsync(place, context.LastYear, Check(upload, context with
        {
            Gate = round.GateOf(status, day), Answers = QueryStore.AnswersOf(await asking),
        }), cancellationToken);
        if (result.Return is { } accepted)
        {
            await returns.WriteRowsAsync(place, status.VersionId, accepted, cancellationToken);
        }

        await TellAsync(place, status, upload, result, facts, await asking, cancellationToken);
        if (await FinishAsync(place, status, upload, day, result, cancellationToken) is not { } finished)
        {
            await GiveWayAsync(place, status.VersionId, cancellationToken);
            return false;
        }

        status = finished;
        Log.Ingested(logger, place.County.Value, place.Year.StartYear, place.Sender.ToString(), status.Version, status.State,
            status.Errors, status.Queries, result.Return?.Rows.Length ?? 0, watch.ElapsedMilliseconds);
        return await CleanAsync(place, status, cancellationToken);
    }

    /// <summary>What is known of a return beside its file.</summary>
    internal async Task<(ReturnContext Context, ReceiptFacts Facts, RoundRow Round)> BackgroundAsync(ReturnPlace place, DateOnly day,
        CancellationToken cancellationToken)
    {
        var ensured = rounds.EnsureAsync(place.County, place.Year, cancellationToken);
        var reading = register.ReadAsync(place.County, cancellationToken);
        var limits = standards.ReadAsync(place.County, cancellationToken);
        await Task.WhenAll(ensured, reading, limits);
        var (round, known, standard) = (await ensured, await reading, (await limits)(place.Year));
        var lastYear = await FindLastYearAsync(place, known, cancellationToken);
        var registered = place.Sender.School is { } code ? known.FindOrLatest(code, place.Year) : null;
        return (
            new ReturnContext(place.County, place.Year, place.Sender, registered)
            {
                Register = known, Standards = standard, LastYear = lastYear, Clock = time,
            },
            new ReceiptFacts
            {
                From = place.Sender, Year = place.Year, Name = registered?.Name, Received = day,
                Due = DueOf(round, standard), Contact = standard.Contact, LastYear = lastYear, Clock = time,
            }, round);
    }

    internal static CheckedReturn Check(Upload upload, ReturnContext context) => upload.Length > WorkbookReader.FileBytesMaximum
        ? ReturnChecker.TooLarge(upload.Length, context)
        : ReturnChecker.Check(upload.Content, context);

    // What is compared with: the return in force last year of the sender, a school's under whatever identifier it had.
    async Task<Return?> FindLastYearAsync(ReturnPlace place, Register schools, CancellationToken cancellationToken)
    {
        var sender = place.Sender;
        if (sender.School is { } code)
        {
            if (schools.OriginOf(code, place.Year) is not { } origin)
            {
                return null;
            }

            sender = Sender.Of(origin);
        }

        return await returns.FindInForceAsync(new ReturnPlace(place.County, place.Year.Previous, sender), cancellationToken);
    }

    // What is asked again this year has last year's answer beside it.
    async Task<CheckedReturn> OfferAsync(ReturnPlace place, Return? lastYear, CheckedReturn result, CancellationToken cancellationToken) =>
        lastYear is not null && result.Findings.Any(finding => finding is { Severity: Severity.Query, Explanation: null })
            ? result.Offering(QueryStore.AnswersOf(await queries.ListAsync(new ReturnPlace(place.County, lastYear.Year, lastYear.From), cancellationToken)))
            : result;

    static DateOnly DueOf(RoundRow round, Standards limits) => round.Due is not null ? round.DueDate : limits.DueDate(round.Year);

    // Another ingest of the same upload comes to the same end: whoever is first writes it for both. Null when the state is another
    // upload's by now.
    async Task<ReturnStatus?> FinishAsync(ReturnPlace place, ReturnStatus claimed, Upload upload, DateOnly day, CheckedReturn result,
        CancellationToken cancellationToken)
    {
        for (var status = claimed; status?.VersionId == claimed.VersionId
            && status.IsOf(upload); status = await returns.FindAsync(place, cancellationToken))
        {
            if (status.ReturnState != ReturnState.Received)
            {
                return status;
            }

            if (await returns.TryWriteAsync(status, status.Finish(day, result, clock.UtcNow), cancellationToken))
            {
                return status;
            }
        }

        return null;
    }

    // Somebody else moved the state on. Our rows go, unless the state still names our version: then they are the other's too.
    async Task GiveWayAsync(ReturnPlace place, string versionId, CancellationToken cancellationToken)
    {
        var now = await returns.FindAsync(place, cancellationToken);
        if (now?.IsStray(versionId) != false)
        {
            await returns.DeleteRowsAsync(place, id => id == versionId, cancellationToken);
        }
    }

    async Task<bool> NoteAsync(ReturnStatus status, Upload upload, CancellationToken cancellationToken)
    {
        if (status.IsOf(upload) && status.Failure is null)
        {
            return true;
        }

        status.Failure = null; // of an upload that is gone, or whose content is settled by now
        status.Note(upload);
        return await returns.TryWriteAsync(status, cancellationToken);
    }

    // Rows of versions that never came into force. Dying before their list is cleared is harmless: the sweep comes by again.
    async Task<bool> CleanAsync(ReturnPlace place, ReturnStatus status, CancellationToken cancellationToken)
    {
        if (status.Stale.Length > 0)
        {
            await returns.DeleteRowsAsync(place, status.IsStray, cancellationToken);
            status.Stale = "";
            await returns.TryWriteAsync(status, cancellationToken);
        }

        return true;
    }

    void Skip(ReturnPlace place, string reason) =>
        Log.Skipped(logger, place.County.Value, place.Year.StartYear, place.Sender.ToString(), reason);
}
