using Azure.Core;
using Azure.Core.Pipeline;
using EduFunctions.Returns;

namespace EduFunctions.App.Tests.Returns;

/// <summary>The sweep, one minute later than now: a year that a message names is swept, whether it is open or not.</summary>
public sealed class SweepTests(QuietAppOfOwn quiet) : IClassFixture<QuietAppOfOwn>, IAsyncLifetime
{
    RunningApp _host = null!;
    InProcess _now = null!;
    InProcess _later = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await quiet.StartedAsync();
        (_now, _later) = (new InProcess(_host), new InProcess(_host, time: new LaterBy(TimeSpan.FromMinutes(1))));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task AnUploadWhoseEventWasLostIsIngestedButNotBeforeItsGraceIsOver()
    {
        var county = await CountyAsync("420701");
        await county.PutBlobAsync(1, county.Return(1).ToXlsx());
        await SweepAsync(county, _now);
        Assert.Null(await _now.Returns.FindAsync(county.Place(1), Wait.Token));

        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
    }

    [Fact]
    public async Task AnUploadOverwrittenWithoutAnEventIsIngested()
    {
        var county = await CountyAsync("420702");
        await IngestAsync(county, 50);
        await county.PutBlobAsync(1, county.Return(1, 51).ToXlsx());
        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 2), await StateAsync(county));
    }

    [Fact]
    public async Task AnIngestThatDiedIsEnded()
    {
        var county = await CountyAsync("420703");
        await county.PutBlobAsync(1, county.Return(1).ToXlsx());
        await Assert.ThrowsAsync<CrashException>(() =>
            new InProcess(_host, DieAt.Receipt).Ingest.RunAsync(county.Blob(1), Wait.Token));
        Assert.Equal(ReturnState.Received, (await StateAsync(county)).State);
        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
    }

    [Fact]
    public async Task RowsOfAVersionThatNeverCameIntoForceGo()
    {
        var county = await CountyAsync("420704");
        await IngestAsync(county, 50);
        await county.PutBlobAsync(1, county.Return(1, 51).ToXlsx());
        await Assert.ThrowsAsync<CrashException>(() =>
            new InProcess(_host, DieAt.Receipt).Ingest.RunAsync(county.Blob(1), Wait.Token));
        await county.PutBlobAsync(1, county.Return(1, 52).ToXlsx());
        for (var number = 5; await StateAsync(county) != (ReturnState.Accepted, 3); number++)
        {
            await DieAsync(county, number);
        }

        Assert.Equal(["0001", "0002", "0003"], await VersionsAsync()); // the last died between the pointer's move and the cleaning
        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 3), await StateAsync(county));
        Assert.Equal(["0001", "0003"], await VersionsAsync());

        async Task<IEnumerable<string>> VersionsAsync() => (await county.RowsAsync()).GroupBy(row => row.RowKey[11..15])
            .Select(version => (version.Key, Count: version.Count()))
            .OrderBy(version => version.Key, StringComparer.Ordinal)
                .Select(version => version.Count == 13 ? version.Key : $"{version.Key}: {version.Count} rows");
    }

    [Fact]
    public async Task WhatIsSettledIsLeftAlone()
    {
        var county = await CountyAsync("420705");
        await IngestAsync(county, 50);
        await county.PutBlobAsync(2, county.Return(2).Set("班级", "C4", "x").ToXlsx());
        await _now.Ingest.RunAsync(county.Blob(2), Wait.Token);

        var before = await EtagsAsync(county);
        await SweepAsync(county, _later);
        await SweepAsync(county, _later);
        Assert.Equal(2, before.Count);
        Assert.Equal(before, await EtagsAsync(county));
    }

    [Fact]
    public async Task WhatWasGivenUpIsTriedAgain()
    {
        var county = await CountyAsync("420707");
        await IngestAsync(county, 50);
        await county.PutBlobAsync(1, county.Return(1, 51).ToXlsx());
        await Assert.ThrowsAsync<CrashException>(() =>
            new InProcess(_host, DieAt.Receipt).Ingest.RunAsync(county.Blob(1), Wait.Token));
        Assert.True(await _now.Returns.TryGiveUpAsync((await _now.Returns.FindAsync(county.Place(1), Wait.Token))!, county.Blob(1),
            Wait.Token));

        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 2), await StateAsync(county));
        Assert.Null((await _now.Returns.FindAsync(county.Place(1), Wait.Token))!.Failure);
    }

    [Fact]
    public async Task AFailureOfAnUploadThatIsGoneIsTakenBack()
    {
        var county = await CountyAsync("420708");
        await IngestAsync(county, 50);
        Assert.True(await _now.Returns.TryGiveUpAsync((await _now.Returns.FindAsync(county.Place(1), Wait.Token))!,
            county.Blob(1, "gone.xlsx"), Wait.Token));
        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
        Assert.Null((await _now.Returns.FindAsync(county.Place(1), Wait.Token))!.Failure);
    }

    [Fact]
    public async Task OneUploadThatCannotBeIngestedKeepsNoOtherWaitingAndItsReturnSaysSo()
    {
        var county = await CountyAsync("420709");
        await county.PutBlobAsync(1, county.Return(1).ToXlsx());
        await county.PutBlobAsync(2, county.Return(2).ToXlsx());

        // The sweep's own two requests, then the first ingest dies at its third; those after it go through.
        var failing = new InProcess(_host, new FailAt(5), new LaterBy(TimeSpan.FromMinutes(1)));
        await Assert.ThrowsAsync<AggregateException>(() => SweepAsync(county, failing));
        Assert.StartsWith("校验未能完成", (await _now.Returns.FindAsync(county.Place(1), Wait.Token))!.Failure, StringComparison.Ordinal);
        Assert.Equal(ReturnState.Accepted, (await _now.Returns.FindAsync(county.Place(2), Wait.Token))!.ReturnState);

        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
    }

    [Fact]
    public async Task EveryHourOneMessageGoesOutForEachOpenYearThatHasUploadsAndNoneForClosedOnes()
    {
        // In January 2026 school year 2025 runs; 2024 is open still, 2023 is not. No round is known yet.
        var app = new InProcess(_host, time: new Fixed(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero)));
        var (one, two) = (await CountyAsync("420710"), await CountyAsync("420711"));
        foreach (var county in new[] { one.In(2023), one.In(2024), one, two })
        {
            await county.PutBlobAsync(1, "x"u8.ToArray());
        }

        await _host.Returns.GetBlobClient("420710/README/x/y").UploadAsync(BinaryData.FromString(""), Wait.Token);
        var queue = _host.Queue("sweep");
        await queue.ClearMessagesAsync(Wait.Token);
        await app.Sweep.Run(null!, Wait.Token);
        Assert.Equal(
            ["""{"county":"420710","year":2024}""", """{"county":"420710","year":2025}""", """{"county":"420711","year":2025}"""],
            (await queue.PeekMessagesAsync(32, Wait.Token)).Value.Select(message => message.Body.ToString())
                .Where(body => body.Contains("42071", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OfSeveralFilesOnlyTheNewestCounts()
    {
        var county = await CountyAsync("420706");
        await county.PutBlobAsync(1, county.Return(1, 50).ToXlsx(), "z.xlsx");
        await Task.Delay(1100, Wait.Token);
        await county.PutBlobAsync(1, county.Return(1, 51).ToXlsx(), "a.xlsx");
        await SweepAsync(county, _later);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
        Assert.Equal(county.Blob(1, "a.xlsx"), (await _now.Returns.FindAsync(county.Place(1), Wait.Token))!.BlobName);
    }

    static Task SweepAsync(County county, InProcess app) =>
        app.SweepRound.Run($$"""{"county":"{{county.Code}}","year":2025}""", Wait.Token);

    async Task<County> CountyAsync(string code)
    {
        var county = new County(_host, code);
        await county.RegisterAsync(1, 2, 3);
        return county;
    }

    async Task IngestAsync(County county, double pupils)
    {
        await county.PutBlobAsync(1, county.Return(1, pupils).ToXlsx());
        await _now.Ingest.RunAsync(county.Blob(1), Wait.Token);
    }

    async Task DieAsync(County county, int number)
    {
        try
        {
            await new InProcess(_host, new DieAt(number, false)).Ingest.RunAsync(county.Blob(1), Wait.Token);
        }
        catch (CrashException)
        {
            // The point of it.
        }
    }

    async Task<(ReturnState State, int Version)> StateAsync(County county)
    {
        var status = (await _now.Returns.FindAsync(county.Place(1), Wait.Token))!;
        return (status.ReturnState, status.Version);
    }

    async Task<Dictionary<string, string>> EtagsAsync(County county) =>
        (await _now.Returns.ListAsync(county.Place(1).County, county.Place(1).Year, Wait.Token))
            .ToDictionary(status => status.RowKey, status => status.ETag.ToString(), StringComparer.Ordinal);
}

/// <summary>The machine's clock, so much later.</summary>
sealed class LaterBy(TimeSpan span) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + span;
}

/// <summary>A clock that stands still.</summary>
sealed class Fixed(DateTimeOffset moment) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => moment;
}

/// <summary>Storage fails once, at the n-th request.</summary>
sealed class FailAt(int number) : HttpPipelinePolicy
{
    int _count;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        Interlocked.Increment(ref _count) == number ? throw new CrashException() : ProcessNextAsync(message, pipeline);
}
