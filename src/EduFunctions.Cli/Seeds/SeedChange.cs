using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// What became of one grade's large classes since last year, counted over the facts by domain.md's rule and not by the program's.
/// </summary>
/// <param name="At">The school, this year; its return is accepted.</param>
/// <param name="Grade">The grade, this year.</param>
/// <param name="Large">Large classes this year.</param>
/// <param name="Before">Large classes of the same cohort last year; null when not known.</param>
/// <param name="IsEntrance">True when there was no such cohort: all are new.</param>
sealed record SeedChange(SeedSchoolYear At, int Grade, int Large, int? Before, bool IsEntrance)
{
    /// <summary>Of the large classes, those that are more than last year.</summary>
    public int New => IsEntrance ? Large : Before is { } before ? Math.Max(0, Large - before) : 0;

    /// <summary>Those that were so last year.</summary>
    public int Persisting => Before is { } before ? Math.Min(Large, before) : 0;

    /// <summary>How many fewer.</summary>
    public int Cleared => Before is { } before ? Math.Max(0, before - Large) : 0;

    /// <summary>Those of which nobody knows.</summary>
    public int Unknown => IsEntrance || Before is not null ? 0 : Large;
}

/// <summary>Large classes of last year that left with the last grade.</summary>
/// <param name="Heir">Number of the school that has what is left of their school.</param>
/// <param name="At">Their school, last year.</param>
/// <param name="Grade">Their grade, last year.</param>
/// <param name="Large">How many were large.</param>
sealed record SeedGraduates(int Heir, SeedSchoolYear At, int Grade, int Large);

/// <summary>Follows the demo county's cohorts from one year to the next.</summary>
sealed class SeedChanges(SeedCounty county, int year)
{
    /// <summary>Pupils from which a class is large.</summary>
    public const int LargeFrom = 56;

    readonly List<SeedSchoolYear> _now = Accepted(county, year);
    readonly List<SeedSchoolYear> _before = Accepted(county, year - 1);

    /// <summary>The schools of a year whose return is accepted.</summary>
    public static List<SeedSchoolYear> Accepted(SeedCounty county, int year) =>
        [.. county.Facts.Where(entry => entry.Year.StartYear == year && SeedDiseases.IsAccepted(entry.School.Number, year))];

    /// <summary>Grade by grade, of every accepted return.</summary>
    public IEnumerable<SeedChange> Changes() => from school in _now
        let kind = SchoolKinds.Of(school.School.School.Kind)
        from grade in Enumerable.Range(kind.FirstGrade, kind.LastGrade - kind.FirstGrade + 1)
        select Of(school, grade, kind.FirstGrade);

    SeedChange Of(SeedSchoolYear school, int grade, int firstGrade)
    {
        var large = LargeOf(school, grade);
        if (!Predecessors(school.School.Number).Any())
        {
            // Nothing is compared in the county's first year, and of a school that is new or did not report last year.
            return new SeedChange(school, grade, large, null, false);
        }

        var predecessors = Predecessors(school.School.Number)
            .Where(before => SchoolKinds.Of(before.School.School.Kind) is var kind && grade - 1 >= kind.FirstGrade
            && grade - 1 <= kind.LastGrade).ToList();
        var isEntrance = grade == firstGrade || grade == 10 || predecessors.Count == 0;
        var isKnown = Has(school, grade) && predecessors.TrueForAll(before => Has(before, grade - 1));
        return new SeedChange(school, grade, large, isEntrance || !isKnown ? null
            : predecessors.Sum(before => LargeOf(before, grade - 1)), isEntrance);
    }

    /// <summary>The large classes that left, by school and grade of last year, also where none of a leaving grade was large.</summary>
    public IEnumerable<SeedGraduates> Graduates() => from school in _before
        let heir = HeirOf(school.School.Number)
        where _now.Exists(now => now.School.Number == heir)
        from grade in school.Classes.Select(entry => entry.Grade).Distinct()
        where grade is 9 or 12 || grade == SchoolKinds.Of(SeedRoster.All.Single(row => row.Number == heir).School.Kind).LastGrade
        select new SeedGraduates(heir!.Value, school, grade, LargeOf(school, grade));

    /// <summary>Classes of last year whose school, or its heir, has not reported this year.</summary>
    public IEnumerable<SeedGraduates> LeftOut() => from school in _before
        let heir = HeirOf(school.School.Number)
        where heir is not null && !_now.Exists(now => now.School.Number == heir)
        from grade in school.Classes.Select(entry => entry.Grade).Distinct()
        select new SeedGraduates(heir.Value, school, grade, LargeOf(school, grade));

    /// <summary>Last year's schools whose pupils a school has this year; in all of them the returns of last year were accepted.</summary>
    public IEnumerable<SeedSchoolYear> Predecessors(int number) => _before.Where(before => HeirOf(before.School.Number) == number);

    int? HeirOf(int number)
    {
        var school = SeedRoster.All.Single(row => row.Number == number).School;
        return school.IsOpenIn(new SchoolYear(year)) ? number : school.Successor is { } heir
            ? HeirOf(SeedRoster.All.Single(row => row.Code == heir).Number) : null;
    }

    static int LargeOf(SeedSchoolYear school, int grade) =>
        school.Classes.Count(entry => entry.Grade == grade && entry.Pupils >= LargeFrom);

    static bool Has(SeedSchoolYear school, int grade) => school.Classes.Any(entry => entry.Grade == grade);
}
