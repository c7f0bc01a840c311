using System.Net;

namespace EduFunctions.App.Tests;

/// <summary>The app with no settings but its storage, as somebody deploys it who has forgotten them.</summary>
public sealed class BareApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync(options => options with
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["AzureWebJobs.SweepReturns.Disabled"] = "true" },
    });

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class BareAppTests(BareApp bare) : IClassFixture<BareApp>
{
    [Fact]
    public async Task WithoutSchedulesTheTimersRunByTheStandardOnesAndHealthTellsWhichIsDisabled()
    {
        var health = await new County(bare.App, "420674").GetAsync("/api/health");
        Assert.Equal(("0 30 18 * * *", "disabled"), (health["timers"].Text("CompileNightly"), health["timers"].Text("SweepReturns")));
        Assert.DoesNotContain(bare.App.Log, line => line.Contains("has no trigger", StringComparison.Ordinal));
        await bare.App.Host.FireTimerAsync("CompileNightly", Wait.Token); // the host knows it as a timer
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/counties/420674/years/2025")]
    [InlineData("POST", "/counties/420674/years/2025/upload")]
    [InlineData("POST", "/counties/420674/years/2025/compile")]
    [InlineData("GET", "/assets/site.css")]
    public async Task WithoutTheSettingThereAreNoPagesAndTheAnswerSaysHowToHaveThem(string method, string address)
    {
        using var response = await bare.App.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), address), Wait.Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var problem = await Json.OfAsync(response);
        Assert.Equal("pages-closed", problem.Text("code"));
        Assert.Contains("Pages=Open", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheApiIsThereAllTheSame() =>
        Assert.Equal("{}", (await new County(bare.App, "420674").GetAsync("/api/counties/420674/settings")).ToString());

    [Fact]
    public void PagesTakeNoKeyOfThePlatformAndTheApiDoes() => Assert.Equal(
        Endpoints.All.Where(endpoint => endpoint.IsPage || endpoint.Function == nameof(GetHealth)).Select(endpoint => endpoint.Function),
        Endpoints.All.Where(endpoint => endpoint.Level == Microsoft.Azure.Functions.Worker.AuthorizationLevel.Anonymous).Select(endpoint => endpoint.Function));

    [Fact]
    public void EveryTimerHasAStandardSchedule() => Assert.Equal(
        Metadata.Bindings.Where(binding => binding.Type == "timerTrigger").Select(binding => (binding.Function, binding.Element.GetProperty("schedule").GetString())),
        Schedules.All.Select(timer => (timer.Function, (string?)$"%{timer.Setting}%")));

    [Theory]
    [InlineData("compile-poison")]
    [InlineData("sweep-poison")]
    [InlineData("webjobs-blobtrigger-poison")]
    public async Task TheQueuesOfWhatFailsAreThereFromTheStart(string queue) =>
        Assert.True((await bare.App.Queue(queue).ExistsAsync(Wait.Token)).Value);
}
