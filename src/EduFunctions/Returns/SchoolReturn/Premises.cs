using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>办学条件: one row a stage.</summary>
public static class Premises
{
    /// <summary>学段: what the row is about.</summary>
    public static ChoiceColumn Stage { get; } = ReturnColumns.Stage() with { Help = "这一行是哪个学段的校舍；有几个学段填几行，由系统预填。" };

    /// <summary>普通教室.</summary>
    public static CountColumn Classrooms { get; } = ReturnColumns.Number("classrooms", "普通教室", "间", true, "普通教室数") with { Help = "9 月 1 日可以编班上课的普通教室间数，如 20；实验室、音美等专用教室不计。" };

    /// <summary>其中在用教室.</summary>
    public static CountColumn ClassroomsInUse { get; } = ReturnColumns.Number("classroomsInUse", "其中在用教室", "间", true, "在用教室", "在用普通教室") with { Help = "普通教室中现有班级正在使用的间数，如 18；空着的、改作他用的不计。" };

    /// <summary>教学及辅助用房面积.</summary>
    public static AmountColumn TeachingArea { get; } = ReturnColumns.Area("teachingArea", "教学及辅助用房面积", "教学辅助用房面积") with { Help = "教室、实验室、图书室、专用教室和室内体育用房等教学及辅助用房的建筑面积，如 3260。" };

    /// <summary>其中室内体育用房面积.</summary>
    public static AmountColumn IndoorSportsArea { get; } = ReturnColumns.Area("indoorSportsArea", "其中室内体育用房面积", "室内体育用房面积") with { Help = "上述面积中体育馆、风雨操场等室内体育用房的面积，如 300；没有填 0。" };

    /// <summary>体育运动场馆面积.</summary>
    public static AmountColumn SportsGround { get; } = ReturnColumns.Area("sportsGround", "体育运动场馆面积", "运动场地面积") with { Help = "校内运动场地和体育馆的面积之和，如 4800；租借校外的不计。" };

    /// <summary>教学仪器设备值.</summary>
    public static AmountColumn Equipment { get; } = ReturnColumns.Money("equipment", "教学仪器设备值", "设备值", "教学仪器设备总值") with { Help = "9 月 1 日教学仪器设备的账面原值，如 86.5；不扣折旧。" };

    /// <summary>网络多媒体教室.</summary>
    public static CountColumn MultimediaRooms { get; } = ReturnColumns.Number("multimediaRooms", "网络多媒体教室", "间", false, "多媒体教室") with { Help = "能联网、有交互或投影设备的教室间数，如 20。" };

    /// <summary>音乐教室.</summary>
    public static CountColumn MusicRooms { get; } = ReturnColumns.Number("musicRooms", "音乐教室", "间") with { Help = "音乐专用教室间数，如 2；没有填 0。" };

    /// <summary>最小音乐教室面积.</summary>
    public static AmountColumn MusicRoomSmallest { get; } = ReturnColumns.Area("musicRoomSmallest", "最小音乐教室面积") with { Help = "最小的一间音乐专用教室的面积，如 96；没有音乐教室填“/”。" };

    /// <summary>美术教室.</summary>
    public static CountColumn ArtRooms { get; } = ReturnColumns.Number("artRooms", "美术教室", "间") with { Help = "美术专用教室间数，如 2；没有填 0。" };

    /// <summary>最小美术教室面积.</summary>
    public static AmountColumn ArtRoomSmallest { get; } = ReturnColumns.Area("artRoomSmallest", "最小美术教室面积") with { Help = "最小的一间美术专用教室的面积，如 90；没有美术教室填“/”。" };

    /// <summary>宿舍床位.</summary>
    public static CountColumn Beds { get; } = ReturnColumns.Number("beds", "宿舍床位", "张", false, "床位数") with { Help = "学生宿舍的床位数，如 240；没有宿舍填 0。" };

    /// <summary>说明: what the school has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("premises", "办学条件", SheetLayout.Table,
    [
        Stage, Classrooms, ClassroomsInUse, TeachingArea, IndoorSportsArea, SportsGround, Equipment, MultimediaRooms, MusicRooms,
        MusicRoomSmallest, ArtRooms, ArtRoomSmallest, Beds, Explanation,
    ])
    {
        Aliases = ["办学条件情况", "校舍", "校舍条件"],
        Explanation = Explanation,
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
        Check.Part(Sheet, ClassroomsInUse, Classrooms),
        Check.Part(Sheet, IndoorSportsArea, TeachingArea),
        new(ClassesExceedClassrooms, subject => OfStages(subject, (row, rooms) => Tell(subject, ClassesExceedClassrooms, row, Classrooms, rooms, row[Classrooms] < rooms.Fewest))),
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
            OfStages(subject, (row, rooms) => Tell(subject, RoomsInUseDiffer, row, ClassroomsInUse, rooms,
                row[ClassroomsInUse] < rooms.Fewest || row[ClassroomsInUse] > rooms.Most));
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
