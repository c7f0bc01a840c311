using System.Globalization;
using Azure.Data.Tables;

namespace EduFunctions.App.Tests.Host;

/// <summary>From a blob to its function, through the whole local host.</summary>
public sealed class BlobEventTests : IDisposable
{
    // Where no return can lie: such a blob costs a run of IngestReturn and one line of its log.
    const string Misplaced = "do not lie four levels deep";

    readonly string _data = Directory.CreateTempSubdirectory("edufunctions-events-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task EveryBlobRunsItsFunctionOnceAndNotAgainAfterARestart()
    {
        await using (var first = await StartAsync())
        {
            await PutAsync(first, 1, 50);
            await RunsAsync(first, 50);
        }

        await using var second = await StartAsync();
        await PutAsync(second, 51, 1);
        await RunsAsync(second, 1);
    }

    // Counted by what stands in the tables: the last log lines of a worker that is stopping may get lost.
    [Fact]
    public async Task ABlobWrittenJustBeforeTheStopRunsItsFunctionAfterTheStart()
    {
        const int Count = 20;
        await using (var first = await StartAsync())
        {
            await Parallel.ForEachAsync(Enumerable.Range(1, Count), Wait.Token, async (number, token) =>
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"420699/2025/42069900{number:00}/return.xlsx");
                await first.Returns.UploadBlobAsync(name, BinaryData.FromString("x"), token);
            });
        }

        await using var second = await StartAsync();
        await Wait.UntilAsync($"{Count} returns are judged", async () => await JudgedAsync(second) == Count);
        Assert.Contains(second.Log, line => line.Contains("420699/2025/42069900", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ABlobIsNotLostWhileItsQueueIsGone()
    {
        await using var app = await StartAsync();
        await app.Queue("webjobs-blobtrigger").DeleteAsync(Wait.Token);
        await PutAsync(app, 1, 3);
        await RunsAsync(app, 3);
    }

    Task<RunningApp> StartAsync() => RunningApp.StartAsync(options => options with { DataDirectory = _data });

    static Task PutAsync(RunningApp app, int first, int count) =>
        Parallel.ForEachAsync(Enumerable.Range(first, count), Wait.Token, async (number, token) =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"no/such/place/{number}.xlsx");
            await app.Returns.UploadBlobAsync(name, BinaryData.FromString("x"), token);
        });

    static async Task<int> JudgedAsync(RunningApp app)
    {
        var judged = app.Tables.GetTableClient("returns").QueryAsync<TableEntity>("PartitionKey eq '420699-2025' and State eq 'Returned'", cancellationToken: Wait.Token);
        return await judged.CountAsync(Wait.Token);
    }

    static int Runs(RunningApp app) => app.Log.Count(line => line.Contains(Misplaced, StringComparison.Ordinal));

    // Waits for so many, and then longer than the queue's pause for one too many.
    static async Task RunsAsync(RunningApp app, int count)
    {
        await Wait.UntilAsync($"{count} runs", () => Task.FromResult(Runs(app) >= count));
        await Task.Delay(1500, Wait.Token);
        Assert.Equal(count, Runs(app));
        Assert.False((await app.Queue("webjobs-blobtrigger").PeekMessageAsync(Wait.Token)).Value is { });
    }
}
