using System.Text.Json.Nodes;
using EduFunctions.LocalHost.Rpc;
using NCrontab;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Runs a function by a six-field cron expression in UTC; one run of the schedule ends before the next begins.</summary>
sealed class TimerTrigger : IAsyncDisposable
{
    // A delay is measured in running time; a machine that sleeps must look at the clock again.
    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    // As in the real host: what runs more often than this is not made up for.
    static readonly TimeSpan ShortestRemembered = TimeSpan.FromMinutes(1);

    readonly CancellationTokenSource _stopping = new();
    readonly FunctionDefinition _function;
    readonly CrontabSchedule _schedule;
    readonly Invoker _invoker;
    readonly TimeProvider _timeProvider;
    readonly Action<string> _log;
    readonly TimerStatusBlob? _memory;
    Task _running = Task.CompletedTask;
    DateTime? _last;

    public TimerTrigger(FunctionDefinition function, SettingValues settings, Invoker invoker, TimeProvider timeProvider, Action<string> log)
    {
        (_function, _invoker, _timeProvider, _log) = (function, invoker, timeProvider, log);
        _schedule = CrontabSchedule.Parse(settings.Resolve(function.Text("schedule")!), new() { IncludingSeconds = true });
        var next = _schedule.GetNextOccurrence(Now);
        _memory = function.Text("useMonitor") != "false" && _schedule.GetNextOccurrence(next) - next >= ShortestRemembered
            ? new(settings.Connection(null), function.Name, log)
            : null;
    }

    DateTime Now => _timeProvider.GetUtcNow().UtcDateTime;

    public void Start() => _running = RunAsync();

    /// <summary>Runs the function now, whatever the schedule says.</summary>
    public async Task FireAsync(bool isPastDue, CancellationToken cancellationToken)
    {
        var (previous, next) = (_last, _schedule.GetNextOccurrence(Now));
        _last = Now;
        await _invoker.InvokeAsync(_function.Name, RpcData.Json(Info(previous, next, isPastDue)), [], cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    async Task RunAsync()
    {
        var status = _memory is null ? null : await _memory.ReadAsync(CancellationToken.None);
        _last = status is { Last.Ticks: > 0 } ? status.Last : null;
        if (status?.Next < Now)
        {
            await FireAsync(isPastDue: true);
        }
        else if (_function.Trigger["runOnStartup"]?.GetValue<bool>() == true)
        {
            await FireAsync(isPastDue: false);
        }
        else if (status is null)
        {
            await RememberAsync();
        }

        while (!_stopping.IsCancellationRequested)
        {
            var due = _schedule.GetNextOccurrence(Now);
            while (Now < due && !_stopping.IsCancellationRequested)
            {
                var rest = due - Now;
                await Task.Delay(rest < LongestDelay ? rest : LongestDelay, _timeProvider, _stopping.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (!_stopping.IsCancellationRequested)
            {
                await FireAsync(Now - due > Late);
            }
        }
    }

    /// <summary>A run of the schedule's: it fails for itself alone, and is not broken off when the host stops.</summary>
    async Task FireAsync(bool isPastDue)
    {
        try
        {
            await FireAsync(isPastDue, CancellationToken.None);
        }
        catch (Exception e) when (e is FunctionFailedException or IOException or OperationCanceledException)
        {
            _log($"Timer '{_function.Name}': {e.Message}");
        }

        await RememberAsync();
    }

    async Task RememberAsync()
    {
        if (_memory is not null)
        {
            await _memory.WriteAsync(new(_last ?? default, _schedule.GetNextOccurrence(Now), Now), CancellationToken.None);
        }
    }

    static JsonObject Info(DateTime? previous, DateTime next, bool isPastDue) => new()
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
