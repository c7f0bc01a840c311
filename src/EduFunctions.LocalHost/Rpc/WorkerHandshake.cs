using System.Text.Json.Nodes;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>What host and worker say to each other before the first function runs.</summary>
static class WorkerHandshake
{
    // The newest host whose behaviour this one was compared with.
    const string HostVersion = "4.1037.0";

    /// <summary>Initialises the worker, asks for its functions and loads them.</summary>
    public static async Task CompleteAsync(WorkerChannel channel, string appDirectory, CancellationToken cancellationToken)
    {
        var started = await channel.AskAsync(
            "workerInitRequest",
            new() { ["hostVersion"] = HostVersion, ["workerDirectory"] = appDirectory, ["functionAppDirectory"] = appDirectory },
            "workerInitResponse", null, cancellationToken);
        RequireSuccess(started, "The worker does not start");
        channel.HttpAddress = started["capabilities"]?["HttpUri"] is { } uri ? new Uri(uri.ToString()) : null;

        var listed = await channel.AskAsync(
            "functionsMetadataRequest", new() { ["functionAppDirectory"] = appDirectory },
            "functionMetadataResponse", null, cancellationToken);
        RequireSuccess(listed, "The worker does not list its functions");
        var functions = listed["functionMetadataResults"]?.AsArray()
            .Select(metadata => FunctionDefinition.Of(metadata!.AsObject())).OfType<FunctionDefinition>().ToList() ?? [];
        foreach (var function in functions)
        {
            var loaded = await channel.AskAsync(
                "functionLoadRequest",
                new() { ["functionId"] = function.Id, ["metadata"] = function.Metadata.DeepClone() },
                "functionLoadResponse", function.Id, cancellationToken);
            RequireSuccess(loaded, $"Function '{function.Name}' does not load");
        }

        // It reports before it listens.
        while (channel.HttpAddress is { } http && !await LoopbackPorts.AnswersAsync(http.Port, cancellationToken))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }

        channel.Functions = functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    static void RequireSuccess(JsonObject answer, string complaint)
    {
        // A status that is absent is the first of the enumeration: failure.
        if (answer["result"]?["status"]?.ToString() != "Success")
        {
            var reason = answer["result"]?["exception"]?["message"] ?? answer["result"]?["result"] ?? "no reason given";
            throw new InvalidOperationException($"{complaint}: {reason}");
        }
    }
}
