using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.App.Summaries;

/// <summary>Says something beside a figure, or takes it back.</summary>
sealed class Adjustments(AdjustmentStore store, SummaryStore summaries, RoundStore rounds, CountyClock clock)
{
    // Every figure counts something, or is a share of what is counted.
    const decimal Most = 1_000_000_000_000;
    const int MostDecimals = 6;

    /// <summary>Adds an adjustment of a figure of the latest run.</summary>
    /// <param name="county">The county.</param>
    /// <param name="year">The school year.</param>
    /// <param name="figure">Code of the figure.</param>
    /// <param name="said">What the bureau says.</param>
    /// <param name="check">Is told all that was said before; what it throws ends it before anything is written.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ProblemException">404: no such figure in the latest run; 400: a value that is none; 409: nothing to take back, or
    /// somebody else was quicker.</exception>
    public async Task<Adjustment> AddAsync(CountyCode county, SchoolYear year, string figure, PutAdjustmentJson said,
        Action<IReadOnlyList<Adjustment>> check, CancellationToken cancellationToken)
    {
        var (by, reason) = (ReturnOrder.Name(said.By), ReturnOrder.Reasoned(said.Reason, isNeeded: true)!);
        var run = (await GetSummary.CompiledAsync(rounds, county, year, cancellationToken)).SummaryRun;
        var summary = await summaries.ReadAsync(county, year, run, cancellationToken);
        var compiled = summary.Figures.FirstOrDefault(one => one.Code == figure) ?? throw new ProblemException(404, "unknown-figure",
            $"第 {run} 次汇总中没有代码为“{figure}”的数。", $"Run {run} has no figure '{figure}'.");
        if (said.Value is { } value && Refuse(value, compiled) is { } expected)
        {
            throw new ProblemException(400, "bad-adjustment", expected.Zh, expected.En);
        }

        var all = await store.ListAsync(county, year, cancellationToken);
        check(all);
        if (said.Value is null && !Adjustment.InForce(all).ContainsKey(figure))
        {
            throw new ProblemException(409, "not-adjusted", "这个数没有调整，不用撤销。", "The figure has no adjustment; there is nothing to take back.");
        }

        var adjustment = new Adjustment(figure, all.Count(one => one.Figure == figure) + 1, said.Value, compiled.Value, run, by, reason, clock.UtcNow);
        return await store.TryAddAsync(county, year, adjustment, cancellationToken) ? adjustment
            : throw ETags.ChangedMeanwhile(409);
    }

    // A value must be one that the figure can have: a count is whole, a share of a part at most 100, and only a difference is negative.
    static Text? Refuse(decimal value, Figure figure)
    {
        if (figure.Unit.Length == 0)
        {
            return value is 0 or 1 ? null : new("这一项只有是（1）和否（0）。", "This is 1 for yes or 0 for no.");
        }

        var indicator = IndicatorTable.Find(figure.Indicator);
        var (least, most) = (indicator?.MayBeNegative == true ? -Most : 0, figure.Unit == "%" && indicator?.MayExceedHundred != true ? 100 : Most);
        var decimals = indicator?.IsCount == true ? 0 : MostDecimals;
        return value >= least && value <= most && value == Math.Round(value, decimals) ? null
            : decimals == 0 ? Text.Of($"调整数应为 {least:0} 至 {most:0} 的整数（单位：{figure.Unit}）。", $"The value must be a whole number from {least:0} to {most:0}.")
            : Text.Of($"调整数应为 {least:0} 至 {most:0}、小数不超过 {decimals} 位的数（单位：{figure.Unit}）。",
                $"The value must be a number from {least:0} to {most:0} with at most {decimals} decimals.");
    }
}
