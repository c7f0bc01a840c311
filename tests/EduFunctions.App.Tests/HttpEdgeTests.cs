using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EduFunctions.App.Tests;

public sealed partial class HttpEdgeTests(RunningApp app)
{
    readonly County _county = new(app, "420641");

    [Theory]
    [InlineData("GET", "/api/counties/42064/schools", "bad-county")]
    [InlineData("GET", "/api/counties/42064x/years/2025/summary", "bad-county")]
    [InlineData("GET", "/api/counties/四二零六四一/years/2025/summary", "bad-county")]
    [InlineData("GET", "/api/counties/420641/years/1999/summary", "bad-year")]
    [InlineData("GET", "/api/counties/420641/years/2025-2026/returns", "bad-year")]
    [InlineData("POST", "/api/counties/420641/years/20250/compile", "bad-year")]
    [InlineData("GET", "/api/counties/420641/years/2025/schools/420641000/return", "bad-school")]
    [InlineData("PUT", "/api/counties/420641/years/2025/schools/42064100011/return", "bad-school")]
    [InlineData("GET", "/api/counties/420641/years/2025/template", "bad-school")]
    [InlineData("GET", "/counties/x/years/2025", "bad-county")]
    [InlineData("PUT", "/api/counties/420641/years/2025/round", "bad-round")]
    public async Task AnAddressThatMeansNothingIsABadRequestInTwoLanguages(string method, string address, string code)
    {
        var isRound = address.EndsWith("/round", StringComparison.Ordinal);
        using var response = await _county.SendAsync(new HttpMethod(method), address,
            method == "PUT" ? """{"opens":"2025-10-01","due":"2025-09-30"}"""u8.ToArray() : null, isRound ? "application/json" : County.Xlsx);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("/api/counties/420641/years/2025/summary", "not-compiled")]
    [InlineData("/api/counties/420641/years/2025/flags", "not-compiled")]
    [InlineData("/api/counties/420641/years/2025/round", "no-round")]
    [InlineData("/api/counties/420641/years/2025/schools/4206410001/return", "nothing-received")]
    [InlineData("/api/counties/420641/years/2025/schools/4206410001/return/receipt", "nothing-received")]
    [InlineData("/api/nothing", "not-found")]
    [InlineData("/api", "not-found")]
    [InlineData("/nothing/at/all", "not-found")]
    [InlineData("/assets/secret.css", "not-found")]
    public async Task WhatIsNotThereIsNotFound(string address, string code)
    {
        using var response = await _county.SendAsync(HttpMethod.Get, address);
        await AssertProblemAsync(response, HttpStatusCode.NotFound, code);
    }

    [Theory]
    [InlineData("DELETE", "/api/counties/420641/schools", "GET, PUT")]
    [InlineData("POST", "/api/counties/420641/years/2025/schools/4206410001/return", "GET, PUT")]
    [InlineData("PUT", "/api/counties/420641/years/2025/summary", "GET")]
    [InlineData("GET", "/api/counties/420641/years/2025/compile", "POST")]
    [InlineData("PATCH", "/api/health", "GET")]
    public async Task AWrongVerbIsToldTheRightOnes(string method, string address, string allowed)
    {
        using var response = await _county.SendAsync(new HttpMethod(method), address);
        await AssertProblemAsync(response, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed.Split(", "), response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("PUT", "/api/counties/420641/schools", "text/csv")]
    [InlineData("PUT", "/api/counties/420641/years/2025/round", "text/plain")]
    [InlineData("PUT", "/api/counties/420641/years/2025/schools/4206410001/return", "text/html")]
    [InlineData("PUT", "/api/counties/420641/years/2025/schools/4206410001/return", null)]
    [InlineData("POST", "/counties/420641/years/2025/upload", "application/json")]
    public async Task AnotherContentTypeIsNotTaken(string method, string address, string? contentType)
    {
        using var response = await _county.SendAsync(new HttpMethod(method), address, "x"u8.ToArray(), contentType);
        await AssertProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData("/api/counties/420641/years/2025/schools/4206410001/return", (20 * 1024 * 1024) + 1)]
    [InlineData("/api/counties/420641/years/2025/schools/4206410001/return", 26 * 1024 * 1024)] // over the server's own limit
    [InlineData("/api/counties/420641/years/2025/schools/4206410001/return", 26 * 1024 * 1024, true)]
    [InlineData("/api/counties/420641/schools", (20 * 1024 * 1024) + 1)]
    public async Task ABodyOver20MiBIsTooLarge(string address, int length, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(new byte[length]) };
        request.Content.Headers.ContentType = new(County.Xlsx);
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await app.Http.SendAsync(request, Wait.Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        if (length < 25 * 1024 * 1024)
        {
            await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "file-too-large");
        }
    }

    [Fact]
    public async Task AFileOfExactly20MiBIsTakenAndAnEmptyOneToo()
    {
        var county = new County(app, "420642");
        await county.RegisterAsync(1, 2);
        using var large = await county.PutReturnAsync(1, new byte[20 * 1024 * 1024]);
        using var empty = await county.PutReturnAsync(2, []);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (large.StatusCode, empty.StatusCode));
        Assert.Equal(["not-a-workbook"], (await county.SettledAsync(1)).Texts("findings", "code"));
        Assert.Equal(["file-empty"], (await county.SettledAsync(2)).Texts("findings", "code"));
    }

    [Fact]
    public async Task HealthSaysThatEveryServiceAnswers()
    {
        var health = await _county.GetAsync("/api/health");
        Assert.True(health.Element.GetProperty("healthy").GetBoolean());
        Assert.Equal(["ok", "ok", "ok"], new[] { "blobs", "tables", "queues" }.Select(health["services"].Text));
    }

    [Fact]
    public async Task ChineseStandsInJsonAsItIs()
    {
        var county = new County(app, "420643");
        await county.RegisterAsync(1, 2);
        await county.IngestAsync(1, county.Return(1, 57));
        await county.IngestAsync(2, county.Return(2, 57).Set("班级", "C5", "约四十"));
        await county.CompileAsync();
        string[] addresses =
        [
            $"/api/counties/{county.Code}/schools", $"{county.Api}/returns", county.ReturnOf(2), $"{county.Api}/summary", $"{county.Api}/flags",
            $"{county.Api}/figures/pupils/cells", $"{county.Api}/schools/42/return", "/api/openapi.json", "/api/nothing",
        ];
        foreach (var address in addresses)
        {
            using var response = await county.SendAsync(HttpMethod.Get, address);
            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Wait.Token));
            Assert.Matches(Chinese(), text);
            Assert.DoesNotMatch(Escaped(), text);
        }
    }

    static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await Json.OfAsync(response);
        Assert.Equal((code, code, $"urn:edufunctions:{code}", (decimal)status), (problem.Text("code"), problem.Text("title"), problem.Text("type"), problem.Number("status")));
        Assert.Matches(Chinese(), problem.Text("detail"));
        Assert.Matches("[A-Za-z]{3}", problem.Text("detailEn"));
    }

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escaped();
}
