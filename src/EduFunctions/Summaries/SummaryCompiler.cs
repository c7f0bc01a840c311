using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;

namespace EduFunctions.Summaries;

/// <summary>The third arrow: returns in force → figures and flags.</summary>
public static class SummaryCompiler
{
    static readonly ImmutableArray<FormSheet> SheetsNow =
        [.. IndicatorTable.All.SelectMany(indicator => indicator.Sheets).Union([Neighbours.Sheet, Projects.Sheet, Population.Sheet, KindergartenClasses.Sheet])];

    // What change is told from, and what forecasts take retention and intakes from.
    static readonly ImmutableArray<FormSheet> SheetsBefore =
        [.. SheetsNow.Union(IndicatorTable.All.SelectMany(indicator => indicator.SheetsBefore)).Union([Classes.Sheet, KindergartenClasses.Sheet])];

    /// <summary>
    /// The sheets that a summary is compiled from, of the year so many years back: last year's figures are shown beside this year's, and a flag
    /// of any sheet has stood since the first of the years that show it.
    /// </summary>
    public static ImmutableArray<FormSheet> SheetsOf(int yearsBack) => yearsBack == 0 ? SheetsNow : SheetsBefore;

    /// <summary>Compiles a county's year.</summary>
    /// <param name="history">The year's returns, and those of the years before.</param>
    /// <param name="asOf">Day of the run in the county, for what is overdue.</param>
    public static CountySummary Compile(CountyHistory history, DateOnly asOf)
    {
        // Side by side, each with its own rows at hand: what is worked out once is kept there, and is nobody else's.
        var (figures, flags, relief, forecast) = (ImmutableArray<Figure>.Empty, ImmutableArray<Flag>.Empty, (ReliefPlan?)null, (Forecast?)null);
        Parallel.Invoke(
            () => figures = FiguresOf(YearRows.Of(history)),
            () =>
            {
                var year = YearRows.Of(history);
                flags = [.. FlagCompiler.Compile(year, asOf)];
                relief = ReliefPlanner.Of(year);
                forecast = Forecaster.Of(year, relief);
            });
        return new CountySummary(history.Now.County, history.Now.Year, figures, flags)
        {
            Settings = history.Now.Standards.Findings,
            Relief = relief,
            Forecast = forecast,
        };
    }

    // Schools side by side: a school's figures ask its own rows and those of the schools whose pupils it has now, which no other school has.
    static ImmutableArray<Figure> FiguresOf(YearRows year)
    {
        var ofSchools = year.Schools.AsParallel().AsOrdered().Select(school => Figures(year, school.Subjects)).ToList();
        return [.. Figures(year, Subject.OfCounty).Concat(ofSchools.SelectMany(figures => figures)).OrderBy(figure => figure.Row).Select(figure => figure.Figure)];
    }

    // Subject by subject, so that what one subject's figures share is gone before the next; each with its indicator's row in the table.
    static List<(int Row, Figure Figure)> Figures(YearRows year, IEnumerable<Subject> subjects)
    {
        var figures = new List<(int, Figure)>();
        foreach (var subject in subjects)
        {
            var comparison = new Comparison(year, subject);
            for (var row = 0; row < IndicatorTable.All.Length; row++)
            {
                if (IsTold(IndicatorTable.All[row], subject, year))
                {
                    figures.Add((row, comparison.Figure(IndicatorTable.All[row])));
                }
            }
        }

        return figures;
    }

    /// <summary>The way from a figure to its cells; null when there is no such figure.</summary>
    /// <param name="history">The year's returns, and those of the year before, with at least the rows of the sheets that it
    /// <see cref="Needs"/>.</param>
    /// <param name="code">The figure.</param>
    public static FigureTrace? Trace(CountyHistory history, FigureCode code)
    {
        var year = YearRows.Of(history);
        if (IndicatorTable.Find(code.Indicator) is not { } indicator || !IsTold(indicator, code.Subject, year))
        {
            return null;
        }

        var measure = year.ScopeOf(code.Subject)[indicator];
        return new FigureTrace(code.ToString(), measure.Value, [.. measure.Inputs.Select(input => input.ToString())], [.. measure.Cells]);
    }

    /// <summary>True when there is such a figure: of a school only what it is asked and counted in.</summary>
    internal static bool IsTold(Indicator indicator, Subject subject, YearRows year) => indicator.IsToldOf(subject, year.Standards)
        && (subject.School is not { } code || (year.ByCode.TryGetValue(code, out var school) && subject.Has(school.School)
            && indicator.Asks(school.Form) && indicator.Counts?.Invoke(school, subject) != false));

    /// <summary>The sheets that a figure is measured from, of the year so many years back; none for an unknown one.</summary>
    public static ImmutableArray<FormSheet> Needs(FigureCode code, int yearsBack) =>
        IndicatorTable.Find(code.Indicator) is not { } indicator ? []
        : yearsBack switch { 0 => indicator.Sheets, 1 => indicator.SheetsBefore, _ => [] };
}

/// <summary>Where a figure comes from.</summary>
/// <param name="Code">The figure's code.</param>
/// <param name="Value">Its value, computed anew from the cells.</param>
/// <param name="Inputs">Codes of the figures it is computed from; empty when it counts cells itself.</param>
/// <param name="Cells">The cells it counts, or for a figure of the collection the returns; empty when it is computed from other
/// figures.</param>
public sealed record FigureTrace(string Code, decimal? Value, ImmutableArray<string> Inputs, ImmutableArray<FigureCell> Cells);
