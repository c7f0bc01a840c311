using System.Net;
using System.Text;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>
/// Runs, series, indicators, the life of flags, ledger and sheets over HTTP. School 1 sends 57 in grade 1 and 66 in grade 2 (run 1), then 57 and
/// 40 (run 2); school 2 sends 40 in every grade both times.
/// </summary>
public sealed class RunApiTests(RunningApp app)
{
    async Task<County> MadeAsync(string code)
    {
        var county = new County(app, code);
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, name: "双桥小学"));
        await county.IngestAsync(1, county.Return(1, 57, 66), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2), received: "2025-09-10");
        await county.CompileAsync();
        return county;
    }

    static async Task CorrectedAsync(County county)
    {
        await county.IngestAsync(1, county.Return(1, 57, 40), 2, received: "2025-09-11");
        await county.CompileAsync();
    }

    [Fact]
    public async Task ARunSaysWhatItChangedAndByWhoseVersion()
    {
        var county = await MadeAsync("420766");
        using (var first = await county.SendAsync(HttpMethod.Get, $"{county.Api}/runs/1/changes"))
        {
            Assert.Equal((HttpStatusCode.NotFound, "no-run-before"), (first.StatusCode, (await Json.OfAsync(first)).Text("code")));
        }

        await CorrectedAsync(county);
        var runs = await county.GetAsync($"{county.Api}/runs");
        Assert.Equal((2m, "2 1"), (runs.Number("shown"), string.Join(' ', runs.List("runs").Select(run => run.Number("run")))));

        var changes = await county.GetAsync($"{county.Api}/runs/2/changes");
        var version = Assert.Single(changes.List("versions"));
        Assert.Equal((county.School(1), "青石小学", 2025m), (version.Text("sender"), version.Text("name"), version.Number("year")));
        Assert.StartsWith("0001-", version.Text("before"), StringComparison.Ordinal);
        Assert.StartsWith("0002-", version.Text("after"), StringComparison.Ordinal);
        Assert.False(changes["register"].Element.GetBoolean() || changes["standards"].Element.GetBoolean() || changes["program"].Element.GetBoolean());

        // Large classes 2 → 1, pupils 57 + 66 + 160 + 240 = 523 → 497; classes stay 12, and are not told.
        var figures = changes.List("figures");
        var large = figures.Single(figure => figure.Text("code") == "large-classes");
        Assert.Equal((2m, 1m, county.School(1)), (large.Number("before"), large.Number("after"), Assert.Single(large.List("senders")).Element.GetString()));
        var pupils = figures.Single(figure => figure.Text("code") == "pupils");
        Assert.Equal((523m, 497m), (pupils.Number("before"), pupils.Number("after")));
        Assert.DoesNotContain(figures, figure => figure.Text("code") is "classes" || figure.Text("code").EndsWith($"school-{county.School(2)}", StringComparison.Ordinal));
        Assert.Equal("二年级：1 班 66 人。", Assert.Single(changes.List("flagsGone")).Text("text"));
        Assert.Empty(changes.List("flagsCome"));

        // Backwards it is the other way round.
        var back = await county.GetAsync($"{county.Api}/runs/1/changes?from=2");
        Assert.Equal((1m, 2m), (back.List("figures").Single(figure => figure.Text("code") == "large-classes").Number("before"), back.List("figures").Single(figure => figure.Text("code") == "large-classes").Number("after")));
        var page = WebUtility.HtmlDecode(await app.Http.GetStringAsync($"{county.Page}/changes", Wait.Token));
        Assert.Contains("第 1 次汇总到第 2 次汇总", page, StringComparison.Ordinal);
        Assert.Contains("二年级：1 班 66 人。", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProblemKeepsWhatIsSaidOfItAndIsStruckOffByARun()
    {
        var county = await MadeAsync("420767");
        var flag = (await county.GetAsync($"{county.Api}/flags?grade=2")).List("flags").Single(one => one.Text("code").StartsWith("large-class", StringComparison.Ordinal));
        var address = $"{county.Api}/flags/{flag["key"].Text("id")}";
        using var seen = await county.SendAsync(HttpMethod.Get, address);
        var tag = seen.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.OK, await PutAsync(tag, """{"note":"十月分班","owner":"王敏","due":"2025-10-15","by":"李强"}"""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(tag, """{"note":"另一说","owner":null,"due":null,"by":"李强"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(null, """{"note":"","owner":null,"due":null,"by":"李强"}"""));
        var said = (await county.GetAsync($"{county.Api}/flags?grade=2")).List("flags")[0]["care"];
        Assert.Equal(("十月分班", "王敏", "2025-10-15", "李强"), (said.Text("note"), said.Text("owner"), said.Text("due"), said.Text("by")));

        await CorrectedAsync(county);
        var flags = await county.GetAsync($"{county.Api}/flags");
        var ended = Assert.Single(flags.List("ended"));
        Assert.Equal(("cleared", 2m, "十月分班"), (ended["ending"].Text("change"), ended["ending"].Number("run"), ended["care"].Text("note")));
        Assert.StartsWith("0002-", ended["ending"].Text("version"), StringComparison.Ordinal);

        // Nothing of the kind: the other run's flags say nothing of an end, and an unknown key is told so.
        Assert.All(flags.List("flags"), one => Assert.Equal("null", one["ending"].ToString()));
        using var unknown = await county.SendAsync(HttpMethod.Get, $"{county.Api}/flags/0123456789abcdef");
        Assert.Equal((HttpStatusCode.NotFound, "unknown-flag"), (unknown.StatusCode, (await Json.OfAsync(unknown)).Text("code")));

        var ledger = Encoding.UTF8.GetString((await county.DownloadAsync($"{county.Api}/large-class-ledger"))[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, ledger.Length); // captions, the class of 57, the one struck off
        Assert.StartsWith($"\"{county.School(1)}\",\"青石小学\",\"一年级\",1,57,", ledger[1], StringComparison.Ordinal);
        Assert.StartsWith($"\"{county.School(1)}\",\"青石小学\",\"二年级\",1,,", ledger[2], StringComparison.Ordinal);
        Assert.Contains("\"王敏\",2025-10-15,\"十月分班\",\"已消除（第 2 次汇总，第 2 版报表）\"", ledger[2], StringComparison.Ordinal);

        // 66 once more: it stands again, with what was said.
        await county.IngestAsync(1, county.Return(1, 57, 66), 3, received: "2025-09-12");
        await county.CompileAsync();
        var again = await county.GetAsync($"{county.Api}/flags?grade=2");
        Assert.Empty(again.List("ended"));
        Assert.Equal("十月分班", again.List("flags")[0]["care"].Text("note"));

        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/summary?format=xlsx")));
        Assert.Contains(workbook.Worksheet("问题清单").RowsUsed(), row => row.Cells().Any(cell => cell.GetString() == "王敏") && row.Cells().Any(cell => cell.GetString() == "十月分班"));

        async Task<HttpStatusCode> PutAsync(string? ifMatch, string body)
        {
            using var response = await county.SendAsync(HttpMethod.Put, address, Encoding.UTF8.GetBytes(body), "application/json", ifMatch: ifMatch);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task IndicatorsSeriesAndSheetsAreReadByOtherPrograms()
    {
        var county = await MadeAsync("420768");
        var share = Assert.Single((await county.GetAsync($"{county.Api}/indicators?section=a&figure=large-class-share&subject=county")).List("indicators"));
        Assert.Equal(("large-class-share", "%", "大班额数 ÷ 班级数 × 100"), (share.Text("code"), share.Text("unit"), share.Text("formula")));
        Assert.Equal("16.666667", Assert.Single(share.List("figures"))["value"].ToString()); // 2 of 12
        var large = Assert.Single((await county.GetAsync($"{county.Api}/indicators?figure=large-classes&subject=county")).List("indicators"));
        Assert.Equal("学生数 56 人及以上的班级个数", large.Text("formula"));
        Assert.Empty((await county.GetAsync($"{county.Api}/indicators?section=g&figure=large-classes")).List("indicators"));
        using (var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/indicators?figure=large-classes&subject=county&format=xlsx"))))
        {
            var row = workbook.Worksheet("指标").Row(2);
            Assert.Equal(("A", "large-classes", 2d), (row.Cell(1).GetString(), row.Cell(4).GetString(), row.Cell(6).GetDouble()));
        }

        foreach (var code in new[] { "large-classes", $"large-classes.school-{county.School(1)}" })
        {
            var point = Assert.Single((await county.GetAsync($"{county.Api}/series/{code}")).List("years"));
            Assert.Equal((2025m, 1m, 2m, "2025-09-01"), (point.Number("year"), point.Number("run"), point.Number("value"), point.Text("referenceDate")));
        }

        var csv = await county.DownloadAsync($"{county.Api}/sheets/classes?format=csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 12, lines.Length); // six classes of two schools
        Assert.StartsWith("\"学校标识码\",\"学校\",\"年级\",\"班号\",\"学生数（人）\"", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("电话", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"\"{county.School(1)}\",\"青石小学\",", lines[1], StringComparison.Ordinal);
        Assert.Contains(",57,", lines[1], StringComparison.Ordinal);
        using (var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/sheets/classes?format=xlsx"))))
        {
            Assert.Equal((13, county.School(2)), (workbook.Worksheet(1).LastRowUsed().RowNumber(), workbook.Worksheet(1).Cell("A13").GetString()));
        }

        Assert.Contains("电话", Encoding.UTF8.GetString(await county.DownloadAsync($"{county.Api}/sheets/cover")), StringComparison.Ordinal);
        using var none = await county.SendAsync(HttpMethod.Get, $"{county.Api}/sheets/no-such");
        Assert.Equal((HttpStatusCode.BadRequest, "bad-sheet"), (none.StatusCode, (await Json.OfAsync(none)).Text("code")));
    }

    [Fact]
    public async Task ASchoolStandsAmongItsPeers()
    {
        var county = await MadeAsync("420769");
        var profile = await county.GetAsync($"{county.Api}/schools/{county.School(1)}/profile");
        Assert.StartsWith("全县的小学，不分城乡和规模（同为城区的不足 8 所），共 2 所", profile.Text("rule"), StringComparison.Ordinal);
        var pupils = profile.List("figures").Single(figure => figure.Text("code") == $"pupils.school-{county.School(1)}");

        // 283 and 240: the quartiles lie a quarter and three quarters of the way between.
        Assert.Equal((283m, 250.75m, 261.5m, 272.25m, 1m, 2m), (pupils.Number("value"), pupils.Number("lower"), pupils.Number("median"), pupils.Number("upper"), pupils.Number("rank"), pupils.Number("schools")));
        using var none = await county.SendAsync(HttpMethod.Get, $"{county.Api}/schools/{county.School(9)}/profile");
        Assert.Equal((HttpStatusCode.NotFound, "school-not-registered"), (none.StatusCode, (await Json.OfAsync(none)).Text("code")));
        var page = WebUtility.HtmlDecode(await app.Http.GetStringAsync($"{county.Page}/schools/{county.School(1)}", Wait.Token));
        Assert.Contains("与同类学校相比", page, StringComparison.Ordinal);
    }

    /// <summary>Two counties of province 99: 2 large of 6 classes, 0 of 12; their share is 2 ÷ 18, not the mean of 33.3 and 0.</summary>
    [Fact]
    public async Task AProvinceAddsWhatItsCountiesHaveCompiled()
    {
        var (one, two, third) = (new County(app, "990770"), new County(app, "990771"), new County(app, "990772"));
        await one.RegisterAsync(1);
        await one.IngestAsync(1, one.Return(1, 57, 66), received: "2025-09-10");
        await two.RegisterAsync(1, 2);
        await two.IngestAsync(1, two.Return(1), received: "2025-09-10");
        await two.IngestAsync(2, two.Return(2), received: "2025-09-10");
        await third.RegisterAsync(1);
        await third.IngestAsync(1, third.Return(1), received: "2025-09-10"); // and is not compiled
        await one.CompileAsync();
        await two.CompileAsync();
        var summary = await one.GetAsync("/api/provinces/99/years/2025/summary");
        Assert.Equal((2m, "990770 990771 990772"), (summary.Number("compiled"), string.Join(' ', summary.Texts("counties", "county"))));
        Assert.Equal("null", summary.List("counties")[2]["run"].ToString());
        Assert.Empty(summary.List("counties")[2].List("figures"));
        Assert.Equal("11.111111", Of("large-class-share.compulsory")["value"].ToString());
        Assert.Equal((18m, 2m, 3m), (Of("classes.compulsory").Number("value"), Of("classes.compulsory").Number("counties"), Of("classes.compulsory").Number("schools")));
        Assert.Equal(0m, Of("entrance-grades-cleared").Number("value"));
        Assert.Equal(100m, Of("completeness").Number("value"));
        Assert.Null(Of("large-class-share.senior").NumberOrNull("value"));
        using var unknown = await one.SendAsync(HttpMethod.Get, "/api/provinces/98/years/2025/summary");
        Assert.Equal((HttpStatusCode.NotFound, "unknown-province"), (unknown.StatusCode, (await Json.OfAsync(unknown)).Text("code")));

        Json Of(string code) => summary.List("figures").Single(figure => figure.Text("code") == code);
    }
}
