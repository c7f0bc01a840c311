using System.Diagnostics;
using EduFunctions.App.Returns;
using EduFunctions.Indicators;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Summaries;

/// <summary>Every night: one message for each county and year in which something changed.</summary>
sealed class CompileNightly(RoundStore rounds, ReturnStore returns, CountyClock clock, Storage storage)
{
    // The tables' clock and ours may differ; compiling once too often changes nothing.
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    [Function(nameof(CompileNightly))]
    public async Task Run([TimerTrigger("%CompileSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var all = await rounds.ListAsync(null, cancellationToken);
        foreach (var county in all.GroupBy(round => round.PartitionKey))
        {
            // A year that changed changes the years after it, which compare with it.
            var changed = false;
            foreach (var round in county.OrderBy(round => round.RowKey, StringComparer.Ordinal))
            {
                changed = changed || await HasChangedAsync(round, cancellationToken);
                if (changed)
                {
                    await storage.Compile.SendMessageAsync(new CompileMessage(round.County, round.Year).ToString(), cancellationToken);
                }
            }
        }
    }

    // The day after the due date missing returns become flags. A new program compiles every round once.
    async Task<bool> HasChangedAsync(RoundRow round, CancellationToken cancellationToken) =>
        round.CheckedOn is not { } looked
        || round.Changes != round.CheckedChanges
        || round.Fingerprint?.EndsWith(RoundReader.Program, StringComparison.Ordinal) != true
        || (clock.Today > round.DueDate && clock.DayOf(looked) <= round.DueDate)
        || await returns.HasChangedSinceAsync(round.County, round.Year, looked - ClockSkew, cancellationToken);
}

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
        var fingerprint = $"{years.Fingerprint} {(clock.Today > years.Round.Due ? "overdue" : "open")} {RoundReader.Program}";
        if (known?.Fingerprint == fingerprint)
        {
            Log.Unchanged(logger, county.Value, year.StartYear, known.SummaryRun);
            await rounds.UpdateAsync(county, year, row => (row.CheckedOn, row.CheckedChanges, row.Failure) = (asOf, known.Changes, null), cancellationToken);
            return;
        }

        // The run's number is given out first, so that two at once never write under one. The one that looked later is shown.
        var run = (await rounds.UpdateAsync(county, year, row => row.LastRun++, cancellationToken)).LastRun;
        var summary = SummaryCompiler.Compile(years.Round, years.Earlier, clock.Today, new Standards());
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
            years.Round.Schools.Count(entry => entry.InForce is not null), years.Round.Schools.Length, watch.ElapsedMilliseconds);
    }
}

/// <summary><c>POST …/compile</c>: compiles now instead of at night.</summary>
sealed class PostCompile(Storage storage)
{
    [Function(nameof(PostCompile))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/counties/{county}/years/{year}/compile")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var message = new CompileMessage(Requests.County(county), Requests.Year(year));
        await storage.Compile.SendMessageAsync(message.ToString(), cancellationToken);
        var address = $"/api/counties/{message.County}/years/{message.Year}/summary";
        return Results.Accepted(address, new { summary = address });
    }
}
