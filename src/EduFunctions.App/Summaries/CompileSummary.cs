using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EduFunctions.App.Rounds;
using EduFunctions.Summaries;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Summaries;

/// <summary>Compiles one county's summary of one year as a new run; nothing when nothing changed.</summary>
sealed class CompileSummary(RoundReader reader, RoundStore rounds, SummaryStore summaries, CountyClock clock,
    ILogger<CompileSummary> logger)
{
    [Function(nameof(CompileSummary))]
    public async Task Run([QueueTrigger(Storage.CompileQueue, Connection = Storage.Connection)] string message,
        CancellationToken cancellationToken)
    {
        var (watch, asOf) = (Stopwatch.StartNew(), clock.UtcNow);
        var (county, year) = RoundMessage.TryParse(message)
            ?? throw new InvalidDataException($"A message of {message.Length} characters names no round.");
        var states = await reader.StatesAsync(county, year, cancellationToken);
        var fingerprint = states.FingerprintOf(year);
        if (states.Years[year].Round is { Fingerprint: { } made, SummaryRun: var latest } && made == fingerprint)
        {
            Log.Unchanged(logger, county.Value, year.StartYear, latest);
            await rounds.UpdateAsync(county, year, row => (row.CheckedOn, row.CompileFailure) = (asOf, null), cancellationToken);
            return;
        }

        // Beside the rows: it asks storage for one blob, and is mostly taken apart here.
        var before = states.Years[year].Round.SummaryRun is > 0 and var last ? summaries.FlagsAsync(county, year, last, cancellationToken)
            : Task.FromResult<(RunFlags Flags, IReadOnlyDictionary<string, string> Versions)?>(null);
        var history = await reader.ReadAsync(states, year, back => SummaryCompiler.SheetsOf(back), cancellationToken, keepsEarlier: true);
        var summary = SummaryCompiler.Compile(history, states.Today);

        // The run's number is given out first, so that two at once never write under one. One that stands there already (tables restored
        // from a backup) is passed over.
        // What has ended since the run that is shown goes along with each: runs are never changed.
        var sources = states.SourcesOf(year);
        var shown = await before;
        int run;
        do
        {
            run = (await rounds.UpdateAsync(county, year, row => row.LastRun++, cancellationToken)).LastRun;
            summary = summary with
            {
                Endings = FlagEnding.Of(shown?.Flags, summary, run, shown?.Versions ?? ImmutableDictionary<string, string>.Empty, sources.Returns[year.ToString()]),
            };
        }
        while (!await summaries.TryWriteAsync(summary, run, sources, asOf, states.Years[year].Due, cancellationToken));

        // Of two at once the one that looked later is shown.
        await rounds.UpdateAsync(county, year, row =>
        {
            if (row.CompiledOn is null || row.CompiledOn < asOf)
            {
                row.RunDue = states.Years[year].Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                (row.SummaryRun, row.CompiledOn, row.CheckedOn, row.Fingerprint, row.CompileFailure) = (run, asOf, asOf, fingerprint, null);
            }
        }, cancellationToken);
        Log.Compiled(logger, county.Value, year.StartYear, run, summary.Figures.Length, summary.Flags.Length,
            history.Now.Entries.Count(entry => entry.InForce is not null), history.Now.Entries.Length,
                watch.ElapsedMilliseconds);
    }
}
