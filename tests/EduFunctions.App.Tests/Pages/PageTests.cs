using System.Net;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduFunctions.App.Tests.Pages;

public sealed class PageTests(RunningApp app, QuietApp quiet, Browser browser) : IClassFixture<Browser>
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

        await page.GetByRole(AriaRole.Combobox, new() { Name = "学校" }).SelectOptionAsync(county.School(1));
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByLabel("工作簿（.xlsx、.xls，不超过 20 MB）").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "年报 2025.xlsx", MimeType = County.Xlsx, Buffer = county.Return(1, 57).ToXlsx() });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并校验" }).ClickAsync();

        // To the school's own page, which asks for itself again until the check has ended.
        await Expect(page).ToHaveURLAsync($"{county.Page}/schools/{county.School(1)}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("青石小学 2025—2026 学年报表");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("✓ 已核");
        Assert.Equal(0, await page.Locator("meta[http-equiv=refresh]").CountAsync());
        await Expect(page.Locator(".facts").First).ToContainTextAsync("年报 2025.xlsx");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载回执（.xlsx）" }).ClickAsync());
        Assert.Equal($"回执-2025-{county.School(1)}-第1版.xlsx", download.SuggestedFilename);
        using (var receipt = new XLWorkbook(await download.PathAsync().ContinueWith(path => File.OpenRead(path.Result), TaskScheduler.Default)))
        {
            Assert.NotEmpty(receipt.Worksheets);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = $"{code} 县" }).ClickAsync();
        await Expect(Row(page, county, 1)).ToContainTextAsync("✓ 已核");
        await Expect(page.Locator(".legend")).ToContainTextAsync("✓ 已核 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "立即汇总" }).ClickAsync();
        await Expect(page.Locator(".card").Filter(new() { HasText = "义务教育大班额" }).First.Locator(".value")).ToHaveTextAsync("1个");
        await Expect(page.GetByText("正在汇总")).ToHaveCountAsync(0);
        await Expect(page.GetByText("数据不完整：仅含 2 所中的 1 所")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "起始年级大班额（1）" })).ToBeVisibleAsync();
        await Expect(page.Locator("section[aria-labelledby=flags] h3").First).ToContainTextAsync("■ 严重");
        var flag = page.Locator(".flags").First.Locator("tbody tr");
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
        await Expect(page).ToHaveURLAsync(county.Page);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "学年" }).GetByRole(AriaRole.Link, new() { Name = "2024" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("2024—2025");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ANumberLeadsToItsFormulaItsPartsAndItsCellsAndTheCountyWorkbookDownloads()
    {
        var county = new County(app, "420714");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 57, 66));
        await county.CompileAsync();
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync(county.Page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载县级汇总表（.xlsx）" }).ClickAsync());
        Assert.Equal($"县级汇总-{county.Code}-2025-第1次.xlsx", download.SuggestedFilename);

        await page.Locator(".card").Filter(new() { HasText = "义务教育大班额比例" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{county.Page}/figures/large-class-share.compulsory");
        await Expect(page.Locator(".figure-value")).ToHaveTextAsync("33.33%"); // 2 of 6
        await Expect(page.Locator("main")).ToContainTextAsync("大班额数 ÷ 班级数 × 100");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "义务教育班级数" })).ToContainTextAsync("6 个");

        await page.GetByRole(AriaRole.Link, new() { Name = "义务教育大班额数" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{county.Page}/figures/large-classes.compulsory");
        await Expect(page.Locator("main")).ToContainTextAsync("学生数 56 人及以上的班级个数");
        await Expect(page.Locator("main")).ToContainTextAsync("国发〔2016〕40号");
        await Expect(page.Locator(".places li")).ToHaveTextAsync(["班级!C4 = 57", "班级!C5 = 66"]);
        download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "青石小学 2025 学年" }).ClickAsync());
        Assert.Equal($"回执-2025-{county.School(1)}-第1版.xlsx", download.SuggestedFilename);

        // A later return changes the figure before the next run does.
        await county.IngestAsync(1, county.Return(1, 57, 40), 2);
        await page.ReloadAsync();
        await Expect(page.Locator(".figure-value")).ToHaveTextAsync("1个");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("第 1 次汇总时为 2");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ASchoolsPageSaysWhatToMendWhereAndShowsItsVersions()
    {
        var county = new County(app, "420717");
        await county.RegisterAsync(1, 2);
        await county.IngestAsync(1, county.Return(1));
        await county.IngestAsync(1, county.Return(1).Set("班级", "C4", "约四十"), 2);
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/schools/{county.School(1)}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "退回，请改正后重报" })).ToBeVisibleAsync();
        await Expect(page.Locator(".verdict")).ToContainTextAsync("上一次已核的第 1 版仍然有效");
        await Expect(page.Locator(".findings").First).ToContainTextAsync("工作表“班级”，“学生数”");
        await Expect(page.Locator(".findings .places li").First).ToHaveTextAsync("C4现为“约四十”");
        var versions = page.Locator("section[aria-labelledby=versions]").GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader) });
        await Expect(versions).ToHaveCountAsync(2);
        await Expect(versions.Nth(0)).ToContainTextAsync("✗ 退回");
        await Expect(versions.Nth(1)).ToContainTextAsync("✓ 通过计入汇总");
        var download = await page.RunAndWaitForDownloadAsync(() => versions.Nth(1).GetByRole(AriaRole.Link).ClickAsync());
        Assert.Equal($"回执-2025-{county.School(1)}-第1版.xlsx", download.SuggestedFilename);

        await page.GotoAsync($"{county.Page}/schools/{county.School(2)}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "尚未报送" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ACheckThatIsRunningSaysSoAndAsksAgain()
    {
        var waiting = await quiet.StartedAsync(); // nothing is ingested there
        var county = new County(waiting, "420718");
        await county.RegisterAsync(1);
        using var put = await county.PutReturnAsync(1, county.Return(1).ToXlsx());
        Assert.Equal(HttpStatusCode.Accepted, put.StatusCode);
        var page = await waiting.Http.GetStringAsync($"{county.Page}/schools/{county.School(1)}", Wait.Token);
        Assert.Contains("""<meta http-equiv="refresh" content="3">""", page.Replace(" />", ">", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("正在校验", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProblemsCanBeNarrowedAndTheSchoolsOwnWordsStandBesideThem()
    {
        var county = new County(app, "420719");
        await county.RegisterEntriesAsync(county.Entry(1, name: "青石小学"), county.Entry(2, name: "双桥小学"), county.Entry(3, name: "云台小学"));
        await county.IngestAsync(1, county.Return(1, 57, 40, 58).Set("班级", "K4", "教室在建"), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2, 40, 40, 40, 40, 40, 66), received: "2025-09-10");
        await county.IngestAsync(3, county.Return(3).Set("班级", "C4", "约四十"), received: "2025-09-10");
        await county.CompileAsync();
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync(county.Page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "问题清单（5 项）" })).ToBeVisibleAsync(); // each school that is in has a hazard open after the due date
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "报送问题（1 项）" })).ToBeVisibleAsync(); // sent back, apart
        await Expect(page.Locator(".said")).ToHaveTextAsync("学校说明 1 班：教室在建");

        await page.GetByLabel("级别").SelectOptionAsync("serious");
        await page.Locator("select[name=school]").First.SelectOptionAsync(county.School(2));
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("筛选结果 1 项（全部 6 项）。");
        await Expect(page.Locator(".flags tbody tr")).ToContainTextAsync("六年级：1 班 66 人");
        await page.GetByRole(AriaRole.Link, new() { Name = "显示全部" }).ClickAsync();
        await Expect(page.Locator(".flags tbody tr")).ToHaveCountAsync(6);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task TheCountysNameStandsInEveryTitleAndWhatIsNotThereIsAPageOfItsOwn()
    {
        var county = new County(app, "420720");
        await county.RegisterAsync(1);
        using var put = await county.SendAsync(HttpMethod.Put, $"/api/counties/{county.Code}/settings", """{"name":"青石县"}"""u8.ToArray(), "application/json");
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        await county.IngestAsync(1, county.Return(1));
        var page = await browser.OpenAsync(app, hasScript: false);
        foreach (var address in new[] { county.Page, $"{county.Page}/schools/{county.School(1)}", $"{county.Page}/figures/classes" })
        {
            await page.GotoAsync(address);
            Assert.Contains("青石县", await page.TitleAsync(), StringComparison.Ordinal);
        }

        foreach (var address in new[] { "/counties/420799/years/2025", $"{county.Page}/schools/4207209999", $"{county.Page}/figures/nonsense", $"{county.Api}/schools/{county.School(1)}/return/receipt?version=9" })
        {
            var response = await page.GotoAsync(address);
            Assert.Equal(404, response!.Status);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("没有找到");
        }

        await page.Context.CloseAsync();
    }

    // Both have reported, of last year one alone: what is compared cohort by cohort comes from 1 of 2. In the county's first year nothing is.
    [Fact]
    public async Task ACellThatComesFromOtherSchoolsThanItsRowSaysFromHowMany()
    {
        var county = new County(app, "420724");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, name: "双桥小学"));
        await county.In(2024).IngestAsync(1, county.In(2024).Return(1));
        await county.In(2024).CompileAsync();
        await county.IngestAsync(1, county.Return(1));
        await county.IngestAsync(2, county.Return(2));
        await county.CompileAsync();
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync(county.Page);
        var row = page.Locator("#figures > table tbody tr").First;
        await Expect(row.Locator("td").Last).ToHaveTextAsync("2 / 2");
        await Expect(row.Locator("td:has(.partial)")).ToHaveCountAsync(4);
        foreach (var cell in new[] { "新增大班额", "持续大班额", "已消除大班额", "随毕业离校大班额" })
        {
            await Expect(row.Locator($"td[data-label='{cell}'] .partial")).ToHaveTextAsync("纳入 1 / 2");
        }

        await page.GotoAsync(county.In(2024).Page);
        await Expect(page.Locator("#figures")).ToContainTextAsync("1 / 2");
        await Expect(page.Locator("#figures")).Not.ToContainTextAsync("纳入 0");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AxeFindsNothingOnAnyPageAndNothingIsWiderThanAPhone()
    {
        var county = new County(app, "420715");
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, "镇区"), county.Entry(3, "乡村"));
        await county.In(2024).IngestAsync(1, county.In(2024).Return(1, 58, 40, 40, 40, 40, 60));
        await county.In(2024).CompileAsync();
        var page = await browser.OpenAsync(app);
        await AssertCleanAsync(county.Page);

        await county.IngestAsync(1, county.Return(1, 57, 66).Set("班级", "K4", "教室在建"), received: "2025-10-10");
        await county.IngestAsync(2, county.Return(2).Set("班级", "C4", "约四十"));
        await county.CompileAsync();
        foreach (var address in new[]
        {
            county.Page, $"{county.Page}?severity=serious&flag=&school=&grade=&change=", $"{county.Page}/schools/{county.School(1)}", $"{county.Page}/schools/{county.School(2)}",
            $"{county.Page}/schools/{county.School(3)}", $"{county.Page}/figures/large-classes", $"{county.Page}/figures/large-class-share.urban", $"{county.Page}/figures/returns-missing", "/", "/counties/420798/years/2025",
        })
        {
            await AssertCleanAsync(address);
        }

        await page.Context.CloseAsync();

        async Task AssertCleanAsync(string address)
        {
            foreach (var width in new[] { 1440, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.GotoAsync(address);
                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
                Assert.Empty(await Browser.ViolationsAsync(page));
                Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
            }
        }
    }

    // What is hidden from the eye for readers aloud lies outside on purpose.
    internal const string TooWide = """
        () => [...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).position !== 'absolute' && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('thead'))
            .map(e => `${innerWidth}: ${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`).concat(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])
        """;

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
