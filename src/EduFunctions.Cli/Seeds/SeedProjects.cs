using System.Collections.Immutable;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>A building project of the demo county.</summary>
/// <param name="Name">Its name.</param>
/// <param name="School">Number of the school that is built; null when it has none yet.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Kind">新建, 迁建, 改扩建, 附设幼儿园.</param>
/// <param name="Places">Places added.</param>
/// <param name="Classrooms">Classrooms added.</param>
/// <param name="Investment">万元.</param>
/// <param name="Begun">School year from which on it is under way.</param>
/// <param name="Done">Day on which it is, or will be, completed.</param>
/// <param name="Relieves">Numbers of the schools whose pupils it will take.</param>
/// <param name="Grades">Of which grades.</param>
sealed record SeedProject(string Name, int? School, Stage Stage, string Kind, int Places, int Classrooms, decimal Investment, int Begun,
    DateOnly Done, ImmutableArray<int> Relieves, string Grades)
{
    /// <summary>Classes and pupils in the new rooms of a school that was extended; of a new school all that it has are.</summary>
    public (int Classes, int Pupils)? Taken { get; init; }
}

/// <summary>建设项目 and 学区 of the bureau's return.</summary>
static class SeedProjects
{
    public static ImmutableArray<SeedProject> All { get; } =
    [
        new("枫林小学新建工程", 5, Stage.Primary, "新建", 1620, 36, 12800, 2022, new(2024, 8, 15), [1, 3], "1-6"),
        new("云台新城中学新建工程", 46, Stage.Junior, "新建", 1500, 30, 16500, 2024, new(2026, 8, 10), [44, 45], "7-9"),
        new("碧波中学迁建工程", 45, Stage.Junior, "迁建", 450, 9, 13600, 2026, new(2027, 8, 20), [44], "7-9"),
        new("桂花园小学综合楼", 6, Stage.Primary, "改扩建", 450, 10, 2150, 2024, new(2025, 7, 20), [4], "1-6") { Taken = (5, 224) },
        new("东湖路小学教学楼扩建", 4, Stage.Primary, "改扩建", 270, 6, 1280, 2026, new(2027, 7, 30), [3], "1-6"),
        new("竹园镇九年一贯制学校教学楼", 54, Stage.Junior, "改扩建", 150, 3, 960, 2025, new(2026, 7, 31), [], "/"),
        new("白鹭高级中学综合楼", 59, Stage.Senior, "改扩建", 600, 12, 4600, 2024, new(2026, 3, 20), [58], "10-12"),
        new("云台幼儿园改扩建", 101, Stage.Kindergarten, "改扩建", 90, 3, 380, 2022, new(2023, 8, 25), [], "/") { Taken = (3, 66) },
        new("桂花园幼儿园（小区配套移交）", 104, Stage.Kindergarten, "新建", 270, 9, 1650, 2023, new(2024, 8, 20), [102], "/"),
        new("云台第三幼儿园新建工程", 141, Stage.Kindergarten, "新建", 360, 12, 3200, 2024, new(2026, 8, 15), [101, 102], "/"),
        new("新塘小学附设幼儿园", null, Stage.Kindergarten, "附设幼儿园", 60, 2, 145, 2025, new(2026, 8, 25), [], "/"),
        new("杨树沟小学附设幼儿园", null, Stage.Kindergarten, "附设幼儿园", 60, 2, 150, 2026, new(2027, 8, 25), [], "/"),
    ];

    /// <summary>The rows of a year as they stand on the day of filling in.</summary>
    public static IEnumerable<object?[]> Of(SchoolYear year, ImmutableArray<SeedSchoolYear> facts, DateOnly filled) => All.Select(project =>
    {
        var isDone = project.Done <= filled;
        var (classes, pupils) = !isDone ? (0, 0) : project.Taken ?? Whole(project.School!.Value, year, facts);
        return new object?[]
        {
            project.Name, project.School is { } number ? SeedRoster.CodeOf(number).Value : SeedValues.NotApplicable,
            SchoolKinds.NameOf(project.Stage),
            project.Kind, project.Places, project.Classrooms, classes, pupils, project.Investment,
            isDone ? Projects.Done : year.StartYear < project.Begun ? "规划" : "在建", project.Done,
            project.Relieves.IsEmpty ? SeedValues.NotApplicable
                : string.Join('、', project.Relieves.Select(relieved => SeedRoster.CodeOf(relieved).Value)),
            project.Grades, null,
        };
    });

    static (int Classes, int Pupils) Whole(int number, SchoolYear year, ImmutableArray<SeedSchoolYear> facts) =>
        SeedKindergartens.All.FirstOrDefault(row => row.Number == number) is { } kindergarten
            ? (kindergarten.In(year).Classes.Length, kindergarten.In(year).AllChildren)
            : facts.Single(entry => entry.Year == year && entry.School.Number == number) is var school
                ? (school.Classes.Length, school.Pupils) : default;
}

/// <summary>学区: schools with large classes and those near them with free seats.</summary>
static class SeedNeighbours
{
    static readonly (int School, int Other, decimal Kilometres, int First, int Last)[] Pairs =
    [
        (1, 5, 1.6m, 1, 6), (1, 2, 1.1m, 1, 6), (1, 8, 2.3m, 1, 6), (3, 5, 2.0m, 1, 6), (3, 9, 1.4m, 1, 6), (3, 10, 1.9m, 1, 6),
        (2, 10, 1.7m, 1, 6), (2, 6, 1.3m, 1, 6), (4, 6, 0.9m, 1, 6), (4, 9, 1.2m, 1, 6), (5, 8, 2.1m, 1, 6), (1, 7, 2.6m, 1, 6),
        (11, 30, 4.8m, 1, 6), (21, 32, 5.5m, 1, 6), (13, 54, 1.5m, 1, 6), (44, 45, 2.4m, 7, 9), (44, 46, 3.1m, 7, 9), (45, 46, 2.8m, 7, 9),
        (44, 7, 1.8m, 7, 9), (48, 52, 9.6m, 7, 9), (58, 60, 2.7m, 10, 10), (59, 60, 3.3m, 10, 10),
    ];

    /// <summary>The rows, the same every year.</summary>
    public static IEnumerable<object?[]> All => Pairs.Select(pair => new object?[]
    {
        SeedRoster.CodeOf(pair.School).Value, SeedRoster.CodeOf(pair.Other).Value, pair.Kilometres, pair.First, pair.Last, null,
    });
}
