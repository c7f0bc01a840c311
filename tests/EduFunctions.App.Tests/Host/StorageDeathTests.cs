using System.Diagnostics;
using System.Net;

namespace EduFunctions.App.Tests.Host;

public sealed class StorageDeathTests
{
    [Fact]
    public async Task TheAppGoesOnWhenItsStorageHasDiedAndSaysWhatIsWrongMeanwhile()
    {
        await using var app = await RunningApp.StartAsync();
        var county = new County(app, "420681");
        await county.RegisterAsync(1, 2);
        await county.IngestAsync(1, county.Return(1, 57));

        // Longer than any client goes on trying: the engine of the queues, left alone, then ends the whole process.
        for (var (start, last) = (TimeProvider.System.GetTimestamp(), 0); TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(40);)
        {
            if (app.Host.StorageProcessId is var id && id != last)
            {
                using var storage = Process.GetProcessById(last = id);
                storage.Kill();
            }

            await Task.Delay(100, Wait.Token);
        }

        // What comes in between is told in a sentence, or waits long enough.
        using (var upload = await county.PutReturnAsync(2, county.Return(2, 58).ToXlsx()))
        {
            Assert.True(upload.StatusCode == HttpStatusCode.Accepted
                || (upload.StatusCode == HttpStatusCode.ServiceUnavailable && (await Json.OfAsync(upload)).Text("code") == "storage-unavailable"), upload.StatusCode.ToString());
        }

        await Wait.UntilAsync("health is green again", async () =>
        {
            using var health = await app.Http.GetAsync("/api/health", Wait.Token);
            return health.StatusCode == HttpStatusCode.OK;
        });
        Assert.Equal("accepted", (await county.SettledAsync(1)).Text("state"));
        using (var again = await county.PutReturnAsync(2, county.Return(2, 59).ToXlsx()))
        {
            Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        }

        Assert.Equal("accepted", (await county.SettledAsync(2)).Text("state"));
        Assert.Contains(app.Log, line => line.Contains("the storage (Azurite) has ended and is started again", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log, line => line.Contains("Unhandled exception", StringComparison.Ordinal));
    }
}
