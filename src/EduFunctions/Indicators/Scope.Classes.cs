using System.Collections.Immutable;

namespace EduFunctions.Indicators;

/// <summary>The measures of classes, and of large ones.</summary>
public sealed partial class Scope
{
    ClassRow[]? _reported;

    /// <summary>Its classes whose pupils are reported: only they can be called large or not.</summary>
    ClassRow[] Reported => _reported ??= [.. _schools.SelectMany(school => school.Classes)
        .Where(row => row.Pupils is not null && Counts(row.Grade))];

    IEnumerable<Cohort> Cohorts => _schools.SelectMany(school => school.Cohorts).Where(cohort => Counts(cohort.Grade));

    /// <summary>Classes for which something holds; null when no class reports its pupils.</summary>
    internal Measure Count(Predicate<ClassRow> holds) => Of(Array.FindAll(Reported, holds), rows => rows.Length);

    /// <summary>Pupils of the classes for which something holds; null when no class reports its pupils.</summary>
    internal Measure Pupils(Predicate<ClassRow> holds) => Of(Array.FindAll(Reported, holds), rows => rows.Sum(row => row.Pupils) ?? 0);

    /// <summary>Schools with a class for which something holds; null when no class reports its pupils.</summary>
    internal Measure SchoolsWith(Predicate<ClassRow> holds) =>
        Of(Array.FindAll(Reported, holds), rows => rows.Where((row, index) => index == 0 || row.School != rows[index - 1].School).Count());

    /// <summary>
    /// 大校额: schools that are large by all their compulsory grades, whichever of them the subject counts; null when none reports
    /// such a grade.
    /// </summary>
    internal Measure LargeSchools()
    {
        var schools = Reported.Where(row => row.Grade <= Subject.Compulsory.LastGrade).Select(row => row.School).Distinct().ToList();
        var large = schools.FindAll(school => school.IsLarge);
        return new Measure(schools.Count == 0 ? null : large.Count, () => CellsOf(large.SelectMany(school => school.Compulsory)));
    }

    /// <summary>A number of large classes since last year, cohort by cohort; null when nothing is known of any cohort.</summary>
    internal Measure Change(Func<Cohort, int> count)
    {
        var cohorts = Cohorts.Where(cohort => cohort.IsTold).ToList();
        return new Measure(cohorts.Count == 0 ? null : cohorts.Sum(count),
            () => CellsOf(cohorts.Where(cohort => count(cohort) > 0).SelectMany(cohort => cohort.Large.Concat(cohort.LargeBefore))));
    }

    /// <summary>Large classes of which nobody knows what they were last year; null when no class reports its pupils.</summary>
    internal Measure UnknownChange()
    {
        var large = Cohorts.Where(cohort => cohort.Unknown > 0).SelectMany(cohort => cohort.Large).ToArray();
        return Of(large, rows => rows.Length);
    }

    /// <summary>
    /// Large classes of last year that left with the last grade, by their grade of last year; null when no leaving grade was
    /// reported.
    /// </summary>
    internal Measure Graduated()
    {
        var leavers = _schools
            .SelectMany(school =>
                school.Predecessors.SelectMany(before => before.Classes)
                .Where(row => Counts(row.Grade) && Cohort.Leaves(row.Grade, school)))
            .ToList();
        var large = leavers.FindAll(row => row.IsLarge);
        return new Measure(leavers.Exists(row => row.Pupils is not null) ? large.Count : null, () => CellsOf(large));
    }

    /// <summary>
    /// A number that schools' stages with large classes need; null when no class reports its pupils, or no cause is known.
    /// </summary>
    internal Measure Relief(Func<StageRelief, int?> number)
    {
        var reliefs = _schools.SelectMany(school => school.Reliefs).Where(relief => Counts(relief.Grades[0].Grade)).ToList();
        var wanting = reliefs.FindAll(relief => relief.WantsTeachers);
        var isKnown = Reported.Length > 0 && (reliefs.Count == 0 || reliefs.Exists(relief => relief.Missing.IsEmpty));
        return new Measure(isKnown ? wanting.Sum(number) : null, () => wanting.SelectMany(relief => relief.Cells));
    }

    /// <summary>
    /// Whether grades are free of large classes: 0 as soon as one is not, 1 only when every school expected reports all its
    /// classes in them, null until then.
    /// </summary>
    internal Measure IsCleared(ImmutableArray<int> grades)
    {
        ImmutableArray<int> asked = [.. grades.Where(Counts)];
        var classes = Array.FindAll(Reported, row => asked.Contains(row.Grade));
        var large = Array.FindAll(classes, row => row.IsLarge);
        var schools = _schools.Where(school => asked.Any(school.HasGrade)).ToList();
        var isWhole = schools.Count > 0 && schools.TrueForAll(school => school.InForce && asked.Where(school.HasGrade).All(school.Reports));
        return new Measure(large.Length > 0 ? 0 : isWhole ? 1 : null, () => CellsOf(large.Length > 0 ? large : classes));
    }

    Measure Of(ClassRow[] rows, Func<ClassRow[], decimal> value) => new(Reported.Length == 0 ? null : value(rows), () => CellsOf(rows));

    static IEnumerable<FigureCell> CellsOf(IEnumerable<ClassRow> rows) => rows.Select(row => row.PupilsCell);
}
