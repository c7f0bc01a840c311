using System.Net;
using System.Text;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>School 1, urban: 57 in grade 1, 66 in grade 2, 40 × 4. School 2, rural: 40 × 6. Then school 1 sends 40 in grade 2.</summary>
public sealed class SummaryApiTests(RunningApp app) : IAsyncLifetime
{
    readonly County _county = new(app, "420658");

    public async ValueTask InitializeAsync()
    {
        await _county.RegisterEntriesAsync(_county.Entry(1, name: "=青石\"小学"), _county.Entry(2, "乡村"));
        if (await _county.CheckedOnAsync() is null)
        {
            await _county.IngestAsync(1, _county.Return(1, 57, 66));
            await _county.IngestAsync(2, _county.Return(2).Set("封面", "C8", "乡村"));
            await _county.CompileAsync();
            await _county.IngestAsync(1, _county.Return(1, 57), 2);
            await _county.CompileAsync();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("figure=large-classes", 1 + 1 + 1 + 6 + 2 + 1 + 2)] // county, compulsory, primary; grades 1–6; urban and rural; public; two schools
    [InlineData("figure=large-classes.primary", 1)]
    [InlineData("figure=large-classes&subject=rural", 1)]
    [InlineData("figure=large-classes&subject=county", 1)]
    [InlineData("figure=returns-missing&subject=primary", 0)]
    public async Task TheFiguresCanBeNarrowed(string query, int count)
    {
        var figures = (await _county.GetAsync($"{_county.Api}/summary?{query}")).List("figures").Where(figure => figure.Number("expected") > 0).ToList();
        Assert.Equal(count, figures.Count);
        Assert.All(figures, figure => Assert.StartsWith(query.Split('=', '&', '.')[1], figure.Text("code"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEarlierRunIsReadAsItWasMade()
    {
        var (first, latest) = (await _county.GetAsync($"{_county.Api}/summary?run=1&figure=large-classes"), await _county.GetAsync($"{_county.Api}/summary?figure=large-classes"));
        Assert.Equal((1m, 2m), (first.Number("run"), first.Figure("large-classes").Number("value")));
        Assert.Equal((2m, 1m), (latest.Number("run"), latest.Figure("large-classes").Number("value")));
        Assert.Equal(2, first["completeness"].Number("expected"));
        Assert.True(first.Element.GetProperty("compiledOn").GetDateTimeOffset() < latest.Element.GetProperty("compiledOn").GetDateTimeOffset());
        Assert.NotEmpty(await _county.DownloadAsync($"{_county.Api}/summary?run=1&format=xlsx"));
    }

    [Fact]
    public async Task NoNumberHasMoreThanSixDecimals()
    {
        var share = (await _county.GetAsync($"{_county.Api}/summary?run=1&figure=large-class-share&subject=county")).Figure("large-class-share");
        Assert.Equal("16.666667", share["value"].ToString()); // 2 of 12
        var half = (await _county.GetAsync($"{_county.Api}/summary?figure=classes&subject=county")).Figure("classes");
        Assert.Equal("12", half["value"].ToString());
    }

    [Fact]
    public async Task AFigureSaysWhatItShouldBeAndWhetherItIs()
    {
        // Held against what it says itself: the limit and the side that the text names.
        var held = (await _county.GetAsync($"{_county.Api}/summary")).List("figures").Where(figure => figure.NumberOrNull("limit") is not null && figure.NumberOrNull("value") is not null).ToList();
        Assert.NotEmpty(held);
        Assert.All(held, figure => Assert.Equal(figure.Text("limitText") switch
        {
            var text when text.StartsWith("应不低于", StringComparison.Ordinal) => figure.Number("value") >= figure.Number("limit"),
            var text when text.StartsWith("应不超过", StringComparison.Ordinal) => figure.Number("value") <= figure.Number("limit"),
            _ => figure.Number("value") < figure.Number("limit"),
        }, figure["isMet"].Element.GetBoolean()));

        // Nothing is asked of a count.
        var classes = (await _county.GetAsync($"{_county.Api}/summary?figure=classes&subject=county")).Figure("classes");
        Assert.Equal((null, "", System.Text.Json.JsonValueKind.Null), (classes.NumberOrNull("limit"), classes.Text("limitText"), classes["isMet"].Element.ValueKind));
    }

    [Fact]
    public async Task ATableForOtherProgramsIsUtf8WithItsMarkAndNoNameIsAFormula()
    {
        var bytes = await _county.DownloadAsync($"{_county.Api}/summary?run=1&figure=large-class-share&format=csv");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        Assert.StartsWith("code,指标,单位,数值,上年,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"large-class-share\",\"全县大班额比例\",\"%\",16.666667,,2,2,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",2025-09-01,,,0,0", lines[1], StringComparison.Ordinal); // as of when
        Assert.Contains(lines, line => line.StartsWith($"\"large-class-share.school-{_county.School(1)}\",\"'=青石\"\"小学大班额比例\",", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run=9", HttpStatusCode.NotFound, "no-run")]
    [InlineData("run=0", HttpStatusCode.BadRequest, "bad-run")]
    [InlineData("figure=nonsense", HttpStatusCode.BadRequest, "bad-figure")]
    [InlineData("subject=moon", HttpStatusCode.BadRequest, "bad-subject")]
    [InlineData("format=pdf", HttpStatusCode.BadRequest, "bad-format")]
    [InlineData("indicator=pupils", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task WhatCannotBeAnsweredSaysWhy(string query, HttpStatusCode status, string code)
    {
        using var response = await _county.SendAsync(HttpMethod.Get, $"{_county.Api}/summary?{query}");
        Assert.Equal((status, code), (response.StatusCode, (await Json.OfAsync(response)).Text("code")));
    }

    [Fact]
    public async Task AReturnSaysWhenItWasAcceptedAndHowMuchOfEachSheetIsFilled()
    {
        var state = await _county.GetAsync(_county.ReturnOf(1));
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", state.Text("accepted"));
        Assert.Equal(1, state["filled"].Number("classes")); // every cell of every class
        Assert.Equal(8, state["filled"].Element.EnumerateObject().Count()); // a share for each sheet
    }

    [Fact]
    public async Task TheFlagsCanBeNarrowedByGradeAndChange()
    {
        Assert.Equal(1, Assert.Single((await _county.GetAsync($"{_county.Api}/flags?grade=1")).List("flags")).Number("grade"));
        Assert.Empty((await _county.GetAsync($"{_county.Api}/flags?grade=2")).List("flags"));
        Assert.Empty((await _county.GetAsync($"{_county.Api}/flags?change=cleared")).List("flags"));
    }

    [Fact]
    public async Task TheApiListsEveryAddressWithItsVerbs()
    {
        var addresses = (await _county.GetAsync("/api")).List("addresses");
        Assert.Equal(Endpoints.All.Length - 1, addresses.Count);
        var summary = addresses.Single(address => address.Text("address") == "/api/counties/{county}/years/{year}/summary");
        Assert.Equal(["GET", "HEAD"], summary.List("verbs").Select(verb => verb.Element.GetString()));
        Assert.Equal(["figure", "subject", "run", "format"], summary.List("query").Select(name => name.Element.GetString()));
    }

    [Theory]
    [InlineData("GET", "/api/counties/420698/years/2025/returns")]
    [InlineData("POST", "/api/counties/420698/years/2025/compile")]
    [InlineData("POST", "/counties/420698/years/2025/compile")]
    [InlineData("GET", "/api/counties/420698/years/2025/figures/classes/cells")]
    [InlineData("GET", "/counties/420698/years/2025")]
    [InlineData("GET", "/counties/420698/years/2025/schools/4206980001")]
    public async Task ACountyThatNobodyKnowsIsNotFound(string method, string address)
    {
        using var response = await _county.SendAsync(new HttpMethod(method), address);
        Assert.Equal((HttpStatusCode.NotFound, "unknown-county"), (response.StatusCode, (await Json.OfAsync(response)).Text("code")));
    }
}
