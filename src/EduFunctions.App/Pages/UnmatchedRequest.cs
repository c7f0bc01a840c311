using EduFunctions.App.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET /</c>: the rounds of every county. What no other function answers has got 405 or 404 from <see cref="EndpointMiddleware"/>
/// before. Its name must sort after all others: Azure's host matches routes in the order of names, and this one takes every path.
/// </summary>
sealed class UnmatchedRequest(RoundStore rounds)
{
    [Function(nameof(UnmatchedRequest))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete",
        Route = "{*path}")] HttpRequest request, CancellationToken cancellationToken)
    {
        var all = await rounds.ListAsync(null, cancellationToken);
        return new RazorComponentResult<HomePage>(new { Rounds =
            (IReadOnlyList<RoundRow>)[.. all.OrderBy(round => round.PartitionKey, StringComparer.Ordinal)
            .ThenByDescending(round => round.RowKey, StringComparer.Ordinal)] });
    }
}
