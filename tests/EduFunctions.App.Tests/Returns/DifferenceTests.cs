using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using EduFunctions.App.Tests.Pages;
using EduFunctions.App.Tests.Rounds;

namespace EduFunctions.App.Tests.Returns;

/// <summary>Two versions beside each other, and the page that is signed.</summary>
public sealed class DifferenceTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    // Version 1 has 41 girls of 40 pupils and is rejected; version 2 has 20.
    [Fact]
    public async Task ARejectedVersionIsComparedWithTheOneThatMendedIt()
    {
        var county = new County(app, "430131");
        await county.RegisterAsync(1);
        using (await county.PutReturnAsync(1, county.Return(1).Set("班级", "D4", 41d).ToXlsx()))
        {
            await county.SettledAsync(1);
        }

        using (await county.PutReturnAsync(1, county.Return(1).ToXlsx()))
        {
            await county.SettledAsync(1, 2);
        }

        var difference = await county.GetAsync(county.ReturnOf(1) + "/diff?from=1&to=2");
        var change = Assert.Single(difference.List("changes"));
        Assert.Equal(("classes", "1-1", "girls", "41", "20", "D4", "changed"),
            (change.Text("sheet"), change.Text("row"), change.Text("column"), change.Text("before"), change.Text("after"), change.Text("beforeAt"), change.Text("rowChange")));
        Assert.Equal("“其中女生”大于“学生数”。（41 > 40）", Assert.Single(change.List("cleared")).Element.GetString());
        Assert.Empty(change.List("brought"));
        Assert.Equal(difference.ToString(), (await county.GetAsync(county.ReturnOf(1) + "/diff")).ToString()); // the latest two

        using (var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/diff?from=1&to=2&format=xlsx"))))
        {
            Assert.Equal("41", workbook.Worksheet("差别").Cell("E3").GetString());
        }

        using (var unknown = await county.SendAsync(HttpMethod.Get, county.ReturnOf(1) + "/diff?from=2&to=3"))
        {
            Assert.Equal((HttpStatusCode.NotFound, "no-version"), (unknown.StatusCode, (await Json.OfAsync(unknown)).Text("code")));
        }

        await AssertPageAsync($"{county.Page}/schools/{county.School(1)}/diff?from=1&to=2", "difference", "改动 1 处", "✓ “其中女生”大于“学生数”。（41 > 40）");
    }

    [Fact]
    public async Task TheReturnInForceStandsOnOnePageToBeSignedWithTheHashOfItsWorkbook()
    {
        var county = new County(app, "430132");
        await county.RegisterAsync(1);
        var accepted = county.Return(1, 57).ToXlsx();
        using (await county.PutReturnAsync(1, accepted))
        {
            await county.SettledAsync(1);
        }

        await ApprovalTests.ActAsync(county, 1, """{"act":"confirm","by":"王敏"}""");
        using (await county.PutReturnAsync(1, county.Return(1, 58).Set("班级", "D4", 99d).ToXlsx()))
        {
            await county.SettledAsync(1, 2); // rejected: version 1 is what is signed
        }

        var hash = string.Join(' ', InProcess.HashOf(accepted).Chunk(8).Select(part => new string(part)));
        await AssertPageAsync($"{county.Page}/schools/{county.School(1)}/sign-off", "sign-off", "第 1 版", hash, "257", "填报人", "审核人", "校长（园长）", "单位公章", "已核，教育局 王敏 核准"); // 57 + 5 × 40

        await county.RegisterAsync(1, 2);
        using var nothing = await county.SendAsync(HttpMethod.Get, $"{county.Page}/schools/{county.School(2)}/sign-off");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    async Task AssertPageAsync(string address, string picture, params string[] texts)
    {
        var page = await browser.OpenAsync(app);
        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(address);
            var shown = await page.Locator("main").InnerTextAsync();
            Assert.All(texts, text => Assert.Contains(text, shown, StringComparison.Ordinal));
            Assert.Empty(await Browser.ViolationsAsync(page));
            Assert.Empty(await page.EvaluateAsync<string[]>(PageTests.TooWide));
        }

        // On paper it is A4; who signs, signs one sheet.
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b"));
        Assert.Matches(@"/MediaBox \[0 0 59[45](\.\d+)? 84[12]", pdf);
        await RoundTests.SaveAsync(page, picture);
        await page.Context.CloseAsync();
    }
}
