using EduFunctions.App.Rounds;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Summaries;

/// <summary>A summary has failed at every try: the round says so.</summary>
sealed class RecordSummaryPoison(RoundStore rounds, ILogger<RecordSummaryPoison> logger)
{
    [Function(nameof(RecordSummaryPoison))]
    public async Task Run([QueueTrigger(Storage.CompilePoisonQueue, Connection = Storage.Connection)] string message,
        CancellationToken cancellationToken)
    {
        if (RoundMessage.TryParse(message) is not { } round)
        {
            Log.StrangePoison(logger, message.Length);
            return;
        }

        Log.GivenUp(logger, round.County.Value, round.Year.StartYear, "-");
        await rounds.UpdateAsync(round.County, round.Year, row =>
            row.CompileFailure = "汇总未能完成，已记录，待技术人员处理 The summary could not be compiled; an operator is needed.", cancellationToken);
    }
}
