using System.Net;
using System.Text;
using ClosedXML.Excel;
using EduFunctions.App.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduFunctions.App.Tests.Reports;

/// <summary>抽样核查: drawn, printed, entered.</summary>
public sealed class SampleTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    // School 1 has a large class of 57, school 2 has none, school 3 has sent nothing.
    static async Task<County> CompiledAsync(RunningApp app, string code)
    {
        var county = new County(app, code);
        await county.RegisterEntriesAsync(county.Entry(1, name: "青石小学"), county.Entry(2, name: "双桥小学"), county.Entry(3, name: "三岔小学"));
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2), received: "2025-09-10");
        await county.CompileAsync();
        return county;
    }

    static async Task<(HttpStatusCode Status, Json Answer)> PutAsync(County county, string query, string body, string? ifMatch = null)
    {
        using var response = await county.SendAsync(HttpMethod.Put, $"{county.Api}/sample/outcomes{query}", Encoding.UTF8.GetBytes(body), "application/json", ifMatch: ifMatch);
        return (response.StatusCode, await Json.OfAsync(response));
    }

    static string Body(County county, string rest) => $$"""{"by":"王敏","outcomes":[{"school":"{{county.School(1)}}","sheet":"classes","row":"1-1","column":"pupils",{{rest}}}]}""";

    static Json Cell(Json sample, string school, string row) => sample.List("schools").Single(one => one.Text("school") == school).List("cells")
        .Single(cell => cell.Text("sheet") == "classes" && cell.Text("row") == row && cell.Text("column") == "pupils");

    // Names as somebody worse would register them: text in the list for other programs, in narrow and in wide signs.
    [Fact]
    public async Task ANameThatBeginsLikeAFormulaIsText()
    {
        var county = new County(app, "420917");
        await county.RegisterEntriesAsync(county.Entry(1, name: "=cmd|' /C calc'!A0"), county.Entry(2, name: "＝1＋1<b>𠮷&\"甲\""));
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2), received: "2025-09-10");
        await county.CompileAsync();
        var csv = await app.Http.GetStringAsync($"{county.Api}/sample?format=csv", Wait.Token);
        Assert.Contains($"{county.School(1)}\",\"'=cmd|' /C calc'!A0\"", csv, StringComparison.Ordinal);
        Assert.Contains($"{county.School(2)}\",\"'＝1＋1<b>𠮷&\"\"甲\"\"\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASampleIsKeptAsItWasDrawnAndSaysWhatWasFound()
    {
        var county = await CompiledAsync(app, "420801");
        var sample = await county.GetAsync($"{county.Api}/sample");
        Assert.Equal((1m, 10m, $"{county.Code}-2025-1", 2m), (sample.Number("run"), sample.Number("size"), sample.Text("seed"), sample.Number("eligible")));
        Assert.Equal([county.School(1), county.School(2)], sample.List("schools").Select(one => one.Text("school")).Order(StringComparer.Ordinal));
        Assert.Equal("57", Cell(sample, county.School(1), "1-1").Text("reported"));
        Assert.StartsWith("问题：", Cell(sample, county.School(1), "1-1").Text("why"), StringComparison.Ordinal);

        // Found otherwise: of one entered none is confirmed. Then it was a slip: of one entered one is.
        var (status, after) = await PutAsync(county, "", Body(county, "\"found\":\"56\",\"note\":\"1 人已转出\""));
        Assert.Equal((HttpStatusCode.OK, 1m, 0m, 0m), (status, after["outcome"].Number("entered"), after["outcome"].Number("confirmed"), after["outcome"].Number("confirmedPercent")));
        (_, after) = await PutAsync(county, "", Body(county, "\"confirmed\":true"));
        Assert.Equal((1m, 1m, 100m), (after["outcome"].Number("entered"), after["outcome"].Number("confirmed"), after["outcome"].Number("confirmedPercent")));
        Assert.Equal((2m, "王敏"), (Cell(after, county.School(1), "1-1")["outcome"].Number("number"), Cell(after, county.School(1), "1-1")["outcome"].Text("by")));

        // The school sends 55, and there is another run: the sample in use, and what was found of it, stay.
        await county.IngestAsync(1, county.Return(1, 55), 2, "second.xlsx", "2025-09-11");
        await county.CompileAsync();
        var later = await county.GetAsync($"{county.Api}/sample");
        Assert.Equal((1m, "57", 1m), (later.Number("run"), Cell(later, county.School(1), "1-1").Text("reported"), later["outcome"].Number("entered")));
        var other = await county.GetAsync($"{county.Api}/sample?run=2&size=1&seed=x");
        Assert.Equal((2m, 1, 0m), (other.Number("run"), other.List("schools").Count, other["outcome"].Number("entered")));

        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/sample?format=xlsx")));
        var row = workbook.Worksheet("抽样核查表").RowsUsed().Single(line => line.Cell(1).GetString() == county.School(1) && line.Cell(4).GetString() == "C4");
        Assert.Equal(("57", "是", "王敏"), (row.Cell(7).GetString(), row.Cell(9).GetString(), row.Cell(11).GetString()));
        Assert.Contains("\"57\",,\"是\"", await app.Http.GetStringAsync($"{county.Api}/sample?format=csv", Wait.Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"found\":\"56\",\"confirmed\":true", HttpStatusCode.BadRequest, "bad-outcome")]
    [InlineData("\"note\":\"没有去\"", HttpStatusCode.BadRequest, "bad-outcome")]
    [InlineData("\"confirmed\":true},{\"school\":\"4208019999\",\"sheet\":\"classes\",\"row\":\"1-1\",\"column\":\"pupils\",\"confirmed\":true", HttpStatusCode.NotFound, "unknown-cell")]
    public async Task WhatCannotBeIsRefusedAndNothingIsEntered(string rest, HttpStatusCode status, string code)
    {
        var county = await Refusing(app);
        var (answered, problem) = await PutAsync(county, "", Body(county, rest));
        Assert.Equal((status, code), (answered, problem.Text("code")));
        Assert.Equal(0m, (await county.GetAsync($"{county.Api}/sample"))["outcome"].Number("entered"));
        using var size = await county.SendAsync(HttpMethod.Get, $"{county.Api}/sample?size=101");
        Assert.Equal(HttpStatusCode.BadRequest, size.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(county, "", Body(county, "\"confirmed\":true"), "\"x\"")).Status);
    }

    static readonly Lock Gate = new();
    static Task<County>? refusing;

    static Task<County> Refusing(RunningApp app)
    {
        lock (Gate)
        {
            return refusing ??= CompiledAsync(app, "420802");
        }
    }

    [Fact]
    public async Task OnThePageWhatWasFoundIsEnteredPerSchool()
    {
        var county = await CompiledAsync(app, "420803");
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/sample");
        var school = page.Locator(".site").Filter(new() { HasText = "青石小学" });
        await school.GetByLabel("现场核查数：一年级 1 班 学生数（人）", new() { Exact = true }).FillAsync("57");
        await school.GetByLabel("是否一致：二年级 1 班 学生数（人）", new() { Exact = true }).SelectOptionAsync("no");
        await school.GetByLabel("核查人：青石小学").FillAsync("王敏");
        await school.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".figure-value")).ToHaveTextAsync("50%一致");
        await Expect(page.Locator("#outcome ~ .sub")).ToContainTextAsync("已登记 2 格，其中一致 1 格");
        await Expect(school.GetByLabel("现场核查数：一年级 1 班 学生数（人）", new() { Exact = true })).ToHaveValueAsync("57");
        await page.Context.CloseAsync();

        var scripted = await browser.OpenAsync(app);
        foreach (var width in new[] { 1440, 390 })
        {
            await scripted.SetViewportSizeAsync(width, 900);
            await scripted.GotoAsync($"{county.Page}/sample");
            await scripted.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            Assert.Empty(await Browser.ViolationsAsync(scripted));
            Assert.Empty(await scripted.EvaluateAsync<string[]>(PageTests.TooWide));
        }

        await scripted.Context.CloseAsync();
    }
}
