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

    // A class of 60 and “/” in grade 1: one large class is known of, that there is one is sure.
    [Theory]
    [InlineData("large-classes.school-4206990001", true)]
    [InlineData("large-class-share.school-4206990001", true)]
    [InlineData("entrance-grades-cleared.school-4206990001", false)]
    [InlineData("large-classes.school-4206990002", false)]
    [InlineData("large-classes", false)]
    public void WhatNobodyGivesInFullIsWhatIsKnown(string code, bool isKnownAlone) => Assert.Equal(isKnownAlone,
        FigureText.IsOfKnownAlone(FigureOf(Some.Compile(Some.Return(One, (1, [60, null])), Some.Return(Two, (1, [60]))), code)));

    // The value and how many it comes from are the same; why the other is not in it has changed, and so what a report prints.
    [Theory]
    [InlineData("/", true)]
    [InlineData(null, false)]
    public void AnotherReasonIsAChange(string? posts, bool isChange) => Assert.Equal(isChange, RunComparison.Of(Posts(null), Posts(posts), new HashSet<string> { Two.Code.Value })
        .Figures.Any(change => change.Either.Code == "posts"));

    static CountySummary Posts(string? posts) => Some.Compile(Some.Return(One, Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", 20))), Some.Return(Two, Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts))));

    [Fact]
    public void ASlashEndsNoProblem()
    {
        var flag = Assert.Single(Some.Compile(Some.Year(2025, Some.Return(One, [Class(40), Safe("/")])), Some.Year(2024, Some.Return(One, [Class(40), Safe(YesNoColumn.No)]))).Flags);
        Assert.Equal((FlagChange.Unconfirmed, "第1学校四个百分之百全部达到今年填“/”，须核实，尚不能确定是否达到。"), (flag.Change, flag.Text.Zh));
    }
}
