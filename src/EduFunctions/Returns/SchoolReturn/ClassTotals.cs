using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>
/// What a template adds up beside the classes, and holds against last year's as <see cref="ClassesYearOnYear"/> does: cohorts, the intake,
/// stages.
/// </summary>
static class ClassTotals
{
    const int LastCompulsory = 9;

    /// <summary>The sums of a school, with what is wrong at a row because of them.</summary>
    /// <param name="facts">The grades that the school has this year.</param>
    /// <param name="lastYear">Its return of the year before; null when there is none.</param>
    /// <param name="standards">The limits in force.</param>
    public static (TemplateTotals Totals, ImmutableArray<RowFault> Faults) Of(SchoolKindFacts facts, Return? lastYear, Standards standards)
    {
        var grades = Enumerable.Range(facts.FirstGrade, facts.LastGrade - facts.FirstGrade + 1).ToList();
        var before = (lastYear?[Classes.Sheet] ?? []).Where(ClassesYearOnYear.IsClass).ToLookup(row => (int)row[Classes.Grade]!.Value);
        var cohort = Fault(Classes.Pupils, "同届", standards[Limits.CohortChange]);
        var intake = Fault(Classes.Grade, "新生", standards[Limits.IntakeChange]);
        var rows = Fault(Classes.Number, "班数", standards[Limits.ClassesChange]);
        var pupils = Fault(Classes.Pupils, "人数", standards[Limits.PupilsChange]);
        var missing = new GroupFault(Classes.Sheet, Classes.Grade, "缺升上来的年级");
        var least = standards[Limits.ChangeLeastCount];
        var stages = grades.GroupBy(SchoolKinds.StageOf).Select(stage => Whole($"{SchoolKinds.NameOf(stage.Key)}合计",
            [.. stage.SelectMany(grade => Keys(grade))], [.. before.Where(grade => SchoolKinds.StageOf(grade.Key) == stage.Key).SelectMany(grade => grade)])).ToList();
        var all = stages is [var only] ? only with { Name = "合计" }
            : new TemplateGroup("合计", []) { Before = Before([.. before.SelectMany(grade => grade)]) };
        ImmutableArray<ImmutableArray<object>> expected = [.. before
            .Where(grade => grade.Key < before.Max(one => one.Key) && grade.Key != LastCompulsory).Select(grade => Keys(grade.Key + 1))];
        var totals = new TemplateTotals(Classes.Sheet, Classes.Grade, [.. grades.Select(Grade)], Classes.Pupils, "班级数")
        {
            All = expected.IsEmpty ? all : all with { Wrongs = all.Wrongs.Add(new GroupAbsence(missing, expected)) },
            Wholes = stages is [_] ? [] : [.. stages],
            Counts = [.. grades.Select(SchoolKinds.StageOf).Distinct().SelectMany(stage => Classrooms.RoomsOf(stage))],
        };
        return (totals, [cohort, intake, rows, pupils, missing,
            new MemberChange(Classes.Sheet, Classes.Grade, Classes.Number, Classes.Pupils, $"本班变动超 {Print(standards[Limits.ClassChange])}%")
        {
            Percent = standards[Limits.ClassChange], Least = least,
            Moves = [.. grades.Where(grade => grade - 1 > LastCompulsory)
                .Select(grade => (SchoolKinds.NameOfGrade(grade), SchoolKinds.NameOfGrade(grade - 1)))],
        }]);

        // A cohort was in the grade below; senior grades are made up anew by the entrance examination.
        TemplateGroup Grade(int grade)
        {
            var (below, same) = (grade - 1 == LastCompulsory ? [] : before[grade - 1].ToList(), before[grade].ToList());
            var isEntrance = Standards.EntranceGrades.Contains(grade);
            return new TemplateGroup(SchoolKinds.NameOfGrade(grade), Keys(grade))
            {
                Before = Before(below.Count > 0 || !isEntrance ? below : same),
                Wrongs = [.. Changes(cohort, false, below, Limits.CohortChange).Select(change => change with
                {
                    Members = (Classes.Number, [.. below.Select(row => (row[Classes.Number] ?? 0, row[Classes.Pupils]!.Value))],
                        standards[Limits.ClassChange]),
                }), .. isEntrance ? Changes(intake, false, same, Limits.IntakeChange) : []],
            };
        }

        TemplateGroup Whole(string name, ImmutableArray<object> keys, List<FormRow> last) => new(name, keys)
        {
            Before = Before(last),
            Wrongs = [.. Changes(rows, true, last, Limits.ClassesChange), .. Changes(pupils, false, last, Limits.PupilsChange)],
        };

        IEnumerable<GroupChange> Changes(GroupFault told, bool ofRows, List<FormRow> last, Limit percent) =>
            Before(last) is (var count, var sum) && (ofRows ? count : sum) is { } number
                ? [new GroupChange(told, ofRows, number, standards[percent], least)] : [];
    }

    static (int, decimal?)? Before(List<FormRow> rows) => rows.Count == 0 ? null : (rows.Count, ClassesYearOnYear.PupilsOf(rows));

    // As it is picked from the list, and as some write it.
    static ImmutableArray<object> Keys(int grade) => [grade, SchoolKinds.NameOfGrade(grade)];

    static GroupFault Fault(FormColumn at, string what, decimal percent) => new(Classes.Sheet, at, $"{what}变动超 {Print(percent)}%");
}
