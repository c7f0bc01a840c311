using System.Text.Json;
using EduFunctions.App.Rounds;
using EduFunctions.App.Tests.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Tests.Summaries;

public sealed class NightlyTests(QuietAppOfOwn quiet) : IClassFixture<QuietAppOfOwn>
{
    [Fact]
    public async Task TheTimerCompilesOnlyWhatChanged()
    {
        await using var app = await RunningApp.StartAsync();
        var (one, two) = (new County(app, "420626"), new County(app, "420627"));
        await one.RegisterAsync(1);
        await two.RegisterAsync(1);
        await one.IngestAsync(1, one.Return(1));
        await one.In(2024).IngestAsync(1, one.In(2024).Return(1));
        await two.IngestAsync(1, two.Return(1));

        await app.Host.FireTimerAsync("CompileNightly", Wait.Token);
        foreach (var county in new[] { one, one.In(2024), two })
        {
            await RunAsync(county, 1);
        }

        await two.IngestAsync(1, two.Return(1, 57), 2);
        await app.Host.FireTimerAsync("CompileNightly", Wait.Token);
        await RunAsync(two, 2);
        Assert.Equal(1, (await two.GetAsync($"{two.Api}/summary")).Figure("large-classes").Number("value"));
        await Wait.UntilAsync("the queue is empty", async () => (await app.Queue("compile").GetPropertiesAsync(Wait.Token)).Value.ApproximateMessagesCount == 0);
        await RunAsync(one, 1);
        await RunAsync(one.In(2024), 1);

        static Task RunAsync(County county, int run) => Wait.UntilAsync($"run {run} of {county.Partition}", async () =>
            (await county.GetAsync($"{county.Api}/round")).Number("summaryRun") == run);
    }

    [Fact]
    public async Task OneMessageGoesOutForEachRoundThatChangedAndForTheYearsAfterIt()
    {
        var host = await quiet.StartedAsync();
        var county = new County(host, "420628");
        await county.RegisterAsync(1);
        var app = new InProcess(host);
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            await IngestAsync(county.In(year), 40);
            await app.Rounds.UpdateAsync(CountyCode.Parse(county.Code), new SchoolYear(year), row => row.Due = "2099-01-01", Wait.Token);
        }

        Assert.Equal([2023, 2024, 2025], await SentAsync());
        await CompileAllAsync();
        Assert.Empty(await SentAsync());

        // A return of 2024: compiled again with 2025, which compares with it.
        await IngestAsync(county.In(2024), 41);
        Assert.Equal([2024, 2025], await SentAsync());
        await CompileAllAsync();

        await county.RegisterAsync(1, 2);
        Assert.Equal([2023, 2024, 2025], await SentAsync());
        await CompileAllAsync();
        Assert.Empty(await SentAsync());

        // What comes and goes again is no change: the due date of 2025 is put back to where it was.
        await DueAsync("2098-12-31");
        Assert.Equal([2025], await SentAsync());
        await DueAsync("2099-01-01");
        Assert.Empty(await SentAsync());

        await host.Blobs.GetBlobContainerClient("settings").GetBlobClient($"{county.Code}.json").UploadAsync(BinaryData.FromString("""{"large-class":50}"""), Wait.Token);
        Assert.Equal([2023, 2024, 2025], await SentAsync());

        Task DueAsync(string due) => app.Rounds.UpdateAsync(CountyCode.Parse(county.Code), new SchoolYear(2025), row => row.Due = due, Wait.Token);

        async Task IngestAsync(County round, double pupils)
        {
            await round.PutBlobAsync(1, round.Return(1, pupils).ToXlsx());
            await app.Ingest.RunAsync(round.Blob(1), Wait.Token);
        }

        async Task CompileAllAsync()
        {
            foreach (var year in new[] { 2023, 2024, 2025 })
            {
                await app.Compile.Run($$"""{"county":"{{county.Code}}","year":{{year}}}""", Wait.Token);
            }
        }

        async Task<IEnumerable<int>> SentAsync()
        {
            var queue = host.Queue("compile");
            await queue.ClearMessagesAsync(Wait.Token);
            await app.Nightly.Run(null!, Wait.Token);
            return [.. (await queue.PeekMessagesAsync(32, Wait.Token)).Value.Select(message => JsonSerializer.Deserialize<JsonElement>(message.Body))
                .Where(message => message.GetProperty("county").GetString() == county.Code).Select(message => message.GetProperty("year").GetInt32())];
        }
    }

    [Fact]
    public async Task TheDayAfterTheDueDateIsAChange()
    {
        var host = await quiet.StartedAsync();
        var county = new County(host, "420629");
        await county.RegisterAsync(1);
        var today = new InProcess(host, time: new LaterBy(TimeSpan.FromMinutes(10)));
        var tomorrow = new InProcess(host, time: new LaterBy(TimeSpan.FromDays(1)));
        var (code, year) = (CountyCode.Parse(county.Code), new SchoolYear(2025));
        var due = new CountyClock(new LaterBy(TimeSpan.FromMinutes(10)), Microsoft.Extensions.Options.Options.Create(new CountySettings())).Today;
        await today.Rounds.UpdateAsync(code, year, row => row.Due = due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Wait.Token);
        var message = new RoundMessage(code, year).ToString();
        await today.Compile.Run(message, Wait.Token);
        await today.Compile.Run(message, Wait.Token);
        Assert.Equal(1, (await today.Rounds.FindAsync(code, year, Wait.Token))!.SummaryRun);
        Assert.Empty((await county.GetAsync($"{county.Api}/flags")).List("flags"));

        await tomorrow.Compile.Run(message, Wait.Token);
        Assert.Equal(["return-missing"], (await county.GetAsync($"{county.Api}/flags")).Texts("flags", "code"));
        Assert.Equal(2, (await today.Rounds.FindAsync(code, year, Wait.Token))!.SummaryRun);
    }

    [Fact]
    public async Task TwoCompilationsAtOnceMakeWholeRunsAndTheLaterIsShown()
    {
        var host = await quiet.StartedAsync();
        var county = new County(host, "420630");
        await county.RegisterAsync(1);
        var app = new InProcess(host);
        await county.PutBlobAsync(1, county.Return(1, 57).ToXlsx());
        await app.Ingest.RunAsync(county.Blob(1), Wait.Token);
        var message = new RoundMessage(CountyCode.Parse(county.Code), new SchoolYear(2025)).ToString();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new InProcess(host).Compile.Run(message, Wait.Token)));
        var summary = await county.GetAsync($"{county.Api}/summary");
        Assert.Equal(1, summary.Figure("large-classes").Number("value"));
        Assert.Equal(summary.List("figures").Count, summary.Texts("figures", "code").Distinct(StringComparer.Ordinal).Count());
        var round = (await app.Rounds.FindAsync(CountyCode.Parse(county.Code), new SchoolYear(2025), Wait.Token))!;
        Assert.InRange(round.SummaryRun, 1, round.LastRun); // the one that began to look last is shown, whatever its number
    }
}
