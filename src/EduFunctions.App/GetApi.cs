using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

/// <summary><c>GET /api</c>: what there is, each address with its verbs.</summary>
sealed class GetApi
{
    [Function(nameof(GetApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api")] HttpRequest request) =>
        Json.Answer(new ApiJson("/api/openapi.json", [.. Endpoints.All.Where(endpoint => !endpoint.IsCatchAll)
            .GroupBy(endpoint => endpoint.Route, StringComparer.Ordinal)
            .SelectMany(address => address, (address, endpoint) => new ApiAddressJson($"/{address.Key}",
                [.. endpoint.Verbs.Select(verb => verb.ToUpperInvariant())],
                [.. endpoint.Query.Select(parameter => parameter.Name)], endpoint.Summary.Zh, endpoint.Summary.En))]));
}

/// <summary>What the app answers.</summary>
/// <param name="OpenApi">Address of the whole description.</param>
/// <param name="Addresses">The addresses, those of the API first, then the pages.</param>
sealed record ApiJson(string OpenApi, IReadOnlyList<ApiAddressJson> Addresses);

/// <summary>One address and what it is for.</summary>
/// <param name="Address">The address; what stands in braces is to be put in.</param>
/// <param name="Verbs">The verbs that it takes.</param>
/// <param name="Query">What may stand in its query.</param>
/// <param name="Summary">What it is for, in Chinese.</param>
/// <param name="SummaryEn">The same in English.</param>
sealed record ApiAddressJson(string Address, IReadOnlyList<string> Verbs, IReadOnlyList<string> Query, string Summary, string SummaryEn);
