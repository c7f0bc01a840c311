using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>The rooms of a project that nobody has been given.</summary>
/// <param name="Project">The project.</param>
sealed record ProjectRooms(RelievingProject Project)
{
    /// <summary>How many.</summary>
    public required int Left { get; set; }

    /// <summary>
    /// Opens classes in them for what it relieves and is large still, entrance grades first, then upward, by school: each as many as it
    /// needs.
    /// </summary>
    public List<GradeForecast> Open(List<GradeForecast> told, int large)
    {
        var opened = told
            .Where(one => one is { PlanPupils: not null, PlanClasses: > 0 } && Project.Takes(SchoolCode.Parse(one.School), one.Grade))
            .OrderByDescending(one => Standards.EntranceGrades.Contains(one.Grade)).ThenBy(one => one.Grade)
            .ThenBy(one => one.School, StringComparer.Ordinal)
            .ToDictionary(one => (one.School, one.Grade), one =>
            {
                var rooms = Math.Min(Left, Math.Max(0, ((one.PlanPupils!.Value + large - 2) / (large - 1)) - one.PlanClasses!.Value));
                Left -= rooms;
                return rooms;
            });
        return told.ConvertAll(one => opened.GetValueOrDefault((one.School, one.Grade)) is > 0 and var rooms
            ? one with { PlanClasses = one.PlanClasses + rooms, Projects = one.Projects.Add(Project.Name) } : one);
    }
}
