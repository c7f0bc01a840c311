using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>A problem with what is said of it.</summary>
/// <param name="Flag">It, as the latest run tells it, or as it was told last.</param>
/// <param name="Ending">How it ended; null while it stands.</param>
/// <param name="Said">All that officers have said of it, oldest first; what came with schools that merged stands before its own.</param>
/// <param name="Run">Number of the latest run.</param>
public sealed record FlagLife(Flag Flag, FlagEnding? Ending, IReadOnlyList<FlagCare> Said, int Run)
{
    /// <summary>What holds; null when nobody has said anything.</summary>
    public FlagCare? Care => Said.Count == 0 ? null : Said[^1];
}

/// <summary>Finds problems with what officers say of them, and adds to that.</summary>
sealed class FlagCares(FlagCareStore store, SummaryStore summaries, RoundStore rounds, CountyClock clock)
{
    /// <summary>A problem of the latest run of a year, standing or ended.</summary>
    /// <exception cref="ProblemException">404: the run has no such problem.</exception>
    public async Task<FlagLife> FindAsync(CountyCode county, SchoolYear year, string id, CancellationToken cancellationToken)
    {
        var run = (await GetSummary.CompiledAsync(rounds, county, year, cancellationToken)).SummaryRun;
        var summary = await summaries.ReadAsync(county, year, run, cancellationToken);
        var ending = summary.Endings.FirstOrDefault(one => one.Flag.Key.Id == id);
        var flag = summary.Flags.FirstOrDefault(one => one.Key.Id == id) ?? ending?.Flag ?? throw new ProblemException(404, "unknown-flag",
            $"第 {run} 次汇总中没有编号为 {id} 的问题。", $"Run {run} has no problem {id}.");
        return new FlagLife(flag, ending,
            [.. FlagCare.InOrder((await store.ListAsync(county, year, cancellationToken)).Where(one => one.Id == id))], run);
    }

    /// <summary>Says something of a problem: it holds for the years to come as well.</summary>
    /// <param name="county">The county.</param>
    /// <param name="year">The school year in whose latest run it stands, or has ended.</param>
    /// <param name="id">The problem.</param>
    /// <param name="said">What is said.</param>
    /// <param name="check">Is told the problem as it is; what it throws ends it before anything is written.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ProblemException">404: no such problem; 400: a text or day that is none; 409: somebody else was quicker.</exception>
    public async Task<FlagLife> AddAsync(CountyCode county, SchoolYear year, string id, PutFlagJson said, Action<FlagLife> check,
        CancellationToken cancellationToken)
    {
        var (by, note) = (ReturnOrder.Name(said.By), ReturnOrder.Reasoned(said.Note, isNeeded: true)!);
        var owner = string.IsNullOrWhiteSpace(said.Owner) ? null : ReturnOrder.Name(said.Owner);
        if (said.Due is { Year: < 2000 or > 2099 })
        {
            throw new ProblemException(400, "bad-due", "完成期限应为 2000 至 2099 年间的日期。", "The due date must lie between 2000 and 2099.");
        }

        var life = await FindAsync(county, year, id, cancellationToken);
        check(life);
        var care = new FlagCare(id, life.Said.Count(one => one.MergedFrom is null) + 1, note, owner, said.Due, by, clock.UtcNow);
        return await store.TryAddAsync(county, life.Flag.Key, care, cancellationToken) ? life with { Said = [.. life.Said, care] }
            : throw ETags.ChangedMeanwhile(409);
    }
}
