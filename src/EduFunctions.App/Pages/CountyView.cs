using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Pages;

/// <summary>What a county's page shows.</summary>
/// <param name="Records">The county's register, rounds and limits.</param>
/// <param name="Year">The school year.</param>
/// <param name="Summary">The summary; null when there is none.</param>
public sealed record CountyView(CountyRecords Records, SchoolYear Year, CountySummary? Summary)
{
    readonly Dictionary<string, Figure> _figures = Summary?.Figures.ToDictionary(figure => figure.Code) ?? [];

    /// <summary>When that summary was compiled, in the county's time; null when there is none.</summary>
    public required DateTimeOffset? CompiledOn { get; init; }

    /// <summary>True while a compilation that somebody asked for has not ended.</summary>
    public required bool IsCompiling { get; init; }

    /// <summary>Every school expected, with its return as it stands now.</summary>
    public required IReadOnlyList<(School School, ReturnStatus? Status)> Schools { get; init; }

    /// <summary>Returns of schools that the register does not expect in that year.</summary>
    public required IReadOnlyList<ReturnStatus> Strangers { get; init; }

    /// <summary>The bureau's own return; null when nothing has come.</summary>
    public required ReturnStatus? Bureau { get; init; }

    /// <summary>The year and those before it that have a summary, oldest first, each with some of the figures of its own latest run.</summary>
    public required IReadOnlyList<(SchoolYear Year, IReadOnlyDictionary<string, RunFigure> Figures)> Trend { get; init; }

    /// <summary>What the bureau says beside the figures, by their codes.</summary>
    public required IReadOnlyDictionary<string, Adjustment> Adjustments { get; init; }

    /// <summary>Which flags are shown.</summary>
    public required FlagFilter Filter { get; init; }

    /// <summary>Code of the indicator that the table of the seven is sorted by; empty for the order of the register.</summary>
    public required string Sort { get; init; }

    /// <summary>The county.</summary>
    public CountyCode County => Records.County;

    /// <summary>The county as titles write it.</summary>
    public string Name => Standards.NameOf(County);

    /// <summary>The limits in force in the year.</summary>
    public Standards Standards => Records.Standards(Year);

    /// <summary>The county's school years with a round, newest first.</summary>
    public IEnumerable<SchoolYear> Years => Records.Rounds.Select(round => round.Year);

    /// <summary>Last day on which a return is in time.</summary>
    public DateOnly Due => Records.DueOf(Year);

    /// <summary>Run of the summary; 0 when there is none.</summary>
    public int Run => Records.RoundOf(Year).SummaryRun;

    /// <summary>Why the last compilation could not be ended; null when it could.</summary>
    public string? Failure => Records.RoundOf(Year).Failure;

    /// <summary>Address of the page.</summary>
    public string Path => $"/counties/{County}/years/{Year}";

    /// <summary>Start of the addresses of its API.</summary>
    public string Api => $"/api{Path}";

    /// <summary>The figure of a code; null when there is no summary.</summary>
    public Figure? this[string code] => _figures.GetValueOrDefault(code);

    /// <summary>All flags of the summary.</summary>
    public IReadOnlyList<Flag> Flags => Summary?.Flags ?? [];

    /// <summary>Those that are shown.</summary>
    public IReadOnlyList<Flag> Shown => [.. Flags.Where(Filter.Has)];

    /// <summary>Schools with a flag, by code, with their names.</summary>
    public IEnumerable<(string Code, string Name)> FlaggedSchools => Flags.Where(flag => flag.School is not null)
        .Select(flag => (flag.School!, flag.Subject)).DistinctBy(school => school.Item1)
            .OrderBy(school => school.Item1, StringComparer.Ordinal);

    /// <summary>Schools whose return is in one of the states.</summary>
    public int CountIn(params ReturnState[] states) =>
        Schools.Count(entry => states.Contains(entry.Status?.ReturnState ?? ReturnState.Expected));

    /// <summary>The flags that are shown and stand, gravest first: those of the collection itself, or all others.</summary>
    public IEnumerable<Flag> Standing(bool isOfCollection) => Shown.Where(flag => flag.Stands && IsOfCollection(flag) == isOfCollection);

    /// <summary>True for a flag about a return and not about a school.</summary>
    public static bool IsOfCollection(Flag flag) => FlagTable.Of(flag.Code).Section == Section.I;

    /// <summary>A figure's value as people read it; “—” when there is no such figure.</summary>
    public static string Value(Figure? figure) => figure is null ? "—" : FigureText.Value(figure).Zh;

    /// <summary>Last year's value.</summary>
    public static string LastYear(Figure? figure) => figure is null ? "—" : FigureText.LastYear(figure).Zh;
}
