using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
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
/// <param name="Settings">Its settings as they were put; null when there are none.</param>
/// <param name="Years">The years that were read.</param>
/// <param name="Today">The county's day: after the due date a missing return is a flag.</param>
sealed record CountyStates(
    CountyCode County, ImmutableArray<School> Schools, byte[]? Settings, IReadOnlyDictionary<SchoolYear, YearStates> Years, DateOnly Today)
{
    /// <summary>Most years before the one asked for: as far as a class can have been large (grades 1 to 6).</summary>
    const int EarlierMaximum = 5;

    /// <summary>False when neither a register nor a round is of such a county.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The library that compiles: another build may give other figures from the same returns.</summary>
    public static readonly string Program = typeof(Return).Module.ModuleVersionId.ToString("N");

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
        RegisterHash,
        Years[year].Standards.Fingerprint,
        Today,
        YearsOf(year).ToImmutableSortedDictionary(one => one.ToString(), VersionsOf, StringComparer.Ordinal))
    {
        Basis = new RunBasis([.. Nameless], Settings, YearsOf(year).ToImmutableSortedDictionary(one => one.StartYear,
            one => new YearBasis(Years[one].Round.Due, [.. Years[one].Returns.Select(StandingBasis.Of)]))),
    };

    /// <summary>The county as a run found it; null when the run has not kept that.</summary>
    public CountyStates? AsIn(RunSources run)
    {
        if (run.Basis is not { } basis)
        {
            return null;
        }

        var standards = StandardsStore.Of(basis.Settings);
        return this with
        {
            Schools = basis.Register,
            Settings = basis.Settings,
            Years = basis.Years.Select(one => (Year: new SchoolYear(one.Key), Found: one.Value)).ToDictionary(one => one.Year, one => new YearStates(
                new RoundRow { PartitionKey = County.Value, RowKey = one.Year.ToString(), Due = one.Found.Due },
                [.. one.Found.Returns.Select(standing => standing.ToStatus())], standards(one.Year))),
            Today = run.AsOf,
        };
    }

    /// <summary>Changes when a return, the register, the standards, a due date, its passing or the program do.</summary>
    public string FingerprintOf(SchoolYear year)
    {
        var text = new StringBuilder().AppendJoin('\n', Program, RegisterHash);
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

    // Whom to call is in no figure and no flag: a new telephone is no new run.
    IEnumerable<School> Nameless => Schools.Select(school => school with { Contact = null, Phone = null });

    string RegisterHash => HashOf(string.Join('\n', Nameless));

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
        string>> Returns)
{
    /// <summary>All of it but the rows; null in runs of 2026-11-26 and before, which did not keep it.</summary>
    public RunBasis? Basis { get; init; }
}
