using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EduFunctions.LocalHost;

/// <summary>The part of the app's <c>host.json</c> that concerns this host, with the defaults of the real one.</summary>
internal sealed record HostJson
{
    /// <summary>How many times a queue message is tried before it is set aside.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message rests after a failure.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    /// <summary>Messages fetched at once.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The number of running messages at or under which the next batch is fetched. Null: half a batch for each core.</summary>
    public int? NewBatchThreshold { get; init; }

    /// <summary>Whether queue messages are base64, as they are by default.</summary>
    public bool IsBase64 { get; init; } = true;

    /// <summary>The longest rest between two looks at an empty queue; one second at most, since this machine has nothing else to do.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many times a blob is tried before it is set aside.</summary>
    public int PoisonBlobThreshold { get; init; } = 5;

    /// <summary>Blobs handled at once; four at most on one machine.</summary>
    public int BlobParallelism { get; init; } = 4;

    /// <summary>What every HTTP route begins with.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>How long one run of a function may take. Null: as long as it likes.</summary>
    public TimeSpan? FunctionTimeout { get; init; }

    public static HostJson Read(string appDirectory)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(appDirectory, "host.json")), documentOptions: options);
        var (queues, blobs) = (root?["extensions"]?["queues"], root?["extensions"]?["blobs"]);
        var defaults = new HostJson();
        var polling = Duration(queues?["maxPollingInterval"]) ?? defaults.MaxPollingInterval;
        return new()
        {
            MaxDequeueCount = queues?["maxDequeueCount"]?.GetValue<int>() ?? defaults.MaxDequeueCount,
            VisibilityTimeout = Duration(queues?["visibilityTimeout"]) ?? defaults.VisibilityTimeout,
            BatchSize = queues?["batchSize"]?.GetValue<int>() ?? defaults.BatchSize,
            NewBatchThreshold = queues?["newBatchThreshold"]?.GetValue<int>(),
            IsBase64 = !"none".Equals(queues?["messageEncoding"]?.ToString(), StringComparison.OrdinalIgnoreCase),
            MaxPollingInterval = polling < defaults.MaxPollingInterval ? polling : defaults.MaxPollingInterval,
            PoisonBlobThreshold = blobs?["poisonBlobThreshold"]?.GetValue<int>() ?? defaults.PoisonBlobThreshold,
            BlobParallelism = Math.Min(defaults.BlobParallelism, blobs?["maxDegreeOfParallelism"]?.GetValue<int>() ?? defaults.BlobParallelism),
            RoutePrefix = root?["extensions"]?["http"]?["routePrefix"]?.ToString() ?? defaults.RoutePrefix,
            FunctionTimeout = Duration(root?["functionTimeout"]) is { Ticks: > 0 } limit ? limit : null,
        };
    }

    private static TimeSpan? Duration(JsonNode? node) =>
        node is null ? null : TimeSpan.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
