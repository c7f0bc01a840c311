using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using Microsoft.Azure.Functions.Worker;

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
