namespace EduFunctions.Reports;

/// <summary>A piece of a report's text that is the same all through: words, or one figure.</summary>
/// <param name="Text">As it is printed.</param>
public readonly record struct ReportRun(string Text)
{
    /// <summary>Code of the figure that it is; null for words.</summary>
    public string? Figure { get; init; }

    /// <summary><see cref="Summaries.FlagKey.Id"/> of the problem that it tells of; null for all else.</summary>
    public string? Flag { get; init; }

    /// <summary>Where it stands in the bureau's return, for what no figure tells: 建设项目!E4. Null for all else.</summary>
    public string? Cell { get; init; }

    /// <summary>Anchor of the county page where it is told, for what is neither figure nor problem: relief, forecast. Null for all else.</summary>
    public string? Anchor { get; init; }

    /// <summary>True where something should stand that nobody has reported; the text says who.</summary>
    public bool IsMissing { get; init; }

    /// <summary>True where there is nothing to tell (<see cref="Indicators.Figure.IsNotApplicable"/>): neither told nor missing.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>True of a share over 100 %: one of its numbers is wrong, and it is no achievement.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>
    /// From how many of how many schools the figure comes, where that is not all: 52 所中 40 所已报, 54 所中 53 所有数，1 所填“/”. Printed behind the first figure of a
    /// sentence, or where not all figures of a sentence come from the same behind each. Null where it comes from all, and for words.
    /// </summary>
    public string? Coverage { get; init; }
}
