using System.Collections.Immutable;

namespace EduFunctions.Indicators;

/// <summary>The measures of classes, and of large ones.</summary>
public sealed partial class Scope
{
    bool IsReported => Total(ClassKind.Reported).Classes > 0;

    IEnumerable<Cohort> Cohorts
    {
        get
        {
            foreach (var school in _schools)
            {
                foreach (var cohort in school.Cohorts)
                {
                    if (Subject.Counts(cohort.Grade))
                    {
                        yield return cohort;
                    }
                }
            }
        }
    }

    /// <summary>Classes of a kind; null when no class reports its pupils.</summary>
    internal Measure Count(ClassKind kind) => Of(kind, Total(kind).Classes);

    /// <summary>Pupils of the classes of a kind; null when no class reports its pupils.</summary>
    internal Measure Pupils(ClassKind kind) => Of(kind, Total(kind).Pupils);

    /// <summary>Schools with a class of a kind; null when no class reports its pupils.</summary>
    internal Measure SchoolsWith(ClassKind kind) => Of(kind, _schools.Count(school => Has(school, kind)));

    /// <summary>
    /// 大校额: schools that are large by all their compulsory grades, whichever of them the subject counts; null when none reports
    /// such a grade. Whether a school of which it cannot be told is one, is left open: it is not counted.
    /// </summary>
    internal Measure LargeSchools()
    {
        var schools = _schools.Where(school => Has(school, ClassKind.Reported, Subject.Compulsory.LastGrade)).ToList();
        return new Measure(schools.Count > 0 ? schools.Count(school => school.IsLarge == true) : null,
            () => CellsOf(schools.Where(school => school.IsLarge == true).SelectMany(school => school.Compulsory)))
        {
            // Large by what is known of it stays large; not large is one only with all its classes.
            GivenBy = school => school.InForce && school.Kind.FirstGrade <= Subject.Compulsory.LastGrade && (school.IsLarge == true || (school.IsLarge == false && school.Compulsory.All(row => row.Pupils is not null))),
        };
    }

    /// <summary>Schools with such classes that reported in both years; null in the county's first year.</summary>
    internal Measure ComparedSchools() => new(_year.Before is null ? null : _schools.Count(school => IsCompared(school) && school.Kind.LastGrade > 0), () => []);

    /// <summary>
    /// A number of large classes since last year, cohort by cohort, of the schools that reported in both years; null when nothing is known
    /// of any cohort.
    /// </summary>
    internal Measure Change(Func<Cohort, int> count)
    {
        int? sum = null;
        foreach (var cohort in Cohorts)
        {
            sum = cohort.IsCompared ? count(cohort) + (sum ?? 0) : sum;
        }

        return new Measure(sum, () => CellsOf(Cohorts.Where(cohort => cohort.IsCompared && count(cohort) > 0)
            .SelectMany(cohort => cohort.Large.Concat(cohort.LargeBefore))))
        {
            GivenBy = school => IsCompared(school) && school.Cohorts.All(cohort => !Subject.Counts(cohort.Grade) || cohort.IsWhole),
        };
    }

    /// <summary>Large classes that are compared with no year before; null when no class reports its pupils.</summary>
    internal Measure UnknownChange() => new(IsReported ? Cohorts.Where(cohort => !cohort.IsCompared).Sum(cohort => cohort.Large.Length) : null,
        () => CellsOf(Cohorts.Where(cohort => !cohort.IsCompared).SelectMany(cohort => cohort.Large)));

    /// <summary>
    /// Large classes of last year that left with the last grade, by their grade of last year, of the schools that reported in both years;
    /// null when no leaving grade was reported.
    /// </summary>
    internal Measure Graduated()
    {
        return LargeBefore((school, row) => IsCompared(school) && IsOf(school, row), isKnown: false)
            .WholeOf(school => IsCompared(school) && TellsBefore(school, row => IsOf(school, row)));

        static bool IsOf(SchoolRows school, ClassRow row) => Cohort.Graduates(row.Grade, row.School, school);
    }

    /// <summary>
    /// Large classes of last year whose school, or the one that has its pupils now, is not compared: it has not reported this year, another
    /// that merged into it did not report, the cohort is not known, the grade has gone to another school, or the school was closed and none has
    /// its pupils. Null in the county's first year.
    /// </summary>
    internal Measure BeforeLeftOut() => LargeBefore((school, row) => !IsCompared(school)
        || (!Cohort.Graduates(row.Grade, row.School, school) && !school.Cohorts.Any(cohort => cohort.Grade == row.Grade + 1 && cohort.Past == CohortPast.Known)),
        isKnown: _year.Before is not null, (_year.Before?.Schools ?? []).Where(HasNoHeirHere))
        .WholeOf(school => school.InForce && school.Predecessors.All(before => before.InForce) && TellsBefore(school, _ => true));

    // None at all, or one that has no grade of the subject: a complete school that is a senior school now.
    bool HasNoHeirHere(SchoolRows before) => _year.HeirOf(before) is not { } heir || (_year.ByCode.GetValueOrDefault(heir) is { } now && !Subject.Has(now.School));

    // True when all those classes of last year whose pupils a school has now, or had, tell their pupils.
    bool TellsBefore(SchoolRows school, Func<ClassRow, bool> isOf) =>
        school.Predecessors.All(before => before.Classes.All(row => row.Pupils is not null || !Subject.Counts(row.Grade) || !isOf(row)));

    // Large ones among those classes of last year, by their grade of last year; where it is not known already, null when none of them was reported.
    Measure LargeBefore(Func<SchoolRows, ClassRow, bool> counts, bool isKnown, IEnumerable<SchoolRows>? others = null)
    {
        var (isReported, count) = (isKnown, 0);
        foreach (var row in Rows())
        {
            isReported |= row.Pupils is not null;
            count += row.IsLarge ? 1 : 0;
        }

        return new Measure(isReported ? count : null, () => CellsOf(Rows().Where(row => row.IsLarge)));

        IEnumerable<ClassRow> Rows() => _schools.SelectMany(school => school.Predecessors.SelectMany(before => before.Classes)
            .Where(row => Subject.Counts(row.Grade) && counts(school, row)))
            .Concat((others ?? []).SelectMany(school => school.Classes).Where(row => Subject.Counts(row.Grade)));
    }

    static bool IsCompared(SchoolRows school) => school.Past == CohortPast.Known;

    /// <summary>
    /// A number that schools' stages with large classes need, over the schools of which all of it can be told: one without large classes needs
    /// none. Null when there is no such school, and when there are large classes and no cause of them is known.
    /// </summary>
    internal Measure Relief(Func<StageRelief, int?> number)
    {
        var given = _schools.Where(Gives).ToList();
        var reliefs = given.SelectMany(ReliefsOf).ToList();
        var wanting = reliefs.FindAll(relief => relief.WantsTeachers);
        var isKnown = given.Count > 0 && IsReported && (reliefs.Count > 0 || !_schools.Any(school => ReliefsOf(school).Any()));
        return new Measure(isKnown ? wanting.Sum(number) : null, () => wanting.SelectMany(relief => relief.Cells)) { GivenBy = Gives };

        bool Gives(SchoolRows school) => GivesClasses(school) && ReliefsOf(school).All(relief => relief.Grades.All(grade => !grade.IsUnknown));

        IEnumerable<StageRelief> ReliefsOf(SchoolRows school) => school.Reliefs.Where(relief => Subject.Counts(relief.Grades[0].Grade));
    }

    /// <summary>
    /// True of a school that tells the pupils of all its classes, or has none in these grades: a class whose pupils are blank or “/” is not “not
    /// large”, and has pupils.
    /// </summary>
    internal bool GivesClasses(SchoolRows school) =>
        school.InForce && (school.ValueOf(Term.Pupils, Subject) is not null || !school.Classes.Any(row => Subject.Counts(row.Grade)));

    /// <summary>
    /// Whether grades are free of large classes: 0 as soon as one is not, 1 only when every school expected tells all its classes in them, null until
    /// then. Not applicable where they tell that there is none.
    /// </summary>
    internal Measure IsCleared(ImmutableArray<int> grades)
    {
        ImmutableArray<int> asked = [.. grades.Where(Subject.Counts)];
        var hasLarge = _schools.Any(school => asked.Any(grade => school.CountsOf(ClassKind.Large)[grade].Classes > 0));
        var schools = _schools.Where(school => asked.Any(school.HasGrade)).ToList();
        var isWhole = schools.Count > 0 && schools.TrueForAll(Gives);
        var isAny = _schools.Any(school => asked.Any(grade => !school.ClassesOf(grade).IsEmpty));
        return new Measure(hasLarge ? 0 : isWhole && isAny ? 1 : null, () => CellsOf(
            ClassesOf(hasLarge ? ClassKind.Large : ClassKind.Reported).Where(row => asked.Contains(row.Grade))))
        {
            GivenBy = Gives,
            IsNotApplicable = isWhole && !isAny,
        };

        bool Gives(SchoolRows school)
        {
            foreach (var grade in asked)
            {
                if (school.HasGrade(grade) && !school.Tells(grade))
                {
                    return false;
                }
            }

            return school.InForce;
        }
    }

    Measure Of(ClassKind kind, decimal value) => new(IsReported ? value : null, () => CellsOf(ClassesOf(kind)));

    ClassCount Total(ClassKind kind)
    {
        var (classes, pupils) = (0, 0m);
        foreach (var school in _schools)
        {
            foreach (var grade in school.CountsOf(kind)[Subject.FirstGrade..(Subject.LastGrade + 1)])
            {
                (classes, pupils) = (classes + grade.Classes, pupils + grade.Pupils);
            }
        }

        return new(classes, pupils);
    }

    bool Has(SchoolRows school, ClassKind kind, int lastGrade = int.MaxValue)
    {
        var counts = school.CountsOf(kind);
        for (var grade = Subject.FirstGrade; grade <= Math.Min(Subject.LastGrade, lastGrade); grade++)
        {
            if (counts[grade].Classes > 0)
            {
                return true;
            }
        }

        return false;
    }

    IEnumerable<ClassRow> ClassesOf(ClassKind kind) => _schools.SelectMany(school => school.Classes)
        .Where(row => Subject.Counts(row.Grade) && row.Pupils is not null && kind.Holds(row));

    static IEnumerable<FigureCell> CellsOf(IEnumerable<ClassRow> rows) => rows.Select(row => row.PupilsCell);
}
