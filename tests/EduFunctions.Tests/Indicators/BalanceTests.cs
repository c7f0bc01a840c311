using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>The seven of 教督〔2017〕6号 第六条, by made schools of 1,000 pupils that meet each of them exactly.</summary>
public sealed class BalanceTests
{
    // For 1,000 pupils: 42 above the required qualification, 10 backbone, 9 of PE and arts, 4,500 ㎡, 7,500 ㎡, 200 万元 = 2,000,000 元, 23 rooms.
    static readonly Dictionary<string, object?> PrimaryAtLimit = new(StringComparer.Ordinal)
    {
        ["associates"] = 10, ["bachelors"] = 30, ["masters"] = 1, ["doctors"] = 1, ["backbone"] = 10, ["physicalEducation"] = 4, ["music"] = 2, ["fineArt"] = 2, ["arts"] = 1,
        ["teachingArea"] = 5000, ["indoorSportsArea"] = 500, ["sportsGround"] = 7000, ["equipment"] = 200, ["multimediaRooms"] = 23, ["pupils"] = 1000,
    };

    // Junior: 53 with a bachelor's degree or more (associates do not count), 10, 9, 5,800, 10,200, 250 万元, 24.
    static readonly Dictionary<string, object?> JuniorAtLimit = new(PrimaryAtLimit, StringComparer.Ordinal)
    {
        ["associates"] = 40, ["bachelors"] = 50, ["masters"] = 2, ["teachingArea"] = 6300, ["sportsGround"] = 9700, ["equipment"] = 250, ["multimediaRooms"] = 24,
    };

    static RoundEntry School(School school, Dictionary<string, object?> all, params (string Column, object? Value)[] others)
    {
        var stage = SchoolKinds.NameOf(SchoolKinds.StagesOf(school.Kind).First());
        var values = all.Where(entry => others.All(other => other.Column != entry.Key)).Select(entry => (entry.Key, entry.Value)).Concat(others).ToArray();
        return Some.Return(school, Some.Row(Cover.Sheet, values), Some.Row(Staff.Sheet, [("stage", stage), .. values]), Some.Row(Premises.Sheet, values),
            Some.Row(Classes.Sheet, [("grade", SchoolKinds.Of(school.Kind).FirstGrade), ("number", 1), .. values]));
    }

    static Figure Of(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    [Theory]
    [InlineData(SchoolKind.Primary)]
    [InlineData(SchoolKind.Junior)]
    public void ASchoolAtEveryLimitMeetsAllSeven(SchoolKind kind)
    {
        var (stage, all) = kind == SchoolKind.Primary ? ("primary", PrimaryAtLimit) : ("junior", JuniorAtLimit);
        var summary = Some.Compile(School(Some.School(1, kind), all));
        Assert.Equal((7m, 1m, 100m), (summary.Value($"balance-met.school-{Some.Code(1)}-{stage}"), summary.Value($"balance-passes.{stage}"), summary.Value($"balance-passing-share.{stage}")));
        Assert.All(BalanceTable.SevenIndicators, indicator => Assert.True(Of(summary, $"{indicator.Code}.{stage}").IsMet));
    }

    // The least unit below the limit is not met, the least above it is.
    [Theory]
    [InlineData(SchoolKind.Primary, "qualified-teachers-per-100", "bachelors", 30)]
    [InlineData(SchoolKind.Primary, "backbone-per-100", "backbone", 10)]
    [InlineData(SchoolKind.Primary, "arts-teachers-per-100", "fineArt", 2)]
    [InlineData(SchoolKind.Primary, "teaching-area-per-pupil", "teachingArea", 5000)]
    [InlineData(SchoolKind.Primary, "sports-area-per-pupil", "sportsGround", 7000)]
    [InlineData(SchoolKind.Primary, "equipment-per-pupil", "equipment", 200)]
    [InlineData(SchoolKind.Primary, "multimedia-per-100", "multimediaRooms", 23)]
    [InlineData(SchoolKind.Junior, "qualified-teachers-per-100", "bachelors", 50)]
    [InlineData(SchoolKind.Junior, "backbone-per-100", "backbone", 10)]
    [InlineData(SchoolKind.Junior, "arts-teachers-per-100", "arts", 1)]
    [InlineData(SchoolKind.Junior, "teaching-area-per-pupil", "teachingArea", 6300)]
    [InlineData(SchoolKind.Junior, "sports-area-per-pupil", "sportsGround", 9700)]
    [InlineData(SchoolKind.Junior, "equipment-per-pupil", "equipment", 250)]
    [InlineData(SchoolKind.Junior, "multimedia-per-100", "multimediaRooms", 24)]
    public void OneUnitDecides(SchoolKind kind, string indicator, string column, int limit)
    {
        var (stage, all) = kind == SchoolKind.Primary ? ("primary", PrimaryAtLimit) : ("junior", JuniorAtLimit);
        Assert.Equal((false, true, true), (Met(limit - 1), Met(limit), Met(limit + 1)));

        bool? Met(int value) => Of(Some.Compile(School(Some.School(1, kind), all, (column, value))), $"{indicator}.school-{Some.Code(1)}-{stage}").IsMet;
    }

    // 85 %: of 4,500 ㎡ 3,825, of 7,500 ㎡ 6,375, of 200 万元 170; of 23 rooms 19.55, of 42 teachers 35.7, of 10 backbone 8.5, of 9 teachers 7.65.
    [Theory]
    [InlineData("teachingArea", 4325, 4324)]
    [InlineData("sportsGround", 5875, 5874)]
    [InlineData("equipment", 170, 169)]
    [InlineData("multimediaRooms", 20, 19)]
    [InlineData("bachelors", 24, 23)]
    [InlineData("backbone", 9, 8)]
    [InlineData("physicalEducation", 3, 2)]
    public void SixArePassedWhereTheSeventhReaches85Percent(string column, int enough, int tooFew)
    {
        Assert.Equal((6m, 1m), Told(enough));
        Assert.Equal((6m, 0m), Told(tooFew));

        (decimal?, decimal?) Told(int value)
        {
            var summary = Some.Compile(School(Some.School(1), PrimaryAtLimit, (column, value)));
            return (summary.Value($"balance-met.school-{Some.Code(1)}-primary"), summary.Value($"balance-passes.school-{Some.Code(1)}-primary"));
        }
    }

    [Fact]
    public void OfTwoThatAreMissedBothAtTheFloorTheSchoolFails()
    {
        var summary = Some.Compile(School(Some.School(1), PrimaryAtLimit, ("teachingArea", 4325), ("sportsGround", 5875)));
        Assert.Equal((5m, 0m), (summary.Value($"balance-met.school-{Some.Code(1)}-primary"), summary.Value("balance-passes.primary")));
        // It lacks 4,500 − 3,825 and 7,500 − 6,375 ㎡.
        Assert.Equal("达标 5 项。未达标：生均教学及辅助用房面积 3.825 < 4.5，差 675 ㎡教学及辅助用房；生均体育运动场馆面积 6.375 < 7.5，差 1,125 ㎡体育运动场馆。",
            Assert.Single(summary.Flags, flag => flag.Code == "balance-failed").Remedy.Zh);
    }

    [Theory]
    [InlineData(SchoolKind.TeachingPoint, null, 49, false)]
    [InlineData(SchoolKind.TeachingPoint, null, 50, true)]
    [InlineData(SchoolKind.Primary, "是", 49, false)]
    [InlineData(SchoolKind.Primary, "是", 50, true)]
    [InlineData(SchoolKind.Primary, "否", 49, true)]
    [InlineData(SchoolKind.Primary, null, 1, true)]
    public void ATeachingPointUnder50PupilsIsLeftOut(SchoolKind kind, string? teachingPoint, int pupils, bool isCounted)
    {
        var summary = Some.Compile(School(Some.School(1, kind), PrimaryAtLimit, ("pupils", pupils), ("teachingPoint", teachingPoint)), School(Some.School(2), PrimaryAtLimit));
        Assert.Equal((isCounted ? 2 : 1, isCounted ? 2 : 1), (Of(summary, "backbone-per-100.primary").Counted, Of(summary, "backbone-per-100.primary").Expected));
        Assert.Equal(isCounted, summary.Figures.Any(figure => figure.Code == $"balance-met.school-{Some.Code(1)}-primary"));
    }

    // 10 backbone teachers of 1,000 pupils and 30 of 1,000: 2 per 100 with the private school, 1 without.
    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(0, 1, 1)]
    public void PrivateSchoolsCountWhereTheCountySaysSo(int counts, int perHundred, int schools)
    {
        var year = Some.Year(2025, School(Some.School(1), PrimaryAtLimit), School(Some.School(2) with { Sponsor = Sponsor.OtherPrivate }, PrimaryAtLimit, ("backbone", 30)));
        var summary = Some.Compile(year with { Standards = Standards.National.With(EvaluationLimits.BalanceCountsPrivate, counts) });
        Assert.Equal(((decimal?)perHundred, schools, schools), (Of(summary, "backbone-per-100.primary").Value, Of(summary, "backbone-per-100.primary").Counted, Of(summary, "backbone-per-100.primary").Expected));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/")]
    public void WhatIsBlankIsNoZeroAndItsSchoolIsNotCounted(string? blank)
    {
        var summary = Some.Compile(School(Some.School(1), PrimaryAtLimit), School(Some.School(2), PrimaryAtLimit, ("backbone", blank)));
        var (rate, cv) = (Of(summary, "backbone-per-100.primary"), Of(summary, "backbone-per-100-cv.primary"));
        Assert.Equal((1m, 1, 2), (rate.Value, rate.Counted, rate.Expected));
        Assert.Equal((null, 1, 2, false), (cv.Value, cv.Counted, cv.Expected, cv.IsNotApplicable)); // one of two differs from no other: the second is missing
        Assert.Null(summary.Value($"balance-met.school-{Some.Code(2)}-primary"));
        // What one of two schools has is within every limit: of both nobody can say.
        Assert.Equal((null, null), (summary.Value("balance-all-cv.primary"), summary.Value("balance-passes.primary")));
    }
}
