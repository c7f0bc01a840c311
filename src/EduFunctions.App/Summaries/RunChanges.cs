using System.Globalization;
using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>Finds what a run has otherwise than one before it, and what made the difference.</summary>
sealed class RunChanges(RoundStore rounds, SummaryStore summaries, RoundReader reader)
{
    /// <param name="county">The county.</param>
    /// <param name="year">The school year.</param>
    /// <param name="run">The later run; null for the one that is shown.</param>
    /// <param name="from">The earlier run; null for the one before the later.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ProblemException">404: there is no such run, or none before it.</exception>
    public async Task<RunChangesJson> FindAsync(CountyCode county, SchoolYear year, int? run, int? from, CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var later = run ?? round.SummaryRun;
        var earlier = from ?? (await summaries.ListAsync(county, year, cancellationToken)).Select(one => one.Run).FirstOrDefault(one => one < later);
        if (earlier == 0)
        {
            throw new ProblemException(404, "no-run-before", $"第 {later} 次汇总之前没有汇总，无从比较。", $"There is no run before {later} to compare it with.");
        }

        var (after, before) = (await summaries.ShownAsync(round, later, cancellationToken), await summaries.ShownAsync(round, earlier, cancellationToken));
        var names = (await reader.CountyAsync(county, cancellationToken)).Register.GroupBy(school => school.Code.Value)
            .ToDictionary(school => school.Key, school => school.Last().Name, StringComparer.Ordinal);
        return RunChangesJson.Of(before, after, names);
    }
}

/// <summary>What a run has otherwise than an earlier one.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="From">Number of the earlier run.</param>
/// <param name="Run">Number of the later run.</param>
/// <param name="FromCompiledOn">As of when the earlier was compiled, UTC.</param>
/// <param name="CompiledOn">As of when the later was compiled, UTC.</param>
/// <param name="Register">True when the register is another.</param>
/// <param name="Standards">True when a limit is another.</param>
/// <param name="Program">True when another build of the program compiled it.</param>
/// <param name="Day">True when it was another day in the county: what is overdue may have changed.</param>
/// <param name="Versions">Returns of which another version counts.</param>
/// <param name="Figures">Figures that differ, of the county and of schools.</param>
/// <param name="FlagsCome">Problems that stand in the later run alone.</param>
/// <param name="FlagsGone">Problems that stand in the earlier run alone.</param>
public sealed record RunChangesJson(string County, int Year, int From, int Run, DateTimeOffset FromCompiledOn, DateTimeOffset CompiledOn, bool Register,
    bool Standards, bool Program, bool Day, IReadOnlyList<VersionChangeJson> Versions, IReadOnlyList<FigureChangeJson> Figures,
    IReadOnlyList<ChangedProblemJson> FlagsCome, IReadOnlyList<ChangedProblemJson> FlagsGone)
{
    internal static RunChangesJson Of(StoredSummary before, StoredSummary after, IReadOnlyDictionary<string, string> names)
    {
        var versions = VersionsOf(before.From, after.From, names);
        var compared = RunComparison.Of(before.Summary, after.Summary, versions.Select(version => version.Sender).ToHashSet());
        return new RunChangesJson(after.Summary.County.Value, after.Summary.Year.StartYear, before.Run, after.Run, before.CompiledOn, after.CompiledOn,
            before.From.Register != after.From.Register, before.From.Standards != after.From.Standards, before.From.Program != after.From.Program,
            before.From.AsOf != after.From.AsOf, versions, [.. compared.Figures.Select(FigureChangeJson.Of)],
            [.. compared.Come.Select(ChangedProblemJson.Of)], [.. compared.Gone.Select(ChangedProblemJson.Of)]);
    }

    static IReadOnlyList<VersionChangeJson> VersionsOf(RunSources before, RunSources after, IReadOnlyDictionary<string, string> names) =>
    [
        .. before.Returns.Keys.Union(after.Returns.Keys).OrderDescending(StringComparer.Ordinal).SelectMany(year =>
        {
            var (old, now) = (before.Returns.GetValueOrDefault(year), after.Returns.GetValueOrDefault(year));
            return (old?.Keys ?? []).Union(now?.Keys ?? []).Order(StringComparer.Ordinal)
                .Select(sender => (Sender: sender, Before: old?.GetValueOrDefault(sender), After: now?.GetValueOrDefault(sender)))
                .Where(version => version.Before != version.After)
                .Select(version => new VersionChangeJson(int.Parse(year, CultureInfo.InvariantCulture), version.Sender,
                    names.GetValueOrDefault(version.Sender) ?? (version.Sender == Sender.Bureau.ToString() ? Sender.Bureau.Name.Zh : version.Sender),
                    version.Before, version.After));
        }),
    ];
}

/// <summary>A return of which another version counts.</summary>
/// <param name="Year">First calendar year of the return's school year: the run's, or one that it is compared with.</param>
/// <param name="Sender">Ten digits of the school; “bureau” for the bureau's own return.</param>
/// <param name="Name">Name of the sender.</param>
/// <param name="Before">The version that counted, as 0001-9f86d081884c; null when none did.</param>
/// <param name="After">The version that counts; null when none does any more.</param>
public sealed record VersionChangeJson(int Year, string Sender, string Name, string? Before, string? After);

/// <summary>A figure that two runs have otherwise.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Before">Its value in the earlier run; null when it had none.</param>
/// <param name="After">Its value in the later run; null when it has none.</param>
/// <param name="BeforeText">The same as it is read, in Chinese; “—” where there is none.</param>
/// <param name="AfterText">The same of the later.</param>
/// <param name="LastYearBefore">Last year's value in the earlier run.</param>
/// <param name="LastYearAfter">Last year's value in the later run.</param>
/// <param name="CountedBefore">Schools in it in the earlier run; null when it had no such figure.</param>
/// <param name="CountedAfter">Schools in it in the later run; null when it has no such figure.</param>
/// <param name="CoverageBefore">From how many of how many schools it came in the earlier run, and why not from the others: 52 / 54（1 所填“/”）; null when it had no such figure.</param>
/// <param name="CoverageAfter">The same of the later run.</param>
/// <param name="Senders">Whose other versions changed it; empty where the register, the standards, the day or the program did.</param>
public sealed record FigureChangeJson(string Code, string Name, string NameEn, string Unit, decimal? Before, decimal? After, string BeforeText,
    string AfterText, decimal? LastYearBefore, decimal? LastYearAfter, int? CountedBefore, int? CountedAfter, string? CoverageBefore, string? CoverageAfter, IReadOnlyList<string> Senders)
{
    internal static FigureChangeJson Of(FigureChange change) => new(change.Either.Code, change.Either.Name.Zh, change.Either.Name.En, change.Either.Unit,
        change.Before?.Value, change.After?.Value, TextOf(change.Before), TextOf(change.After), change.Before?.LastYear, change.After?.LastYear,
        change.Before?.Counted, change.After?.Counted, CoverageOf(change.Before, change.After), CoverageOf(change.After, change.Before), change.Senders);

    // Why not from the others is told where both runs have kept it: else it would look like a change.
    static string? CoverageOf(Figure? figure, Figure? other) => figure is null ? null
        : FigureText.Coverage(other is { Withheld: null } ? figure with { Withheld = null, Uncomputed = null } : figure).Zh;

    static string TextOf(Figure? figure) => figure is null ? "—" : FigureText.WithUnit(figure, FigureText.Value(figure)).Zh;
}

/// <summary>A problem that stands in one of two runs.</summary>
/// <param name="Id">The problem, as addresses name it.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Text">What is the matter, in Chinese.</param>
public sealed record ChangedProblemJson(string Id, string Name, string Subject, string Text)
{
    internal static ChangedProblemJson Of(Flag flag) => new(flag.Key.Id, FlagTable.Of(flag.Code).Name.Zh, flag.Subject, flag.Text.Zh);
}
