using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Summaries;

public sealed class CompileTests(RunningApp app)
{
    [Fact]
    public async Task TheFiguresAreThoseWorkedOutByHand()
    {
        // School 1, urban: 57, 66, 40 × 4. School 2, rural: 56, 40 × 5. School 3: nothing. Last year school 1: 58 in grade 1, 60 in grade 6, 40 × 4.
        var county = new County(app, "420621");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, "乡村"), county.Entry(3, "镇区"));
        await county.In(2024).IngestAsync(1, county.In(2024).Return(1, 58, 40, 40, 40, 40, 60));
        await county.IngestAsync(1, county.Return(1, 57, 66), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2, 56).Set("封面", "C8", "乡村"), received: "2025-10-01");

        var summary = await county.CompileAsync();
        Assert.Equal(1, summary.Number("run"));
        Assert.Equal("2025-09-30", summary.Text("due"));
        Assert.Equal((3m, 2m, 2m), (summary["completeness"].Number("expected"), summary["completeness"].Number("received"), summary["completeness"].Number("accepted")));
        var expected = new Dictionary<string, (decimal? Now, decimal? Before)>
        {
            ["classes"] = (12, 6), // 6 + 6
            ["pupils"] = (57 + 66 + 160 + 56 + 200, 58 + 60 + 160),
            ["large-classes"] = (3, 2),
            ["super-large-classes"] = (1, 0),
            ["large-class-share"] = (25, 2 / 6m * 100), // 3 of 12
            ["pupils-in-large-classes"] = (57 + 66 + 56, 58 + 60),
            ["schools-with-large-classes"] = (2, 1),
            ["entrance-grades-cleared"] = (0, 0),
            ["declared-grades-cleared"] = (0, 0),
            ["large-classes-new"] = (1, null), // grade 1 of the school that reported both years
            ["large-classes-persisting"] = (1, null), // 58 in grade 1 became 66 in grade 2
            ["large-classes-cleared"] = (0, null),
            ["large-classes-graduated"] = (1, null), // 60 in grade 6 have left
            ["large-classes-unknown"] = (1, 2), // school 2 did not report last year; nobody knows what they were before the first year
            ["large-classes.urban"] = (2, 2),
            ["large-classes.rural"] = (1, null),
            ["large-class-share.grade-1"] = (100, 100),
            [$"pupils.school-{county.School(2)}"] = (256, null),
            ["returns-missing"] = (1, 2), // last year's round expects all three
            ["returns-late"] = (1, 1), // last year's came today
            ["completeness"] = (200 / 3m, 100 / 3m),
        };
        Assert.All(expected, entry =>
        {
            var figure = summary.Figure(entry.Key);
            Assert.Equal(entry.Value.Now, figure.NumberOrNull("value") is { } now ? decimal.Round(now, 10) : null, Rounded);
            Assert.Equal(entry.Value.Before, figure.NumberOrNull("lastYear") is { } before ? decimal.Round(before, 10) : null, Rounded);
        });
        var share = summary.Figure("large-class-share");
        Assert.Equal(("大班额比例", "%", "2025-09-01", 2m, 3m), (share.Text("name")[^5..], share.Text("unit"), share.Text("referenceDate"), share.Number("counted"), share.Number("expected")));
    }

    static bool Rounded(decimal? left, decimal? right) => left is null || right is null ? left is null && right is null : decimal.Round(left.Value, 6) == decimal.Round(right.Value, 6);

    [Fact]
    public async Task ANewRunComesOnlyWhenSomethingChangedAndTheOldOneStays()
    {
        var county = new County(app, "420622");
        await county.RegisterAsync(1);
        using (var nothing = await county.SendAsync(HttpMethod.Get, $"{county.Api}/summary"))
        {
            Assert.Equal((HttpStatusCode.NotFound, "not-compiled"), (nothing.StatusCode, (await Json.OfAsync(nothing)).Text("code")));
        }

        await county.IngestAsync(1, county.Return(1, 57));
        var first = await county.CompileAsync();
        Assert.Equal((1m, 57m + 200), (first.Number("run"), first.Figure("pupils").Number("value")));
        Assert.Equal(1, (await county.CompileAsync()).Number("run"));

        await county.IngestAsync(1, county.Return(1, 58), 2);
        var second = await county.CompileAsync();
        Assert.Equal((2m, 58m + 200), (second.Number("run"), second.Figure("pupils").Number("value")));

        Assert.Equal([257d, 258d], await FiguresAsync(county, "pupils"));
        Assert.Empty(await FiguresAsync(county, $"pupils.school-{county.School(1)}")); // the county's own figures only
    }

    [Fact]
    public async Task ARunSaysWhatItWasMadeFrom()
    {
        var county = new County(app, "420632");
        await county.RegisterAsync(1, 2);
        var before = await county.In(2024).IngestAsync(1, county.In(2024).Return(1));
        await county.IngestAsync(1, county.Return(1));
        var corrected = await county.IngestAsync(1, county.Return(1, 57), 2);
        await county.IngestAsync(2, county.Return(2).Set("班级", "C4", "x")); // returned: no part of it
        await county.CompileAsync();

        var blob = await app.Blobs.GetBlobContainerClient("runs").GetBlobClient($"{county.Code}/2025/000001.json.gz").DownloadContentAsync(Wait.Token);
        using var json = JsonDocument.Parse(new GZipStream(blob.Value.Content.ToStream(), CompressionMode.Decompress));
        var run = new Json(json.RootElement);
        Assert.Equal((county.Code, 2025m, 1m), (run.Text("county"), run.Number("year"), run.Number("run")));
        var from = run["from"];
        Assert.Equal([("2024", $"0001-{before.Text("contentHash")[..12]}"), ("2025", $"0002-{corrected.Text("contentHash")[..12]}")],
            from["returns"].Element.EnumerateObject().Select(year => (year.Name, year.Value.EnumerateObject().Single().Value.GetString())));
        Assert.Equal((32, 64), (from.Text("program").Length, from.Text("register").Length));
        Assert.Contains("large-class=56", from.Text("standards"), StringComparison.Ordinal);
        Assert.Equal(257, run.Figure("pupils").Number("value"));

        // Where every return stood is kept once, as it is read again.
        var stood = from["basis"]["years"]["2025"].List("returns");
        Assert.Equal([county.School(1), county.School(2)], stood.Select(one => one.Text("sender")));
        Assert.Equal(["sender", "state", "isLocked", "version", "versionId", "inForceId", "form", "filled", "received", "accepted", "errors", "openQueries", "due", "returnReason"],
            stood[0].Element.EnumerateObject().Select(one => one.Name));

        // The flag of the large class has its cells by sheet.
        var cells = run.List("flags").Single(flag => flag.Text("code") == "large-class-entrance-grade").List("cells")[0];
        Assert.Equal((county.School(1), "班级", 2025m), (cells.Text("school"), cells.Text("sheet"), cells.Number("year")));
        Assert.Equal(57, cells["values"].Element[0].GetDecimal());
    }

    [Fact]
    public async Task ACorrectedRegisterIsAChange()
    {
        var county = new County(app, "420623");
        await county.RegisterEntriesAsync(county.Entry(1));
        await county.IngestAsync(1, county.Return(1, 57));
        Assert.Equal(1, (await county.CompileAsync()).Figure("large-classes.urban").Number("value"));

        await county.RegisterEntriesAsync(county.Entry(1, "镇区"));
        var summary = await county.CompileAsync();
        Assert.Equal(2, summary.Number("run"));
        Assert.Equal((null, 1m), (summary.Figure("large-classes.urban").NumberOrNull("value"), summary.Figure("large-classes.town").Number("value")));
    }

    [Fact]
    public async Task TheDueDateDecidesWhatIsLateAndWhatIsMissing()
    {
        var county = new County(app, "420624");
        await county.RegisterAsync(1, 2);
        await county.IngestAsync(1, county.Return(1), received: "2025-09-20");
        await DueAsync(county, "2025-09-19");
        await county.CompileAsync();
        Assert.Equal([$"return-missing {county.School(2)}", $"return-late {county.School(1)}"], await FlagsAsync(county));

        await DueAsync(county, "2025-09-20");
        await county.CompileAsync();
        Assert.Equal([$"return-missing {county.School(2)}"], await FlagsAsync(county));

        // No due date of that year is still to come: the API refuses this one.
        await app.Tables.GetTableClient("rounds").UpdateEntityAsync(new TableEntity(county.Code, "2025") { ["Due"] = "2099-01-01" }, Azure.ETag.All, TableUpdateMode.Merge, Wait.Token);
        var summary = await county.CompileAsync();
        Assert.Empty(await FlagsAsync(county));
        Assert.Equal((3m, "2099-01-01"), (summary.Number("run"), summary.Text("due")));
    }

    [Fact]
    public async Task TheCountyWorkbookOpensAndSaysTheSame()
    {
        var county = new County(app, "420625");
        await county.RegisterAsync(1, 2);
        await county.IngestAsync(1, county.Return(1, 57));
        await county.CompileAsync();
        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/summary?format=xlsx")));
        Assert.Equal(["一览", "汇总", "问题清单", "上年问题去向", "分流方案", "预测", "各校预测", "催报名单", "各校", "各校七项", "图表", "指标说明"], workbook.Worksheets.Select(sheet => sheet.Name));
        var row = workbook.Worksheet("汇总").RowsUsed().Single(used => used.Cell(14).GetString() == "large-class-share");
        Assert.Equal(100 / 6d, row.Cell(2).GetDouble(), 6);
        Assert.Equal((1d, 2d), (row.Cell(8).GetDouble(), row.Cell(9).GetDouble()));
        Assert.Equal("已核", workbook.Worksheet("各校").Cell("E4").GetString());
        Assert.Equal("待报", workbook.Worksheet("各校").Cell("E5").GetString());
    }

    async Task<List<object>> FiguresAsync(County county, string code)
    {
        var values = new List<object>();
        await foreach (var row in app.Tables.GetTableClient("figures").QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey gt {county.Partition + "-"} and PartitionKey lt {county.Partition + "."} and RowKey eq {code}"), cancellationToken: Wait.Token))
        {
            values.Add(row["Value"]);
        }

        return values;
    }

    static async Task DueAsync(County county, string due)
    {
        using var response = await county.SendAsync(HttpMethod.Put, $"{county.Api}/round", System.Text.Encoding.UTF8.GetBytes($$"""{"opens":"2025-09-01","due":"{{due}}"}"""), "application/json");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(due, (await Json.OfAsync(response)).Text("due"));
    }

    static async Task<IEnumerable<string>> FlagsAsync(County county) =>
        (await county.GetAsync($"{county.Api}/flags")).List("flags").Where(flag => flag.Text("code").StartsWith("return-", StringComparison.Ordinal)).Select(flag => string.Create(CultureInfo.InvariantCulture, $"{flag.Text("code")} {flag.Text("school")}"));
}
