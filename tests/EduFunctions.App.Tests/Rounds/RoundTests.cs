using System.Net;
using System.Text;
using Azure;
using Azure.Data.Tables;
using EduFunctions.App.Tests.Pages;
using EduFunctions.App.Tests.Returns;

namespace EduFunctions.App.Tests.Rounds;

/// <summary>When a round takes returns, and from whom.</summary>
public sealed class RoundTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task BeforeTheFirstDayNothingIsTakenAndAfterwardsTheSameFileIs()
    {
        var county = new County(app, "430121");
        await county.RegisterAsync(1);
        await PutAsync(county, """{"opens":"2025-09-01","due":"2025-09-30"}""");
        var file = county.Return(1).ToXlsx();
        await county.PutBlobAsync(1, file, received: "2025-08-31");
        var state = await county.SettledAsync(1);
        Assert.Equal(("returned", 0m), (state.Text("state"), state.Number("inForceVersion")));
        Assert.Equal(["round-not-open"], state.Texts("findings", "code"));
        Assert.Contains("2025-09-01", Assert.Single(state.List("findings")).Text("message"), StringComparison.Ordinal);

        await county.PutBlobAsync(1, file, "sent-again.xlsx", "2025-09-01");
        await Wait.UntilAsync("it is taken", async () => await county.SettledAsync(1) is var now && now.Text("state") == "accepted" && now.Number("version") == 1);
    }

    // School 1 is accepted, 2 sent back, 3 and 4 have sent nothing; 3 has been given more time.
    [Fact]
    public async Task ALockedRoundTakesReturnsOnlyFromWhomTheBureauLetsInAndAReopenedOneFromAll()
    {
        var county = new County(app, "430122");
        await county.RegisterAsync(1, 2, 3, 4);
        await county.IngestAsync(1, county.Return(1), received: "2025-09-20");
        await county.IngestAsync(2, county.Return(2).Set("班级", "C4", "约四十"), received: "2025-09-20");
        await ApprovalTests.ActAsync(county, 3, """{"act":"extend","by":"王敏","reason":"校舍搬迁","due":"2025-10-20"}""");
        Assert.Equal(1, (await ActAsync(county, """{"act":"lock","by":"王敏"}""")).Number("returns"));
        Assert.Equal("locked", (await county.GetAsync(county.ReturnOf(1))).Text("state"));
        Assert.Equal(("王敏", true), ((await county.GetAsync($"{county.Api}/round")).Text("lockedBy"), (await county.GetAsync($"{county.Api}/round"))["isLocked"].Element.GetBoolean()));

        await county.IngestAsync(2, county.Return(2), 2, "sent-mended.xlsx", "2025-10-19");
        Assert.Equal(["round-locked"], (await county.SettledAsync(2, 2)).Texts("findings", "code"));
        await county.IngestAsync(3, county.Return(3), received: "2025-10-20");
        Assert.Equal("accepted", (await county.SettledAsync(3)).Text("state")); // on the last of its days
        await county.IngestAsync(4, county.Return(4), received: "2025-10-19");
        Assert.Equal("returned", (await county.SettledAsync(4)).Text("state"));

        await ApprovalTests.ActAsync(county, 1, """{"act":"reopen","by":"王敏","reason":"学校报送有误"}""");
        await county.IngestAsync(1, county.Return(1, 41), 2, "second.xlsx", "2025-10-21");
        Assert.Equal(2, (await county.SettledAsync(1, 2)).Number("inForceVersion"));

        using (var early = await county.SendAsync(HttpMethod.Post, $"{county.Api}/round/acts", """{"act":"reopen","by":"王敏"}"""u8.ToArray(), "application/json"))
        {
            Assert.Equal((HttpStatusCode.BadRequest, "bad-act"), (early.StatusCode, (await Json.OfAsync(early)).Text("code"))); // says not why
        }

        await ActAsync(county, """{"act":"reopen","by":"王敏","reason":"补报"}""");
        await county.PutBlobAsync(4, county.Return(4).ToXlsx(), "sent-again.xlsx", "2025-10-22");
        await Wait.UntilAsync("school 4 is taken", async () => (await county.SettledAsync(4)).Text("state") == "accepted");
    }

    // It stopped when the round was open again and the return not yet: what is left is done, and then there is nothing to do.
    [Fact]
    public async Task WhoStopsHalfWayInReopeningDoesItAgain()
    {
        var county = new County(app, "430126");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1), received: "2025-09-20");
        await ActAsync(county, """{"act":"lock","by":"王敏"}""");
        await app.Tables.GetTableClient("rounds").UpdateEntityAsync(new TableEntity(county.Code, "2025") { ["IsLocked"] = false }, ETag.All, TableUpdateMode.Merge, Wait.Token);
        Assert.Equal(1, (await ActAsync(county, """{"act":"reopen","by":"王敏","reason":"补报"}""")).Number("returns"));
        Assert.Equal("accepted", (await county.GetAsync(county.ReturnOf(1))).Text("state"));
        using var again = await county.SendAsync(HttpMethod.Post, $"{county.Api}/round/acts", """{"act":"reopen","by":"王敏","reason":"补报"}"""u8.ToArray(), "application/json");
        Assert.Equal((HttpStatusCode.Conflict, "round-not-locked"), (again.StatusCode, (await Json.OfAsync(again)).Text("code")));
    }

    // More at once than one of them tries: each is taken, or told that others were first.
    [Fact]
    public async Task ManyAtOnceAreTakenOrToldThatOthersWereFirst()
    {
        var county = new County(app, "430127");
        await county.RegisterAsync(1);
        var answers = await Task.WhenAll(Enumerable.Range(1, 30).Select(async day =>
        {
            using var response = await county.SendAsync(HttpMethod.Put, $"{county.Api}/round", Encoding.UTF8.GetBytes($$"""{"opens":null,"due":"2025-10-{{day:00}}"}"""), "application/json");
            return response.StatusCode;
        }));
        Assert.Contains(HttpStatusCode.OK, answers);
        Assert.Empty(answers.Except([HttpStatusCode.OK, HttpStatusCode.Conflict]));
    }

    // Due on 30 September by the standard; school 2 has until 20 October. Received on 10 October: late and in time.
    [Fact]
    public async Task LatenessReceiptsAndCallsFollowASchoolsOwnDueDate()
    {
        var county = new County(app, "430123");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, name: "双桥小学"), new { code = county.School(3), name = "=云台小学", kind = "小学", location = "城区", sponsor = "公办", contact = "赵老师", phone = "0710-1234567" });
        await ApprovalTests.ActAsync(county, 2, """{"act":"extend","by":"王敏","reason":"校舍搬迁","due":"2025-10-20"}""");
        await county.IngestAsync(1, county.Return(1), received: "2025-10-10");
        await county.IngestAsync(2, county.Return(2), received: "2025-10-10");
        var summary = await county.CompileAsync();
        Assert.Equal(1, summary.Figure("returns-late").Number("value"));
        Assert.Equal([county.School(1)], (await county.GetAsync($"{county.Api}/flags?flag=return-late")).Texts("flags", "school"));
        Assert.Equal("2025-10-20", (await county.GetAsync(county.ReturnOf(2))).Text("due"));

        var missing = Assert.Single((await county.GetAsync($"{county.Api}/missing")).List("schools"));
        Assert.Equal((county.School(3), "赵老师", "0710-1234567", "expected", "2025-09-30"), (missing.Text("school"), missing.Text("contact"), missing.Text("phone"), missing.Text("state"), missing.Text("due")));
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);
        Assert.Equal(today.DayNumber - new DateOnly(2025, 9, 30).DayNumber, missing.Number("daysOverdue"));
        var csv = Encoding.UTF8.GetString(await county.DownloadAsync($"{county.Api}/missing?format=csv"));
        Assert.Contains($"\r\n\"{county.School(3)}\",\"'=云台小学\",\"小学\",\"赵老师\",\"0710-1234567\",\"待报\",", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOfficerDoesItAllOnThePagesWithoutAScript()
    {
        var county = new County(app, "430124");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, name: "双桥小学"));
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-20");
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/schools/{county.School(1)}");
        var seen = await page.Locator(".desk input[name=seen]").GetAttributeAsync("value");
        await page.GetByLabel("经办人").FillAsync("王敏");
        await page.GetByLabel("原因").FillAsync("三年级人数与学籍系统不符");
        await page.Locator("button[value=Return]").ClickAsync();
        Assert.Contains("教育局退回，原因：三年级人数与学籍系统不符", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("教育局 王敏", await page.Locator("#history + table").InnerTextAsync(), StringComparison.Ordinal);
        await SaveAsync(page, "school-returned");

        // Whoever acts on a page that is out of date is told so.
        using (var form = new MultipartFormDataContent { { new StringContent("Extend"), "act" }, { new StringContent("李强"), "by" }, { new StringContent("x"), "reason" }, { new StringContent("2025-10-20"), "due" }, { new StringContent(seen!), "seen" } })
        using (var late = await app.Http.PostAsync($"{county.Page}/schools/{county.School(1)}/acts", form, Wait.Token))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        }

        await page.GotoAsync($"{county.Page}/round");
        await page.GetByLabel("截止日").FillAsync("2025-10-15");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "保存期限" }).ClickAsync();
        Assert.Equal("2025-10-15", (await county.GetAsync($"{county.Api}/round")).Text("due"));
        await page.GetByLabel("经办人").FillAsync("王敏");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "锁定本批次" }).ClickAsync();
        Assert.Contains("已锁定，不再收报表（王敏", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("催报名单（2 所）", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await SaveAsync(page, "round");
        await page.Context.CloseAsync();

        var scripted = await browser.OpenAsync(app);
        foreach (var address in new[] { $"{county.Page}/round", $"{county.Page}/schools/{county.School(1)}" })
        {
            foreach (var width in new[] { 1440, 390 })
            {
                await scripted.SetViewportSizeAsync(width, 900);
                await scripted.GotoAsync(address);
                Assert.Empty(await Browser.ViolationsAsync(scripted));
                Assert.Empty(await scripted.EvaluateAsync<string[]>(PageTests.TooWide));
            }
        }

        await scripted.Context.CloseAsync();
    }

    // For whoever wants to look: set PICTURES to a folder.
    internal static async Task SaveAsync(Microsoft.Playwright.IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            foreach (var width in new[] { 1440, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
            }
        }
    }

    static async Task PutAsync(County county, string dates)
    {
        using var response = await county.SendAsync(HttpMethod.Put, $"{county.Api}/round", Encoding.UTF8.GetBytes(dates), "application/json");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    static async Task<Json> ActAsync(County county, string body)
    {
        using var response = await county.SendAsync(HttpMethod.Post, $"{county.Api}/round/acts", Encoding.UTF8.GetBytes(body), "application/json");
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Wait.Token));
        return await Json.OfAsync(response);
    }
}
