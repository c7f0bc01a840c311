using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
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

    static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(5);

    // The poison queues too: a trigger on a queue that is not there says so twice a second (azure-facts, 12).
    static readonly string[] QueueNames = [CompileQueue, CompilePoisonQueue, SweepQueue, SweepPoisonQueue, BlobPoisonQueue];

    static readonly string[] TableNames = ["schools", "returns", "rows", "rounds", "figures"];

    /// <summary>Uploads as they came: <c>{county}/{year}/{school}/{file}</c>.</summary>
    public BlobContainerClient Returns { get; } = blobs.GetBlobContainerClient("returns");

    /// <summary>What schools get back: <c>{county}/{year}/{school}/{version}/receipt.xlsx</c> and <c>findings.json</c>.</summary>
    public BlobContainerClient Receipts { get; } = blobs.GetBlobContainerClient("receipts");

    /// <summary>Summaries as they were compiled, never changed: <c>{county}/{year}/{run}.json.gz</c>.</summary>
    public BlobContainerClient Runs { get; } = blobs.GetBlobContainerClient("runs");

    /// <summary>What a county sets differently from the nation: <c>{county}.json</c>.</summary>
    public BlobContainerClient Settings { get; } = blobs.GetBlobContainerClient("settings");

    /// <summary>One message for each county and year to be compiled.</summary>
    public QueueClient Compile { get; } = queues.GetQueueClient(CompileQueue);

    /// <summary>One message for each county and year whose uploads are to be compared with the states.</summary>
    public QueueClient Sweep { get; } = queues.GetQueueClient(SweepQueue);

    public TableClient Table(string name) => tables.GetTableClient(name);

    /// <summary>Makes what is not there yet; in Azure the deployment has made it already.</summary>
    public Task CreateAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. new[] { Returns, Receipts, Runs, Settings }.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. QueueNames.Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. TableNames.Select(name => Table(name).CreateIfNotExistsAsync(cancellationToken)),
    ]);

    /// <summary>Asks each service one cheap question: “ok”, or what came instead, within some seconds.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProbeAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ProbePatience);

        async Task<string> Ask(Func<CancellationToken, Task> question)
        {
            try
            {
                await question(patience.Token);
                return "ok";
            }
            catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException or AggregateException
                || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return (failure as RequestFailedException)?.ErrorCode ?? failure.GetType().Name;
            }
        }

        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["blobs"] = await Ask(token => Returns.GetPropertiesAsync(cancellationToken: token)),
            ["tables"] = await Ask(async token =>
            {
                await foreach (var _ in Table("rounds").QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: token))
                {
                    break;
                }
            }),
            ["queues"] = await Ask(token => Compile.GetPropertiesAsync(token)),
        };
    }
}

static class StorageSetup
{
    /// <summary>Clients from the host's own settings: a connection string, or URIs and an identity (azure-facts: <c>__accountName</c> alone assumes the public cloud).</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(Storage.Connection);
        var queueOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        if (section.Value is { Length: > 0 } connectionString)
        {
            return services
                .AddSingleton(new BlobServiceClient(connectionString))
                .AddSingleton(new TableServiceClient(connectionString))
                .AddSingleton(new QueueServiceClient(connectionString, queueOptions))
                .AddSingleton<Storage>();
        }

        TokenCredential credential = section["credential"] == "managedidentity"
            ? new ManagedIdentityCredential(section["clientId"] is { } clientId ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned)
            : new DefaultAzureCredential();
        return services
            .AddSingleton(new BlobServiceClient(UriOf("blobServiceUri"), credential))
            .AddSingleton(new TableServiceClient(UriOf("tableServiceUri"), credential))
            .AddSingleton(new QueueServiceClient(UriOf("queueServiceUri"), credential, queueOptions))
            .AddSingleton<Storage>();

        Uri UriOf(string name) => Uri.TryCreate(section[name], UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidOperationException($"Setting {Storage.Connection} (a connection string) or {Storage.Connection}__{name} (a URI) is missing.");
    }
}
