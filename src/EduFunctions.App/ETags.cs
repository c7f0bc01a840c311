using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App;

/// <summary>Answers that a client has already. All tags are weak: compressed or not, an answer says the same.</summary>
static class ETags
{
    /// <summary>304 when the client has the state already; else the answer, for which alone anything more is read.</summary>
    public static async Task<IResult> UnlessKnownAsync(HttpRequest request, string state, Func<Task<IResult>> answer)
    {
        var etag = $"W/\"{state}\"";
        request.HttpContext.Response.Headers.ETag = etag;
        return IsKnown(request, etag) ? Results.StatusCode(StatusCodes.Status304NotModified) : await answer();
    }

    public static bool IsKnown(HttpRequest request, string etag)
    {
        var mine = EntityTagHeaderValue.Parse(etag);
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any)
            || known.Compare(mine, useStrongComparison: false));
    }
}
