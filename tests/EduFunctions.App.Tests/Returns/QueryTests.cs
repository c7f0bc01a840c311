using System.Net;
using System.Text;
using System.Text.Json;
using ClosedXML.Excel;
using EduFunctions.App.Tests.Pages;
using EduFunctions.Tests.Returns;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduFunctions.App.Tests.Returns;

/// <summary>A school is asked, answers, and is not asked again. It has 240 pupils; 312 funded are asked about.</summary>
public sealed class QueryTests(RunningApp app, Browser browser) : IClassFixture<Browser>
{
    const string Check = "funded-differ-from-pupils";

    [Fact]
    public async Task AnAnswerByTheApiHoldsUntilTheFigureChanges()
    {
        var county = await CountyAsync("420731");
        Assert.Equal(1, (await county.IngestAsync(1, Funded(county, 312))).Number("openQueries"));
        var asked = Assert.Single((await county.GetAsync($"{county.Api}/queries")).List("queries"));
        Assert.Equal((county.School(1), "open", Check, "经费", "312", null), (asked.Text("school"), asked.Text("state"), asked.Text("check"), asked.Text("sheet"), asked.Text("text"), asked.TextOrNull("said")));

        Assert.Equal((HttpStatusCode.BadRequest, "bad-answer"), await ProblemAsync(county, asked.Text("query"), "属实", " "));
        Assert.Equal((HttpStatusCode.NotFound, "unknown-query"), await ProblemAsync(county, "0000000000000000", "属实", "张老师"));
        using (var response = await AnswerAsync(county, asked.Text("query"), "上年有学生转入", "张老师"))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var answered = await Json.OfAsync(response);
            Assert.Equal(("explained", "上年有学生转入", "张老师"), (answered.Text("state"), answered.Text("said"), answered.Text("by")));
        }

        var state = await county.GetAsync(county.ReturnOf(1));
        Assert.Equal(("accepted", 1m, 1m, 0m), (state.Text("state"), state.Number("version"), state.Number("queries"), state.Number("openQueries")));
        using (var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/receipt"))))
        {
            Assert.Contains(receipt.Worksheet("回执").CellsUsed(), cell => cell.GetString() == "上年有学生转入");
        }

        // Version 2 says nothing to it and mends something else; version 3 has another figure; version 4 the right one.
        await county.PutBlobAsync(1, Funded(county, 312).Set("教职工", "B4", 19d).ToXlsx());
        Assert.Equal((1m, 0m), Queries(await county.SettledAsync(1, 2)));
        await county.PutBlobAsync(1, Funded(county, 313).ToXlsx());
        Assert.Equal((1m, 1m), Queries(await county.SettledAsync(1, 3)));
        Assert.Equal("open", (await county.GetAsync($"{county.Api}/queries?check={Check}&school={county.School(1)}")).List("queries").Single().Text("state"));
        await county.PutBlobAsync(1, Funded(county, 240).ToXlsx());
        Assert.Equal((0m, 0m), Queries(await county.SettledAsync(1, 4)));
        var gone = (await county.GetAsync($"{county.Api}/queries?state=corrected")).List("queries").Single();
        Assert.Equal((4m, 1m), (gone.Number("goneVersion"), gone.Number("firstVersion")));
        Assert.Equal((HttpStatusCode.Conflict, "query-gone"), await ProblemAsync(county, asked.Text("query"), "属实", "张老师"));
    }

    [Fact]
    public async Task TheChecksTellHowTheyFared()
    {
        var county = await CountyAsync("420732");
        await county.IngestAsync(1, Funded(county, 312));
        await county.IngestAsync(2, Funded(county, 312, 2).Set("经费", "E2", "说明").Set("经费", "E7", "规则有误：含附属幼儿园"));
        await county.IngestAsync(3, Funded(county, 312, 3).Set("经费", "E2", "说明").Set("经费", "E7", "属实"));
        var check = Assert.Single((await county.GetAsync($"{county.Api}/checks")).List("checks"));
        Assert.Equal((Check, 3m, 3m, 1m, 1m, 0m, 1m), (check.Text("check"), check.Number("senders"), check.Number("asked"), check.Number("open"), check.Number("explained"), check.Number("corrected"), check.Number("disputed")));

        // What stands in the workbook is changed there.
        var inWorkbook = (await county.GetAsync($"{county.Api}/queries?state=explained")).List("queries").Single();
        using var response = await AnswerAsync(county, inWorkbook.Text("query"), "别的", "李老师", 3);
        Assert.Equal((HttpStatusCode.Conflict, "answered-in-workbook"), (response.StatusCode, (await Json.OfAsync(response)).Text("code")));
    }

    [Fact]
    public async Task LastYearsAnswerStandsBesideTheQuestion()
    {
        var county = await CountyAsync("420733");
        await county.In(2024).IngestAsync(1, Funded(county.In(2024), 312).Set("经费", "E2", "说明").Set("经费", "E7", "上年有学生转入"));
        await county.IngestAsync(1, Funded(county, 320));
        var finding = (await county.GetAsync(county.ReturnOf(1))).List("findings").Single(one => one.Text("code") == Check);
        Assert.Equal("上年有学生转入", finding.List("cells").Single().Text("saidLastYear"));
    }

    [Fact]
    public async Task AClerkAnswersOnThePageAndTheBureauReadsIt()
    {
        var county = await CountyAsync("420734");
        await county.IngestAsync(1, Funded(county, 312));
        var page = await browser.OpenAsync(app);
        await page.GotoAsync($"{county.Page}/schools/{county.School(1)}");
        await page.GetByText("在这里说明").ClickAsync();
        await page.GetByLabel("说明（属实的原因").FillAsync("规则有误：含附属幼儿园");
        await page.GetByLabel("填写人").FillAsync("张老师");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交说明" }).ClickAsync();
        await Expect(page.Locator(".said")).ToContainTextAsync("规则有误：含附属幼儿园");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("也没有未说明的事项");

        // He thinks better of it: first another reason, then none.
        await page.GetByText("改说明（张老师 填写）").ClickAsync();
        await Expect(page.GetByLabel("说明（属实的原因")).ToHaveValueAsync("规则有误：含附属幼儿园");
        await page.GetByLabel("说明（属实的原因").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "改说明" }).ClickAsync();
        await Expect(page.Locator(".verdict")).ToContainTextAsync("还有 1 项需要说明");
        await page.GetByText("在这里说明").ClickAsync();
        await page.GetByLabel("说明（属实的原因").FillAsync("规则有误：含附属幼儿园");
        await page.GetByLabel("填写人").FillAsync("张老师");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交说明" }).ClickAsync();
        await Expect(page.Locator(".said")).ToContainTextAsync("规则有误：含附属幼儿园");

        await page.GotoAsync(county.Page);
        await page.GetByRole(AriaRole.Link, new() { Name = "需说明事项和规则体检" }).ClickAsync();
        var row = page.Locator("section").First.Locator("tbody tr");
        await Expect(row).ToContainTextAsync("青石小学");
        await Expect(row).ToContainTextAsync("规则有误：含附属幼儿园");
        await page.Context.CloseAsync();
    }

    // Three things are asked; two have one reason.
    [Fact]
    public async Task OneAnswerIsGivenToSeveralQueries()
    {
        var county = await CountyAsync("420735");
        await county.IngestAsync(1, Funded(county, 312).Set("教职工", "B4", 17d).Set("教室", "C4", 5d));
        var asked = (await county.GetAsync(county.ReturnOf(1))).Number("openQueries");
        Assert.True(asked > 1, (await county.GetAsync(county.ReturnOf(1))).ToString());
        Assert.Equal("accepted", (await county.GetAsync(county.ReturnOf(1))).Text("state"));
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/schools/{county.School(1)}");
        await page.GetByText("几项一并说明").ClickAsync();
        var form = page.Locator("form:has(fieldset)");
        await Expect(form.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync((int)asked);
        await form.GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await form.GetByLabel("说明（属实的原因").FillAsync("新校区刚开办");
        await form.GetByLabel("填写人").FillAsync("张老师");
        await form.GetByRole(AriaRole.Button, new() { Name = "提交说明" }).ClickAsync();
        await Expect(page.GetByText("新校区刚开办")).ToHaveCountAsync((int)asked - 1 + (int)asked - 1); // beside each, and in its form
        Assert.Equal(1m, (await county.GetAsync(county.ReturnOf(1))).Number("openQueries"));
        await page.Context.CloseAsync();
    }

    // A returned version is not judged again: what was answered is seen at once all the same, and goes with the next version.
    // One of the two is none: nothing is said to the other either.
    [Fact]
    public async Task AnAnswerToSeveralIsGivenToAllOrNone()
    {
        var county = await CountyAsync("420749");
        await county.IngestAsync(1, Funded(county, 312));
        var asked = Assert.Single((await county.GetAsync($"{county.Api}/queries")).List("queries")).Text("query");
        using (var form = new MultipartFormDataContent { { new StringContent(county.School(1)), "school" }, { new StringContent($"{asked} 0000000000000000"), "query" },
            { new StringContent("属实"), "said" }, { new StringContent("张老师"), "by" } })
        using (var answer = await app.Http.PostAsync($"{county.Page}/answer", form, Wait.Token))
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal("open", (await county.GetAsync($"{county.Api}/queries")).List("queries").Single().Text("state"));
    }

    [Fact]
    public async Task AnAnswerToAReturnedVersionIsKeptAndSeen()
    {
        var county = await CountyAsync("420737");
        await county.IngestAsync(1, Funded(county, 312).Set("班级", "D4", 99d)); // more girls than pupils
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/schools/{county.School(1)}");
        await page.GetByText("在这里说明").ClickAsync();
        await page.GetByLabel("说明（属实的原因").FillAsync("新校区刚开办");
        await page.GetByLabel("填写人").FillAsync("张老师");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交说明" }).ClickAsync();
        await Expect(page.Locator(".said")).ToHaveTextAsync("学校说明 新校区刚开办（已留存，更正重报后一并生效）");
        await page.Context.CloseAsync();

        await county.PutBlobAsync(1, Funded(county, 312).ToXlsx(), "second.xlsx");
        Assert.Equal((1m, 0m), Queries(await county.SettledAsync(1, 2)));
    }

    // 3 schools × 80 queries are 240: two pages of 200.
    [Fact]
    public async Task ALongListHasPages()
    {
        var county = await CountyAsync("420736");
        foreach (var number in new[] { 1, 2, 3 })
        {
            var raw = county.Return(number, [.. Enumerable.Repeat(40d, 6)]);
            foreach (var index in Enumerable.Range(0, 80))
            {
                raw.Set("班级", $"A{10 + index}", 1d).Set("班级", $"B{10 + index}", 2d + index).Set("班级", $"C{10 + index}", 0d).Set("班级", $"D{10 + index}", 0d);
            }

            await county.IngestAsync(number, raw.Set("教室", "B4", 200d).Set("教室", "C4", 86d));
        }

        var count = (await county.GetAsync($"{county.Api}/queries")).List("queries").Count;
        Assert.InRange(count, 240, 399);
        var page = await browser.OpenAsync(app, hasScript: false);
        await page.GotoAsync($"{county.Page}/queries?state=open&check=&school=");
        var rows = page.Locator("section").First.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(200);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"事项（{count} 处）" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(count - 200);
        await Expect(page.GetByText("第 2 页，共 2 页")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    async Task<County> CountyAsync(string code)
    {
        var county = new County(app, code);
        await county.RegisterAsync(1, 2, 3);
        return county;
    }

    static RawReturn Funded(County county, double funded, int number = 1) => county.Return(number).Set("经费", "C7", funded);

    static (decimal, decimal) Queries(Json state) => (state.Number("queries"), state.Number("openQueries"));

    static Task<HttpResponseMessage> AnswerAsync(County county, string query, string said, string by, int number = 1) => county.SendAsync(HttpMethod.Put,
        $"{county.ReturnOf(number)}/queries/{query}", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { said, by })), "application/json");

    static async Task<(HttpStatusCode, string)> ProblemAsync(County county, string query, string said, string by)
    {
        using var response = await AnswerAsync(county, query, said, by);
        return (response.StatusCode, (await Json.OfAsync(response)).Text("code"));
    }
}
