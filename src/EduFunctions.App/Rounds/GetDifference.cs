using EduFunctions.App.Returns;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary>
/// <c>GET …/schools/{school}/return/diff?from=&amp;to=</c>, <c>GET …/bureau/return/diff</c>: what differs between two versions, rejected
/// ones too; <c>format=xlsx</c> as a workbook.
/// </summary>
sealed class GetDifference(VersionReader reader)
{
    public const string OfBureau = "GetBureauDifference";

    [Function(nameof(GetDifference))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return/diff")] HttpRequest request, CountyCode county,
        SchoolYear year, SchoolCode school, CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/bureau/return/diff")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> AnswerAsync(HttpRequest request, ReturnPlace place, CancellationToken cancellationToken)
    {
        var (from, to) = VersionsOf(request);
        var two = await reader.CompareAsync(place, from, to, cancellationToken);
        return request.Query.ContainsKey(Parameters.Format.Name)
            ? Results.File(DifferenceWorkbook.Write(two.Name, two.From, two.To, two.Difference), ContentTypes.Xlsx,
                $"差别-{place.Year}-{place.Sender.School?.Value ?? place.Sender.Name.Zh}-第{two.From}版-第{two.To}版.xlsx")
            : Json.Answer(DifferenceJson.Of(place, two));
    }

    /// <summary>The numbers that an address names; null what it leaves out.</summary>
    internal static (int? From, int? To) VersionsOf(HttpRequest request) =>
        (Parameters.FromVersion.NumberIn(request.Query), Parameters.ToVersion.NumberIn(request.Query));
}

/// <summary>What differs between two versions of a return.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="School">Ten digits of the school; “bureau” for the bureau's own return.</param>
/// <param name="From">Number of the earlier version.</param>
/// <param name="To">Number of the later version.</param>
/// <param name="Changes">The cells that differ, by sheet, row and column.</param>
/// <param name="Cleared">What the earlier version was told and the later one no more, at cells that did not change; in Chinese.</param>
/// <param name="Brought">What the later version is told and the earlier one was not, at cells that did not change; in Chinese.</param>
sealed record DifferenceJson(string County, int Year, string School, int From, int To, IReadOnlyList<CellChangeJson> Changes,
    IReadOnlyList<string> Cleared, IReadOnlyList<string> Brought)
{
    public static DifferenceJson Of(ReturnPlace place, TwoVersions two) => new(place.County.Value, place.Year.StartYear,
        place.Sender.ToString(), two.From, two.To, [.. two.Difference.Changes.Select(CellChangeJson.Of)],
        CellChangeJson.Texts(two.Difference.Cleared), CellChangeJson.Texts(two.Difference.Brought));
}

/// <summary>A cell that differs.</summary>
/// <param name="Sheet">Code of the form's sheet.</param>
/// <param name="SheetName">Its Chinese name.</param>
/// <param name="Row">Key of its row, the same in both versions; empty on a list sheet.</param>
/// <param name="RowChange">changed, added or removed.</param>
/// <param name="Column">Code of the column.</param>
/// <param name="Caption">Its caption.</param>
/// <param name="Before">What stood there, as text; “（空）” for blank, “—” when the row was not there.</param>
/// <param name="After">What stands there now.</param>
/// <param name="BeforeAt">Address of the cell in the earlier version; null when it has none.</param>
/// <param name="AfterAt">Address in the later version.</param>
/// <param name="Cleared">What was told of the cell and is no more, in Chinese.</param>
/// <param name="Brought">What is told of the cell now and was not before, in Chinese.</param>
sealed record CellChangeJson(string Sheet, string SheetName, string Row, RowChange RowChange, string Column, string Caption, string Before,
    string After, string? BeforeAt, string? AfterAt, IReadOnlyList<string> Cleared, IReadOnlyList<string> Brought)
{
    public static CellChangeJson Of(CellChange change) => new(change.Sheet.Code, change.Sheet.Caption, change.Row, change.Of,
        change.Column.Code, change.Column.Caption, CellChange.TextOf(change.Before), CellChange.TextOf(change.After),
        change.Before?.Address?.ToString(), change.After?.Address?.ToString(), Texts(change.Cleared), Texts(change.Brought));

    public static IReadOnlyList<string> Texts(IEnumerable<Text> texts) => [.. texts.Select(text => text.Zh)];
}
