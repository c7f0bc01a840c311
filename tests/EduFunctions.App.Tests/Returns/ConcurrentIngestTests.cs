using EduFunctions.Returns;

namespace EduFunctions.App.Tests.Returns;

/// <summary>Several machines at once on one school's return.</summary>
public sealed class ConcurrentIngestTests(QuietApp quiet) : IAsyncLifetime
{
    const int Rounds = 12;

    RunningApp _host = null!;
    InProcess _one = null!;
    InProcess _two = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await quiet.StartedAsync();
        (_one, _two) = (new InProcess(_host), new InProcess(_host));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task TwoIngestsOfTheSameUploadAreOneVersion()
    {
        var county = await CountyAsync("420671");
        for (var number = 1; number <= Rounds; number++)
        {
            var workbook = county.Return(number, 57).ToXlsx();
            await county.PutBlobAsync(number, workbook);
            await Task.WhenAll(_one.Ingest.RunAsync(county.Blob(number), Wait.Token), _two.Ingest.RunAsync(county.Blob(number), Wait.Token));
            await AssertInForceAsync(county, number, 1, workbook);
        }
    }

    [Fact]
    public async Task FiveIngestsOfTheSameUploadAreOneVersion()
    {
        var county = await CountyAsync("420672");
        for (var number = 1; number <= 8; number++)
        {
            var workbook = county.Return(number, 57).ToXlsx();
            await county.PutBlobAsync(number, workbook);
            await Task.WhenAll(Enumerable.Range(0, 5).Select(index => (index % 2 == 0 ? _one : _two).Ingest.RunAsync(county.Blob(number), Wait.Token)));
            await AssertInForceAsync(county, number, 1, workbook);
        }
    }

    [Fact]
    public async Task OfTwoFilesAtOnceTheLaterIsInForce()
    {
        var county = await CountyAsync("420673");
        for (var number = 1; number <= Rounds; number++)
        {
            var (first, second) = (county.Return(number, 51).ToXlsx(), county.Return(number, 52).ToXlsx());
            await county.PutBlobAsync(number, first, "a.xlsx");
            await county.PutBlobAsync(number, second, "b.xlsx");
            string[] order = number % 2 == 0 ? ["a.xlsx", "b.xlsx"] : ["b.xlsx", "a.xlsx"];
            await Task.WhenAll(_one.Ingest.RunAsync(county.Blob(number, order[0]), Wait.Token), _two.Ingest.RunAsync(county.Blob(number, order[1]), Wait.Token));
            await AssertInForceAsync(county, number, null, second, first);
        }
    }

    [Fact]
    public async Task AFileOverwrittenWhileItIsIngestedEndsAsTheNewOne()
    {
        var county = await CountyAsync("420674");
        for (var number = 1; number <= Rounds; number++)
        {
            var (first, second) = (county.Return(number, 51).ToXlsx(), county.Return(number, 52).ToXlsx());
            await county.PutBlobAsync(number, first);
            var running = _one.Ingest.RunAsync(county.Blob(number), Wait.Token);
            await Task.Delay(number, Wait.Token);
            await county.PutBlobAsync(number, second);
            await Task.WhenAll(running, _two.Ingest.RunAsync(county.Blob(number), Wait.Token));
            await AssertInForceAsync(county, number, null, second, first);
        }
    }

    [Fact]
    public async Task RowsThatCameAfterTheirIngestWasOvertakenGoWhenItsEventComesAgain()
    {
        var county = await CountyAsync("420675");
        var (first, second) = (county.Return(1, 51).ToXlsx(), county.Return(1, 52).ToXlsx());
        await county.PutBlobAsync(1, first, "a.xlsx");
        await Assert.ThrowsAsync<CrashException>(() => new InProcess(_host, DieAt.Receipt).Ingest.RunAsync(county.Blob(1, "a.xlsx"), Wait.Token));
        var claimed = (await _one.Returns.FindAsync(county.Place(1), Wait.Token))!.VersionId;
        await county.PutBlobAsync(1, second, "b.xlsx");
        await _one.Ingest.RunAsync(county.Blob(1, "b.xlsx"), Wait.Token);

        // On another machine the first goes on after the second has cleaned up, and dies before it gives way.
        await _two.Returns.WriteRowsAsync(county.Place(1), claimed, ReturnChecker.Check(first, county.Context(1)).Return!, Wait.Token);
        Assert.Equal(26, (await county.RowsAsync(1)).Count);
        await _two.Ingest.RunAsync(county.Blob(1, "a.xlsx"), Wait.Token);
        await AssertInForceAsync(county, 1, 2, second, first);
    }

    async Task<County> CountyAsync(string code)
    {
        var county = new County(_host, code);
        await county.RegisterAsync([.. Enumerable.Range(1, Rounds)]);
        return county;
    }

    async Task AssertInForceAsync(County county, int number, int? version, byte[] workbook, params byte[][] before)
    {
        var status = (await _one.Returns.FindAsync(county.Place(number), Wait.Token))!;
        Assert.Equal((nameof(ReturnState.Accepted), "", status.VersionId), (status.State, status.Stale, status.InForceId));
        Assert.Equal(version ?? status.Version, status.Version);
        Assert.Equal(InProcess.TextOf(county, number, workbook), await _one.InForceAsync(county, number));
        Assert.Equal(InProcess.KeysOf(county, number, status, before.Append(workbook)), (await county.RowsAsync(number)).Select(InProcess.KeyOf));
    }
}
