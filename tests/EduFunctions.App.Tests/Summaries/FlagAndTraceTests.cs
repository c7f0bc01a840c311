using System.Net;
using System.Text.Json;
using EduFunctions.App.Rounds;
using EduFunctions.App.Tests.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Tests.Summaries;

public sealed class FlagAndTraceTests(RunningApp app) : IAsyncLifetime
{
    static readonly Lock Gate = new();
    static Task? made;

    readonly County _county = new(app, "420631");

    // School 1: 57 in grade 1, 66 in grade 3. School 2: 56 in grade 6. School 3: nothing. Each has a hazard open after the due date, which
    // concerns all its pupils.
    public async ValueTask InitializeAsync()
    {
        lock (Gate)
        {
            made ??= MakeAsync();
        }

        await made;
    }

    async Task MakeAsync()
    {
        await _county.RegisterEntriesAsync(_county.Entry(1), _county.Entry(2, name: "双桥小学"), _county.Entry(3));
        await _county.IngestAsync(1, _county.Return(1, 57, 40, 66), received: "2025-09-10");
        await _county.IngestAsync(2, _county.Return(2, 40, 40, 40, 40, 40, 56), received: "2025-09-10");
        await _county.CompileAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("", "large-class:1:3 large-class-entrance-grade:1:1 return-missing:3: hazards-open:1: hazards-open:2: large-class:2:6")]
    [InlineData("?flag=large-class", "large-class:1:3 large-class:2:6")]
    [InlineData("?severity=serious", "large-class:1:3 large-class-entrance-grade:1:1 return-missing:3:")]
    [InlineData("?severity=SERIOUS&flag=return-missing", "return-missing:3:")]
    [InlineData("?school=4206310002", "hazards-open:2: large-class:2:6")]
    [InlineData("?school=4206310002&severity=watch", "")]
    public async Task FlagsCanBeFiltered(string query, string expected)
    {
        var flags = (await _county.GetAsync($"{_county.Api}/flags{query}")).List("flags");
        Assert.Equal(expected, string.Join(' ', flags.Select(flag => $"{flag.Text("code")}:{flag.Text("school")[^1]}:{flag.NumberOrNull("grade")}")));
    }

    [Theory]
    [InlineData("?flag=no-such-flag", "bad-flag")]
    [InlineData("?severity=grave", "bad-severity")]
    [InlineData("?severity=7", "bad-severity")]
    [InlineData("?severity=serious,watch", "bad-severity")]
    public async Task AFilterThatNamesNothingIsABadRequest(string query, string code)
    {
        using var response = await _county.SendAsync(HttpMethod.Get, $"{_county.Api}/flags{query}");
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, (await Json.OfAsync(response)).Text("code")));
    }

    [Fact]
    public async Task ALargeClassSaysItsCauseItsRemedyAndItsCell()
    {
        // Grade 6 of school 2: 56 ÷ 55 → 2 classes, 1 more; rooms 8 − 6 = 2; posts ⌈7 × 45 ÷ 19⌉ = 17 ≤ 18 in post: split now, 28 each.
        // Nothing was reported last year, so that nobody can say since when.
        var flag = Assert.Single((await _county.GetAsync($"{_county.Api}/flags?flag=large-class&school={_county.School(2)}")).List("flags"));
        Assert.Equal(("division", "warning", "unknown"), (flag.Text("cause"), flag.Text("severity"), flag.Text("change")));
        Assert.Contains("2 个班", flag.Text("remedy"), StringComparison.Ordinal);
        Assert.Contains("28", flag.Text("remedy"), StringComparison.Ordinal);
        Assert.NotEqual("", flag.Text("remedyEn"));
        // Every number that the remedy needs: the classes of the stage, posts, staff and those not at work, rooms and rooms in use.
        Assert.Equal(
            ["教室!B4 = 8", "教室!C4 = 6", "教职工!B4 = 20", "教职工!C4 = 18", "教职工!D4 = 0", "班级!C4 = 40", "班级!C5 = 40", "班级!C6 = 40", "班级!C7 = 40", "班级!C8 = 40", "班级!C9 = 56"],
            flag.List("cells").Select(cell => $"{cell.Text("sheet")}!{cell.Text("cell")} = {cell.Number("value")}").Order(StringComparer.Ordinal));
        Assert.All(flag.List("cells"), cell => Assert.Equal("双桥小学", cell.Text("schoolName")));
    }

    // Run 1 is made from version 1: 57 + 5 × 40 = 257, one class of them large. Version 2 has 41 + 42 + 43 + 3 × 40 = 246, none large: run 2.
    [Fact]
    public async Task AFigureOfAnEarlierRunIsFollowedToItsCellsAsTheyWereThen()
    {
        var county = new County(app, "420838");
        await county.RegisterEntriesAsync(county.Entry(1));
        await county.IngestAsync(1, county.Return(1, 57), received: "2025-09-10");
        await county.CompileAsync();
        await county.IngestAsync(1, county.Return(1, 41, 42, 43), 2, "second.xlsx", "2025-09-11");
        await county.CompileAsync();

        var first = await county.GetAsync($"{county.Api}/figures/pupils/cells?run=1");
        Assert.Equal((257m, 257m, 1m, "true"), (first.Number("value"), first.Number("runValue"), first.Number("run"), first["sameProgram"].ToString()));
        Assert.Equal([57, 40, 40, 40, 40, 40], first.List("cells").Select(cell => cell.Number("value")));
        Assert.Equal(1, (await county.GetAsync($"{county.Api}/figures/large-classes/cells?run=1")).Number("value"));

        var second = await county.GetAsync($"{county.Api}/figures/pupils/cells?run=2");
        Assert.Equal([41, 42, 43, 40, 40, 40], second.List("cells").Select(cell => cell.Number("value")));
        var now = await county.GetAsync($"{county.Api}/figures/pupils/cells");
        Assert.Equal((246m, "null"), (now.Number("value"), now["sameProgram"].ToString()));

        // The bureau returns version 2: nothing is in force now, and what it was made from stays.
        using (var returned = await county.SendAsync(HttpMethod.Post, county.ReturnOf(1) + "/acts", """{"act":"return","by":"王敏","reason":"人数有误"}"""u8.ToArray(), "application/json"))
        {
            Assert.True(returned.IsSuccessStatusCode);
        }

        Assert.Null((await county.GetAsync($"{county.Api}/figures/pupils/cells")).NumberOrNull("value"));
        Assert.Equal(246, (await county.GetAsync($"{county.Api}/figures/pupils/cells?run=2")).Number("value"));

        // Another name and another limit since: the run has its own.
        await county.RegisterEntriesAsync(county.Entry(1, name: "新桥小学"), county.Entry(2));
        await app.Blobs.GetBlobContainerClient("settings").GetBlobClient($"{county.Code}.json").UploadAsync(BinaryData.FromString("""{"large-class":58}"""), Wait.Token);
        var then = await county.GetAsync($"{county.Api}/figures/large-classes/cells?run=1");
        Assert.Equal((1m, 1m, "青石小学"), (then.Number("value"), then.Number("runValue"), Assert.Single(then.List("cells")).Text("schoolName")));
        Assert.Equal((1m, 0m), (await Missing(""), await Missing("?run=1")));

        async Task<decimal> Missing(string run) => (await county.GetAsync($"{county.Api}/figures/returns-missing/cells{run}")).Number("value");

        using var none = await county.SendAsync(HttpMethod.Get, $"{county.Api}/figures/pupils/cells?run=9");
        Assert.Equal((HttpStatusCode.NotFound, "no-run"), (none.StatusCode, (await Json.OfAsync(none)).Text("code")));
    }

    // Two years, a school without a return, a late one, one with a closed predecessor; then everything changes: versions, an act of the bureau,
    // register, limits, due date. Run 1 is compiled again from what it has kept and the rows of its versions.
    [Fact]
    public async Task ARunIsCompiledAgainToTheSameBytes()
    {
        var county = new County(app, "420950");
        var before = county.In(2024);
        await county.RegisterEntriesAsync(county.Entry(1), county.Entry(2, "镇区", name: "双桥小学"), county.Entry(3),
            new { code = county.School(4), name = "白石小学", kind = "小学", location = "乡村", sponsor = "公办", lastYear = 2024, successor = county.School(2), contact = "李敏" });
        await before.IngestAsync(1, before.Return(1, 57, 40, 66), received: "2024-09-10");
        await before.IngestAsync(4, before.Return(4, 57), received: "2024-09-10");
        await before.CompileAsync();
        await county.IngestAsync(1, county.Return(1, 57, 40, 66), received: "2025-09-10");
        await county.IngestAsync(2, county.Return(2, 40, 58), received: "2025-11-10");
        await county.CompileAsync();

        await county.IngestAsync(1, county.Return(1, 41, 42, 43), 2, "second.xlsx", "2025-09-11");
        await county.IngestAsync(3, county.Return(3), received: "2025-09-11");
        await before.IngestAsync(4, before.Return(4, 41), 2, "second.xlsx", "2024-09-11");
        using (var returned = await county.SendAsync(HttpMethod.Post, county.ReturnOf(2) + "/acts", """{"act":"return","by":"王敏","reason":"人数有误"}"""u8.ToArray(), "application/json"))
        {
            Assert.True(returned.IsSuccessStatusCode);
        }

        await county.RegisterEntriesAsync(county.Entry(1, "乡村", name: "新桥小学"), county.Entry(5));
        await app.Blobs.GetBlobContainerClient("settings").GetBlobClient($"{county.Code}.json").UploadAsync(BinaryData.FromString("""{"large-class":45,"due-date":"12-31"}"""), Wait.Token);

        var inside = new InProcess(app);
        var (code, year) = (CountyCode.Parse(county.Code), new SchoolYear(2025));
        var run = (await inside.Summaries.FindAsync(code, year, 1, Wait.Token))!;
        var now = await inside.Reader.StatesAsync(code, year, Wait.Token);
        Assert.NotEqual(TextOf(run.Summary), TextOf(await CompiledAsync(now)));
        Assert.Equal(TextOf(run.Summary), TextOf(await CompiledAsync(now.AsIn(run.From)!)));
        Assert.DoesNotContain("李敏", JsonSerializer.Serialize(run.From, App.Json.Options), StringComparison.Ordinal);

        async Task<CountySummary> CompiledAsync(CountyStates states) =>
            SummaryCompiler.Compile(await inside.Reader.ReadAsync(states, year, back => SummaryCompiler.SheetsOf(back), Wait.Token, keepsEarlier: true), states.Today);

        static string TextOf(CountySummary summary) =>
            JsonSerializer.Serialize(new { summary.Figures, summary.Flags, summary.Settings, summary.Relief, summary.Forecast }, App.Json.Options);
    }

    [Fact]
    public async Task ACountCanBeFollowedToItsCells()
    {
        var trace = await _county.GetAsync($"{_county.Api}/figures/large-classes/cells");
        Assert.Equal(3, trace.Number("value"));
        Assert.Empty(trace.List("inputs"));
        Assert.Equal(
            [$"{_county.School(1)} · 班级!C4 = 57", $"{_county.School(1)} · 班级!C6 = 66", $"{_county.School(2)} · 班级!C9 = 56"],
            trace.List("cells").Select(cell => $"{cell.Text("school")} · {cell.Text("sheet")}!{cell.Text("cell")} = {cell.Number("value")}"));
        Assert.Equal(57 + 40 + 66 + 40 + 40 + 40, (await _county.GetAsync($"{_county.Api}/figures/pupils.school-{_county.School(1)}/cells")).List("cells").Sum(cell => cell.Number("value")));
    }

    [Fact]
    public async Task AShareCanBeFollowedToTheFiguresItIsComputedFrom()
    {
        var trace = await _county.GetAsync($"{_county.Api}/figures/large-class-share.urban/cells");
        Assert.Equal(25, trace.Number("value")); // 3 of 12
        Assert.Empty(trace.List("cells"));
        Assert.Equal(["large-classes.urban", "classes.urban"], trace.List("inputs").Select(input => input.Element.GetString()));
    }

    [Fact]
    public async Task ACollectionFigureCanBeFollowedToItsReturns()
    {
        var trace = await _county.GetAsync($"{_county.Api}/figures/returns-missing/cells");
        Assert.Equal(1, trace.Number("value"));
        Assert.Equal([_county.School(3)], trace.Texts("cells", "school"));
    }

    [Theory]
    [InlineData("no-such-figure")]
    [InlineData("large-classes.moon")]
    [InlineData("returns-expected.primary")]
    public async Task WhatHasNoCellsIsNotFound(string code)
    {
        using var response = await _county.SendAsync(HttpMethod.Get, $"{_county.Api}/figures/{code}/cells");
        Assert.Equal((HttpStatusCode.NotFound, "unknown-figure"), (response.StatusCode, (await Json.OfAsync(response)).Text("code")));
    }

    [Theory]
    [InlineData("/summary")]
    [InlineData("/flags")]
    [InlineData("/figures/classes/cells")]
    [InlineData("/schools/4206310001/return")]
    public async Task WhatHasNotChangedIsNotSentTwice(string address)
    {
        using var first = await _county.SendAsync(HttpMethod.Get, _county.Api + address);
        using var second = await _county.SendAsync(HttpMethod.Get, _county.Api + address, ifNoneMatch: $"\"other\", {first.Headers.ETag}");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Wait.Token));
    }
}
