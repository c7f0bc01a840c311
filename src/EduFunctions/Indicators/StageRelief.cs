using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Why a large class stands: rooms and teachers against what is needed (domain.md, "Cause of a large class").</summary>
public enum LargeClassCause
{
    /// <summary>编班问题: rooms and teachers are there, or none is needed; divide now.</summary>
    Division,

    /// <summary>有教室、无教师: rooms but no teachers.</summary>
    NoTeachers,

    /// <summary>有教师、无教室: teachers but no rooms.</summary>
    NoRooms,

    /// <summary>双缺: neither.</summary>
    Neither,

    /// <summary>Pupils, rooms, posts or staff are not reported, so that the cause cannot be told.</summary>
    Unknown,
}

/// <summary>What a school's stage with large classes needs (docs/adr/0005).</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Grades">Its grades with a large class, in the order in which free rooms are given out: entrance grades, then
/// upward.</param>
/// <param name="Vacancies">Approved posts without a holder that are to be filled; null when the cause is unknown.</param>
/// <param name="Away">Of the staff who hold posts and are not at work there, as many as are short beyond the vacancies; null when the
/// cause is unknown.</param>
/// <param name="Posts">Posts to ask for beyond those; null when the cause is unknown.</param>
/// <param name="Missing">What the school does not tell, so that the cause cannot be told of a grade that needs further classes; empty when it tells all.</param>
/// <param name="Classes">All classes of the stage.</param>
/// <param name="Resources">The cells of rooms, rooms in use, posts, staff in post and those of them not at work.</param>
sealed record StageRelief(
    Stage Stage, ImmutableArray<GradeRelief> Grades, int? Vacancies, int? Away, int? Posts, ImmutableArray<UntoldNumber> Missing,
    ImmutableArray<ClassRow> Classes, ImmutableArray<FigureCell> Resources)
{
    /// <summary>Every cell that it was told from.</summary>
    public IEnumerable<FigureCell> Cells => Classes.Select(row => row.PupilsCell).Concat(Resources);

    /// <summary>
    /// True when a grade of it needs the teachers that are short: else a shortage has nothing to do with its large classes.
    /// </summary>
    public bool WantsTeachers => Grades.Any(grade => grade.WantsTeachers);

    /// <summary>Staff that so many pupils of a stage entitle it to (中央编办发〔2014〕72号).</summary>
    public static int Entitled(decimal pupils, Standards standards, Stage stage) => (int)Math.Ceiling(pupils / standards[Limits.PupilsPerPost, stage]);

    /// <summary>The relief of one school's stage.</summary>
    public static StageRelief Of(SchoolRows school, Stage stage)
    {
        var classes = school.Classes.Where(row => SchoolKinds.StageOf(row.Grade) == stage).ToList();
        var classrooms = school.RowOf(Classrooms.Sheet, stage);
        var staff = school.RowOf(Staff.Sheet, stage);
        var (rooms, inUse) = (classrooms?[Classrooms.Ordinary], classrooms?[Classrooms.InUse]);
        var (posts, inPost, away) = (staff?[Staff.Posts], staff?[Staff.InPost], staff?[Staff.Away]);
        var ofPupils = classes.Where(row => row.Pupils is null).Select(row => IsWithheld(row.Row, Returns.SchoolReturn.Classes.Pupils)).Distinct().Order();
        ImmutableArray<UntoldNumber> missing =
        [
            .. ofPupils.Select(isWithheld => new UntoldNumber(new("各班学生数", "pupils of each class"), isWithheld)),
            .. Untold(classrooms, Classrooms.Ordinary, new("普通教室数", "classrooms")),
            .. Untold(classrooms, Classrooms.InUse, new("在用教室数", "classrooms in use")),
            .. Untold(staff, Staff.Posts, new("核定编制数", "approved posts")),
            .. Untold(staff, Staff.InPost, new("在编教职工数", "staff in post")),
            .. Untold(staff, Staff.Away, new("在编不在岗人数", "staff in post who are not at work there")),
        ];
        ImmutableArray<FigureCell> cells =
        [
            .. classrooms is null ? [] : new[] { school.Cell(classrooms, Classrooms.Ordinary), school.Cell(classrooms, Classrooms.InUse) },
            .. staff is null ? []
                : new[] { school.Cell(staff, Staff.Posts), school.Cell(staff, Staff.InPost), school.Cell(staff, Staff.Away) },
        ];
        var grades = classes.GroupBy(row => row.Grade).Where(grade => grade.Any(row => row.IsLarge))
            .OrderByDescending(grade => Standards.EntranceGrades.Contains(grade.Key)).ThenBy(grade => grade.Key);
        var most = (int)school.Year.Standards[Limits.LargeClass] - 1;
        if (!missing.IsEmpty)
        {
            var unknown =
                from grade in grades
                let needing = grade.All(row => row.Pupils is not null) ? Needing(grade, 0, false) : null
                select needing is null ? new GradeRelief(grade.Key, 0, 0, 0, 0, 0, false, true) : needing with { IsUnknown = needing.Further > 0 };
            return new StageRelief(stage, [.. unknown], null, null, null, missing, [.. classes], cells);
        }

        var entitled = Entitled(classes.Sum(row => row.Pupils)!.Value, school.Year.Standards, stage);
        var shortage = Math.Max(0, entitled - (int)Staff.AtWork(staff!)!);
        var vacancies = Math.Min(shortage, Math.Max(0, (int)(posts! - inPost)!));
        var absent = Math.Min(shortage - vacancies, (int)away!);
        var free = Math.Max(0, (int)(rooms! - inUse!)!);
        var told = ImmutableArray.CreateBuilder<GradeRelief>();
        foreach (var grade in grades)
        {
            told.Add(Needing(grade, free, shortage > 0));
            free -= told[^1].Rooms;
        }

        return new StageRelief(stage, told.ToImmutable(), vacancies, absent, shortage - vacancies - absent, [], [.. classes], cells);

        GradeRelief Needing(IGrouping<int, ClassRow> grade, int free, bool isShort)
        {
            var (pupils, count) = ((int)grade.Sum(row => row.Pupils)!, grade.Count());
            var needed = Math.Max(count, (pupils + most - 1) / most);
            return new GradeRelief(grade.Key, pupils, count, needed, Math.Min(free, needed - count), most, isShort, false);
        }
    }

    static IEnumerable<UntoldNumber> Untold(FormRow? row, NumberColumn column, Text what) => row?[column] is null
        ? [new(what, row is not null && IsWithheld(row, column), ReferenceEquals(row?.Sheet, Staff.Sheet))] : [];

    static bool IsWithheld(FormRow row, NumberColumn column) => row.Cell(column).State == CellState.NotApplicable;
}

/// <summary>A number that a school does not tell.</summary>
/// <param name="What">What it is of.</param>
/// <param name="IsWithheld">True where the school answers “/”: it has reported, and has none or keeps it back. False for a blank.</param>
/// <param name="IsOfPosts">True of approved posts and those who hold them: a private school may have none.</param>
readonly record struct UntoldNumber(Text What, bool IsWithheld, bool IsOfPosts = false);

/// <summary>What one grade with a large class needs.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Pupils">Its pupils; 0, as all that is told from them, where one of its classes does not tell them.</param>
/// <param name="Classes">Its classes.</param>
/// <param name="Needed">Classes that it needs so that none is large.</param>
/// <param name="Rooms">Free rooms given to it.</param>
/// <param name="Most">Most pupils of a class that is not large.</param>
/// <param name="IsStageShort">True when teachers of the stage are short.</param>
/// <param name="IsUnknown">True when its cause cannot be told.</param>
sealed record GradeRelief(int Grade, int Pupils, int Classes, int Needed, int Rooms, int Most, bool IsStageShort, bool IsUnknown)
{
    /// <summary>Classes that it needs beyond those it has; 0 when dividing evenly is enough.</summary>
    public int Further => Needed - Classes;

    /// <summary>Rooms that it lacks.</summary>
    public int RoomsShort => Further - Rooms;

    /// <summary>True when it needs the teachers that are short.</summary>
    public bool WantsTeachers => IsStageShort && Further > 0;

    /// <summary>The cause.</summary>
    public LargeClassCause Cause => (IsUnknown, RoomsShort > 0, WantsTeachers) switch
    {
        (true, _, _) => LargeClassCause.Unknown,
        (_, false, false) => LargeClassCause.Division,
        (_, false, true) => LargeClassCause.NoTeachers,
        (_, true, false) => LargeClassCause.NoRooms,
        _ => LargeClassCause.Neither,
    };

    /// <summary>Pupils too many for so many classes of at most <see cref="Most"/>.</summary>
    public int TooMany(int classes) => Math.Max(0, Pupils - (classes * Most));
}
