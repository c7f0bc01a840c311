using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Rounds;

/// <summary>Hourly, and at start when a run was missed: ingests what was missed (an event lost, an ingest died), and ends what was left undone.</summary>
sealed class SweepReturns(ReturnFiles files, ReturnStore returns, ReturnIngest ingest, CountyClock clock, ILogger<SweepReturns> logger)
{
    // A younger upload is still with its own event.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    [Function(nameof(SweepReturns))]
    public async Task Run([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var (newest, misplaced) = await files.ListNewestAsync(cancellationToken);
        var missed = new List<string>();
        foreach (var round in newest.Where(entry => clock.UtcNow - entry.Blob.Properties.LastModified > Grace).GroupBy(entry => (entry.Place.County, entry.Place.Year)))
        {
            var known = (await returns.ListAsync(round.Key.County, round.Key.Year, cancellationToken)).ToDictionary(status => SchoolCode.Parse(status.RowKey));
            missed.AddRange(round.Where(entry => IsMissed(known.GetValueOrDefault(entry.Place.School), entry.Blob.Name, entry.Blob.Properties.ETag?.ToString())).Select(entry => entry.Blob.Name));
        }

        if (misplaced > 0)
        {
            Log.Misplaced(logger, misplaced);
        }

        // One upload that cannot be ingested must not keep the others waiting: its failure is told when all have had their turn.
        var failures = new List<Exception>();
        foreach (var name in missed)
        {
            try
            {
                await ingest.RunAsync(name, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        Log.Swept(logger, newest.Count, missed.Count - failures.Count);
        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} of {missed.Count} uploads could not be ingested.", failures);
        }
    }

    // The table's client writes ETags with quotation marks, the blob list without.
    static bool IsMissed(ReturnStatus? status, string blobName, string? etag) =>
        status is null || status.BlobName != blobName || status.BlobETag.Trim('"') != etag?.Trim('"') || status.Stale.Length > 0
        || status.ReturnState == ReturnState.Received;
}
