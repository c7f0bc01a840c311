using System.Net;
using System.Text;
using ClosedXML.Excel;
using EduFunctions.App.Returns;
using EduFunctions.Returns;

namespace EduFunctions.App.Tests.Returns;

/// <summary>What officers do to returns, who may, and what stands of it.</summary>
public sealed class ApprovalTests(RunningApp app)
{
    const string Name = "王敏";

    // Accepted, counted, returned by an officer with a reason, not counted, the same file again in vain, sent again, confirmed, locked.
    [Fact]
    public async Task AReturnGoesThroughTheBureausHandsAndEveryStepStandsWithWhoWhenAndWhy()
    {
        var county = new County(app, "430101");
        await county.RegisterAsync(1, 2);
        var first = county.Return(1, 57).ToXlsx();
        using (await county.PutReturnAsync(1, first))
        {
            await county.SettledAsync(1);
        }

        Assert.Equal(1, (await county.CompileAsync()).Figure("returns-in-force").Number("value"));
        var moved = await ActAsync(county, 1, """{"act":"return","by":"王敏","reason":"三年级人数与学籍系统不符"}""");
        Assert.Equal(("returned", "退回", 1m, 0m), (moved.Text("state"), moved.Text("stateName"), moved.Number("version"), moved.Number("inForceVersion")));
        var touched = Assert.Single(moved.List("summaries"));
        Assert.Equal((2025m, 1m), (touched.Number("year"), touched.Number("run")));
        Assert.Contains("large-class-entrance-grade", touched.Texts("flags", "code"));

        var state = await county.GetAsync(county.ReturnOf(1));
        Assert.Equal(("returned", "三年级人数与学籍系统不符", 0m), (state.Text("state"), state.Text("returnReason"), state.Number("inForceVersion")));
        var summary = await county.CompileAsync();
        Assert.Equal((0m, 1m, 1m), (summary.Figure("returns-in-force").Number("value"), summary.Figure("returns-returned").Number("value"), summary.Figure("returns-received").Number("value")));
        Assert.Null(summary.Figure("pupils").NumberOrNull("value"));
        Assert.Contains((await county.GetAsync($"{county.Api}/flags")).Texts("flags", "text"), text => text == "教育局退回：三年级人数与学籍系统不符。本校数据未进入汇总。");

        // On top of the receipt that she downloads; her own cells are there as she wrote them.
        using (var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/receipt"))))
        {
            Assert.Equal("✗ 教育局退回：三年级人数与学籍系统不符", receipt.Worksheet("回执").Cell("A2").GetString());
            Assert.Contains("状态：退回", receipt.Worksheet("回执").Cell("A5").GetString(), StringComparison.Ordinal);
            Assert.Equal(57d, receipt.Worksheet("班级").Cell("C4").Value);
        }

        using (await county.PutReturnAsync(1, first, "again.xlsx"))
        {
            await Wait.UntilAsync("the same file is passed over", async () => (await county.SettledAsync(1)).Text("file") == "again.xlsx");
            Assert.Equal(("returned", 1m), ((await county.SettledAsync(1)).Text("state"), (await county.SettledAsync(1)).Number("version")));
        }

        using (await county.PutReturnAsync(1, county.Return(1, 55).ToXlsx()))
        {
            state = await county.SettledAsync(1, 2);
        }

        Assert.Equal(("accepted", 2m, null), (state.Text("state"), state.Number("inForceVersion"), state.TextOrNull("returnReason")));
        await ActAsync(county, 1, """{"act":"confirm","by":"王敏"}""");
        Assert.Equal(Name, (await county.GetAsync(county.ReturnOf(1))).Text("confirmedBy"));
        Assert.Equal("locked", (await ActAsync(county, 1, """{"act":"lock","by":"王敏"}""")).Text("state"));

        Assert.Equal(
            [
                $"send expected received {county.School(1)} 1 ", "accept received accepted program 1 ", "return accepted returned 王敏 1 三年级人数与学籍系统不符",
                $"send returned received {county.School(1)} 2 ", "accept received accepted program 2 ", "confirm accepted accepted 王敏 2 ", "lock accepted locked 王敏 2 ",
            ],
            (await county.GetAsync(county.ReturnOf(1) + "/history")).List("steps").Select(step =>
                $"{step.Text("act")} {step.Text("from")} {step.Text("to")} {step.Text("by")} {step.Number("version")} {step.TextOrNull("reason")}"));
    }

    [Fact]
    public async Task WhatAnOfficerHasReturnedStaysSoAlthoughAnotherFileCameInBetween()
    {
        var county = new County(app, "430191");
        await county.RegisterAsync(1);
        var first = county.Return(1, 57).ToXlsx();
        await county.PutBlobAsync(1, first, "1.xlsx");
        await county.SettledAsync(1);
        await ActAsync(county, 1, """{"act":"return","by":"王敏","reason":"三年级人数与学籍系统不符"}""");
        await county.PutBlobAsync(1, county.Return(1, 57).Set("班级", "D4", 99d).ToXlsx(), "2.xlsx");
        Assert.Equal("returned", (await county.SettledAsync(1, 2)).Text("state"));

        await county.PutBlobAsync(1, first, "3.xlsx");
        var state = await Wait.ForAsync("the returned file is passed over", async () => await county.SettledAsync(1) is var now && now.Text("file") == "3.xlsx" ? now : null);
        Assert.Equal(("returned", 2m, 0m, "三年级人数与学籍系统不符"), (state.Text("state"), state.Number("version"), state.Number("inForceVersion"), state.Text("returnReason")));
    }

    [Fact]
    public async Task ALockedReturnKeepsWhatComesButTakesItOnlyOnceReopened()
    {
        var county = new County(app, "430102");
        await county.RegisterAsync(1);
        using (await county.PutReturnAsync(1, county.Return(1, 50).ToXlsx()))
        {
            await county.SettledAsync(1);
        }

        await ActAsync(county, 1, """{"act":"lock","by":"王敏"}""");
        var later = county.Return(1, 51).ToXlsx();
        using (await county.PutReturnAsync(1, later))
        {
            await Wait.UntilAsync("version 2 is refused", async () => await county.GetAsync(county.ReturnOf(1)) is var now && now.Number("version") == 2 && now.Text("state") == "locked");
        }

        var locked = await county.GetAsync(county.ReturnOf(1));
        Assert.Equal((1m, "return-locked"), (locked.Number("inForceVersion"), Assert.Single(locked.List("findings")).Text("code")));
        using (var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/receipt?version=2"))))
        {
            Assert.Equal(51d, receipt.Worksheet("班级").Cell("C4").Value); // kept as it came
        }

        Assert.Equal("accepted", (await ActAsync(county, 1, """{"act":"reopen","by":"王敏","reason":"学校报送有误"}""")).Text("state"));
        using (await county.PutReturnAsync(1, later, "again.xlsx"))
        {
            await Wait.UntilAsync("the same file is taken now", async () => (await county.GetAsync(county.ReturnOf(1))).Number("inForceVersion") == 2);
        }
    }

    [Theory]
    [InlineData("""{"act":"confirm","by":"王敏"}""", 409, "move-not-allowed")] // nothing has come
    [InlineData("""{"act":"accept","by":"王敏"}""", 400, "bad-act")]
    [InlineData("""{"act":"extend","by":"王敏","reason":"校舍搬迁"}""", 400, "bad-act")]
    [InlineData("""{"act":"extend","by":"王敏","reason":"校舍搬迁","due":"2026-09-01"}""", 400, "bad-act")]
    [InlineData("""{"act":"extend","by":"王敏","due":"2025-10-15"}""", 400, "bad-act")]
    [InlineData("""{"act":"extend","by":" ","reason":"校舍搬迁","due":"2025-10-15"}""", 400, "bad-act")]
    [InlineData("""{"act":"extend","by":"王\u0007敏","reason":"校舍搬迁","due":"2025-10-15"}""", 400, "bad-act")]
    [InlineData("""{"act":"extend","reason":"校舍搬迁","due":"2025-10-15"}""", 400, "bad-json")]
    public async Task WhatNoMoveAllowsIsSaidInAPlainSentenceAndChangesNothing(string body, int status, string code)
    {
        var county = new County(app, "430103");
        await county.RegisterAsync(1);
        using var response = await PostAsync(county, 1, body);
        Assert.Equal((status, code), ((int)response.StatusCode, (await Json.OfAsync(response)).Text("code")));
        using var history = await county.SendAsync(HttpMethod.Get, county.ReturnOf(1) + "/history");
        Assert.Equal(HttpStatusCode.NotFound, history.StatusCode);
    }

    [Fact]
    public async Task OfTwoWhoHaveSeenTheSameOnlyOneActs()
    {
        var county = new County(app, "430104");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1));
        using var seen = await county.SendAsync(HttpMethod.Get, county.ReturnOf(1));
        using var confirmed = await PostAsync(county, 1, """{"act":"confirm","by":"王敏"}""", seen.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        using var late = await PostAsync(county, 1, """{"act":"return","by":"李强","reason":"人数有误"}""", seen.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("accepted", (await county.GetAsync(county.ReturnOf(1))).Text("state"));
    }

    [Fact]
    public async Task TheBureausOwnReturnIsMovedInTheSameWay()
    {
        var county = new County(app, "430105");
        await county.RegisterAsync(1);
        var address = $"{county.Api}/bureau/return";
        using (var extended = await county.SendAsync(HttpMethod.Post, address + "/acts", Encoding.UTF8.GetBytes("""{"act":"extend","by":"王敏","reason":"决算未出","due":"2025-10-20"}"""), "application/json"))
        {
            Assert.Equal(("bureau", "expected"), ((await Json.OfAsync(extended)).Text("school"), (await county.GetAsync(address)).Text("state")));
        }

        var step = Assert.Single((await county.GetAsync(address + "/history")).List("steps"));
        Assert.Equal(("extend", "2025-10-20", "决算未出", 0m), (step.Text("act"), step.Text("due"), step.Text("reason"), step.Number("version")));
        Assert.Contains("2025-10-20", await app.Http.GetStringAsync($"{county.Page}/bureau", Wait.Token), StringComparison.Ordinal);
        foreach (var absent in new[] { address + "/receipt", address + "/diff", $"{county.Page}/bureau/sign-off", $"{county.Page}/bureau/diff" })
        {
            using var response = await county.SendAsync(HttpMethod.Get, absent);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    // The state and its step are one write: a process that dies there leaves both or neither.
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task AnActThatDiesLeavesTheStateWithItsStepOrNeither(int request, bool isCarriedOut)
    {
        var county = new County(app, $"4301{10 + request + (isCarriedOut ? 2 : 0):00}");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1));
        await Assert.ThrowsAsync<CrashException>(() => new InProcess(app, new DieAt(request, isCarriedOut)).Acts.DoAsync(county.Place(1),
            new ReturnOrder(ReturnAct.Lock, Name, null, null), _ => { }, Wait.Token));
        var state = (await county.GetAsync(county.ReturnOf(1))).Text("state");
        Assert.Equal(isCarriedOut ? "locked" : "accepted", state);
        Assert.Equal(isCarriedOut ? 3 : 2, (await county.GetAsync(county.ReturnOf(1) + "/history")).List("steps").Count);
    }

    internal static async Task<Json> ActAsync(County county, int number, string body)
    {
        using var response = await PostAsync(county, number, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Wait.Token));
        return await Json.OfAsync(response);
    }

    static async Task<HttpResponseMessage> PostAsync(County county, int number, string body, string? ifMatch = null) =>
        await county.SendAsync(HttpMethod.Post, county.ReturnOf(number) + "/acts", Encoding.UTF8.GetBytes(body), "application/json", ifMatch: ifMatch);
}
