using EduFunctions.Returns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Returns;

/// <summary>An ingest has failed at every try: the return says so.</summary>
sealed class RecordReturnPoison(ReturnFiles files, ReturnStore returns, ILogger<RecordReturnPoison> logger)
{
    [Function(nameof(RecordReturnPoison))]
    public async Task Run([QueueTrigger(Storage.BlobPoisonQueue, Connection = Storage.Connection)] string message,
        CancellationToken cancellationToken)
    {
        if (PoisonMessage.Property(message, "BlobName") is not { } blobName || !ReturnPlace.TryParse(blobName, out var place))
        {
            Log.StrangePoison(logger, message.Length);
            return;
        }

        var status = await returns.FindAsync(place, cancellationToken) ?? ReturnStatus.New(place);
        // Another delivery of this upload has ended its check, or a later upload has taken its place.
        if (status.BlobName == blobName ? status.ReturnState != ReturnState.Received
            && status.BlobETag.Trim('"') == PoisonMessage.Property(message, "ETag")?.Trim('"')
            : status.Uploaded > await files.WrittenAsync(blobName, cancellationToken))
        {
            return;
        }

        Log.GivenUp(logger, place.County.Value, place.Year.StartYear, place.Sender.ToString());
        if (!await returns.TryGiveUpAsync(status, blobName, cancellationToken))
        {
            throw new InvalidOperationException($"The state of {place.Folder} changed meanwhile: tried again by the host.");
        }
    }
}
