using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Rounds;

/// <summary>
/// Ingests what was missed of one round (an event lost, an ingest died), tries again what was given up, and ends what was left undone.
/// </summary>
sealed class SweepRound(ReturnFiles files, ReturnStore returns, ReturnIngest ingest, RoundStore rounds, CountyClock clock,
    ILogger<SweepRound> logger)
{
    // A younger upload is still with its own event.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    [Function(nameof(SweepRound))]
    public async Task Run([QueueTrigger(Storage.SweepQueue, Connection = Storage.Connection)] string message,
        CancellationToken cancellationToken)
    {
        var (county, year) = RoundMessage.TryParse(message)
            ?? throw new InvalidDataException($"A message of {message.Length} characters names no round.");
        var found = await files.ListNewestAsync(county, year, cancellationToken);
        if (found.Misplaced > 0)
        {
            Log.Misplaced(logger, found.Misplaced);
        }


        var known = (await returns.ListAsync(county, year, cancellationToken))
            .ToDictionary(status => status.RowKey, StringComparer.Ordinal);
        var missed = found.Newest.Where(entry => clock.UtcNow - entry.Value.Properties.LastModified > Grace
            && IsMissed(known.GetValueOrDefault(entry.Key.Sender.ToString()), entry.Value.Name, entry.Value.Properties.ETag?.ToString()))
                .ToList();

        // One upload that cannot be ingested must not keep the others waiting: its return says so, and the failures are told when all
        // have had their turn.
        var failures = new List<Exception>();
        foreach (var (place, blob) in missed)
        {
            try
            {
                await ingest.RunAsync(blob.Name, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
                await returns.TryGiveUpAsync(await returns.FindAsync(place, cancellationToken) ?? ReturnStatus.New(place), blob.Name,
                    cancellationToken);
            }
        }

        Log.Swept(logger, county.Value, year.StartYear, found.Newest.Count, missed.Count, failures.Count);
        await TellAsync(county, year, found.FoldersUnread, cancellationToken);
        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} of {missed.Count} uploads could not be ingested.", failures);
        }
    }

    // The round says when uploads could not be looked for, and no longer when they could again.
    async Task TellAsync(CountyCode county, SchoolYear year, int foldersUnread, CancellationToken cancellationToken)
    {
        if (foldersUnread > 0)
        {
            Log.FoldersUnread(logger, county.Value, year.StartYear, foldersUnread);
            await rounds.UpdateAsync(county, year, row => row.SweepFailure = RoundRow.UploadsUnread, cancellationToken);
        }
        else if (await rounds.FindAsync(county, year, cancellationToken) is { SweepFailure: not null })
        {
            await rounds.UpdateAsync(county, year, row => row.SweepFailure = null, cancellationToken);
        }
    }

    // The table's client writes ETags with quotation marks, the blob list without.
    static bool IsMissed(ReturnStatus? status, string blobName, string? etag) =>
        status is null || status.BlobName != blobName || status.BlobETag.Trim('"') != etag?.Trim('"') || status.Stale.Length > 0
        || status.ReturnState == ReturnState.Received || status.Failure is not null;
}
