using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App;

/// <summary>Holds a request against its endpoint's row, before the function runs.</summary>
static class RequestCheck
{
    // The platform's own: the key of the function app, and whose it is.
    static readonly ImmutableArray<string> OfThePlatform = ["code", "clientId"];

    /// <param name="endpoint">The row of the function that was reached.</param>
    /// <param name="request">The request.</param>
    /// <param name="path">What its path names.</param>
    /// <param name="arePagesOpen">Whether pages are served.</param>
    /// <exception cref="ProblemException">It may not be answered; says why.</exception>
    public static void Check(Endpoint endpoint, HttpRequest request, IReadOnlyDictionary<string, object?> path, bool arePagesOpen)
    {
        if (endpoint.IsCatchAll && !(request.Path == "/" && HttpMethods.IsGet(request.Method)))
        {
            throw Endpoints.VerbsOf(request.Path) is { Count: > 0 } verbs
                ? new ProblemException(405, "method-not-allowed", $"此地址只接受 {string.Join('、', verbs)}。",
                    $"This address takes {string.Join(", ", verbs)} only.") { Allow = verbs }
                : new ProblemException(404, "not-found", "没有这个页面。", "There is no such page.");
        }

        if (endpoint.IsPage && !arePagesOpen)
        {
            throw new ProblemException(404, "pages-closed", "这里不提供网页；数据可通过接口 /api 取得。要开放网页，请由管理员设置 Pages=Open。",
                "No pages are served here; the data can be had at /api. To open the pages, the operator sets Pages=Open.");
        }

        CheckOrigin(request);
        foreach (var parameter in endpoint.Path.Where(parameter => !parameter.Allows(path[parameter.Name] as string)))
        {
            throw parameter.Refuse(path[parameter.Name] as string);
        }

        CheckQuery(endpoint, request.Query);
        CheckType(endpoint.Body, request);
    }

    static void CheckType(RequestBody? body, HttpRequest request)
    {
        if (body is not null && !body.Takes(request.ContentType))
        {
            throw new ProblemException(415, "unsupported-media-type",
                $"内容类型“{request.ContentType}”不受支持，应为 {string.Join('、', body.ContentTypes)}。",
                $"Content type '{request.ContentType}' is not taken; expected: {string.Join(", ", body.ContentTypes)}.");
        }
    }

    // A page of another site can have its visitor's browser send forms here, as if they were the visitor's own. Browsers say whose page
    // it was; programs say nothing.
    static void CheckOrigin(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        if (site is not ("" or "same-origin" or "none") || (origin.Length > 0 && !IsOurs(origin, request)))
        {
            throw new ProblemException(403, "foreign-origin", "这个请求来自别的网站的页面，未予执行。请在本系统的页面上操作。",
                "A page of another site has sent this request; nothing was done. Use the pages of this system.");
        }
    }

    static bool IsOurs(string origin, HttpRequest request) => Uri.TryCreate(origin, UriKind.Absolute, out var theirs)
        && Uri.TryCreate($"{theirs.Scheme}://{request.Host}", UriKind.Absolute, out var ours)
        && theirs.Authority.Equals(ours.Authority, StringComparison.OrdinalIgnoreCase);

    static void CheckQuery(Endpoint endpoint, IQueryCollection query)
    {
        foreach (var (name, values) in query.Where(entry => !OfThePlatform.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var parameter = endpoint.Query.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw Unknown(name);
            if (values.Count > 1 || !parameter.Allows(values))
            {
                throw parameter.Refuse(values);
            }
        }

        if (endpoint.Query.FirstOrDefault(parameter => parameter.IsRequired && !query.ContainsKey(parameter.Name)) is { } missing)
        {
            throw missing.Refuse(null);
        }

        ProblemException Unknown(string name)
        {
            var known = endpoint.Query.Select(parameter => parameter.Name).ToList();
            return known.Count == 0
                ? new ProblemException(400, "unknown-parameter", $"此地址没有参数“{name}”，也不接受任何参数。",
                    $"This address has no parameter '{name}', nor any other.")
                : new ProblemException(400, "unknown-parameter", $"此地址没有参数“{name}”；可用：{string.Join('、', known)}。",
                    $"This address has no parameter '{name}'; known: {string.Join(", ", known)}.");
        }
    }
}
