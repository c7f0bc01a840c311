using System.Collections.Immutable;
using EduFunctions.Findings;

namespace EduFunctions.Summaries;

/// <summary>
/// 班额预测: pupils and large classes of the next year and the year after, by school and grade. A cohort keeps its classes and moves up with
/// the
/// school's own retention; grades 1 and 7 follow those who will enter them; grade 10 is not told. Pupils are told
/// where they are: a school that will merge is told on its own.
/// </summary>
/// <param name="Grades">By school, year and grade.</param>
/// <param name="Totals">The county's, by year and grade: only over the schools whose forecast is known.</param>
/// <param name="Errors">How far last year's forecast was from what came, by grade; empty when there is no year before.</param>
/// <param name="Intakes">How much the intake of grades 1 and 7 changes, and what that is told from.</param>
public sealed record Forecast(ImmutableArray<GradeForecast> Grades, ImmutableArray<ForecastTotal> Totals,
    ImmutableArray<ForecastError> Errors,
    ImmutableArray<IntakeForecast> Intakes);

/// <summary>What a forecast is told from.</summary>
public enum ForecastBasis
{
    /// <summary>The cohort, with the school's own retention of that step.</summary>
    OwnRetention,

    /// <summary>The cohort, with the county's retention of that step: the school's own was never observed.</summary>
    CountyRetention,

    /// <summary>This year's intake, changed as those who will enter change.</summary>
    Intake,

    /// <summary>Nothing: it is not known.</summary>
    Unknown,
}

/// <summary>One grade of one school in a coming year.</summary>
public sealed record GradeForecast
{
    /// <summary>Ten digits of the school.</summary>
    public required string School { get; init; }

    /// <summary>Its name.</summary>
    public required string SchoolName { get; init; }

    /// <summary>First calendar year of the coming school year.</summary>
    public required int Year { get; init; }

    /// <summary>Grade 1–12 in that year.</summary>
    public required int Grade { get; init; }

    /// <summary>What it is told from.</summary>
    public required ForecastBasis Basis { get; init; }

    /// <summary>Why it is not known, or empty.</summary>
    public Text Why { get; init; }

    /// <summary>The pupils it starts from, the year before; for an intake those of the same grade this year. Null when not known.</summary>
    public int? From { get; init; }

    /// <summary>By what they are multiplied, unrounded; null when not known.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Pupils, rounded to whole ones, half away from 0; null when not known.</summary>
    public int? Pupils { get; init; }

    /// <summary>Classes if nothing is done: the cohort's, or this year's of an intake; null when not known.</summary>
    public int? Classes { get; init; }

    /// <summary>Of them large, evenly divided; null when not known.</summary>
    public int? Large { get; init; }

    /// <summary>Pupils after this year's relief plan; null when not known.</summary>
    public int? PlanPupils { get; init; }

    /// <summary>Classes after the plan, with those in rooms of projects done by then, wherever they stand; null when not known.</summary>
    public int? PlanClasses { get; init; }

    /// <summary>Of them large; null when not known.</summary>
    public int? PlanLarge { get; init; }

    /// <summary>Names of the projects in whose rooms some of the classes are; empty when none is.</summary>
    public ImmutableArray<string> Projects { get; init; } = [];
}

/// <summary>The county's forecast of a grade.</summary>
/// <param name="Year">First calendar year of the coming school year.</param>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Counted">Schools whose forecast is known.</param>
/// <param name="Expected">Schools that have the grade.</param>
/// <param name="Pupils">Pupils of those counted.</param>
/// <param name="Classes">Their classes if nothing is done.</param>
/// <param name="Large">Of them large.</param>
/// <param name="PlanLarge">Large ones after plan and projects.</param>
public sealed record ForecastTotal(int Year, int Grade, int Counted, int Expected, int Pupils, int Classes, int Large, int PlanLarge);

/// <summary>Last year's forecast of this year, made in the same way from last year's returns, against what came.</summary>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Schools">Schools of which both are known, as they are this year.</param>
/// <param name="Forecast">Pupils as they were forecast.</param>
/// <param name="Actual">Pupils as they are.</param>
/// <param name="ForecastLarge">Large classes as they were forecast.</param>
/// <param name="ActualLarge">Large classes as they are.</param>
public sealed record ForecastError(int Grade, int Schools, int Forecast, int Actual, int ForecastLarge, int ActualLarge)
{
    /// <summary>How much too high, in % of what came; below 0 too low. Null when nobody came. Unrounded.</summary>
    public decimal? Percent => Actual == 0 ? null : (Forecast - Actual) * 100m / Actual;
}

/// <summary>How the intake of an entrance grade changes.</summary>
/// <param name="Grade">1 or 7.</param>
/// <param name="Year">First calendar year of the coming school year.</param>
/// <param name="Factor">The coming intake ÷ this year's, unrounded; null when not known.</param>
/// <param name="From">What it is told from, with its numbers, and what is missing.</param>
public sealed record IntakeForecast(int Grade, int Year, decimal? Factor, Text From);
