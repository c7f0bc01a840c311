using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// 分流方案: what is done about the county's large classes, grade by grade. What a school can do alone comes first; only then do pupils go to
/// neighbouring schools with free seats in their grade, as few as possible over as short a way as possible.
/// </summary>
/// <param name="Divisions">What dividing evenly, own rooms and own teachers solve, by school and grade: nobody is redirected.</param>
/// <param name="Moves">Who sends how many of which grade to whom, by grade, then by schools.</param>
/// <param name="Remaining">What no neighbour can take, by school and grade.</param>
public sealed record ReliefPlan(ImmutableArray<ReliefDivision> Divisions, ImmutableArray<ReliefMove> Moves,
    ImmutableArray<ReliefRemainder> Remaining);

/// <summary>A grade that its own school relieves.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="SchoolName">Its name.</param>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Cause">编班问题: it divides now; 有教室、无教师: as soon as the teachers are there.</param>
/// <param name="Classes">Its classes, as they are and evenly divided.</param>
/// <param name="Cells">The cells of its classes.</param>
public sealed record ReliefDivision(
    string School, string SchoolName, int Grade, LargeClassCause Cause, ReliefClasses Classes, ImmutableArray<FigureCell> Cells);

/// <summary>Pupils of one class after another.</summary>
/// <param name="Before">As reported, by class number.</param>
/// <param name="After">After the whole plan: of a school that sends pupils evenly divided, of one that takes them with its smallest classes
/// filled first.</param>
public sealed record ReliefClasses(ImmutableArray<int> Before, ImmutableArray<int> After);

/// <summary>Pupils of one grade who go from one school to another.</summary>
public sealed record ReliefMove
{
    /// <summary>Grade 1–12.</summary>
    public required int Grade { get; init; }

    /// <summary>Ten digits of the school that sends them.</summary>
    public required string From { get; init; }

    /// <summary>Its name.</summary>
    public required string FromName { get; init; }

    /// <summary>Ten digits of the school that takes them.</summary>
    public required string To { get; init; }

    /// <summary>Its name.</summary>
    public required string ToName { get; init; }

    /// <summary>How many, 1 or more.</summary>
    public required int Pupils { get; init; }

    /// <summary>How far apart the schools are, in km, as the bureau reports it.</summary>
    public required decimal Distance { get; init; }

    /// <summary>Classes of the grade in the school that sends them.</summary>
    public required ReliefClasses FromClasses { get; init; }

    /// <summary>Classes of the grade in the school that takes them; none is lifted over the largest size that is not large.</summary>
    public required ReliefClasses ToClasses { get; init; }

    /// <summary>The cells that it is told from: both schools' classes, the sender's rooms and staff, the distance.</summary>
    public required ImmutableArray<FigureCell> Cells { get; init; }
}

/// <summary>Why pupils stay in large classes.</summary>
public enum ReliefReason
{
    /// <summary>The bureau's return is not in: nobody knows who is whose neighbour.</summary>
    NoBureauReturn,

    /// <summary>The bureau names no neighbour for the school and grade.</summary>
    NoNeighbours,

    /// <summary>It names neighbours, none with a distance: the shortest way cannot be told.</summary>
    NoDistance,

    /// <summary>No neighbour has reported the pupils of the grade.</summary>
    NotReported,

    /// <summary>The neighbours that reported have no free seat, or not enough of them.</summary>
    NoSeats,

    /// <summary>The school itself has not reported what its large classes want.</summary>
    CauseUnknown,
}

/// <summary>Pupils too many that no neighbour can take.</summary>
public sealed record ReliefRemainder
{
    /// <summary>Ten digits of the school.</summary>
    public required string School { get; init; }

    /// <summary>Its name.</summary>
    public required string SchoolName { get; init; }

    /// <summary>Grade 1–12.</summary>
    public required int Grade { get; init; }

    /// <summary>How many; null when the school has not reported what it takes to tell.</summary>
    public int? Pupils { get; init; }

    /// <summary>Why.</summary>
    public required ReliefReason Reason { get; init; }

    /// <summary>Why, in words, and what to do.</summary>
    public required Text Why { get; init; }

    /// <summary>
    /// Name of the project that takes them: of those not done that name school and grade the one that ends first. Null when none does.
    /// </summary>
    public string? Project { get; init; }

    /// <summary>Its completion date; null when there is no project, or none is given.</summary>
    public DateOnly? Completion { get; init; }

    /// <summary>The cells that it is told from: the school's classes, rooms and staff, and the project's date.</summary>
    public required ImmutableArray<FigureCell> Cells { get; init; }
}
