using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Schools;
using EduFunctions.App.Tests.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>What is told of a run is told from what it was made from.</summary>
public sealed class RunBasisTests(RunningApp app)
{
    [Fact]
    public async Task WhatTheBureauReportsLeadsToTheBureausReturn()
    {
        var county = new County(app, "420960");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2), county.Entry(3));
        await county.IngestAsync(1, county.Return(1), received: "2025-09-10");
        using var response = await FormApiTests.PutAsync(county, FormApiTests.Bureau(county));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("accepted", (await FormApiTests.SettledAsync(county, 1)).Text("state"));
        await county.CompileAsync();
        foreach (var run in new[] { "", "?run=1" })
        {
            var html = WebUtility.HtmlDecode(await app.Http.GetStringAsync($"{county.Page}/figures/disabled-enrolment{run}", Wait.Token));
            Assert.Matches("来源单元格（[0-9]+ 格，教育局）", html);
            Assert.Equal([$"{county.Page}/bureau", $"/api{county.Page}/bureau/return/receipt?version=1"], Regex.Matches(html, "href=\"([^\"]*bureau[^\"]*)\"").Select(link => link.Groups[1].Value));
        }

        foreach (var address in new[] { $"{county.Page}/bureau", $"/api{county.Page}/bureau/return/receipt?version=1" })
        {
            using var answer = await app.Http.GetAsync(address, Wait.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    // Runs as another program would have made them: with a figure less, or without what they were made from.
    [Fact]
    public async Task ARunOfAnotherProgramIsCalledSo()
    {
        var county = new County(app, "420961");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-10");
        await county.CompileAsync();
        await CopyAsync(county, 7, run => run["figures"] = new JsonArray([.. run["figures"]!.AsArray().Where(one => one!["code"]!.GetValue<string>() != "pupils").Select(one => one!.DeepClone())]));
        await CopyAsync(county, 8, run => run["from"]!.AsObject().Remove("basis"));

        var html = WebUtility.HtmlDecode(await app.Http.GetStringAsync($"{county.Page}/figures/pupils?run=7", Wait.Token));
        Assert.Contains("第 7 次汇总中没有这个数；以上由现在的程序按当时的报表算得。", html, StringComparison.Ordinal);
        using var old = await county.SendAsync(HttpMethod.Get, $"{county.Api}/figures/pupils/cells?run=8");
        Assert.Equal((HttpStatusCode.NotFound, "run-without-basis"), (old.StatusCode, (await Json.OfAsync(old)).Text("code")));
    }

    // The limit is another since: what the run counts as large is 56 and more.
    [Fact]
    public async Task TheWorkbookOfARunNamesItsLimits()
    {
        var county = new County(app, "420962");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-10");
        await county.CompileAsync();
        await app.Blobs.GetBlobContainerClient("settings").GetBlobClient($"{county.Code}.json").UploadAsync(BinaryData.FromString("""{"large-class":58}"""), Wait.Token);
        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/summary?format=xlsx&run=1")));
        var told = workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()).Select(cell => cell.GetString()).ToList();
        Assert.Contains("学生数 56 人及以上的班级个数", told);
        Assert.DoesNotContain(told, text => text.Contains("58 人及以上", StringComparison.Ordinal));
    }

    // School 1 is a kindergarten now, and school 2 has closed: the sample by run 1 is of the primary schools that they were in it.
    [Fact]
    public async Task ASampleIsDrawnFromTheSchoolsOfItsRun()
    {
        var county = new County(app, "420963");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, name: "双桥小学"));
        await county.IngestAsync(1, county.Return(1), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2), received: "2025-09-10");
        await county.CompileAsync();
        await county.RegisterEntriesAsync(county.Entry(1, kind: "幼儿园", name: "青石幼儿园"));
        var sample = await county.GetAsync($"{county.Api}/sample?run=1");
        Assert.Equal((2m, 24m), (sample.Number("eligible"), sample["outcome"].Number("sampled")));
    }

    [Fact]
    public void WhatARunKeepsIsWhatItFound()
    {
        var (random, county, year) = (new Random(11), CountyCode.Parse("420999"), new SchoolYear(2025));
        byte[]?[] settings = [null, "{}"u8.ToArray(), [0xFF, 0, 1], """{"large-class":"x"}"""u8.ToArray(),
            """{"large-class":50,"due-date":"11-05","years":{"2024":{"large-class":47,"due-date":"02-28"}}}"""u8.ToArray()];
        for (var turn = 0; turn < 300; turn++)
        {
            var setting = settings[random.Next(settings.Length)];
            var limits = StandardsStore.Of(setting);
            var schools = Enumerable.Range(1, 6).SelectMany(number => random.Next(3) == 0
                ? new[] { School(number) with { LastYear = 2023 }, School(number) with { FirstYear = 2024 + random.Next(2) } } : [School(number)]);
            var states = new CountyStates(county, [.. schools], setting, new[] { 2025, 2024, 2023, 2021 }.Select(one => new SchoolYear(one)).ToDictionary(one => one, one => new YearStates(
                new RoundRow { PartitionKey = county.Value, RowKey = one.ToString(), Due = random.Next(2) == 0 ? null : Day(one, 11), RunDue = random.Next(2) == 0 ? null : Day(one, 10), IsLocked = Is() },
                [.. Enumerable.Range(1, 9).Where(_ => random.Next(4) > 0).Select(number => Status(number == 9 ? Sender.Bureau.ToString() : Code(number).Value))], limits(one))), new DateOnly(2025, 11, 12));

            var from = JsonSerializer.Deserialize<RunSources>(JsonSerializer.Serialize(states.SourcesOf(year), App.Json.Options), App.Json.Options)!;
            var later = states with { Schools = [], Settings = """{"large-class":46}"""u8.ToArray(), Years = new Dictionary<SchoolYear, YearStates>(), Today = new DateOnly(2026, 1, 1) };
            var then = later.AsIn(from)!;
            Assert.Equal(states.FingerprintOf(year), then.FingerprintOf(year));
            Assert.Equal(states.YearsOf(year), then.YearsOf(year));
            Assert.All(states.YearsOf(year), one => Assert.Equal(TextOf(states, one), TextOf(then, one)));
        }

        bool Is() => random.Next(2) == 0;
        string Day(SchoolYear of, int month) => string.Create(CultureInfo.InvariantCulture, $"{of.StartYear}-{month}-1{random.Next(10)}");
        SchoolCode Code(int number) => SchoolCode.Parse(string.Create(CultureInfo.InvariantCulture, $"{county}{number:0000}"));

        School School(int number) => new()
        {
            Code = Code(number), Name = $"学校{number}\"<", Kind = (SchoolKind)random.Next(8), Location = (Location)random.Next(3), Sponsor = (Sponsor)random.Next(3), Contact = "李敏", Phone = "1",
            Successor = Is() ? Code(random.Next(1, 7)) : null, FirstYear = random.Next(5) == 0 ? 2023 : null, LastYear = random.Next(4) == 0 ? 2024 : null,
        };

        ReturnStatus Status(string sender)
        {
            var inForce = random.Next(3) > 0;
            return new ReturnStatus
            {
                RowKey = sender, State = ((ReturnState)random.Next(4)).ToString(), IsLocked = Is(), Version = random.Next(4), VersionId = "0003-abcdefabcdef", Errors = random.Next(3), OpenQueries = random.Next(3),
                InForceId = inForce ? "0002-0123456789ab" : null, InForceVersion = inForce ? 2 : 0, Form = inForce ? "primary" : null, Filled = inForce ? """{"classes":0.98333333333333333333333333}""" : null,
                Received = Is() ? null : "2025-09-10", Accepted = Is() ? null : "2025-09-12", Due = Is() ? null : "2025-12-01", ReturnReason = Is() ? null : "人数有误",
            };
        }

        static string TextOf(CountyStates states, SchoolYear one)
        {
            var told = RoundReader.WithoutReturns(states, one);
            return $"{told.Due} {told.Standards.Fingerprint} {string.Join(',', told.Standards.Findings)} {string.Join(',', told.Strangers)} {string.Join(',', states.Years[one].Returns.Select(status => status.InForceVersion))}"
                + string.Join('\n', told.Entries.Select(entry => $"{entry.School with { Contact = null, Phone = null }} {entry.Standing with { Filled = ImmutableDictionary<string, decimal>.Empty }} {string.Join(',', entry.Standing.Filled)}"));
        }
    }

    async Task CopyAsync(County county, int number, Action<JsonNode> change)
    {
        var runs = app.Blobs.GetBlobContainerClient("runs");
        var content = (await runs.GetBlobClient($"{county.Code}/2025/000001.json.gz").DownloadContentAsync(Wait.Token)).Value.Content;
        await using var plain = new GZipStream(content.ToStream(), CompressionMode.Decompress);
        var run = (await JsonNode.ParseAsync(plain, cancellationToken: Wait.Token))!;
        (run["run"], run["from"]!["program"]) = (number, "another");
        change(run);
        using var buffer = new MemoryStream();
        await using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(run.ToJsonString()));
        }

        await runs.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{county.Code}/2025/{number:000000}.json.gz")).UploadAsync(BinaryData.FromBytes(buffer.ToArray()), Wait.Token);
    }
}
