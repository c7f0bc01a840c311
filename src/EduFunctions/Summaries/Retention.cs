using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>
/// 巩固: how many of a grade's pupils are in the next grade a year later, as the years at hand show it. Successors are followed; a school
/// counts in
/// a year only where both ends are reported whole.
/// </summary>
sealed class Retention
{
    /// <summary>Rates beyond these come from moves, mergers and mistakes that will not repeat themselves, and are cut there.</summary>
    const decimal Lowest = 0.8m;
    const decimal Highest = 1.2m;

    readonly ILookup<(SchoolCode School, int Grade), (decimal Before, decimal Now)> _own;
    readonly ILookup<int, (decimal Before, decimal Now)> _county;

    /// <summary>Observes the years up to this one.</summary>
    public Retention(YearRows year)
    {
        var observed = YearsOf(year).SelectMany(one => one.Schools).SelectMany(school => Enumerable.Range(2, 11)
            .Where(grade => !Standards.EntranceGrades.Contains(grade) && school.HasGrade(grade)), StepOf).ToList();
        _own = observed.ToLookup(step => (step.School, step.Grade), step => (step.Before, step.Now));
        _county = observed.ToLookup(step => step.Grade, step => (step.Before, step.Now));
    }

    /// <summary>Mean of the school's own rates into the grade, one a year; null when it was never observed.</summary>
    public decimal? Own(SchoolCode school, int grade) => _own[(school, grade)].Where(step => step.Before > 0)
        .Select(step => (decimal?)(step.Now / step.Before)).Average() is { } mean ? Math.Clamp(mean, Lowest, Highest) : null;

    /// <summary>The county's rate into the grade: all that came ÷ all that were before; null when it was never observed.</summary>
    public decimal? County(int grade) => _county[grade].Sum(step => step.Before) is > 0 and var before
        ? Math.Clamp(_county[grade].Sum(step => step.Now) / before, Lowest, Highest) : null;

    /// <summary>A school's pupils of a grade; null when they are not all reported.</summary>
    public static int? PupilsOf(SchoolRows school, int grade) =>
        school.Reports(grade) ? (int)school.CountsOf(ClassKind.Reported)[grade].Pupils : null;

    /// <summary>
    /// The pupils of a grade of all schools whose pupils a school has now; null when they are not all reported, and of a new school.
    /// </summary>
    public static int? PupilsBefore(SchoolRows school, int grade) =>
        school.Predecessors.Where(before => before.HasGrade(grade)).Select(before => PupilsOf(before, grade)).ToList() is { Count: > 0 } all
            ? all.Aggregate((int?)0, (sum, pupils) => sum + pupils) : null;

    static IEnumerable<YearRows> YearsOf(YearRows year)
    {
        for (var one = year; one.Before is not null; one = one.Before)
        {
            yield return one;
        }
    }

    // An unknown end makes a step of nothing into nothing.
    static (SchoolCode School, int Grade, decimal Before, decimal Now) StepOf(SchoolRows school, int grade) =>
        (PupilsBefore(school, grade - 1), PupilsOf(school, grade)) is ({ } before, { } now)
            ? (school.Code, grade, before, now) : (school.Code, grade, 0, 0);
}
