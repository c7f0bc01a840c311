using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>Each limit of the evaluations at its value, one unit below and one above; the numbers are chosen so that the limit is met exactly.</summary>
public sealed class LimitTests
{
    static Figure Of(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    static bool? Met(CountyYear year, string code) => Of(Some.Compile(year), code).IsMet;

    // Of 200 teachers: at least 100 % of 360 hours and of certificates. Of 100 who meet the conditions 10; of 10 exchanged 2.
    [Theory]
    [InlineData("trained-teachers-share", "trained", 200, "teachers", 200)]
    [InlineData("certified-teachers-share", "certified", 200, "teachers", 200)]
    [InlineData("exchange-share", "exchanged", 10, "exchangeDue", 100)]
    [InlineData("exchange-backbone-share", "exchangedBackbone", 2, "exchanged", 10)]
    public void OfStaff(string code, string part, int least, string whole, int all)
    {
        Assert.Equal((false, true, true), (With(least - 1), With(least), With(least + 1)));

        bool? With(int value) => Met(Some.Year(2025, Some.Return(Some.School(1), Some.Row(Staff.Sheet, ("stage", "小学"), (part, value), (whole, all)))), code);
    }

    // 950 of 1,000 junior pupils in the catchment, all of 1,000 primary ones; 95 leavers of 90 + 20 − 8 − 2 = 100 entrants; 5 of 100 万元 for training; a school of 99 pupils funded as 100.
    [Theory]
    [InlineData("catchment-share.junior", SchoolKind.Junior, "inCatchment", 950, 1000)]
    [InlineData("catchment-share.primary", SchoolKind.Primary, "inCatchment", 1000, 1000)]
    [InlineData("junior-retention", SchoolKind.Junior, "leavers", 95, 1000)]
    [InlineData("training-money-share", SchoolKind.Primary, "trainingBudget", 5, 1000)]
    [InlineData("training-money-schools-share", SchoolKind.Primary, "trainingBudget", 5, 1000)]
    [InlineData("small-schools-funded-share", SchoolKind.Primary, "funded", 100, 99)]
    public void OfSchoolMoney(string code, SchoolKind kind, string column, int least, int pupils)
    {
        Assert.Equal((false, true, true), (With(least - 1), With(least), With(least + 1)));

        bool? With(int value) => Met(Some.Year(2025, Some.Return(Some.School(1, kind), Some.Row(Classes.Sheet, ("grade", SchoolKinds.Of(kind).FirstGrade), ("number", 1), ("pupils", pupils)),
            Some.Row(SchoolMoney.Sheet, ("budget", 100), ("entrants", 90), ("movedIn", 20), ("movedOut", 8), ("died", 2), (column, value)))), code);
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 0)]
    [InlineData(101, 0)]
    public void ASchoolIsSmallUnder100Pupils(int pupils, int schools) => Assert.Equal(schools, Of(Some.Compile(Some.Return(Some.School(1),
        Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", pupils)), Some.Row(SchoolMoney.Sheet, ("funded", 100)))), "small-schools-funded-share").Expected);

    // ⌈12 ÷ 12⌉ = 1 room, ⌈13 ÷ 12⌉ = 2, ⌈24 ÷ 12⌉ = 2, ⌈25 ÷ 12⌉ = 3; rooms of the middle size count where the school was built by 2016.
    [Theory]
    [InlineData(12, 1, 0, "否", true)]
    [InlineData(13, 1, 0, "否", false)]
    [InlineData(13, 2, 0, "否", true)]
    [InlineData(24, 2, 0, "否", true)]
    [InlineData(25, 2, 0, "否", false)]
    [InlineData(13, 1, 1, "否", false)]
    [InlineData(13, 1, 1, "是", true)]
    [InlineData(25, 1, 1, "是", false)]
    public void RoomsOfMusicAndArt(int classes, int rooms, int middle, string builtBy2016, bool isMet)
    {
        var summary = Some.Compile(Some.Return(Some.School(1),
        [
            Some.Row(Cover.Sheet, ("builtBy2016", builtBy2016)), Some.Row(Premises.Sheet, ("musicRooms", rooms), ("musicRoomsMiddle", middle), ("artRooms", rooms), ("artRoomsMiddle", middle)),
            .. Enumerable.Range(1, classes).Select(number => Some.Row(Classes.Sheet, ("grade", 1), ("number", number), ("pupils", 40))),
        ]));
        Assert.Equal((isMet, isMet), (Of(summary, "music-rooms-share").IsMet, Of(summary, "art-rooms-share").IsMet));
    }

    [Theory]
    [InlineData(SchoolKind.Primary, "primary", 45)]
    [InlineData(SchoolKind.Junior, "junior", 50)]
    public void AClassIsWithinItsSize(SchoolKind kind, string stage, int most)
    {
        Assert.Equal((100m, 100m, 0m), (With(most - 1), With(most), With(most + 1)));

        decimal? With(int pupils) => Some.Compile(Some.Return(Some.School(1, kind), Some.Row(Classes.Sheet, ("grade", SchoolKinds.Of(kind).FirstGrade), ("number", 1), ("pupils", pupils)))).Value($"classes-within-size-share.{stage}");
    }

    [Theory]
    [InlineData(2999, 0)]
    [InlineData(3000, 0)]
    [InlineData(3001, 1)]
    public void ASeniorSchoolIsTooLargeAbove3000(int pupils, int schools) =>
        Assert.Equal(schools, Some.Compile(Some.Return(Some.School(1, SchoolKind.Senior), Some.Row(Classes.Sheet, ("grade", 10), ("number", 1), ("pupils", pupils)))).Value("large-senior-schools.senior"));

    // 大校额 of 2010 and before, or with more than half migrants: 2,400, of a nine-year school 3,000.
    [Theory]
    [InlineData(SchoolKind.Primary, "是", 0, 2400, 0)]
    [InlineData(SchoolKind.Primary, "是", 0, 2401, 1)]
    [InlineData(SchoolKind.Primary, "否", 1100, 2200, 1)]
    [InlineData(SchoolKind.Primary, "否", 1101, 2200, 0)]
    [InlineData(SchoolKind.NineYear, "是", 0, 3000, 0)]
    [InlineData(SchoolKind.NineYear, "是", 0, 3001, 1)]
    public void OldSchoolsAndSchoolsOfMigrantsMayBeLarger(SchoolKind kind, string builtBy2010, int migrants, int pupils, int large) => Assert.Equal(large, Some.Compile(Some.Return(Some.School(1, kind),
        Some.Row(Cover.Sheet, ("builtBy2010", builtBy2010)), Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", pupils), ("migrant", migrants)))).Value("large-schools"));

    // 600 万元 for 1,000 pupils = 6,000 元; 50 of 100 places; 85 of 100 migrants; 95 of 100 disabled.
    [Theory]
    [InlineData("special-funds-per-pupil", "bureau-spending", "specialFunds", 600)]
    [InlineData("quota-share", "bureau-population", "quotaPlaces", 50)]
    [InlineData("migrant-share", "bureau-population", "migrantInPublic", 65)]
    [InlineData("disabled-enrolment", "bureau-population", "inClasses", 35)]
    [InlineData("satisfaction", "bureau-population", "satisfaction", 85)]
    [InlineData("named-inspector-share", "bureau-supervision", "namedSchools", 1)]
    public void OfTheBureauAtLeast(string code, string sheet, string column, int least)
    {
        Assert.Equal((false, true, true), (With(least - 1), With(least), With(least + 1)));

        bool? With(int value) => Met(Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(BureauReturnForm.Form.Sheets.Single(one => one.Code == sheet), ("specialPupils", 1000), ("seniorPlaces", 100),
            ("migrant", 100), ("migrantInBought", 20), ("disabled", 100), ("inSpecialClasses", 10), ("inSpecialSchools", 30), ("taughtAtHome", 20), (column, value))), code);
    }

    [Theory]
    [InlineData("II级", "0.149", false, true)]
    [InlineData("III级", "0.15", true, false)]
    [InlineData("IV级", "0.151", true, false)]
    public void OfNationalMonitoring(string level, string difference, bool isLevel, bool isDifference)
    {
        var year = Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Population.Sheet, ("chineseLevel", level), ("chineseDifference", decimal.Parse(difference, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal((isLevel, isDifference), (Met(year, "monitoring-level-chinese"), Met(year, "monitoring-difference-chinese")));
    }

    // 19, 20 and 21 schools of one zone.
    [Theory]
    [InlineData(19, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void AZoneHasAtMost20Schools(int schools, bool isMet) => Assert.Equal(isMet, Met(
        Some.Year(2025, Enumerable.Range(1, schools).Select(number => Some.Missing(Some.School(number)))).With(Some.Row(Supervision.Sheet, ("zones", 1))), "schools-per-zone"));

    [Theory]
    [InlineData(74_999, false, -1)]
    [InlineData(75_000, true, 0)]
    [InlineData(75_001, true, 1)]
    public void TeachersPayIsNotBelowCivilServants(int pay, bool isMet, int difference)
    {
        var summary = Some.Compile(Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Pay.Sheet, ("teachers", pay), ("civilServants", 75_000))));
        Assert.Equal((isMet, isMet, difference), (Of(summary, "pay-not-below").IsMet, Of(summary, "pay-difference").IsMet, Of(summary, "pay-difference").Value));
    }

    // Equal is met; two bases are never compared.
    [Theory]
    [InlineData(99, "决算数", "决算数", false)]
    [InlineData(100, "决算数", "决算数", true)]
    [InlineData(101, "预算安排数", "预算安排数", true)]
    [InlineData(101, "预算安排数", "决算数", null)]
    [InlineData(99, "决算数", "预算安排数", null)]
    [InlineData(99, "决算数", null, null)]
    [InlineData(99, null, null, null)]
    public void SpendingIsKeptOnOneBasis(int now, string? basis, string? before, bool? isKept)
    {
        var year = Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Spending.Sheet, ("education", now), ("educationBefore", 100), ("educationBasis", basis), ("educationBasisBefore", before)));
        Assert.Equal((isKept, isKept), (Met(year, "education-spending-kept"), Met(year, "education-spending-growth")));
        Assert.Equal(isKept == false ? 1 : 0, Some.Compile(year).Flags.Count(flag => flag.Code == "spending-fallen"));
    }

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

    static RoundEntry Areas(int value, string column, string plannedAfter2017, int number = 1) => Kindergarten(number, [("小班", 100)], Some.Row(KindergartenCover.Sheet, ("plannedAfter2017", plannedAfter2017)),
        Some.Row(KindergartenPremises.Sheet, [.. new (string Column, object? Value)[] { ("outdoor", 400), ("activityRooms", 817), ("floor", 1044) }.Where(one => one.Column != column), (column, value)]));

    static (T, T, T) Around<T>(int limit, Func<int, T> of) => (of(limit - 1), of(limit), of(limit + 1));

    static RoundEntry Kindergarten(int number, (string Kind, int Children)[] classes, params FormRow[] rows) => Kindergarten(number, classes, Sponsor.Public, rows);

    static RoundEntry Kindergarten(int number, (string Kind, int Children)[] classes, Sponsor sponsor, params FormRow[] rows) => Some.Return(Some.School(number, SchoolKind.Kindergarten) with { Sponsor = sponsor },
        [.. classes.Select((one, index) => Some.Row(KindergartenClasses.Sheet, ("kind", one.Kind), ("number", index + 1), ("children", one.Children))), .. rows]);
}
