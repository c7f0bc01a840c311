using EduFunctions.App.Returns;
using EduFunctions.Returns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Rounds;

/// <summary>
/// Ingests what was missed of one round (an event lost, an ingest died), tries again what was given up, and ends what was left undone.
/// </summary>
sealed class SweepRound(ReturnFiles files, ReturnStore returns, ReturnIngest ingest, CountyClock clock, ILogger<SweepRound> logger)
{
    // A younger upload is still with its own event.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    [Function(nameof(SweepRound))]
    public async Task Run([QueueTrigger(Storage.SweepQueue, Connection = Storage.Connection)] string message,
        CancellationToken cancellationToken)
    {
        var (county, year) = RoundMessage.TryParse(message)
            ?? throw new InvalidDataException($"A message of {message.Length} characters names no round.");
        var (newest, misplaced) = await files.ListNewestAsync(county, year, cancellationToken);
        if (misplaced > 0)
        {
            Log.Misplaced(logger, misplaced);
        }

        var known = (await returns.ListAsync(county, year, cancellationToken))
            .ToDictionary(status => status.RowKey, StringComparer.Ordinal);
        var missed = newest.Where(entry => clock.UtcNow - entry.Blob.Properties.LastModified > Grace
            && IsMissed(known.GetValueOrDefault(entry.Place.Sender.ToString()), entry.Blob.Name, entry.Blob.Properties.ETag?.ToString()))
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

        Log.Swept(logger, county.Value, year.StartYear, newest.Count, missed.Count, failures.Count);
        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} of {missed.Count} uploads could not be ingested.", failures);
        }
    }

    // The table's client writes ETags with quotation marks, the blob list without.
    static bool IsMissed(ReturnStatus? status, string blobName, string? etag) =>
        status is null || status.BlobName != blobName || status.BlobETag.Trim('"') != etag?.Trim('"') || status.Stale.Length > 0
        || status.ReturnState == ReturnState.Received || status.Failure is not null;
}
