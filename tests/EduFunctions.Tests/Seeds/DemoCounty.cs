using EduFunctions.Cli.Seeds;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Seeds;

/// <summary>The demo county from its files to its summary, as the app compiles it, without storage.</summary>
static class DemoCounty
{
    static readonly Lazy<SeedCounty> Drawn = new(SeedCounty.Create);
    static readonly Lazy<CountyHistory> Checked = new(ReadHistory);
    static readonly Lazy<CountySummary> Compiled = new(() => Compile(History));

    public static SeedCounty County => Drawn.Value;

    /// <summary>2025, with 2024 and 2023 before it.</summary>
    public static CountyHistory History => Checked.Value;

    public static CountySummary Summary => Compiled.Value;

    /// <summary>Checks every file anew.</summary>
    public static CountyHistory ReadHistory()
    {
        var first = YearOf(2023, null);
        var second = YearOf(2024, first);
        return new(YearOf(2025, second), [second, first], Register);
    }

    /// <summary>Two weeks after the returns were due.</summary>
    public static DateOnly AsOf { get; } = new(2025, 10, 15);

    /// <summary>The summary of 2025.</summary>
    public static CountySummary Compile(CountyHistory history) => SummaryCompiler.Compile(history, AsOf);

    /// <summary>Checks one file, against the sender's return of the year before where one is given.</summary>
    public static CheckedReturn Check(SeedFile file, SchoolYear year, Return? lastYear = null) =>
        ReturnChecker.Check(file.Bytes, new ReturnContext(SeedCounty.County, year, file.From,
            file.From.School is { } school ? Register.Find(school, year) : null) { LastYear = lastYear, Register = Register });

    /// <summary>What a sender's files of a year are compared with; null when there is nothing.</summary>
    public static Return? LastYearOf(Sender from, SchoolYear year) => LastYearOf(from, year, History.Earlier.SingleOrDefault(before => before.Year == year.Previous));

    static Register Register { get; } = new(County.Register);

    static CountyYear YearOf(int startYear, CountyYear? before)
    {
        var year = new SchoolYear(startYear);
        var files = County.Files(year).ToLookup(file => file.From);
        return new CountyYear(SeedCounty.County, year, Standards.National.DueDate(year),
            [.. Register.In(year).Select(school => EntryOf(school, [.. files[Sender.Of(school.Code)]], year, LastYearOf(Sender.Of(school.Code), year, before)))], Standards.National)
        {
            Bureau = files[Sender.Bureau].Select(file => Check(file, year, before?.Bureau).Return).LastOrDefault(accepted => accepted is not null),
        };
    }

    static Return? LastYearOf(Sender from, SchoolYear year, CountyYear? before) => from.School is not { } school ? before?.Bureau
        : Register.OriginOf(school, year) is { } origin ? before?.Entries.Single(entry => entry.School.Code == origin).InForce : null;

    static RoundEntry EntryOf(School school, List<SeedFile> files, SchoolYear year, Return? lastYear)
    {
        var results = files.Select(file => (File: file, Result: Check(file, year, lastYear))).ToList();
        if (results is not [var first, ..])
        {
            return new RoundEntry(school, Standing.Expected, null);
        }

        var (last, inForce) = (results[^1].Result, results.LastOrDefault(entry => entry.Result.Return is not null).Result?.Return);
        return new RoundEntry(school, new Standing
        {
            State = last.IsAccepted ? ReturnState.Accepted : ReturnState.Returned,
            Version = files.Count,
            Received = first.File.Received,
            Accepted = results.Where(entry => entry.Result.IsAccepted).Select(entry => (DateOnly?)entry.File.Received).FirstOrDefault(),
            Errors = last.Findings.Count(finding => finding.Severity == Severity.Error),
            OpenQueries = last.Findings.Count(finding => finding.Severity == Severity.Query),
            Filled = inForce?.Filled() ?? System.Collections.Immutable.ImmutableDictionary<string, decimal>.Empty,
        }, inForce);
    }
}
