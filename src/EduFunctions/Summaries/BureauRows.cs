using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>A row of 学区 as one of its two schools sees it.</summary>
/// <param name="Other">The neighbour.</param>
/// <param name="Distance">Distance in km; null when it is not given.</param>
/// <param name="FirstGrade">Lowest grade whose pupils may go.</param>
/// <param name="LastGrade">Highest grade.</param>
/// <param name="Row">The row.</param>
sealed record NeighbourPair(SchoolCode Other, decimal? Distance, int FirstGrade, int LastGrade, FormRow Row)
{
    /// <summary>The neighbours of each school, by identifier: every pair twice.</summary>
    public static ILookup<SchoolCode, NeighbourPair> Of(YearRows year) => (
        from row in year.Bureau?[Neighbours.Sheet] ?? []
        let one = CodeIn(row[Neighbours.School])
        let other = CodeIn(row[Neighbours.Other])
        where one is not null && other is not null && one != other
        from side in new[] { (School: one!.Value, Other: other!.Value), (School: other.Value, Other: one.Value) }
        orderby side.Other
        select (side.School, Pair: new NeighbourPair(side.Other, row[Neighbours.Distance], (int)(row[Neighbours.FirstGrade] ?? 1),
            (int)(row[Neighbours.LastGrade] ?? 12), row))).ToLookup(entry => entry.School, entry => entry.Pair);

    internal static SchoolCode? CodeIn(string? text) => SchoolCode.TryParse(text, out var code) ? code : null;
}

/// <summary>A row of 建设项目 that is not done: whose pupils it will take, and when.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Classrooms">Classrooms added; null when not reported.</param>
/// <param name="Completion">Day on which it is to be done; null when not reported.</param>
/// <param name="Schools">The schools that it relieves, and the one that is extended.</param>
/// <param name="Grades">The grades that it relieves.</param>
/// <param name="Row">The row.</param>
sealed record RelievingProject(string Name, Stage Stage, int? Classrooms, DateOnly? Completion, ImmutableHashSet<SchoolCode> Schools,
    ImmutableArray<int> Grades, FormRow Row)
{
    /// <summary>The projects of a year, those that end first first, those without a date last.</summary>
    public static ImmutableArray<RelievingProject> Of(YearRows year) =>
    [
        .. from row in year.Bureau?[Projects.Sheet] ?? []
           where row[Projects.State] is { } state && state != Projects.Done && row[Projects.Name] is not null
           let stage = SchoolKinds.GradedStages.Where(entry => entry.Name == row[Projects.Stage]).Select(entry => (Stage?)entry.Stage)
               .FirstOrDefault()
           where stage is not null
           let ofStage = Subject.Of(stage.Value)
           let all = Enumerable.Range(ofStage.FirstGrade, ofStage.LastGrade - ofStage.FirstGrade + 1)
           orderby row[Projects.Completion] ?? DateOnly.MaxValue, row.RowNumber
           select new RelievingProject(row[Projects.Name]!, stage.Value, (int?)row[Projects.Classrooms], row[Projects.Completion],
               [.. Projects.Relieved(row).Append(row[Projects.School]).Select(NeighbourPair.CodeIn).OfType<SchoolCode>()],
               [.. all.Where(grade => Projects.GradesRelieved(row)?.Contains(grade) ?? true)], row),
    ];

    /// <summary>True when it takes pupils of the school's grade.</summary>
    public bool Takes(SchoolCode school, int grade) => Schools.Contains(school) && Grades.Contains(grade);
}
