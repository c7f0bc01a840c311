using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>销号: a flag that stands no more, with the run that showed it.</summary>
/// <param name="Flag">It, as it was told last; without its cells.</param>
/// <param name="Change">Cleared or graduated; unconfirmed where it is gone only because its sender's return is not in force any more.</param>
/// <param name="Run">The first run of the year in which it does not stand.</param>
/// <param name="Version">The version of its sender's return that came into force with that run; null when no version of the sender's own
/// has done it, but the register, the standards, another sender or the program, and where it ended with the year before.</param>
public sealed record FlagEnding(Flag Flag, FlagChange Change, int Run, string? Version)
{
    const string Bureau = "bureau";

    /// <summary>What has ended by a run, gravest first as it stood; what stands again is not among them.</summary>
    /// <param name="before">What the run that was shown until then said; null for the first of a year.</param>
    /// <param name="now">The run.</param>
    /// <param name="run">Its number.</param>
    /// <param name="versionsBefore">By sender, the version in force in the run before.</param>
    /// <param name="versionsNow">By sender, the version in force in this run.</param>
    public static ImmutableArray<FlagEnding> Of(RunFlags? before, CountySummary now, int run,
        IReadOnlyDictionary<string, string> versionsBefore, IReadOnlyDictionary<string, string> versionsNow)
    {
        var standing = now.Flags.Where(flag => flag.Stands).SelectMany(KeysOf).ToHashSet();
        var known = (before?.Endings ?? []).ToDictionary(ending => ending.Flag.Key);
        var told = now.Flags.Where(flag => !flag.Stands).ToDictionary(flag => flag.Key);
        var stood = (before?.Flags ?? []).Where(flag => flag.Stands).ToDictionary(flag => flag.Key);
        return
        [
            .. stood.Keys.Concat(known.Keys).Concat(told.Keys).Distinct().Where(key => !standing.Contains(key)).Select(key =>
            {
                // Last year's end is told anew in every run: what returns say of it now holds, and the run that said so first.
                var flag = told.GetValueOrDefault(key) ?? stood.GetValueOrDefault(key) ?? known[key].Flag;
                var change = told.TryGetValue(key, out var own) ? own.Change : IsInForce(flag) ? FlagChange.Cleared : FlagChange.Unconfirmed;
                return known.TryGetValue(key, out var ending) && ending.Change == change ? ending
                    : new FlagEnding(flag with { Cells = [] }, change, run, before is null ? null : NewVersionOf(flag));
            }),
        ];

        bool IsInForce(Flag flag) => SenderOf(flag) is var sender && (versionsNow.ContainsKey(sender) || !versionsBefore.ContainsKey(sender));

        string? NewVersionOf(Flag flag) => versionsNow.GetValueOrDefault(SenderOf(flag)) is { } version
            && versionsBefore.GetValueOrDefault(SenderOf(flag)) != version ? version : null;
    }

    static string SenderOf(Flag flag) => flag.School ?? Bureau;

    // Runs of 2026-11 and before told of the whole school what is told of its stage: far from peers.
    static IEnumerable<FlagKey> KeysOf(Flag flag) => flag.School is { } school ? [flag.Key, flag.Key with { Subject = Subject.Of(SchoolCode.Parse(school)).ToString() }] : [flag.Key];
}

/// <summary>What a run says that the next one goes on from.</summary>
/// <param name="Flags">Its flags, those that do not stand any more among them.</param>
/// <param name="Endings">What had ended by it.</param>
public sealed record RunFlags(ImmutableArray<Flag> Flags, ImmutableArray<FlagEnding> Endings);
