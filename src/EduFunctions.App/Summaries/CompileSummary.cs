using System.Diagnostics;
using EduFunctions.App.Rounds;
using EduFunctions.Summaries;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Summaries;

/// <summary>Compiles one county's summary of one year as a new run; nothing when nothing changed.</summary>
sealed class CompileSummary(RoundReader reader, RoundStore rounds, SummaryStore summaries, CountyClock clock, ILogger<CompileSummary> logger)
{
    [Function(nameof(CompileSummary))]
    public async Task Run([QueueTrigger(Storage.CompileQueue, Connection = Storage.Connection)] string message, CancellationToken cancellationToken)
    {
        var (watch, asOf) = (Stopwatch.StartNew(), clock.UtcNow);
        var (county, year) = CompileMessage.TryParse(message) ?? throw new InvalidDataException($"A message of {message.Length} characters names no round.");
        var known = await rounds.FindAsync(county, year, cancellationToken);
        var years = await reader.ReadAsync(county, year, cancellationToken);
        var fingerprint = $"{years.Fingerprint} {(clock.Today > years.History.Now.Due ? "overdue" : "open")} {RoundReader.Program}";
        if (known?.Fingerprint == fingerprint)
        {
            Log.Unchanged(logger, county.Value, year.StartYear, known.SummaryRun);
            await rounds.UpdateAsync(county, year, row => (row.CheckedOn, row.CheckedChanges, row.Failure) = (asOf, known.Changes, null), cancellationToken);
            return;
        }

        // The run's number is given out first, so that two at once never write under one. The one that looked later is shown.
        var run = (await rounds.UpdateAsync(county, year, row => row.LastRun++, cancellationToken)).LastRun;
        var summary = SummaryCompiler.Compile(years.History, clock.Today);
        await summaries.WriteAsync(summary, run, cancellationToken);
        await rounds.UpdateAsync(county, year, row =>
        {
            if (row.CompiledOn is null || row.CompiledOn < asOf)
            {
                (row.SummaryRun, row.CompiledOn, row.Fingerprint, row.Failure) = (run, asOf, fingerprint, null);
                (row.CheckedOn, row.CheckedChanges) = (asOf, known?.Changes ?? 0);
            }
        }, cancellationToken);
        Log.Compiled(logger, county.Value, year.StartYear, run, summary.Figures.Length, summary.Flags.Length,
            years.History.Now.Entries.Count(entry => entry.InForce is not null), years.History.Now.Entries.Length, watch.ElapsedMilliseconds);
    }
}
