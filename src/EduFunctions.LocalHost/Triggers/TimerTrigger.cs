using System.Text.Json.Nodes;
using EduFunctions.LocalHost.Rpc;
using NCrontab;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Runs a function by a six-field cron expression in UTC; one run of the schedule ends before the next begins.</summary>
internal sealed class TimerTrigger : IAsyncDisposable
{
    // A delay is measured in running time; a machine that sleeps must look at the clock again.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    // As in the real host: what runs more often than this is not made up for.
    private static readonly TimeSpan ShortestRemembered = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly FunctionDefinition function;
    private readonly CrontabSchedule schedule;
    private readonly Invoker invoker;
    private readonly TimeProvider timeProvider;
    private readonly Action<string> log;
    private readonly TimerStatusBlob? memory;
    private Task running = Task.CompletedTask;
    private DateTime? last;

    public TimerTrigger(FunctionDefinition function, SettingValues settings, Invoker invoker, TimeProvider timeProvider, Action<string> log)
    {
        (this.function, this.invoker, this.timeProvider, this.log) = (function, invoker, timeProvider, log);
        var expression = settings.Resolve(function.Text("schedule")!);
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        schedule = CrontabSchedule.Parse(expression, new() { IncludingSeconds = fields == 6 });
        var next = schedule.GetNextOccurrence(Now);
        memory = function.Text("useMonitor") != "false" && schedule.GetNextOccurrence(next) - next >= ShortestRemembered
            ? new(settings.Connection(null), function.Name, log)
            : null;
    }

    private DateTime Now => timeProvider.GetUtcNow().UtcDateTime;

    public void Start() => running = RunAsync();

    /// <summary>Runs the function now, whatever the schedule says.</summary>
    public async Task FireAsync(bool isPastDue, CancellationToken cancellationToken)
    {
        var (previous, next) = (last, schedule.GetNextOccurrence(Now));
        last = Now;
        await invoker.InvokeAsync(function.Name, RpcData.Json(Info(previous, next, isPastDue)), [], cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var status = memory is null ? null : await memory.ReadAsync(CancellationToken.None);
        last = status is { Last.Ticks: > 0 } ? status.Last : null;
        if (status?.Next < Now)
        {
            await FireAsync(isPastDue: true);
        }
        else if (function.Trigger["runOnStartup"]?.GetValue<bool>() == true)
        {
            await FireAsync(isPastDue: false);
        }
        else if (status is null)
        {
            await RememberAsync();
        }

        while (!stopping.IsCancellationRequested)
        {
            var due = schedule.GetNextOccurrence(Now);
            while (Now < due && !stopping.IsCancellationRequested)
            {
                var rest = due - Now;
                await Task.Delay(rest < LongestDelay ? rest : LongestDelay, timeProvider, stopping.Token)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }

            if (!stopping.IsCancellationRequested)
            {
                await FireAsync(Now - due > Late);
            }
        }
    }

    /// <summary>A run of the schedule's: it fails for itself alone, and is not broken off when the host stops.</summary>
    private async Task FireAsync(bool isPastDue)
    {
        try
        {
            await FireAsync(isPastDue, CancellationToken.None);
        }
        catch (Exception e) when (e is FunctionFailedException or WorkerLostException or OperationCanceledException)
        {
            log($"Timer '{function.Name}': {e.Message}");
        }

        await RememberAsync();
    }

    private async Task RememberAsync()
    {
        if (memory is not null)
        {
            await memory.WriteAsync(new(last ?? default, schedule.GetNextOccurrence(Now), Now), CancellationToken.None);
        }
    }

    private static JsonObject Info(DateTime? previous, DateTime next, bool isPastDue) => new()
    {
        ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
        ["ScheduleStatus"] = new JsonObject
        {
            ["Last"] = previous ?? default(DateTime),
            ["LastUpdated"] = previous ?? default(DateTime),
            ["Next"] = next,
        },
        ["IsPastDue"] = isPastDue,
    };
}
