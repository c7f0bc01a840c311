using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET …/series/{figure}</c>: a figure of the year and up to four before it, each as its own latest run has it. The county's own come from
/// table <c>figures</c>, a school's from the runs.
/// </summary>
sealed class GetSeries(RoundReader reader, FigureReader figures)
{
    [Function(nameof(GetSeries))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/series/{figure}")] HttpRequest request, CountyCode county, SchoolYear year, string figure,
        CancellationToken cancellationToken)
    {
        var code = FigureReader.CodeOf(figure);
        var indicator = IndicatorTable.Find(code.Indicator) ?? throw Parameters.Figure.Refuse(figure);
        var records = await reader.CountyAsync(county, cancellationToken);
        return Json.Answer(new SeriesJson(county.Value, code.ToString(), indicator.Name.Zh, indicator.Name.En, indicator.Unit,
            await figures.SeriesAsync(records.Rounds, year, code, cancellationToken)));
    }
}

/// <summary>A figure from year to year.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Figure">Code of the figure.</param>
/// <param name="Name">Name of its indicator in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Unit of the values; empty for yes and no (1 is yes).</param>
/// <param name="Years">A point for each year whose summary has the figure, oldest first.</param>
sealed record SeriesJson(string County, string Figure, string Name, string NameEn, string Unit, IReadOnlyList<SeriesPointJson> Years);

/// <summary>A figure in one year.</summary>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">The year's latest run, which has it.</param>
/// <param name="Value">Its value; null when no return in force gave it.</param>
/// <param name="Counted">Schools whose returns went into it.</param>
/// <param name="Expected">Schools that it should count.</param>
/// <param name="Withheld">Of those expected and not counted, schools that answer “/”, “无” or “保密”: they have reported; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="Uncomputed">Of those expected and not counted, the others that have reported: a cell is blank, there is nothing to divide by, or a figure that compares cohorts lacks last year's; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="ReferenceDate">Day as of which it is counted; of money the last day of its calendar year.</param>
public sealed record SeriesPointJson(int Year, int Run, decimal? Value, int Counted, int Expected, int? Withheld, int? Uncomputed, DateOnly ReferenceDate);
