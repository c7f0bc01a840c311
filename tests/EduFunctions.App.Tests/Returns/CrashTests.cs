using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using EduFunctions.Returns;

namespace EduFunctions.App.Tests.Returns;

/// <summary>The real worker process, killed in the middle of ingests.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    const int Schools = 24;
    const int KillsPerWave = 3;
    const int Seed = 420680;

    readonly string _directory = Directory.CreateTempSubdirectory("edufunctions-crash-").FullName;
    RunningApp _host = null!;
    InProcess _app = null!;

    // The same app, but what a dead worker held is handed out again after one second instead of thirty, as often as we kill.
    public async ValueTask InitializeAsync()
    {
        Copy(RunningApp.AppDirectory, _directory);
        var path = Path.Combine(_directory, "host.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(path, Wait.Token))!;
        (json["extensions"]!["queues"]!["visibilityTimeout"], json["extensions"]!["queues"]!["maxDequeueCount"]) = ("00:00:01", 100);
        (json["extensions"]!["blobs"] ??= new JsonObject())["poisonBlobThreshold"] = 100;
        await File.WriteAllTextAsync(path, json.ToJsonString(), Wait.Token);
        _host = await RunningApp.StartAsync(options => options with { AppDirectory = _directory });
        _app = new InProcess(_host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task AWorkerKilledInTheMiddleLosesNothingAndLeavesNoHalfReturn()
    {
        var county = new County(_host, "420681");
        await county.RegisterAsync([.. Enumerable.Range(1, Schools)]);
        var random = new Random(Seed);
        var waves = new[] { 40d, 50, 60 }.Select(pupils => Enumerable.Range(1, Schools).ToDictionary(number => number, number => county.Return(number, pupils).ToXlsx())).ToList();
        var allowed = Enumerable.Range(1, Schools).ToDictionary(number => number, number => waves.Select(wave => InProcess.TextOf(county, number, wave[number])).ToList());

        using var reading = new CancellationTokenSource();
        var reader = ReadAsync(county, allowed, reading.Token);
        var midIngest = 0;
        foreach (var wave in waves)
        {
            await Parallel.ForEachAsync(wave, Wait.Token, async (entry, _) => await county.PutBlobAsync(entry.Key, entry.Value));
            for (var kill = 0; kill < KillsPerWave; kill++)
            {
                midIngest += await KillInTheMiddleAsync(county, random) ? 1 : 0;
            }

            await Wait.UntilAsync("the wave is settled", () => IsSettledAsync(county, wave));
        }

        await reading.CancelAsync();
        var reads = await reader;
        TestContext.Current.TestOutputHelper?.WriteLine($"{midIngest} of {KillsPerWave * waves.Count} kills in the middle of an ingest, {reads} reads meanwhile");
        Assert.True(reads > 20, "The reader has hardly read.");
        Assert.True(midIngest >= 4, $"Only {midIngest} kills met a return that was being checked.");
        await AssertExactlyAsync(county, waves);

        // An event that was lost altogether: the sweep finds the upload, older than its grace by now.
        await Wait.UntilAsync("the uploads are older than the sweep's grace", async () => await AgeAsync(county) > TimeSpan.FromSeconds(31));
        await _host.Tables.GetTableClient("returns").DeleteEntityAsync(county.Partition, county.School(1), cancellationToken: Wait.Token);
        var before = await EtagsAsync(county);
        await _host.Queue("sweep").SendMessageAsync($$"""{"county":"{{county.Code}}","year":2025}""", Wait.Token);
        Assert.Equal("accepted", (await county.SettledAsync(1)).Text("state"));
        var after = await EtagsAsync(county);
        Assert.Equal(before, after.Where(entry => entry.Key != county.School(1)).ToDictionary(StringComparer.Ordinal)); // settled ones are left alone
    }

    // Waits until a return is being checked, and a moment more.
    async Task<bool> KillInTheMiddleAsync(County county, Random random)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(10) && !(await _app.Returns.ListAsync(county.Place(1).County, county.Place(1).Year, Wait.Token)).Any(status => status.ReturnState == ReturnState.Received))
        {
            await Task.Delay(5, Wait.Token);
        }

        await Task.Delay(random.Next(0, 150), Wait.Token);
        var worker = _host.Host.WorkerProcessId;
        using (var process = Process.GetProcessById(worker))
        {
            process.Kill();
        }

        var isMiddle = (await _app.Returns.ListAsync(county.Place(1).County, county.Place(1).Year, Wait.Token)).Any(status => status.ReturnState == ReturnState.Received);
        await Wait.UntilAsync("there is another worker", () => Task.FromResult(_host.Host.WorkerProcessId != worker));
        return isMiddle;
    }

    // What every reader of the app does: at any moment each return in force is one whole version.
    async Task<int> ReadAsync(County county, Dictionary<int, List<string>> allowed, CancellationToken cancellationToken)
    {
        var reads = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var states = await _app.Returns.ListAsync(county.Place(1).County, county.Place(1).Year, Wait.Token);
            var inForce = await _app.Returns.InForceAsync(county.Place(1).County, county.Place(1).Year, states, null, Wait.Token);
            foreach (var (sender, accepted) in inForce)
            {
                var number = int.Parse(sender.ToString()[6..], CultureInfo.InvariantCulture);
                Assert.Contains(InProcess.TextOf(accepted), allowed[number]);
            }

            Assert.Equal(states.Where(status => status.InForceId is not null).Select(status => status.RowKey), inForce.Keys.Select(sender => sender.ToString()).Order(StringComparer.Ordinal));
            reads++;
        }

        return reads;
    }

    async Task<bool> IsSettledAsync(County county, Dictionary<int, byte[]> wave)
    {
        var states = await _app.Returns.ListAsync(county.Place(1).County, county.Place(1).Year, Wait.Token);
        return states.Count == Schools && states.All(status => status is { ReturnState: ReturnState.Accepted, Stale: "" }
            && status.ContentHash == InProcess.HashOf(wave[int.Parse(status.RowKey[6..], CultureInfo.InvariantCulture)]));
    }

    async Task AssertExactlyAsync(County county, List<Dictionary<int, byte[]>> waves)
    {
        var expected = new List<string>();
        foreach (var (number, workbook) in waves[^1])
        {
            Assert.Equal(InProcess.TextOf(county, number, workbook), await _app.InForceAsync(county, number));
            var status = (await _app.Returns.FindAsync(county.Place(number), Wait.Token))!;
            expected.AddRange(InProcess.KeysOf(county, number, status, waves.Select(wave => wave[number])));
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), (await county.RowsAsync()).Select(InProcess.KeyOf));
    }

    async Task<TimeSpan> AgeAsync(County county)
    {
        var answer = await _host.Returns.GetBlobClient(county.Blob(Schools)).GetPropertiesAsync(cancellationToken: Wait.Token);
        return TimeProvider.System.GetUtcNow() - answer.Value.LastModified;
    }

    async Task<Dictionary<string, string>> EtagsAsync(County county) =>
        (await _app.Returns.ListAsync(county.Place(1).County, county.Place(1).Year, Wait.Token)).ToDictionary(status => status.RowKey, status => status.ETag.ToString(), StringComparer.Ordinal);

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
