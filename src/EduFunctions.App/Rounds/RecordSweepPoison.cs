using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Rounds;

/// <summary>
/// A sweep has failed at every try: the log says so, as the returns do that it could not ingest. The next hour tries again.
/// </summary>
sealed class RecordSweepPoison(ILogger<RecordSweepPoison> logger)
{
    [Function(nameof(RecordSweepPoison))]
    public void Run([QueueTrigger(Storage.SweepPoisonQueue, Connection = Storage.Connection)] string message)
    {
        if (RoundMessage.TryParse(message) is { } round)
        {
            Log.GivenUp(logger, round.County.Value, round.Year.StartYear, "-");
        }
        else
        {
            Log.StrangePoison(logger, message.Length);
        }
    }
}
