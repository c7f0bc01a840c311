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
    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void EveryFileIsAcceptedOrRejectedAsPromised(int startYear)
    {
        var year = new SchoolYear(startYear);
        foreach (var file in DemoCounty.County.Files(year))
        {
            var told = DemoCounty.Check(file, year).Findings.Where(finding => finding.Severity != Severity.Notice)
                .Select(finding => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))}").ToList();
            Assert.True(file.Disease is null ? told.Count == 0 : told.Any(finding => finding.StartsWith($"{file.Disease} ", StringComparison.Ordinal)), $"{year} {file.School} {file.FileName}: {string.Join("; ", told)}");
        }
    }

    // Against the year before: asked is what the seeds tell, and nothing else; no more than one file in ten.
    [Fact]
    public void FilesAreAskedWhatTheReadmeTells()
    {
        var now = DemoCounty.History.Now;
        CountyYear[] years = [DemoCounty.History.Earlier[0], now];
        var asked = years.SelectMany(year => year.Entries, (year, entry) => (Year: year.Year.StartYear, entry.School.Code, entry.Standing.OpenQueries))
            .Where(entry => entry.OpenQueries > 0).Select(entry => (entry.Year, entry.Code)).ToList();
        Assert.Equal(SeedDiseases.Asked.Select(row => (row.Year, SeedRoster.CodeOf(row.School)))
            .Concat(SeedDiseases.All.Where(disease => !disease.Rejects).Select(disease => (2025, SeedRoster.CodeOf(disease.School)))).Order(), asked);
        foreach (var row in SeedDiseases.Asked.Where(row => row.Year < 2025 || SeedDiseases.Of(row.School) is null))
        {
            var (year, code) = (new SchoolYear(row.Year), SeedRoster.CodeOf(row.School));
            var before = DemoCounty.History.Earlier[row.Year == 2025 ? 0 : 1];
            var origin = DemoCounty.History.Register.OriginOf(code, year)!.Value;
            var findings = DemoCounty.Check(DemoCounty.County.Files(year).Single(file => file.School == code), year,
                before.Entries.Single(entry => entry.School.Code == origin).InForce).Findings;
            Assert.Equal((row.Year, row.School, string.Join(' ', row.Codes)), (row.Year, row.School,
                string.Join(' ', findings.Where(finding => finding.Severity != Severity.Notice).Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal))));
        }

        Assert.InRange(SeedDiseases.Asked.Length, 1, 97 / 10 + 1);
    }

    // Each bad file has the one disease it was given; a grade of another stage also lacks that stage's rows.
    [Fact]
    public void EveryBadFileHasOneDisease()
    {
        var year = new SchoolYear(2025);
        foreach (var file in DemoCounty.County.Files(year).Where(file => file.Disease is not null))
        {
            var disease = SeedDiseases.All.Single(row => SeedRoster.CodeOf(row.School) == file.School);
            var result = DemoCounty.Check(file, year);
            Assert.Equal(disease.Rejects, !result.IsAccepted);
            Assert.Equal(disease.Code == "grade-not-of-kind" ? ["classes-without-stage", "grade-not-of-kind"] : [disease.Code],
                result.Findings.Where(finding => finding.Severity != Severity.Notice).Select(finding => finding.Code).Distinct().Order());
        }

        Assert.Equal(11, DemoCounty.History.Now.Entries.Count(entry => entry.Standing.State == ReturnState.Returned));
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
        Assert.All(figures.Keys.Where(code => !code.Contains(".school-", StringComparison.Ordinal) && !code.StartsWith("sheet-", StringComparison.Ordinal)), code => Assert.Contains(code, facts.Figures.Keys));
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
        Assert.Equal(11, flags.Count(flag => flag.Code == "return-rejected"));

        IEnumerable<(string, int)> Ended(FlagChange change) => flags.Where(flag => flag.Change == change).Select(flag => (flag.School!, flag.Grade!.Value)).Order();
    }

    [Fact]
    public void GeneratedTwiceAndCommittedTheFilesAreTheSameBytes()
    {
        var folder = Path.Combine(RulesTests.Root, "seeds");
        var generated = SeedCommand.All(SeedCounty.Create()).ToList();
        Assert.All(DemoCounty.County.Files(new SchoolYear(2025)), file => Assert.Equal(generated.Single(other => other.Path == $"2025/{file.School}/{file.FileName}").Bytes, file.Bytes));
        Assert.Equal(generated.Select(file => file.Path).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.All(generated, file => Assert.True(File.ReadAllBytes(Path.Combine(folder, file.Path)).AsSpan().SequenceEqual(file.Bytes), $"seeds/{file.Path} is not the generated one: run 'seed --out seeds'"));
        Assert.InRange(generated.Sum(file => file.Bytes.Length), 1, 3_000_000);
    }
}
