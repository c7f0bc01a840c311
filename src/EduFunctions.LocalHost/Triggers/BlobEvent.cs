using System.Text.Json.Serialization;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>The message that a new blob causes; the real host writes the same, and whoever reads its poison queue expects it.</summary>
internal sealed record BlobEvent
{
    public string Type { get; init; } = "BlobTrigger";

    public required string FunctionId { get; init; }

    public string BlobType { get; init; } = "BlockBlob";

    public required string ContainerName { get; init; }

    public required string BlobName { get; init; }

    [JsonPropertyName("ETag")]
    public required string ETag { get; init; }
}
