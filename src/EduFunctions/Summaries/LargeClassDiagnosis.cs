using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Returns;
using EduFunctions.Forms;
using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Indicators;
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
        var (roomsFree, staffed, postsShort) = (resources.RoomsFree, classes.Count, 0);
        var diagnoses = new Dictionary<int, LargeClassDiagnosis>();
        var grades = classes.GroupBy(entry => entry.Grade)
            .Where(grade => grade.Any(entry => entry.LargeYears > 0))
            .OrderByDescending(grade => standards.StartingGrades.Contains(grade.Key)).ThenBy(grade => grade.Key);
        foreach (var grade in grades)
        {
            if (grade.Any(entry => entry.Pupils is null) || roomsFree is null || resources.InPost is null)
            {
                diagnoses[grade.Key] = new LargeClassDiagnosis(LargeClassCause.Unknown, "学校未报本年级各班学生数、教室数、在用教室数或在编教职工数，请补报后判定原因。",
                    "Pupils of each class of the grade, classrooms, classrooms in use or staff in post are not reported; report them and the cause can be told.", resources.Cells);
                continue;
            }

            var need = new Need(grade.Sum(entry => entry.Pupils) ?? 0, grade.Count(), roomsFree.Value, standards.LargeClassFrom - 1);
            var shortThen = Math.Max(0, PostsNeeded(staffed + need.Extra, stage, standards) - resources.InPost.Value);
            var cause = need.Extra == 0 ? LargeClassCause.Division : CauseOf(need.RoomsShort == 0, shortThen == postsShort);
            diagnoses[grade.Key] = Describe(cause, need, shortThen - postsShort, postsShort > 0, resources.Cells);
            roomsFree -= need.RoomsUsed;
            if (need.Extra > 0 && cause != LargeClassCause.NoRooms)
            {
                // Only what lacks nothing but rooms is redirected; the other grades are split, and their posts are counted once.
                (staffed, postsShort) = (staffed + need.Extra, shortThen);
            }
        }

        return diagnoses;
    }

    /// <summary>Posts that so many classes of standard size would be given: ⌈classes × standard size ÷ pupils per post⌉.</summary>
    static int PostsNeeded(int classes, Stage stage, Standards standards) =>
        (int)Math.Ceiling(classes * standards.StandardClassSize(stage) / standards.PupilsPerPost(stage));

    static LargeClassCause CauseOf(bool rooms, bool teachers) => (rooms, teachers) switch
    {
        (true, true) => LargeClassCause.Division,
        (true, false) => LargeClassCause.NoTeachers,
        (false, true) => LargeClassCause.NoRooms,
        _ => LargeClassCause.Neither,
    };

    static LargeClassDiagnosis Describe(LargeClassCause cause, Need need, int posts, bool isFurther, ImmutableArray<FigureCell> cells)
    {
        var (split, splitEn) = ($"编为 {need.Needed} 个班，每班{need.Sizes}人", $"{need.Needed} classes of {need.Sizes}");
        var (use, useEn) = need.RoomsUsed > 0 ? ($"先用空余的 {need.RoomsUsed} 间教室；", $"Use the {need.RoomsUsed} free rooms first; ") : ("", "");
        var (remedy, remedyEn) = cause switch
        {
            LargeClassCause.Division => ($"现在就可{split}。", $"Split now into {splitEn}."),
            LargeClassCause.NoTeachers => ($"为本校{(isFurther ? "再" : "")}增加 {posts} 名教师编制，然后{split}。", $"Give the school {posts} {(isFurther ? "further " : "")}posts, then split into {splitEn}."),
            LargeClassCause.NoRooms => ($"{use}缺 {need.RoomsShort} 间教室：分流 {need.Surplus} 名学生，或待建设项目增加教室后{split}。", $"{useEn}{need.RoomsShort} rooms are lacking: redirect {need.Surplus} pupils, or split into {splitEn} when a project brings rooms."),
            _ => ($"{use}先分流 {need.Surplus} 名学生，再补 {need.RoomsShort} 间教室、{posts} 名教师编制，{split}。", $"{useEn}redirect {need.Surplus} pupils first, then {need.RoomsShort} rooms and {posts} {(isFurther ? "further " : "")}posts for {splitEn}."),
        };
        return new LargeClassDiagnosis(cause, remedy, remedyEn, cells);
    }

    /// <summary>What a grade needs: classes of at most <paramref name="Limit"/> pupils.</summary>
    sealed record Need(decimal Pupils, int There, int RoomsFree, int Limit)
    {
        public int Needed => Math.Max(There, (int)Math.Ceiling(Pupils / Limit));

        public int Extra => Needed - There;

        public int RoomsUsed => Math.Clamp(RoomsFree, 0, Extra);

        public int RoomsShort => Extra - RoomsUsed;

        public int Surplus => (int)Math.Max(0, Pupils - ((decimal)(There + RoomsUsed) * Limit));

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
            var premises = inForce[Premises.Sheet].FirstOrDefault(row => row[Premises.Stage] == SchoolKinds.NameOf(stage));
            var staff = inForce[Staff.Sheet].FirstOrDefault(row => row[Staff.Stage] == SchoolKinds.NameOf(stage));
            var free = premises?[Premises.Classrooms] - premises?[Premises.ClassroomsInUse];
            return new Resources((int?)free, (int?)staff?[Staff.InPost],
                [.. Cells(premises, Premises.Classrooms, Premises.ClassroomsInUse), .. Cells(staff, Staff.InPost)]);

            IEnumerable<FigureCell> Cells(FormRow? row, params NumberColumn[] columns) => row is null ? []
                : columns.Select(column => new FigureCell(school.Code.Value, school.Name, inForce.Year.StartYear, row.SheetName, row.Cell(column).Address?.ToString() ?? "", row[column]));
        }
    }
}
