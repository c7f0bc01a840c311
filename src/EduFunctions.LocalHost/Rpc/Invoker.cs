using System.Text.Json.Nodes;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>Runs functions in the worker, whoever asked for them.</summary>
sealed class Invoker(WorkerSupervisor workers, TimeSpan? limit) : IDisposable
{
    // A function that is told to stop gets a moment to do so in its own way.
    static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(3);

    readonly CancellationTokenSource _giveUp = new();

    /// <summary>From now on everything that runs has so long to end, and is then cancelled.</summary>
    public void Drain(TimeSpan patience) => _giveUp.CancelAfter(patience);

    /// <summary>Waits for a worker and runs the function in it to its end.</summary>
    public async Task InvokeAsync(string function, JsonObject input, JsonObject metadata, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _giveUp.Token);
        var worker = await workers.ReadyAsync(either.Token);
        await InvokeAsync(worker, Guid.NewGuid().ToString(), function, input, metadata, either.Token);
    }

    /// <summary>Runs the function in this worker under this invocation's identifier.</summary>
    public async Task InvokeAsync(
        WorkerChannel worker, string invocationId, string function, JsonObject input, JsonObject metadata,
        CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _giveUp.Token);
        if (limit is { } most)
        {
            late.CancelAfter(most);
        }

        using var answered = new CancellationTokenSource();
        await using var cancelling = late.Token.Register(() =>
        {
            worker.Tell("invocationCancel", new() { ["invocationId"] = invocationId, ["gracePeriod"] = $"{CancelPatience.TotalSeconds}s" });
            answered.CancelAfter(CancelPatience);
        });
        var definition = worker.Functions[function];
        var answer = await worker.AskAsync("invocationRequest", new()
        {
            ["invocationId"] = invocationId,
            ["functionId"] = definition.Id,
            ["inputData"] = new JsonArray(new JsonObject { ["name"] = definition.Parameter, ["data"] = input }),
            ["triggerMetadata"] = metadata,
            ["traceContext"] = new JsonObject(),
        }, "invocationResponse", invocationId, answered.Token);
        if (answer["result"]?["status"]?.ToString() != "Success")
        {
            late.Token.ThrowIfCancellationRequested();
            throw new FunctionFailedException(function, answer["result"]?["exception"]?["message"]?.ToString() ?? "no reason given");
        }
    }

    public void Dispose() => _giveUp.Dispose();
}
