using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Grpc.Core;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>Keeps one worker process running, and starts the next when it dies.</summary>
internal sealed class WorkerSupervisor(LocalHostOptions options, Action<string> log) : IAsyncDisposable
{
    private const int PatienceWithDeaths = 3;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<WorkerChannel>> expected = new(StringComparer.Ordinal);
    private volatile TaskCompletionSource<WorkerChannel> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task running = Task.CompletedTask;
    private bool everReady;

    /// <summary>The process that runs, or ran last.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Begins; <see cref="ReadyAsync"/> tells when the first worker is ready, or why none will be.</summary>
    public void Start(Uri server, IReadOnlyDictionary<string, string> environment) => running = RunAsync(server, environment);

    /// <summary>The worker, now or as soon as it is back.</summary>
    public async Task<WorkerChannel> ReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var channel = await ready.Task.WaitAsync(cancellationToken);
            if (!channel.Closed.IsCompleted)
            {
                return channel;
            }

            // It has just died; in a moment there is another to wait for.
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }
    }

    /// <summary>Serves a worker that has called. Only the one that we started is answered.</summary>
    public async Task ServeAsync(IAsyncStreamReader<JsonObject> fromWorker, IServerStreamWriter<JsonObject> toWorker, CancellationToken cancellationToken)
    {
        if (await fromWorker.MoveNext(cancellationToken)
            && fromWorker.Current["startStream"]?["workerId"]?.ToString() is { } id
            && expected.TryRemove(id, out var source))
        {
            var channel = new WorkerChannel(log);
            source.TrySetResult(channel);
            await channel.RunAsync(fromWorker, toWorker, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        ready.TrySetException(new ObjectDisposedException("FunctionHost"));
        _ = ready.Task.Exception;
        stopping.Dispose();
    }

    private async Task RunAsync(Uri server, IReadOnlyDictionary<string, string> environment)
    {
        for (var deaths = 1; !stopping.IsCancellationRequested; deaths++)
        {
            var id = Guid.NewGuid().ToString();
            await using var process = WorkerCommand.Start(options.AppDirectory, server, id, environment, line => log($"worker: {line}"));
            ProcessId = process.Id;
            var failure = await LiveAsync(process, id);
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            log($"The worker process {process.Id} ended with code {process.ExitCode?.ToString() ?? "none"}. {failure}");
            if (failure is null)
            {
                deaths = 0;
            }
            else if (deaths >= PatienceWithDeaths && !everReady)
            {
                ready.TrySetException(new InvalidOperationException(
                    $"The worker could not be started in {deaths} tries. {failure}{Environment.NewLine}{process.LastLines}"));
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Min(deaths, 30)), stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>One worker from start to end. Null when it was ready once, else why not.</summary>
    private async Task<string?> LiveAsync(ChildProcess process, string id)
    {
        var source = expected[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var starting = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        starting.CancelAfter(StartPatience);
        WorkerChannel channel;
        try
        {
            if (await Task.WhenAny(source.Task, process.Exited).WaitAsync(starting.Token) != source.Task)
            {
                return "It did not report to the host.";
            }

            channel = await source.Task;
            await WorkerHandshake.CompleteAsync(channel, options.AppDirectory, starting.Token);
        }
        catch (Exception e) when (e is InvalidOperationException or WorkerLostException)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            return $"It was not ready within {StartPatience.TotalSeconds} s.";
        }

        everReady = true;
        ready.TrySetResult(channel);
        await Task.WhenAny(channel.Closed, process.Exited, Task.Delay(Timeout.Infinite, stopping.Token));
        ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (stopping.IsCancellationRequested)
        {
            channel.Tell("workerTerminate", new() { ["gracePeriod"] = $"{StopPatience.TotalSeconds}s" });
            await process.EndAsync(StopPatience);
        }

        return null;
    }
}
