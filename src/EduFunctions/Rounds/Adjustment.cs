using EduFunctions.Findings;

namespace EduFunctions.Rounds;

/// <summary>
/// 局方调整: what the bureau says beside a figure that it holds to be otherwise, without touching a school's cell (教育统计管理规定,
/// 教育部令第44号, 2018, arts. 27, 31, 32). It counts in no other figure.
/// </summary>
/// <param name="Figure">Code of the figure.</param>
/// <param name="Number">Which one of that figure it is, from 1; the last one holds.</param>
/// <param name="Value">What the bureau holds to be right, in the figure's unit; null where it takes back what it said before.</param>
/// <param name="Compiled">The figure as the latest run had it when the adjustment was made; null when no return gave it.</param>
/// <param name="Run">Number of that run.</param>
/// <param name="By">The officer.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeOn">When, UTC.</param>
public sealed record Adjustment(
    string Figure, int Number, decimal? Value, decimal? Compiled, int Run, string By, string Reason, DateTimeOffset MadeOn)
{
    /// <summary>
    /// True when the figure is not any more what the adjustment was made for: a return has come since, and somebody must look again.
    /// </summary>
    /// <param name="now">The figure's value as it is.</param>
    public bool IsOvertaken(decimal? now) => now != Compiled;

    /// <summary>The adjustments that hold, by figure: of each the last one, unless that takes back.</summary>
    public static IReadOnlyDictionary<string, Adjustment> InForce(IEnumerable<Adjustment> all) => all.GroupBy(one => one.Figure, StringComparer.Ordinal)
        .Select(figure => figure.MaxBy(one => one.Number)!).Where(last => last.Value is not null).ToDictionary(last => last.Figure, StringComparer.Ordinal);

    /// <summary>What is said of one whose figure has changed since.</summary>
    public static readonly Text Overtaken = new("调整之后汇总数已变化，请重新核对", "the figure has changed since; look at it again");
}
