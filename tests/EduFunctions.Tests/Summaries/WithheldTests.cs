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

    [Fact]
    public void ASlashEndsNoProblem()
    {
        var flag = Assert.Single(Some.Compile(Some.Year(2025, Some.Return(One, [Class(40), Safe("/")])), Some.Year(2024, Some.Return(One, [Class(40), Safe(YesNoColumn.No)]))).Flags);
        Assert.Equal((FlagChange.Unconfirmed, "第1学校四个百分之百全部达到今年填“/”，须核实，尚不能确定是否达到。"), (flag.Change, flag.Text.Zh));
    }
}
