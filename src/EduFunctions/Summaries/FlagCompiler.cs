using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// Asks every rule of every year, oldest first, and finds what is new, persisting, cleared and unknown, in one way for every kind
/// of flag.
/// </summary>
static class FlagCompiler
{
    /// <summary>The flags of a year, in order.</summary>
    public static IEnumerable<Flag> Compile(YearRows year, DateOnly asOf)
    {
        var runs = Runs(year, asOf);
        var standing = runs.Values.Where(run => run.Ended is null).Select(Told);
        var ended = runs.Values.Where(run => run.Ended is not null).Select(Told);
        return standing.Concat(ended)
            .OrderByDescending(flag => flag.Stands).ThenByDescending(flag => flag.Severity).ThenByDescending(flag => flag.Pupils)
            .ThenBy(flag => flag.School, StringComparer.Ordinal).ThenBy(flag => flag.Grade).ThenBy(flag => flag.Code, StringComparer.Ordinal);
    }

    /// <summary>How long a flag has stood.</summary>
    /// <param name="Case">It, as it stood last.</param>
    /// <param name="Change">What became of it since the year before.</param>
    /// <param name="Years">School years in a row.</param>
    /// <param name="IsAtLeast">True when the year before the first of them is not known.</param>
    /// <param name="Ended">What became of it when it stands no more.</param>
    sealed record Run(FlagCase Case, FlagChange Change, int Years, bool IsAtLeast, FlagEnd? Ended = null);

    // By key; those that ended this year under the key of the school that has the pupils now.
    static Dictionary<FlagKey, Run> Runs(YearRows year, DateOnly asOf)
    {
        var before = new Dictionary<FlagKey, Run>();
        foreach (var run in year.Before is null ? [] : Runs(year.Before, asOf).Values.Where(run => run.Ended is null))
        {
            // Of schools that merged, the one that has stood longest; where one may have stood longer than is known, so may that.
            var key = KeyOf(year, run.Case);
            before[key] = before.TryGetValue(key, out var other) ? Longest(other, run) with { IsAtLeast = other.IsAtLeast || run.IsAtLeast } : run;
        }

        var now = new Dictionary<FlagKey, Run>(before.Count); // about as many as last year
        foreach (var found in FlagTable.All.SelectMany(rule => rule.Find(rule, year, asOf)))
        {
            now.TryAdd(found.Key, RunOf(found, before.GetValueOrDefault(found.Key))); // found twice, it is one problem
        }

        foreach (var (key, run) in before)
        {
            if (!now.ContainsKey(key) && run.Case.End(HeirOf(year, run.Case)) is { } end)
            {
                now[key] = run with { Change = end.Change, Ended = end };
            }
        }

        return now;
    }

    // What is doubtful takes nothing from what is certain.
    static Run Longest(Run one, Run other) => one.Case.IsDoubtful != other.Case.IsDoubtful ? one.Case.IsDoubtful ? other : one : one.Years >= other.Years ? one : other;

    static SchoolRows? HeirOf(YearRows year, FlagCase found) => found.School is { } school && year.HeirOf(school) is { } heir
        ? year.ByCode.GetValueOrDefault(heir) : null;

    // What the collection (I) has against a sender is no other's: only where a school goes on under another identifier it keeps it.
    static FlagKey KeyOf(YearRows year, FlagCase found) => HeirOf(year, found) is { } heir && heir.Code != found.School!.Code
        && (found.Rule.Section != Section.I || heir.Predecessors.Length == 1)
        ? found.Key with { Subject = found.Key.Subject.Replace(found.School!.Code.Value, heir.Code.Value, StringComparison.Ordinal) } : found.Key;

    // What stood last year persists, whatever else is not known of that year: in a school that merged in it may have stood longer.
    static Run RunOf(FlagCase found, Run? before) =>
        before is { Case.IsDoubtful: false } && !found.HasJustBegun ? new Run(found, FlagChange.Persisting, before.Years + 1,
            before.IsAtLeast || (found.Past == CohortPast.Unknown && found.School is { Predecessors.Length: > 1 }))
        : found.Year.Before is null || found.Past == CohortPast.Unknown ? new Run(found, FlagChange.Unknown, 1, !found.HasJustBegun)
        : new Run(found, FlagChange.New, 1, false);

    // All of the school, or of what the county's figure counts.
    static decimal PupilsOf(FlagCase found)
    {
        var subject = found.School is null && Subject.TryParse(found.Key.Subject, out var of) ? of : Subject.County;
        return found.School is { } school ? school.Everybody(subject)
            : found.Year.Schools.Where(one => subject.Has(one.School)).Sum(one => one.Everybody(subject));
    }

    static Flag Told(Run run)
    {
        var told = run.Case.Tell();
        var flag = told with
        {
            Pupils = told.Pupils ?? PupilsOf(run.Case),
            Change = run.Change,
            Years = run.Years,
            Since = run.IsAtLeast ? null : run.Case.Year.Year.Year.StartYear - run.Years + 1,
            IsAtLeast = run.IsAtLeast,
        };
        return run.Ended is not { } end ? flag : flag with
        {
            Severity = FlagSeverity.Watch,
            Text = end.Text,
            Remedy = Text.Empty,
            Cause = null,
            Explanation = null,
            Details = [],
            ClassPupils = [],
            Cells = end.Cells,
            New = null,
            Persisting = null,
            Cleared = null,
        };
    }
}
