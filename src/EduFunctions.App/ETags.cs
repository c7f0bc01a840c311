using System.Security.Cryptography;
using System.Text;
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

    /// <summary>
    /// What a client wants to change must be what it has seen: with <c>If-Match</c>, the ETag that GET has answered, it is changed only
    /// when it is still that. Without it anything goes.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="state">The state as it is, as GET would answer it; null when there is nothing yet.</param>
    /// <exception cref="ProblemException">412: it has been changed meanwhile; 400: what stands there is no ETag.</exception>
    public static void Require(HttpRequest request, string? state)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return;
        }

        var wanted = request.GetTypedHeaders().IfMatch;
        if (wanted.Count == 0)
        {
            throw new ProblemException(400, "bad-if-match", "If-Match 的内容不是 ETag。应为取得时所附的 ETag。",
                "If-Match holds no ETag; expected: the ETag that came with GET.");
        }

        var mine = state is null ? null : EntityTagHeaderValue.Parse($"W/\"{state}\"");
        if (mine is null || !wanted.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(mine, useStrongComparison: false)))
        {
            throw ChangedMeanwhile(StatusCodes.Status412PreconditionFailed);
        }
    }

    /// <summary>The same of a row or blob as storage has it; null, or a tag that is none, when there is nothing yet.</summary>
    public static void Require(HttpRequest request, Azure.ETag? stored) =>
        Require(request, stored is null || stored == default(Azure.ETag) ? null : StateOf(stored));

    /// <summary>Whoever sends a page's form means what the page has shown, and nothing that has come since.</summary>
    /// <exception cref="ProblemException">409: it has been changed meanwhile.</exception>
    public static void RequireSeen(IFormCollection form, Azure.ETag? stored) => RequireSeen(form, StateOf(stored));

    /// <summary>The same of any state that the page has shown.</summary>
    /// <exception cref="ProblemException">409: it has been changed meanwhile.</exception>
    public static void RequireSeen(IFormCollection form, string state)
    {
        if (form["seen"] != state)
        {
            throw ChangedMeanwhile(StatusCodes.Status409Conflict);
        }
    }

    /// <summary>What is told to who comes second.</summary>
    public static ProblemException ChangedMeanwhile(int status) => new(status, "changed-meanwhile",
        "内容已被他人改动，本次未作任何改动。请重新取得后再改。",
        "Somebody else has changed it meanwhile; nothing was changed. Get it again, then change it.");

    /// <summary>
    /// The state of a row or blob as an ETag can say it: storage's own tag may hold quotation marks and percent signs. “none” when there
    /// is no such row or blob.
    /// </summary>
    public static string StateOf(Azure.ETag? stored) => stored is { } tag && tag != default
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag.ToString())))[..16] : "none";

    public static bool IsKnown(HttpRequest request, string etag)
    {
        var mine = EntityTagHeaderValue.Parse(etag);
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any)
            || known.Compare(mine, useStrongComparison: false));
    }
}
