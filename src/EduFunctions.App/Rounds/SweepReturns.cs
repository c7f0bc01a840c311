using EduFunctions.App.Returns;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary>
/// Hourly, and at start when a run was missed: one message into queue <c>sweep</c> for each county and open year that has uploads, also
/// when nobody has heard of its round yet.
/// </summary>
sealed class SweepReturns(ReturnFiles files, CountyClock clock, Storage storage)
{
    [Function(nameof(SweepReturns))]
    public async Task Run([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        // A year stays open until the one after it has ended: returns are mended and compared until then. What is older is swept when a
        // message asks for it.
        var firstOpen = clock.SchoolYear.Previous;
        var open = (await files.ListRoundsAsync(cancellationToken)).Where(round => round.Year.CompareTo(firstOpen) >= 0);
        foreach (var (county, year) in open.OrderBy(round => round.County.Value, StringComparer.Ordinal).ThenBy(round => round.Year))
        {
            await storage.Sweep.SendMessageAsync(new RoundMessage(county, year).ToString(), cancellationToken);
        }
    }
}
