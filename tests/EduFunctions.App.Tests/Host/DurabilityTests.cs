using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using EduFunctions.Cli;
using EduFunctions.LocalHost;

namespace EduFunctions.App.Tests.Host;

/// <summary>What the storage of one computer has answered is there, whatever happens the next moment.</summary>
public sealed class DurabilityTests : IDisposable
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("edufunctions-durable-");
    readonly ConcurrentQueue<string> _log = [];
    readonly ConcurrentQueue<string> _lines = [];
    readonly ConcurrentQueue<string> _errors = [];

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task WhatWasAnsweredIsThereAfterAKill()
    {
        var azurite = await StartAsync();
        var blobs = new BlobContainerClient(azurite.ConnectionString, "returns");
        var table = new TableClient(azurite.ConnectionString, "states");
        var queue = new QueueClient(azurite.ConnectionString, "work");
        await Task.WhenAll(blobs.CreateAsync(cancellationToken: Wait.Token), table.CreateAsync(Wait.Token), queue.CreateAsync(cancellationToken: Wait.Token));
        for (var number = 1; number <= 30; number++)
        {
            await blobs.UploadBlobAsync($"420699/{number}.xlsx", BinaryData.FromString($"content {number}"), Wait.Token);
            await table.AddEntityAsync(new TableEntity("p", $"{number:00}") { ["Value"] = number }, Wait.Token);
            await queue.SendMessageAsync($"message {number}", Wait.Token);
        }

        await blobs.DeleteBlobAsync("420699/7.xlsx", cancellationToken: Wait.Token);
        await table.UpdateEntityAsync(new TableEntity("p", "09") { ["Value"] = 900 }, ETag.All, TableUpdateMode.Replace, Wait.Token);
        await table.DeleteEntityAsync("p", "08", cancellationToken: Wait.Token);
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "31")), new(TableTransactionActionType.Delete, new TableEntity("p", "30"))], Wait.Token);
        await KillAsync(azurite);

        // It starts itself again, at the same ports.
        Assert.Equal(
            Enumerable.Range(1, 30).Where(number => number != 7).Select(number => $"420699/{number}.xlsx").Order(StringComparer.Ordinal),
            await blobs.GetBlobsAsync(cancellationToken: Wait.Token).Select(blob => blob.Name).ToListAsync(Wait.Token));
        Assert.Equal("content 30", (await blobs.GetBlobClient("420699/30.xlsx").DownloadContentAsync(Wait.Token)).Value.Content.ToString());
        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Wait.Token).ToDictionaryAsync(row => row.RowKey, row => row.GetInt32("Value"), cancellationToken: Wait.Token);
        Assert.Equal(Enumerable.Range(1, 31).Where(number => number is not (8 or 30)).Select(number => $"{number:00}"), rows.Keys);
        Assert.Equal((900, 29), (rows["09"], rows["29"]));
        Assert.Equal(30, (await queue.GetPropertiesAsync(Wait.Token)).Value.ApproximateMessagesCount);

        // What came just before is announced again: nobody knows whether it was.
        Assert.Contains(_lines.Skip(30), line => line.Contains("420699/30.xlsx", StringComparison.Ordinal));

        // And once more, over what was read back: the key of a document is not given twice.
        await blobs.UploadBlobAsync("420699/31.xlsx", BinaryData.FromString("new"), Wait.Token);
        await KillAsync(azurite);
        Assert.Equal(30, await blobs.GetBlobsAsync(cancellationToken: Wait.Token).CountAsync(Wait.Token));
        await azurite.DisposeAsync();
        Assert.DoesNotContain(_data.EnumerateFiles(), file => file.Name.Contains("journal", StringComparison.Ordinal) && file.Length > 0);
    }

    // Two write without a pause, one entity after another and all of a hundred at once, while it is killed again and again.
    [Fact]
    public async Task AKillTearsNoTransactionAndTakesNothingThatWasAnswered()
    {
        var azurite = await StartAsync();
        var table = new TableClient(azurite.ConnectionString, "states");
        await table.CreateAsync(Wait.Token);
        var (single, all) = (0, 0);
        for (var kill = 1; kill <= 6; kill++)
        {
            using var stop = new CancellationTokenSource();
            var writing = Task.WhenAll(
                WriteAsync(number => table.UpsertEntityAsync(new TableEntity("one", "r") { ["Value"] = number }, TableUpdateMode.Replace, stop.Token), single, number => single = number),
                WriteAsync(number => table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(row => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace, new TableEntity("all", $"{row:00}") { ["Value"] = number })), stop.Token), all, number => all = number));
            await Task.Delay(TimeSpan.FromMilliseconds(400 + (kill * 37)), Wait.Token);
            var killing = KillAsync(azurite);
            await stop.CancelAsync();
            await Task.WhenAll(writing, killing);

            // What was being written may be there or not.
            Assert.InRange((await table.GetEntityAsync<TableEntity>("one", "r", cancellationToken: Wait.Token)).Value.GetInt32("Value")!.Value, single, single + 1);
            var values = await table.QueryAsync<TableEntity>("PartitionKey eq 'all'", cancellationToken: Wait.Token).Select(row => row.GetInt32("Value")!.Value).ToListAsync(Wait.Token);
            Assert.Equal(100, values.Count);
            Assert.InRange(Assert.Single(values.Distinct()), all, all + 1);
            (single, all) = (single + 1, all + 1);
        }

        await azurite.DisposeAsync();

        static async Task WriteAsync(Func<int, Task> write, int last, Action<int> answered)
        {
            try
            {
                for (var number = last + 1; ; number++)
                {
                    await write(number);
                    answered(number);
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    // No file may grow beyond 20,000 bytes, as on a full disk: what is refused has not happened, to a reader, to the next writer, after a kill.
    [Fact]
    public async Task WhatAFullDiskDoesNotTakeHasNotHappened()
    {
        var azurite = await StartAsync();
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var table = new TableClient(azurite.ConnectionString, "states", options);
        await table.CreateAsync(Wait.Token);
        for (var number = 0; number < 5; number++)
        {
            await table.AddEntityAsync(new TableEntity("p", $"{number}") { ["Value"] = 1 }, Wait.Token);
        }

        await LimitAsync(azurite, "20000:unlimited");
        var text = new string('x', 8_000);
        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(number < 2, await IsTakenAsync(number, TableTransactionActionType.UpsertReplace));
        }

        Assert.False(await IsTakenAsync(3, TableTransactionActionType.UpsertMerge));
        Assert.False(await IsTakenAsync(6, TableTransactionActionType.Add));
        await HasAsync(2, 2, 1, 1, 1);

        await LimitAsync(azurite, "unlimited");
        Assert.True(await IsTakenAsync(6, TableTransactionActionType.Add));
        Assert.True(await IsTakenAsync(4, TableTransactionActionType.UpsertMerge));
        await HasAsync(2, 2, 1, 1, 2, 2);
        await KillAsync(azurite);
        await HasAsync(2, 2, 1, 1, 2, 2);
        await azurite.DisposeAsync();

        async Task<bool> IsTakenAsync(int number, TableTransactionActionType how)
        {
            try
            {
                await table.SubmitTransactionAsync([new(how, new TableEntity("p", $"{number}") { ["Value"] = 2, ["Text"] = text })], Wait.Token);
                return true;
            }
            catch (RequestFailedException)
            {
                return false;
            }
        }

        async Task HasAsync(params int[] values)
        {
            Assert.Equal(values, await table.QueryAsync<TableEntity>(cancellationToken: Wait.Token).Select(row => row.GetInt32("Value")!.Value).ToListAsync(Wait.Token));
            Assert.Equal(values, await table.QueryAsync<TableEntity>("PartitionKey eq 'p'", cancellationToken: Wait.Token).Select(row => row.GetInt32("Value")!.Value).ToListAsync(Wait.Token));
        }
    }

    // What was changed in its place and what was dropped is as it was, and who was being served meanwhile and had changed nothing is served.
    [Fact]
    public async Task WhatAFullDiskRefusesIsUndoneWholeAndNobodyElseIsRefused()
    {
        var azurite = await StartAsync();
        var once = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var table = new TableClient(azurite.ConnectionString, "states", once);
        var blob = new BlobClient(azurite.ConnectionString, "returns", "1.xlsx", new() { Retry = { MaxRetries = 0 } });
        var queue = new QueueClient(azurite.ConnectionString, "work", new() { Retry = { MaxRetries = 0 } });
        await table.CreateAsync(Wait.Token);
        await table.AddEntityAsync(new TableEntity("p", "0"), Wait.Token);
        await new BlobContainerClient(azurite.ConnectionString, "returns").CreateAsync(cancellationToken: Wait.Token);
        await blob.UploadAsync(BinaryData.FromString("x"), Wait.Token);
        await queue.CreateAsync(cancellationToken: Wait.Token);
        await queue.SendMessageAsync("message", Wait.Token);

        // Half of an upload has come.
        using var half = new SemaphoreSlim(0);
        var slow = new BlobClient(azurite.ConnectionString, "returns", "slow.xlsx").UploadAsync(new SlowStream(half), Wait.Token);
        await LimitAsync(azurite, "0:unlimited");
        await RefusedAsync(() => table.DeleteAsync(Wait.Token));
        await RefusedAsync(() => blob.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" }, cancellationToken: Wait.Token));
        await RefusedAsync(() => queue.ReceiveMessageAsync(cancellationToken: Wait.Token));
        await HasAsync();
        await LimitAsync(azurite, "unlimited");
        half.Release();
        Assert.Equal(201, (await slow).GetRawResponse().Status);
        await HasAsync();
        await KillAsync(azurite);
        await HasAsync();
        Assert.Equal(1, (await queue.ReceiveMessageAsync(cancellationToken: Wait.Token)).Value.DequeueCount);
        await azurite.DisposeAsync();

        static async Task RefusedAsync(Func<Task> ask) => Assert.True((await Assert.ThrowsAsync<RequestFailedException>(ask)).Status is 0 or 503);

        async Task HasAsync()
        {
            Assert.Equal("0", (await table.QueryAsync<TableEntity>(cancellationToken: Wait.Token).SingleAsync(Wait.Token)).RowKey);
            Assert.Empty((await blob.GetPropertiesAsync(cancellationToken: Wait.Token)).Value.Metadata);
            Assert.Equal("message", (await queue.PeekMessageAsync(Wait.Token)).Value.MessageText);
        }
    }

    // A saving that the disk has no room for takes none either, and no start fails for want of it.
    [Fact]
    public async Task WhatCannotBeSavedLeavesNothingAndIsReadAtTheNextStart()
    {
        var azurite = await StartAsync();
        var table = new TableClient(azurite.ConnectionString, "states");
        await table.CreateAsync(Wait.Token);
        await table.AddEntityAsync(new TableEntity("p", "0") { ["Text"] = new string('x', 8_000) }, Wait.Token);
        await azurite.DisposeAsync();
        azurite = await StartAsync();
        table = new TableClient(azurite.ConnectionString, "states");
        await LimitAsync(azurite, "4000:unlimited");
        await table.AddEntityAsync(new TableEntity("p", "1"), Wait.Token);
        await Wait.UntilAsync("a saving has failed", () => Task.FromResult(_errors.Any(line => line.Contains("could not be saved", StringComparison.Ordinal))));
        Assert.DoesNotContain(_data.EnumerateFiles(), file => file.Name.EndsWith('~'));

        // Nor can it when it starts again.
        _data.CreateSubdirectory("__azurite_db_table__.json~");
        await KillAsync(azurite);
        Assert.Equal(["0", "1"], await table.QueryAsync<TableEntity>(cancellationToken: Wait.Token).Select(row => row.RowKey).ToListAsync(Wait.Token));
        await table.AddEntityAsync(new TableEntity("p", "2"), Wait.Token);
        await KillAsync(azurite);
        Assert.Equal(3, await table.QueryAsync<TableEntity>(cancellationToken: Wait.Token).CountAsync(Wait.Token));
        await azurite.DisposeAsync();
    }

    // Copies of journals are none; one is read up to the line that cannot be, which is told, and one without what was saved is better than nothing.
    [Fact]
    public async Task ADamagedJournalIsReadUpToThatAndToldOf()
    {
        var azurite = await StartAsync();
        var table = new TableClient(azurite.ConnectionString, "states");
        await table.CreateAsync(Wait.Token);
        await table.AddEntityAsync(new TableEntity("p", "0") { ["Value"] = 0 }, Wait.Token);
        await azurite.DisposeAsync();

        var saved = Path.Combine(_data.FullName, "__azurite_db_table__.json");
        var collection = JsonNode.Parse(await File.ReadAllTextAsync(saved, Wait.Token))!["collections"]!.AsArray().Single(one => one!["name"]!.GetValue<string>().EndsWith("$states", StringComparison.Ordinal))!;
        string[] damages = ["\0\0\0", "5", "{}", "[]", "null", """[["$X$","put",null]]"""];
        for (var number = 0; number < damages.Length; number++)
        {
            await File.WriteAllLinesAsync($"{saved}.journal-90", [Put(1 + number, 1), damages[number], Put(1 + number, 2)], Wait.Token);
            await File.WriteAllTextAsync($"{saved}.journal-91", $"{Put(1 + number, 3)}\n", Wait.Token);
            await File.WriteAllTextAsync($"{saved}.journal-7 (2)", "not read", Wait.Token);
            Assert.Equal([0, .. Enumerable.Repeat(1, 1 + number)], await ValuesAsync());
            Assert.Equal(number + 1, _errors.Count(line => line.Contains("journal-90 is damaged", StringComparison.Ordinal)));
            Assert.True(File.Exists($"{saved}.journal-91.damaged"));
        }

        // What was being written when all ended, with more after the next start.
        await File.WriteAllTextAsync($"{saved}.journal-90", $"{Put(1, 4)}\n{Put(1, 5)[..^9]}", Wait.Token);
        await File.WriteAllTextAsync($"{saved}.journal-91", $"{Put(2, 6)}\n", Wait.Token);
        Assert.Equal([0, 4, 6, 1, 1, 1, 1], await ValuesAsync());
        Assert.Equal(damages.Length, _errors.Count);

        await File.WriteAllTextAsync($"{saved}.journal-90", $"{Put(1, 7)}\n", Wait.Token);
        File.Delete(saved);
        Assert.Equal([7], await ValuesAsync());
        Assert.Contains("is missing", _errors.Last(), StringComparison.Ordinal);

        string Put(int number, int value)
        {
            var document = collection["data"]![0]!.DeepClone();
            (document["$loki"], document["RowKey"], document["properties"]!["Value"]) = (10 + number, $"{number}", value);
            return new JsonArray(new JsonArray(collection["name"]!.DeepClone(), "put", document)).ToJsonString();
        }

        async Task<List<int>> ValuesAsync()
        {
            await using var again = await StartAsync();
            return await new TableClient(again.ConnectionString, "states").QueryAsync<TableEntity>(cancellationToken: Wait.Token).Select(row => row.GetInt32("Value")!.Value).ToListAsync(Wait.Token);
        }
    }

    // Saved, and then killed; or told to end by another than its host, as when that has died.
    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task WhatWasToldOnlyJustIsToldAgainThoughItWasSaved(string signal)
    {
        var azurite = await StartAsync();
        var blobs = new BlobContainerClient(azurite.ConnectionString, "returns");
        await blobs.CreateAsync(cancellationToken: Wait.Token);
        await blobs.UploadBlobAsync("420699/1.xlsx", BinaryData.FromString("x"), Wait.Token);
        await Wait.UntilAsync("all is saved", () => Task.FromResult(_data.EnumerateFiles("*_azurite_db_blob__.json").Any(file => File.ReadAllText(file.FullName).Contains("420699/1.xlsx", StringComparison.Ordinal))));
        var told = _lines.Count;
        await EndAsync(azurite, signal);
        await Wait.UntilAsync("it is told again", () => Task.FromResult(_lines.Skip(told).Any(line => line.Contains("420699/1.xlsx", StringComparison.Ordinal))));
        await azurite.DisposeAsync();

        // Its host has ended it: nothing is told again.
        told = _lines.Count;
        await (await StartAsync()).DisposeAsync();
        Assert.Equal(told, _lines.Count);
    }

    [Fact]
    public async Task ABlobThatXmlCannotNameHidesNoOther()
    {
        var azurite = await StartAsync();
        var blobs = new BlobContainerClient(azurite.ConnectionString, "returns");
        await blobs.CreateAsync(cancellationToken: Wait.Token);
        await blobs.UploadBlobAsync("good.xlsx", BinaryData.FromString("x"), Wait.Token);
        await blobs.UploadBlobAsync("bad\uFFFE.xlsx", BinaryData.FromString("x"), Wait.Token);
        Assert.Equal(["bad\uFFFE.xlsx", "good.xlsx"], await blobs.GetBlobsAsync(cancellationToken: Wait.Token).Select(blob => blob.Name).ToListAsync(Wait.Token));
        await azurite.DisposeAsync();
    }

    [Fact]
    public async Task AnotherHostOnTheSameFolderSaysSoAndTheFirstGoesOn()
    {
        var first = await StartAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);
        Assert.Contains(_data.FullName, refused.Message, StringComparison.Ordinal);
        Assert.Contains("正由另一个程序使用", refused.Message, StringComparison.Ordinal);
        await new BlobContainerClient(first.ConnectionString, "returns").CreateAsync(cancellationToken: Wait.Token);
        await first.DisposeAsync();
        await (await StartAsync()).DisposeAsync();
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsToldInASentence()
    {
        var file = Path.Combine(_data.FullName, "file");
        await File.WriteAllTextAsync(file, "x", Wait.Token);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Azurite.StartAsync(
            LocalApp.Options(null, 0, null).AzuriteDirectory, Path.Combine(file, "data"), _ => { }, _ => { }, Wait.Token));
        Assert.Contains("无法写入", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Two bytes, the second when it may.</summary>
    sealed class SlowStream(SemaphoreSlim may) : MemoryStream([1, 2])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == 1)
            {
                await may.WaitAsync(cancellationToken);
            }

            return await base.ReadAsync(buffer[..1], cancellationToken);
        }
    }

    static async Task LimitAsync(Azurite azurite, string size)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{azurite.ProcessId}", $"--fsize={size}"]);
        await limit.WaitForExitAsync(Wait.Token);
        Assert.Equal(0, limit.ExitCode);
    }

    Task KillAsync(Azurite azurite) => EndAsync(azurite, "KILL");

    async Task EndAsync(Azurite azurite, string signal)
    {
        var id = azurite.ProcessId;
        using var process = Process.GetProcessById(id);
        using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
        await process.WaitForExitAsync(Wait.Token);
        await Wait.UntilAsync("the storage is back", () => Task.FromResult(azurite.ProcessId != id && _log.LastOrDefault()?.Contains("answers again", StringComparison.Ordinal) == true));
        Assert.Contains(_log, line => line.Contains("has ended and is started again", StringComparison.Ordinal) && !line.Contains("   at ", StringComparison.Ordinal));
    }

    async Task<Azurite> StartAsync() =>
        await Azurite.StartAsync(LocalApp.Options(null, 0, null).AzuriteDirectory, _data.FullName, line => (line.StartsWith('{') ? _lines : line.StartsWith("Error: ", StringComparison.Ordinal) ? _errors : []).Enqueue(line), _log.Enqueue, Wait.Token);
}
