using Microsoft.Extensions.Configuration;

namespace EduFunctions.LocalHost;

/// <summary>The app's <c>host.json</c>, with the defaults of the real host.</summary>
sealed class HostJson(string appDirectory)
{
    const int Parallelism = 4;

    readonly IConfiguration _json = new ConfigurationBuilder().AddJsonFile(Path.Combine(appDirectory, "host.json")).Build();

    /// <summary>What every HTTP route begins with.</summary>
    public string RoutePrefix => _json["extensions:http:routePrefix"] ?? "api";

    /// <summary>How long one run of a function may take. Null: as long as it likes.</summary>
    public TimeSpan? FunctionTimeout => _json.GetValue<TimeSpan?>("functionTimeout") is { Ticks: > 0 } limit ? limit : null;

    /// <summary>How many times a blob is tried before it is set aside.</summary>
    public int PoisonBlobThreshold => _json.GetValue("extensions:blobs:poisonBlobThreshold", 5);

    /// <summary>Blobs handled at once; four at most on one machine.</summary>
    public int BlobParallelism => Math.Min(Parallelism, _json.GetValue("extensions:blobs:maxDegreeOfParallelism", Parallelism));

    /// <summary>All of it where the WebJobs SDK looks for its own options, such as those of queues.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ForWebJobs =>
        _json.AsEnumerable().Select(entry => KeyValuePair.Create("AzureWebJobs:" + entry.Key, entry.Value));
}
