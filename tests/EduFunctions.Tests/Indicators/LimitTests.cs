using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>Each limit that schools are held against at its value, one unit below and one above.</summary>
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
        // More than all cannot be: it meets nothing.
        Assert.Equal((false, true, least == all ? null : (bool?)true), (With(least - 1), With(least), With(least + 1)));

        bool? With(int value) => Met(Some.Year(2025, Some.Return(Some.School(1), Some.Row(Staff.Sheet, ("stage", "小学"), (part, value), (whole, all)))), code);
    }

    // A primary school has 9 of 10, the junior stage of a complete school 18 of 20: 27 ÷ 30 = 90 %, whatever its senior teachers are (40 of 40, “/”, blank), and a
    // senior school is not asked.
    [Theory]
    [InlineData(40)]
    [InlineData("/")]
    [InlineData(null)]
    public void SeniorTeachersAreNotOfCompulsorySchools(object? seniors)
    {
        var summary = Some.Compile(Trained(1, SchoolKind.Primary, ("小学", 10, 9)), Trained(2, SchoolKind.Complete, ("初中", 20, 18), ("高中", 40, seniors)), Trained(3, SchoolKind.Senior, ("高中", 50, 50)));
        foreach (var code in new[] { "trained-teachers-share", "certified-teachers-share" })
        {
            Assert.Equal((90m, 2, 2), (Of(summary, code).Value, Of(summary, code).Counted, Of(summary, code).Expected));
            Assert.Equal((90m, 90m), (Of(summary, code + ".school-4206990002").Value, Of(summary, code + ".junior").Value));
        }
    }

    static RoundEntry Trained(int school, SchoolKind kind, params (string Stage, int Teachers, object? Trained)[] stages) => Some.Return(Some.School(school, kind),
        stages.Select((one, row) => Some.Row(Staff.Sheet, row + 4, ("stage", one.Stage), ("teachers", one.Teachers), ("trained", one.Trained), ("certified", one.Trained))));

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
        Assert.Equal((false, true, least == pupils ? null : (bool?)true), (With(least - 1), With(least), With(least + 1)));

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

    // 3,000 is asked of new schools; of one that does not say when it was built nobody knows.
    [Theory]
    [InlineData(2999, "否", 0)]
    [InlineData(3000, "否", 0)]
    [InlineData(3001, "否", 1)]
    [InlineData(3001, "是", null)]
    [InlineData(3001, null, null)]
    public void ANewSeniorSchoolIsTooLargeAbove3000(int pupils, string? builtBy2016, int? schools)
    {
        var figure = Of(Some.Compile(Some.Return(Some.School(1, SchoolKind.Senior), Some.Row(Cover.Sheet, ("builtBy2016", builtBy2016)),
            Some.Row(Classes.Sheet, ("grade", 10), ("number", 1), ("pupils", pupils)))), "large-senior-schools.senior");
        Assert.Equal((schools, builtBy2016 == "否" ? 1 : 0, builtBy2016 == "是" ? 0 : 1), ((int?)figure.Value, figure.Counted, figure.Expected));
    }

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

    // 1,000 in one class, the others in a second; who does not tell the migrants of the second may have more than half of them. Over 2,400 it is large all the same, and of
    // 2,000 it is not; 1,001 of 2,001 are more than half, 1,000 are not.
    [Theory]
    [InlineData(2000, 0, null, false, 0)]
    [InlineData(2001, 0, null, null, 0)]
    [InlineData(2001, 0, "/", null, 0)]
    [InlineData(2001, 0, 1000, true, 1)]
    [InlineData(2001, 0, 1001, false, 0)]
    [InlineData(2400, 0, "/", null, 0)]
    [InlineData(2401, 0, "/", true, 1)]
    public void AnUntoldMigrantLeavesOpenWhatHangsOnIt(int pupils, int migrants, object? others, bool? isLarge, int large)
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Row(Cover.Sheet, ("builtBy2010", "否")), Some.Row(Classes.Sheet, 4, ("grade", 1), ("number", 1), ("pupils", 1000), ("migrant", migrants)),
            Some.Row(Classes.Sheet, 5, ("grade", 2), ("number", 1), ("pupils", pupils - 1000), ("migrant", others))));
        var figure = Of(summary, "large-schools");
        Assert.Equal((large, isLarge is null ? 0 : 1, isLarge is null && others is "/" ? 1 : 0), (figure.Value, figure.Counted, figure.Withheld));
        var flag = summary.Flags.SingleOrDefault(flag => flag.Code == "large-school");
        Assert.Equal(isLarge != false, flag is not null);
        Assert.Equal(isLarge is null, flag?.Text.Zh == FormattableString.Invariant($"义务教育段学生 {pupils:#,0} 人，超过 2,000 人；随迁子女数没有报全，过半的以 2,400 人为限，是否大校额尚不能确定。"));
    }

    // 1,000 of the second class are as many as it has: with none in the first they are no half of 2,000 + 1 only where the first has more.
    [Theory]
    [InlineData(1001, 1000, 1)]
    [InlineData(1000, 1001, null)]
    public void WhatCannotMakeTheHalfLeavesNothingOpen(int told, int untold, int? large)
    {
        var figure = Of(Some.Compile(Some.Return(Some.School(1), Some.Row(Cover.Sheet, ("builtBy2010", "否")), Some.Row(Classes.Sheet, 4, ("grade", 1), ("number", 1), ("pupils", told), ("migrant", 0)),
            Some.Row(Classes.Sheet, 5, ("grade", 2), ("number", 1), ("pupils", untold), ("migrant", "/")))), "large-schools");
        Assert.Equal(large, figure.Counted == 0 ? null : (int?)figure.Value);
    }
}
