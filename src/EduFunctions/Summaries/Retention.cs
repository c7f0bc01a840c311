using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>
/// 巩固: how many of a grade's pupils are in the next grade a year later, as the years at hand show it. Successors are followed, also into the
/// years before they were any; a school counts in a year only where both ends are reported whole, of all that it has come from.
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
        var observed = StepsOf(year).ToList();
        _own = observed.GroupBy(step => (step.Year, step.School, step.Grade)).Where(one => one.Key.School is not null && one.All(step => step.IsKnown))
            .ToLookup(one => (one.Key.School!.Value, one.Key.Grade), one => (one.Sum(step => step.Before!.Value), one.Sum(step => step.Now!.Value)));
        _county = observed.Where(step => step.IsKnown).ToLookup(step => step.Grade, step => (step.Before!.Value, step.Now!.Value));
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
    /// The pupils of a grade of all schools whose pupils a school has now; null when they are not all reported, when none of them had a class of it, and
    /// of a new school.
    /// </summary>
    public static int? PupilsBefore(SchoolRows school, int grade) =>
        school.Predecessors.Where(before => before.HasGrade(grade)).ToList() is var all && all.TrueForAll(before => before.Tells(grade))
            ? all.Where(before => before.Reports(grade)).Select(before => PupilsOf(before, grade)).DefaultIfEmpty().Aggregate((sum, pupils) => sum + pupils) : null;

    // Year by year back, each school under the one that has its pupils in the end; null where none has.
    static IEnumerable<Step> StepsOf(YearRows year)
    {
        var heirs = year.Schools.ToDictionary(school => school.Code, school => (SchoolCode?)school.Code);
        for (var (now, before) = (year, year.Before); before is not null; (now, before) = (before, before.Before))
        {
            foreach (var school in now.Schools)
            {
                foreach (var grade in Enumerable.Range(2, 11).Where(grade => !Standards.EntranceGrades.Contains(grade) && school.HasGrade(grade) && !IsWithout(school, grade)))
                {
                    yield return new Step(now.Year.Year, heirs[school.Code], grade, PupilsBefore(school, grade - 1), PupilsOf(school, grade));
                }
            }

            heirs = before.Schools.ToDictionary(school => school.Code, school => now.HeirOf(school) is { } heir ? heirs.GetValueOrDefault(heir) : null);
        }
    }

    // Nothing comes or goes where there was nobody and is nobody: of a teaching point that has the lower grades alone.
    static bool IsWithout(SchoolRows school, int grade) => HasNone(school, grade) && school.Predecessors.All(before => !before.HasGrade(grade - 1) || HasNone(before, grade - 1));

    static bool HasNone(SchoolRows school, int grade) => school.Tells(grade) && school.ClassesOf(grade).IsEmpty;

    /// <summary>Pupils of a grade, and of the grade below it a year before; null where they are not all reported.</summary>
    readonly record struct Step(SchoolYear Year, SchoolCode? School, int Grade, decimal? Before, decimal? Now)
    {
        public bool IsKnown => Before is not null && Now is not null;
    }
}
