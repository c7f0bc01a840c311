using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>A figure as the returns stand now beside the latest run, or as they stood in a run beside that run.</summary>
/// <param name="Trace">Its value and where it comes from.</param>
/// <param name="History">The returns that it was read from.</param>
/// <param name="Versions">Numbers of their versions, by school year and sender; a sender without one in force is absent.</param>
/// <param name="Run">Number of the run; 0 when there is none.</param>
/// <param name="InRun">The figure in that run; null when it is not there.</param>
public sealed record FigureReading(FigureTrace Trace, CountyHistory History, IReadOnlyDictionary<(int Year, string Sender), int> Versions, int Run, Figure? InRun)
{
    /// <summary>
    /// Whether the program is the one that made the run that was asked for: where not, another value may come from it. Null when the returns of
    /// now were read.
    /// </summary>
    public bool? IsBySameProgram { get; init; }

    /// <summary>As of when the run was compiled, UTC; null when there is none.</summary>
    public DateTimeOffset? CompiledOn { get; init; }
}

/// <summary>Follows figures to the cells that they come from.</summary>
sealed class FigureReader(RoundReader reader, SummaryStore summaries)
{
    /// <summary>The code that an address writes.</summary>
    /// <exception cref="ProblemException">404: it is none.</exception>
    public static FigureCode CodeOf(string figure) => FigureCode.TryParse(figure, out var code) ? code : throw Unknown(figure);

    /// <summary>What the figure hangs on, before a row is read.</summary>
    /// <exception cref="ProblemException">404: there is no such county.</exception>
    public async Task<CountyStates> StatesAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        await reader.StatesAsync(county, year, cancellationToken) is { IsKnown: true } states ? states
            : throw RoundReader.UnknownCounty(county);

    /// <summary>
    /// The figure, from the rows of the sheets that it needs: as the returns stand now, or as a run found them, whose versions stay for good, with
    /// the register and the limits of that run.
    /// </summary>
    /// <param name="states">What it hangs on.</param>
    /// <param name="year">The school year.</param>
    /// <param name="code">The figure.</param>
    /// <param name="asked">Number of the run; null for the returns of now.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ProblemException">404: nothing that can be followed has this code, there is no such run, or it has not kept what it was made
    /// from.</exception>
    public async Task<FigureReading> ReadAsync(CountyStates states, SchoolYear year, FigureCode code, int? asked, CancellationToken cancellationToken)
    {
        var round = states.Years[year].Round;
        var stored = asked is null && round.SummaryRun == 0 ? null : await summaries.ShownAsync(round, asked, cancellationToken);
        var read = asked is null ? states : states.AsIn(stored!.From) ?? throw NotKept(stored.Run);
        var history = await reader.ReadAsync(read, year, back => SummaryCompiler.Needs(code, back), cancellationToken);
        var trace = SummaryCompiler.Trace(history, code) ?? throw Unknown(code.ToString());
        return new FigureReading(trace, history, VersionsOf(read), stored?.Run ?? 0, stored?.Summary.Figures.FirstOrDefault(figure => figure.Code == trace.Code))
        {
            CompiledOn = stored?.CompiledOn,
            IsBySameProgram = asked is null ? null : stored!.From.Program == CountyStates.Program,
        };
    }

    /// <summary>The figures that a figure is computed from: they are measured from the same sheets.</summary>
    public static IReadOnlyList<FigureTrace> InputsOf(FigureReading reading) =>
        [.. reading.Trace.Inputs.Select(input => SummaryCompiler.Trace(reading.History, CodeOf(input))).OfType<FigureTrace>()];

    /// <summary>A figure of up to five years, the year and those before it, oldest first, as their latest runs have it; without the years whose summary has it not.</summary>
    public async Task<IReadOnlyList<SeriesPointJson>> SeriesAsync(IEnumerable<RoundRow> rounds, SchoolYear year, FigureCode code, CancellationToken cancellationToken) =>
    [
        .. (await Task.WhenAll(SummaryStore.CompiledUpTo(rounds, year).Select(round => PointAsync(round, code, cancellationToken)))).OfType<SeriesPointJson>(),
    ];

    async Task<SeriesPointJson?> PointAsync(RoundRow round, FigureCode code, CancellationToken cancellationToken)
    {
        var name = code.ToString();
        var found = SummaryStore.IsTabled(code.Subject)
            ? (await summaries.FiguresAsync(round.County, round.Year, round.SummaryRun, [name], cancellationToken)).GetValueOrDefault(name)
            : (await summaries.ReadAsync(round.County, round.Year, round.SummaryRun, cancellationToken)).Figures
                .Where(figure => figure.Code == name).Select(figure => new RunFigure(figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed)).FirstOrDefault();
        return found is null ? null : new SeriesPointJson(round.Year.StartYear, round.SummaryRun, found.Value, found.Counted, found.Expected, found.Withheld, found.Uncomputed,
            IndicatorTable.Of(code.Indicator).DayIn(round.Year));
    }

    static Dictionary<(int Year, string Sender), int> VersionsOf(CountyStates states) =>
        states.Years.Values.SelectMany(year => year.Returns, (year, status) => (year.Round.Year.StartYear, Status: status))
            .Where(entry => entry.Status.InForceVersion > 0)
            .ToDictionary(entry => (entry.StartYear, entry.Status.RowKey), entry => entry.Status.InForceVersion);

    static ProblemException NotKept(int run) => new(404, "run-without-basis",
        $"第 {run} 次汇总由较早的程序生成，没有留存当时的名册和标准，不能逐格溯源；其数值和问题仍可查看。",
        $"Run {run} was made by an earlier program, which did not keep register and limits: it cannot be followed to its cells. Its figures and flags can be read.");

    static ProblemException Unknown(string figure) =>
        new(404, "unknown-figure", $"没有代码为“{figure}”的可追溯指标。", $"No figure with cells has the code '{figure}'.");
}
