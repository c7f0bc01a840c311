using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>Whom a figure counts: blanks, yes and no, two years, and sheets with one row for several stages.</summary>
public sealed class CountingTests
{
    static Figure Of(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    // Quotients have the unit of what is divided, and decimals.
    [Fact]
    public void WhatIsCountedIsWholeAndWhatIsDividedIsNot() => Assert.Equal(
        [
            "arts-teachers-per-100", "backbone-per-100", "children-per-nurse", "children-per-teacher", "inspectors-per-zone", "multimedia-per-100",
            "pupils-per-post", "pupils-per-teacher", "qualified-teachers-per-100", "schools-per-zone", "teachers-per-class",
        ],
        IndicatorTable.All.Where(one => !one.IsCount && one.Unit is not ("" or "%" or "系数" or "差异率" or "级" or "元" or "万元" or "亿元" or "㎡" or "册"))
            .Select(one => one.Code).Order(StringComparer.Ordinal));

    static RoundEntry Posts(int number, object? posts) => Some.Return(Some.School(number), Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts), ("inPost", 20)));

    // 25 of one school; the other's blank is no 0, its 0 is one.
    [Theory]
    [InlineData(null, 1)]
    [InlineData("/", 1)]
    [InlineData(0, 2)]
    public void ABlankSchoolIsNotCounted(object? posts, int counted)
    {
        var figure = Of(Some.Compile(Posts(1, 25), Posts(2, posts)), "posts");
        Assert.Equal((25m, counted, 2), (figure.Value, figure.Counted, figure.Expected));
        Assert.Equal(posts is 0 ? 0m : null, Some.Compile(Posts(2, posts)).Value($"posts.school-{Some.Code(2)}"));
    }

    // No as soon as one says no; yes only when every school says yes.
    [Theory]
    [InlineData("是", "是", 1)]
    [InlineData("是", "否", 0)]
    [InlineData("否", null, 0)]
    [InlineData("是", null, null)]
    [InlineData("是", "/", null)]
    public void AYesOfAllNeedsAll(string one, string? other, int? all)
    {
        Assert.Equal(all, Some.Compile(Guarded(1, one), Guarded(2, other)).Value("four-hundred-percents"));
        Assert.Equal(one == "否" ? 0 : null, Some.Compile(Guarded(1, one), Some.Missing(Some.School(2))).Value("four-hundred-percents"));
    }

    static RoundEntry Guarded(int number, string? guarded) => Some.Return(Some.School(number), Some.Row(Safety.Sheet,
        [("guardPosts", guarded), .. new[] { "guards", "closedCampus", "alarm", "cameras", "networked" }.Select(column => (column, (object?)"是"))]));

    // Of alarm, cameras and the link with the police all three are wanted.
    [Theory]
    [InlineData("alarm")]
    [InlineData("cameras")]
    [InlineData("networked")]
    public void AnAlarmIsLinkedOnlyWithAllThree(string missing)
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Row(Safety.Sheet, [.. new[] { "alarm", "cameras", "networked" }.Select(column => (column, (object?)(column == missing ? "否" : "是")))])));
        Assert.Equal(0m, summary.Value("alarm-linked-share"));
    }

    // In both years only the first school gives it: 44 against 40. The third is new, the second blank.
    [Fact]
    public void AChangeIsToldOverTheSchoolsThatGiveBothYears()
    {
        var figure = Of(Some.Compile(Some.Year(2025, Posts(1, 44), Posts(2, null), Posts(3, 10)), Some.Year(2024, Posts(1, 40), Posts(2, 30))), "posts");
        Assert.Equal((54m, 70m, 2, 3), (figure.Value, figure.LastYear, figure.Counted, figure.Expected));
        Assert.Equal(new LikeForLike(44, 40, 1), figure.LikeForLike);
    }

    // 90 of 100 pupils of the primary school; the nine-year school's 150 of 300 belong to no stage alone.
    [Fact]
    public void ARowWithoutStageCountsForAStageOnlyWhereTheSchoolHasOne()
    {
        var summary = Some.Compile(School(1, SchoolKind.Primary, 90, (1, 100)), School(2, SchoolKind.NineYear, 150, (1, 200), (7, 100)));
        Assert.Equal((90m, 1, 2), (Of(summary, "catchment-share.primary").Value, Of(summary, "catchment-share.primary").Counted, Of(summary, "catchment-share.primary").Expected));
        Assert.Null(summary.Value("catchment-share.junior"));
        Assert.Equal(50m, summary.Value($"catchment-share.school-{Some.Code(2)}"));

        static RoundEntry School(int number, SchoolKind kind, int near, params (int Grade, int Pupils)[] grades) => Some.Return(Some.School(number, kind),
            [Some.Row(SchoolMoney.Sheet, ("inCatchment", near)), .. grades.Select(grade => Some.Row(Classes.Sheet, ("grade", grade.Grade), ("number", 1), ("pupils", grade.Pupils)))]);
    }

    // Private, rural and boarding schools are not asked.
    [Theory]
    [InlineData(Sponsor.Public, Location.Urban, "否", true)]
    [InlineData(Sponsor.Public, Location.Town, null, true)]
    [InlineData(Sponsor.Public, Location.Rural, "否", false)]
    [InlineData(Sponsor.InclusivePrivate, Location.Urban, "否", false)]
    [InlineData(Sponsor.Public, Location.Urban, "是", false)]
    public void TheCatchmentIsAskedOfTownPublicSchoolsWithoutBoarders(Sponsor sponsor, Location location, string? boarding, bool isAsked)
    {
        var summary = Some.Compile(Some.Return(Some.School(1, location: location) with { Sponsor = sponsor }, Some.Row(Cover.Sheet, ("boarding", boarding)),
            Some.Row(SchoolMoney.Sheet, ("inCatchment", 50)), Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", 100))));
        Assert.Equal(isAsked ? 50m : null, summary.Value("catchment-share.primary"));
        Assert.Equal(isAsked ? 1 : 0, Of(summary, "catchment-share.primary").Expected);
    }

    // Each section has its own row: 4 backbone teachers of 200 pupils, 3 of 100.
    [Fact]
    public void ANineYearSchoolIsTwoSections()
    {
        var summary = Some.Compile(Some.Return(Some.School(1, SchoolKind.NineYear), Some.Row(Staff.Sheet, 4, ("stage", "小学"), ("backbone", 4)), Some.Row(Staff.Sheet, 5, ("stage", "初中"), ("backbone", 3)),
            Some.Row(Classes.Sheet, 4, ("grade", 1), ("number", 1), ("pupils", 200)), Some.Row(Classes.Sheet, 5, ("grade", 7), ("number", 1), ("pupils", 100))));
        Assert.Equal((2m, 3m, 2m, 3m), (summary.Value($"backbone-per-100.school-{Some.Code(1)}-primary"), summary.Value($"backbone-per-100.school-{Some.Code(1)}-junior"),
            summary.Value("backbone-per-100.primary"), summary.Value("backbone-per-100.junior")));
    }
}
