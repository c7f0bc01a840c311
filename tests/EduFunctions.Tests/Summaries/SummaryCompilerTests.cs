using EduFunctions.Rounds;
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
            Some.Round(2024, Some.Return(Some.School(1, successor: 2) with { LastYear = 2024 }, [(2, 1, 60)])));
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

    // 4 × 75 = 300 pupils need ⌈300 ÷ 55⌉ = 6 classes, two more; with the one free room 5 × 55 = 275 can stay, 25 are redirected.
    [Fact]
    public void AFreeRoomIsUsedBeforePupilsAreRedirected()
    {
        var flag = Compile(Some.Return(Some.School(1), [(3, 1, 75), (3, 2, 75), (3, 3, 75), (3, 4, 75)], 5, 4, 100)).Flags.Single(flag => flag.Code == "large-class");
        Assert.Equal(LargeClassCause.NoRooms, flag.Cause);
        Assert.Contains("先用空余的 1 间教室；缺 1 间教室：分流 25 名学生", flag.Remedy, StringComparison.Ordinal);
    }

    // Two grades of 56 pupils, each to be split in two: ⌈3 × 45 ÷ 19⌉ = 8 posts for the first, ⌈4 × 45 ÷ 19⌉ = 10 for both; 5 are there.
    [Fact]
    public void PostsAreCountedOnce()
    {
        var flags = Compile(Some.Return(Some.School(1), [(3, 1, 56), (4, 1, 56)], 9, 2, 5)).Flags;
        Assert.Contains("为本校增加 3 名教师编制", flags.Single(flag => flag.Grade == 3).Remedy, StringComparison.Ordinal);
        Assert.Contains("为本校再增加 2 名教师编制", flags.Single(flag => flag.Grade == 4).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void AClassWithoutPupilsReportedLeavesTheCauseUnknown() =>
        Assert.Equal(LargeClassCause.Unknown, Assert.Single(Compile(Some.Return(Some.School(1), [(3, 1, 60), (3, 2, null)], 9, 2, 50)).Flags).Cause);

    [Fact]
    public void WhatWasNotReportedLastYearIsNeitherNewNorPersisting()
    {
        var (first, second) = (Some.School(1), Some.School(2));
        var summary = Compile(
            Some.Round(2025, Some.Return(first, [(3, 1, 60)]), Some.Return(second, [(3, 1, 60), (1, 1, 57)])),
            Some.Round(2024, Some.Return(first, [(2, 1, 40)]), Some.Missing(second)));
        Assert.Equal(2, Value(summary, "large-classes-new")); // the first school's, and the entering grade of the second
        Assert.Equal([(1, FlagChange.New), (3, FlagChange.Unknown)], summary.Flags.Where(flag => flag.School == second.Code.Value).Select(flag => (flag.Grade!.Value, flag.Change)).Order());
        Assert.Null(Value(Compile(Some.Round(2025, Some.Missing(first)), Some.Round(2024, Some.Return(first, [(2, 1, 60)]))), $"large-classes-new.school-{first.Code}"));
    }

    [Fact]
    public void ASchoolStillOpenIsNotFollowedIntoItsSuccessor()
    {
        var closing = Some.School(1, successor: 2) with { LastYear = 2025 };
        var summary = Compile(Some.Round(2025, Some.Return(closing, [(3, 1, 58)])), Some.Round(2024, Some.Return(closing, [(2, 1, 58)])));
        Assert.Equal((1, 0), (Value(summary, "large-classes-persisting"), Value(summary, "large-classes-cleared")));
    }

    [Fact]
    public void ASuperLargeClassHasYearsOfItsOwn()
    {
        var school = Some.School(1);
        var summary = Compile(Some.Round(2025, Some.Return(school, [(3, 1, 67)])), Some.Round(2024, Some.Return(school, [(2, 1, 58)])));
        Assert.Equal([("large-class", 2), ("large-class-persisting", 2), ("super-large-class", 1)], summary.Flags.Select(flag => (flag.Code, flag.Years)).Order());
    }

    // 1,500 in grades 1–6 and 1,200 in 7–9 make 2,700 > 2,500: one large school, in whatever stage it is counted; a grade has no size of a school.
    [Fact]
    public void ALargeSchoolIsLargeAsAWhole()
    {
        var summary = Compile(Some.Return(Some.School(1, SchoolKind.NineYear), [(3, 1, 1500), (8, 1, 1200)]));
        Assert.Equal((1, 1, 1), (Value(summary, "large-schools"), Value(summary, "large-schools.primary"), Value(summary, "large-schools.junior")));
        Assert.Null(Value(summary, "large-schools.senior"));
        Assert.DoesNotContain(summary.Figures, figure => figure.Code.StartsWith("large-schools.grade-", StringComparison.Ordinal));
    }

    [Fact]
    public void ClearedFlagsLeadToLastYearsCells()
    {
        var school = Some.School(1);
        var summary = Compile(Some.Round(2025, Some.Return(school, [(3, 1, 40)])), Some.Round(2024, Some.Return(school, [(2, 1, 2100)])));
        Assert.Equal(["large-class-starting-grade", "large-school"], summary.Flags.Select(flag => flag.Code).Order(StringComparer.Ordinal));
        Assert.All(summary.Flags, flag => Assert.Equal((FlagChange.Cleared, 2024, (decimal?)2100), (flag.Change, flag.Cells[0].Year, flag.Cells[0].Value)));
    }

    // One of two town schools has a large class: 50 %.
    [Fact]
    public void TheShareOfSchoolsWithLargeClassesIsTold() =>
        Assert.Equal(50m, Value(Compile(Some.Return(Some.School(1, location: Location.Town), [(3, 1, 56)]), Some.Return(Some.School(2, location: Location.Town), [(3, 1, 55)])), "large-class-school-share.town"));

    [Fact]
    public void SeniorClassesAreMadeUpAnew()
    {
        var school = Some.School(1, SchoolKind.Complete);
        var summary = Compile(Some.Round(2025, Some.Return(school, [(10, 1, 58)])), Some.Round(2024, Some.Return(school, [(9, 1, 60)])));
        Assert.Equal((0, 1, 1), (Value(summary, "large-classes-persisting"), Value(summary, "large-classes-new"), Value(summary, "large-classes-cleared")));
    }

    [Fact]
    public void LargeClassesOfASchoolClosedForGoodAreCleared()
    {
        var closed = Some.School(1) with { LastYear = 2024 };
        var summary = Compile(Some.Round(2025, Some.Return(Some.School(2), [(3, 1, 40)])), Some.Round(2024, Some.Return(closed, [(3, 1, 60)]), Some.Return(Some.School(2), [(2, 1, 40)])));
        Assert.Equal(1, Value(summary, "large-classes-cleared"));
        Assert.Equal(FlagChange.Cleared, Assert.Single(summary.Flags).Change);
    }
}
