using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;

namespace EduFunctions.App.Tests;

public sealed partial class HttpEdgeTests(RunningApp app, QuietApp quiet)
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
    [InlineData("PUT", "/api/counties/420641/years/2024/round", "bad-round")] // due after its end
    [InlineData("PUT", "/api/counties/420641/years/2026/round", "bad-round")] // due before its beginning
    public async Task AnAddressThatMeansNothingIsABadRequestInTwoLanguages(string method, string address, string code)
    {
        var isRound = address.EndsWith("/round", StringComparison.Ordinal);
        using var response = await _county.SendAsync(new HttpMethod(method), address,
            method == "PUT" ? """{"opens":"2025-10-01","due":"2025-09-30"}"""u8.ToArray() : null, isRound ? "application/json" : County.Xlsx);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("/api/counties/420641/schools?formt=xlsx", "unknown-parameter", "format")]
    [InlineData("/api/counties/420641/years/2025/returns?page=2", "unknown-parameter", "")]
    [InlineData("/api/counties/420641/years/2025/flags?cod=large-class", "unknown-parameter", "flag, severity, school, grade, change")]
    [InlineData("/api/counties/420641/schools?format=csv", "bad-format", "xlsx")]
    [InlineData("/api/counties/420641/schools?format=", "bad-format", "xlsx")]
    [InlineData("/api/counties/420641/years/2025/summary?run=", "bad-run", "")]
    [InlineData("/api/counties/420641/years/2025/template?school=", "bad-school", "ten digits")]
    [InlineData("/api/counties/420641/years/2025/flags?severity=watch&severity=serious", "bad-severity", "serious")]
    [InlineData("/api/counties/420641/years/2025/flags?school=1", "bad-school", "ten digits")]
    [InlineData("/counties/420641/years/2025?asked=yes", "bad-asked", "seconds")]
    [InlineData("/counties/420641/years/2025?grade=13", "bad-grade", "1 to 12")]
    [InlineData("/?page=2", "unknown-parameter", "")]
    public async Task AParameterThatNobodyKnowsIsNeverPassedOver(string address, string code, string told)
    {
        using var response = await _county.SendAsync(HttpMethod.Get, address);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, code);
        Assert.Contains(told, await response.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePlatformsKeyIsNoParameterOfOurs()
    {
        using var response = await _county.SendAsync(HttpMethod.Get, "/api/counties/420641/schools?code=secret&clientId=me");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("", "bad-json")]
    [InlineData("null", "bad-json")]
    [InlineData("[]", "bad-json")]
    [InlineData("{}", "bad-json")]
    [InlineData("""{"due":"2025-09-30"}""", "bad-json")]
    [InlineData("""{"opens":null,"due":"2025-09-31"}""", "bad-json")]
    [InlineData("""{"opens":null,"due":"2025-09-30","closed":true}""", "bad-json")]
    [InlineData("""{"opens":null,"due":"2025-09-30","due":"2025-10-30"}""", "bad-json")]
    [InlineData("""{"opens":null,"due":20250930}""", "bad-json")]
    [InlineData("""{"opens":null,"due":"\ud800"}""", "bad-json")]
    [InlineData("\u0000", "bad-json")]
    public async Task ABodyThatIsNotWhatIsExpectedChangesNothing(string body, string code)
    {
        var county = new County(app, "420644");
        using var response = await county.SendAsync(HttpMethod.Put, $"{county.Api}/round", Encoding.UTF8.GetBytes(body), "application/json");
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, code);
        Assert.Contains("opens", await response.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
        using var round = await county.SendAsync(HttpMethod.Get, $"{county.Api}/round");
        Assert.Equal(HttpStatusCode.NotFound, round.StatusCode);
    }

    [Theory]
    [InlineData("POST", "simulate", """{"limits":[null]}""", "$.limits[0]")]
    [InlineData("POST", "simulate", """{"limits":[{"limit":null,"stage":null,"value":51}]}""", "$.limits[0].limit")]
    [InlineData("POST", "simulate", """{"projects":[{"name":"新楼"},null]}""", "$.projects[1]")]
    [InlineData("POST", "simulate", """{"schools":[null]}""", "$.schools[0]")]
    [InlineData("POST", "simulate", """{"neighbours":[null]}""", "$.neighbours[0]")]
    [InlineData("PUT", "sample/outcomes", """{"outcomes":[null],"by":"x"}""", "$.outcomes[0]")]
    [InlineData("PUT", "sample/outcomes", """{"outcomes":null,"by":"x"}""", "$.outcomes")]
    [InlineData("POST", "schools/4206410001/return/acts", """{"act":null,"by":"x"}""", "$.act")]
    [InlineData("PUT", "figures/pupils/adjustment", """{"value":1,"by":null,"reason":"x"}""", "$.by")]
    public async Task NullWhereSomethingMustStandIsToldWithItsPlace(string method, string address, string body, string place)
    {
        using var response = await _county.SendAsync(new HttpMethod(method), $"{_county.Api}/{address}", Encoding.UTF8.GetBytes(body), "application/json");
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "bad-json");
        Assert.Contains(place, await response.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyOverItsOwnLimitIsToldThatLimit()
    {
        using var response = await _county.SendAsync(HttpMethod.Put, $"{_county.Api}/round", new byte[10_001], "application/json");
        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Contains("10,000", await response.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
    }

    // The home page lists the counties of all tests, and is another the next moment.
    [Fact]
    public async Task HeadOfTheHomePageIsItsHeadersAlone()
    {
        using var head = await _county.SendAsync(HttpMethod.Head, "/");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Wait.Token));
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/openapi.json")]
    [InlineData("/counties/420641/years/2025")]
    [InlineData("/assets/site.css")]
    public async Task HeadAnswersWhatGetDoesWithoutTheBody(string address)
    {
        await _county.RegisterAsync(1);
        using var get = await _county.SendAsync(HttpMethod.Get, address);
        using var head = await _county.SendAsync(HttpMethod.Head, address);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal((get.Content.Headers.ContentType, get.Content.Headers.ContentLength), (head.Content.Headers.ContentType, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Wait.Token));
    }

    [Theory]
    [InlineData("/api/openapi.json")]
    [InlineData("/counties/420641/years/2025")]
    [InlineData("/assets/site.css")]
    [InlineData("/api/health")]
    public async Task WhatTheClientHasIsNotSentAgainWeakOrStrong(string address)
    {
        await _county.RegisterAsync(1);
        using var first = await _county.SendAsync(HttpMethod.Get, address);
        var etag = first.Headers.ETag!;
        Assert.True(etag.IsWeak);
        foreach (var known in new[] { etag.ToString(), etag.Tag, $"\"other\", {etag}", "*" })
        {
            using var second = await _county.SendAsync(HttpMethod.Get, address, ifNoneMatch: known);
            Assert.Equal((HttpStatusCode.NotModified, etag), (second.StatusCode, second.Headers.ETag));
        }

        using var other = await _county.SendAsync(HttpMethod.Get, address, ifNoneMatch: "\"other\"");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("/api/openapi.json", "gzip", "gzip")]
    [InlineData("/api/openapi.json", "br, gzip", "br")]
    [InlineData("/api/openapi.json", "br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("/api/openapi.json", "deflate", null)]
    [InlineData("/api/openapi.json", null, null)]
    [InlineData("/counties/420641/years/2025", "gzip", "gzip")]
    [InlineData("/assets/site.css", "gzip", "gzip")]
    [InlineData("/api/health", "gzip", null)] // under 1 KB
    public async Task LongTextIsCompressedWhereTheClientTakesIt(string address, string? accepted, string? encoding)
    {
        await _county.RegisterAsync(1);
        var plain = await app.Http.GetByteArrayAsync(address, Wait.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await app.Http.SendAsync(request, Wait.Token);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync(Wait.Token);
        using var read = new MemoryStream();
        await (encoding switch { "gzip" => new GZipStream(body, CompressionMode.Decompress), "br" => new BrotliStream(body, CompressionMode.Decompress), _ => body }).CopyToAsync(read, Wait.Token);
        Assert.Equal(plain, read.ToArray());
    }

    [Fact]
    public async Task AWorkbookIsCompressedInItselfAndNotAgain()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/counties/420641/schools?format=xlsx");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await app.Http.SendAsync(request, Wait.Token);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal("PK"u8.ToArray(), (await response.Content.ReadAsByteArrayAsync(Wait.Token))[..2]);
    }

    [Theory]
    [InlineData("GET", "/counties/x/years/2025", 400, "地址或请求有误")]
    [InlineData("GET", "/nothing", 404, "没有找到")]
    [InlineData("GET", "/counties/420641/years/2025/upload", 405, "此地址不接受这种请求")]
    [InlineData("GET", "/api/counties/420641/years/2025/schools/4206410001/return/receipt", 404, "没有找到")]
    public async Task ABrowserGetsAPageForAnError(string method, string address, int status, string title)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var response = await app.Http.SendAsync(request, Wait.Token);
        Assert.Equal((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Wait.Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorOfTheSystemIsAPageOrProblemDetailsAndTellsNothingOfItself()
    {
        // A round whose date cannot be read, in an app in which nobody else looks at it.
        var broken = await quiet.StartedAsync();
        await broken.Tables.GetTableClient("rounds").AddEntityAsync(new TableEntity("420645", "2025") { ["Due"] = "soon" }, Wait.Token);
        var address = "/counties/420645/years/2025";
        using (var problem = await broken.Http.GetAsync(address, Wait.Token))
        {
            await AssertProblemAsync(problem, HttpStatusCode.InternalServerError, "internal");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var page = await broken.Http.SendAsync(request, Wait.Token);
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Wait.Token));
        await broken.Tables.GetTableClient("rounds").DeleteEntityAsync("420645", "2025", cancellationToken: Wait.Token);
        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains("系统出错", text, StringComparison.Ordinal);
        Assert.DoesNotContain("soon", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json, text/html")]
    [InlineData("text/html;q=0.5, application/json")]
    public async Task AProgramGetsProblemDetails(string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/counties/x/years/2025");
        request.Headers.TryAddWithoutValidation("Accept", accepted);
        using var response = await app.Http.SendAsync(request, Wait.Token);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "bad-county");
    }

    [Theory]
    [InlineData("/api/counties/420641/years/2025/summary", "not-compiled")]
    [InlineData("/api/counties/420641/years/2025/flags", "not-compiled")]
    [InlineData("/api/counties/420641/years/2025/round", "no-round")]
    [InlineData("/api/counties/420641/years/2025/schools/4206410001/return", "nothing-received")]
    [InlineData("/api/counties/420641/years/2025/schools/4206410001/return/receipt", "nothing-received")]
    [InlineData("/api/nothing", "not-found")]
    [InlineData("/nothing/at/all", "not-found")]
    [InlineData("/assets/secret.css", "not-found")]
    public async Task WhatIsNotThereIsNotFound(string address, string code)
    {
        using var response = await _county.SendAsync(HttpMethod.Get, address);
        await AssertProblemAsync(response, HttpStatusCode.NotFound, code);
    }

    [Theory]
    [InlineData("DELETE", "/api/counties/420641/schools", "GET, HEAD, PUT")]
    [InlineData("POST", "/api/counties/420641/years/2025/schools/4206410001/return", "GET, HEAD, PUT")]
    [InlineData("PUT", "/api/counties/420641/years/2025/summary", "GET, HEAD")]
    [InlineData("GET", "/api/counties/420641/years/2025/compile", "POST")]
    [InlineData("PATCH", "/api/health", "GET, HEAD")]
    [InlineData("POST", "/", "GET, HEAD")]
    [InlineData("DELETE", "/counties/420641/years/2025", "GET, HEAD")]
    [InlineData("GET", "/counties/420641/years/2025/upload", "POST")]
    [InlineData("PUT", "/assets/site.css", "GET, HEAD")]
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
        request.Headers.ExpectContinue = true; // as curl does: whoever sends all the same may find the connection closed
        using var response = await app.Http.SendAsync(request, Wait.Token);
        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "file-too-large");
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"by\"\r\n\r\nb")]
    [InlineData("--y--")]
    public async Task AFormThatBreaksOffIsABadRequest(string body)
    {
        using var response = await _county.SendAsync(HttpMethod.Post, $"{_county.Page}/round", Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=x");
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "bad-request");
    }

    [Theory]
    [InlineData(20 * 1024 * 1024, false)] // the form around it is within its limit
    [InlineData(30 * 1024 * 1024, false)]
    [InlineData(30 * 1024 * 1024, true)]
    public async Task AFormWithAFileOver20MiBIsTooLarge(int length, bool isChunked)
    {
        using var content = new MultipartFormDataContent { { new StringContent(_county.School(1)), "school" }, { new ByteArrayContent(new byte[length + 1]), "file", "年报.xlsx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_county.Page}/upload") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await app.Http.SendAsync(request, Wait.Token); // says no “Expect”, as browsers do not
        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "file-too-large");
        Assert.Contains("20 MiB", await response.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonHasItsOwnLimitInItsOwnWords()
    {
        using var register = await _county.SendAsync(HttpMethod.Put, $"/api/counties/{_county.Code}/schools", new byte[1_000_001], "application/json");
        await AssertProblemAsync(register, HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Contains("1,000,000", await register.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
        using var workbook = await _county.SendAsync(HttpMethod.Put, $"/api/counties/{_county.Code}/schools", new byte[(4 * 1024 * 1024) + 1], County.Xlsx);
        await AssertProblemAsync(workbook, HttpStatusCode.RequestEntityTooLarge, "file-too-large");
        Assert.Contains("4 MiB", await workbook.Content.ReadAsStringAsync(Wait.Token), StringComparison.Ordinal);
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
        Assert.Equal(["ok", "ok", "ok", "ok"], new[] { "blobs", "tables", "queues", "writing" }.Select(health["services"].Text));
        Assert.Equal(("0 30 18 * * *", "0 0 * * * *"), (health["timers"].Text("CompileNightly"), health["timers"].Text("SweepReturns")));
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
