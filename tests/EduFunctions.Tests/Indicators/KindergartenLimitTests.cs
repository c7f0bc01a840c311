using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>Each limit of 教督〔2020〕1号 at its value, one unit below and one above.</summary>
public sealed class KindergartenLimitTests
{
    static bool? Met(CountyYear year, string code) => Some.Compile(year).Figures.Single(figure => figure.Code == code).IsMet;

    // 幼儿园工作规程: 25, 30, 35; of mixed ages 30.
    [Theory]
    [InlineData("小班", 25)]
    [InlineData("中班", 30)]
    [InlineData("大班", 35)]
    [InlineData("混合班", 30)]
    public void AKindergartenClassIsWithinItsLimit(string kind, int most)
    {
        Assert.Equal((100m, 100m, 0m), (With(most - 1), With(most), With(most + 1)));

        decimal? With(int children) => Some.Compile(Kindergarten(1, [(kind, children)])).Value("kindergarten-classes-within-share.kindergarten");
    }

    [Fact]
    public void NurseryChildrenAreInNoRate()
    {
        var summary = Some.Compile(Some.Year(2025, Kindergarten(1, [("小班", 20), ("托班", 40)], Some.Row(KindergartenStaff.Sheet, ("teachers", 2)))).With(Some.Row(Population.Sheet, ("age3", 10), ("age4", 10), ("age5", 5))));
        Assert.Equal((20m, 40m, 1m, 10m, 80m), (summary.Value("children.kindergarten"), summary.Value("nursery-children.kindergarten"), summary.Value("kindergarten-classes.kindergarten"),
            summary.Value("children-per-teacher.kindergarten"), summary.Value("gross-enrolment.kindergarten")));
    }

    // 85 of 100 of age; 80 and 50 of 100 children; 15 children a teacher, 7 (half-day 10) of the staff; 4, 8.17 and 10.44 ㎡ of 100 children.
    [Fact]
    public void OfKindergartens()
    {
        Assert.Equal((false, true, true), Around(85, value => Met(Some.Year(2025, Kindergarten(1, [("小班", value)])).With(Some.Row(Population.Sheet, ("age3", 40), ("age4", 30), ("age5", 30))), "gross-enrolment.kindergarten")));
        Assert.Equal((false, true, true), Around(80, value => Met(Some.Year(2025, Kindergarten(1, [("小班", value)], Sponsor.InclusivePrivate), Kindergarten(2, [("小班", 20)], Sponsor.OtherPrivate)), "inclusive-share.kindergarten")));
        Assert.Equal((false, true, true), Around(50, value => Met(Some.Year(2025, Kindergarten(1, [("小班", value)]), Kindergarten(2, [("小班", 50)], Sponsor.InclusivePrivate)), "public-share.kindergarten")));
        Assert.Equal((true, true, false), Around(150, value => Met(Some.Year(2025, Kindergarten(1, [("小班", value)], Some.Row(KindergartenStaff.Sheet, ("teachers", 10)))), "children-per-teacher.kindergarten")));
        Assert.Equal((true, true, false), Around(70, value => Met(Some.Year(2025, Kindergarten(1, [("小班", value)], Some.Row(KindergartenCover.Sheet, ("service", "全日制")), Some.Row(KindergartenStaff.Sheet, ("inPost", 4), ("contract", 6)))), "kindergarten-staff-met-share.kindergarten")));
        Assert.Equal((true, true, false), Around(100, value => Met(Some.Year(2025, Kindergarten(1, [("小班", value)], Some.Row(KindergartenCover.Sheet, ("service", "半日制")), Some.Row(KindergartenStaff.Sheet, ("inPost", 4), ("contract", 6)))), "kindergarten-staff-met-share.kindergarten")));
        Assert.Equal(0m, Some.Compile(Kindergarten(1, [("小班", 1)], Some.Row(KindergartenCover.Sheet, ("service", "全日制")), Some.Row(KindergartenStaff.Sheet, ("inPost", 0), ("contract", 0)))).Value("kindergarten-staff-met-share.kindergarten"));
        Assert.Equal((0m, 0m, 1m), Around(360, value => Some.Compile(Kindergarten(1, [("小班", value)])).Value("large-kindergartens.kindergarten")));
        foreach (var (code, column, least) in new[] { ("outdoor-area-per-child", "outdoor", 400), ("activity-area-per-child", "activityRooms", 817), ("floor-area-per-child", "floor", 1044) })
        {
            Assert.Equal((false, true, true), Around(least, value => Met(Some.Year(2025, Areas(value, column, "否")), code + ".kindergarten")));
            Assert.Equal((0m, 100m, 100m), Around(least, value => Some.Compile(Areas(value, column, "是")).Value("new-kindergarten-areas-share.kindergarten")));
        }

        // 50 % of the earlier ones are enough.
        Assert.True(Met(Some.Year(2025, Areas(400, "outdoor", "否"), Areas(399, "outdoor", "否", 2)), "earlier-kindergarten-areas-share.kindergarten"));
        Assert.False(Met(Some.Year(2025, Areas(400, "outdoor", "否"), Areas(399, "outdoor", "否", 2), Areas(399, "outdoor", "否", 3)), "earlier-kindergarten-areas-share.kindergarten"));
    }

    // Which kindergartens it counts their returns say: of one that has not reported nobody knows, so that it is expected.
    [Theory]
    [InlineData("new-kindergarten-areas-share.kindergarten", 1, 2)]
    [InlineData("earlier-kindergarten-areas-share.kindergarten", 1, 2)]
    [InlineData("residential-quarter-share.kindergarten", 0, 3)]
    public void WhoHasNotReportedIsExpected(string code, int counted, int expected)
    {
        var summary = Some.Compile(Areas(400, "outdoor", "是"), Areas(400, "outdoor", "否", 2), Some.Missing(Some.School(3, SchoolKind.Kindergarten)));
        var figure = Assert.Single(summary.Figures, figure => figure.Code == code);
        Assert.Equal((counted, expected), (figure.Counted, figure.Expected));
    }

    static RoundEntry Areas(int value, string column, string plannedAfter2017, int number = 1) => Kindergarten(number, [("小班", 100)], Some.Row(KindergartenCover.Sheet, ("plannedAfter2017", plannedAfter2017)),
        Some.Row(KindergartenPremises.Sheet, [.. new (string Column, object? Value)[] { ("outdoor", 400), ("activityRooms", 817), ("floor", 1044) }.Where(one => one.Column != column), (column, value)]));

    static (T, T, T) Around<T>(int limit, Func<int, T> of) => (of(limit - 1), of(limit), of(limit + 1));

    static RoundEntry Kindergarten(int number, (string Kind, int Children)[] classes, params FormRow[] rows) => Kindergarten(number, classes, Sponsor.Public, rows);

    static RoundEntry Kindergarten(int number, (string Kind, int Children)[] classes, Sponsor sponsor, params FormRow[] rows) => Some.Return(Some.School(number, SchoolKind.Kindergarten) with { Sponsor = sponsor },
        [.. classes.Select((one, index) => Some.Row(KindergartenClasses.Sheet, ("kind", one.Kind), ("number", index + 1), ("children", one.Children))), .. rows]);
}
