using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>Why a grade has large classes, and what to do (docs/adr/0005).</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Remedy">What to do, with numbers, in Chinese.</param>
/// <param name="RemedyEn">The same in English.</param>
/// <param name="Cells">The cells of rooms and posts that it was told from.</param>
sealed record LargeClassDiagnosis(LargeClassCause Cause, string Remedy, string RemedyEn, ImmutableArray<FigureCell> Cells)
{
    /// <summary>Diagnoses every grade of one school's stage that has a large class. Free rooms go to starting grades first, then upward.</summary>
    public static Dictionary<int, LargeClassDiagnosis> Of(School school, Return inForce, IReadOnlyCollection<ClassEntry> classes, Stage stage, Standards standards)
    {
        var resources = Resources.Of(school, inForce, stage);
        var classesAfter = classes.Count;
        var roomsFree = resources.RoomsFree;
        var diagnoses = new Dictionary<int, LargeClassDiagnosis>();
        var grades = classes.GroupBy(entry => entry.Grade)
            .Where(grade => grade.Any(entry => entry.LargeYears > 0))
            .OrderByDescending(grade => standards.StartingGrades.Contains(grade.Key)).ThenBy(grade => grade.Key);
        foreach (var grade in grades)
        {
            var need = new Need(grade.Sum(entry => entry.Pupils) ?? 0, grade.Count(), standards.LargeClassFrom - 1);
            var posts = PostsNeeded(classesAfter + need.Extra, stage, standards);
            var cause = need.Extra == 0 ? LargeClassCause.Division : CauseOf(roomsFree >= need.Extra, resources.InPost >= posts, roomsFree is null || resources.InPost is null);
            diagnoses[grade.Key] = Describe(cause, need, posts - (resources.InPost ?? 0), Math.Max(0, need.Extra - (roomsFree ?? 0)), resources.Cells);
            if (roomsFree >= need.Extra)
            {
                roomsFree -= need.Extra;
                classesAfter += need.Extra;
            }
        }

        return diagnoses;
    }

    /// <summary>Posts that so many classes of standard size would be given: ⌈classes × standard size ÷ pupils per post⌉.</summary>
    static int PostsNeeded(int classes, Stage stage, Standards standards) =>
        (int)Math.Ceiling(classes * standards.StandardClassSize(stage) / standards.PupilsPerPost(stage));

    static LargeClassCause CauseOf(bool rooms, bool teachers, bool unknown) => (unknown, rooms, teachers) switch
    {
        (true, _, _) => LargeClassCause.Unknown,
        (_, true, true) => LargeClassCause.Division,
        (_, true, false) => LargeClassCause.NoTeachers,
        (_, false, true) => LargeClassCause.NoRooms,
        _ => LargeClassCause.Neither,
    };

    static LargeClassDiagnosis Describe(LargeClassCause cause, Need need, int posts, int roomsShort, ImmutableArray<FigureCell> cells)
    {
        var (split, splitEn) = ($"编为 {need.Needed} 个班，每班{need.Sizes}人", $"{need.Needed} classes of {need.Sizes}");
        var (remedy, remedyEn) = cause switch
        {
            LargeClassCause.Division => ($"现在就可{split}。", $"Split now into {splitEn}."),
            LargeClassCause.NoTeachers => ($"为本校增加 {posts} 名教师编制，然后{split}。", $"Give the school {posts} posts, then split into {splitEn}."),
            LargeClassCause.NoRooms => ($"缺 {roomsShort} 间教室：分流 {need.Surplus} 名学生，或待建设项目增加教室后{split}。", $"{roomsShort} rooms are lacking: redirect {need.Surplus} pupils, or split into {splitEn} when a project brings rooms."),
            LargeClassCause.Neither => ($"先分流 {need.Surplus} 名学生，再补 {roomsShort} 间教室、{posts} 名教师编制，{split}。", $"Redirect {need.Surplus} pupils first, then {roomsShort} rooms and {posts} posts for {splitEn}."),
            _ => ("学校未报教室数、在用教室数或在编教职工数，请补报后判定原因。", "Classrooms, classrooms in use or staff in post are not reported; report them and the cause can be told."),
        };
        return new LargeClassDiagnosis(cause, remedy, remedyEn, cells);
    }

    /// <summary>What a grade needs: classes of at most <paramref name="Limit"/> pupils.</summary>
    sealed record Need(decimal Pupils, int There, int Limit)
    {
        public int Needed => Math.Max(There, (int)Math.Ceiling(Pupils / Limit));

        public int Extra => Needed - There;

        public int Surplus => (int)Math.Max(0, Pupils - ((decimal)There * Limit));

        public string Sizes
        {
            get
            {
                var (low, high) = ((int)Math.Floor(Pupils / Needed), (int)Math.Ceiling(Pupils / Needed));
                return low == high ? low.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{low}–{high}");
            }
        }
    }

    sealed record Resources(int? RoomsFree, int? InPost, ImmutableArray<FigureCell> Cells)
    {
        public static Resources Of(School school, Return inForce, Stage stage)
        {
            var premises = Row(SchoolReturnForm.Premises);
            var staff = Row(SchoolReturnForm.Staff);
            var free = premises?.Number("classrooms") - premises?.Number("classroomsInUse");
            return new Resources((int?)free, (int?)staff?.Number("inPost"),
                [.. Cells(premises, "classrooms", "classroomsInUse"), .. Cells(staff, "inPost")]);

            ReturnRow? Row(FormSheet sheet) => inForce[sheet].FirstOrDefault(row => row.Text("stage") == SchoolKinds.NameOf(stage));

            IEnumerable<FigureCell> Cells(ReturnRow? row, params string[] columns) => row is null ? []
                : columns.Select(column => new FigureCell(school.Code.Value, school.Name, row.SheetName, row[column].Address ?? "", row.Number(column)));
        }
    }
}
