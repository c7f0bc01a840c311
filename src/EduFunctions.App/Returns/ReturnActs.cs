using EduFunctions.App.Schools;
using EduFunctions.Returns;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Returns;

/// <summary>What officers do to returns.</summary>
sealed class ReturnActs(ReturnStore returns, SchoolRegister register, CountyClock clock, ILogger<ReturnActs> logger)
{
    const int TriesMaximum = 5;

    /// <summary>Does it, with its step, in one write.</summary>
    /// <param name="place">Whose return.</param>
    /// <param name="order">What.</param>
    /// <param name="check">Is told the state that it would be done to, null for none; what it throws ends it before anything is written.
    /// </param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ProblemException">404: there is no such school; 409: no move allows it, or others keep writing.</exception>
    public async Task<(ReturnStatus Status, ReturnStep Step)> DoAsync(ReturnPlace place, ReturnOrder order, Action<ReturnStatus?> check,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < TriesMaximum; attempt++)
        {
            var known = await returns.FindAsync(place, cancellationToken);
            if (known is null && place.Sender.School is { } school
                && await register.FindAsync(place.County, school, place.Year, cancellationToken) is null)
            {
                throw ProblemException.NotRegistered(place.County, school);
            }

            check(known);
            var status = known ?? ReturnStatus.New(place);
            if (status.Do(order, clock.UtcNow) is not { } step)
            {
                throw NotAllowed(status.ReturnState, order.Act);
            }

            if (await returns.TryWriteAsync(status, step, cancellationToken))
            {
                Log.Moved(logger, place.County.Value, place.Year.StartYear, place.Sender.ToString(), step.Act, step.Version, step.To);
                return (status, step);
            }
        }

        throw ETags.ChangedMeanwhile(409);
    }

    static ProblemException NotAllowed(ReturnState state, ReturnAct act)
    {
        var name = ReturnMoves.NameOf(act);
        var able = ReturnMoves.OfBureau(state).Select(move => ReturnMoves.NameOf(move.Act)).ToList();
        var possible = able.Count == 0 ? "" : $"现在可以：{string.Join('、', able.Select(one => one.Zh))}。";
        return new ProblemException(409, "move-not-allowed",
            $"这份报表现在是“{ReturnStates.NameOf(state)}”，不能{name.Zh}。{possible}",
            $"The return is {state.ToString().ToLowerInvariant()} now; you cannot {name.En} it."
                + $" Possible now: {string.Join(", ", able.Select(one => one.En).DefaultIfEmpty("nothing"))}.");
    }
}
