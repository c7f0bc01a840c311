using System.Text.Json;

namespace EduFunctions.App.Tests;

/// <summary>What the Functions host writes into queue <c>webjobs-blobtrigger</c>, and into its poison queue when it has given up.</summary>
static class BlobEvent
{
    public static string Of(string blobName) => JsonSerializer.Serialize(new
    {
        Type = "BlobTrigger",
        FunctionId = "Host.Functions.IngestReturn",
        BlobType = "BlockBlob",
        ContainerName = "returns",
        BlobName = blobName,
        ETag = "\"0x8D0000000000000\"",
    });
}
