using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>What holds for every county, tried on a drawn one of two years in which schools merge, are missing and leave cells blank.</summary>
public sealed class CountyTests
{
    static CountyHistory Draw(int seed, Func<int, int>? renumber = null)
    {
        var random = new Random(seed);
        var last = Some.Year(2024, Enumerable.Range(1, 40).Select(number => Entry(number, 2024)));
        return Some.History(Some.Year(2025, Enumerable.Range(1, 40).Where(number => number % 8 != 0).Select(number => Entry(number, 2025))), [last]);

        RoundEntry Entry(int number, int year)
        {
            var school = Some.School(number, number % 3 == 0 ? SchoolKind.NineYear : SchoolKind.Primary, (Location)(number % 3), number % 8 == 0 ? number - 1 : null, number % 8 == 0 ? 2024 : null);
            var kind = SchoolKinds.Of(school.Kind);
            var classes = Some.Classes([.. Enumerable.Range(1, kind.LastGrade).Select(grade => (grade, Enumerable.Range(0, 3).Select(_ => random.Next(20) == 0 ? null : (int?)random.Next(40, 70)).ToArray()))]);
            return random.Next(10) == 0 ? Some.Missing(school)
                : Some.Return(school, [.. classes.Select(row => (row.Grade, renumber is null ? row.Number : renumber(row.Number), row.Pupils))], 20, 18, random.Next(5, 40), 30);
        }
    }

    static CountySummary Compile(CountyHistory history) => SummaryCompiler.Compile(history, Some.AsOf);

    [Fact]
    public void TheCountyIsTheSumOfItsSchools()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var summary = Compile(Draw(seed));
            foreach (var code in new[]
            {
                "pupils", "classes", "large-classes", "pupils-in-large-classes", "large-classes-new", "large-classes-persisting", "large-classes-cleared", "large-classes-graduated",
                "large-classes-unknown", "large-class-vacancies", "large-class-posts", "large-schools",
            })
            {
                Assert.Equal((code, summary.Value(code) ?? 0), (code, summary.Figures.Where(figure => figure.Code.StartsWith($"{code}.school-", StringComparison.Ordinal)).Sum(figure => figure.Value)));
            }

            foreach (var figure in summary.Figures.Where(figure => figure.Indicator == "large-classes"))
            {
                var subject = figure.Code["large-classes".Length..];
                Assert.Equal(figure.Value ?? 0, (summary.Value("large-classes-new" + subject) ?? 0) + (summary.Value("large-classes-persisting" + subject) ?? 0) + (summary.Value("large-classes-unknown" + subject) ?? 0));
            }

            // Flags tell the same classes as the figures, each once.
            Assert.Equal(summary.Value("large-classes"), summary.Flags.Where(flag => flag.Stands).Sum(flag => flag.Classes.Length));
            // A flag knows its own cohort also in a school of which another grade's predecessor did not report.
            Assert.InRange(summary.Flags.Where(flag => flag.Stands).Sum(flag => flag.Persisting ?? 0),
                summary.Value("large-classes-persisting")!.Value, summary.Value("large-classes-persisting")!.Value + summary.Value("large-classes-unknown")!.Value);
            Assert.Equal(summary.Flags.Length, summary.Flags.Select(flag => flag.Key).Distinct().Count());
        }
    }

    [Fact]
    public void TheOrderOfSchoolsAndRowsDoesNotMatterAndCompilingTwiceGivesTheSame()
    {
        var history = Draw(7);
        var random = new Random(1);
        var shuffled = history with { Now = Shuffle(history.Now, random), Earlier = [.. history.Earlier.Select(year => Shuffle(year, random))] };
        Assert.Equal(Told(Compile(history)), Told(Compile(history)));
        Assert.Equal(Told(Compile(history)), Told(Compile(shuffled)));
    }

    [Fact]
    public void RenumberingClassesChangesNoFigure() =>
        Assert.Equal(Compile(Draw(7)).Figures, Compile(Draw(7, number => 90 - number)).Figures);

    [Fact]
    public void AnotherLargeClassNeverLowersTheCount()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var history = Draw(seed);
            var more = history.Now with
            {
                Entries = [.. history.Now.Entries.Select((entry, index) => index != 5 || entry.InForce is not { } inForce ? entry : With(entry, [.. inForce.Rows, inForce.Rows.First(row => row.Cells[2].Number >= 56) with { RowNumber = 99 }]))],
            };
            Assert.True(Compile(history with { Now = more }).Value("large-classes") >= Compile(history).Value("large-classes"));
        }
    }

    static CountyYear Shuffle(CountyYear year, Random random) => year with
    {
        Entries = [.. year.Entries.OrderBy(_ => random.Next()).Select(entry => entry.InForce is { } inForce ? With(entry, [.. inForce.Rows.OrderBy(_ => random.Next())]) : entry)],
    };

    static RoundEntry With(RoundEntry entry, ImmutableArray<FormRow> rows) => entry with { InForce = new Return(entry.InForce!.From, entry.InForce.Year, entry.InForce.Form, rows) };

    static string[] Told(CountySummary summary) =>
        [.. summary.Figures.Select(figure => figure.ToString()), .. summary.Flags.Select(flag => $"{flag with { Cells = [], Classes = [], Details = [] }} {string.Join(' ', flag.Classes)} {string.Join(' ', flag.Details)} {string.Join(' ', flag.Cells)}")];
}
