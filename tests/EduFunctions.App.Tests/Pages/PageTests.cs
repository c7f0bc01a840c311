using System.Net;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduFunctions.App.Tests.Pages;

public sealed class PageTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("420711", true)]
    [InlineData("420712", false)] // the page needs no script
    public async Task AClerkUploadsAReturnTakesTheReceiptAndCompiles(string code, bool hasScript)
    {
        var county = new County(app, code);
        await county.RegisterEntriesAsync(county.Entry(1, name: "青石小学"), county.Entry(2, name: "双桥小学"));
        var page = await browser.OpenAsync(app, hasScript);

        await page.GotoAsync(county.Page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{code} 县 2025—2026 学年教育年报");
        await Expect(page.Locator(".legend")).ToContainTextAsync("应报 2 所");
        await Expect(page.GetByText("尚未汇总。每晚自动汇总")).ToBeVisibleAsync();
        await Expect(Row(page, county, 1)).ToContainTextAsync("○ 待报");

        await page.GetByRole(AriaRole.Combobox).SelectOptionAsync(county.School(1));
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByLabel("工作簿（.xlsx、.xls，不超过 20 MB）").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "年报 2025.xlsx", MimeType = County.Xlsx, Buffer = county.Return(1, 57).ToXlsx() });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并校验" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"已收到学校 {county.School(1)} 的报表");
        Assert.Equal("年报 2025.xlsx", (await county.SettledAsync(1)).Text("file"));

        await page.ReloadAsync();
        await Expect(Row(page, county, 1)).ToContainTextAsync("✓ 已核");
        await Expect(page.Locator(".legend")).ToContainTextAsync("✓ 已核 1");
        var download = await page.RunAndWaitForDownloadAsync(() => Row(page, county, 1).GetByRole(AriaRole.Link, new() { Name = "回执" }).ClickAsync());
        Assert.Equal($"回执-2025-{county.School(1)}-第1版.xlsx", download.SuggestedFilename);
        using (var receipt = new XLWorkbook(await download.PathAsync().ContinueWith(path => File.OpenRead(path.Result), TaskScheduler.Default)))
        {
            Assert.StartsWith("✓ 已核", receipt.Worksheet("回执").Cell("A2").GetString(), StringComparison.Ordinal);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "立即汇总" }).ClickAsync();
        await Wait.UntilAsync("the summary is compiled", async () => await county.CheckedOnAsync() is not null);
        await page.GotoAsync(county.Page);
        await Expect(page.Locator(".card").Filter(new() { HasText = "义务教育大班额" }).First.Locator(".value")).ToHaveTextAsync("1个");
        await Expect(page.GetByText("数据不完整：仅含 2 所中的 1 所")).ToBeVisibleAsync();
        var flag = page.Locator(".flags tbody tr").Filter(new() { HasText = "起始年级大班额" });
        await Expect(flag).ToContainTextAsync("■ 严重");
        await Expect(flag).ToContainTextAsync("青石小学");
        await Expect(flag).ToContainTextAsync("编班问题"); // 57 ÷ 55 → 2 classes; rooms 8 − 6; 17 posts ≤ 18
        await Expect(flag).ToContainTextAsync("班级!C4");
        await Expect(Row(page, county, 1).GetByRole(AriaRole.Cell).Nth(9)).ToHaveTextAsync("1"); // its large classes
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task TheHomePageLeadsToEveryRoundAndFromThereToTheYears()
    {
        var county = new County(app, "420713");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1));
        await county.In(2024).IngestAsync(1, county.In(2024).Return(1));
        var page = await browser.OpenAsync(app);
        await page.GotoAsync("/");
        var rows = page.GetByRole(AriaRole.Row).Filter(new() { HasText = county.Code });
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync("2025-09-30");
        await Expect(rows.First).ToContainTextAsync("尚未汇总");
        await rows.First.GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync($"**{county.Page}");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "学年" }).GetByRole(AriaRole.Link, new() { Name = "2024" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("2024—2025");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ANumberLeadsToItsCellsAndTheCountyWorkbookDownloads()
    {
        var county = new County(app, "420714");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 57));
        await county.CompileAsync();
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync(county.Page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载县级汇总表（.xlsx）" }).ClickAsync());
        Assert.Equal($"县级汇总-{county.Code}-2025-第1次.xlsx", download.SuggestedFilename);
        await page.Locator(".figures tbody tr").First.GetByTitle("查看来源单元格").Nth(2).ClickAsync();
        Assert.EndsWith("/figures/large-classes/cells", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("body")).ToContainTextAsync("\"cell\":\"C4\"");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AxeFindsNothingOnAnyPage()
    {
        var county = new County(app, "420715");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, "镇区"), county.Entry(3, "乡村"));
        await county.In(2024).IngestAsync(1, county.In(2024).Return(1, 58, 40, 40, 40, 40, 60));
        var page = await browser.OpenAsync(app);
        await AssertCleanAsync(county.Page);

        await county.IngestAsync(1, county.Return(1, 57, 66), received: "2025-10-10");
        await county.IngestAsync(2, county.Return(2).Set("班级", "C4", "约四十"));
        await county.CompileAsync();
        await AssertCleanAsync(county.Page);
        await AssertCleanAsync($"{county.Page}?uploaded={county.School(1)}");
        await AssertCleanAsync("/");
        await page.Context.CloseAsync();

        async Task AssertCleanAsync(string address)
        {
            await page.GotoAsync(address);
            foreach (var details in await page.Locator("details").AllAsync())
            {
                await details.Locator("summary").ClickAsync();
            }

            Assert.Empty(await Browser.ViolationsAsync(page));
        }
    }

    [Theory]
    [InlineData("", "no-file")]
    [InlineData("4207160001", "no-file")]
    public async Task AFormWithoutAFileIsABadRequest(string school, string code)
    {
        using var form = new MultipartFormDataContent { { new StringContent(school), "school" } };
        using var response = await app.Http.PostAsync("/counties/420716/years/2025/upload", form, Wait.Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(school.Length == 0 ? "bad-school" : code, (await Json.OfAsync(response)).Text("code"));
    }

    [Fact]
    public async Task AStyleSheetThatHasNotChangedIsNotSentTwice()
    {
        using var first = await app.Http.GetAsync("/assets/site.css", Wait.Token);
        Assert.Equal("text/css", first.Content.Headers.ContentType!.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/site.css");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await app.Http.SendAsync(request, Wait.Token);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    static ILocator Row(IPage page, County county, int number) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = county.School(number) }) });
}
