using System.Net;
using ClosedXML.Excel;
using EduFunctions.Tests.Returns;

namespace EduFunctions.App.Tests.Returns;

/// <summary>A kindergarten's return and the bureau's own, on the way that a school's goes.</summary>
public sealed class FormApiTests(RunningApp app)
{
    [Fact]
    public async Task AKindergartensReturnIsTakenCheckedAndAcceptedWithItsReceipt()
    {
        var county = new County(app, "420701");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(41, kind: "幼儿园", name: "青石幼儿园"));
        using (var template = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/template?school={county.School(41)}"))))
        {
            Assert.Equal([county.School(41), "青石幼儿园", county.Code, "2025", "公办"], Enumerable.Range(3, 5).Select(row => template.Worksheet("封面").Cell(row, 3).GetString()));
        }

        using (var response = await county.PutReturnAsync(41, Kindergarten(county, 41).ToXlsx()))
        {
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        var state = await county.SettledAsync(41);
        Assert.Equal(("accepted", 0m, 0m), (state.Text("state"), state.Number("errors"), state.Number("queries")));
        using (var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(41) + "/receipt"))))
        {
            Assert.Equal("回执　青石幼儿园", receipt.Worksheet("回执").Cell("A1").GetString());
            Assert.StartsWith("✓ 已核", receipt.Worksheet("回执").Cell("A2").GetString(), StringComparison.Ordinal);
        }

        var rows = await county.RowsAsync(41);
        Assert.Equal([25, 30, 35], rows.Where(row => row.PartitionKey == $"{county.Partition}-kindergarten-classes").Select(row => row["children"]));
        Assert.Equal(300, rows.Single(row => row.PartitionKey == $"{county.Partition}-kindergarten-fees")["care"]);

        // The school's return and the kindergarten's are two forms: a school's workbook is sent back to a kindergarten.
        await county.PutBlobAsync(41, county.Return(41).ToXlsx(), "school.xlsx");
        var returned = await county.SettledAsync(41, 2);
        Assert.Equal(("returned", 1m), (returned.Text("state"), returned.Number("inForceVersion")));
        Assert.Contains("青石幼儿园", WebUtility.HtmlDecode(await app.Http.GetStringAsync($"{county.Page}/schools/{county.School(41)}", Wait.Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheBureausReturnIsTakenCheckedAndAcceptedWithItsReceipt()
    {
        var county = new County(app, "420702");
        await county.RegisterAsync(1, 2, 3);
        Assert.Equal("nothing-received", (await Json.OfAsync(await county.SendAsync(HttpMethod.Get, ReturnOf(county)))).Text("code"));

        using (var response = await PutAsync(county, Bureau(county)))
        {
            Assert.Equal((HttpStatusCode.Accepted, ReturnOf(county)), (response.StatusCode, response.Headers.Location!.OriginalString));
        }

        var state = await SettledAsync(county, 1);
        Assert.Equal(("bureau", "accepted", 1m, 0m), (state.Text("school"), state.Text("state"), state.Number("inForceVersion"), state.Number("queries")));
        using (var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(ReturnOf(county) + "/receipt"))))
        {
            Assert.Equal("回执　某县教育局", receipt.Worksheet("回执").Cell("A1").GetString());
            Assert.Contains("填报单位：教育局", receipt.Worksheet("回执").Cell("A3").GetString(), StringComparison.Ordinal);
        }

        var rows = (await county.RowsAsync()).Where(row => row.RowKey.StartsWith("bureau-0001-", StringComparison.Ordinal)).ToList();
        Assert.Equal(9.21, rows.Single(row => row.PartitionKey == $"{county.Partition}-bureau-spending")["education"]);
        Assert.Equal(2, rows.Count(row => row.PartitionKey == $"{county.Partition}-bureau-neighbours"));

        // A school that the register lacks is asked about; an error sends it back and leaves the first in force.
        using (await PutAsync(county, Bureau(county).Set("建设项目", "B4", "4207020099")))
        {
            var asked = await SettledAsync(county, 2);
            Assert.Equal((2m, 1m), (asked.Number("inForceVersion"), asked.Number("openQueries")));
            Assert.Equal(["named-school-unknown"], asked.Texts("findings", "code"));
        }

        using (await PutAsync(county, Bureau(county).Set("经费", "C7", 50d)))
        {
            var returned = await SettledAsync(county, 3);
            Assert.Equal(("returned", 2m), (returned.Text("state"), returned.Number("inForceVersion")));
        }

        Assert.Equal("returned", (await county.GetAsync($"{county.Api}/returns"))["bureau"].Text("state"));
        Assert.Contains("县级年报表", await app.Http.GetStringAsync($"{county.Page}/bureau", Wait.Token), StringComparison.Ordinal);
        Assert.Contains($"href=\"{county.Page}/bureau\"", await app.Http.GetStringAsync(county.Page, Wait.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheBureausPageSendsItsReturn()
    {
        var county = new County(app, "420705");
        await county.RegisterAsync(1, 2, 3);
        Assert.Contains("""<input type="hidden" name="school" value="bureau" />""", await app.Http.GetStringAsync($"{county.Page}/bureau", Wait.Token), StringComparison.Ordinal);
        using var form = new MultipartFormDataContent { { new StringContent("bureau"), "school" }, { new ByteArrayContent(Bureau(county).ToXlsx()), "file", "县级年报表.xlsx" } };
        using var response = await app.Http.PostAsync($"{county.Page}/upload", form, Wait.Token);
        Assert.Equal((HttpStatusCode.SeeOther, $"{county.Page}/bureau"), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Equal(("accepted", "县级年报表.xlsx"), (await SettledAsync(county, 1)) is var state ? (state.Text("state"), state.Text("file")) : default);
    }

    // Of the schools that are expected the kindergarten is one, and the bureau is none; neither is in the figures of classes.
    [Fact]
    public async Task BothAreInTheRoundAndInNoFigureOfClasses()
    {
        var county = new County(app, "420703");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2), county.Entry(3), county.Entry(41, kind: "幼儿园", name: "青石幼儿园"));
        await county.IngestAsync(1, county.Return(1, 57));
        await county.IngestAsync(41, Kindergarten(county, 41));
        using (await PutAsync(county, Bureau(county)))
        {
            await SettledAsync(county, 1);
        }

        var returns = await county.GetAsync($"{county.Api}/returns");
        Assert.Equal([$"{county.School(1)} accepted", $"{county.School(2)} expected", $"{county.School(3)} expected", $"{county.School(41)} accepted"],
            returns.List("returns").Select(entry => $"{entry.Text("school")} {entry.Text("state")}"));
        Assert.Equal(("bureau", "教育局", "accepted"), (returns["bureau"].Text("school"), returns["bureau"].Text("name"), returns["bureau"].Text("state")));

        var figures = (await county.CompileAsync()).List("figures").ToDictionary(figure => figure.Text("code"), figure => (figure.NumberOrNull("value"), figure.Number("counted"), figure.Number("expected")));
        Assert.Equal((6m, 1m, 3m), figures["classes"]);
        Assert.Equal((4m, 4m, 4m), figures["returns-expected"]);
        Assert.Equal((100m, 1m, 1m), figures["sheet-completeness-kindergarten-classes"]);
        Assert.DoesNotContain($"classes.school-{county.School(41)}", figures.Keys);
    }

    [Fact]
    public async Task TheBureausTemplateHasLastYearsFigures()
    {
        var county = new County(app, "420704");
        await county.RegisterAsync(1, 2, 3);
        var last = county.In(2024);
        using (await PutAsync(last, Bureau(last).Set("封面", "C5", "2024").Set("封面", "C8", "2024-09-12").Set("履职", "A4", "2024-09-09").Set("履职", "A5", "2024-03-12").Set("建设项目", "K4", "2024-08-20")))
        {
            Assert.Equal("accepted", (await SettledAsync(last, 1)).Text("state"));
        }

        using var template = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/bureau/template")));
        Assert.Equal(["420704", "2025"], [template.Worksheet("封面").Cell("C4").GetString(), template.Worksheet("封面").Cell("C5").GetString()]);
        Assert.Equal(("9.21", "决算数"), (template.Worksheet("经费").Cell("D7").GetString(), template.Worksheet("经费").Cell("D8").GetString()));
    }

    static string ReturnOf(County county) => $"{county.Api}/bureau/return";

    internal static Task<HttpResponseMessage> PutAsync(County county, RawReturn raw) => county.SendAsync(HttpMethod.Put, $"{ReturnOf(county)}?file=county.xlsx", raw.ToXlsx(), County.Xlsx);

    internal static Task<Json> SettledAsync(County county, int version) => Wait.ForAsync($"version {version} of the bureau of {county.Code}", async () =>
    {
        using var response = await county.SendAsync(HttpMethod.Get, ReturnOf(county));
        var state = await Json.OfAsync(response);
        return response.IsSuccessStatusCode && state.Number("version") >= version && state.Text("state") is "accepted" or "returned" ? state : null;
    });

    static RawReturn Kindergarten(County county, int number) =>
        RawReturn.Kindergarten().Set("封面", "C3", county.School(number)).Set("封面", "C5", county.Code);

    // Its schools are the county's 1, 2 and 3.
    internal static RawReturn Bureau(County county) => RawReturn.Bureau().Set("封面", "C4", county.Code).Set("建设项目", "B4", county.School(3)).Set("建设项目", "L4", $"{county.School(1)}、{county.School(2)}")
        .Set("学区", "A4", county.School(1)).Set("学区", "B4", county.School(2)).Set("学区", "A5", county.School(2)).Set("学区", "B5", county.School(3));
}
