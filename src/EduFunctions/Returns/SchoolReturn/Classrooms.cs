using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>教室: ordinary classrooms, one row a stage.</summary>
public static class Classrooms
{
    /// <summary>学段: what the row is about.</summary>
    public static ChoiceColumn Stage { get; } = ReturnColumns.Stage() with { Help = "这一行是哪个学段的教室；有几个学段填几行，由系统预填。" };

    /// <summary>普通教室.</summary>
    public static CountColumn Ordinary { get; } = ReturnColumns.Number("classrooms", "普通教室", "间", true, "普通教室数") with { Help = "9 月 1 日可以编班上课的普通教室间数，如 20；实验室、音美等专用教室不计。" };

    /// <summary>其中在用教室.</summary>
    public static CountColumn InUse { get; } = ReturnColumns.Number("classroomsInUse", "其中在用教室", "间", true, "在用教室", "在用普通教室") with { Help = "普通教室中现有班级正在使用的间数，如 18；空着的、改作他用的不计。" };

    /// <summary>说明: what the school has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet. Schools that still send their own sheet of rooms and areas together have it there.</summary>
    public static FormSheet Sheet { get; } = new("classrooms", "教室", SheetLayout.Table, [Stage, Ordinary, InUse, Explanation])
    {
        Aliases = ["普通教室", "教室情况"],
        Explanation = Explanation,
        MayStandOn = Premises.Caption,
    };

    static readonly FindingRule ClassesExceedClassrooms = new("classes-exceed-classrooms", Severity.Query, FindingFamily.CrossSheet,
        new("班级所需教室多于普通教室。请更正或说明。", "The classes need more rooms than there are ordinary classrooms. Correct or explain."))
    {
        Detail = new("{0}：独用 {1} 个班、合用 {2} 个班，普通教室 {3} 间",
            "{0}: {1} classes with a room of their own, {2} sharing, {3} ordinary classrooms"),
    };

    static readonly FindingRule RoomsInUseDiffer = new("rooms-in-use-differ", Severity.Query, FindingFamily.CrossSheet,
        new("在用教室与班级的教室情况不一致。请更正或说明。", "The rooms in use do not agree with the rooms of the classes. Correct or explain."))
    {
        Detail = new("{0}：独用 {1} 个班、合用 {2} 个班，在用教室 {3} 间", "{0}: {1} classes with a room of their own, {2} sharing, {3} rooms in use"),
    };

    /// <summary>The checks of its rows, and of the classes against the rooms.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, InUse, Ordinary),
        new(ClassesExceedClassrooms, subject => Tell(subject, ClassesExceedClassrooms, Ordinary, rooms => [Fewer(rooms)]))
        {
            Compared = _ => Rooms.Select(Fewer),
        },
        new(RoomsInUseDiffer, RoomsInUse) { Compared = _ => Rooms.SelectMany(Differing) },
        .. StageRows.Checks(Sheet, Stage),
    ];

    /// <summary>
    /// The ordinary classrooms that a stage's classes use: a class that does not say otherwise has one of its own, two or more share one
    /// (a single one may share with a class that calls the room its own), and one in a special room uses none.
    /// </summary>
    sealed record RoomsUsed(string Stage, RowCount Own, RowCount Shared)
    {
        public static RoomsUsed Of(Stage stage, string name)
        {
            ImmutableArray<(decimal, object)> grades = [.. Enumerable.Range(1, 12).Where(grade => SchoolKinds.StageOf(grade) == stage)
                .Select(grade => ((decimal)grade, ClassesMovedUp.Written(grade)))];
            return new(name, Count("独用合计", true, Classes.SharedRoom, Classes.SpecialRoom), Count("合用合计", false, Classes.SharedRoom));

            RowCount Count(string what, bool isOther, params ImmutableArray<string> choices) =>
                new(name + what, Classes.Sheet, Classes.Grade, grades, Classes.Room, choices, isOther, Classes.Pupils);
        }
    }

    static ImmutableArray<RoomsUsed> Rooms { get; } = [.. SchoolKinds.GradedStages.Select(row => RoomsUsed.Of(row.Stage, row.Name))];

    /// <summary>Classes of a stage by their rooms, as a template counts them.</summary>
    internal static IEnumerable<RowCount> RoomsOf(Stage stage) =>
        Rooms.Where(rooms => rooms.Stage == SchoolKinds.NameOf(stage)).SelectMany(rooms => new[] { rooms.Own, rooms.Shared });

    // Less than one for each class of its own, and one more where two or more share.
    static Comparison Below(RoomsUsed rooms, CountColumn column, string fault) =>
        new(Sheet, column, column, Relation.Below, (Quantity)rooms.Own + 1, fault)
        {
            Of = (Stage, rooms.Stage),
            Unless = [new Condition(column, Relation.Above, (Quantity)rooms.Own - 1), new Condition(rooms.Shared, Relation.Below, 2)],
        };

    static Comparison Fewer(RoomsUsed rooms) => Below(rooms, Ordinary, "少于班级所需教室");

    // More than that and one for each two that share; a single one that shares may have a room of its own besides.
    static IEnumerable<Comparison> Differing(RoomsUsed rooms) =>
    [
        Below(rooms, InUse, "少于班级的教室情况") with { Shown = ("独用的班", rooms.Own) },
        new(Sheet, InUse, (Quantity)InUse * 2, Relation.Above, ((Quantity)rooms.Own * 2) + rooms.Shared, "多于班级的教室情况")
        {
            Of = (Stage, rooms.Stage),
            Shown = ("合用的班", rooms.Shared),
            Unless = [new Condition(rooms.Shared, Relation.Above, 0), new Condition(InUse, Relation.Below, (Quantity)rooms.Own + 2)],
        },
    ];

    static void RoomsInUse(ReturnUnderCheck subject)
    {
        // Where a grade is unknown or wrong, the classes of each stage are too.
        var kind = Cover.KindOf(subject);
        if (subject.Of(Classes.Sheet)
            .All(row => row[Classes.Grade] is { } grade && (kind is null || (grade >= kind.FirstGrade && grade <= kind.LastGrade))))
        {
            Tell(subject, RoomsInUseDiffer, InUse, Differing);
        }
    }

    static void Tell(ReturnUnderCheck subject, FindingRule rule, CountColumn at, Func<RoomsUsed, IEnumerable<Comparison>> faults)
    {
        foreach (var rooms in Rooms)
        {
            foreach (var row in subject.Of(Sheet).Where(row => faults(rooms).Any(fault => fault.IsWrong(subject, row))))
            {
                var classes = subject.Of(Classes.Sheet).ToList();
                var own = PlacesOf(classes.Where(entry => Classes.StageOf(entry) == rooms.Stage), Classes.Room);
                subject.Report(rule, row, at, own, rooms.Stage, Print(rooms.Own.In(classes) ?? 0), Print(rooms.Shared.In(classes) ?? 0), Print(row[at] ?? 0));
            }
        }
    }
}
