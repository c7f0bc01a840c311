using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>A class that a summary counts.</summary>
/// <param name="At">Its school in that year.</param>
/// <param name="Class">The class.</param>
/// <param name="Years">School years in a row that it has been large, this one included; 0 when it is not.</param>
sealed record SeedCounted(SeedSchoolYear At, SeedClass Class, int Years);

/// <summary>The figures that must come out of the demo county: plain sums over its facts, not made with the program's own indicators.</summary>
sealed class SeedFacts
{
    const int Large = 56;
    const int SuperLarge = 66;
    static readonly int[] StartingGrades = [1, 2, 7, 8];

    readonly Dictionary<(int Lineage, int Year, int Grade, int Number), int> _pupils = [];

    /// <summary>Sums up one year.</summary>
    public SeedFacts(SeedCounty county, int year)
    {
        Year = year;
        foreach (var entry in county.Facts.Where(entry => SeedDiseases.IsAccepted(entry.School.Number, entry.Year.StartYear)))
        {
            foreach (var row in entry.Classes)
            {
                _pupils[(entry.School.Lineage, entry.Year.StartYear, row.Grade, row.Number)] = row.Pupils;
            }
        }

        Schools = [.. county.Facts.Where(entry => entry.Year.StartYear == year)];
        Classes = [.. Accepted(county, year)];
        var known = Classes.Select(entry => entry.At.School.Lineage).ToHashSet();
        Cleared = year == SeedClasses.FirstYear ? [] : [.. Accepted(county, year - 1)
            .Where(entry => entry.Years > 0 && known.Contains(entry.At.School.Lineage))
            .Where(entry => _pupils.GetValueOrDefault((entry.At.School.Lineage, year, entry.Class.Grade + 1, entry.Class.Number)) < Large)];
        Figures = new(AllFigures().ToDictionary(), StringComparer.Ordinal);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>Every school open in it.</summary>
    public List<SeedSchoolYear> Schools { get; }

    /// <summary>The classes of the accepted returns.</summary>
    public List<SeedCounted> Classes { get; }

    /// <summary>Large classes of the year before, as they were then, that are large no more.</summary>
    public List<SeedCounted> Cleared { get; }

    /// <summary>Value by code of the figure.</summary>
    public SortedDictionary<string, decimal?> Figures { get; }

    /// <summary>The large classes.</summary>
    public IEnumerable<SeedCounted> LargeClasses => Classes.Where(entry => entry.Years > 0);

    IEnumerable<SeedCounted> Accepted(SeedCounty county, int year) =>
        from entry in county.Facts
        where entry.Year.StartYear == year && SeedDiseases.IsAccepted(entry.School.Number, year)
        from row in entry.Classes
        select new SeedCounted(entry, row, YearsLarge(entry.School.Lineage, year, row.Grade, row.Number));

    int YearsLarge(int lineage, int year, int grade, int number)
    {
        var years = 0;
        while (_pupils.GetValueOrDefault((lineage, year - years, grade - years, number)) >= Large)
        {
            years++;
        }

        return years;
    }

    IEnumerable<KeyValuePair<string, decimal?>> AllFigures()
    {
        var figures = ClassFigures("", _ => true)
            .Concat(ClassFigures(".compulsory", entry => entry.Class.Grade <= 9))
            .Concat(ClassFigures(".primary", entry => entry.Class.Grade <= 6))
            .Concat(ClassFigures(".junior", entry => entry.Class.Grade is >= 7 and <= 9))
            .Concat(ClassFigures(".senior", entry => entry.Class.Grade >= 10))
            .Concat(ClassFigures(".urban", entry => entry.Class.Grade <= 9 && entry.At.School.School.Location == Location.Urban))
            .Concat(ClassFigures(".town", entry => entry.Class.Grade <= 9 && entry.At.School.School.Location == Location.Town))
            .Concat(ClassFigures(".rural", entry => entry.Class.Grade <= 9 && entry.At.School.School.Location == Location.Rural));
        for (var grade = 1; grade <= 12; grade++)
        {
            var of = grade;
            figures = figures.Concat(ClassFigures(FormattableString.Invariant($".grade-{of}"), entry => entry.Class.Grade == of));
        }

        foreach (var school in Schools.Where(entry => SeedDiseases.IsAccepted(entry.School.Number, Year)))
        {
            figures = figures.Concat(ClassFigures($".school-{school.School.Code}", entry => entry.At.School.Number == school.School.Number));
        }

        return figures.Concat(CollectionFigures()).Select(figure => KeyValuePair.Create(figure.Code, figure.Value));
    }

    IEnumerable<(string Code, decimal? Value)> ClassFigures(string suffix, Func<SeedCounted, bool> counts)
    {
        var (classes, sum, large, super, inLarge, starting, startingLarge, added, persisting) = (0, 0, 0, 0, 0, 0, 0, 0, 0);
        var schools = new HashSet<int>();
        foreach (var entry in Classes.Where(counts))
        {
            var isLarge = entry.Class.Pupils >= Large;
            var isStarting = StartingGrades.Contains(entry.Class.Grade);
            classes++;
            sum += entry.Class.Pupils;
            large += isLarge ? 1 : 0;
            super += entry.Class.Pupils >= SuperLarge ? 1 : 0;
            inLarge += isLarge ? entry.Class.Pupils : 0;
            starting += isStarting ? 1 : 0;
            startingLarge += isStarting && isLarge ? 1 : 0;
            added += entry.Years == 1 ? 1 : 0;
            persisting += entry.Years > 1 ? 1 : 0;
            _ = isLarge && schools.Add(entry.At.School.Number);
        }

        var isCompared = Year > SeedClasses.FirstYear;
        yield return ("classes" + suffix, classes);
        yield return ("pupils" + suffix, sum);
        yield return ("large-classes" + suffix, large);
        yield return ("super-large-classes" + suffix, super);
        yield return ("large-class-share" + suffix, large * 100m / classes);
        yield return ("pupils-in-large-classes" + suffix, inLarge);
        yield return ("schools-with-large-classes" + suffix, schools.Count);
        yield return ("schools" + suffix, Classes.Where(counts).DistinctBy(entry => entry.At.School.Number).Count());
        yield return ("large-class-school-share" + suffix, schools.Count * 100m / Classes.Where(counts).DistinctBy(entry => entry.At.School.Number).Count());
        yield return ("starting-grades-cleared" + suffix, starting == 0 ? null : startingLarge == 0 ? 1 : 0);
        yield return ("large-classes-new" + suffix, isCompared ? added : null);
        yield return ("large-classes-persisting" + suffix, isCompared ? persisting : null);
        yield return ("large-classes-cleared" + suffix, isCompared ? Cleared.Count(counts) : null);
        if (!suffix.StartsWith(".grade-", StringComparison.Ordinal))
        {
            var compulsory = Classes.Where(entry => entry.Class.Grade <= 9).ToList();
            var of = compulsory.Where(counts).Select(entry => entry.At.School).Distinct().ToList();
            yield return ("large-schools" + suffix, of.Count == 0 ? null : of.Count(school => compulsory.Where(entry => entry.At.School == school).Sum(entry => entry.Class.Pupils)
                > (school.School.Kind is SchoolKind.NineYear or SchoolKind.TwelveYear ? 2500 : 2000)));
        }
    }

    IEnumerable<(string Code, decimal? Value)> CollectionFigures()
    {
        var isLast = Year == SeedClasses.LastYear;
        var expected = Schools.Count;
        var missing = isLast ? 1 : 0;
        var returned = isLast ? SeedDiseases.All.Count(disease => disease is { Rejects: true, IsCorrected: false }) : 0;
        var accepted = expected - missing - returned;
        yield return ("returns-expected", expected);
        yield return ("returns-received", expected - missing);
        yield return ("returns-accepted", accepted);
        yield return ("returns-in-force", accepted);
        yield return ("returns-returned", returned);
        yield return ("returns-with-open-queries", isLast ? SeedDiseases.All.Count(disease => !disease.Rejects) : 0);
        yield return ("returns-late", isLast ? 1 : 0);
        yield return ("returns-missing", missing);
        yield return ("completeness", accepted * 100m / expected);
    }
}
