using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Returns;

public sealed class MainWayTests(RunningApp app)
{
    [Fact]
    public async Task AnUploadIsTakenCheckedAndAcceptedWithItsReceipt()
    {
        var county = new County(app, "420601");
        await county.RegisterAsync(1);

        using var response = await county.PutReturnAsync(1, county.Return(1, 57).ToXlsx());
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(county.ReturnOf(1), response.Headers.Location!.OriginalString);
        Assert.Equal(county.ReturnOf(1), (await Json.OfAsync(response)).Text("status"));

        var state = await county.SettledAsync(1);
        Assert.Equal("accepted", state.Text("state"));
        Assert.Equal("已核", state.Text("stateName"));
        Assert.Equal(1, state.Number("version"));
        Assert.Equal(1, state.Number("inForceVersion"));
        Assert.Equal(0, state.Number("errors"));
        Assert.Equal("return.xlsx", state.Text("file"));

        using var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/receipt")));
        Assert.Equal("回执", receipt.Worksheets.First().Name);
        Assert.StartsWith("✓ 已核", receipt.Worksheet("回执").Cell("A2").GetString(), StringComparison.Ordinal);
        Assert.Equal(57d, receipt.Worksheet("班级").Cell("C4").Value);
    }

    [Fact]
    public async Task AFileLoadedLaterCameOnTheDayThatItsMetadataSays()
    {
        var county = new County(app, "420654");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-18");
        using var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/receipt")));
        Assert.Contains("收到：2025-09-18　截止：2025-09-30　", receipt.Worksheet("回执").Cell("A3").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryRowOfTheVersionInForceStandsTypedInTheTableWithItsAddresses()
    {
        var county = new County(app, "420602");
        await county.RegisterAsync(1);
        var state = await county.IngestAsync(1, county.Return(1, 57).Set("班级", "E4", "").Set("班级", "F4", "/"));
        var version = $"0001-{state.Text("contentHash")[..12]}";

        var rows = await county.RowsAsync();
        Assert.Equal(
            ["afterschool-000003", "classes-000004", "classes-000005", "classes-000006", "classes-000007", "classes-000008", "classes-000009",
                "classrooms-000004", "cover-000003", "money-000003", "premises-000003", "safety-000003", "staff-000004"],
            rows.Select(row => $"{row.PartitionKey[$"{county.Partition}-".Length..]}-{row.RowKey[^6..]}"));
        Assert.All(rows, row => Assert.StartsWith($"{county.School(1)}-{version}-", row.RowKey, StringComparison.Ordinal));

        var first = rows.Single(row => Is(row, "classes", 4));
        Assert.Equal("班级", first["sheetName"]);
        Assert.Equal("grade=A4 number=B4 pupils=C4 girls=D4 boarders=E4 specialNeeds=F4 leftBehind=G4 migrant=H4 room=I4 classTeacher=J4 explanation=K4", first["at"]);
        Assert.Equal((1, 1, 57, 20, 0, 1), (first["grade"], first["number"], first["pupils"], first["girls"], first["leftBehind"], first["migrant"]));
        Assert.Equal(("独用", "T01"), (first["room"], first["classTeacher"]));
        Assert.Equal("/", first["specialNeeds"]); // does not apply
        Assert.False(first.ContainsKey("boarders")); // blank: not reported, never 0

        var cover = rows.Single(row => Is(row, "cover", 3));
        string[] places = cover.GetString("at").Split(' ');
        Assert.Equal(["school=C3", "date=C17", "explanation="], places.Where(place => place.Split('=')[0] is "school" or "date" or "explanation")); // the cover has no column of explanations
        Assert.Equal((county.School(1), "2025-09-12"), (cover["school"], cover["date"]));
        Assert.Equal(19.5, rows.Single(row => Is(row, "money", 3))["spent"]);
    }

    [Fact]
    public async Task ARejectedUploadReplacesNothingAndACorrectedOneReplacesEverything()
    {
        var county = new County(app, "420603");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 50));

        var rejected = await county.IngestAsync(1, county.Return(1, 51).Set("班级", "D6", 99d), 2);
        Assert.Equal("returned", rejected.Text("state"));
        Assert.Equal((2, 1), (rejected.Number("version"), rejected.Number("inForceVersion")));
        var finding = Assert.Single(rejected.List("findings"));
        Assert.Equal(("part-exceeds-whole", "error", "班级"), (finding.Text("code"), finding.Text("severity"), finding.Text("sheet")));
        Assert.Equal(["D6"], finding.Texts("cells", "address"));
        Assert.Equal(["99"], finding.Texts("cells", "text"));
        Assert.Equal([50], await PupilsOfGradeOneAsync(county));
        using (var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/receipt"))))
        {
            Assert.StartsWith("✗ 必改", receipt.Worksheet("班级").Cell("D6").Comment.Text, StringComparison.Ordinal);
        }

        var corrected = await county.IngestAsync(1, county.Return(1, 52), 3);
        Assert.Equal(("accepted", 3m, 3m), (corrected.Text("state"), corrected.Number("version"), corrected.Number("inForceVersion")));
        Assert.Empty(corrected.List("findings"));
        Assert.Equal([50, 52], await PupilsOfGradeOneAsync(county)); // the first stays, since runs may name it; the rejected one was never there
        Assert.Equal(["0001", "0003"], (await county.RowsAsync()).Select(row => row.RowKey[11..15]).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheSameBytesUnderAnotherNameAreTheSameVersion()
    {
        var county = new County(app, "420604");
        await county.RegisterAsync(1);
        var bytes = county.Return(1).ToXlsx();
        await county.PutBlobAsync(1, bytes, "第一次.xlsx");
        await county.SettledAsync(1);

        await county.PutBlobAsync(1, bytes, "第二次.xlsx");
        var state = await Wait.ForAsync("the second name is noted", async () => await county.SettledAsync(1) is var now && now.Text("file") == "第二次.xlsx" ? now : null);
        Assert.Equal((1, 1), (state.Number("version"), state.Number("inForceVersion")));
        Assert.Equal(13, (await county.RowsAsync()).Count);
    }

    [Fact]
    public async Task AReturnedFileSentAgainAfterTheRegisterWasMendedIsAccepted()
    {
        var county = new County(app, "420605");
        await county.RegisterAsync(2);
        var bytes = county.Return(1).ToXlsx();
        using (await county.PutReturnAsync(1, bytes))
        {
            var returned = await county.SettledAsync(1);
            Assert.Equal("returned", returned.Text("state"));
            Assert.Equal(["school-not-registered"], returned.Texts("findings", "code"));
        }

        await county.RegisterAsync(1, 2);
        using (await county.PutReturnAsync(1, bytes))
        {
            var state = await Wait.ForAsync("the same file is accepted", async () => await county.SettledAsync(1) is var now && now.Text("state") == "accepted" ? now : null);
            Assert.Equal((1, 1), (state.Number("version"), state.Number("inForceVersion")));
        }
    }

    [Fact]
    public async Task TheEventOfAnOlderFileThatComesAfterTheNewerChangesNothing()
    {
        var county = new County(app, "420606");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 41), file: "one.xlsx");
        await Task.Delay(1100, Wait.Token); // blobs tell their time in seconds
        await county.IngestAsync(1, county.Return(1, 42), 2, "two.xlsx");

        await app.Queue("webjobs-blobtrigger").SendMessageAsync(BlobEvent.Of(county.Blob(1, "one.xlsx")), Wait.Token);
        await Wait.UntilAsync("the late event is skipped", () => Task.FromResult(app.Log.Any(line => line.Contains($"{county.Code}/2025/{county.School(1)}: nothing new in the upload (older)", StringComparison.Ordinal))));

        var state = await county.SettledAsync(1);
        Assert.Equal(("two.xlsx", 2m, 2m), (state.Text("file"), state.Number("version"), state.Number("inForceVersion")));
        Assert.Equal([41, 42], await PupilsOfGradeOneAsync(county)); // both were in force
    }

    [Fact]
    public async Task TheListOfReturnsHasEverySchoolExpectedAndEveryOneThatSent()
    {
        var county = new County(app, "420607");
        await county.RegisterAsync(1, 2, 3);
        await county.IngestAsync(1, county.Return(1), received: "2025-09-20");
        await county.IngestAsync(3, county.Return(3).Set("班级", "C4", "约四十"));
        await county.IngestAsync(4, county.Return(4));

        var returns = (await county.GetAsync($"{county.Api}/returns")).List("returns");
        Assert.Equal(
            [$"{county.School(1)} accepted 已核 0", $"{county.School(2)} expected 待报 0", $"{county.School(3)} returned 退回 1", $"{county.School(4)} returned 退回 1"],
            returns.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Text("school")} {entry.Text("state")} {entry.Text("stateName")} {entry.Number("errors")}")));
        Assert.Equal(("2025-09-20", null), (returns[0].TextOrNull("received"), returns[1].TextOrNull("received")));
    }

    static async Task<IEnumerable<object>> PupilsOfGradeOneAsync(County county) =>
        (await county.RowsAsync(1)).Where(row => Is(row, "classes", 4)).Select(row => row["pupils"]);

    static bool Is(TableEntity row, string sheet, int number) =>
        row.PartitionKey.EndsWith($"-{sheet}", StringComparison.Ordinal) && row.RowKey.EndsWith(string.Create(CultureInfo.InvariantCulture, $"-{number:000000}"), StringComparison.Ordinal);
}
