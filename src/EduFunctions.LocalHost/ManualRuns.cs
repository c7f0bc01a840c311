using EduFunctions.LocalHost.Rpc;

namespace EduFunctions.LocalHost;

/// <summary>The functions that can be run now, on demand.</summary>
internal sealed class ManualRuns(Action<string> log)
{
    private readonly Dictionary<string, Func<string, CancellationToken, Task>> functions = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string function, Func<string, CancellationToken, Task> run) => functions.Add(function, run);

    /// <summary>Runs the function to its end; what it throws is thrown here.</summary>
    public Task RunAsync(string function, string? input, CancellationToken cancellationToken) =>
        functions.TryGetValue(function, out var run)
            ? run(input ?? "", cancellationToken)
            : throw new ArgumentException($"'{function}' is no timer or queue function of this app.", nameof(function));

    /// <summary>Sets the function off; how it ends stands in the log. False when there is no such function.</summary>
    public bool Begin(string function, string? input)
    {
        if (!functions.ContainsKey(function))
        {
            return false;
        }

        _ = FollowAsync(function, input);
        return true;
    }

    private async Task FollowAsync(string function, string? input)
    {
        try
        {
            await RunAsync(function, input, CancellationToken.None);
        }
        catch (Exception e) when (e is FunctionFailedException or WorkerLostException or OperationCanceledException or ObjectDisposedException)
        {
            log($"Error: {e.Message}");
        }
    }
}
