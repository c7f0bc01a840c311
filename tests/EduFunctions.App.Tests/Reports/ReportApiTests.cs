using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EduFunctions.App.Tests.Cli;
using EduFunctions.App.Tests.Pages;
using EduFunctions.App.Tests.Returns;
using EduFunctions.Reports;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduFunctions.App.Tests.Reports;

/// <summary>Self-assessment reports: made, kept, compared; their template; the handover.</summary>
public sealed class ReportApiTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    const string Large = "large-classes.compulsory";

    // Schools 1 and 2 of three, and the bureau. Class 1-1 of school 1 is large.
    async Task<County> CompiledAsync(string code)
    {
        var county = new County(app, code);
        await county.RegisterEntriesAsync(county.Entry(1, name: "青石小学"), county.Entry(2, name: "双桥小学"), county.Entry(3, name: "三岔小学"));
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2), received: "2025-10-10");
        using var put = await FormApiTests.PutAsync(county, FormApiTests.Bureau(county));
        Assert.Equal("accepted", (await FormApiTests.SettledAsync(county, 1)).Text("state"));
        await county.CompileAsync();
        return county;
    }

    static async Task<Json> MakeAsync(County county, string? body = null)
    {
        using var response = await county.SendAsync(HttpMethod.Post, $"{county.Api}/report", body is null ? null : Encoding.UTF8.GetBytes(body), body is null ? null : "application/json");
        var made = await Json.OfAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.Created, made.ToString());
        Assert.Equal($"{county.Api}/report?number={made.Number("number")}", response.Headers.Location!.OriginalString);
        return made;
    }

    static void AssertValid(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Take(20).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public async Task AReportIsKeptAndSaysWhatHasChangedSinceByWhoseVersion()
    {
        var county = await CompiledAsync("420804");
        using (var none = await county.SendAsync(HttpMethod.Get, $"{county.Api}/report"))
        {
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        var made = await MakeAsync(county, """{"by":"王敏"}""");
        Assert.Equal((1m, 1m, "王敏"), (made.Number("number"), made.Number("run"), made.Text("by")));
        var figure = made.Figure(Large);
        Assert.Equal((1m, 2m, 3m), (figure.Number("value"), figure.Number("counted"), figure.Number("expected")));
        Assert.Contains("1 个", figure["texts"].Items.Select(text => text.Element.GetString()));
        Assert.Equal(ReportItems.All.Select(item => item.Code), made.Texts("items", "code"));
        Assert.Equal(ReportItems.All.Length, made.Number("backed") + made.Number("partly") + made.Number("wanting"));
        Assert.All(made.List("items"), item => Assert.Contains(item.Text("standing"), new[] { "backed", "partly", "wanting" }));

        var document = await county.DownloadAsync($"{county.Api}/report?format=docx");
        AssertValid(document);
        using (var word = WordprocessingDocument.Open(new MemoryStream(document), false))
        {
            var links = word.MainDocumentPart!.HyperlinkRelationships.Select(link => link.Uri.OriginalString).ToList();
            Assert.Contains($"{app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{county.Page}/figures/{Large}?run=1", links);
        }

        // The same text on the page, whose links are its own.
        var html = await app.Http.GetStringAsync($"{county.Api}/report?format=html", Wait.Token);
        Assert.Contains($"href=\"{county.Page}/figures/{Large}?run=1\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", html, StringComparison.Ordinal);

        // One class less is large: version 2 of school 1, and of nobody else.
        await county.IngestAsync(1, county.Return(1, 55), 2, "second.xlsx", "2025-09-11");
        await county.CompileAsync();
        var changes = await county.GetAsync($"{county.Api}/report/1/changes");
        Assert.Equal((1m, 2m), (changes.Number("run"), changes.Number("against")));
        var changed = changes.Figure(Large);
        Assert.Equal((1m, 0m, county.School(1)), (changed.Number("before"), changed.Number("after"), Assert.Single(changed["senders"].Items).Element.GetString()));
        Assert.Equal((county.School(1), "0002"), (Assert.Single(changes.List("versions")).Text("sender"), changes.List("versions")[0].Text("after")[..4]));
        Assert.Subset(made.Texts("figures", "code").ToHashSet(), changes.Texts("figures", "code").ToHashSet());
        Assert.Empty((await county.GetAsync($"{county.Api}/report/1/changes?against=1")).List("figures"));

        // The next report has the number after it; the first stands as it was.
        Assert.Equal((2m, 2m, 0m), (await MakeAsync(county) is var second ? (second.Number("number"), second.Number("run"), second.Figure(Large).Number("value")) : default));
        Assert.Equal(document, await county.DownloadAsync($"{county.Api}/report?format=docx&number=1"));
        Assert.Equal([2m, 1m], (await county.GetAsync($"{county.Api}/reports")).List("reports").Select(report => report.Number("number")));
        Assert.Equal(2m, (await county.GetAsync($"{county.Api}/report")).Number("number"));
        using var ninth = await county.SendAsync(HttpMethod.Get, $"{county.Api}/report?number=9");
        Assert.Equal(HttpStatusCode.NotFound, ninth.StatusCode);
    }

    // Last year two classes were large, this year one.
    [Fact]
    public async Task TwoYearsReportsStandBesideEachOther()
    {
        var county = new County(app, "420805");
        await county.RegisterAsync(1);
        var last = county.In(2024);
        await last.IngestAsync(1, last.Return(1, 57, 58), received: "2024-09-10");
        await last.CompileAsync();
        await county.IngestAsync(1, county.Return(1, 40, 57), received: "2025-09-10");
        await county.CompileAsync();
        await MakeAsync(county);
        using (var none = await county.SendAsync(HttpMethod.Get, $"{county.Api}/report/1/changes?against-year=2024"))
        {
            Assert.Equal("no-report", (await Json.OfAsync(none)).Text("code"));
        }

        await MakeAsync(last);
        var compared = await county.GetAsync($"{county.Api}/report/1/changes?against-year=2024");
        Assert.Equal((2024m, 1m), (compared.Number("againstYear"), compared.Number("againstNumber")));
        Assert.Equal((2m, 1m), (compared.Figure(Large).Number("before"), compared.Figure(Large).Number("after")));

        var page = await browser.OpenAsync(app);
        await page.SetViewportSizeAsync(390, 900);
        await page.GotoAsync($"{county.Page}/report");
        await page.GetByRole(AriaRole.Link, new() { Name = "与 2024 学年的报告对照" }).ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=compared] tr").Filter(new() { Has = page.Locator($"a[href$='/figures/{Large}']") })).ToContainTextAsync("2 个");
        Assert.Empty(await Browser.ViolationsAsync(page));
        Assert.Empty(await page.EvaluateAsync<string[]>(PageTests.TooWide));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task TheCommandHasAReportMadeAndWritesIt()
    {
        var county = await CompiledAsync("420809");
        using var command = new CommandLine("report", "--county", county.Code, "--year", "2025", "--out", "reports/报告.docx", "--server", app.Http.BaseAddress!.ToString());
        Assert.True(await command.ExitAsync() == 0, command.Output);
        Assert.Contains("第 1 号（第 1 次汇总）", command.Output, StringComparison.Ordinal);
        Assert.Equal(await county.DownloadAsync($"{county.Api}/report?format=docx"), await File.ReadAllBytesAsync(Path.Combine(command.Folder.FullName, "reports", "报告.docx"), Wait.Token));

        // Nothing was compiled there: the app says so, and no file is written.
        using var refused = new CommandLine("report", "--county", county.Code, "--year", "2019", "--out", "none.docx", "--server", app.Http.BaseAddress.ToString());
        Assert.Equal(1, await refused.ExitAsync());
        Assert.Contains("尚未汇总", refused.Output, StringComparison.Ordinal);
        using var unserved = new CommandLine("report", "--county", county.Code, "--year", "2025", "--out", "none.docx", "--server", "http://127.0.0.1:9");
        Assert.Equal(1, await unserved.ExitAsync());
        Assert.Contains("请先运行 serve", unserved.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(refused.Folder.FullName, "none.docx")));
    }

    [Fact]
    public async Task TheOfficesTemplateIsCheckedUsedAndTakenBack()
    {
        var county = await CompiledAsync("420806");
        var address = $"/api/counties/{county.Code}/report-template";
        var ours = await county.DownloadAsync(address);
        AssertValid(ours);
        using (var refused = await county.SendAsync(HttpMethod.Put, address, [1, 2, 3], Docx))
        {
            var problem = await Json.OfAsync(refused);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "template-has-errors"), (refused.StatusCode, problem.Text("code")));
            Assert.StartsWith("template-", problem.List("findings")[0].Text("code"), StringComparison.Ordinal);
        }

        const string Words = "我局按要求逐项自评，现将情况报告如下。";
        using (var taken = await county.SendAsync(HttpMethod.Put, address, With(ours, Words), Docx))
        {
            Assert.True(taken.StatusCode == HttpStatusCode.OK, await taken.Content.ReadAsStringAsync(Wait.Token));
        }

        var made = await MakeAsync(county);
        Assert.Equal(64, made.Text("template").Length);
        var document = await county.DownloadAsync($"{county.Api}/report?format=docx");
        AssertValid(document);
        Assert.Contains(Words, ReportText.All(document), StringComparison.Ordinal);
        Assert.Equal(1m, made.Figure(Large).Number("value"));

        using (var stale = await county.SendAsync(HttpMethod.Delete, address, ifMatch: "\"none\""))
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        }

        using (var gone = await county.SendAsync(HttpMethod.Delete, address))
        {
            Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        }

        Assert.Equal(ours, await county.DownloadAsync(address));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await MakeAsync(county))["template"].Element.ValueKind);
    }

    // A template that was taken once and is unusable by now: what lies in storage is no document any more.
    [Fact]
    public async Task AnUnusableTemplateIsToldOnThePageAndNothingIsLost()
    {
        var county = await CompiledAsync("420901");
        var page = $"{county.Page}/report";
        using (var made = await app.Http.PostAsync(page, Form(("act", "make"), ("by", "王敏")), Wait.Token))
        {
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        }

        var template = app.Blobs.GetBlobContainerClient("settings").GetBlobClient($"{county.Code}.docx");
        await template.UploadAsync(BinaryData.FromString("not a document any more"), Wait.Token);
        using (var refused = await app.Http.PostAsync(page, Form(("act", "make"), ("by", "王敏")), Wait.Token))
        {
            var text = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Wait.Token));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(ReportTemplate.Check("not a document any more"u8.ToArray())[0].Message.Zh, text, StringComparison.Ordinal);
            Assert.Contains("第 1 号", text, StringComparison.Ordinal); // the report that was made stands, and is shown
        }

        Assert.Equal(1m, (await county.GetAsync($"{county.Api}/report?format=json")).Number("number"));
        Assert.Equal("not a document any more", (await template.DownloadContentAsync(Wait.Token)).Value.Content.ToString());
        Assert.Single((await county.GetAsync($"{county.Api}/reports")).List("reports"));

        var shown = await app.Http.GetStringAsync(page, Wait.Token);
        Assert.Contains("template", shown, StringComparison.Ordinal); // the form that takes another, or takes this one back
        using (var again = await app.Http.PostAsync(page, Form(("act", "remove"), ("seen", Seen(shown))), Wait.Token))
        {
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        }

        using (var made = await app.Http.PostAsync(page, Form(("act", "make"), ("by", "王敏")), Wait.Token))
        {
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        }

        Assert.Equal(2m, (await county.GetAsync($"{county.Api}/report?format=json")).Number("number"));

        static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
            {
                form.Add(new StringContent(value), name);
            }

            return form;
        }

        static string Seen(string html) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, "name=\"seen\" value=\"([^\"]*)\"").Groups[1].Value);
    }

    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // A paragraph of the office's own before the first.
    static byte[] With(byte[] template, string words)
    {
        using var buffer = new MemoryStream();
        buffer.Write(template);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(text.Replace("<w:body>", $"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p>", StringComparison.Ordinal));
        }

        return buffer.ToArray();
    }

    // School 2 was late; its flag of school 1's large class has somebody who sees to it; a figure is adjusted.
    [Fact]
    public async Task TheHandoverTellsWhatIsOpen()
    {
        var county = await CompiledAsync("420807");
        var key = (await county.GetAsync($"{county.Api}/flags?flag=large-class-entrance-grade")).List("flags")[0]["key"].Text("id");
        using (var care = await county.SendAsync(HttpMethod.Put, $"{county.Api}/flags/{key}", """{"note":"九月底前分班","owner":"李强","due":"2025-10-15","by":"王敏"}"""u8.ToArray(), "application/json"))
        {
            Assert.Equal(HttpStatusCode.OK, care.StatusCode);
        }

        using (var adjusted = await county.SendAsync(HttpMethod.Put, $"{county.Api}/figures/{Large}/adjustment", """{"value":0,"by":"王敏","reason":"已分班"}"""u8.ToArray(), "application/json"))
        {
            Assert.Equal(HttpStatusCode.OK, adjusted.StatusCode);
        }

        var document = await county.DownloadAsync($"{county.Api}/handover");
        AssertValid(document);
        var text = ReportText.All(document);
        foreach (var told in new[] { "年报工作交接", "起始年级大班额", "李强，2025-10-15", "九月底前分班", "已分班", "第 1 次，", "各项标准都用国家标准", "还没有生成自评报告" })
        {
            Assert.Contains(told, text, StringComparison.Ordinal);
        }
    }

    // School 2 is renamed, school 3 goes, and a school 4 comes, after the run: its report is of the schools of the run.
    [Fact]
    public async Task AReportIsOfTheSchoolsOfItsRun()
    {
        var county = await CompiledAsync("420951");
        await county.RegisterEntriesAsync(county.Entry(1, name: "青石小学"), county.Entry(2, name: "新双桥小学"), county.Entry(4, name: "四望小学"));
        await MakeAsync(county);
        var html = await app.Http.GetStringAsync($"{county.Api}/report?format=html", Wait.Token);
        Assert.Contains("双桥小学", html, StringComparison.Ordinal);
        Assert.Contains("三岔小学", html, StringComparison.Ordinal);
        Assert.DoesNotContain("新双桥小学", html, StringComparison.Ordinal);
        Assert.DoesNotContain("四望小学", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnThePageAReportIsMadeReadAndFollowed()
    {
        var county = await CompiledAsync("420808");
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/report");
        await Expect(page.GetByText("还没有生成报告")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "生成报告" }).ClickAsync();
        await Expect(page.Locator("#made")).ToContainTextAsync("第 1 号（第 1 次汇总");
        await Expect(page.GetByText("数字与最近一次汇总一致")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载 Word（.docx）" }).ClickAsync());
        Assert.Equal("自评报告-420808-2025-第1号.docx", download.SuggestedFilename);

        // From the figure to its cells in two clicks.
        await page.Locator($".report a[href='{county.Page}/figures/{Large}?run=1']").First.ClickAsync();
        await Expect(page.Locator(".figure-value").First).ToHaveTextAsync("1个");
        await Expect(page.Locator(".places li").First).ToContainTextAsync("班级!C4");

        // A template that is none is told on the page.
        await page.GotoAsync($"{county.Page}/report");
        await page.GetByText("报告的模板").ClickAsync();
        await page.GetByLabel("模板（.docx，不超过 20 MB）").SetInputFilesAsync(new FilePayload { Name = "模板.docx", MimeType = Docx, Buffer = [1, 2, 3] });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传模板" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("这份模板不能用");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("另存为 .docx");
        await county.IngestAsync(1, county.Return(1, 55), 2, "second.xlsx", "2025-09-11");
        await county.CompileAsync();
        await page.GotoAsync($"{county.Page}/report");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("自第 1 次汇总以来，报告中有");
        await page.GetByRole(AriaRole.Link, new() { Name = "看全部变化" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("第 1 次汇总到第 2 次汇总");
        await page.Locator("a[href*='/diff?from=']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("青石小学");

        // What report and changes print still leads to the cells that it was counted from: version 1's, and its workbook.
        await page.GotoAsync($"{county.Page}/changes?from=1&run=2");
        await page.Locator($"a[href='{county.Page}/figures/{Large}?run=1']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("第 1 次汇总");
        await Expect(page.Locator(".figure-value")).ToHaveTextAsync("1个");
        await Expect(page.Locator(".places li")).ToHaveTextAsync(["班级!C4 = 57"]);
        await Expect(page.Locator("a[href*='/receipt?version=']")).ToHaveAttributeAsync("href", new Regex("version=1$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "看现在的" }).ClickAsync();
        await Expect(page.Locator(".figure-value").First).ToHaveTextAsync("0个");

        // The bureau's cells lead to its own page and workbook.
        await page.GotoAsync($"{county.Page}/figures/education-spending");
        var workbook = await page.Locator("a[href*='/receipt?version=']").GetAttributeAsync("href");
        Assert.NotEmpty(await county.DownloadAsync(workbook!));
        await page.GetByRole(AriaRole.Link, new() { Name = "教育局", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/bureau$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("教育局");
        await page.Context.CloseAsync();

        var scripted = await browser.OpenAsync(app);
        foreach (var width in new[] { 1440, 390 })
        {
            await scripted.SetViewportSizeAsync(width, 900);
            foreach (var address in new[] { "/report", "/changes?from=1&run=2", $"/figures/{Large}?run=1" })
            {
                await scripted.GotoAsync(county.Page + address);
                await scripted.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
                Assert.Empty(await Browser.ViolationsAsync(scripted));
                Assert.Empty(await scripted.EvaluateAsync<string[]>(PageTests.TooWide));
            }
        }

        await scripted.Context.CloseAsync();
    }
}
