using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>One class of the demo county.</summary>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Number">Class number within the grade, from 1.</param>
/// <param name="Pupils">Pupils on 1 September.</param>
sealed record SeedClass(int Grade, int Number, int Pupils)
{
    /// <summary>Its stage.</summary>
    public Stage Stage => SchoolKinds.StageOf(Grade);
}

/// <summary>Rooms and posts of one stage of a school; every class has a room of its own, and no other room is in use.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Posts">Approved posts.</param>
/// <param name="InPost">Staff holding posts.</param>
/// <param name="Away">Of them, those not at work there.</param>
/// <param name="Classrooms">Ordinary classrooms.</param>
/// <param name="InUse">Of them in use: one a class.</param>
sealed record SeedStage(Stage Stage, int Posts, int InPost, int Away, int Classrooms, int InUse);

/// <summary>One school in one year: what its return must say.</summary>
/// <param name="School">The school.</param>
/// <param name="Year">The school year.</param>
/// <param name="Classes">Its classes, by grade and number.</param>
/// <param name="Stages">Its stages, lowest first.</param>
/// <param name="Leavers">Pupils who left grade 9 this summer; 0 where there is none.</param>
sealed record SeedSchoolYear(SeedSchool School, SchoolYear Year, ImmutableArray<SeedClass> Classes, ImmutableArray<SeedStage> Stages,
    int Leavers)
{
    /// <summary>Pupils of all classes.</summary>
    public int Pupils => Classes.Sum(entry => entry.Pupils);

    /// <summary>Pupils of one stage.</summary>
    public int PupilsOf(Stage stage) => Classes.Where(entry => entry.Stage == stage).Sum(entry => entry.Pupils);
}
