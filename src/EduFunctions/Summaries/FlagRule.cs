using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>One row of the flag table.</summary>
public sealed record FlagRule
{
    internal FlagRule(string code, Section section, FlagSeverity severity, Text name, string when, string source, FlagSearch find) =>
        (Code, Section, Severity, Name, When, Source, Find) = (code, section, severity, name, when, source, find);

    /// <summary>Stable kebab-case code.</summary>
    public string Code { get; }

    /// <summary>The section of the indicators that it belongs to: problems of schools stand apart from those of the collection (I).</summary>
    public Section Section { get; }

    /// <summary>How grave it is while it stands.</summary>
    public FlagSeverity Severity { get; }

    /// <summary>Name.</summary>
    public Text Name { get; }

    /// <summary>When it is raised, in Chinese; limits in braces (<see cref="Standards.Fill"/>).</summary>
    public string When { get; }

    /// <summary>The document that it comes from; “office rule” where there is none.</summary>
    public string Source { get; }

    internal FlagSearch Find { get; }
}

/// <summary>Finds the cases of a rule in a year.</summary>
/// <param name="rule">The rule.</param>
/// <param name="year">The year.</param>
/// <param name="asOf">Day of the run in the county.</param>
delegate IEnumerable<FlagCase> FlagSearch(FlagRule rule, YearRows year, DateOnly asOf);

/// <summary>A flag that stands in one year, before anyone has asked about other years. Nothing is worded before it is told.</summary>
/// <param name="Rule">Its row.</param>
/// <param name="Key">What it is about.</param>
/// <param name="Year">The year.</param>
/// <param name="School">The school, in that year; null when it is the county's.</param>
/// <param name="Past">What is known of last year, where it did not stand then; where it did, unknown says that it may have stood longer.</param>
/// <param name="Tell">The flag in words, without what other years say of it.</param>
/// <param name="End">What became of it in the year after, in which it is not found any more, in the school that has its pupils
/// then (null when there is none); null when there is nothing to tell.</param>
sealed record FlagCase(
    FlagRule Rule, FlagKey Key, YearRows Year, SchoolRows? School, CohortPast Past, Func<Flag> Tell, Func<SchoolRows?, FlagEnd?> End)
{
    /// <summary>True when it cannot have stood before, whatever is known of last year: it is of pupils who have just entered.</summary>
    public bool HasJustBegun { get; init; }

    /// <summary>True when it may not stand at all: it asks for what would show it, and nothing persists from it.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>
    /// What is known of last year where these schools alone could have had it then: nobody had it where there are none, and it is not known where
    /// one of them does not tell.
    /// </summary>
    public static CohortPast PastOf(IEnumerable<SchoolRows> before, Predicate<SchoolRows> isTold)
    {
        var past = CohortPast.None;
        foreach (var school in before)
        {
            if (!isTold(school))
            {
                return CohortPast.Unknown;
            }

            past = CohortPast.Known;
        }

        return past;
    }
}

/// <summary>What became of a flag that stands no more.</summary>
/// <param name="Change">Cleared, graduated, or not confirmed.</param>
/// <param name="Text">What is known of it.</param>
/// <param name="Cells">The cells that show it.</param>
sealed record FlagEnd(FlagChange Change, Text Text, ImmutableArray<FigureCell> Cells)
{
    /// <summary>Why nobody tells this year of a school's problem; null where the school that has its pupils has the stage, or the problem is of none.</summary>
    public static Text? Untold(SchoolRows? heir, Stage? stage) => heir is null ? new("学校已撤销且没有承接学校", "the school closed without a successor")
        : stage is { } one && !SchoolKinds.StagesOf(heir.School.Kind).Contains(one)
            ? Text.Of($"{heir.School.Name}今年没有{SchoolKinds.NameOf(one)}段", $"{heir.School.Name} has no {Standards.CodeOf(one)} stage this year") : null;
}
