using EduFunctions.App.Returns;
using EduFunctions.Returns;

namespace EduFunctions.App.Tests.Returns;

/// <summary>An ingest that dies at its first, second, third … request to storage, before or after it is carried out.</summary>
public sealed class DyingIngestTests(QuietApp quiet) : IAsyncLifetime
{
    const int RequestsMaximum = 60;

    RunningApp _host = null!;
    InProcess _app = null!;

    public async ValueTask InitializeAsync() => _app = new InProcess(_host = await quiet.StartedAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("420661", false)]
    [InlineData("420662", true)]
    public async Task AFirstReturnIsWhollyThereOrNotAtAll(string code, bool isCarriedOut)
    {
        var county = new County(_host, code);
        await RegisterAsync(county);
        await ForEachDeathAsync(isCarriedOut, async (number, dying) =>
        {
            var workbook = county.Return(number, 57).ToXlsx();
            await county.PutBlobAsync(number, workbook);
            var died = await DiesAsync(dying, county, number);
            Assert.Contains(await _app.InForceAsync(county, number), new[] { null, InProcess.TextOf(county, number, workbook) });

            await _app.Ingest.RunAsync(county.Blob(number), Wait.Token);
            await AssertSettledAsync(county, number, 1, workbook, nameof(ReturnState.Accepted));
            return died;
        });
    }

    [Theory]
    [InlineData("420663", false)]
    [InlineData("420664", true)]
    public async Task AReplacementIsWhollyTheOldOrWhollyTheNew(string code, bool isCarriedOut)
    {
        var county = new County(_host, code);
        await RegisterAsync(county);
        await ForEachDeathAsync(isCarriedOut, async (number, dying) =>
        {
            var (old, @new) = (county.Return(number, 50).ToXlsx(), WithoutGradeSix(county, number, 57));
            await IngestAsync(county, number, old);
            await county.PutBlobAsync(number, @new);
            var died = await DiesAsync(dying, county, number);
            Assert.Contains(await _app.InForceAsync(county, number), new[] { InProcess.TextOf(county, number, old), InProcess.TextOf(county, number, @new) });

            await _app.Ingest.RunAsync(county.Blob(number), Wait.Token);
            await AssertSettledAsync(county, number, 2, @new, nameof(ReturnState.Accepted), old);
            return died;
        });
    }

    [Theory]
    [InlineData("420665", false)]
    [InlineData("420666", true)]
    public async Task AThirdUploadThatComesBeforeTheDeadOneIsRunAgainLeavesNoRowBehind(string code, bool isCarriedOut)
    {
        var county = new County(_host, code);
        await RegisterAsync(county);
        await ForEachDeathAsync(isCarriedOut, async (number, dying) =>
        {
            var (first, second) = (county.Return(number, 50).ToXlsx(), WithoutGradeSix(county, number, 57));
            await IngestAsync(county, number, first);
            await county.PutBlobAsync(number, second);
            var died = await DiesAsync(dying, county, number);

            var third = county.Return(number, 60).ToXlsx();
            await county.PutBlobAsync(number, third);
            await _app.Ingest.RunAsync(county.Blob(number), Wait.Token);
            var status = await _app.Returns.FindAsync(county.Place(number), Wait.Token);
            Assert.InRange(status!.Version, 2, 3); // 2 when it died before it had claimed
            await AssertSettledAsync(county, number, status.Version, third, nameof(ReturnState.Accepted), first, second);
            return died;
        });
    }

    [Theory]
    [InlineData("420667", false)]
    [InlineData("420668", true)]
    public async Task ARejectedReplacementLeavesTheOldInForceWhereverItDies(string code, bool isCarriedOut)
    {
        var county = new County(_host, code);
        await RegisterAsync(county);
        await ForEachDeathAsync(isCarriedOut, async (number, dying) =>
        {
            var old = county.Return(number, 50).ToXlsx();
            await IngestAsync(county, number, old);
            await county.PutBlobAsync(number, county.Return(number, 57).Set("班级", "D4", 99d).ToXlsx());
            var died = await DiesAsync(dying, county, number);
            Assert.Equal(InProcess.TextOf(county, number, old), await _app.InForceAsync(county, number));

            await _app.Ingest.RunAsync(county.Blob(number), Wait.Token);
            var status = await AssertSettledAsync(county, number, 2, old, nameof(ReturnState.Returned));
            Assert.Equal((1, 1), (status.InForceVersion, status.Errors));
            return died;
        });
    }

    static Task RegisterAsync(County county) => county.RegisterAsync([.. Enumerable.Range(1, RequestsMaximum)]);

    // A return with one row fewer, so that a mixture of two versions can be told from either.
    static byte[] WithoutGradeSix(County county, int number, double pupils)
    {
        var raw = county.Return(number, pupils, 40, 40, 40, 40, 0).Set("经费", "C7", pupils + 160).Set("经费", "C8", 160d).Set("安全", "C15", 200d);
        raw.Sheets["班级"].Remove(9);
        return raw.ToXlsx();
    }

    // Until an ingest is through before its death comes.
    static async Task ForEachDeathAsync(bool isCarriedOut, Func<int, DieAt, Task<bool>> run)
    {
        for (var number = 1; number <= RequestsMaximum; number++)
        {
            if (!await run(number, new DieAt(number, isCarriedOut)))
            {
                Assert.True(number > 8, $"An ingest of {number - 1} requests does not do its work.");
                return;
            }
        }

        Assert.Fail($"An ingest takes more than {RequestsMaximum} requests.");
    }

    async Task<bool> DiesAsync(DieAt dying, County county, int number)
    {
        try
        {
            await new InProcess(_host, dying).Ingest.RunAsync(county.Blob(number), Wait.Token);
            return dying.IsDead;
        }
        catch (CrashException)
        {
            return true;
        }
    }

    async Task IngestAsync(County county, int number, byte[] workbook)
    {
        await county.PutBlobAsync(number, workbook);
        await _app.Ingest.RunAsync(county.Blob(number), Wait.Token);
    }

    async Task<ReturnStatus> AssertSettledAsync(County county, int number, int version, byte[] inForce, string state, params byte[][] before)
    {
        var status = (await _app.Returns.FindAsync(county.Place(number), Wait.Token))!;
        Assert.Equal((state, version, "", null), (status.State, status.Version, status.Stale, status.Failure));
        Assert.Equal(InProcess.TextOf(county, number, inForce), await _app.InForceAsync(county, number));
        Assert.Equal(InProcess.KeysOf(county, number, status, before.Append(inForce)), (await county.RowsAsync(number)).Select(InProcess.KeyOf));
        Assert.EndsWith(status.InForceId!, status.EverInForce, StringComparison.Ordinal);
        Assert.NotNull(await _app.Files.ReceiptAsync(county.Place(number), status.VersionId, Wait.Token));
        return status;
    }
}
