using System.Collections.Immutable;
using EduFunctions.Findings;

namespace EduFunctions.Schools;

/// <summary>One threshold: a row of <see cref="Limits"/>. The value in force is asked of <see cref="Standards"/>.</summary>
/// <param name="Code">Stable kebab-case code: its name in a settings file, and in the texts that print it (<c>{large-class}</c>).</param>
/// <param name="Name">What it limits.</param>
/// <param name="Unit">Unit of the value: 人, %, 万元.</param>
/// <param name="Source">The document that sets it; “office rule” where none does.</param>
public sealed record Limit(string Code, Text Name, string Unit, string Source)
{
    /// <summary>English codes of the stages.</summary>
    internal static readonly ImmutableArray<string> StageCodes = ["kindergarten", "primary", "junior", "senior"];

    readonly ImmutableArray<string> _keys = [.. StageCodes.Select(stage => $"{Code}.{stage}")];

    /// <summary>National value; null where every stage has its own.</summary>
    public decimal? National { get; init; }

    /// <summary>National values by stage; empty where one value serves all.</summary>
    public ImmutableSortedDictionary<Stage, decimal> ByStage { get; init; } = ImmutableSortedDictionary<Stage, decimal>.Empty;

    /// <summary>Smallest value that a settings file may give.</summary>
    public decimal Minimum { get; init; } = 1;

    /// <summary>Largest value that a settings file may give: a bound for typing errors.</summary>
    public decimal Maximum { get; init; } = 10_000;

    /// <summary>True when only a whole number makes sense.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Its key of a stage in texts and in the fingerprint: pupils-per-post.primary.</summary>
    internal string KeyOf(Stage stage) => _keys[(int)stage];
}
