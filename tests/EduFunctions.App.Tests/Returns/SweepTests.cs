using EduFunctions.Returns;

namespace EduFunctions.App.Tests.Returns;

/// <summary>The sweep, one minute later than now.</summary>
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
        await _now.Sweep.Run(null!, Wait.Token);
        Assert.Null(await _now.Returns.FindAsync(county.Place(1), Wait.Token));

        await _later.Sweep.Run(null!, Wait.Token);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
    }

    [Fact]
    public async Task AnUploadOverwrittenWithoutAnEventIsIngested()
    {
        var county = await CountyAsync("420702");
        await IngestAsync(county, 50);
        await county.PutBlobAsync(1, county.Return(1, 51).ToXlsx());
        await _later.Sweep.Run(null!, Wait.Token);
        Assert.Equal((ReturnState.Accepted, 2), await StateAsync(county));
    }

    [Fact]
    public async Task AnIngestThatDiedIsEnded()
    {
        var county = await CountyAsync("420703");
        await county.PutBlobAsync(1, county.Return(1).ToXlsx());
        await Assert.ThrowsAsync<CrashException>(() => new InProcess(_host, new DieAt(10, true)).Ingest.RunAsync(county.Blob(1), Wait.Token));
        Assert.Equal(ReturnState.Received, (await StateAsync(county)).State);
        await _later.Sweep.Run(null!, Wait.Token);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
    }

    [Fact]
    public async Task RowsThatADeadIngestLeftAreCleanedUp()
    {
        var county = await CountyAsync("420704");
        await IngestAsync(county, 50);
        await county.PutBlobAsync(1, county.Return(1, 51).ToXlsx());
        for (var number = 5; await StateAsync(county) != (ReturnState.Accepted, 2); number++)
        {
            await DieAsync(county, number);
        }

        Assert.Equal(24, (await county.RowsAsync()).Count); // it died between the pointer's move and the cleaning
        await _later.Sweep.Run(null!, Wait.Token);
        Assert.Equal((ReturnState.Accepted, 2), await StateAsync(county));
        Assert.Equal(12, (await county.RowsAsync()).Count);
    }

    [Fact]
    public async Task WhatIsSettledOrGivenUpIsLeftAlone()
    {
        var county = await CountyAsync("420705");
        await IngestAsync(county, 50);
        await county.PutBlobAsync(2, county.Return(2).Set("班级", "C4", "x").ToXlsx());
        await _now.Ingest.RunAsync(county.Blob(2), Wait.Token);
        await county.PutBlobAsync(3, county.Return(3).ToXlsx());
        await Assert.ThrowsAsync<CrashException>(() => new InProcess(_host, new DieAt(10, true)).Ingest.RunAsync(county.Blob(3), Wait.Token));
        var givenUp = (await _now.Returns.FindAsync(county.Place(3), Wait.Token))!;
        givenUp.Failure = "given up";
        Assert.True(await _now.Returns.TryWriteAsync(givenUp, Wait.Token));

        var before = await EtagsAsync(county);
        await _later.Sweep.Run(null!, Wait.Token);
        await _later.Sweep.Run(null!, Wait.Token);
        Assert.Equal(3, before.Count);
        Assert.Equal(before, await EtagsAsync(county));
    }

    [Fact]
    public async Task OfSeveralFilesOnlyTheNewestCounts()
    {
        var county = await CountyAsync("420706");
        await county.PutBlobAsync(1, county.Return(1, 50).ToXlsx(), "z.xlsx");
        await Task.Delay(1100, Wait.Token);
        await county.PutBlobAsync(1, county.Return(1, 51).ToXlsx(), "a.xlsx");
        await _later.Sweep.Run(null!, Wait.Token);
        Assert.Equal((ReturnState.Accepted, 1), await StateAsync(county));
        Assert.Equal(county.Blob(1, "a.xlsx"), (await _now.Returns.FindAsync(county.Place(1), Wait.Token))!.BlobName);
    }

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
        (await _now.Returns.ListAsync(county.Place(1).County, county.Place(1).Year, Wait.Token)).ToDictionary(status => status.RowKey, status => status.ETag.ToString(), StringComparer.Ordinal);
}

/// <summary>The machine's clock, so much later.</summary>
sealed class LaterBy(TimeSpan span) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + span;
}
