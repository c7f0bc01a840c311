using System.Net;
using ClosedXML.Excel;
using EduFunctions.App.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>What the bureau says beside a figure: the figure, its cells and every other figure stay as the schools reported them.</summary>
public sealed class AdjustmentTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    const string Figure = "large-classes.primary";

    static string Body(string value, string by = "王敏", string reason = "两校重复报送同一个班") => $$"""{"value":{{value}},"by":"{{by}}","reason":"{{reason}}"}""";

    static async Task<County> CompiledAsync(RunningApp app, string code, params double[] pupils)
    {
        var county = new County(app, code);
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, pupils), received: "2025-09-10");
        await county.CompileAsync();
        return county;
    }

    async Task<(HttpStatusCode Status, Json Answer)> PutAsync(County county, string body, string figure = Figure, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{county.Api}/figures/{figure}/adjustment") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await app.Http.SendAsync(request, Wait.Token);
        return (response.StatusCode, await Json.OfAsync(response));
    }

    static async Task<Json> FigureAsync(County county, string code = Figure) => (await county.GetAsync($"{county.Api}/summary?figure={code}")).Figure(code);

    // Two large classes are reported; the bureau holds that it is one. 57 and 58 pupils: the county's number is the schools' as before.
    [Fact]
    public async Task ItStandsBesideTheFigureAndChangesNone()
    {
        var county = await CompiledAsync(app, "420751", 57, 40, 58);
        var (status, made) = await PutAsync(county, Body("1"));
        Assert.Equal((HttpStatusCode.OK, 1m, 1m, 2m), (status, made.Number("number"), made.Number("value"), made.Number("compiled")));

        var figure = await FigureAsync(county);
        Assert.Equal((2m, 1m, "王敏", "两校重复报送同一个班"), (figure.Number("value"), figure["adjustment"].Number("value"), figure["adjustment"].Text("by"), figure["adjustment"].Text("reason")));
        var whole = await FigureAsync(county, "large-classes");
        Assert.Equal((2m, true), (whole.Number("value"), IsNull(whole)));
        Assert.Equal(2m, (await county.GetAsync($"{county.Api}/figures/{Figure}/cells")).Number("value"));

        var csv = await app.Http.GetStringAsync($"{county.Api}/summary?figure={Figure}&format=csv", Wait.Token);
        Assert.EndsWith(",2025-09-01,1,\"两校重复报送同一个班\",0,0", csv.TrimEnd(), StringComparison.Ordinal);
        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/summary?format=xlsx")));
        var row = workbook.Worksheet("汇总").RowsUsed().Single(line => line.CellsUsed().Any(cell => cell.GetString() == Figure));
        Assert.Equal((2, 1, "两校重复报送同一个班（王敏）"), (row.Cell(2).GetDouble(), row.Cell(15).GetDouble(), row.Cell(16).GetString()));
    }

    [Fact]
    public async Task ItIsTakenBackAndEverythingSaidIsKept()
    {
        var county = await CompiledAsync(app, "420752", 57, 40);
        await PutAsync(county, Body("0"));
        await PutAsync(county, Body("2", reason: "九月分出一个班"));
        var (_, back) = await PutAsync(county, Body("null", reason: "学校已更正"));
        Assert.Equal(3m, back.Number("number"));
        Assert.True(IsNull(await FigureAsync(county)));
        var list = await county.GetAsync($"{county.Api}/adjustments");
        Assert.Empty(list.List("inForce"));
        Assert.Equal(["0", "2", ""], list.List("all").Select(one => one.NumberOrNull("value")?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        var (status, nothing) = await PutAsync(county, Body("null"));
        Assert.Equal((HttpStatusCode.Conflict, "not-adjusted"), (status, nothing.Text("code")));
    }

    [Theory]
    [InlineData("1000000000000.5", "王敏", "原因", Figure, HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("45.5", "王敏", "原因", Figure, HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("0.1234567", "王敏", "原因", "large-class-share.primary", HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("-0.5", "王敏", "原因", "large-class-share.primary", HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("-1", "王敏", "原因", "pupils-per-post.primary", HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("-1", "王敏", "原因", Figure, HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("100.5", "王敏", "原因", "large-class-share.primary", HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("2", "王敏", "原因", "entrance-grades-cleared.compulsory", HttpStatusCode.BadRequest, "bad-adjustment")]
    [InlineData("1", " ", "原因", Figure, HttpStatusCode.BadRequest, "bad-act")]
    [InlineData("1", "王敏", "", Figure, HttpStatusCode.BadRequest, "bad-act")]
    [InlineData("1", "王敏", "原因", "no-such-figure", HttpStatusCode.NotFound, "unknown-figure")]
    public async Task WhatCannotStandThereIsRefused(string value, string by, string reason, string figure, HttpStatusCode status, string code)
    {
        var county = await Refusals(app);
        var (answered, problem) = await PutAsync(county, Body(value, by, reason), figure);
        Assert.Equal((status, code), (answered, problem.Text("code")));
        Assert.Empty((await county.GetAsync($"{county.Api}/adjustments")).List("all"));
    }

    // A school's service may end in debt, training institutions may have grown, spending may have fallen or more than doubled; a quotient of
    // counts has decimals.
    [Theory]
    [InlineData("service-balance", "-3.25")]
    [InlineData("training-institutions-reduced", "-12.5")]
    [InlineData("education-spending-growth", "-2.31")]
    [InlineData("education-spending-growth", "130")]
    [InlineData("pay-difference", "-1200")]
    [InlineData("pupils-per-post.primary", "18.75")]
    [InlineData("large-class-share.primary", "100")]
    public async Task WhatTheFigureCanBeIsTaken(string figure, string value)
    {
        var (status, made) = await PutAsync(await Takes(app), Body(value), figure);
        Assert.Equal((HttpStatusCode.OK, value), (status, made["value"].ToString()));
    }

    static bool IsNull(Json figure) => figure["adjustment"].Element.ValueKind == System.Text.Json.JsonValueKind.Null;

    static readonly Lock Gate = new();
    static Task<County>? refusals;

    static Task<County>? takes;

    static Task<County> Refusals(RunningApp app)
    {
        lock (Gate)
        {
            return refusals ??= CompiledAsync(app, "420753", 57);
        }
    }

    static Task<County> Takes(RunningApp app)
    {
        lock (Gate)
        {
            return takes ??= CompiledAsync(app, "420971", 57);
        }
    }

    [Fact]
    public async Task WhoHasNotSeenTheLatestIsRefused()
    {
        var county = await CompiledAsync(app, "420754", 57);
        using var seen = await county.SendAsync(HttpMethod.Get, $"{county.Api}/adjustments");
        var tag = seen.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(county, Body("0"), ifMatch: tag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(county, Body("1"), ifMatch: tag)).Status);
        Assert.Equal(0m, (await FigureAsync(county))["adjustment"].Number("value"));
    }

    // The officer adjusts 1 to 0; then the school sends 40 for 57, and the county's own figure is 0 too: look again.
    [Fact]
    public async Task OnThePageItIsMadeSeenAndOvertaken()
    {
        var county = await CompiledAsync(app, "420755", 57, 40);
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/figures/{Figure}");
        await page.GetByText("调整这个数").ClickAsync();
        await page.GetByLabel("调整为（个）").FillAsync("0");
        await page.GetByLabel("经办人").FillAsync("王敏");
        await page.GetByLabel("原因").FillAsync("现场核查为两个班");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("#adjustment ~ .figure-value").First).ToHaveTextAsync("0个");
        await Expect(page.GetByText("教育局 王敏：现场核查为两个班")).ToBeVisibleAsync();
        await Expect(page.Locator("#value ~ .figure-value").First).ToHaveTextAsync("1个");
        await page.GotoAsync(county.Page);
        await Expect(page.Locator("#adjustments tbody tr")).ToContainTextAsync("现场核查为两个班");
        Assert.Equal(0, await page.GetByText(EduFunctions.Rounds.Adjustment.Overtaken.Zh).CountAsync());

        await county.IngestAsync(1, county.Return(1, 40, 40), version: 2, file: "second.xlsx", received: "2025-09-11");
        await county.CompileAsync();
        await page.GotoAsync(county.Page);
        await Expect(page.Locator("#adjustments tbody tr")).ToContainTextAsync(EduFunctions.Rounds.Adjustment.Overtaken.Zh);
        await page.GotoAsync($"{county.Page}/figures/{Figure}");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("调整时（第 1 次汇总）为 1，现在为 0");
        await page.Context.CloseAsync();
    }
}
