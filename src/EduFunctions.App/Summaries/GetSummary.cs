using System.Globalization;
using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET …/summary?figure=&amp;subject=&amp;run=</c>: the figures of the latest run, or of an earlier one; <c>format=csv</c> as a table,
/// <c>format=xlsx</c> the county workbook.
/// </summary>
sealed class GetSummary(RoundStore rounds, SummaryStore summaries, RoundReader reader, AdjustmentStore adjustments, FlagCareStore cares,
    IOptions<CountySettings> settings, CountyClock clock)
{
    [Function(nameof(GetSummary))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/summary")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await CompiledAsync(rounds, county, year, cancellationToken);
        var run = request.Query[Parameters.Run.Name] is [{ } asked] ? int.Parse(asked, CultureInfo.InvariantCulture) : round.SummaryRun;
        var filter = FigureFilter.Of(request.Query);
        var format = request.Query[Parameters.SummaryFormat.Name].ToString().ToLowerInvariant();
        var said = await adjustments.ListAsync(county, year, cancellationToken);
        return format == "xlsx"
            ? await WorkbookAsync(round, await summaries.ShownAsync(round, run, cancellationToken), said, cancellationToken)
            : await ETags.UnlessKnownAsync(request, $"{StateOf(round, run)}-{AdjustmentStore.StateOf(said)}", async () =>
            {
                var stored = await summaries.ShownAsync(round, run, cancellationToken);
                var (figures, beside) = (filter.Of(stored.Summary), Adjustment.InForce(said));
                return format == "csv"
                    ? Results.File(SummaryCsv.Write(figures, beside), $"{ContentTypes.Csv}; charset=utf-8", $"县级汇总-{county}-{year}-第{run}次.csv")
                    : Json.Answer(SummaryJson.Of(stored, figures, beside));
            });
    }

    async Task<IResult> WorkbookAsync(RoundRow round, StoredSummary stored, IReadOnlyList<Adjustment> said, CancellationToken cancellationToken)
    {
        var states = await reader.ReadStatesAsync(round.County, round.Year, cancellationToken) with { Adjustments = [.. said] };
        var summary = stored.Summary with { Cares = FlagCare.InForce(await cares.ListAsync(round.County, round.Year, cancellationToken)) };

        // Figures are printed with the limits that they were compiled by.
        states = states with { Standards = states.Standards.As(stored.From.Standards) };
        var trend = await summaries.TrendAsync(await rounds.ListAsync(round.County, cancellationToken), round.Year, SummaryWorkbook.TrendCodes, cancellationToken);
        return Results.File(SummaryWorkbook.Write(summary, states, stored.Run, clock.Today, settings.Value.PagesOf(round.County, round.Year), trend),
            ContentTypes.Xlsx, $"县级汇总-{round.County}-{round.Year}-第{stored.Run}次.xlsx");
    }

    /// <summary>What a run's figures and flags depend on: the run, which is never changed, and the due date of the latest.</summary>
    internal static string StateOf(RoundRow round, int run) =>
        string.Create(CultureInfo.InvariantCulture, $"run-{run}-{(run == round.SummaryRun ? round.DueDate : default):yyyyMMdd}");

    internal static async Task<RoundRow> CompiledAsync(RoundStore rounds, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        await rounds.FindAsync(county, year, cancellationToken) is { SummaryRun: > 0 } round
            ? round
            : throw new ProblemException(404, "not-compiled", $"县 {county} 的 {year} 学年尚未汇总。",
                $"County {county} has no summary of school year {year} yet.");
}

/// <summary>Which figures somebody wants: those of one indicator or one figure alone, and of one subject.</summary>
/// <param name="Figure">Code of an indicator or of a figure; null for all.</param>
/// <param name="Subject">Whom they count; null for all.</param>
sealed record FigureFilter(string? Figure, Subject? Subject)
{
    // A figure of the county writes no subject in its code; a query must write something.
    const string CountyName = "county";

    public static FigureFilter Of(IQueryCollection query) => new(
        query[Parameters.OfFigure.Name] is [{ } figure] ? figure : null,
        query[Parameters.Subject.Name] is not [{ } text] ? null
            : Indicators.Subject.TryParse(text == CountyName ? "" : text, out var subject) && text.Length > 0 ? subject
            : throw Parameters.Subject.Refuse(text));

    /// <exception cref="ProblemException">400: no indicator and no figure of the run has the code.</exception>
    public IReadOnlyList<Figure> Of(CountySummary summary)
    {
        var figures = summary.Figures.Where(figure => Figure is null || figure.Indicator == Figure || figure.Code == Figure).ToList();
        return figures.Count == 0 && Figure is not null && IndicatorTable.Find(Figure) is null
            ? throw Parameters.OfFigure.Refuse(Figure)
            : figures.FindAll(figure => Subject is not { } wanted || figure.Code == new FigureCode(figure.Indicator, wanted).ToString());
    }
}
