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
    static readonly Lazy<CountyRound[]> Checked = new(ReadRounds);
    static readonly Lazy<CountySummary> Compiled = new(() => Compile(Rounds));

    public static SeedCounty County => Drawn.Value;

    /// <summary>The rounds of 2025, 2024 and 2023.</summary>
    public static CountyRound[] Rounds => Checked.Value;

    public static CountySummary Summary => Compiled.Value;

    /// <summary>Checks every file anew.</summary>
    public static CountyRound[] ReadRounds() => [RoundOf(2025), RoundOf(2024), RoundOf(2023)];

    /// <summary>The summary of the first round, two weeks after the returns were due.</summary>
    public static CountySummary Compile(CountyRound[] rounds) => SummaryCompiler.Compile(rounds[0], rounds[1..], new DateOnly(2025, 10, 15), new Standards());

    public static CheckedReturn Check(SeedFile file, SchoolYear year) =>
        ReturnChecker.Check(file.Bytes, new ReturnContext(SeedCounty.County, year, Sender.Of(file.School), County.Register.Single(entry => entry.Code == file.School)));

    static CountyRound RoundOf(int startYear)
    {
        var year = new SchoolYear(startYear);
        var files = County.Files(year).ToLookup(file => file.School);
        return new CountyRound(SeedCounty.County, year, new Standards().DueDate(year),
            [.. County.Register.Where(school => school.IsOpenIn(year)).Select(school => SchoolReturnOf(school, [.. files[school.Code]], year))]);
    }

    static SchoolReturn SchoolReturnOf(School school, List<SeedFile> files, SchoolYear year)
    {
        var results = files.Select(file => Check(file, year)).ToList();
        return files.Count == 0 ? new SchoolReturn { School = school, State = ReturnState.Expected } : new SchoolReturn
        {
            School = school,
            State = results[^1].IsAccepted ? ReturnState.Accepted : ReturnState.Returned,
            Version = files.Count,
            Received = files[0].Received,
            Errors = results[^1].Findings.Count(finding => finding.Severity == Severity.Error),
            OpenQueries = results[^1].Findings.Count(finding => finding.Severity == Severity.Query),
            InForce = results.Select(result => result.Return).LastOrDefault(result => result is not null),
        };
    }
}
