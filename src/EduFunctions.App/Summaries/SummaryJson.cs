using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>A run of a county's summary.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the run; a run is never changed.</param>
/// <param name="CompiledOn">As of when it was compiled, UTC; null when that is not known.</param>
/// <param name="Due">Last day on which a return is in time; null for an earlier run that does not say.</param>
/// <param name="Completeness">How complete it is.</param>
/// <param name="Figures">The figures that were asked for, in the order of the indicators, then of subjects.</param>
sealed record SummaryJson(string County, int Year, int Run, DateTimeOffset? CompiledOn, DateOnly? Due, CompletenessJson Completeness,
    IReadOnlyList<FigureJson> Figures)
{
    public static SummaryJson Of(StoredSummary stored, IEnumerable<Figure> wanted, IReadOnlyDictionary<string, Adjustment> adjustments)
    {
        var summary = stored.Summary;
        return new SummaryJson(summary.County.Value, summary.Year.StartYear, stored.Run, stored.CompiledOn, stored.Due,
            new CompletenessJson(Value("returns-expected"), Value("returns-received"), Value("returns-accepted"), Value("completeness")),
                [.. wanted.Select(figure => FigureJson.Of(figure, adjustments.GetValueOrDefault(figure.Code)))]);

        decimal? Value(string code) => summary.Figures.FirstOrDefault(figure => figure.Code == code)?.Value;
    }
}

/// <summary>How complete a summary is.</summary>
/// <param name="Expected">Schools that are expected.</param>
/// <param name="Received">Of them, those that have sent.</param>
/// <param name="Accepted">Of them, those whose return is accepted.</param>
/// <param name="Percent">Share of the expected whose return counts, 0–100; null when none is expected.</param>
sealed record CompletenessJson(decimal? Expected, decimal? Received, decimal? Accepted, decimal? Percent);

/// <summary>One number of a summary.</summary>
/// <param name="Code">The indicator, and after a dot whom it counts: large-classes.grade-3. Stable from run to run.</param>
/// <param name="Indicator">Code of its indicator.</param>
/// <param name="Name">Chinese name with its subject.</param>
/// <param name="NameEn">English name with its subject.</param>
/// <param name="Unit">个, 人, %, 所; empty for yes/no (1 is yes).</param>
/// <param name="Value">Value, to six decimals; null when no return in force gives it.</param>
/// <param name="LastYear">Value of the school year before; null when there is none.</param>
/// <param name="Counted">Schools whose returns went into it.</param>
/// <param name="Expected">Schools that it should count.</param>
/// <param name="Withheld">Of those expected and not counted, schools that answer “/”, “无” or “保密”: they have reported; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="Uncomputed">Of those expected and not counted, the others that have reported: a cell is blank, there is nothing to divide by, or a figure that compares cohorts lacks last year's; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="LastYearCounted">Schools whose returns went into last year's value; null when there is none.</param>
/// <param name="LastYearExpected">Schools that last year's value should count; null when there is none.</param>
/// <param name="LikeForLike">The only pair that a change may be told from; null for yes/no, for the collection itself, and when no school
/// is in both years.</param>
/// <param name="Limit">The value that it is held against, in its unit; null when there is none, or the county sets none.</param>
/// <param name="IsMet">Whether the value is as it should be, told from the unrounded value; null when nobody can say.</param>
/// <param name="LimitText">What it should be, in Chinese; empty where nothing is asked.</param>
/// <param name="ReferenceDate">Day as of which it is counted; of money the last day of its calendar year.</param>
/// <param name="Text">The value as it is read, in Chinese: rounded, 是, 否, “—” where nothing is reported.</param>
/// <param name="LastYearText">Last year's value likewise.</param>
/// <param name="ChangeText">The change over the schools counted in both years, in Chinese; empty where none is known.</param>
/// <param name="Adjustment">What the bureau says beside it now; null when it says nothing. The value is not changed by it.</param>
sealed record FigureJson(
    string Code, string Indicator, string Name, string NameEn, string Unit, decimal? Value, decimal? LastYear, int Counted, int Expected, int? Withheld, int? Uncomputed,
        int? LastYearCounted, int? LastYearExpected,
    LikeForLikeJson? LikeForLike, decimal? Limit, bool? IsMet, string LimitText, DateOnly ReferenceDate, string Text, string LastYearText, string ChangeText,
    AdjustmentJson? Adjustment)
{
    public static FigureJson Of(Figure figure, Adjustment? adjustment) => new(
        figure.Code, figure.Indicator, figure.Name.Zh, figure.Name.En, figure.Unit, figure.Value, figure.LastYear, figure.Counted,
            figure.Expected, figure.Withheld, figure.Uncomputed, figure.LastYearCounted, figure.LastYearExpected,
        figure.LikeForLike is { } pair ? new LikeForLikeJson(pair.Value, pair.LastYear, pair.Schools) : null,
        figure.Limit, figure.IsMet, FigureText.Limit(figure).Zh, figure.ReferenceDate,
        FigureText.Value(figure).Zh, FigureText.LastYear(figure).Zh, FigureText.Change(figure).Zh,
        adjustment is null ? null : AdjustmentJson.Of(adjustment));
}

/// <summary>同口径: a figure over the schools counted in both years.</summary>
/// <param name="Value">This year's value, to six decimals.</param>
/// <param name="LastYear">Last year's value, to six decimals.</param>
/// <param name="Schools">How many schools they are, as they are this year.</param>
sealed record LikeForLikeJson(decimal Value, decimal LastYear, int Schools);
