using System.Collections.Immutable;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>A figure that two runs have otherwise.</summary>
/// <param name="Before">As the earlier has it; null when it has none.</param>
/// <param name="After">As the later has it; null when it has none.</param>
/// <param name="Senders">Whose other versions changed it: of what schools are told of singly, those whose own figure changed as well; else all
/// whose version changed. Empty where no version did it: the register, the standards, the day or the program.</param>
public sealed record FigureChange(Figure? Before, Figure? After, ImmutableArray<string> Senders)
{
    /// <summary>The one that is there, the later when both are.</summary>
    public Figure Either => (After ?? Before)!;
}

/// <summary>Two runs of a county's year beside each other.</summary>
/// <param name="Figures">The figures that differ in value, last year's value, schools or why schools are not counted, in the order of the later run.</param>
/// <param name="Come">Flags that stand in the later run alone.</param>
/// <param name="Gone">Flags that stand in the earlier run alone, as they stood there.</param>
public sealed record RunComparison(ImmutableArray<FigureChange> Figures, ImmutableArray<Flag> Come, ImmutableArray<Flag> Gone)
{
    /// <summary>Compares two runs.</summary>
    /// <param name="before">The earlier.</param>
    /// <param name="after">The later.</param>
    /// <param name="changed">Senders (ten digits, “bureau”) of whom another version is in force in any of the years.</param>
    public static RunComparison Of(CountySummary before, CountySummary after, IReadOnlySet<string> changed)
    {
        var (old, now) = (before.Figures.ToDictionary(figure => figure.Code), after.Figures.ToDictionary(figure => figure.Code));
        var pairs = after.Figures.Select(figure => (Before: old.GetValueOrDefault(figure.Code), After: (Figure?)figure))
            .Concat(before.Figures.Where(figure => !now.ContainsKey(figure.Code)).Select(figure => (Before: (Figure?)figure, After: (Figure?)null)))
            .Where(pair => IsOther(pair.Before, pair.After)).ToList();

        // Told of single schools: whose own figure is otherwise has changed the county's.
        var told = before.Figures.Concat(after.Figures).Where(figure => SchoolOf(figure) is not null).Select(figure => figure.Indicator).ToHashSet();
        var moved = pairs.Select(pair => (pair.After ?? pair.Before)!).Where(figure => SchoolOf(figure) is not null)
            .ToLookup(figure => figure.Indicator, figure => SchoolOf(figure)!);
        var (standing, stood) = (Standing(after), Standing(before));
        return new RunComparison([.. pairs.Select(pair => new FigureChange(pair.Before, pair.After, SendersOf((pair.After ?? pair.Before)!)))],
            [.. after.Flags.Where(flag => flag.Stands && !stood.Contains(flag.Key))],
            [.. before.Flags.Where(flag => flag.Stands && !standing.Contains(flag.Key))]);

        ImmutableArray<string> SendersOf(Figure figure) =>
            [.. (SchoolOf(figure) is { } school ? [school] : told.Contains(figure.Indicator) ? moved[figure.Indicator].Distinct() : changed)
                .Where(changed.Contains).Order(StringComparer.Ordinal)];
    }

    static HashSet<FlagKey> Standing(CountySummary summary) => [.. summary.Flags.Where(flag => flag.Stands).Select(flag => flag.Key)];

    // Why schools are not counted is compared where both runs have kept it.
    static bool IsOther(Figure? before, Figure? after) => before is null || after is null
        || (before.Value, before.LastYear, before.Counted, before.Expected) != (after.Value, after.LastYear, after.Counted, after.Expected)
        || (before.Withheld is not null && after.Withheld is not null && (before.Withheld, before.Uncomputed) != (after.Withheld, after.Uncomputed));

    static string? SchoolOf(Figure figure) =>
        FigureCode.TryParse(figure.Code, out var code) && code.Subject.School is { } school ? school.Value : null;
}
