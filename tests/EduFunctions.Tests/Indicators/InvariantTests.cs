using CsCheck;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>
/// What holds for every county and every indicator, tried on drawn counties of two years in which every cell of every sheet is a small number,
/// yes, no, a code, blank or “/”; schools of all kinds merge and are missing.
/// </summary>
public sealed class InvariantTests
{
    static readonly Gen<int> AnyCounty = Gen.Int[1, 1_000_000];

    static readonly SchoolKind[] Kinds =
    [
        SchoolKind.Primary, SchoolKind.NineYear, SchoolKind.Kindergarten, SchoolKind.Junior, SchoolKind.Complete, SchoolKind.TwelveYear, SchoolKind.TeachingPoint, SchoolKind.Senior,
        SchoolKind.Kindergarten, SchoolKind.Primary, SchoolKind.Kindergarten,
    ];

    // Counts and sums, not rates: told of the county, or of its kindergartens, and of each school.
    static readonly IEnumerable<(Indicator Indicator, string All)> Additive = IndicatorTable.All
        .Where(one => one.Section != Section.I && one.Unit is "人" or "名" or "所" or "个" or "处" or "次" or "万元" && one.Subjects.Contains(SubjectKind.School) && !one.Code.Contains("-per-", StringComparison.Ordinal))
        .Select(one => (one, new FigureCode(one.Code, one.Subjects.Contains(SubjectKind.County) ? Subject.County : Subject.Of(Stage.Kindergarten)).ToString()));

    [Fact]
    public void TheCountyIsTheSumOfItsSchools()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        PropertyTests.Holds(AnyCounty, 12, seed =>
        {
            var figures = Compile(Draw(seed)).Figures.ToLookup(figure => figure.Indicator);
            foreach (var (indicator, all) in Additive)
            {
                var county = figures[indicator.Code].Single(figure => figure.Code == all).Value;
                Assert.Equal((indicator.Code, county), (indicator.Code, SumOf(figures[indicator.Code].Where(figure => figure.Code.StartsWith($"{indicator.Code}.school-", StringComparison.Ordinal)).Select(figure => figure.Value))));
                _ = county is not null && told.Add(indicator.Code);
            }
        });
        Assert.Equal(Additive.Select(one => one.Indicator.Code).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.True(told.Count >= 40, $"only {told.Count} indicators are sums");
    }

    [Fact]
    public void TheOrderOfReturnsAndRowsDoesNotMatter() => PropertyTests.Holds(AnyCounty, 12, seed =>
    {
        var history = Draw(seed);
        var random = new Random(seed);
        Assert.Equal(Told(history), Told(history with { Now = Shuffled(history.Now), Earlier = [.. history.Earlier.Select(Shuffled)] }));

        CountyYear Shuffled(CountyYear year) => year with
        {
            Entries = [.. year.Entries.OrderBy(_ => random.Next()).Select(entry => With(entry, rows => rows.OrderBy(row => row.Sheet.Code, StringComparer.Ordinal).ThenBy(_ => random.Next())))],
        };
    });

    [Fact]
    public void CompilingTwiceGivesTheSame() => PropertyTests.Holds(AnyCounty, 6, seed => Assert.Equal(Told(Draw(seed)), Told(Draw(seed))));

    [Fact]
    public void RenumberingClassesChangesNoFigure() => PropertyTests.Holds(AnyCounty, 8, seed =>
        Assert.Equal(Compile(Draw(seed)).Figures, Compile(Draw(seed, number => 90 - number)).Figures));

    [Fact]
    public void AReturnReplacedByItselfChangesNothing() => PropertyTests.Holds(AnyCounty, 8, seed =>
    {
        var history = Draw(seed);
        var again = history with { Now = history.Now with { Entries = [.. history.Now.Entries.Select(entry => With(entry, rows => rows) is var same && entry.InForce is null ? same : same with { Standing = entry.Standing with { Version = 2 } })] } };
        Assert.Equal(Told(history), Told(again));
    });

    [Fact]
    public void AnotherLargeClassIsOneMore() => PropertyTests.Holds(AnyCounty, 8, seed =>
    {
        var history = Draw(seed);
        var school = history.Now.Entries.First(entry => entry.InForce is not null && entry.School.Kind != SchoolKind.Kindergarten);
        var grade = SchoolKinds.Of(school.School.Kind).FirstGrade;
        var more = history with
        {
            Now = history.Now with { Entries = [.. history.Now.Entries.Select(entry => entry != school ? entry : With(entry, rows => rows.Append(Some.Row(Classes.Sheet, 99, ("grade", grade), ("number", 50), ("pupils", 56)))))] },
        };
        var (before, after) = (Compile(history), Compile(more));
        Assert.Equal((before.Value("large-classes") + 1, before.Value("pupils-in-large-classes") + 56, before.Value("super-large-classes")),
            (after.Value("large-classes"), after.Value("pupils-in-large-classes"), after.Value("super-large-classes")));
        Assert.All(before.Figures.Where(figure => figure.Indicator == "large-classes"), figure => Assert.True((after.Value(figure.Code) ?? 0) >= (figure.Value ?? 0)));
    });

    static decimal? SumOf(IEnumerable<decimal?> values) => values.Aggregate((decimal?)null, (sum, value) => value is null ? sum : value + (sum ?? 0));

    static CountySummary Compile(CountyHistory history) => SummaryCompiler.Compile(history, Some.AsOf);

    static string Told(CountyHistory history) => string.Join('\n', Compile(history).Figures) + GoldenTests.FlagsOf(Compile(history));

    static RoundEntry With(RoundEntry entry, Func<IEnumerable<FormRow>, IEnumerable<FormRow>> rows) =>
        entry.InForce is not { } own ? entry : entry with { InForce = new Return(own.From, own.Year, own.Form, [.. rows(own.Rows)]) };

    static CountyHistory Draw(int seed, Func<int, int>? renumber = null)
    {
        var random = new Random(seed);
        return Some.History(YearOf(2025), [YearOf(2024)], School(Kinds.Length));

        // The last one was merged into the kindergarten before it.
        CountyYear YearOf(int year) => Some.Year(year, Enumerable.Range(0, Kinds.Length + (year == 2024 ? 1 : 0)).Select(index =>
            random.Next(8) == 0 ? Some.Missing(School(index)) : Some.Return(School(index), ReturnForms.FormOf(School(index).Kind).Sheets.SelectMany(sheet => Rows(sheet, School(index).Kind)))))
            .With([.. EduFunctions.Returns.BureauReturn.BureauReturnForm.Form.Sheets.SelectMany(sheet => Rows(sheet, null))]);

        School School(int index) => Some.School(index + 1, index == Kinds.Length ? SchoolKind.Kindergarten : Kinds[index], (Location)(index % 3),
            index == Kinds.Length ? Kinds.Length : null, index == Kinds.Length ? 2024 : null) with { Sponsor = (Sponsor)(index / 3 % 3) };

        IEnumerable<FormRow> Rows(FormSheet sheet, SchoolKind? kind)
        {
            var keys = sheet == Classes.Sheet ? Enumerable.Range(SchoolKinds.Of(kind!.Value).FirstGrade, 3).SelectMany(grade => new[] { (grade, 1), (grade, 2) }).Select(key => Key(("grade", key.grade), ("number", key.Item2)))
                : sheet == KindergartenClasses.Sheet ? KindergartenClasses.Kind.Codes.Select((code, index) => Key(("kind", code), ("number", index + 1)))
                : sheet.Columns[0].Code == "stage" ? SchoolKinds.StagesOf(kind!.Value).Select(stage => Key(("stage", SchoolKinds.NameOf(stage)))) : [Key()];
            return keys.ToList().Select((key, index) => Some.Row(sheet, index + 4, [.. key, .. sheet.Columns.Where(column => key.All(one => one.Column != column.Code)).Select(column => (column.Code, Cell(column)))]));
        }

        (string Column, object? Value)[] Key(params (string Column, object? Value)[] key) =>
            [.. key.Select(one => one is { Column: "number", Value: int number } && renumber is not null ? (one.Column, renumber(number)) : one)];

        object? Cell(FormColumn column) => random.Next(28) switch
        {
            0 => null,
            1 => "/",
            _ => column switch
            {
                NumberColumn => random.Next(0, 75),
                YesNoColumn => random.Next(3) > 0 ? "是" : "否",
                ChoiceColumn choice => choice.Codes[random.Next(choice.Codes.Length)],
                _ => null,
            },
        };
    }
}
