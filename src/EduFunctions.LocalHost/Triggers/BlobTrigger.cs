using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EduFunctions.LocalHost.Rpc;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>A function that runs for each new or changed blob.</summary>
sealed class BlobTrigger(FunctionDefinition function, SettingValues settings, Invoker invoker)
{
    readonly string _connection = string.IsNullOrEmpty(function.Text("connection")) ? SettingValues.Storage : function.Text("connection")!;
    BlobContainerClient? _container;

    /// <summary>The name by which events speak of the function.</summary>
    public string Id { get; } = "Host.Functions." + function.Name;

    public BlobPath Path { get; } = new(settings.Resolve(function.Text("path")!));

    /// <summary>Whether its container is in the app's own storage, and not in another account.</summary>
    public bool IsInAppStorage { get; } = settings.Connection(function.Text("connection")) == settings.Connection(null);

    /// <summary>The container that is watched.</summary>
    public BlobContainerClient Container => _container ??= new(settings.Connection(_connection), Path.Container);

    /// <summary>Runs the function for the blob as it is now. A blob that is gone needs nothing.</summary>
    public async Task RunAsync(BlobEvent news, CancellationToken cancellationToken)
    {
        var blob = Container.GetBlobClient(news.BlobName);
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return;
        }

        var reference = new JsonObject
        {
            ["Connection"] = _connection,
            ["ContainerName"] = news.ContainerName,
            ["BlobName"] = news.BlobName,
        };
        var input = function.IsDeferred
            ? RpcData.Reference("AzureStorageBlobs", reference)
            : new JsonObject { ["bytes"] = Convert.ToBase64String((await blob.DownloadContentAsync(cancellationToken)).Value.Content) };
        await invoker.InvokeAsync(function.Name, input, Metadata(blob, properties), cancellationToken);
    }

    JsonObject Metadata(BlobClient blob, BlobProperties properties)
    {
        var metadata = new JsonObject
        {
            ["BlobTrigger"] = RpcData.Text($"{blob.BlobContainerName}/{blob.Name}"),
            ["Uri"] = RpcData.Json(blob.Uri.AbsoluteUri),
            ["Properties"] = RpcData.Json(new JsonObject
            {
                ["LastModified"] = properties.LastModified,
                ["CreatedOn"] = properties.CreatedOn,
                ["ContentType"] = properties.ContentType,
                ["ContentLength"] = properties.ContentLength,
                ["ETag"] = properties.ETag.ToString(),
                ["VersionId"] = properties.VersionId,
            }),
            ["Metadata"] = RpcData.Json(JsonSerializer.SerializeToNode(properties.Metadata)),
        };
        foreach (var (name, value) in Path.Values(blob.Name))
        {
            metadata[name] = RpcData.Text(value);
        }

        return metadata;
    }
}
