using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

public sealed class SummaryCompilerTests
{
    static readonly DateOnly AsOf = new(2025, 10, 15);

    static CountySummary Compile(CountyRound round, params CountyRound[] earlier) => SummaryCompiler.Compile(round, earlier, AsOf, new Standards());

    static CountySummary Compile(params SchoolReturn[] schools) => Compile(Some.Round(2025, schools));

    static decimal? Value(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code).Value;

    [Theory]
    [InlineData(55, 0, 0)]
    [InlineData(56, 1, 0)]
    [InlineData(57, 1, 0)]
    [InlineData(65, 1, 0)]
    [InlineData(66, 1, 1)]
    [InlineData(67, 1, 1)]
    public void AClassIsLargeFrom56AndSuperLargeFrom66(int pupils, int large, int superLarge)
    {
        var summary = Compile(Some.Return(Some.School(1), [(3, 1, pupils)]));
        Assert.Equal((large, superLarge), (Value(summary, "large-classes"), Value(summary, "super-large-classes")));
        Assert.Equal(large, summary.Flags.Count(flag => flag.Code == "large-class"));
        Assert.Equal(superLarge, summary.Flags.Count(flag => flag.Code == "super-large-class"));
    }

    [Theory]
    [InlineData(SchoolKind.Primary, 2000, 0)]
    [InlineData(SchoolKind.Primary, 2001, 1)]
    [InlineData(SchoolKind.NineYear, 2500, 0)]
    [InlineData(SchoolKind.NineYear, 2501, 1)]
    public void ASchoolIsLargeAboveItsKindsLimit(SchoolKind kind, int pupils, int large) =>
        Assert.Equal(large, Compile(Some.Return(Some.School(1, kind), [(3, 1, pupils)])).Flags.Count(flag => flag.Code == "large-school"));

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 0, 1)]
    [InlineData(7, 1, 0)]
    [InlineData(8, 1, 0)]
    [InlineData(9, 0, 1)]
    public void StartingGradesHaveTheirOwnFlag(int grade, int starting, int elsewhere)
    {
        var summary = Compile(Some.Return(Some.School(1, SchoolKind.NineYear), [(grade, 1, 56)]));
        Assert.Equal(starting, summary.Flags.Count(flag => flag.Code == "large-class-starting-grade"));
        Assert.Equal(elsewhere, summary.Flags.Count(flag => flag.Code == "large-class"));
        Assert.Equal(starting == 1 ? 0 : null, Value(summary, "starting-grades-cleared")); // without a class in a starting grade it cannot be told
    }

    // 3 classes with 60, 60, 52 = 172 pupils need ⌈172 ÷ 55⌉ = 4, one more than there are.
    // After the split 4 classes want ⌈4 × 45 ÷ 19⌉ = ⌈9.47⌉ = 10 posts. 172 − 3 × 55 = 7 pupils are too many.
    [Theory]
    [InlineData(4, 10, LargeClassCause.Division, "编为 4 个班，每班43人")]
    [InlineData(4, 9, LargeClassCause.NoTeachers, "增加 1 名教师编制")]
    [InlineData(3, 10, LargeClassCause.NoRooms, "分流 7 名学生")]
    [InlineData(3, 9, LargeClassCause.Neither, "先分流 7 名学生，再补 1 间教室、1 名教师编制")]
    [InlineData(null, 10, LargeClassCause.Unknown, "请补报")]
    [InlineData(4, null, LargeClassCause.Unknown, "请补报")]
    public void TheCauseIsToldFromRoomsAndPosts(int? rooms, int? inPost, LargeClassCause cause, string remedy)
    {
        var summary = Compile(Some.Return(Some.School(1), [(3, 1, 60), (3, 2, 60), (3, 3, 52)], rooms, 3, inPost));
        var flag = Assert.Single(summary.Flags);
        Assert.Equal(cause, flag.Cause);
        Assert.Contains(remedy, flag.Remedy, StringComparison.Ordinal);
        Assert.Equal(["C4", "C5", "B4", "C4", "C4"], flag.Cells.Select(cell => cell.Cell));
    }

    // 56 + 54 = 110 = 2 × 55: no further class is needed, only an even division.
    [Fact]
    public void UnevenClassesAreADivisionProblemWithoutAnyRoom() =>
        Assert.Equal(LargeClassCause.Division, Assert.Single(Compile(Some.Return(Some.School(1), [(3, 1, 56), (3, 2, 54)], 2, 2, 1)).Flags).Cause);

    // One free room: grade 1 is a starting grade and takes it before grade 3.
    [Fact]
    public void FreeRoomsGoToStartingGradesFirst()
    {
        var summary = Compile(Some.Return(Some.School(1), [(1, 1, 56), (3, 1, 56)], 3, 2, 100));
        Assert.Equal([(1, LargeClassCause.Division), (3, LargeClassCause.NoRooms)], summary.Flags.Select(flag => (flag.Grade!.Value, flag.Cause!.Value)).Order());
    }

    [Fact]
    public void AClassIsFollowedByItsCohort()
    {
        var school = Some.School(1);
        var summary = Compile(
            Some.Round(2025, Some.Return(school, [(3, 1, 60), (3, 2, 50), (5, 1, 57)])),
            Some.Round(2024, Some.Return(school, [(2, 1, 58), (2, 2, 56), (6, 1, 60)])),
            Some.Round(2023, Some.Return(school, [(1, 1, 56), (1, 2, 50)])));
        Assert.Equal((1, 1, 2), (Value(summary, "large-classes-persisting"), Value(summary, "large-classes-new"), Value(summary, "large-classes-cleared")));
        var persisting = summary.Flags.Single(flag => flag.Code == "large-class-persisting");
        Assert.Equal((3, FlagChange.Persisting), (persisting.Years, persisting.Change));
        Assert.Equal([2, 6], summary.Flags.Where(flag => flag.Change == FlagChange.Cleared).Select(flag => flag.Grade!.Value).Order());
    }

    [Fact]
    public void AClassIsFollowedIntoTheSuccessorOfAClosedSchool()
    {
        var summary = Compile(
            Some.Round(2025, Some.Return(Some.School(2), [(3, 1, 60)])),
            Some.Round(2024, Some.Return(Some.School(1, successor: 2), [(2, 1, 60)])));
        Assert.Equal(1, Value(summary, "large-classes-persisting"));
    }

    [Fact]
    public void ABlankIsNeverAZero()
    {
        var summary = Compile(Some.Return(Some.School(1), [(3, 1, null)]));
        Assert.Equal((null, null, null), (Value(summary, "pupils"), Value(summary, "large-classes"), Value(summary, "large-class-share")));
    }

    // 1 of 4 classes is large: 25 %. One of two schools is in: 50 %.
    [Fact]
    public void FiguresSayHowManySchoolsTheyCount()
    {
        var summary = Compile(Some.Return(Some.School(1), [(1, 1, 40), (2, 1, 40), (3, 1, 56), (4, 1, 40)]), Some.Missing(Some.School(2)));
        var share = summary.Figures.Single(figure => figure.Code == "large-class-share.primary");
        Assert.Equal((25m, 1, 2), (share.Value, share.Counted, share.Expected));
        Assert.Equal(50m, Value(summary, "completeness"));
        Assert.Equal(1, Value(summary, "returns-missing"));
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void AReturnIsMissingOnlyAfterItsDueDate(int day, int expected)
    {
        var asOf = new DateOnly(2025, 9, 1).AddDays(day - 1);
        var summary = SummaryCompiler.Compile(Some.Round(2025, Some.Missing(Some.School(1))), [], asOf, new Standards());
        Assert.Equal(expected, summary.Flags.Count(flag => flag.Code == "return-missing"));
    }

    [Theory]
    [InlineData(9, 30, 0)]
    [InlineData(10, 1, 1)]
    public void AReturnIsLateAfterItsDueDate(int month, int day, int expected) =>
        Assert.Equal(expected, Compile(Some.Return(Some.School(1), [(1, 1, 40)]) with { Received = new DateOnly(2025, month, day) }).Flags.Count(flag => flag.Code == "return-late"));

    [Fact]
    public void TheCountyIsTheSumOfItsSchoolsAndTheirOrderDoesNotMatter()
    {
        var random = new Random(7);
        var schools = Enumerable.Range(1, 40).Select(number => Some.Return(Some.School(number),
            [.. Enumerable.Range(1, 6).Select(grade => (grade, 1, (int?)random.Next(30, 75)))], 8, 6, random.Next(5, 30))).ToArray();
        var summary = Compile(schools);
        foreach (var code in new[] { "pupils", "classes", "large-classes", "pupils-in-large-classes" })
        {
            Assert.Equal(Value(summary, code), summary.Figures.Where(figure => figure.Code.StartsWith($"{code}.school-", StringComparison.Ordinal)).Sum(figure => figure.Value));
        }

        var shuffled = Compile([.. schools.OrderBy(school => random.Next())]);
        Assert.Equal(summary.Figures.OrderBy(figure => figure.Code, StringComparer.Ordinal), shuffled.Figures.OrderBy(figure => figure.Code, StringComparer.Ordinal));
        Assert.Equal(summary.Flags.Select(flag => (flag.School, flag.Code, flag.Text, flag.Remedy)), shuffled.Flags.Select(flag => (flag.School, flag.Code, flag.Text, flag.Remedy)));
    }

    [Fact]
    public void AFigureLeadsToItsCells()
    {
        var round = Some.Round(2025, Some.Return(Some.School(1), [(1, 1, 40), (3, 1, 60)]), Some.Return(Some.School(2), [(3, 1, 30)]));
        var pupils = SummaryCompiler.Trace(round, [], "pupils.primary", new Standards())!;
        Assert.Equal((130m, 130m), (pupils.Value, pupils.Cells.Sum(cell => cell.Value)));
        Assert.Equal(("4206990001", "班级", "C5", (decimal?)60), pupils.Cells.Select(cell => (cell.School, cell.Sheet, cell.Cell, cell.Value)).ElementAt(1));
        var share = SummaryCompiler.Trace(round, [], "large-class-share.primary", new Standards())!;
        Assert.Equal(["large-classes.primary", "classes.primary"], share.Inputs);
        Assert.Null(SummaryCompiler.Trace(round, [], "pupils.nowhere", new Standards()));
    }

    [Fact]
    public void AnEmptyCountyHasFiguresWithoutValues()
    {
        var summary = Compile(Some.Round(2025));
        Assert.Null(Value(summary, "large-class-share"));
        Assert.Null(Value(summary, "completeness"));
        Assert.Empty(summary.Flags);
    }

    [Fact]
    public void ALargeSchoolKnowsSinceWhen()
    {
        static CountyRound Year(int year, int pupils) => Some.Round(year, Some.Return(Some.School(1), [(3, 1, pupils)]));
        var flag = Assert.Single(SummaryCompiler.Compile(Year(2025, 2001), [Year(2024, 2001), Year(2023, 2000)], AsOf, new Standards()).Flags, flag => flag.Code == "large-school");
        Assert.Equal((FlagChange.Persisting, 2), (flag.Change, flag.Years));
    }
}
