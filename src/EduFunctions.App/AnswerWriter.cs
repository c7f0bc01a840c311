using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App;

/// <summary>
/// Sends answers. They are made whole first, so that a page that fails half-way can still become an error, and what the client has already
/// is not sent again; what is text and long is compressed, since the worker's own pipeline takes no middleware.
/// </summary>
sealed class AnswerWriter(IResponseCompressionProvider compression)
{
    /// <summary>Below it, compressing costs more than it saves.</summary>
    const int CompressedBytesMinimum = 1024;

    /// <summary>What is worth compressing; workbooks are compressed in themselves.</summary>
    public static readonly IReadOnlyList<string> Compressible =
        [ContentTypes.Json, ProblemJson.ContentType, ContentTypes.Html, ContentTypes.Css, ContentTypes.Csv, ContentTypes.Svg];

    /// <summary>
    /// What a browser must not do with an answer: run or load what is not ours, show it inside another site, take it for another type,
    /// tell others the address. Style attributes carry the lengths of bars.
    /// </summary>
    static readonly (string Name, string Value)[] Protection =
    [
        (HeaderNames.ContentSecurityPolicy, "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        (HeaderNames.XContentTypeOptions, "nosniff"),
        (HeaderNames.XFrameOptions, "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>Sends what <paramref name="make"/> writes as the response.</summary>
    public async Task WriteAsync(HttpContext http, Endpoint endpoint, Func<Task> make)
    {
        var (response, network, verb) = (http.Response, http.Response.Body, http.Request.Method);
        if (endpoint.IsStreamed)
        {
            response.OnStarting(() =>
            {
                Protect(response, endpoint);
                return Task.CompletedTask;
            });
            await make();
            return;
        }

        using var content = new MemoryStream();
        try
        {
            // HEAD is answered as GET is; the server leaves the body away.
            (response.Body, http.Request.Method) = (content, HttpMethods.IsHead(verb) ? HttpMethods.Get : verb);
            await make();
        }
        finally
        {
            (response.Body, http.Request.Method) = (network, verb);
        }

        if (response.StatusCode == StatusCodes.Status200OK && (HttpMethods.IsGet(verb) || HttpMethods.IsHead(verb)))
        {
            if (response.Headers.ETag.Count == 0)
            {
                response.Headers.ETag =
                    $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)))[..16]}\"";
            }

            if (ETags.IsKnown(http.Request, response.Headers.ETag.ToString()))
            {
                (response.StatusCode, response.ContentType) = (StatusCodes.Status304NotModified, null);
                response.Headers.Remove(HeaderNames.ContentDisposition);
                content.SetLength(0);
            }
        }

        Protect(response, endpoint);
        await SendAsync(http, content);
    }

    static void Protect(HttpResponse response, Endpoint endpoint)
    {
        response.Headers.CacheControl = endpoint.HasSchoolData ? "private, no-store" : "no-cache";
        foreach (var (name, value) in Protection)
        {
            response.Headers[name] = value;
        }
    }

    async Task SendAsync(HttpContext http, MemoryStream content)
    {
        var response = http.Response;
        response.ContentLength = response.StatusCode == StatusCodes.Status304NotModified ? null : content.Length;
        if (response.StatusCode == StatusCodes.Status304NotModified
            || Compressible.Contains(response.ContentType?.Split(';')[0], StringComparer.OrdinalIgnoreCase))
        {
            response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (content.Length > 0)
        {
            await (content.Length < CompressedBytesMinimum ? Write(http)
                : new ResponseCompressionMiddleware(Write, compression).Invoke(http));
        }

        Task Write(HttpContext _) =>
            response.Body.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), http.RequestAborted).AsTask();
    }
}
