using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>The classes against those of last year: pupils and classes by stage, the intake, cohorts, and classes that have moved up a grade.</summary>
static class ClassesYearOnYear
{
    // Senior grades are made up anew by the entrance examination: no cohort goes from grade 9 to 10.
    const int LastCompulsory = 9;

    internal static readonly FindingRule StageChanged = new("stage-changed", Severity.Query, FindingFamily.YearOnYear,
        new("{0}与上年相差超过 {1}%。请更正或说明。", "{0}: differs from last year by more than {1} %. Correct or explain."))
    {
        Detail = new("{2}，上年 {3}（{4}）", "{2}, last year {3} ({4})"),
    };

    static readonly FindingRule CohortChanged = new("cohort-changed", Severity.Query, FindingFamily.YearOnYear,
        new("同一届学生升级后，人数与上年相差超过 {0}%。请更正或说明。", "A cohort that has moved up differs from last year by more than {0} %. Correct or explain."))
    {
        Detail = new("{1} {2} 人，上年{3} {4} 人（{5}）", "{1}: {2}, last year {3}: {4} ({5})"),
    };

    static readonly FindingRule ClassChanged = new("class-changed", Severity.Query, FindingFamily.YearOnYear,
        new("同一个班升级后，人数与上年相差超过 {0}%。请更正或说明。", "A class that has moved up differs from last year by more than {0} %. Correct or explain."))
    {
        Detail = new("{1} 人，上年{2} {3} 班 {4} 人（{5}）", "{1}, last year class {3} of {2}: {4} ({5})"),
    };

    static readonly FindingRule CohortMissing = new("cohort-missing", Severity.Query, FindingFamily.YearOnYear,
        new("上年{0}有学生，今年没有{1}的班级。请补报或说明。", "{0} had pupils last year, and there is no class of {1} now. Report them or explain."))
    {
        Detail = new("上年 {2} 个班", "{2} classes last year"),
    };

    /// <summary>The checks.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        new(StageChanged, Stages),
        new(ClassChanged, subject => Cohorts(subject, isClass: true)),
        new(CohortChanged, subject => Cohorts(subject, isClass: false)),
        new(CohortMissing, Missing),
    ];

    static void Stages(ReturnUnderCheck subject)
    {
        foreach (var stage in NowOf(subject).GroupBy(row => SchoolKinds.StageOf((int)row[Classes.Grade]!.Value)))
        {
            var (now, before) = (stage.ToList(), Before(subject).SelectMany(grade => grade)
                .Where(row => SchoolKinds.StageOf((int)row[Classes.Grade]!.Value) == stage.Key).ToList());
            var name = SchoolKinds.NameOf(stage.Key);
            Tell($"{name}班级数", Classes.Number, now, now.Count, before.Count, Limits.ClassesChange);
            Tell($"{name}学生数", Classes.Pupils, now, PupilsOf(now), PupilsOf(before), Limits.PupilsChange);
        }

        foreach (var (grade, now, before) in Pairs(subject, 0).Where(pair => Standards.EntranceGrades.Contains(pair.Grade)))
        {
            Tell($"{SchoolKinds.NameOfGrade(grade)}新生数", Classes.Grade, now, PupilsOf(now), PupilsOf(before), Limits.IntakeChange);
        }

        // Each at a column of its own: an answer is to check, row and column.
        void Tell(string what, FormColumn at, List<FormRow> rows, decimal? now, decimal? before, Limit percent) =>
            TellTotal(subject, what, at, Classes.Pupils, rows, now, before, percent);
    }

    /// <summary>Asks about rows that together are many more or fewer than last year's.</summary>
    /// <param name="subject">The return.</param>
    /// <param name="what">What they are together, in Chinese.</param>
    /// <param name="at">The column of the first row that is asked about.</param>
    /// <param name="persons">The column of the persons in them.</param>
    /// <param name="rows">The rows; not empty.</param>
    /// <param name="now">Their number; null when it is not known.</param>
    /// <param name="before">Last year's; null when it is not known.</param>
    /// <param name="percent">Most that it may change, in percent of last year's.</param>
    internal static void TellTotal(ReturnUnderCheck subject, string what, FormColumn at, NumberColumn persons, IReadOnlyList<FormRow> rows,
        decimal? now, decimal? before, Limit percent)
    {
        var standards = subject.Context.Standards;
        if ((now, before) is ({ } own, > 0 and var last) && YearOnYear.IsOver(own, last, standards, percent, Limits.ChangeLeastCount))
        {
            subject.Report(StageChanged, rows[0], at, PlacesOf(ReferenceEquals(at, persons) ? rows.Skip(1) : rows, persons), what,
                Print(standards[percent]), Print(own), Print(last), YearOnYear.Share(own, last));
        }
    }

    // A grade that was forgotten: its pupils were there last year, in the grade below, and had not yet come to the school's last.
    static void Missing(ReturnUnderCheck subject)
    {
        var (now, before) = (NowOf(subject).ToList(), Before(subject));
        foreach (var grade in before.Where(grade => grade.Key < before.Max(one => one.Key) && grade.Key != LastCompulsory && now.Count > 0
            && now.TrueForAll(row => row[Classes.Grade] != grade.Key + 1)))
        {
            subject.Report(CohortMissing, now[0], Classes.Grade, SchoolKinds.NameOfGrade((int)grade.Key!.Value),
                SchoolKinds.NameOfGrade((int)grade.Key.Value + 1), Print(grade.Count()));
        }
    }

    // Where the classes of a cohort can be told apart, the class is asked about; else the cohort.
    static void Cohorts(ReturnUnderCheck subject, bool isClass)
    {
        var standards = subject.Context.Standards;
        foreach (var (grade, now, before) in Pairs(subject, 1))
        {
            var moved = now.Count != before.Count ? [] : now.SelectMany(row => before.Where(old => old[Classes.Number] == row[Classes.Number]),
                (row, old) => (Row: row, Now: row[Classes.Pupils], Before: old[Classes.Pupils]))
                .Where(pair => (pair.Now, pair.Before) is ({ } own, { } last)
                    && YearOnYear.IsOver(own, last, standards, Limits.ClassChange, Limits.ChangeLeastCount)).ToList();
            var below = SchoolKinds.NameOfGrade(grade - 1);
            foreach (var (row, own, last) in isClass ? moved : [])
            {
                subject.Report(ClassChanged, row, Classes.Pupils, Print(standards[Limits.ClassChange]), Print(own!.Value), below,
                    Print(row[Classes.Number]!.Value), Print(last!.Value), YearOnYear.Share(own.Value, last.Value));
            }

            if (!isClass && moved.Count == 0 && (PupilsOf(now), PupilsOf(before)) is ({ } all, { } allBefore)
                && YearOnYear.IsOver(all, allBefore, standards, Limits.CohortChange, Limits.ChangeLeastCount))
            {
                subject.Report(CohortChanged, now[0], Classes.Pupils, PlacesOf(now.Skip(1), Classes.Pupils), Print(standards[Limits.CohortChange]),
                    SchoolKinds.NameOfGrade(grade), Print(all), below, Print(allBefore), YearOnYear.Share(all, allBefore));
            }
        }
    }

    // The classes of each grade that has some, with those of the same grade last year (back 0), or of the grade below (back 1).
    static IEnumerable<(int Grade, List<FormRow> Now, List<FormRow> Before)> Pairs(ReturnUnderCheck subject, int back)
    {
        var then = Before(subject);
        foreach (var grade in NowOf(subject).GroupBy(row => (int)row[Classes.Grade]!.Value))
        {
            var before = then[grade.Key - back].ToList();
            if (before.Count > 0 && (back == 0 || grade.Key - back != LastCompulsory))
            {
                yield return (grade.Key, [.. grade], before);
            }
        }
    }

    static IEnumerable<FormRow> NowOf(ReturnUnderCheck subject) => subject.Of(Classes.Sheet).Where(IsClass);

    static ILookup<decimal?, FormRow> Before(ReturnUnderCheck subject) =>
        (subject.Context.LastYear?[Classes.Sheet] ?? []).Where(IsClass).ToLookup(row => row[Classes.Grade]);

    // A class of 0 pupils is no class.
    internal static bool IsClass(FormRow row) => row[Classes.Grade] is not null && row[Classes.Pupils] != 0;

    internal static decimal? PupilsOf(List<FormRow> rows) => rows.Aggregate((decimal?)0, (sum, row) => sum + row[Classes.Pupils]);
}
