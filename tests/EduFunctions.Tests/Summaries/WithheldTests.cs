using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>Figures and flags of schools that answer “/” in part: what is known of them is not all of them.</summary>
public sealed class WithheldTests
{
    static readonly School One = Some.School(1);
    static readonly School Two = Some.School(2);

    static Figure FigureOf(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    // The first school had 40 + 40 pupils, and has 40 and “/”; the second had 40 and has 50: only that is a change.
    [Theory]
    [InlineData("pupils", 50, 40)]
    [InlineData("classes", 1, 1)]
    [InlineData("classes-from-46", 1, 0)]
    public void PupilsOfPartOfTheClassesAreComparedWithNothing(string code, int now, int before)
    {
        var figure = FigureOf(Some.Compile(Some.Year(2025, Some.Return(One, (2, [40, null])), Some.Return(Two, (2, [50]))),
            Some.Year(2024, Some.Return(One, (1, [40, 40])), Some.Return(Two, (1, [40])))), code);
        Assert.Equal((1, 2, 1), (figure.Counted, figure.Expected, figure.Withheld));
        Assert.Equal(new LikeForLike(now, before, 1), figure.LikeForLike);
    }

    [Fact]
    public void AnEntranceGradeIsOpenForASlash()
    {
        var open = FigureOf(Some.Compile(Some.Return(One, (1, [40, null])), Some.Return(Two, (1, [40]))), "entrance-grades-cleared");
        Assert.Equal((null, 1, 2, 1), (open.Value, open.Counted, open.Expected, open.Withheld));
        var yes = FigureOf(Some.Compile(Some.Return(One, (1, [40]), (3, [null])), Some.Return(Two, (1, [40]))), "entrance-grades-cleared"); // another grade's
        Assert.Equal((1, 2, 0), (yes.Value, yes.Counted, yes.Withheld));
    }

    // 2,000 are the most that a primary school may have.
    [Theory]
    [InlineData(34, 1, 1)] // 34 × 60 = 2,040, whatever the last class has
    [InlineData(33, 0, 0)] // 1,980 and “/”
    public void ASchoolIsNotLargeOnlyWithAllItsClasses(int classes, int large, int counted)
    {
        var figure = FigureOf(Some.Compile(Some.Return(One, (1, [.. Enumerable.Repeat((int?)60, classes), null]))), "large-schools");
        Assert.Equal((large, counted), (figure.Value, figure.Counted));
    }

    [Fact]
    public void AClassOfLastYearWithoutPupilsIsTheReason() => Assert.Equal("上年一年级的 1 个大班额：上年该届学生数未报齐（含并入的学校），不能按届比较，不算已消除。",
        Assert.Single(Some.Compile(Some.Year(2025, Some.Return(One, (2, [40, 40]))), Some.Year(2024, Some.Return(One, (1, [60, null])))).Flags).Text.Zh);

    // 94.996 is told with three decimals beside 95, and so is what it is less than.
    [Theory]
    [InlineData(94.996, 95, "▼ −0.004 个百分点（同口径 3 所）")]
    [InlineData(94.994, 95, "▼ −0.01 个百分点（同口径 3 所）")]
    [InlineData(100, 99.996, "▲ +0.004 个百分点（同口径 3 所）")]
    [InlineData(95, 95, "持平（同口径 3 所）")]
    public void AChangeIsThatOfThePrintedValues(double now, double before, string change) => Assert.Equal(change, FigureText.Change(new Figure
    {
        Code = "exchange-share", Indicator = "exchange-share", Name = EduFunctions.Findings.Text.Empty, Unit = "%", Counted = 3, Expected = 3, ReferenceDate = Some.AsOf,
        Limit = 95, LikeForLike = new((decimal)now, (decimal)before, 3),
    }).Zh);

    // Last year one school of two was as it should be, and the other answered “/”: whether it was one already, nobody knows.
    [Theory]
    [InlineData("/", FlagChange.Unknown)]
    [InlineData(50, FlagChange.New)] // 52 of 60; 10 % are due
    public void WhatPartOfTheSchoolsMetIsNotNew(object exchanged, FlagChange change) => Assert.Equal(change, Assert.Single(Some.Compile(
        Some.Year(2025, Exchange(One, 10, 0), Exchange(Two, 50, 0)), Some.Year(2024, Exchange(One, 10, 2), Exchange(Two, 50, exchanged))).Flags, flag => flag.Key.Code == "exchange-short/exchange-share").Change);

    static RoundEntry Exchange(School school, int due, object exchanged) =>
        Some.Return(school, Some.Row(Staff.Sheet, ("stage", "小学"), ("exchanged", exchanged), ("exchangeDue", due)));

    static FormRow Safe(object guards) => Some.Row(Safety.Sheet, 4, [.. Safety.Sheet.Columns.OfType<YesNoColumn>().Select(column => (column.Code, (object?)(column == Safety.Guards ? guards : YesNoColumn.Yes)))]);

    static FormRow Class(object pupils) => Some.Row(Classes.Sheet, 4, ("grade", 1), ("number", 1), ("pupils", pupils));

    // One of two answers “/”, or leaves a blank, or is silent: 40 of 100 of age are in kindergarten as far as is known, and 85 % should be; last year 80 were.
    [Theory]
    [InlineData("/", "1 所填“/”")]
    [InlineData(null, "1 所未填全或分母为 0")]
    [InlineData("未报", "1 所未报或退回")]
    public void WhatIsKnownOfPartIsToldWithWhatIsNot(string? children, string why)
    {
        var (one, two) = (Some.School(1, SchoolKind.Kindergarten), Some.School(2, SchoolKind.Kindergarten));
        var ages = Some.Row(EduFunctions.Returns.BureauReturn.Population.Sheet, ("age3", 40), ("age4", 30), ("age5", 30));
        var ending = Assert.Single(Some.Compile(Some.Year(2025, Children(one, 40), children == "未报" ? Some.Missing(two) : Children(two, children)).With(ages),
            Some.Year(2024, Children(one, 40), Children(two, 40)).With(ages)).Flags, flag => flag.Key.Code.EndsWith("/gross-enrolment", StringComparison.Ordinal));
        Assert.Equal((FlagChange.Unconfirmed, $"幼儿园学前三年毛入园率：40%（应报 2 所，{why}），尚不能确定是否达到。"), (ending.Change, ending.Text.Zh));
    }

    static RoundEntry Children(School school, object? children) =>
        Some.Return(school, Some.Row(EduFunctions.Returns.KindergartenReturn.KindergartenClasses.Sheet, ("kind", "小班"), ("number", 1), ("children", children)));

    // A school whose class does not tell its pupils is in the summary all the same: of 80 pupils of last year all are.
    [Theory]
    [InlineData("/", 2, 100)]
    [InlineData(null, 2, 100)]
    [InlineData("未报", 1, 50)]
    public void WhoHasReportedWithoutItsPupilsIsIn(string? pupils, int counted, int percent) => Assert.Equal(new PupilCoverage(counted, 2, percent, 0), PupilCoverage.Of(Some.Compile(
        Some.Year(2025, Some.Return(One, [Class(40)]), pupils == "未报" ? Some.Missing(Two) : Some.Return(Two, [Class(pupils!)])), Some.Year(2024, Some.Return(One, [Class(40)]), Some.Return(Two, [Class(40)])))));

    // A class of 60 and “/” in grade 1: one large class is known of, that there is one is sure; in the county's it is counted as well.
    [Theory]
    [InlineData("large-classes.school-4206990001", true)]
    [InlineData("large-class-share.school-4206990001", true)]
    [InlineData("entrance-grades-cleared.school-4206990001", false)]
    [InlineData("large-classes.school-4206990002", false)]
    [InlineData("large-classes", true)]
    public void WhatIsNotGivenInFullIsWhatIsKnown(string code, bool isKnownToo) => Assert.Equal(isKnownToo,
        FigureText.IsOfKnownToo(FigureOf(Some.Compile(Some.Return(One, (1, [60, null])), Some.Return(Two, (1, [60]))), code)));

    // The value and how many it comes from are the same; why the other is not in it has changed, and so what a report prints.
    [Theory]
    [InlineData("/", true)]
    [InlineData(null, false)]
    public void AnotherReasonIsAChange(string? posts, bool isChange) => Assert.Equal(isChange, RunComparison.Of(Posts(null), Posts(posts), new HashSet<string> { Two.Code.Value })
        .Figures.Any(change => change.Either.Code == "posts"));

    static CountySummary Posts(string? posts) => Some.Compile(Some.Return(One, Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", 20))), Some.Return(Two, Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts))));

    // 60 + 60 + 52 = 172 pupils are entitled to ⌈172 ÷ 19⌉ = 10 posts, and 172 > 3 × 55 wants a fourth class. The first has 8 approved and at work, and asks
    // for 2; last year 9, and asked for 1. The second asked for 10 − 7 = 3 last year; now it says “/”, or nothing. The third has no large class.
    [Theory]
    [InlineData("/", 1, 0)]
    [InlineData(null, 0, 1)]
    public void WhoseStaffIsNotToldNeedsNotNothing(string? posts, int withheld, int uncomputed)
    {
        var three = Some.School(3);
        var summary = Some.Compile(Some.Year(2025, Staffed(One, 8, 8), Staffed(Two, posts, posts), Some.Return(three, (3, [40]))),
            Some.Year(2024, Staffed(One, 9, 9), Staffed(Two, 7, 7), Some.Return(three, (3, [40]))));
        foreach (var code in new[] { "large-class-posts", "large-class-posts.urban" })
        {
            var figure = FigureOf(summary, code);
            Assert.Equal((2, 4, 2, 3, withheld, uncomputed), (figure.Value, figure.LastYear, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed));
            Assert.Equal(new LikeForLike(2, 1, 2), figure.LikeForLike);
        }

        Assert.Equal((null, 0, 1, withheld, uncomputed), OfSchool(Two));
        Assert.Equal((0m, 1, 1, 0, 0), OfSchool(three));

        (decimal?, int, int, int?, int?) OfSchool(School school) => FigureOf(summary, $"large-class-posts.school-{school.Code}") is var figure
            ? (figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed) : default;
    }

    // The only school with large classes does not tell its staff: that nobody asks for posts is not known.
    [Fact]
    public void WithoutAKnownCauseThereIsNoNumber()
    {
        var figure = FigureOf(Some.Compile(Staffed(One, "/", 8), Some.Return(Two, (3, [40]))), "large-class-vacancies");
        Assert.Equal((null, 1, 2), (figure.Value, figure.Counted, figure.Expected));
    }

    static RoundEntry Staffed(School school, object? posts, object? inPost) => Some.Return(school,
    [
        .. new[] { 60, 60, 52 }.Select((pupils, index) => Some.Row(Classes.Sheet, index + 4, ("grade", 3), ("number", index + 1), ("pupils", pupils))),
        Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts), ("inPost", inPost), ("away", 0)), Some.Row(Classrooms.Sheet, ("stage", "小学"), ("classrooms", 4), ("classroomsInUse", 3)),
    ]);

    // The first: 2 large of 1 last year in grade 2, 1 of 0 in grade 3: 2 new, 1 persisting; last year 1 new in grade 1, and 1 cleared in grade 2. The second had
    // 2 new last year; now one of that cohort has 60, and the other says “/”.
    [Theory]
    [InlineData("large-classes-new", 2, 3, 2, 1)]
    [InlineData("large-classes-persisting", 1, 0, 1, 0)]
    [InlineData("large-classes-cleared", 0, 1, 0, 1)]
    [InlineData("large-classes-compared", 3, 3, 3, 1)]
    public void ACohortThatIsNotToldIsNotComparedInEitherYear(string code, int value, int lastYear, int same, int sameBefore)
    {
        var figure = FigureOf(Some.Compile(Some.Year(2025, Some.Return(One, (2, [60, 60]), (3, [60])), Some.Return(Two, (2, [60, null]))),
            Some.Year(2024, Some.Return(One, (1, [60, 40]), (2, [40])), Some.Return(Two, (1, [60, 60]))),
            Some.Year(2023, Some.Return(One, (1, [60, 40])), Some.Return(Two, (6, [40])))), code);
        Assert.Equal((value, lastYear, 1, 2, 1, 0), (figure.Value, figure.LastYear, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed));
        Assert.Equal(new LikeForLike(same, sameBefore, 1), figure.LikeForLike);
        Assert.Equal("1 / 2（1 所填“/”；没有报全的只计可比的年级）", FigureText.Coverage(figure).Zh);
    }

    // What the second did last year: one class of the cohort said “/”, it did not report at all, it was not there.
    [Theory]
    [InlineData("填“/”", "1 / 2（1 所未填全或上年未报；没有报全的只计可比的年级）")]
    [InlineData("未报", "1 / 2（1 所未填全或上年未报；没有报全的只计可比的年级）")]
    [InlineData("新建", "1 / 1")]
    [InlineData("报全", "2 / 2")]
    public void WhoHasNoYearBeforeIsNotCompared(string before, string coverage)
    {
        RoundEntry[] two = before switch { "新建" => [], "未报" => [Some.Missing(Two)], "填“/”" => [Some.Return(Two, (1, [60, null]))], _ => [Some.Return(Two, (1, [60, 40]))] };
        var summary = Some.Compile(Some.Year(2025, Some.Return(One, (2, [60])), Some.Return(Two, (2, [60, 60]))), Some.Year(2024, [Some.Return(One, (1, [60])), .. two]));
        Assert.Equal(coverage, FigureText.Coverage(FigureOf(summary, "large-classes-persisting")).Zh);
    }

    // Both had a large class in grade 6: the second one more class, whose pupils it did not tell.
    [Fact]
    public void WhoDidNotTellItsLeavingClassesIsNotCounted()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(One, (1, [40])), Some.Return(Two, (1, [40]))), Some.Year(2024, Some.Return(One, (6, [60])), Some.Return(Two, (6, [60, null]))));
        Assert.Equal((2, 1, 2, 0, 1), FigureOf(summary, "large-classes-graduated") is var figure ? (figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed) : default);
    }

    [Fact]
    public void ASlashEndsNoProblem()
    {
        var flag = Assert.Single(Some.Compile(Some.Year(2025, Some.Return(One, [Class(40), Safe("/")])), Some.Year(2024, Some.Return(One, [Class(40), Safe(YesNoColumn.No)]))).Flags);
        Assert.Equal((FlagChange.Unconfirmed, "第1学校四个百分之百全部达到今年填“/”，须核实，尚不能确定是否达到。"), (flag.Change, flag.Text.Zh));
    }
}
