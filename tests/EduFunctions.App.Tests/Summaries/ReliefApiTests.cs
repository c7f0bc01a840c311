using System.Net;
using System.Text;
using ClosedXML.Excel;
using EduFunctions.Tests.Returns;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>Relief plan, forecast and simulation over HTTP, from returns that were uploaded.</summary>
public sealed class ReliefApiTests(RunningApp app)
{
    // School 1 has 62 in its one class of grade 3, six rooms and all in use: 62 − 55 = 7 go to school 2, 1.2 km away, whose class of 40 has 15 seats. 55 stay.
    async Task<County> MadeAsync(string code)
    {
        var county = new County(app, code);
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, name: "双桥小学"), county.Entry(3, name: "南门小学"));
        await county.IngestAsync(1, county.Return(1, 40, 40, 62).Set("教室", "B4", 6d), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2), received: "2025-09-10");
        var bureau = RawReturn.Bureau().Set("封面", "C4", county.Code).Set("建设项目", "B4", county.School(3)).Set("建设项目", "L4", $"{county.School(1)}、{county.School(2)}")
            .Set("学区", "A4", county.School(1)).Set("学区", "B4", county.School(2)).Set("学区", "A5", county.School(2)).Set("学区", "B5", county.School(3));
        using (var response = await county.SendAsync(HttpMethod.Put, $"{county.Api}/bureau/return?file=county.xlsx", bureau.ToXlsx(), County.Xlsx))
        {
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        await Wait.UntilAsync($"the bureau's return of {code}", async () => (await county.GetAsync($"{county.Api}/bureau/return")).Text("state") == "accepted");
        await county.CompileAsync();
        return county;
    }

    [Fact]
    public async Task ThePlanIsToldWithItsCells()
    {
        var county = await MadeAsync("420756");
        var plan = await county.GetAsync($"{county.Api}/relief-plan");
        var move = Assert.Single(plan.List("moves"));
        Assert.Equal((county.School(1), county.School(2), 3m, 7m, 1.2m), (move.Text("from"), move.Text("to"), move.Number("grade"), move.Number("pupils"), move.Number("distance")));
        Assert.Equal("[62] [55] [40] [47]", string.Join(' ', new[] { "fromBefore", "fromAfter", "toBefore", "toAfter" }.Select(name => move[name])));
        Assert.Equal(["班级!C6 = 62", "教室!B4 = 6", "班级!C6 = 40", "学区!C4 = 1.2"],
            move.List("cells").Where(cell => cell.Text("sheet") != "教职工" && cell.Text("cell") != "C4" | cell.Text("sheet") == "学区").Select(cell => $"{cell.Text("sheet")}!{cell.Text("cell")} = {cell.Number("value")}"));
        Assert.Empty(plan.List("remaining"));

        var csv = await county.DownloadAsync($"{county.Api}/relief-plan?format=csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var line = Assert.Single(Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.Equal($"\"分流\",\"三年级\",\"{county.School(1)}\",\"青石小学\",7,\"{county.School(2)}\",\"双桥小学\",1.2,\"62 → 55\",\"40 → 47\",,,", line);

        // First year of the county: nobody knows retention. Of age 5 there are 3100, of age 6 3120: 40 × 3100 ÷ 3120 = 39.7; a third school has not reported.
        var forecast = await county.GetAsync($"{county.Api}/forecast");
        var first = forecast.List("grades").Single(one => one.Text("school") == county.School(1) && one.Number("year") == 2026 && one.Number("grade") == 1);
        Assert.Equal(("intake", 40m, 40m, 1m, 0m), (first.Text("basis"), first.Number("from"), first.Number("pupils"), first.Number("classes"), first.Number("large")));
        Assert.Equal("unknown", forecast.List("grades").Single(one => one.Text("school") == county.School(1) && one.Number("year") == 2026 && one.Number("grade") == 4).Text("basis"));
        Assert.Equal((2m, 3m), (forecast.List("totals")[0].Number("counted"), forecast.List("totals")[0].Number("expected")));
        Assert.StartsWith("学年,年级,", Encoding.UTF8.GetString((await county.DownloadAsync($"{county.Api}/forecast?format=csv"))[3..]), StringComparison.Ordinal);

        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/summary?format=xlsx")));
        Assert.Equal(["分流", "三年级"], workbook.Worksheet("分流方案").Row(4).Cells(1, 2).Select(cell => cell.GetString()));
        Assert.Contains("班额预测", workbook.Worksheet("预测").Cell("A1").GetString(), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await app.Http.GetStringAsync(county.Page, Wait.Token));
        Assert.Contains("7 名学生分流到相邻学校（1 笔）", page, StringComparison.Ordinal);
        Assert.Contains("id=\"forecast\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASimulationStoresNothing()
    {
        var county = await MadeAsync("420757");
        var told = await SimulateAsync(county, $$"""{"schools":[{"school":"{{county.School(1)}}","stage":"primary","rooms":7,"posts":null,"inPost":null}]}""");
        Assert.Empty(told.Answer["relief"].List("moves"));
        Assert.Single(told.Answer["relief"].List("divisions"));
        Assert.StartsWith("现在就可编为 2 个班", Assert.Single(told.Answer.List("flags"))["after"].Text("remedy"), StringComparison.Ordinal);

        var figures = (await SimulateAsync(county, """{"limits":[{"limit":"large-class","stage":null,"value":63}]}""")).Answer.List("figures");
        var large = figures.Single(figure => figure.Text("code") == "large-classes");
        Assert.Equal((1m, 0m), (large.Number("before"), large.Number("after")));
        Assert.Equal((HttpStatusCode.BadRequest, "unknown-limit"), Coded(await SimulateAsync(county, """{"limits":[{"limit":"no-such","stage":null,"value":63}]}""")));
        Assert.Equal((HttpStatusCode.BadRequest, "unknown-project"), Coded(await SimulateAsync(county, """{"projects":[{"name":"没有","completion":null,"state":null}]}""")));
        Assert.Equal((HttpStatusCode.BadRequest, "bad-json"), Coded(await SimulateAsync(county, """{"limit":1}""")));
        Assert.Equal((HttpStatusCode.BadRequest, "bad-school"), Coded(await SimulateAsync(county, """{"neighbours":[{"school":"1","other":"2","distance":1,"firstGrade":1,"lastGrade":6}]}""")));

        foreach (var numbers in new[] { "\"rooms\":-3", "\"posts\":-5", "\"inPost\":100001" })
        {
            Assert.Equal((HttpStatusCode.BadRequest, "bad-value"), Coded(await SimulateAsync(county, $$"""{"schools":[{"school":"{{county.School(1)}}","stage":"primary",{{numbers}}}]}""")));
        }

        Assert.Equal((HttpStatusCode.BadRequest, "bad-json"), Coded(await SimulateAsync(county, $$"""{"schools":[{"school":"{{county.School(1)}}","stage":"primary","rooms":7.5}]}""")));
        Assert.Equal((HttpStatusCode.BadRequest, "named-twice"),
            Coded(await SimulateAsync(county, """{"limits":[{"limit":"large-class","stage":null,"value":50},{"limit":"large-class","stage":null,"value":63}]}""")));

        Assert.Equal((HttpStatusCode.BadRequest, "part-exceeds-whole"),
            Coded(await SimulateAsync(county, $$"""{"schools":[{"school":"{{county.School(1)}}","stage":"primary","rooms":5}]}"""))); // six are in use
        Assert.Equal((HttpStatusCode.BadRequest, "setting-out-of-order"), Coded(await SimulateAsync(county, """{"limits":[{"limit":"super-large-class","stage":null,"value":40}]}""")));

        Assert.Equal(1m, (await county.GetAsync($"{county.Api}/summary")).Number("run"));
        Assert.Single((await county.GetAsync($"{county.Api}/relief-plan")).List("moves"));

        static (HttpStatusCode, string) Coded((HttpStatusCode Status, Json Answer) told) => (told.Status, told.Answer.Text("code"));
    }

    static async Task<(HttpStatusCode Status, Json Answer)> SimulateAsync(County county, string body)
    {
        using var response = await county.SendAsync(HttpMethod.Post, $"{county.Api}/simulate", Encoding.UTF8.GetBytes(body), "application/json");
        return (response.StatusCode, await Json.OfAsync(response));
    }
}
