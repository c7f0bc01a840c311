using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduFunctions.App;

/// <summary>The one storage account: its containers, tables and queues by name.</summary>
sealed class Storage(BlobServiceClient blobs, TableServiceClient tables, QueueServiceClient queues)
{
    /// <summary>Name of the connection in the settings, shared with the Functions host.</summary>
    public const string Connection = "AzureWebJobsStorage";

    public const string CompileQueue = "compile";
    public const string CompilePoisonQueue = "compile-poison";
    public const string SweepQueue = "sweep";
    public const string SweepPoisonQueue = "sweep-poison";
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    // The poison queues too: a trigger on a queue that is not there says so twice a second (azure-facts, 12).
    static readonly string[] QueueNames = [CompileQueue, CompilePoisonQueue, SweepQueue, SweepPoisonQueue, BlobPoisonQueue];

    static readonly string[] TableNames = ["schools", "returns", "rows", "queries", "rounds", "figures", "adjustments", "flags", "outcomes"];

    /// <summary>Uploads as they came: <c>{county}/{year}/{school}/{file}</c>.</summary>
    public BlobContainerClient Returns { get; } = blobs.GetBlobContainerClient("returns");

    /// <summary>What schools get back: <c>{county}/{year}/{school}/{version}/receipt.xlsx</c> and <c>findings.json</c>.</summary>
    public BlobContainerClient Receipts { get; } = blobs.GetBlobContainerClient("receipts");

    /// <summary>
    /// Summaries as they were compiled, never changed: <c>{county}/{year}/{run}.json.gz</c>; and what they read of earlier years, kept together:
    /// <c>{county}/rows/{year}-{hash}.json.gz</c>.
    /// </summary>
    public BlobContainerClient Runs { get; } = blobs.GetBlobContainerClient("runs");

    /// <summary>What a county sets differently from the nation: <c>{county}.json</c>.</summary>
    public BlobContainerClient Settings { get; } = blobs.GetBlobContainerClient("settings");

    /// <summary>
    /// Self-assessment reports as they were made, never changed: <c>{county}/{year}/{number}.docx</c> and what each was made from,
    /// <c>{number}.json.gz</c>; samples as they were drawn, <c>{county}/{year}/samples/{name}.json.gz</c>.
    /// </summary>
    public BlobContainerClient Reports { get; } = blobs.GetBlobContainerClient("reports");

    /// <summary>One message for each county and year to be compiled.</summary>
    public QueueClient Compile { get; } = queues.GetQueueClient(CompileQueue);

    /// <summary>One message for each county and year whose uploads are to be compared with the states.</summary>
    public QueueClient Sweep { get; } = queues.GetQueueClient(SweepQueue);

    public TableClient Table(string name) => tables.GetTableClient(name);

    /// <summary>Makes what is not there yet; in Azure the deployment has made it already.</summary>
    public Task CreateAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. new[] { Returns, Receipts, Runs, Settings, Reports }.Select(container =>
            container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. QueueNames.Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. TableNames.Select(name => Table(name).CreateIfNotExistsAsync(cancellationToken)),
    ]);
}

static class StorageSetup
{
    /// <summary>
    /// Clients from the host's own settings: a connection string, or a URI for each service and an identity (azure-facts:
    /// <c>__accountName</c> alone assumes the public cloud).
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(Storage.Connection);
        services.AddAzureClients(clients =>
        {
            if (section.Value is { Length: > 0 } connectionString)
            {
                clients.AddBlobServiceClient(connectionString);
                clients.AddTableServiceClient(connectionString);
                clients.AddQueueServiceClient(connectionString).ConfigureOptions(AsTheHostReadsThem);
            }
            else
            {
                clients.AddBlobServiceClient(UriOf("blobServiceUri")).WithCredential(Identity);
                clients.AddTableServiceClient(UriOf("tableServiceUri")).WithCredential(Identity);
                clients.AddQueueServiceClient(UriOf("queueServiceUri")).WithCredential(Identity).ConfigureOptions(AsTheHostReadsThem);
            }
        });
        return services.AddSingleton<Storage>();

        // By the keys that the host reads: credential (“managedidentity”) and clientId; the developer's own without them.
        TokenCredential Identity(IServiceProvider provider) => provider.GetRequiredService<AzureComponentFactory>()
            .CreateTokenCredential(section);

        Uri UriOf(string name) => Uri.TryCreate(section[name], UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidOperationException(
                $"Setting {Storage.Connection} (a connection string) or {Storage.Connection}__{name} (a URI) is missing.");
    }

    static void AsTheHostReadsThem(QueueClientOptions options) => options.MessageEncoding = QueueMessageEncoding.Base64;
}
