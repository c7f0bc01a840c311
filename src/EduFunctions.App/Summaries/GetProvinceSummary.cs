using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET /api/provinces/{province}/years/{year}/summary</c>: the counties' key figures beside each other, and over all of them. It is made
/// from what the counties have compiled (table <c>figures</c>); no row of a return is read.
/// </summary>
sealed class GetProvinceSummary(RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetProvinceSummary))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/provinces/{province}/years/{year}/summary")] HttpRequest request, string province, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var known = await rounds.ListOfProvinceAsync(province, cancellationToken);
        if (known.Count == 0)
        {
            throw new ProblemException(404, "unknown-province", $"代码为 {province} 的省没有一个县有填报批次。", $"No county of province {province} has a round.");
        }

        var counties = await Task.WhenAll(known.GroupBy(round => round.County).OrderBy(county => county.Key.Value, StringComparer.Ordinal)
            .Select(async county => (County: county.Key, Round: county.FirstOrDefault(round => round.Year == year && round.SummaryRun > 0),
                Figures: county.FirstOrDefault(round => round.Year == year) is { SummaryRun: > 0 } round
                    ? await summaries.FiguresAsync(county.Key, year, round.SummaryRun, ProvinceSummaryJson.Codes, cancellationToken) : null)));
        return Json.Answer(ProvinceSummaryJson.Of(province, year, counties));
    }
}

/// <summary>The counties of a province in a year.</summary>
/// <param name="Province">Its two digits.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Compiled">How many counties have a summary of the year.</param>
/// <param name="Counties">Every county that ever had a round, by code.</param>
/// <param name="Figures">The key figures over all counties with a summary.</param>
sealed record ProvinceSummaryJson(string Province, int Year, int Compiled, IReadOnlyList<ProvinceCountyJson> Counties,
    IReadOnlyList<ProvinceFigureJson> Figures)
{
    // What a province asks first; of a share the two figures that it is made of, since shares are never added.
    static readonly (string Code, string? Part, string? Whole)[] Key =
    [
        ("schools", null, null), ("pupils", null, null), ("classes.compulsory", null, null), ("large-classes.compulsory", null, null),
        ("large-class-share.compulsory", "large-classes.compulsory", "classes.compulsory"),
        ("super-large-classes.compulsory", null, null), ("entrance-grades-cleared", null, null), ("declared-grades-cleared", null, null),
        ("classes.senior", null, null), ("large-classes.senior", null, null), ("large-class-share.senior", "large-classes.senior", "classes.senior"),
        ("large-schools", null, null), ("returns-expected", null, null), ("returns-in-force", null, null),
        ("completeness", "returns-in-force", "returns-expected"),
    ];

    /// <summary>The figures that are asked of every county.</summary>
    public static IEnumerable<string> Codes => Key.Select(key => key.Code);

    public static ProvinceSummaryJson Of(string province, SchoolYear year,
        IReadOnlyList<(CountyCode County, RoundRow? Round, IReadOnlyDictionary<string, RunFigure>? Figures)> counties)
    {
        var compiled = counties.Where(county => county.Figures is not null).Select(county => county.Figures!).ToList();
        return new ProvinceSummaryJson(province, year.StartYear, compiled.Count,
            [.. counties.Select(county => new ProvinceCountyJson(county.County.Value, county.Round?.SummaryRun, county.Round?.CompiledOn,
                county.Figures?.GetValueOrDefault("completeness")?.Value,
                [.. Key.Where(key => county.Figures?.ContainsKey(key.Code) == true).Select(key => county.Figures![key.Code] is var figure
                    ? new CountyFigureJson(key.Code, figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed) : null!)]))],
            [.. Key.Select(key => ProvinceFigureJson.Of(key.Code, key.Part, key.Whole, compiled))]);
    }
}

/// <summary>A county of a province.</summary>
/// <param name="County">Its six digits.</param>
/// <param name="Run">The run that its figures are of; null when it has no summary of the year.</param>
/// <param name="CompiledOn">As of when that was compiled, UTC; null with it.</param>
/// <param name="Percent">Share of the expected schools whose return counts, 0–100; null when it has no summary.</param>
/// <param name="Figures">Its key figures; empty when it has no summary.</param>
sealed record ProvinceCountyJson(string County, int? Run, DateTimeOffset? CompiledOn, decimal? Percent, IReadOnlyList<CountyFigureJson> Figures);

/// <summary>A county's figure as it has been compiled.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Value">Its value; null when no return in force gave it.</param>
/// <param name="Counted">Schools in it.</param>
/// <param name="Expected">Schools that should be.</param>
/// <param name="Withheld">Of those expected and not counted, schools that answer “/”, “无” or “保密”: they have reported; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="Uncomputed">Of those expected and not counted, the others that have reported: a cell is blank, there is nothing to divide by, or a figure that compares cohorts lacks last year's; null in runs of 2026-11 and before, which did not keep it.</param>
sealed record CountyFigureJson(string Code, decimal? Value, int Counted, int Expected, int? Withheld, int? Uncomputed);

/// <summary>A figure over the counties of a province.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese, as of a county.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Unit of the value; empty for yes and no (1 is yes).</param>
/// <param name="Value">The sum; of a share the parts' sum over the wholes' sum; of yes and no 0 as soon as one county says no, 1 when all say yes.
/// Null when nobody knows.</param>
/// <param name="Counties">Of how many counties it is made.</param>
/// <param name="Schools">Schools in it.</param>
/// <param name="Expected">Schools that should be.</param>
/// <param name="Withheld">Of those expected and not in it, schools that answer “/”, “无” or “保密”: they have reported; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="Uncomputed">Of those expected and not in it, the others that have reported: a cell is blank, there is nothing to divide by, or a figure that compares cohorts lacks last year's; null in runs of 2026-11 and before, which did not keep it.</param>
sealed record ProvinceFigureJson(string Code, string Name, string NameEn, string Unit, decimal? Value, int Counties, int Schools, int Expected, int? Withheld, int? Uncomputed)
{
    public static ProvinceFigureJson Of(string code, string? part, string? whole, IReadOnlyList<IReadOnlyDictionary<string, RunFigure>> counties)
    {
        var of = FigureCode.TryParse(code, out var parsed) ? parsed : throw new InvalidOperationException(code);
        var indicator = IndicatorTable.Of(of.Indicator);
        var told = counties.Where(county => part is null ? IsTold(county, code) : IsTold(county, part) && IsTold(county, whole!)).ToList();
        var own = told.Select(county => county.GetValueOrDefault(code)).OfType<RunFigure>().ToList();
        var name = of.Subject == Subject.County ? "" : of.Subject.Name.Zh;
        return new ProvinceFigureJson(code, name + indicator.Name.Zh, $"{indicator.Name.En}, {of.Subject.Name.En}", indicator.Unit, Value(),
            told.Count, own.Sum(figure => figure.Counted), own.Sum(figure => figure.Expected), SumOf(own, figure => figure.Withheld), SumOf(own, figure => figure.Uncomputed));

        static int? SumOf(List<RunFigure> figures, Func<RunFigure, int?> of) => figures.TrueForAll(figure => of(figure) is not null) ? figures.Sum(of) : null;

        decimal? Value() => told.Count == 0 ? null
            : part is not null ? Sum(whole!) is not 0 and var all ? Sum(part) * 100 / all : null
            : !indicator.IsYesNo ? Sum(code)
            : own.Exists(figure => figure.Value == 0) ? 0 : told.Count == counties.Count ? 1 : null;

        decimal Sum(string figure) => told.Sum(county => county[figure].Value!.Value);
    }

    static bool IsTold(IReadOnlyDictionary<string, RunFigure> county, string code) => county.GetValueOrDefault(code)?.Value is not null;
}
