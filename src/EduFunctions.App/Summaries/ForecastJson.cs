using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>The forecast of a run.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Method">How it is made, in Chinese.</param>
/// <param name="Totals">The county's, by year and grade, over the schools whose forecast is known.</param>
/// <param name="Grades">Each school's, by year and grade.</param>
/// <param name="Intakes">How the intake of grades 1 and 7 changes.</param>
/// <param name="Errors">Last year's forecast against what came.</param>
sealed record ForecastJson(string County, int Year, int Run, string Method, IReadOnlyList<ForecastTotalJson> Totals,
    IReadOnlyList<GradeForecastJson> Grades, IReadOnlyList<IntakeJson> Intakes, IReadOnlyList<ForecastErrorJson> Errors)
{
    public static ForecastJson Of(CountyCode county, SchoolYear year, int run, Forecast forecast) => new(county.Value, year.StartYear, run,
        ForecastTable.Method,
        [.. forecast.Totals.Select(ForecastTotalJson.Of)],
        [.. forecast.Grades.Select(one => new GradeForecastJson(one.School, one.SchoolName, one.Year, one.Grade, one.Basis, one.Why.Zh,
            one.Why.En, one.From,
            one.Rate, one.Pupils, one.Classes, one.Large, one.PlanPupils, one.PlanClasses, one.PlanLarge, one.Projects))],
        [.. forecast.Intakes.Select(one => new IntakeJson(one.Grade, one.Year, one.Factor, one.From.Zh, one.From.En))],
        [.. forecast.Errors.Select(one => new ForecastErrorJson(one.Grade, one.Schools, one.Forecast, one.Actual, one.Percent,
            one.ForecastLarge, one.ActualLarge))]);
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
sealed record ForecastTotalJson(int Year, int Grade, int Counted, int Expected, int Pupils, int Classes, int Large, int PlanLarge)
{
    public static ForecastTotalJson Of(ForecastTotal total) => new(total.Year, total.Grade, total.Counted, total.Expected, total.Pupils,
        total.Classes,        total.Large, total.PlanLarge);
}

/// <summary>One grade of one school in a coming year.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="SchoolName">Its name.</param>
/// <param name="Year">First calendar year of the coming school year.</param>
/// <param name="Grade">Grade 1–12 in that year.</param>
/// <param name="Basis">What it is told from.</param>
/// <param name="Why">Why it is not known, in Chinese; empty where it is.</param>
/// <param name="WhyEn">The same in English.</param>
/// <param name="From">The pupils it starts from; null when not known.</param>
/// <param name="Rate">By what they are multiplied, to six decimals; null when not known.</param>
/// <param name="Pupils">Pupils; null when not known.</param>
/// <param name="Classes">Classes if nothing is done.</param>
/// <param name="Large">Of them large, evenly divided.</param>
/// <param name="PlanPupils">Pupils after the relief plan.</param>
/// <param name="PlanClasses">Classes after plan and projects.</param>
/// <param name="PlanLarge">Of them large.</param>
/// <param name="Projects">Projects in whose rooms some of the classes are.</param>
sealed record GradeForecastJson(string School, string SchoolName, int Year, int Grade, ForecastBasis Basis, string Why, string WhyEn,
    int? From,
    decimal? Rate, int? Pupils, int? Classes, int? Large, int? PlanPupils, int? PlanClasses, int? PlanLarge,
        IReadOnlyList<string> Projects);

/// <summary>How the intake of an entrance grade changes.</summary>
/// <param name="Grade">1 or 7.</param>
/// <param name="Year">First calendar year of the coming school year.</param>
/// <param name="Factor">The coming intake ÷ this year's, to six decimals; null when not known.</param>
/// <param name="From">What it is told from, in Chinese.</param>
/// <param name="FromEn">The same in English.</param>
sealed record IntakeJson(int Grade, int Year, decimal? Factor, string From, string FromEn);

/// <summary>Last year's forecast against what came.</summary>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Schools">Schools of which both are known.</param>
/// <param name="Forecast">Pupils as they were forecast.</param>
/// <param name="Actual">Pupils as they are.</param>
/// <param name="Percent">How much too high, in %; null when nobody came.</param>
/// <param name="ForecastLarge">Large classes as they were forecast.</param>
/// <param name="ActualLarge">Large classes as they are.</param>
sealed record ForecastErrorJson(int Grade, int Schools, int Forecast, int Actual, decimal? Percent, int ForecastLarge, int ActualLarge);
