using System.Net;
using System.Text;
using EduFunctions.Schools;

namespace EduFunctions.App.Tests.Schools;

public sealed class RegisterTests(RunningApp app)
{
    [Fact]
    public async Task ARegisterPutAsAWorkbookIsReadBackAsJsonAndAsAWorkbook()
    {
        var county = new County(app, "420611");
        var schools = new[]
        {
            county.Context(1).School! with { Name = "云台小学", LastYear = 2024, Successor = SchoolCode.Parse(county.School(2)) },
            county.Context(2).School! with { Name = "双桥中学", Kind = SchoolKind.NineYear, Location = Location.Rural, Sponsor = Sponsor.OtherPrivate, FirstYear = 2025 },
        };

        using var response = await county.SendAsync(HttpMethod.Put, $"/api/counties/{county.Code}/schools", RegisterWorkbook.Write(schools), County.Xlsx);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, (await Json.OfAsync(response)).Number("schools"));

        var read = (await county.GetAsync($"/api/counties/{county.Code}/schools")).Items;
        Assert.Equal(
            [$"{county.School(1)} 云台小学 小学 城区 公办 {county.School(2)}", $"{county.School(2)} 双桥中学 九年一贯制学校 乡村 其他民办 "],
            read.Select(entry => $"{entry.Text("code")} {entry.Text("name")} {entry.Text("kind")} {entry.Text("location")} {entry.Text("sponsor")} {entry.TextOrNull("successor")}"));
        Assert.Equal(((decimal?)null, (decimal?)2024), (read[0].NumberOrNull("firstYear"), read[0].NumberOrNull("lastYear")));
        Assert.Equal(schools, RegisterWorkbook.Read(await county.DownloadAsync($"/api/counties/{county.Code}/schools?format=xlsx")).Schools!.Value);
    }

    [Fact]
    public async Task TheJsonThatIsReadCanBeSentBackAndSchoolsThatAreGoneGo()
    {
        var county = new County(app, "420612");
        await county.RegisterAsync(1, 2, 3);
        var json = (await county.GetAsync($"/api/counties/{county.Code}/schools")).ToString();
        using (var response = await county.SendAsync(HttpMethod.Put, $"/api/counties/{county.Code}/schools", Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8"))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(json, (await county.GetAsync($"/api/counties/{county.Code}/schools")).ToString());
        await county.RegisterAsync(2);
        Assert.Equal(county.School(2), Assert.Single((await county.GetAsync($"/api/counties/{county.Code}/schools")).Items).Text("code"));
    }

    [Fact]
    public async Task APreviewTellsWhatWouldChangeAndChangesNothing()
    {
        var county = new County(app, "430141");
        await county.RegisterAsync(1);
        var next = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new[] { county.Entry(1, name: "第一小学"), county.Entry(2) }));
        foreach (var (query, name) in new[] { ("?preview=true", "青石小学"), ("", "第一小学") })
        {
            using var response = await county.SendAsync(HttpMethod.Put, $"/api/counties/{county.Code}/schools{query}", next, "application/json");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(["renamed", "new"], (await Json.OfAsync(response)).Texts("changes", "change"));
            Assert.Equal(name, (await county.GetAsync($"/api/counties/{county.Code}/schools")).Items[0].Text("name"));
        }
    }

    [Fact]
    public async Task ARegisterWithErrorsChangesNothingAndSaysWhy()
    {
        var county = new County(app, "420613");
        await county.RegisterAsync(1);
        using var response = await county.SendAsync(HttpMethod.Put, $"/api/counties/{county.Code}/schools",
            """[{"code":"4206130001","name":"一","kind":"小学","location":"城区","sponsor":"公办"},{"code":"42061","name":"二","kind":"大学","location":"城区","sponsor":"公办"},{"code":"4206130001","name":"三","kind":"小学","location":"城区"}]"""u8.ToArray(),
            "application/json");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await Json.OfAsync(response);
        Assert.Equal("register-has-errors", problem.Text("code"));
        Assert.Equal(["not-a-school-code", "not-in-list", "school-duplicated", "value-missing"], problem.Texts("findings", "code").Order(StringComparer.Ordinal));
        Assert.Equal("青石小学", Assert.Single((await county.GetAsync($"/api/counties/{county.Code}/schools")).Items).Text("name"));
    }

    [Theory]
    [InlineData("青石\\ufffe小学", "school-name-unusable")]
    [InlineData("青石\\u0085小学", "school-name-unusable")]
    [InlineData("{101}", "text-too-long")]
    public async Task ANameThatNoPageOrListCanSayIsRefusedWithItsCell(string name, string code)
    {
        var county = new County(app, "420620");
        var sent = name.Replace("{101}", new string('青', 101), StringComparison.Ordinal);
        using var response = await county.SendAsync(HttpMethod.Put, $"/api/counties/{county.Code}/schools",
            Encoding.UTF8.GetBytes($$"""[{"code":"4206200001","name":"{{sent}}","kind":"小学","location":"城区","sponsor":"公办"}]"""), "application/json");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var finding = Assert.Single((await Json.OfAsync(response)).List("findings"), one => one.Text("severity") == "error");
        Assert.Equal(code, finding.Text("code"));
        Assert.Contains("B3", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":1}""")]
    [InlineData("[1,")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""[{"code":4206140001}]""")]
    [InlineData("""[{"code":"\ud800"}]""")]
    [InlineData("""[{"code":"4206140001","codes":"x"}]""")]
    [InlineData("""[{"firstYear":2e99}]""")]
    [InlineData("[null]")]
    public async Task WhatIsNoJsonArrayOfSchoolsIsABadRequest(string body)
    {
        var county = new County(app, "420614");
        using var response = await county.SendAsync(HttpMethod.Put, $"/api/counties/{county.Code}/schools", Encoding.UTF8.GetBytes(body), "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("bad-json", (await Json.OfAsync(response)).Text("code"));
    }

    [Fact]
    public async Task ACountyWithoutARegisterIsToldSo()
    {
        using var response = await app.Http.GetAsync("/api/counties/420659/schools", Wait.Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("no-register", (await Json.OfAsync(response)).Text("code"));
    }

    [Fact]
    public async Task AnUnchangedRegisterIsNotSentTwice()
    {
        var county = new County(app, "420615");
        await county.RegisterAsync(1);
        using var first = await county.SendAsync(HttpMethod.Get, $"/api/counties/{county.Code}/schools");
        var etag = first.Headers.ETag!.ToString();
        using var second = await county.SendAsync(HttpMethod.Get, $"/api/counties/{county.Code}/schools", ifNoneMatch: etag);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Wait.Token));

        await county.RegisterAsync(1, 2);
        using var third = await county.SendAsync(HttpMethod.Get, $"/api/counties/{county.Code}/schools", ifNoneMatch: etag);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(etag, third.Headers.ETag!.ToString());
    }
}
