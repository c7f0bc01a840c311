using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>
/// What became of a grade's large classes since last year, counted by cohort and never by class number: classes are renumbered and merged.
/// Last year's are those of the grade below, in the school itself and in all that have merged into it.
/// </summary>
/// <param name="School">The school, as it is now.</param>
/// <param name="Grade">The grade, as it is now.</param>
/// <param name="Large">Large classes now.</param>
/// <param name="LargeBefore">Large classes of the same cohort last year.</param>
/// <param name="Past">What is known of last year.</param>
sealed record Cohort(SchoolRows School, int Grade, ImmutableArray<ClassRow> Large, ImmutableArray<ClassRow> LargeBefore, CohortPast Past)
{
    /// <summary>Large classes that are more than last year.</summary>
    public int New => Past switch
    {
        CohortPast.Unknown => 0,
        CohortPast.None => Large.Length,
        _ => Math.Max(0, Large.Length - LargeBefore.Length),
    };

    /// <summary>Large classes that were so last year.</summary>
    public int Persisting => Past == CohortPast.Known ? Math.Min(Large.Length, LargeBefore.Length) : 0;

    /// <summary>Large classes that are fewer than last year.</summary>
    public int Cleared => Past == CohortPast.Known ? Math.Max(0, LargeBefore.Length - Large.Length) : 0;

    /// <summary>True when New, Persisting and Cleared say something.</summary>
    public bool IsTold => Past == CohortPast.Known
        || (Past == CohortPast.None && School.ClassesOf(Grade).Any(row => row.Pupils is not null));

    /// <summary>
    /// True where a county's figures of change count it: it is told, and its school was there and reported in both years, so that last
    /// year's classes less those cleared and graduated, and with the new ones, are this year's.
    /// </summary>
    public bool IsCompared => IsTold && !School.Predecessors.IsEmpty;

    /// <summary>
    /// True when nothing of it is left open: all its classes, now and last year, tell their pupils, and it is told, or no class of it is large in
    /// either year: a grade that a merged teaching point did not have is no gap.
    /// </summary>
    public bool IsWhole => (IsTold || (Large.IsEmpty && LargeBefore.IsEmpty)) && School.ClassesOf(Grade).All(row => row.Pupils is not null)
        && (BeginsAnew(Grade, School) || ClassesBefore.All(row => row.Pupils is not null));

    IEnumerable<ClassRow> ClassesBefore => School.Predecessors.SelectMany(before => before.ClassesOf(Grade - 1));

    /// <summary>The cohort of a school and grade. The school has a return in force.</summary>
    public static Cohort Of(SchoolRows school, int grade)
    {
        var predecessors = HavingGrade(grade - 1, school.Predecessors);
        return new Cohort(school, grade, school.LargeOf(grade), BeginsAnew(grade, school) ? [] : LargeOf(grade - 1, predecessors), PastOf(school, grade, predecessors));
    }

    static CohortPast PastOf(SchoolRows school, int grade, ImmutableArray<SchoolRows> predecessors) =>
        school.Year.Before is null ? CohortPast.Unknown
        : school.Predecessors.IsEmpty ? CohortPast.None
        : school.Past == CohortPast.Unknown ? CohortPast.Unknown
        : BeginsAnew(grade, school) || predecessors.IsEmpty ? CohortPast.None
        : school.Tells(grade) && AllTell(grade - 1, predecessors) && !HasGone(school, grade, predecessors) ? CohortPast.Known
        : CohortPast.Unknown;

    // Of pupils who were there last year and are in no class now, nobody knows where they are.
    static bool HasGone(SchoolRows school, int grade, ImmutableArray<SchoolRows> predecessors) =>
        school.ClassesOf(grade).IsEmpty && predecessors.Any(before => !before.ClassesOf(grade - 1).IsEmpty);

    /// <summary>
    /// True when the pupils of a grade last year have left the school by now, or nobody follows them: senior grades are made up anew by the
    /// entrance examination, and so is a school's lowest grade.
    /// </summary>
    public static bool Leaves(int gradeBefore, SchoolRows now) => !now.HasGrade(gradeBefore + 1) || BeginsAnew(gradeBefore + 1, now);

    /// <summary>
    /// True when the pupils of a grade last year have left with the last grade of a stage, or of the school as it was. In any other grade a
    /// school that no longer has the next one has given its pupils to another.
    /// </summary>
    public static bool Graduates(int gradeBefore, SchoolRows before, SchoolRows now) => Leaves(gradeBefore, now)
        && (gradeBefore == before.Kind.LastGrade || gradeBefore == Subject.Of(SchoolKinds.StageOf(gradeBefore)).LastGrade);

    // Most schools have one that they come from, themselves: for them nothing is made anew.
    static ImmutableArray<SchoolRows> HavingGrade(int grade, ImmutableArray<SchoolRows> schools) =>
        schools is not [var only] ? [.. schools.Where(one => one.HasGrade(grade))] : only.HasGrade(grade) ? schools : [];

    static ImmutableArray<ClassRow> LargeOf(int grade, ImmutableArray<SchoolRows> schools) =>
        schools is [var only] ? only.LargeOf(grade) : [.. schools.SelectMany(one => one.LargeOf(grade))];

    static bool AllTell(int grade, ImmutableArray<SchoolRows> schools)
    {
        foreach (var school in schools)
        {
            if (!school.Tells(grade))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True of a school's lowest grade, and of the lowest senior one.</summary>
    public static bool BeginsAnew(int grade, SchoolRows school) => grade == school.Kind.FirstGrade || grade == Subject.Of(Stage.Senior).FirstGrade;
}

/// <summary>What is known of a cohort's last year.</summary>
enum CohortPast
{
    /// <summary>It is of an entrance grade, or nobody could have had it, as of a new school: every large class is new.</summary>
    None,

    /// <summary>Reported then and now.</summary>
    Known,

    /// <summary>
    /// It is the county's first year, a school whose pupils it has did not report, or pupils of one of its classes are blank or “/”.
    /// </summary>
    Unknown,
}
