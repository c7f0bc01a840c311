using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Grpc.Core;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>Keeps one worker process running, and starts the next when it dies.</summary>
sealed class WorkerSupervisor(string appDirectory, Action<string> log) : IAsyncDisposable
{
    const int PatienceWithDeaths = 3;

    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    readonly CancellationTokenSource _stopping = new();
    readonly ConcurrentDictionary<string, TaskCompletionSource<WorkerChannel>> _expected = new(StringComparer.Ordinal);
    volatile TaskCompletionSource<WorkerChannel> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task _running = Task.CompletedTask;
    bool _everReady;

    /// <summary>The process that runs, or ran last.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Begins; <see cref="ReadyAsync"/> tells when the first worker is ready, or why none will be.</summary>
    public void Start(Uri server, IReadOnlyDictionary<string, string> environment) => _running = RunAsync(server, environment);

    /// <summary>The worker, now or as soon as it is back.</summary>
    public async Task<WorkerChannel> ReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var channel = await _ready.Task.WaitAsync(cancellationToken);
            if (!channel.Closed.IsCompleted)
            {
                return channel;
            }

            // It has just died; in a moment there is another to wait for.
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }
    }

    /// <summary>Serves a worker that has called, until either side hangs up. Only the one that we started is answered.</summary>
    public async Task ServeAsync(
        IAsyncStreamReader<JsonObject> fromWorker, IServerStreamWriter<JsonObject> toWorker, CancellationToken cancellationToken)
    {
        if (await fromWorker.MoveNext(cancellationToken)
            && fromWorker.Current["startStream"]?["workerId"]?.ToString() is { } id
            && _expected.TryRemove(id, out var source))
        {
            var channel = new WorkerChannel(log);
            source.TrySetResult(channel);
            await channel.RunAsync(fromWorker, toWorker, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _ready.TrySetException(new ObjectDisposedException(nameof(FunctionHost)));
        _ = _ready.Task.Exception;
        _stopping.Dispose();
    }

    async Task RunAsync(Uri server, IReadOnlyDictionary<string, string> environment)
    {
        for (var deaths = 1; !_stopping.IsCancellationRequested; deaths++)
        {
            var failure = await LiveAsync(server, environment);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            log($"The worker process {ProcessId} has ended. {failure}");
            if (failure is null)
            {
                deaths = 0;
            }
            else if (deaths >= PatienceWithDeaths && !_everReady)
            {
                _ready.TrySetException(new InvalidOperationException($"The worker could not be started in {deaths} tries. {failure}"));
                return;
            }

            var rest = TimeSpan.FromSeconds(Math.Min(deaths, 30));
            await Task.Delay(rest, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One worker from start to end. Null when it was ready once, else why not.</summary>
    async Task<string?> LiveAsync(Uri server, IReadOnlyDictionary<string, string> environment)
    {
        var id = Guid.NewGuid().ToString();
        var source = _expected[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ChildProcess process;
        try
        {
            process = WorkerCommand.Start(appDirectory, server, id, environment, line => log($"worker: {line}"));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return e.Message;
        }

        await using var ending = process;
        ProcessId = process.Id;
        using var starting = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        starting.CancelAfter(StartPatience);
        WorkerChannel channel;
        try
        {
            if (await Task.WhenAny(source.Task, process.Exited).WaitAsync(starting.Token) != source.Task)
            {
                return $"It ended with code {process.ExitCode} before it reported to the host. {process.LastLines}";
            }

            channel = await source.Task;
            await WorkerHandshake.CompleteAsync(channel, appDirectory, starting.Token);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return $"{e.Message} {process.LastLines}";
        }
        catch (OperationCanceledException)
        {
            return $"It was not ready within {StartPatience.TotalSeconds} s. {process.LastLines}";
        }

        _everReady = true;
        _ready.TrySetResult(channel);
        await Task.WhenAny(channel.Closed, process.Exited, Task.Delay(Timeout.Infinite, _stopping.Token));
        _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_stopping.IsCancellationRequested)
        {
            channel.Tell("workerTerminate", new() { ["gracePeriod"] = $"{StopPatience.TotalSeconds}s" });
            await process.EndAsync(StopPatience);
        }

        return null;
    }
}
