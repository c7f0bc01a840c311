using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Returns;

/// <summary>Hourly and at start: ingests what was missed (an event lost, an ingest died), and ends what was left undone.</summary>
sealed class SweepReturns(ReturnFiles files, ReturnStore returns, ReturnIngest ingest, CountyClock clock, ILogger<SweepReturns> logger)
{
    // A younger upload is still with its own event.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    [Function(nameof(SweepReturns))]
    public async Task Run([TimerTrigger("%SweepSchedule%", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
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

        foreach (var name in missed)
        {
            await ingest.RunAsync(name, cancellationToken);
        }

        Log.Swept(logger, newest.Count, missed.Count);
    }

    // The table's client writes ETags with quotation marks, the blob list without.
    static bool IsMissed(ReturnStatus? status, string blobName, string? etag) =>
        status is null || status.BlobName != blobName || status.BlobETag.Trim('"') != etag?.Trim('"') || status.Stale.Length > 0
        || (status.ReturnState == ReturnState.Received && status.Failure is null);
}
