using System.Globalization;
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
    CountySummary? Summary, IReadOnlyList<(School School, ReturnStatus? Status)> Schools, IReadOnlyList<ReturnStatus> Strangers, string? Uploaded)
{
    readonly Dictionary<string, Figure> _figures = Summary?.Figures.ToDictionary(figure => figure.Code) ?? [];

    /// <summary>The figure of a code; null when there is no summary.</summary>
    public Figure? this[string code] => _figures.GetValueOrDefault(code);

    /// <summary>Address of the page.</summary>
    public string Path => $"/counties/{County}/years/{Year}";

    /// <summary>Start of the addresses of its API.</summary>
    public string Api => $"/api/counties/{County}/years/{Year}";

    /// <summary>Schools whose return is in one of the states.</summary>
    public int CountIn(params ReturnState[] states) => Schools.Count(entry => states.Contains(entry.Status?.ReturnState ?? ReturnState.Expected));

    /// <summary>The flags that stand, gravest first. A persisting large class is shown once: its row tells since when.</summary>
    public IEnumerable<Flag> Standing => Summary?.Flags.Where(flag => flag.Change != FlagChange.Cleared && flag.Code != "large-class-persisting") ?? [];

    /// <summary>The flags of last year that are gone.</summary>
    public IEnumerable<Flag> Cleared => Summary?.Flags.Where(flag => flag.Change == FlagChange.Cleared) ?? [];

    /// <summary>A figure's value as people read it; “—” when it is not known.</summary>
    public static string Text(Figure? figure, decimal? value) => (value, figure?.Unit) switch
    {
        (null, _) => "—",
        ({ } number, "") => number == 0 ? "否" : "是",
        ({ } number, "%") => decimal.Round(number, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        ({ } number, _) => number.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>The change since last year with a sign and an arrow; empty when it is not known or a yes/no.</summary>
    public static string Change(Figure? figure)
    {
        if (figure is not { Value: { } value, LastYear: { } last } || figure.Unit.Length == 0)
        {
            return "";
        }

        var difference = value - last;
        var text = decimal.Round(Math.Abs(difference), 2, MidpointRounding.AwayFromZero).ToString("#,0.##", CultureInfo.InvariantCulture);
        return difference switch { > 0 => $"▲ +{text}", < 0 => $"▼ −{text}", _ => "持平" };
    }

    /// <summary>The cells that a flag comes from as one line, at most six.</summary>
    public static string CellsOf(Flag flag) =>
        string.Join('、', flag.Cells.Take(6).Select(cell => $"{cell.Sheet}!{cell.Cell}")) + (flag.Cells.Length > 6 ? string.Create(CultureInfo.InvariantCulture, $" 等 {flag.Cells.Length} 格") : "");
}
