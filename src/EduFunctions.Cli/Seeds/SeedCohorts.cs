using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// The cohorts that have a large class in one of the three years, and those of the new school: written out, nothing of them is drawn.
/// All other classes are drawn below 55 pupils, so that every large class of the county stands in this table.
/// </summary>
static class SeedCohorts
{
    /// <summary>Pupils of each class, by school number and the grade that the cohort is (or would be) in in 2025; [0] is 2023.</summary>
    public static ImmutableDictionary<(int School, int GradeIn2025), int[][]> Written { get; } = new Dictionary<(int, int), int[][]>
    {
        // 云台小学: full to the last room; the new 枫林小学 took 49 of grade 2 in 2024 and 17 of grade 6 in 2025.
        [(1, 8)] = [[57, 56, 55, 55, 54, 54], [], []],
        [(1, 7)] = [[58, 57, 56, 55, 55, 54], [58, 57, 56, 55, 55, 55], []],
        [(1, 6)] = [[59, 58, 57, 57, 56, 56], [59, 58, 57, 56, 56, 56], [55, 55, 54, 54, 53, 54]],
        [(1, 5)] = [[58, 58, 57, 57, 56, 55], [59, 58, 57, 57, 56, 55], [59, 58, 58, 57, 56, 55]],
        [(1, 4)] = [[57, 55, 55, 54, 55, 54], [58, 57, 55, 55, 55, 54], [58, 57, 57, 56, 55, 55]],
        [(1, 3)] = [[58, 58, 57, 57, 57, 56, 56], [50, 50, 50, 50, 50, 50, 50], [50, 50, 50, 50, 51, 49, 50]],

        // 柳溪路小学: rooms stand empty, teachers are missing.
        [(2, 7)] = [[58, 57, 57], [58, 58, 57], []],
        [(2, 6)] = [[57, 56, 55], [57, 57, 56], [58, 57, 56]],
        [(2, 4)] = [[56, 55, 55], [57, 56, 55], [57, 56, 56]],

        // 白鹭小学: neither rooms nor teachers; a super-large class since 2024.
        [(3, 5)] = [[64, 59, 57, 56, 55], [66, 60, 58, 56, 55], [67, 60, 58, 57, 56]],
        [(3, 4)] = [[56, 56, 55, 54, 53], [57, 56, 55, 54, 53], [57, 57, 56, 54, 53]],
        [(3, 3)] = [[58, 57, 56, 56, 55], [57, 56, 55, 55, 54], [52, 52, 51, 51, 51]],

        // 东湖路小学: unevenly divided (grade 3), and a split that rooms and posts allow at once (grade 5).
        [(4, 5)] = [[55, 55, 54], [56, 56, 55], [57, 56, 56]],
        [(4, 3)] = [[55, 52, 50], [56, 51, 50], [57, 50, 49]],

        // 枫林小学: opened in 2024.
        [(5, 6)] = [[], [], [35]],
        [(5, 3)] = [[], [46, 45], [47, 46, 46]],
        [(5, 2)] = [[], [44, 44, 43, 43], [45, 44, 44, 43]],
        [(5, 1)] = [[], [], [45, 44, 44, 43]],

        // 桂花园小学: cleared in 2025, one grade by a split, the starting grade by an even division.
        [(6, 6)] = [[57, 56, 55, 54], [57, 56, 56, 54], [46, 45, 45, 44, 44]],
        [(6, 2)] = [[], [57, 55, 54, 53], [55, 55, 54, 54]],

        [(11, 6)] = [[55, 54], [55, 54], [57, 54]],
        [(13, 5)] = [[56, 55], [57, 55], [57, 56]], // the 2025 file is rejected: neither persisting nor cleared, but unknown
        [(20, 5)] = [[55, 53], [56, 53], [57, 52]], // in 2025 at the successor 金盆镇中心小学

        // 望江中学: the one starting grade (8) not cleared; 云台新城中学 will relieve it in 2026.
        [(44, 11)] = [[57, 57, 56, 56, 55, 55, 55, 54, 54], [], []],
        [(44, 10)] = [[58, 57, 57, 56, 56, 55, 55, 54, 54], [58, 58, 57, 57, 56, 56, 55, 55, 54], []],
        [(44, 9)] = [[58, 58, 57, 56, 56, 55, 55, 54, 54], [59, 58, 58, 57, 57, 56, 56, 55, 55], [60, 59, 58, 58, 57, 57, 56, 55, 55]],
        [(44, 8)] = [[], [57, 56, 56, 55, 55, 55, 54, 54, 54], [57, 56, 55, 55, 55, 55, 55, 55, 55]],

        [(45, 10)] = [[58, 57, 56, 55, 54, 54], [58, 57, 56, 55, 54, 54], []],
        [(45, 9)] = [[56, 55, 54, 54, 53, 53], [57, 56, 55, 54, 54, 53], [57, 56, 56, 54, 54, 53]],
        [(48, 9)] = [[55, 55, 54], [57, 56, 55], [58, 57, 56]],
        [(54, 9)] = [[55, 54], [56, 55], [57, 55]],
        [(54, 5)] = [[54, 52], [55, 51], [56, 50]],
        [(57, 12)] = [[54, 54, 52, 51], [55, 54, 52, 51], [57, 54, 52, 50]],

        // 云台高级中学: large by the choice of courses (选科) from grade 11 on; rooms enough, teachers not.
        [(58, 13)] = [[58, 57, 56, 56, 55, 55, 54, 54, 54, 53, 53, 53, 52, 52, 51, 51], [59, 57, 56, 56, 55, 55, 54, 54, 54, 53, 53, 53, 52, 52, 51, 51], []],
        [(58, 12)] = [[55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 54, 54, 54, 54], [59, 58, 57, 56, 56, 55, 55, 55, 54, 54, 54, 53, 53, 53, 52, 52], [60, 58, 57, 56, 56, 55, 55, 55, 54, 54, 54, 53, 53, 53, 52, 51]],
        [(58, 11)] = [[], [55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55], [64, 62, 60, 58, 58, 57, 57, 56, 56, 54, 53, 52, 51, 50, 49, 48]],

        // 白鹭高级中学: a building under way will bring rooms.
        [(59, 13)] = [[57, 56, 55, 55, 54, 54, 53, 53, 53, 52, 52, 52], [57, 56, 56, 55, 54, 54, 53, 53, 53, 52, 52, 52], []],
        [(59, 12)] = [[57, 56, 56, 56, 55, 55, 55, 55, 55, 55, 55, 55], [58, 57, 56, 56, 56, 55, 55, 55, 55, 55, 55, 55], [58, 57, 57, 56, 56, 56, 55, 55, 55, 55, 55, 55]],
    }.ToImmutableDictionary();

    /// <summary>
    /// Ordinary classrooms, staff holding posts and those of them not at work there, of the schools with large classes, by school number and
    /// stage; of all others they are drawn.
    /// </summary>
    public static ImmutableDictionary<(int School, Stage Stage),
        (int Classrooms, int InPost, int Away)> Resources { get; } = new Dictionary<(int, Stage), (int, int, int)>
    {
        [(1, Stage.Primary)] = (39, 110, 1),
        [(2, Stage.Primary)] = (25, 50, 0),
        [(3, Stage.Primary)] = (30, 68, 3),
        [(4, Stage.Primary)] = (20, 49, 0),
        [(11, Stage.Primary)] = (14, 31, 0),
        [(20, Stage.Primary)] = (12, 29, 0),
        [(21, Stage.Primary)] = (16, 29, 0),
        [(44, Stage.Junior)] = (27, 110, 0),
        [(45, Stage.Junior)] = (18, 66, 0),
        [(48, Stage.Junior)] = (10, 32, 0),
        [(54, Stage.Primary)] = (12, 28, 0),
        [(54, Stage.Junior)] = (6, 20, 0),
        [(57, Stage.Senior)] = (12, 46, 0),
        [(58, Stage.Senior)] = (54, 186, 4),
        [(59, Stage.Senior)] = (36, 151, 0),
    }.ToImmutableDictionary();

    /// <summary>What a school writes beside a large class; null when nothing.</summary>
    public static string? ExplanationOf(int school, int grade, int pupils) => (school, grade) switch
    {
        _ when pupils < 56 => null,
        (58, >= 11) => "选科后选“物理+化学+生物”的学生集中，学科教师不够，暂不能再分班。",
        (59, 12) => "教学楼在建，竣工后增加教室再分班。",
        (44, _) => "云台新城中学 2026 年秋季开学后分流。",
        _ => null,
    };
}
