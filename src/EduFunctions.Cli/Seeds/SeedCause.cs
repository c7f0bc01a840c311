using System.Collections.Immutable;
using EduFunctions.Indicators;
using static EduFunctions.Indicators.LargeClassCause;

namespace EduFunctions.Cli.Seeds;

/// <summary>Why a grade has large classes in 2025, worked out by hand from <see cref="SeedCohorts"/> (docs/adr/0005).</summary>
/// <param name="School">Number of the school.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Cause">The cause that must be told.</param>
/// <param name="Remedy">What the remedy must say, with its numbers; parts of its text.</param>
/// <param name="Working">How that is found: classes needed, rooms free, posts needed against staff in post, surplus.</param>
sealed record SeedCause(int School, int Grade, LargeClassCause Cause, ImmutableArray<string> Remedy, string Working);

/// <summary>All grades with large classes in the accepted returns of 2025.</summary>
static class SeedCauses
{
    /// <summary>
    /// Posts needed: ⌈classes × 45 ÷ 19⌉ primary, ⌈classes × 50 ÷ 13.5⌉ junior, ⌈classes × 50 ÷ 12.5⌉ senior, after the split.
    /// Rooms go to starting grades first, then upward. A grade that lacks rooms alone is redirected and leaves the number of classes as it is; the posts of the others are counted once.
    /// </summary>
    public static ImmutableArray<SeedCause> All { get; } =
    [
        new(1, 4, NoRooms, ["缺 1 间教室", "分流 8 名", "编为 7 个班，每班48–49人"], "338 ÷ 55 = 6.15 → 7 classes, 1 more; rooms 39 − 39 = 0; posts ⌈40 × 45 ÷ 19⌉ = 95 ≤ 97; surplus 338 − 330 = 8"),
        new(1, 5, NoRooms, ["缺 1 间教室", "分流 13 名", "编为 7 个班，每班49人"], "343 ÷ 55 = 6.24 → 7, 1 more; rooms 0; posts 95 ≤ 97; surplus 343 − 330 = 13"),
        new(2, 4, NoTeachers, ["增加 5 名", "编为 4 个班，每班42–43人"], "169 ÷ 55 = 3.07 → 4, 1 more; rooms 25 − 22 = 3; posts ⌈23 × 45 ÷ 19⌉ = 55 > 50, 5 short"),
        new(2, 6, NoTeachers, ["再增加 2 名", "编为 4 个班，每班42–43人"], "171 ÷ 55 = 3.11 → 4, 1 more; rooms 3 − 1 = 2; posts ⌈24 × 45 ÷ 19⌉ = 57 > 50, 7 short, 5 of them asked for grade 4"),
        new(3, 4, Neither, ["先分流 2 名", "1 间教室、6 名", "编为 6 个班，每班46–47人"], "277 ÷ 55 = 5.04 → 6, 1 more; rooms 30 − 30 = 0; posts ⌈31 × 45 ÷ 19⌉ = 74 > 68, 6 short; surplus 277 − 275 = 2"),
        new(3, 5, Neither, ["先分流 23 名", "1 间教室、2 名", "编为 6 个班，每班49–50人"], "298 ÷ 55 = 5.42 → 6, 1 more; rooms 0; posts ⌈32 × 45 ÷ 19⌉ = 76 > 68, 8 short, 6 of them asked for grade 4; surplus 298 − 275 = 23"),
        new(4, 3, Division, ["编为 3 个班，每班52人"], "156 ÷ 55 = 2.84 → 3, none more: divide evenly"),
        new(4, 5, Division, ["编为 4 个班，每班42–43人"], "169 ÷ 55 = 3.07 → 4, 1 more; rooms 20 − 18 = 2; posts ⌈19 × 45 ÷ 19⌉ = 45 ≤ 46"),
        new(11, 6, Division, ["编为 3 个班，每班37人"], "111 ÷ 55 = 2.02 → 3, 1 more; rooms 14 − 12 = 2; posts ⌈13 × 45 ÷ 19⌉ = 31 ≤ 31"),
        new(21, 5, Division, ["编为 2 个班，每班54–55人"], "109 ÷ 55 = 1.98 → 2, none more: divide evenly"),
        new(44, 8, NoRooms, ["缺 1 间教室", "分流 3 名", "编为 10 个班，每班49–50人"], "498 ÷ 55 = 9.05 → 10, 1 more; rooms 27 − 27 = 0; posts ⌈28 × 50 ÷ 13.5⌉ = 104 ≤ 105; surplus 498 − 495 = 3"),
        new(44, 9, NoRooms, ["缺 1 间教室", "分流 20 名", "编为 10 个班，每班51–52人"], "515 ÷ 55 = 9.36 → 10, 1 more; rooms 0; posts 104 ≤ 105; surplus 515 − 495 = 20"),
        new(45, 9, Division, ["编为 6 个班，每班55人"], "330 ÷ 55 = 6, none more: divide evenly"),
        new(48, 9, NoTeachers, ["增加 2 名", "编为 4 个班，每班42–43人"], "171 ÷ 55 = 3.11 → 4, 1 more; rooms 10 − 9 = 1; posts ⌈10 × 50 ÷ 13.5⌉ = 38 > 36, 2 short"),
        new(54, 5, Division, ["编为 2 个班，每班53人"], "106 ÷ 55 = 1.93 → 2, none more: divide evenly"),
        new(54, 9, Neither, ["先分流 2 名", "1 间教室、2 名", "编为 3 个班，每班37–38人"], "112 ÷ 55 = 2.04 → 3, 1 more; rooms 6 − 6 = 0; posts ⌈7 × 50 ÷ 13.5⌉ = 26 > 24, 2 short; surplus 112 − 110 = 2"),
        new(57, 12, Division, ["编为 4 个班，每班53–54人"], "213 ÷ 55 = 3.87 → 4, none more: divide evenly"),
        new(58, 11, NoTeachers, ["增加 10 名", "编为 17 个班，每班52–53人"], "885 ÷ 55 = 16.09 → 17, 1 more; rooms 54 − 48 = 6; posts ⌈49 × 50 ÷ 12.5⌉ = 196 > 186, 10 short"),
        new(58, 12, Division, ["编为 16 个班，每班54–55人"], "876 ÷ 55 = 15.93 → 16, none more: divide evenly"),
        new(59, 12, NoRooms, ["缺 1 间教室", "分流 10 名", "编为 13 个班，每班51–52人"], "670 ÷ 55 = 12.18 → 13, 1 more; rooms 36 − 36 = 0; posts ⌈37 × 50 ÷ 12.5⌉ = 148 ≤ 150; surplus 670 − 660 = 10"),
    ];
}
