using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>What would be otherwise.</summary>
public sealed record SimulationChanges
{
    /// <summary>Limits, in all years, so that last year is measured with the same.</summary>
    public ImmutableArray<LimitChange> Limits { get; init; } = [];

    /// <summary>Projects of the bureau's return.</summary>
    public ImmutableArray<ProjectChange> Projects { get; init; } = [];

    /// <summary>Rooms and posts of schools.</summary>
    public ImmutableArray<SchoolChange> Schools { get; init; } = [];

    /// <summary>Pairs of neighbouring schools, new ones or others in their place.</summary>
    public ImmutableArray<NeighbourChange> Neighbours { get; init; } = [];
}

/// <summary>Another value of a limit.</summary>
/// <param name="Limit">Its code.</param>
/// <param name="Stage">Of which stage; null where one value serves all.</param>
/// <param name="Value">The value.</param>
public sealed record LimitChange(string Limit, Stage? Stage, decimal Value);

/// <summary>Another date or state of a project, in all its stages.</summary>
/// <param name="Name">Its name as the bureau's return has it.</param>
/// <param name="Completion">Day on which it is done; null leaves it.</param>
/// <param name="State">规划, 在建 or 已完工; null leaves it.</param>
public sealed record ProjectChange(string Name, DateOnly? Completion, string? State);

/// <summary>Other rooms or posts of a school's stage; null leaves them.</summary>
/// <param name="School">The school.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Rooms">Ordinary classrooms.</param>
/// <param name="Posts">Approved posts.</param>
/// <param name="InPost">Staff in post.</param>
public sealed record SchoolChange(SchoolCode School, Stage Stage, int? Rooms, int? Posts, int? InPost);

/// <summary>A pair of neighbouring schools.</summary>
/// <param name="School">One.</param>
/// <param name="Other">The other.</param>
/// <param name="Distance">How far apart, in km.</param>
/// <param name="FirstGrade">Lowest grade whose pupils may go.</param>
/// <param name="LastGrade">Highest grade.</param>
public sealed record NeighbourChange(SchoolCode School, SchoolCode Other, decimal Distance, int FirstGrade, int LastGrade);

/// <summary>Why a simulation cannot be run.</summary>
/// <param name="Code">Kebab-case code.</param>
/// <param name="Text">What is wrong, and what is expected.</param>
public sealed record SimulationProblem(string Code, Text Text);
