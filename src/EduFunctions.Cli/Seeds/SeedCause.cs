using System.Collections.Immutable;
using EduFunctions.Indicators;
using static EduFunctions.Indicators.LargeClassCause;

namespace EduFunctions.Cli.Seeds;

/// <summary>Why a grade has large classes in 2025, worked out by hand from <see cref="SeedCohorts"/> (docs/adr/0005).</summary>
/// <param name="School">Number of the school.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Cause">The cause that must be told.</param>
/// <param name="Remedy">What the remedy must say, with its numbers; parts of its text.</param>
/// <param name="Working">How that is found: classes needed, rooms free, posts entitled to against staff at work, vacancies, pupils too
/// many.</param>
sealed record SeedCause(int School, int Grade, LargeClassCause Cause, ImmutableArray<string> Remedy, string Working);

/// <summary>All grades with large classes in the accepted returns of 2025.</summary>
static class SeedCauses
{
    /// <summary>
    /// Entitled to posts: ⌈pupils of the stage ÷ 19⌉ primary, ÷ 13.5 junior, ÷ 12.5 senior; splitting changes no pupils and asks for no
    /// further posts.
    /// Rooms go to entrance grades first, then upward. A grade that dividing evenly relieves wants neither rooms nor teachers.
    /// </summary>
    public static ImmutableArray<SeedCause> All { get; } =
    [
        new(1, 4, NoRooms, ["二选一：现在分流 8 名学生，编为 6 个班，每班不超过 55 人；", "增加 1 间教室，编为 7 个班，每班 48–49 人"], "338 ÷ 55 = 6.15 → 7 classes, 1 more; rooms 39 − 39 = 0; posts ⌈2054 ÷ 19⌉ = 109 ≤ 110 − 1 not at work; 338 − 6 × 55 = 8 too many"),
        new(1, 5, NoRooms, ["分流 13 名学生，编为 6 个班", "增加 1 间教室，编为 7 个班，每班 49 人"], "343 ÷ 55 = 6.24 → 7, 1 more; rooms 0; posts 109 ≤ 109; 343 − 330 = 13"),
        new(2, 4, NoTeachers, ["补足空编 3 名、申请增编 6 名，编为 4 个班，每班 42–43 人；到位之前先分流 4 名学生，保持 3 个班"], "169 ÷ 55 = 3.07 → 4, 1 more; rooms 25 − 22 = 3; posts ⌈1119 ÷ 19⌉ = 59 > 50, 9 short, 53 − 50 = 3 vacant; 169 − 165 = 4"),
        new(2, 6, NoTeachers, ["补足空编 3 名、申请增编 6 名（与四年级同缺，不重复计算），编为 4 个班，每班 42–43 人；到位之前先分流 6 名学生"], "171 ÷ 55 = 3.11 → 4, 1 more; rooms 3 − 1 = 2; the same 9 short as grade 4; 171 − 165 = 6"),
        new(3, 4, Neither, ["二选一：现在分流 2 名学生，保持 5 个班", "增加 1 间教室并补足空编 2 名、在编不在岗的返岗或腾编 3 名、申请增编 14 名，编为 6 个班，每班 46–47 人"], "277 ÷ 55 = 5.04 → 6, 1 more; rooms 30 − 30 = 0; posts ⌈1581 ÷ 19⌉ = 84 > 68 − 3 not at work = 65, 19 short, 70 − 68 = 2 vacant, 3 not at work, 14 to ask for; 277 − 275 = 2"),
        new(3, 5, Neither, ["二选一：现在分流 23 名学生，保持 5 个班", "增加 1 间教室并补足空编 2 名、在编不在岗的返岗或腾编 3 名、申请增编 14 名（与四年级同缺，不重复计算），编为 6 个班，每班 49–50 人"], "298 ÷ 55 = 5.42 → 6, 1 more; rooms 0; the same 19 short as grade 4; 298 − 275 = 23"),
        new(4, 3, Division, ["现在就可编为 3 个班，每班 52 人"], "156 ÷ 55 = 2.84 → 3, none more: divide evenly"),
        new(4, 5, Division, ["现在就可编为 4 个班，每班 42–43 人"], "169 ÷ 55 = 3.07 → 4, 1 more; rooms 20 − 18 = 2; posts ⌈915 ÷ 19⌉ = 49 ≤ 49"),
        new(11, 6, Division, ["现在就可编为 3 个班，每班 37 人"], "111 ÷ 55 = 2.02 → 3, 1 more; rooms 14 − 12 = 2; posts ⌈577 ÷ 19⌉ = 31 ≤ 31"),
        new(21, 5, Division, ["现在就可编为 2 个班，每班 54–55 人"], "109 ÷ 55 = 1.98 → 2, none more: divide evenly; that posts ⌈573 ÷ 19⌉ = 31 > 29 does not matter"),
        new(44, 8, NoRooms, ["分流 3 名学生，编为 9 个班", "增加 1 间教室，编为 10 个班，每班 49–50 人"], "498 ÷ 55 = 9.05 → 10, 1 more; rooms 27 − 27 = 0; posts ⌈1473 ÷ 13.5⌉ = 110 ≤ 110; 498 − 495 = 3"),
        new(44, 9, NoRooms, ["分流 20 名学生，编为 9 个班", "增加 1 间教室，编为 10 个班，每班 51–52 人"], "515 ÷ 55 = 9.36 → 10, 1 more; rooms 0; posts 110 ≤ 110; 515 − 495 = 20"),
        new(45, 9, Division, ["现在就可编为 6 个班，每班 55 人"], "330 ÷ 55 = 6, none more: divide evenly"),
        new(48, 9, NoTeachers, ["补足空编 2 名，编为 4 个班，每班 42–43 人；到位之前先分流 6 名学生，保持 3 个班"], "171 ÷ 55 = 3.11 → 4, 1 more; rooms 10 − 9 = 1; posts ⌈456 ÷ 13.5⌉ = 34 > 32, 2 short, 34 − 32 = 2 vacant: none to ask for; 171 − 165 = 6"),
        new(54, 5, Division, ["现在就可编为 2 个班，每班 53 人"], "106 ÷ 55 = 1.93 → 2, none more: divide evenly"),
        new(54, 9, Neither, ["二选一：现在分流 2 名学生，保持 2 个班", "增加 1 间教室并补足空编 1 名，编为 3 个班，每班 37–38 人"], "112 ÷ 55 = 2.04 → 3, 1 more; rooms 6 − 6 = 0; posts ⌈278 ÷ 13.5⌉ = 21 > 20, 1 short, 21 − 20 = 1 vacant; 112 − 110 = 2"),
        new(57, 12, Division, ["现在就可编为 4 个班，每班 53–54 人"], "213 ÷ 55 = 3.87 → 4, none more: divide evenly"),
        new(58, 11, NoTeachers, ["补足空编 3 名、在编不在岗的返岗或腾编 4 名、申请增编 16 名，编为 17 个班，每班 52–53 人；到位之前先分流 5 名学生，保持 16 个班"], "885 ÷ 55 = 16.09 → 17, 1 more; rooms 54 − 48 = 6; posts ⌈2561 ÷ 12.5⌉ = 205 > 186 − 4 not at work = 182, 23 short, 189 − 186 = 3 vacant, 4 not at work, 16 to ask for; 885 − 880 = 5"),
        new(58, 12, Division, ["现在就可编为 16 个班，每班 54–55 人"], "876 ÷ 55 = 15.93 → 16, none more: divide evenly"),
        new(59, 12, NoRooms, ["分流 10 名学生，编为 12 个班", "增加 1 间教室，编为 13 个班，每班 51–52 人"], "670 ÷ 55 = 12.18 → 13, 1 more; rooms 36 − 36 = 0; posts ⌈1885 ÷ 12.5⌉ = 151 ≤ 151; 670 − 660 = 10"),
    ];
}
