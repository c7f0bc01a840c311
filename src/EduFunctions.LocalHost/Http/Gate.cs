using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EduFunctions.LocalHost.Http;

/// <summary>
/// What comes no further. Whoever sits at this computer may do anything here, and nobody else: so a page that he has open elsewhere must
/// not speak in his name, neither by sending forms here nor by calling this computer by a name of its own. Browsers say whose page it is.
/// </summary>
static class Gate
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly string[] OurNames = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Refuses what is not meant for this computer, or comes from another site, or is longer than the host takes.</summary>
    public static void UseGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (!OurNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            await AnswerAsync(context, StatusCodes.Status421MisdirectedRequest, "foreign-host", "这台计算机只应答 127.0.0.1 和 localhost。",
                "This computer answers to 127.0.0.1 and localhost only.");
        }
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && IsForeign(request))
        {
            await AnswerAsync(context, StatusCodes.Status403Forbidden, "foreign-origin", "这个请求来自别的网站的页面，未予执行。",
                "A page of another site has sent this request; nothing was done.");
        }
        else if (request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            await AnswerAsync(context, StatusCodes.Status413PayloadTooLarge, "body-too-large", "文件太大，没有接收。",
                "The body is too large and was not taken.");
        }
        else
        {
            await next(context);
        }
    });

    // A proxy on this same machine says by which name it was called.
    static bool IsForeign(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return site is not ("" or "same-origin" or "none") || (origin.Length > 0
            && !IsOf(origin, request.Host.Value) && !IsOf(origin, request.Headers["X-Forwarded-Host"].ToString()));
    }

    static bool IsOf(string origin, string? host) => Uri.TryCreate(origin, UriKind.Absolute, out var theirs)
        && Uri.TryCreate($"{theirs.Scheme}://{host}", UriKind.Absolute, out var ours)
        && theirs.Authority.Equals(ours.Authority, StringComparison.OrdinalIgnoreCase);

    static Task AnswerAsync(HttpContext context, int status, string code, string detail, string detailEn)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { code, status, detail, detailEn }, Readable, "application/problem+json",
            context.RequestAborted);
    }
}
