using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App.Rounds;

/// <summary>What an officer does to a round.</summary>
public enum RoundAct
{
    /// <summary>锁定: nothing is taken any more, and every accepted return is locked.</summary>
    Lock,

    /// <summary>解锁: returns are taken again, and every locked one is reopened.</summary>
    Reopen,
}

/// <summary>Sets a round's dates, locks and reopens it.</summary>
sealed class RoundActs(RoundStore rounds, ReturnStore returns, ReturnActs acts, CountyClock clock)
{
    /// <summary>Sets when a round opens and when its returns are due.</summary>
    /// <exception cref="ProblemException">400: no such days.</exception>
    public Task<RoundRow> SetAsync(CountyCode county, SchoolYear year, DateOnly? opens, DateOnly? due, Action<RoundRow> check,
        CancellationToken cancellationToken)
    {
        Check(year, opens, due ?? Standards.National.DueDate(year));
        return rounds.UpdateAsync(county, year, row =>
        {
            check(row);
            (row.Opens, row.Due, row.RunDue) = (Text(opens), Text(due), null);
        }, cancellationToken);
    }

    /// <summary>
    /// Locks a round or reopens it, then its returns one by one. The round comes first: from then on nothing can slip in. Whoever dies
    /// half-way does it again: a round is to be reopened as long as a return of it is.
    /// </summary>
    /// <returns>The round, and how many returns were locked or reopened.</returns>
    /// <exception cref="ProblemException">400: no name, or no reason to reopen; 409: neither it nor a return of it is locked.</exception>
    public async Task<(RoundRow Round, int Returns)> DoAsync(CountyCode county, SchoolYear year, RoundAct act, string? by, string? reason,
        Action<RoundRow> check, CancellationToken cancellationToken)
    {
        var (name, why) = (ReturnOrder.Name(by), ReturnOrder.Reasoned(reason, act == RoundAct.Reopen));
        var order = new ReturnOrder(act == RoundAct.Lock ? ReturnAct.Lock : ReturnAct.Reopen, name, why ?? "批次锁定", null);
        var isHalfReopened = act == RoundAct.Reopen && (await WantedAsync()).Count > 0;
        var round = await rounds.UpdateAsync(county, year, row =>
        {
            check(row);
            if (act == RoundAct.Reopen && !row.IsLocked && !isHalfReopened)
            {
                throw new ProblemException(409, "round-not-locked", "填报批次没有锁定，不用解锁。",
                    "The round is not locked; there is nothing to reopen.");
            }

            (row.IsLocked, row.LockedBy, row.LockedOn, row.LockReason) = (act == RoundAct.Lock, name, clock.UtcNow, why);
        }, cancellationToken);
        var count = 0;
        await Parallel.ForEachAsync(await WantedAsync(), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (status, token) =>
            {
                try
                {
                    await acts.DoAsync(new ReturnPlace(county, year, status.Sender), order, _ => { }, token);
                    Interlocked.Increment(ref count);
                }
                catch (ProblemException moved) when (moved.Status == StatusCodes.Status409Conflict)
                {
                    // A file has come, or another officer has acted, meanwhile: it is told by its own state.
                }
            });
        return (round, count);

        async Task<List<ReturnStatus>> WantedAsync() => (await returns.ListAsync(county, year, cancellationToken)).FindAll(status => ReturnMoves.Find(status.ReturnState, order.Act) is not null);
    }

    // A school year is from September to August; schools may be told to begin some months before.
    static void Check(SchoolYear year, DateOnly? opens, DateOnly due)
    {
        var (first, last) = (new DateOnly(year.StartYear, 9, 1), new DateOnly(year.StartYear + 1, 8, 31));
        if (due < first || due > last)
        {
            throw new ProblemException(400, "bad-round", $"截止日 {Text(due)} 不在 {year} 学年内，应为 {Text(first)} 至 {Text(last)}。",
                $"The due date {Text(due)} is not in school year {year}; expected: from {Text(first)} to {Text(last)}.");
        }

        if (opens > due || opens < new DateOnly(year.StartYear, 1, 1))
        {
            throw new ProblemException(400, "bad-round", $"开始日 {Text(opens)} 应在 {year} 年之内或之后，且不晚于截止日 {Text(due)}。",
                $"The opening day {Text(opens)} must not be before {year}, nor after the due date {Text(due)}.");
        }
    }

    static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
