using EduFunctions.App.Rounds;
using EduFunctions.App.Schools;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET /</c>: the rounds of every county. What no other function answers has got 405 or 404 from <see cref="EndpointMiddleware"/>
/// before. Its name must sort after all others: Azure's host matches routes in the order of names, and this one takes every path.
/// </summary>
sealed class UnmatchedRequest(RoundStore rounds, StandardsStore standards)
{
    [Function(nameof(UnmatchedRequest))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete",
        Route = "{*path}")] HttpRequest request, CancellationToken cancellationToken)
    {
        var all = (await rounds.ListAsync(null, cancellationToken)).GroupBy(round => round.County)
            .OrderBy(county => county.Key.Value, StringComparer.Ordinal);
        var named = await Task.WhenAll(all.Select(async county =>
            (Rounds: county.OrderByDescending(round => round.Year), Standards: await standards.ReadAsync(county.Key, cancellationToken))));
        return new RazorComponentResult<HomePage>(new
        {
            Rounds = (IReadOnlyList<(RoundRow, Standards)>)[.. named.SelectMany(county => county.Rounds, (county, round) =>
                (round, county.Standards(round.Year)))],
        });
    }
}
