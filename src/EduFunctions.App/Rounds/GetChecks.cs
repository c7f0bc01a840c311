using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>GET …/checks</c>: how each check that asks fared in a round.</summary>
sealed class GetChecks(RoundReader reader, QueryStore queries)
{
    [Function(nameof(GetChecks))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/checks")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        return Json.Answer(new ChecksJson(county.Value, year.StartYear,
            [.. CheckHealth.Of(await queries.ListAsync(county, year, null, cancellationToken))]));
    }
}

/// <summary>How checks fared in a round.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Checks">Those that have asked, most disputed first, then those that asked most.</param>
sealed record ChecksJson(string County, int Year, IReadOnlyList<CheckHealth> Checks);

/// <summary>规则体检: how often a check asked, and what came of it. A query counts once, however many versions were asked.</summary>
/// <param name="Check">Code of the check (docs/rules.md).</param>
/// <param name="Name">What it asks, in Chinese, with its places open.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Senders">Senders that were asked.</param>
/// <param name="Asked">Cells that it asked about: the sum of the four that follow.</param>
/// <param name="Open">Not answered yet.</param>
/// <param name="Explained">Answered: the figure is right.</param>
/// <param name="Corrected">A later version does not give rise to it.</param>
/// <param name="Disputed">Answered that the check is wrong.</param>
public sealed record CheckHealth(string Check, string Name, string NameEn, int Senders, int Asked, int Open, int Explained, int Corrected, int Disputed)
{
    internal static IEnumerable<CheckHealth> Of(IEnumerable<QueryRow> rows) => rows.GroupBy(row => row.Check, StringComparer.Ordinal)
        .Select(rows => Of(rows.Key, [.. rows]))
        .OrderByDescending(check => check.Disputed).ThenByDescending(check => check.Asked).ThenBy(check => check.Check, StringComparer.Ordinal);

    static CheckHealth Of(string check, List<QueryRow> rows)
    {
        var message = FindingTable.All.FirstOrDefault(rule => rule.Code == check)?.Message;
        return new CheckHealth(check, message?.Zh ?? check, message?.En ?? check, rows.DistinctBy(row => row.Sender).Count(), rows.Count,
            Count(QueryState.Open), Count(QueryState.Explained), Count(QueryState.Corrected), Count(QueryState.Disputed));

        int Count(QueryState state) => rows.Count(row => row.State == state);
    }
}
