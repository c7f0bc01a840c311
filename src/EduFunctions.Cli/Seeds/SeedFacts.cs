using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>A class that a summary counts.</summary>
/// <param name="At">Its school in that year.</param>
/// <param name="Class">The class.</param>
sealed record SeedCounted(SeedSchoolYear At, SeedClass Class)
{
    /// <summary>大班额.</summary>
    public bool IsLarge => Class.Pupils >= SeedChanges.LargeFrom;
}

/// <summary>Whom a figure counts.</summary>
/// <param name="Suffix">What follows the indicator's code.</param>
/// <param name="First">Lowest grade.</param>
/// <param name="Last">Highest grade.</param>
/// <param name="Has">Which schools it counts, as they are in a year.</param>
sealed record SeedSubject(string Suffix, int First, int Last, Func<SeedSchool, bool> Has)
{
    /// <summary>True when it counts the grade of the school.</summary>
    public bool Counts(SeedSchool school, int grade) => Has(school) && grade >= First && grade <= Last;
}

/// <summary>
/// The figures that must come out of the demo county: plain sums over its facts by domain.md's rules, not made with the program's
/// own indicators.
/// </summary>
sealed class SeedFacts
{
    const int SuperLarge = 66;

    readonly SeedCounty _county;
    readonly SeedChanges _changes;

    /// <summary>Sums up one year.</summary>
    public SeedFacts(SeedCounty county, int year)
    {
        (_county, Year, _changes) = (county, year, new SeedChanges(county, year));
        Schools = [.. county.Facts.Where(entry => entry.Year.StartYear == year)];
        Kindergartens = [.. county.Kindergartens.Where(entry => entry.Year.StartYear == year)];
        Classes = [.. ClassesOf(SeedChanges.Accepted(county, year))];
        Changes = [.. _changes.Changes()];
        Graduates = [.. _changes.Graduates()];
        Figures = new(Subjects().SelectMany(ClassFigures).Concat(CollectionFigures())
            .ToDictionary(figure => figure.Code, figure => figure.Value), StringComparer.Ordinal);
        LikeForLike = new(year == SeedClasses.FirstYear ? [] : Subjects().SelectMany(Pairs)
            .ToDictionary(pair => pair.Code, pair => pair.Pair), StringComparer.Ordinal);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>Every school open in it.</summary>
    public List<SeedSchoolYear> Schools { get; }

    /// <summary>Every kindergarten open in it; they are in no figure of classes.</summary>
    public List<SeedKindergartenYear> Kindergartens { get; }

    /// <summary>The classes of the accepted returns.</summary>
    public List<SeedCounted> Classes { get; }

    /// <summary>What became of the large classes, by school and grade of this year.</summary>
    public List<SeedChange> Changes { get; }

    /// <summary>The large classes that left, by school and grade of last year.</summary>
    public List<SeedGraduates> Graduates { get; }

    /// <summary>Value by code of the figure.</summary>
    public SortedDictionary<string, decimal?> Figures { get; }

    /// <summary>
    /// This year's and last year's value over the schools counted in both, and how many they are, by code of the figure; of
    /// classes, pupils and large classes.
    /// </summary>
    public SortedDictionary<string, (decimal Value, decimal LastYear, int Schools)> LikeForLike { get; }

    /// <summary>The large classes.</summary>
    public IEnumerable<SeedCounted> LargeClasses => Classes.Where(entry => entry.IsLarge);

    static IEnumerable<SeedCounted> ClassesOf(IEnumerable<SeedSchoolYear> schools) =>
        schools.SelectMany(entry => entry.Classes, (entry, row) => new SeedCounted(entry, row));

    IEnumerable<SeedSubject> Subjects() =>
    [
        new("", 1, 12, _ => true), new(".compulsory", 1, 9, _ => true), new(".primary", 1, 6, _ => true), new(".junior", 7, 9, _ => true),
            new(".senior", 10, 12, _ => true),
        new(".urban", 1, 9, school => school.School.Location == Location.Urban),
            new(".town", 1, 9, school => school.School.Location == Location.Town),
            new(".rural", 1, 9, school => school.School.Location == Location.Rural),
        .. Enumerable.Range(1, 12)
            .Select(grade => new SeedSubject(FormattableString.Invariant($".grade-{grade}"), grade, grade, _ => true)),
        .. Schools.Where(entry => SeedDiseases.IsAccepted(entry.School.Number, Year))
            .Select(entry => new SeedSubject($".school-{entry.School.Code}", 1, 12, school => school.Number == entry.School.Number)),
    ];

    IEnumerable<(string Code, decimal? Value)> ClassFigures(SeedSubject subject)
    {
        var classes = Classes.Where(entry => subject.Counts(entry.At.School, entry.Class.Grade)).ToList();
        var large = classes.FindAll(entry => entry.IsLarge);
        var (schools, withLarge) =
            (classes.DistinctBy(entry => entry.At.School.Number).Count(), large.DistinctBy(entry => entry.At.School.Number).Count());
        yield return ("classes" + subject.Suffix, classes.Count);
        yield return ("pupils" + subject.Suffix, classes.Sum(entry => entry.Class.Pupils));
        yield return ("large-classes" + subject.Suffix, large.Count);
        yield return ("super-large-classes" + subject.Suffix, classes.Count(entry => entry.Class.Pupils >= SuperLarge));
        yield return ("large-class-share" + subject.Suffix, large.Count * 100m / classes.Count);
        yield return ("pupils-in-large-classes" + subject.Suffix, large.Sum(entry => entry.Class.Pupils));
        yield return ("schools-with-large-classes" + subject.Suffix, withLarge);
        yield return ("schools" + subject.Suffix, schools);
        yield return ("large-class-school-share" + subject.Suffix, withLarge * 100m / schools);
        if (subject.Suffix is "" or ".compulsory" or ".primary" or ".junior" or ".senior")
        {
            int[] from = [1, 26, 31, 36, 41, 46, 51, 56, 61, 66, 1000];
            foreach (var (low, next) in from.Zip(from.Skip(1)))
            {
                yield return (FormattableString.Invariant($"classes-from-{low}{subject.Suffix}"),
                    classes.Count(entry => entry.Class.Pupils >= low && entry.Class.Pupils < next));
            }
        }

        foreach (var figure in ChangeFigures(subject).Concat(YesNo("entrance-grades-cleared", subject, [1, 7, 10]))
            .Concat(YesNo("declared-grades-cleared", subject, [1, 2, 7, 8])))
        {
            yield return figure;
        }

        if (!subject.Suffix.StartsWith(".grade-", StringComparison.Ordinal))
        {
            foreach (var figure in StaffFigures(subject, large).Concat(subject.First > 9 ? [] : LargeSchools(subject)))
            {
                yield return figure;
            }
        }
    }

    IEnumerable<(string Code, decimal? Value)> ChangeFigures(SeedSubject subject)
    {
        var changes = Changes.FindAll(change => subject.Counts(change.At.School, change.Grade));
        var isTold = Year > SeedClasses.FirstYear;
        yield return ("large-classes-new" + subject.Suffix, isTold ? changes.Sum(change => change.New) : null);
        yield return ("large-classes-persisting" + subject.Suffix, isTold ? changes.Sum(change => change.Persisting) : null);
        yield return ("large-classes-cleared" + subject.Suffix, isTold ? changes.Sum(change => change.Cleared) : null);
        yield return ("large-classes-unknown" + subject.Suffix, changes.Sum(change => change.Unknown));
        var left = Graduates.FindAll(entry =>
            subject.Counts(Schools.Single(school => school.School.Number == entry.Heir).School, entry.Grade));
        yield return ("large-classes-graduated" + subject.Suffix, left.Count == 0 ? null : left.Sum(entry => entry.Large));
        if (subject.Suffix is "" or ".compulsory")
        {
            var compared = SeedChanges.Accepted(_county, Year).FindAll(entry => SchoolKinds.Of(entry.School.School.Kind).FirstGrade <= subject.Last && _changes.Predecessors(entry.School.Number).Any());
            yield return ("large-classes-compared-schools" + subject.Suffix, isTold ? compared.Count : null);
            yield return ("large-classes-compared" + subject.Suffix, isTold ? changes.Sum(change => change.New + change.Persisting) : null);
            yield return ("large-classes-compared-before" + subject.Suffix, isTold ? changes.Sum(change => change.Persisting + change.Cleared) + left.Sum(entry => entry.Large) : null);
            var silent = _changes.LeftOut().Where(entry => subject.Counts(Schools.Single(school => school.School.Number == entry.Heir).School, entry.Grade)).ToList();
            yield return ("large-classes-before-left-out" + subject.Suffix, isTold ? silent.Sum(entry => entry.Large) : null);
        }
    }

    // No as soon as one class is large; yes only when every school that has such a grade is accepted and lists it.
    IEnumerable<(string Code, decimal? Value)> YesNo(string code, SeedSubject subject, int[] grades)
    {
        var asked = grades.Where(grade => grade >= subject.First && grade <= subject.Last).ToList();
        var expected = Schools.Where(entry => subject.Has(entry.School))
            .SelectMany(entry => asked.Where(grade => HasGrade(entry.School, grade)), (entry, grade) => (entry, grade)).ToList();
        if (asked.Count > 0)
        {
            var isNo = Classes.Exists(entry =>
                subject.Counts(entry.At.School, entry.Class.Grade) && asked.Contains(entry.Class.Grade) && entry.IsLarge);
            var isWhole = expected.Count > 0
                && expected.TrueForAll(pair =>
                SeedDiseases.IsAccepted(pair.entry.School.Number, Year) && pair.entry.Classes.Any(entry => entry.Grade == pair.grade));
            yield return (code + subject.Suffix, isNo ? 0 : isWhole ? 1 : null);
        }
    }

    static bool HasGrade(SeedSchool school, int grade) =>
        SchoolKinds.Of(school.School.Kind) is var kind && grade >= kind.FirstGrade && grade <= kind.LastGrade;

    IEnumerable<(string Code, decimal? Value)> StaffFigures(SeedSubject subject, List<SeedCounted> large)
    {
        var (vacancies, posts) = (0, 0);
        foreach (var (school, stage) in large.Select(entry => (entry.At, entry.Class.Stage)).Distinct())
        {
            var (lacking, vacant, away) = ShortageOf(school, stage);
            (vacancies, posts) = WantsClasses(school, stage)
                ? (vacancies + Math.Min(lacking, vacant), posts + Math.Max(0, lacking - vacant - away)) : (vacancies, posts);
        }

        yield return ("large-class-vacancies" + subject.Suffix, vacancies);
        yield return ("large-class-posts" + subject.Suffix, posts);
    }

    /// <summary>
    /// Staff at work short of what the pupils of the stage entitle to, approved posts without a holder, and holders not at work there.
    /// </summary>
    public static (int Short, int Vacant, int Away) ShortageOf(SeedSchoolYear school, Stage stage)
    {
        var staff = school.Stages.Single(entry => entry.Stage == stage);
        var pupilsPerPost = stage switch { Stage.Primary => 19m, Stage.Junior => 13.5m, _ => 12.5m };
        return (Math.Max(0, (int)Math.Ceiling(school.PupilsOf(stage) / pupilsPerPost) - (staff.InPost - staff.Away)),
            Math.Max(0, staff.Posts - staff.InPost), staff.Away);
    }

    // A grade with a large class that cannot be divided into classes of at most 55 as it is.
    static bool WantsClasses(SeedSchoolYear school, Stage stage) =>
        school.Classes.Where(entry => entry.Stage == stage).GroupBy(entry => entry.Grade)
        .Any(grade => grade.Any(entry => entry.Pupils >= SeedChanges.LargeFrom) && grade.Sum(entry => entry.Pupils) > 55 * grade.Count());

    IEnumerable<(string Code, decimal? Value)> LargeSchools(SeedSubject subject)
    {
        var compulsory = Classes.FindAll(entry => entry.Class.Grade <= 9);
        var of = compulsory.Where(entry => subject.Counts(entry.At.School, entry.Class.Grade)).Select(entry => entry.At.School)
            .Distinct().ToList();
        var isTold = !subject.Suffix.StartsWith(".school-", StringComparison.Ordinal) || of.Count > 0;
        yield return ("large-schools" + subject.Suffix, !isTold ? null
            : of.Count(school => compulsory.Where(entry => entry.At.School == school).Sum(entry => entry.Class.Pupils)
            > (school.School.Kind is SchoolKind.NineYear or SchoolKind.TwelveYear ? 2500 : 2000)));
    }

    // The schools accepted this year whose predecessors with such grades were all accepted last year; nobody in the county merged into a school of
    // another location.
    IEnumerable<(string Code, (decimal, decimal, int) Pair)> Pairs(SeedSubject subject)
    {
        var same = SeedChanges.Accepted(_county, Year)
            .Where(entry => subject.Has(entry.School) && Enumerable.Range(subject.First, subject.Last - subject.First + 1)
            .Any(grade => HasGrade(entry.School, grade)))
            .Select(entry => (Now: entry, Before: _changes.Predecessors(entry.School.Number)
                .Where(before => Enumerable.Range(subject.First, subject.Last - subject.First + 1).Any(grade => HasGrade(before.School, grade))).ToList()))
            .Where(pair => pair.Before.Count > 0).ToList();
        if (same.Count > 0)
        {
            var now = ClassesOf(same.Select(pair => pair.Now)).Where(Counts).ToList();
            var before = ClassesOf(same.SelectMany(pair => pair.Before)).Where(Counts).ToList();
            yield return ("classes" + subject.Suffix, (now.Count, before.Count, same.Count));
            yield return ("pupils" + subject.Suffix,
                (now.Sum(entry => entry.Class.Pupils), before.Sum(entry => entry.Class.Pupils), same.Count));
            yield return ("large-classes" + subject.Suffix,
                (now.Count(entry => entry.IsLarge), before.Count(entry => entry.IsLarge), same.Count));
        }

        bool Counts(SeedCounted entry) => entry.Class.Grade >= subject.First && entry.Class.Grade <= subject.Last;
    }

    // Of the schools and the kindergartens: the bureau's own return is no school's.
    IEnumerable<(string Code, decimal? Value)> CollectionFigures()
    {
        var isLast = Year == SeedClasses.LastYear;
        var missing = isLast ? 1 : 0;
        var wrong = SeedDiseases.All.Where(disease => isLast && disease is { School: not null, IsCorrected: false }).ToList();
        var (expected, accepted) = Collected([.. Schools.Select(entry => entry.School.Number), .. Kindergartens.Select(entry => entry.At.Number)]);
        yield return ("returns-expected", expected);
        yield return ("returns-received", expected - missing);
        yield return ("returns-accepted", accepted);
        yield return ("returns-in-force", accepted);
        yield return ("returns-returned", wrong.Count(disease => disease.Rejects));
        yield return ("returns-with-open-queries",
            wrong.Count(disease => !disease.Rejects) + SeedDiseases.Asked.Count(asked => asked.Year == Year));
        yield return ("returns-late", isLast ? 1 : 0);
        yield return ("returns-missing", missing);
        yield return ("completeness", accepted * 100m / expected);
    }

    /// <summary>How many of some senders are expected, and have an accepted return.</summary>
    public (int Expected, int Accepted) Collected(List<int> numbers) =>
        (numbers.Count, numbers.Count(number => SeedDiseases.IsAccepted(number, Year)));
}
