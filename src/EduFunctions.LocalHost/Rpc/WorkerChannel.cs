using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Grpc.Core;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>The conversation with one worker process.</summary>
sealed class WorkerChannel(Action<string> log)
{
    readonly Channel<JsonObject> _outgoing = Channel.CreateUnbounded<JsonObject>();
    readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _awaited = new(StringComparer.Ordinal);
    readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The functions that the worker has loaded, by name.</summary>
    public IReadOnlyDictionary<string, FunctionDefinition> Functions { get; set; } = new Dictionary<string, FunctionDefinition>();

    /// <summary>Where the worker serves HTTP itself; null when the app has no ASP.NET Core integration.</summary>
    public Uri? HttpAddress { get; set; }

    /// <summary>Ends when the conversation does.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Sends a message that has no answer.</summary>
    public void Tell(string kind, JsonObject content) =>
        _outgoing.Writer.TryWrite(new JsonObject { ["requestId"] = Guid.NewGuid().ToString(), [kind] = content });

    /// <summary>Sends a message and waits for the answer of that kind (and identifier, when several may be under way).</summary>
    public async Task<JsonObject> AskAsync(string kind, JsonObject content, string answer, string? id, CancellationToken cancellationToken)
    {
        var key = answer + id;
        var source = _awaited.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            if (_closed.Task.IsCompleted)
            {
                throw Lost();
            }

            Tell(kind, content);
            return await source.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _awaited.TryRemove(key, out _);
        }
    }

    /// <summary>Passes messages in both directions until the stream ends; whatever was awaited then fails.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<JsonObject> fromWorker, IServerStreamWriter<JsonObject> toWorker, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(toWorker, ended.Token);
        try
        {
            while (await fromWorker.MoveNext(ended.Token))
            {
                Receive(fromWorker.Current);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or RpcException or InvalidOperationException)
        {
            // The worker is gone; its process tells why.
        }
        finally
        {
            await ended.CancelAsync();
            _closed.TrySetResult();
            foreach (var waiting in _awaited.Values)
            {
                waiting.TrySetException(Lost());
            }

            await sending;
        }
    }

    static IOException Lost() => new("The worker process ended before the function did.");

    async Task SendAsync(IServerStreamWriter<JsonObject> toWorker, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await toWorker.WriteAsync(message, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or RpcException or InvalidOperationException)
        {
            // As above.
        }
    }

    void Receive(JsonObject message)
    {
        foreach (var (kind, content) in message)
        {
            if (kind == "rpcLog")
            {
                Log(content!.AsObject());
            }
            else if (content is JsonObject answer)
            {
                var id = answer["invocationId"] ?? answer["functionId"];
                if (_awaited.TryGetValue(kind + id, out var waiting))
                {
                    waiting.TrySetResult(answer);
                }
            }
        }
    }

    void Log(JsonObject entry)
    {
        // A level that is absent is the first of the enumeration.
        var level = entry["level"]?.ToString() ?? "Trace";
        if (level is not ("Trace" or "Debug"))
        {
            var exception = entry["exception"]?["message"] is { } reason ? $" ({reason})" : "";
            log($"{level}: {entry["category"]}: {entry["message"]}{exception}");
        }
    }
}
