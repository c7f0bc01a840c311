using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EduFunctions.App.Returns;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>One year of a county: its round, where every return stands, and the limits in force.</summary>
sealed record YearStates(RoundRow Round, IReadOnlyList<ReturnStatus> Returns, Standards Standards)
{
    /// <summary>Last day on which a return is in time: the round's own, else that of the standards.</summary>
    public DateOnly Due => Round.Due is null ? Standards.DueDate(Round.Year) : Round.DueDate;
}

/// <summary>
/// What a county's figures are made from, down to the version of every return, but without the returns: enough to tell whether anything
/// has changed, before a row is read.
/// </summary>
/// <param name="County">The county.</param>
/// <param name="Schools">Its register.</param>
/// <param name="Years">The years that were read.</param>
/// <param name="Today">The county's day: after the due date a missing return is a flag.</param>
sealed record CountyStates(
    CountyCode County, ImmutableArray<School> Schools, IReadOnlyDictionary<SchoolYear, YearStates> Years, DateOnly Today)
{
    /// <summary>Most years before the one asked for: as far as a class can have been large (grades 1 to 6).</summary>
    const int EarlierMaximum = 5;

    /// <summary>False when neither a register nor a round is of such a county.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The library that compiles: another build may give other figures from the same returns.</summary>
    static readonly string Program = typeof(Return).Module.ModuleVersionId.ToString("N");

    /// <summary>
    /// The years that a summary of the year is made from, newest first: itself, and those before it for which there is a round, without a
    /// gap.
    /// </summary>
    public static IReadOnlyList<SchoolYear> YearsOf(SchoolYear year, ISet<SchoolYear> known) =>
        [year, .. Enumerable.Range(1, EarlierMaximum).Select(back => new SchoolYear(year.StartYear - back)).TakeWhile(known.Contains)];

    /// <summary>The same of the years that were read.</summary>
    public IReadOnlyList<SchoolYear> YearsOf(SchoolYear year) => YearsOf(year, Years.Keys.ToHashSet());

    /// <summary>What a summary of the year would be made from.</summary>
    public RunSources SourcesOf(SchoolYear year) => new(
        Program,
        HashOf(string.Join('\n', Schools)),
        Years[year].Standards.Fingerprint,
        Today,
        YearsOf(year).ToImmutableSortedDictionary(one => one.ToString(), VersionsOf, StringComparer.Ordinal));

    /// <summary>
    /// The same with the versions in force that a run was made from, of whatever became of them since; register, limits and where returns
    /// stand are those of now.
    /// </summary>
    public CountyStates AsIn(RunSources run)
    {
        var register = new Register(Schools);
        return this with
        {
            Years = Years.Where(one => run.Returns.ContainsKey(one.Key.ToString())).ToDictionary(one => one.Key, one => one.Value with
            {
                Returns = [.. one.Value.Returns.Select(status =>
                    status.WithInForce(run.Returns[one.Key.ToString()].GetValueOrDefault(status.RowKey), FormOf(status.Sender, one.Key)))],
            }),
        };

        Form FormOf(Sender sender, SchoolYear year) =>
            ReturnForms.FormOf(sender.School is { } school ? register.FindOrLatest(school, year)?.Kind ?? SchoolKind.Primary : null);
    }

    /// <summary>True when register, limits and program are those that a run was made with.</summary>
    public bool HasBasisOf(RunSources run, SchoolYear year) =>
        SourcesOf(year) is var now && (now.Program, now.Register, now.Standards) == (run.Program, run.Register, run.Standards);

    /// <summary>Changes when a return, the register, the standards, a due date, its passing or the program do.</summary>
    public string FingerprintOf(SchoolYear year)
    {
        var sources = SourcesOf(year);
        var text = new StringBuilder().AppendJoin('\n', sources.Program, sources.Register);
        foreach (var one in YearsOf(year).Select(one => Years[one]))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{one.Round.Year} {one.Due:yyyy-MM-dd} {(Today > one.Due ? "overdue" : "open")}");
            text.Append('\n').Append(one.Standards.Fingerprint);
            foreach (var status in one.Returns)
            {
                text.AppendJoin(' ', "\n", status.RowKey, status.State, status.VersionId, status.InForceId, status.Received,
                    status.Accepted)
                    .Append(CultureInfo.InvariantCulture, $" {status.Errors} {status.OpenQueries}")
                    .Append(CultureInfo.InvariantCulture, $" {status.Due} {(Today > status.DueDate ? "overdue" : "")}");
            }
        }

        return HashOf(text.ToString());
    }

    ImmutableSortedDictionary<string, string> VersionsOf(SchoolYear year) => Years[year].Returns
        .Where(status => status.InForceId is not null)
        .ToImmutableSortedDictionary(status => status.RowKey, status => status.InForceId!, StringComparer.Ordinal);

    static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What a run was made from, so that it can be told from another, traced to its cells and compiled again.</summary>
/// <param name="Program">Identifies the build of the library.</param>
/// <param name="Register">Hash of the register.</param>
/// <param name="Standards">Every limit in force in the year, as one text.</param>
/// <param name="AsOf">The county's day: after the due date a missing return is a flag.</param>
/// <param name="Returns">By year, then by school: the version of the return that was in force.</param>
sealed record RunSources(
    string Program, string Register, string Standards, DateOnly AsOf, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string,
        string>> Returns);
