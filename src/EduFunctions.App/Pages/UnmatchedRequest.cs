using EduFunctions.App.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /</c>: the rounds of every county. What no other function answers gets 405 or 404 here. Its name must sort after all others: Azure's host matches routes in the order of names, and this one takes every path.</summary>
sealed class UnmatchedRequest(RoundStore rounds)
{
    [Function(nameof(UnmatchedRequest))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "post", "put", "patch", "delete", "head", Route = "{*path}")] HttpRequest request, string? path, CancellationToken cancellationToken)
    {
        var allowed = OpenApi.MethodsOf(request.Path);
        if (string.IsNullOrEmpty(path) && HttpMethods.IsGet(request.Method))
        {
            var all = await rounds.ListAsync(null, cancellationToken);
            return new RazorComponentResult<HomePage>(new { Rounds = (IReadOnlyList<RoundRow>)[.. all.OrderBy(round => round.PartitionKey, StringComparer.Ordinal).ThenByDescending(round => round.RowKey, StringComparer.Ordinal)] });
        }

        if (allowed.Count > 0)
        {
            request.HttpContext.Response.Headers.Allow = string.Join(", ", allowed);
            return Problem.Of(405, "method-not-allowed", $"此地址只接受 {string.Join('、', allowed)}。", $"This address takes {string.Join(", ", allowed)} only.");
        }

        return Problem.Of(404, "not-found", "没有这个页面。", "There is no such page.");
    }
}
