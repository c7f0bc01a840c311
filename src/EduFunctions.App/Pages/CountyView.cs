using EduFunctions.App.Returns;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Pages;

/// <summary>What a county's page shows.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="Years">The county's school years with a round, newest first.</param>
/// <param name="Due">Last day on which a return is in time.</param>
/// <param name="Run">Run of the summary; 0 when there is none.</param>
/// <param name="CompiledOn">When it was compiled, in the county's time; null when there is none.</param>
/// <param name="Failure">Why the last compilation could not be ended; null when it could.</param>
/// <param name="Summary">The summary; null when there is none.</param>
/// <param name="Schools">Every school expected, with its return as it stands now.</param>
/// <param name="Strangers">Returns of schools that the register does not expect in that year.</param>
/// <param name="Uploaded">School whose file has just been uploaded; null when none was.</param>
public sealed record CountyView(
    CountyCode County, SchoolYear Year, IReadOnlyList<SchoolYear> Years, DateOnly Due, int Run, DateTimeOffset? CompiledOn, string? Failure,
    CountySummary? Summary, IReadOnlyList<(School School, ReturnStatus? Status)> Schools, IReadOnlyList<ReturnStatus> Strangers,
        string? Uploaded)
{
    readonly Dictionary<string, Figure> _figures = Summary?.Figures.ToDictionary(figure => figure.Code) ?? [];

    /// <summary>The figure of a code; null when there is no summary.</summary>
    public Figure? this[string code] => _figures.GetValueOrDefault(code);

    /// <summary>Address of the page.</summary>
    public string Path => $"/counties/{County}/years/{Year}";

    /// <summary>Start of the addresses of its API.</summary>
    public string Api => $"/api/counties/{County}/years/{Year}";

    /// <summary>Schools whose return is in one of the states.</summary>
    public int CountIn(params ReturnState[] states) =>
        Schools.Count(entry => states.Contains(entry.Status?.ReturnState ?? ReturnState.Expected));

    /// <summary>The flags that stand, gravest first.</summary>
    public IEnumerable<Flag> Standing => Summary?.Flags.Where(flag => flag.Stands) ?? [];

    /// <summary>The flags of last year that ended so.</summary>
    public IReadOnlyList<Flag> Ended(FlagChange change) => [.. Summary?.Flags.Where(flag => flag.Change == change) ?? []];

    /// <summary>A figure's value as people read it; “—” when there is no such figure.</summary>
    public static string Value(Figure? figure) => figure is null ? "—" : FigureText.Value(figure).Zh;

    /// <summary>Last year's value.</summary>
    public static string LastYear(Figure? figure) => figure is null ? "—" : FigureText.LastYear(figure).Zh;
}
