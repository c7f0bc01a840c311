using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using EduFunctions.Cli;
using EduFunctions.LocalHost;

namespace EduFunctions.App.Tests.Host;

/// <summary>What the real Azurite says of the blobs that are written into it.</summary>
public sealed class BlobWritesTests : IAsyncLifetime
{
    readonly string _data = Directory.CreateTempSubdirectory("edufunctions-writes-").FullName;
    readonly ConcurrentQueue<BlobWrite> _announced = [];
    readonly ConcurrentQueue<string> _log = [];
    BlobWrites _writes = null!;
    volatile string _told = "";
    Azurite _azurite = null!;
    Func<BlobWrite, Task> _announce = _ => Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        await Container("returns").CreateAsync(cancellationToken: Wait.Token);
        await Container("other").CreateAsync(cancellationToken: Wait.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task SixtyBlobsAtOnceAreAnnouncedOnceEach()
    {
        var etags = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, 60), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (number, token) =>
        {
            var answer = await Container("returns").UploadBlobAsync($"{number}.xlsx", BinaryData.FromString("x"), token);
            etags[$"{number}.xlsx"] = answer.Value.ETag.ToString("H");
        });
        await AnnouncedAsync(60);
        Assert.Equal(etags.Select(pair => (pair.Key, pair.Value)).Order(), _announced.Select(write => (write.Name, write.ETag)).Order());
    }

    [Fact]
    public async Task ABlobIsCalledWhatTheListCallsIt()
    {
        string[] names =
        [
            "420699/2025/4206990001/在校 情况.xlsx", "a+b & c%20d%.xlsx", "100%25?#;=,@'\"!~.xlsx", "Ünïcode/𠮷/名\u00a0称/e\u0301.xlsx",
            "two//slashes and a tail ", @"back\slash.xlsx",
        ];
        foreach (var name in names)
        {
            await Container("returns").UploadBlobAsync(name, BinaryData.FromString("x"), Wait.Token);
        }

        await AnnouncedAsync(names.Length);
        Assert.Equal((await NamesAsync("returns")).ToHashSet(StringComparer.Ordinal), _announced.Select(write => write.Name).ToHashSet());
        Assert.Equal(names[..^1].Append("back/slash.xlsx"), _announced.Select(write => write.Name)); // as Azure turns it round
    }

    [Fact]
    public async Task EveryWayToMakeABlobIsAnnouncedAndNothingElse()
    {
        var blocks = Container("returns").GetBlockBlobClient("blocks.xlsx");
        await blocks.StageBlockAsync("MDAx", new MemoryStream([1]), cancellationToken: Wait.Token);
        await blocks.CommitBlockListAsync(["MDAx"], cancellationToken: Wait.Token);
        var copy = Container("other").GetBlobClient("copy.xlsx");
        await (await copy.StartCopyFromUriAsync(blocks.Uri, cancellationToken: Wait.Token)).WaitForCompletionAsync(Wait.Token);
        await blocks.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" }, cancellationToken: Wait.Token);
        await blocks.DownloadContentAsync(Wait.Token);
        await Assert.ThrowsAsync<RequestFailedException>(() => copy.UploadAsync(BinaryData.FromString("x"), Wait.Token)); // it is there
        await blocks.DeleteAsync(cancellationToken: Wait.Token);
        await Container("returns").GetAppendBlobClient("appended.log").CreateAsync(cancellationToken: Wait.Token);
        await Container("returns").UploadBlobAsync("last.xlsx", BinaryData.FromString("x"), Wait.Token);
        await AnnouncedAsync(4);
        Assert.Equal(
            [("returns", "blocks.xlsx"), ("other", "copy.xlsx"), ("returns", "appended.log"), ("returns", "last.xlsx")],
            _announced.Select(write => (write.Container, write.Name)));
    }

    [Fact]
    public async Task ARestartAnnouncesNothingThatWasThereBefore()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(number =>
            Container("returns").UploadBlobAsync($"{number}", BinaryData.FromString("x"), Wait.Token)));
        await AnnouncedAsync(50);
        await StopAsync();
        _announced.Clear();
        await StartAsync();
        Assert.Equal(50, (await NamesAsync("returns")).Count);
        await Container("returns").UploadBlobAsync("new", BinaryData.FromString("x"), Wait.Token);
        await AnnouncedAsync(1);
        Assert.Equal(["new"], _announced.Select(write => write.Name));
    }

    [Fact]
    public async Task WhatCannotBeAnnouncedIsTriedAgainBeforeWhatCameLater()
    {
        var failures = 2;
        _announce = _ => failures-- > 0 ? throw new IOException("The queue is away.") : Task.CompletedTask;
        foreach (var name in new[] { "first", "second", "third" })
        {
            await Container("returns").UploadBlobAsync(name, BinaryData.FromString("x"), Wait.Token);
        }

        await AnnouncedAsync(3);
        Assert.Equal(["first", "second", "third"], _announced.Select(write => write.Name));
        const string Complaint = "'returns/first' could not be announced: The queue is away.";
        Assert.Equal(2, _log.Count(line => line.Contains(Complaint, StringComparison.Ordinal)));
    }

    // A host that does not come up, say since its port is taken, has announced nothing, and ends its storage.
    [Fact]
    public async Task WhatNobodyWasThereToAnnounceIsToldAtTheNextStart()
    {
        await StopAsync();
        await StartAsync(isAnnouncing: false);
        await Container("returns").UploadBlobAsync("1.xlsx", BinaryData.FromString("x"), Wait.Token);
        await Wait.UntilAsync("it is told", () => Task.FromResult(_told.Contains("1.xlsx", StringComparison.Ordinal)));
        await StopAsync();
        await StartAsync();
        await AnnouncedAsync(1);
        Assert.Equal(["1.xlsx"], _announced.Select(write => write.Name));
    }

    BlobContainerClient Container(string name) => new(_azurite.ConnectionString, name);

    async Task<List<string>> NamesAsync(string container) =>
        await Container(container).GetBlobsAsync(cancellationToken: Wait.Token).Select(blob => blob.Name).ToListAsync(Wait.Token);

    // Waits for so many, and then a moment for one too many.
    async Task AnnouncedAsync(int count)
    {
        await Wait.UntilAsync($"{count} announcements", () => Task.FromResult(_announced.Count >= count));
        await Task.Delay(200, Wait.Token);
        Assert.Equal(count, _announced.Count);
    }

    async Task StartAsync(bool isAnnouncing = true)
    {
        _writes = new(_log.Enqueue);
        var directory = LocalApp.Options(null, 0, null).AzuriteDirectory;
        _azurite = await Azurite.StartAsync(directory, _data, line => { _writes.Take(line); _told = line; }, _log.Enqueue, Wait.Token);
        _azurite.IsAnnounced = () => _writes.AreAnnounced;
        if (isAnnouncing)
        {
            _writes.Start(async (write, _) =>
            {
                await _announce(write);
                _announced.Enqueue(write);
            });
        }
    }

    async Task StopAsync()
    {
        await _writes.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}
