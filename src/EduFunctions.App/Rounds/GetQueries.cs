using EduFunctions.App.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>GET …/queries?school=&amp;check=&amp;state=</c>: what returns were asked, and what was answered.</summary>
sealed class GetQueries(RoundReader reader, QueryStore queries)
{
    [Function(nameof(GetQueries))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/queries")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var rows = await queries.ListAsync(county, year, null, cancellationToken);
        return Json.Answer(new QueriesJson(county.Value, year.StartYear, [.. QueryFilter.Of(request.Query).In(rows).Select(QueryJson.Of)]));
    }
}

/// <summary>Which queries somebody wants to see: those that are all of what the address names; an empty field names nothing.</summary>
/// <param name="School">Ten digits of the school; null for all.</param>
/// <param name="Check">Code of the check; null for all.</param>
/// <param name="State">How they stand; null for all.</param>
public sealed record QueryFilter(string? School, string? Check, QueryState? State)
{
    /// <summary>What an address asks for; it has been held against its parameters before.</summary>
    public static QueryFilter Of(IQueryCollection query) =>
        new(Parameters.OfSchool.In(query), Parameters.Check.In(query), Parameters.QueryState.NameIn<QueryState>(query));

    /// <summary>The wanted ones, by sender, then as they stand in the workbook's sheets.</summary>
    public IEnumerable<QueryRow> In(IEnumerable<QueryRow> rows) => rows
        .Where(row => (School is null || row.Sender == School) && (Check is null || row.Check == Check) && (State is null || row.State == State))
        .OrderBy(row => row.Sender, StringComparer.Ordinal).ThenBy(row => row.Sheet, StringComparer.Ordinal)
        .ThenBy(row => row.Cell.Length).ThenBy(row => row.Cell, StringComparer.Ordinal).ThenBy(row => row.Check, StringComparer.Ordinal);
}

/// <summary>The queries of a round.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Queries">Those that were asked for, by sender and sheet.</param>
sealed record QueriesJson(string County, int Year, IReadOnlyList<QueryJson> Queries);

/// <summary>What a return was asked at one cell, and what its sender answered.</summary>
/// <param name="Query">Its name, for an answer.</param>
/// <param name="School">Ten digits of the school; “bureau” for the bureau's own return.</param>
/// <param name="State">open: not answered; explained; disputed: the check is said to be wrong; corrected: no longer asked.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Check">Code of the check (docs/rules.md).</param>
/// <param name="Sheet">Sheet as the workbook names it.</param>
/// <param name="Cell">Its cell in the last version that was asked.</param>
/// <param name="Text">What stood in it; null when it was blank.</param>
/// <param name="Message">What was asked, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Said">The answer; null when there is none.</param>
/// <param name="By">Who answered on the page or by the API; null when the answer stands in the workbook, and when there is none.</param>
/// <param name="FirstVersion">Number of the first version that was asked.</param>
/// <param name="GoneVersion">Number of the version that no longer gave rise to it; null while it is asked.</param>
sealed record QueryJson(string Query, string School, QueryState State, string StateName, string Check, string Sheet, string Cell, string? Text,
    string Message, string MessageEn, string? Said, string? By, int FirstVersion, int? GoneVersion)
{
    public static QueryJson Of(QueryRow row) => new(row.Id, row.Sender, row.State, QueryRow.NameOf(row.State), row.Check, row.Sheet, row.Cell,
        row.Text, row.Message, row.MessageEn, row.Said, row.By, row.First, row.Gone > 0 ? row.Gone : null);
}
