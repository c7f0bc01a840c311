using EduFunctions.App.Tests;

[assembly: AssemblyFixture(typeof(QuietApp))]

namespace EduFunctions.App.Tests;

/// <summary>A second app in which no event, queue or timer sets off anything: what happens there, a test does. Starts when it is first asked for.</summary>
public class QuietApp : IAsyncDisposable
{
    static readonly string[] Silent =
    [
        "IngestReturn", "SweepReturns", "SweepRound", "CompileNightly", "CompileSummary", "RecordReturnPoison", "RecordSweepPoison", "RecordSummaryPoison",
    ];

    readonly Lazy<Task<RunningApp>> _app = new(() => RunningApp.StartAsync(options => options with
    {
        Settings = options.Settings.Concat(Silent.Select(name => KeyValuePair.Create($"AzureWebJobs.{name}.Disabled", "true"))).ToDictionary(StringComparer.Ordinal),
    }));

    public Task<RunningApp> StartedAsync() => _app.Value;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app.IsValueCreated)
        {
            await (await _app.Value).DisposeAsync();
        }
    }
}

/// <summary>One more, for tests that go over everything in storage.</summary>
public sealed class QuietAppOfOwn : QuietApp;
