using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET …/indicators?section=&amp;figure=&amp;subject=&amp;run=&amp;format=</c>: the indicators with their figures in a run.
/// </summary>
sealed class GetIndicators(RoundReader reader, RoundStore rounds, SummaryStore summaries, AdjustmentStore adjustments)
{
    static readonly string[] Captions =
    [
        "指标类别", "指标代码", "指标", "代码", "单位", "数值", "上年", "标准", "是否达到", "纳入学校", "应含学校", "统计时点", "怎样算", "计入哪些学校", "依据", "填“/”学校", "未填全、分母为 0 或上年未报学校",
    ];

    [Function(nameof(GetIndicators))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/indicators")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var stored = await summaries.ShownAsync(round, Parameters.Run.NumberIn(request.Query), cancellationToken);
        var standards = (await reader.CountyAsync(county, cancellationToken)).Standards(year);
        var said = Adjustment.InForce(await adjustments.ListAsync(county, year, cancellationToken));
        var figures = FigureFilter.Of(request.Query).Of(stored.Summary).ToLookup(figure => figure.Indicator, StringComparer.Ordinal);
        var section = Parameters.Section.NameIn<Section>(request.Query);
        var indicators = IndicatorTable.All.Where(indicator => (section is null || indicator.Section == section) && figures.Contains(indicator.Code));
        return Parameters.SummaryFormat.In(request.Query) is { } format
            ? TableAnswer.Of(format, $"指标-{county}-{year}-第{stored.Run}次", "指标", Captions, indicators.SelectMany(indicator => figures[indicator.Code], (indicator, figure) => (IReadOnlyList<object?>)
                [
                    indicator.Section.ToString(), indicator.Code, figure.Name.Zh, figure.Code, figure.Unit, figure.Value, figure.LastYear,
                    FigureText.Limit(figure).Zh, FigureText.Met(figure).Zh, figure.Counted, figure.Expected, figure.ReferenceDate,
                    standards.Fill(indicator.Formula), standards.Fill(indicator.Whom), indicator.Source, figure.Withheld, figure.Uncomputed,
                ]))
            : Json.Answer(new IndicatorsJson(county.Value, year.StartYear, stored.Run, [.. indicators.Select(indicator =>
                IndicatorFiguresJson.Of(indicator, standards, figures[indicator.Code].Select(figure => FigureJson.Of(figure, said.GetValueOrDefault(figure.Code)))))]));
    }
}

/// <summary>The indicators of a run, as far as they were asked for.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Indicators">The indicators that have a figure in it, in the order of the rule book.</param>
sealed record IndicatorsJson(string County, int Year, int Run, IReadOnlyList<IndicatorFiguresJson> Indicators);

/// <summary>An indicator with its figures.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Section">Its section.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Unit of the values; empty for yes and no (1 is yes).</param>
/// <param name="Formula">How it is computed, in Chinese, with the limits in force now.</param>
/// <param name="Whom">Whom it counts where that is not every school that it asks, in Chinese; empty for everybody.</param>
/// <param name="Source">The document that defines it.</param>
/// <param name="Direction">Which side of its limit is as it should be; none where nothing is asked.</param>
/// <param name="Clock">As of when it is counted: referenceDay is 1 September, fiscalYear the calendar year before.</param>
/// <param name="Figures">Its figures, in the order of subjects.</param>
sealed record IndicatorFiguresJson(string Code, Section Section, string Name, string NameEn, string Unit, string Formula, string Whom, string Source,
    Direction Direction, Clock Clock, IReadOnlyList<FigureJson> Figures)
{
    public static IndicatorFiguresJson Of(Indicator indicator, Standards standards, IEnumerable<FigureJson> figures) => new(
        indicator.Code, indicator.Section, indicator.Name.Zh, indicator.Name.En, indicator.Unit, standards.Fill(indicator.Formula),
        standards.Fill(indicator.Whom), indicator.Source, indicator.Direction, indicator.Clock, [.. figures]);
}
