using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Rounds;

namespace EduFunctions.Summaries;

/// <summary>试算: what would be otherwise if something else were. Nothing is stored.</summary>
/// <param name="Problems">What of the changes cannot be made; when there is one, nothing else is told.</param>
/// <param name="Figures">The figures that change, in the summary's order.</param>
/// <param name="Flags">The problems that come, go, or are told otherwise, in the summary's order.</param>
/// <param name="Relief">The relief plan before and after; null when it stays the same.</param>
/// <param name="Forecast">The county's forecasts that change, by year and grade.</param>
public sealed record Simulation(ImmutableArray<SimulationProblem> Problems, ImmutableArray<ChangedFigure> Figures,
    ImmutableArray<ChangedFlag> Flags,
    ChangedPlan? Relief, ImmutableArray<ChangedForecast> Forecast)
{
    /// <summary>Compiles the year twice, as it is and as it would be, and tells the difference.</summary>
    /// <param name="history">The year's returns, and those of the years before.</param>
    /// <param name="asOf">Day of the run in the county.</param>
    /// <param name="changes">What would be otherwise.</param>
    public static Simulation Run(CountyHistory history, DateOnly asOf, SimulationChanges changes)
    {
        var changed = new ChangedHistory(history);
        changes.Limits.ToList().ForEach(changed.Set);
        changed.TellOrder();
        changes.Projects.ToList().ForEach(changed.Set);
        changes.Schools.ToList().ForEach(changed.Set);
        changes.Neighbours.ToList().ForEach(changed.Set);
        changed.TellTwice(changes);
        if (changed.Problems.Count > 0)
        {
            return new Simulation([.. changed.Problems], [], [], null, []);
        }

        var (before, after) = (SummaryCompiler.Compile(history, asOf), SummaryCompiler.Compile(changed.History, asOf));
        return new Simulation([], FiguresOf(before, after), FlagsOf(before, after), PlanOf(before.Relief, after.Relief),
            ForecastOf(before, after));
    }

    static ImmutableArray<ChangedFigure> FiguresOf(CountySummary before, CountySummary after)
    {
        var was = before.Figures.ToDictionary(figure => figure.Code, StringComparer.Ordinal);
        var codes = after.Figures.Select(figure => figure.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Figures.Where(figure => was.GetValueOrDefault(figure.Code)?.Value != figure.Value)
                .Select(figure => new ChangedFigure(figure.Code, figure.Name, figure.Unit, was.GetValueOrDefault(figure.Code)?.Value,
                    figure.Value)),
            .. before.Figures.Where(figure => !codes.Contains(figure.Code) && figure.Value is not null)
                .Select(figure => new ChangedFigure(figure.Code, figure.Name, figure.Unit, figure.Value, null)),
        ];
    }

    static ImmutableArray<ChangedFlag> FlagsOf(CountySummary before, CountySummary after)
    {
        var (was, now) = (Standing(before), Standing(after));
        return [.. now.Values.Concat(was.Where(entry => !now.ContainsKey(entry.Key)).Select(entry => entry.Value))
            .Select(flag => (Was: was.GetValueOrDefault(flag.Key), Now: now.GetValueOrDefault(flag.Key)))
            .Where(pair => Told(pair.Was) != Told(pair.Now))
            .Select(pair => new ChangedFlag(pair.Now?.Key ?? pair.Was!.Key, pair.Now?.Subject ?? pair.Was!.Subject, pair.Was, pair.Now))];

        static Dictionary<FlagKey, Flag> Standing(CountySummary summary) =>
            summary.Flags.Where(flag => flag.Stands).ToDictionary(flag => flag.Key);

        static (string?, FlagSeverity?, string?, string?) Told(Flag? flag) => (flag?.Code, flag?.Severity, flag?.Text.Zh, flag?.Remedy.Zh);
    }

    static ChangedPlan? PlanOf(ReliefPlan? before, ReliefPlan? after)
    {
        var (was, now) = (before ?? new ReliefPlan([], [], []), after ?? new ReliefPlan([], [], []));
        return Told(was).SequenceEqual(Told(now)) ? null : new ChangedPlan(was, now);

        static IEnumerable<string> Told(ReliefPlan plan) => ReliefPlanTable.Rows(plan).Select(row => string.Join('|', row));
    }

    static ImmutableArray<ChangedForecast> ForecastOf(CountySummary before, CountySummary after) =>
    [
        .. (before.Forecast?.Totals ?? []).Join(after.Forecast?.Totals ?? [], was => (was.Year, was.Grade), now => (now.Year, now.Grade),
            (was, now) => new ChangedForecast(was, now)).Where(pair => pair.Before != pair.After),
    ];
}

/// <summary>A figure that would be otherwise.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Before">As it is; null when not known.</param>
/// <param name="After">As it would be; null when not known.</param>
public sealed record ChangedFigure(string Code, Text Name, string Unit, decimal? Before, decimal? After);

/// <summary>A problem that would come, go, or be told otherwise.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Subject">Name of the school, or of the county's subject.</param>
/// <param name="Before">As it stands; null when it does not.</param>
/// <param name="After">As it would stand; null when it would not.</param>
public sealed record ChangedFlag(FlagKey Key, string Subject, Flag? Before, Flag? After);

/// <summary>A relief plan that would be another.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
public sealed record ChangedPlan(ReliefPlan Before, ReliefPlan After);

/// <summary>A forecast that would be another.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
public sealed record ChangedForecast(ForecastTotal Before, ForecastTotal After);
