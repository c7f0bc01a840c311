using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /counties/{county}/years/{year}/queries</c>: what returns were asked and answered, and how the checks fared.</summary>
sealed class GetQueriesPage(RoundReader reader, QueryStore queries)
{
    [Function(nameof(GetQueriesPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/queries")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var rows = await queries.ListAsync(county, year, null, cancellationToken);
        var filter = QueryFilter.Of(request.Query);
        var found = filter.In(rows).ToList();
        var last = Math.Max(1, (found.Count + QueriesView.PageLength - 1) / QueriesView.PageLength);
        var page = Math.Min(last, Parameters.Page.NumberIn(request.Query) ?? 1);
        return new RazorComponentResult<QueriesPage>(new
        {
            View = new QueriesView(county, year, records.Standards(year).NameOf(county), [.. records.Rounds.Select(round => round.Year)],
                filter, [.. found.Skip((page - 1) * QueriesView.PageLength).Take(QueriesView.PageLength)], [.. CheckHealth.Of(rows)])
            {
                Count = found.Count,
                Page = page,
                LastPage = last,
                Names = new Register(records.Register).In(year).ToDictionary(school => school.Code.Value, school => school.Name, StringComparer.Ordinal),
            },
        });
    }
}

/// <summary>What the page of queries shows.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="CountyName">The county as titles write it.</param>
/// <param name="Years">The school years that have a round, newest first.</param>
/// <param name="Filter">What the queries are narrowed to.</param>
/// <param name="Queries">One page of those queries, by sender.</param>
/// <param name="Checks">How every check that has asked fared, whatever the filter.</param>
public sealed record QueriesView(CountyCode County, SchoolYear Year, string CountyName, IReadOnlyList<SchoolYear> Years, QueryFilter Filter,
    IReadOnlyList<QueryRow> Queries, IReadOnlyList<CheckHealth> Checks)
{
    /// <summary>Queries on a page.</summary>
    public const int PageLength = 200;

    /// <summary>How many they are on all pages.</summary>
    public required int Count { get; init; }

    /// <summary>Number of the page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Number of the last page.</summary>
    public required int LastPage { get; init; }

    /// <summary>Address of another page of the same queries.</summary>
    public string PathOf(int page) => FormattableString.Invariant(
        $"{CountyPath}/queries?school={Filter.School}&check={Filter.Check}&state={Filter.State?.ToString().ToLowerInvariant()}&page={page}");

    /// <summary>Name by code of the school.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Address of the county's page.</summary>
    public string CountyPath => $"/counties/{County}/years/{Year}";

    /// <summary>Name of who is asked.</summary>
    public string NameOf(string sender) => Names.GetValueOrDefault(sender) ?? (sender == EduFunctions.Returns.Sender.Bureau.ToString() ? "县级年报表" : sender);

    /// <summary>Address of its page.</summary>
    public string PathOf(string sender) => $"{CountyPath}/{PageText.PathOf(sender)}";
}
