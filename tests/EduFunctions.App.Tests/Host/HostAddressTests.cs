using System.Net;
using System.Text;

namespace EduFunctions.App.Tests.Host;

/// <summary>What the local host answers itself, as Azure's host does.</summary>
public sealed class HostAddressTests(RunningApp app)
{
    [Theory]
    [InlineData("CompileNightly", "application/json", "{}", HttpStatusCode.Accepted)]
    [InlineData("compilenightly", "application/json; charset=utf-8", "{\"input\":\"\"}", HttpStatusCode.Accepted)]
    [InlineData("CompileNightly", null, null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("CompileNightly", "text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("CompileNightly", "application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("CompileNightly", "application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("NoFunction", "application/json", "{}", HttpStatusCode.NotFound)]
    [InlineData("IngestReturn", "application/json", "{}", HttpStatusCode.Accepted)] // accepted, though nothing runs
    public async Task AFunctionIsFiredByAJsonBody(string function, string? contentType, string? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/functions/{function}");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await app.Http.SendAsync(request, Wait.Token);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("OPTIONS", "/")]
    [InlineData("TRACE", "/api/health")]
    [InlineData("PURGE", "/api/health")]
    [InlineData("GET", "//api/health")]
    [InlineData("GET", "/admin/nothing")]
    [InlineData("GET", "/runtime/webhooks/blobs")]
    public async Task WhatNoFunctionAnswersIsAnEmpty404(string verb, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path);
        using var response = await app.Http.SendAsync(request, Wait.Token);
        Assert.Equal((HttpStatusCode.NotFound, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Wait.Token)));
    }
}
