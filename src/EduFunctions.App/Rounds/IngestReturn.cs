using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary>A school's workbook has come: read, check, store, receipt.</summary>
sealed class IngestReturn(ReturnIngest ingest)
{
    [Function(nameof(IngestReturn))]
    public Task Run(
        [BlobTrigger("returns/{county}/{year}/{school}/{file}", Source = BlobTriggerSource.EventGrid,
            Connection = Storage.Connection)] BlobClient blob,
        CancellationToken cancellationToken) => ingest.RunAsync(blob.Name, cancellationToken);
}
