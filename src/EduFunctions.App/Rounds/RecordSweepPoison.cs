using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Rounds;

/// <summary>A sweep has failed at every try: the round and the log say so. The next hour tries again.</summary>
sealed class RecordSweepPoison(RoundStore rounds, ILogger<RecordSweepPoison> logger)
{
    [Function(nameof(RecordSweepPoison))]
    public async Task Run([QueueTrigger(Storage.SweepPoisonQueue, Connection = Storage.Connection)] string message,
        CancellationToken cancellationToken)
    {
        if (RoundMessage.TryParse(message) is not { } round)
        {
            Log.StrangePoison(logger, message.Length);
            return;
        }

        Log.GivenUp(logger, round.County.Value, round.Year.StartYear, "-");
        await rounds.UpdateAsync(round.County, round.Year, row => row.SweepFailure = RoundRow.SweepUnended, cancellationToken);
    }
}
