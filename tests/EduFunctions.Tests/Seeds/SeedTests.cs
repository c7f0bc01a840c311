using EduFunctions.Cli.Seeds;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Seeds;

public sealed class SeedTests
{
    // A file is asked or refused for what the seeds tell of it, and for nothing else: its disease, and what is far from the year before.
    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void EveryFileIsAcceptedOrRejectedAsPromised(int startYear)
    {
        var year = new SchoolYear(startYear);
        var files = DemoCounty.County.Files(year).ToList();
        Assert.Equal(files.Select(file => Line(file, file.Disease is not { Rejects: true }, (file.Disease is { } disease ? disease.Also.Add(disease.Code) : [])
            .Concat(SeedDiseases.Asked.Where(asked => asked.Year == startYear && SeedDiseases.SenderOf(asked.School) == file.From).SelectMany(asked => asked.Codes)))),
            files.Select(file => DemoCounty.Check(file, year, DemoCounty.LastYearOf(file.From, year)) is var result ? Line(file, result.IsAccepted,
                result.Findings.Where(finding => finding.Severity != Severity.Notice).Select(finding => finding.Code)) : ""));

        static string Line(SeedFile file, bool isAccepted, IEnumerable<string> codes) =>
            $"{file.From}/{file.FileName} {(isAccepted ? "accepted" : "returned")} {string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal))}";
    }

    // No more than one file in ten of the two years that have a year before is asked about without being wrong.
    [Fact]
    public void SeldomIsASoundFileAskedAbout()
    {
        CountyYear[] years = [DemoCounty.History.Earlier[0], DemoCounty.History.Now];
        Assert.Equal(SeedDiseases.Asked.Select(row => (row.Year, SeedDiseases.SenderOf(row.School)))
            .Concat(SeedDiseases.All.Where(disease => disease is { Rejects: false, IsCorrected: false }).Select(disease => (2025, disease.From))).Order(),
            years.SelectMany(year => year.Entries, (year, entry) => (Year: year.Year.StartYear, Sender.Of(entry.School.Code), entry.Standing.OpenQueries))
                .Where(entry => entry.OpenQueries > 0).Select(entry => (entry.Year, entry.Item2)).Order());
        Assert.InRange(SeedDiseases.Asked.Length, 1, years.Sum(year => year.Entries.Length) / 10);
        Assert.Equal(12, DemoCounty.History.Now.Entries.Count(entry => entry.Standing.State == ReturnState.Returned));
    }

    // Fourteen of the corpus, then twelve that only a clerk can make; of each form some.
    [Fact]
    public void EveryFormHasItsMistakes()
    {
        var files = DemoCounty.County.Files(new SchoolYear(2025)).Where(file => file.Disease is not null).ToList();
        Assert.Equal(SeedDiseases.All.Select(disease => disease.Text).Order(), files.Select(file => file.Disease!.Text).Order());
        Assert.Equal((19, 3, 4), (files.Count(file => NumberOf(file) is > 0 and < 100), files.Count(file => NumberOf(file) > 100), files.Count(file => NumberOf(file) == 0)));

        static int NumberOf(SeedFile file) => file.Disease!.School ?? 0;
    }

    [Fact]
    public void TheSummaryGivesTheFiguresThatTheFactsPromise()
    {
        var (facts, before) = (new SeedFacts(DemoCounty.County, 2025), new SeedFacts(DemoCounty.County, 2024).Figures);
        var figures = DemoCounty.Summary.Figures.ToDictionary(figure => figure.Code);
        Assert.Equal(facts.Figures.ToList(), facts.Figures.Keys.Select(code => KeyValuePair.Create(code, figures[code].Value)));
        Assert.Equal(facts.LikeForLike.ToList(), facts.LikeForLike.Keys.Select(code => KeyValuePair.Create(code, figures[code].LikeForLike is { } pair ? (pair.Value, pair.LastYear, pair.Schools) : default)));
        Assert.All(figures.Values.Where(figure => before.ContainsKey(figure.Code) && !figure.Code.Contains(".school-", StringComparison.Ordinal)), figure => Assert.Equal((figure.Code, before[figure.Code]), (figure.Code, figure.LastYear)));
        // How much of a sheet is filled in depends on the habits of the school: FigureTests has it.
        // The other sections are computed a second way from the workbooks themselves: OracleTests.
        Assert.All(figures.Values.Where(figure => IndicatorTable.Of(figure.Indicator).Section is Section.A or Section.I).Select(figure => figure.Code)
            .Where(code => !code.Contains(".school-", StringComparison.Ordinal) && !code.StartsWith("sheet-", StringComparison.Ordinal) && !ByNewSubject(code)), code => Assert.Contains(code, facts.Figures.Keys));
    }

    // 12 schools have no accepted return in 2025: the county seems to lose 3,091 pupils, where the 45 schools of both years have 114 more.
    // 金盆镇中心小学 stands for 金盆镇小学, which it succeeds: 573 pupils against 566.
    [Fact]
    public void TheChangeOfPupilsIsToldOverTheSchoolsOfBothYears()
    {
        var pupils = DemoCounty.Summary.Figures.Single(figure => figure.Code == "pupils");
        Assert.Equal((28042m, 31133m, 45, 57), (pupils.Value, pupils.LastYear, pupils.Counted, pupils.Expected));
        Assert.Equal((114m, 45), (pupils.LikeForLike!.Value - pupils.LikeForLike.LastYear, pupils.LikeForLike.Schools));
        Assert.Equal(new LikeForLike(573, 566, 1), DemoCounty.Summary.Figures.Single(figure => figure.Code == "pupils.school-4206990021").LikeForLike);
    }

    [Fact]
    public void TheSummaryGivesTheCausesThatWereWorkedOutByHand()
    {
        var flags = DemoCounty.Summary.Flags.Where(flag => flag is { Stands: true, Cause: not null }).ToDictionary(flag => (flag.School, flag.Grade));
        Assert.Equal(SeedCauses.All.Select(row => (SeedRoster.CodeOf(row.School).Value, row.Grade)).Order(), flags.Keys.Select(key => (key.School!, key.Grade!.Value)).Order());
        foreach (var row in SeedCauses.All)
        {
            var flag = flags[(SeedRoster.CodeOf(row.School).Value, row.Grade)];
            Assert.Equal((row.School, row.Grade, row.Cause), (row.School, row.Grade, flag.Cause));
            Assert.All(row.Remedy, part => Assert.Contains(part, flag.Remedy.Zh, StringComparison.Ordinal));
        }
    }

    // By sponsor: the demo county has but one private school.
    static bool ByNewSubject(string code) => code.EndsWith(".public", StringComparison.Ordinal) || code.EndsWith(".inclusive", StringComparison.Ordinal) || code.EndsWith(".private", StringComparison.Ordinal);

    [Fact]
    public void TheSummaryFlagsTheSituationThatTheReadmeTells()
    {
        var flags = DemoCounty.Summary.Flags;
        var facts = new SeedFacts(DemoCounty.County, 2025);
        Assert.Equal(facts.Changes.Where(change => change.Large > 0).Select(change => (change.At.School.Code.Value, change.Grade, change.New, change.Persisting, change.Cleared)).Order(),
            flags.Where(flag => flag is { Stands: true, Cause: not null }).Select(flag => (flag.School!, flag.Grade!.Value, flag.New!.Value, flag.Persisting!.Value, flag.Cleared!.Value)).Order());
        Assert.Equal(facts.Changes.Where(change => change is { Large: 0, Cleared: > 0 }).Select(change => (change.At.School.Code.Value, change.Grade - 1)).Order(), Ended(FlagChange.Cleared));
        Assert.Equal(facts.Graduates.Where(left => left.Large > 0).Select(left => (left.At.School.Code.Value, left.Grade)).Order(), Ended(FlagChange.Graduated));
        Assert.Equal([("4206990013", 4)], Ended(FlagChange.Unconfirmed)); // its file is rejected
        Assert.Equal([("4206990044", 8)], flags.Where(flag => flag.Code == "large-class-declared-grade" && flag.Stands).Select(flag => (flag.School!, flag.Grade!.Value)));
        Assert.DoesNotContain(flags, flag => flag.Code == "large-class-entrance-grade" && flag.Stands);
        Assert.Equal(["4206990003"], flags.Where(flag => flag.Details.Any(detail => detail.Code == "super-large-class")).Select(flag => flag.School));
        Assert.Equal([("4206990001", FlagChange.Persisting)], flags.Where(flag => flag.Code == "large-school").Select(flag => (flag.School, flag.Change)));
        Assert.Equal(["4206990041"], flags.Where(flag => flag.Code == "return-missing").Select(flag => flag.School));
        Assert.Equal(["4206990056"], flags.Where(flag => flag.Code == "return-late").Select(flag => flag.School));
        Assert.Equal(12, flags.Count(flag => flag.Code == "return-rejected"));

        IEnumerable<(string, int)> Ended(FlagChange change) => flags.Where(flag => flag.Change == change && flag.Grade is not null).Select(flag => (flag.School!, flag.Grade!.Value)).Order();
    }

    [Fact]
    public void GeneratedTwiceAndCommittedTheFilesAreTheSameBytes()
    {
        var folder = Path.Combine(RulesTests.Root, "seeds");
        var generated = SeedCommand.All(SeedCounty.Create()).ToList();
        Assert.All(DemoCounty.County.Files(new SchoolYear(2025)), file => Assert.Equal(generated.Single(other => other.Path == $"2025/{file.From}/{file.FileName}").Bytes, file.Bytes));
        Assert.Equal(generated.Select(file => file.Path).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.All(generated, file => Assert.True(File.ReadAllBytes(Path.Combine(folder, file.Path)).AsSpan().SequenceEqual(file.Bytes), $"seeds/{file.Path} is not the generated one: run 'seed --out seeds'"));
        Assert.InRange(generated.Sum(file => file.Bytes.Length), 1, 4_000_000);
    }
}
