using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Summaries;

/// <summary>A kindergarten sends a form of its own: it is expected like any school, and is in no figure of grades 1–12.</summary>
public sealed class KindergartenTests
{
    static readonly School Kindergarten = RawReturn.KindergartenContext.School!;

    static readonly RoundEntry Primary = Some.Return(Some.School(1), Some.Classes((1, [60, 40]), (2, [38])));

    static RoundEntry Accepted => new(Kindergarten, new Standing
    {
        State = ReturnState.Accepted, Version = 1, Received = new DateOnly(2025, 9, 10), Accepted = new DateOnly(2025, 9, 10),
        Filled = RawReturn.Kindergarten().Check(RawReturn.KindergartenContext).Return!.Filled(),
    }, RawReturn.Kindergarten().Check(RawReturn.KindergartenContext).Return);

    [Fact]
    public void ItChangesNoFigureOfSchools()
    {
        var (without, with) = (Some.Compile(Primary), Some.Compile(Primary, Accepted));
        Assert.Equal(Told(without), Told(with));
        Assert.Equal((3m, 138m, 1m), (with.Value("classes"), with.Value("pupils"), with.Value("large-classes")));
        Assert.DoesNotContain(with.Figures, figure => IndicatorTable.Of(figure.Indicator).Section is not (Section.C or Section.G) && figure.Code.EndsWith($".school-{Kindergarten.Code}", StringComparison.Ordinal));
    }

    [Fact]
    public void ItIsExpectedAndItsSheetsAreCountedApart()
    {
        var summary = Some.Compile(Primary, Accepted, Some.Missing(Some.School(42, SchoolKind.Kindergarten)));
        Assert.Equal((3m, 2m, 1m), (summary.Value("returns-expected"), summary.Value("returns-in-force"), summary.Value("returns-missing")));
        // Every child, girl and guest of three classes is told, the class's explanation is not asked for; one of two kindergartens has sent.
        Assert.Equal((50m, 2), (summary.Value("sheet-completeness-kindergarten-classes"), Expected("sheet-completeness-kindergarten-classes")));
        Assert.Equal((1, 3), (Expected("sheet-completeness-classes"), Expected("sheet-completeness-safety")));
        Assert.Equal(100m / 3, summary.Value("sheet-completeness-safety"));

        int Expected(string code) => summary.Figures.Single(figure => figure.Code == code).Expected;
    }

    [Fact]
    public void OneThatHasNotSentIsCalled()
    {
        var flag = Assert.Single(Some.Compile(Primary, Some.Missing(Kindergarten)).Flags, flag => flag.Code == "return-missing");
        Assert.Equal(("青石幼儿园", Kindergarten.Code.Value), (flag.Subject, flag.School));
    }

    // Its years lie before grade 1, so that no cohort of a school has it for a past.
    [Fact]
    public void ItIsOfAStageOfItsOwn()
    {
        Assert.Equal([Stage.Kindergarten], SchoolKinds.StagesOf(SchoolKind.Kindergarten));
        Assert.False(Subject.Compulsory.Has(Kindergarten));
        Assert.False(Subject.Of(Stage.Primary).Has(Kindergarten));
        Assert.False(Subject.Of(Location.Urban).Has(Kindergarten));
        Assert.True(Subject.Of(Stage.Kindergarten).Has(Kindergarten));
        Assert.False(Subject.Of(Stage.Kindergarten).Has(Some.School(1)));
    }

    [Fact]
    public void TheRegisterKnowsKindergartens()
    {
        var reading = RegisterWorkbook.Read(RegisterWorkbook.Write([Kindergarten]));
        Assert.Equal(Kindergarten, Assert.Single(reading.Schools!.Value));
    }

    static IEnumerable<string> Told(CountySummary summary) => summary.Figures.Where(figure => IndicatorTable.Of(figure.Indicator).Section is Section.A or Section.B or Section.E or Section.F)
        .Select(figure => $"{figure.Code} {figure.Value} {figure.LikeForLike} {figure.Counted}/{figure.Expected}");
}
