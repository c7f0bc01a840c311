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
        await county.RegisterAsync(1, 2, 3);
        await county.IngestAsync(1, county.Return(1, 57));
        await county.CompileAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);
        var workbook = county.Return(3, 58).ToXlsx();
        var asked = Task.WhenAll(
            AskAsync(() => county.PutReturnAsync(3, workbook)),
            AskAsync(() => county.SendAsync(HttpMethod.Put, $"{county.Api}/round", """{"opens":null,"due":"2025-09-30"}"""u8.ToArray(), "application/json")),
            AskAsync(() => county.SendAsync(HttpMethod.Post, $"{county.Api}/compile")),
            AskAsync(() => county.SendAsync(HttpMethod.Get, $"{county.Api}/figures/pupils/cells")),
            AskAsync(() => county.SendAsync(HttpMethod.Get, $"{county.Api}/sample")));

        var health = AskAsync(() => app.Http.GetAsync("/api/health", Wait.Token), body => string.Join(' ', new[] { "blobs", "tables", "queues" }.Select(body["services"].Text)));

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

        // Whatever was asked meanwhile is told that it is storage that is away, and not that the system has an error.
        await ended.CancelAsync();
        var answers = (await asked).SelectMany(all => all).ToList();
        Assert.All(answers, answer => Assert.True(answer.Status < 500 || answer is (503, "storage-unavailable"), $"{answer}\n{string.Join('\n', app.Log)}"));
        Assert.Contains(answers, answer => answer.Status == 503);
        Assert.Contains(await health, answer => answer.Status == 503);
        Assert.All(await health, answer => Assert.DoesNotContain("Exception", answer.Told, StringComparison.Ordinal));

        // What comes in between is told in a sentence, or waits long enough.
        using (var upload = await county.PutReturnAsync(2, county.Return(2, 58).ToXlsx()))
        {
            Assert.True(upload.StatusCode == HttpStatusCode.Accepted
                || (upload.StatusCode == HttpStatusCode.ServiceUnavailable && (await Json.OfAsync(upload)).Text("code") == "storage-unavailable"), upload.StatusCode.ToString());
        }

        await Wait.UntilAsync("health is green again", async () =>
        {
            using var again = await app.Http.GetAsync("/api/health", Wait.Token);
            return again.StatusCode == HttpStatusCode.OK;
        });
        Assert.Equal("accepted", (await county.SettledAsync(1)).Text("state"));
        using (var later = await county.PutReturnAsync(2, county.Return(2, 59).ToXlsx()))
        {
            Assert.Equal(HttpStatusCode.Accepted, later.StatusCode);
        }

        Assert.Equal("accepted", (await county.SettledAsync(2)).Text("state"));
        Assert.Contains(app.Log, line => line.Contains("the storage (Azurite) has ended and is started again", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log, line => line.Contains("Unhandled exception", StringComparison.Ordinal));

        async Task<List<(int Status, string Told)>> AskAsync(Func<Task<HttpResponseMessage>> ask, Func<Json, string>? told = null)
        {
            var answers = new List<(int, string)>();
            while (!ended.IsCancellationRequested)
            {
                using var answer = await ask();
                answers.Add(((int)answer.StatusCode, told is null && (int)answer.StatusCode < 500 ? "" : (told ?? (body => body.Text("code")))(await Json.OfAsync(answer))));
            }

            return answers;
        }
    }
}
