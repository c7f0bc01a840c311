using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduFunctions.App.Tests;

/// <summary>Requests that a page of another site has its visitor's browser send.</summary>
public sealed class ForeignTests(RunningApp app)
{
    const string Form = "/counties/420671/years/2025/compile";

    [Theory]
    [InlineData("POST", Form, "Origin", "https://evil.example", "foreign-origin")]
    [InlineData("POST", Form, "Origin", "null", "foreign-origin")]
    [InlineData("POST", Form, "Origin", "http://127.0.0.1:1", "foreign-origin")]
    [InlineData("POST", Form, "Sec-Fetch-Site", "cross-site", "foreign-origin")]
    [InlineData("POST", Form, "Sec-Fetch-Site", "same-site", "foreign-origin")]
    [InlineData("PUT", "/api/counties/420671/years/2025/round", "Origin", "https://evil.example", "foreign-origin")]
    [InlineData("POST", "/api/counties/420671/years/2025/compile", "Origin", "https://evil.example", "foreign-origin")]
    [InlineData("POST", "/admin/functions/SweepReturns", "Origin", "https://evil.example", "foreign-origin")]
    [InlineData("POST", "/admin/functions/SweepReturns", "Sec-Fetch-Site", "cross-site", "foreign-origin")]
    [InlineData("POST", "/admin/functions/SweepReturns", "Host", "evil.example:7071", "foreign-host")]
    [InlineData("GET", "/counties/420671/years/2025", "Host", "evil.example", "foreign-host")]
    [InlineData("GET", "/api/counties/420671/schools", "Host", "127.0.0.1.evil.example", "foreign-host")]
    public async Task WhatAnotherSiteSendsIsRefusedWithASentence(string method, string address, string header, string value, string code)
    {
        using var response = await SendAsync(method, address, header, value);
        Assert.Equal(code == "foreign-host" ? HttpStatusCode.MisdirectedRequest : HttpStatusCode.Forbidden, response.StatusCode);
        var problem = await Json.OfAsync(response);
        Assert.Equal(code, problem.Text("code"));
        Assert.True(problem.Text("detail").Length > 10 && problem.Text("detailEn").Length > 10);
        Assert.DoesNotContain(await app.Queue("compile").PeekMessagesAsync(32, Wait.Token).ContinueWith(peek => peek.Result.Value, TaskScheduler.Default),
            message => message.Body.ToString().Contains("420671", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "{own}")]
    [InlineData("Host", "localhost:{port}")]
    public async Task WhatOurOwnPageSendsIsTaken(string header, string value)
    {
        await new County(app, "420672").RegisterAsync(1);
        using var response = await SendAsync("POST", "/counties/420672/years/2025/compile", header,
            value.Replace("{own}", app.Host.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal).Replace("{port}", $"{app.Host.Address.Port}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task AProxyOnThisComputerTellsByWhichNameItWasCalled()
    {
        await new County(app, "420672").RegisterAsync(1);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/counties/420672/years/2025/compile");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "schools.example");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("Origin", "https://schools.example");
        using var response = await app.Http.SendAsync(request, Wait.Token);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Theory]
    [InlineData("/", "private, no-store")]
    [InlineData("/counties/420671/years/2025", "private, no-store")]
    [InlineData("/api/counties/420671/schools", "private, no-store")]
    [InlineData("/api/counties/420671/years/2025/summary", "private, no-store")] // 404
    [InlineData("/counties/x/years/2025", "private, no-store")] // 400
    [InlineData("/assets/site.css", "no-cache")]
    [InlineData("/api/health", "no-cache")]
    [InlineData("/api/openapi.json", "no-cache")]
    public async Task EveryAnswerSaysWhatABrowserMustNotDoWithIt(string address, string cached)
    {
        using var response = await app.Http.GetAsync(address, Wait.Token);
        Assert.Equal(cached.Split(", "), response.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal).Reverse());
        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("script", Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoGoesAwayInTheMiddleOfAnUploadIsNoErrorOfOurs()
    {
        var county = new County(app, "420673");
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(app.Host.Address.Host, app.Host.Address.Port, Wait.Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"PUT {county.ReturnOf(1)} HTTP/1.1\r\nHost: {app.Host.Address.Authority}\r\nContent-Type: {County.Xlsx}\r\nContent-Length: 1000000\r\n\r\n"), Wait.Token);
            await client.GetStream().WriteAsync(new byte[100_000], Wait.Token);
            await Task.Delay(500, Wait.Token);
            client.LingerState = new LingerOption(true, 0);
        }

        await Wait.UntilAsync("the request is over", () => Task.FromResult(app.Log.Any(line => line.Contains("Request finished", StringComparison.Ordinal) && line.Contains(county.School(1), StringComparison.Ordinal))));
        Assert.DoesNotContain(app.Log, line => line.StartsWith("Error", StringComparison.Ordinal) && (line.Contains(county.School(1), StringComparison.Ordinal) || line.Contains("PutReturn", StringComparison.Ordinal)));
    }

    async Task<HttpResponseMessage> SendAsync(string method, string address, string header, string value)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method != "GET")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation(header, value);
        return await app.Http.SendAsync(request, Wait.Token);
    }
}
