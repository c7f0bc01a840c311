using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
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
        new(ClassesExceedClassrooms, subject => OfStages(subject, (row, rooms) => Tell(subject, ClassesExceedClassrooms, row, Ordinary, rooms, row[Ordinary] < rooms.Fewest))),
        new(RoomsInUseDiffer, RoomsInUse),
        .. StageRows.Checks(Sheet, Stage),
    ];

    /// <summary>
    /// The ordinary classrooms that a stage's classes use: a class that does not say otherwise has one of its own, two or more share one
    /// (a single one may share with a class that calls the room its own), and one in a special room uses none.
    /// </summary>
    sealed record RoomsUsed(string Stage, int Own, int Shared)
    {
        public int Fewest => Own + (Shared > 1 ? 1 : 0);

        public int Most => Own + Math.Max(Math.Min(1, Shared), Shared / 2);
    }

    static void RoomsInUse(ReturnUnderCheck subject)
    {
        // Where a grade is unknown or wrong, the classes of each stage are too.
        var kind = Cover.KindOf(subject);
        if (subject.Of(Classes.Sheet)
            .All(row => row[Classes.Grade] is { } grade && (kind is null || (grade >= kind.FirstGrade && grade <= kind.LastGrade))))
        {
            OfStages(subject, (row, rooms) => Tell(subject, RoomsInUseDiffer, row, InUse, rooms,
                row[InUse] < rooms.Fewest || row[InUse] > rooms.Most));
        }
    }

    static void Tell(ReturnUnderCheck subject, FindingRule rule, FormRow row, CountColumn at, RoomsUsed rooms, bool isWrong)
    {
        if (isWrong)
        {
            var classes = subject.Of(Classes.Sheet).Where(entry => Classes.StageOf(entry) == rooms.Stage);
            subject.Report(rule, row, at, PlacesOf(classes, Classes.Room), rooms.Stage, Print(rooms.Own), Print(rooms.Shared),
                Print(row[at] ?? 0));
        }
    }

    static void OfStages(ReturnUnderCheck subject, Action<FormRow, RoomsUsed> look)
    {
        // A class without pupils is none.
        var classes = subject.Of(Classes.Sheet).Where(row => row[Classes.Pupils] != 0).ToLookup(Classes.StageOf);
        foreach (var row in subject.Of(Sheet))
        {
            if (row[Stage] is { } stage && classes[stage].Any())
            {
                var shared = classes[stage].Count(entry => entry[Classes.Room] == Classes.SharedRoom);
                look(row, new RoomsUsed(stage, classes[stage].Count(entry => entry[Classes.Room] is null or Classes.OwnRoom), shared));
            }
        }
    }
}
