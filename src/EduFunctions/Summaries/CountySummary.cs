using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>What the bureau reads: figures and flags of one county's year.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="Figures">The figures, in the order of the indicator table, then of subjects.</param>
/// <param name="Flags">The flags, gravest first, then by school and grade; those that stand no more come last.</param>
public sealed record CountySummary(CountyCode County, SchoolYear Year, ImmutableArray<Figure> Figures, ImmutableArray<Flag> Flags)
{
    static readonly ImmutableArray<string> KeyCodes =
    [
        "large-classes.compulsory", "large-class-share.compulsory", "super-large-classes.compulsory", "entrance-grades-cleared",
        "declared-grades-cleared", "large-class-share.senior", "large-schools",
    ];

    /// <summary>Codes of their indicators.</summary>
    internal static IEnumerable<string> KeyIndicators => KeyCodes.Select(code => code.Split('.')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>The figures that a meeting begins with, in their order; those of a stage that the county has not are left out.</summary>
    public IEnumerable<Figure> KeyFigures => KeyCodes.Select(code => Figures.FirstOrDefault(figure => figure.Code == code))
        .OfType<Figure>().Where(figure => figure.Expected > 0);

    /// <summary>What is wrong in the county's settings file: the national values stand there. Empty when nothing is.</summary>
    public ImmutableArray<SettingFinding> Settings { get; init; } = [];

    /// <summary>What is done about large classes; null when no class is large, and in runs of 2025-11 and before.</summary>
    public ReliefPlan? Relief { get; init; }

    /// <summary>Problems that stand no more, each with the run that showed it; empty in runs of 2025-11 and before.</summary>
    public ImmutableArray<FlagEnding> Endings { get; init; } = [];

    /// <summary>What officers say of problems, by <see cref="FlagKey.Id"/>: no part of a run, but read when somebody looks.</summary>
    public IReadOnlyDictionary<string, FlagCare> Cares { get; init; } = ImmutableDictionary<string, FlagCare>.Empty;

    /// <summary>Classes of the next two years; null when the county has no school with grades, and in runs of 2025-11 and before.</summary>
    public Forecast? Forecast { get; init; }
}
