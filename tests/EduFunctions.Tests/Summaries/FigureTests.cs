using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

public sealed class FigureTests
{
    static Figure Of(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    [Theory]
    [InlineData(55, 0, 0)]
    [InlineData(56, 1, 0)]
    [InlineData(57, 1, 0)]
    [InlineData(65, 1, 0)]
    [InlineData(66, 1, 1)]
    [InlineData(67, 1, 1)]
    public void AClassIsLargeFrom56AndSuperLargeFrom66(int pupils, int large, int superLarge)
    {
        var summary = Some.Compile(Some.Return(Some.School(1), (3, [pupils])));
        Assert.Equal((large, superLarge), (summary.Value("large-classes"), summary.Value("super-large-classes")));
    }

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 1)]
    [InlineData(51, 1)]
    public void TheCountysOwnLimitIsTheOneInForce(int pupils, int large)
    {
        var year = Some.Year(2025, Some.Return(Some.School(1), (3, [pupils]))) with { Standards = Standards.National.With(Limits.LargeClass, 50) };
        Assert.Equal(large, Some.Compile(year).Value("large-classes"));
    }

    [Theory]
    [InlineData(SchoolKind.Primary, 2000, 0)]
    [InlineData(SchoolKind.Primary, 2001, 1)]
    [InlineData(SchoolKind.NineYear, 2500, 0)]
    [InlineData(SchoolKind.NineYear, 2501, 1)]
    public void ASchoolIsLargeAboveItsKindsLimit(SchoolKind kind, int pupils, int large)
    {
        var summary = Some.Compile(Some.Return(Some.School(1, kind), (3, [pupils])));
        Assert.Equal((large, large), (summary.Value("large-schools"), summary.Flags.Count(flag => flag.Code == "large-school")));
    }

    [Fact]
    public void ABlankIsNeverAZero()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), (3, [null])));
        Assert.Equal((null, null, null), (summary.Value("pupils"), summary.Value("large-classes"), summary.Value("large-class-share")));
    }

    // 1 of 4 classes is large: 25 %. One of two schools is in: 50 %.
    [Fact]
    public void FiguresSayHowManySchoolsTheyCount()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), (1, [40]), (2, [40]), (3, [56]), (4, [40])), Some.Missing(Some.School(2)));
        var share = Of(summary, "large-class-share.primary");
        Assert.Equal((25m, 1, 2, null, null), (share.Value, share.Counted, share.Expected, share.LastYearCounted, share.LastYearExpected));
        Assert.Equal((50m, 1m), (summary.Value("completeness"), summary.Value("returns-missing")));
    }

    [Fact]
    public void YesNeedsEverySchoolAndNoNeedsOne()
    {
        var (all, other) = (Some.Return(Some.School(1), Some.Classes((1, [40]), (2, [40]), (3, [40]), (4, [40]), (5, [40]), (6, [40]))), Some.School(2));
        Assert.Equal((1m, 1m), Told(all));
        Assert.Equal((null, null), Told(all, Some.Missing(other)));
        Assert.Equal((null, null), Told(all, Some.Return(other, (3, [40]))));           // it lists no grade 1
        Assert.Equal((null, null), Told(all, Some.Return(other, (1, [null]), (2, [0])))); // nor any pupils of it
        Assert.Equal((1m, null), Told(all, Some.Return(other, (1, [40]))));
        Assert.Equal((1m, 0m), Told(all, Some.Return(other, (1, [40]), (2, [56]))));
        Assert.Equal((0m, 0m), Told(all, Some.Missing(other), Some.Return(Some.School(3), (1, [56]))));
        Assert.Equal((1m, 1m), Told(all, Some.Return(other, (1, [55]), (2, [55]), (3, [60]))));

        static (decimal?, decimal?) Told(params Rounds.RoundEntry[] entries) => (Some.Compile(entries).Value("entrance-grades-cleared"), Some.Compile(entries).Value("declared-grades-cleared"));
    }

    // Of a nine-year school each stage is told by itself, and the county by both: 56 are a large class. Null is “/”.
    [Theory]
    [InlineData(40, 40, 1, 1, 1)]
    [InlineData(56, 40, 0, 1, 0)]
    [InlineData(40, 56, 1, 0, 0)]
    [InlineData(40, null, 1, null, null)]
    [InlineData(null, 40, null, 1, null)]
    [InlineData(56, null, 0, null, 0)]
    public void EachStageIsClearedByItself(int? primary, int? junior, int? ofPrimary, int? ofJunior, int? ofCounty)
    {
        var summary = Some.Compile(Some.Return(Some.School(1, SchoolKind.NineYear), (1, [primary]), (2, [40]), (7, [junior]), (8, [40])), Some.Return(Some.School(2), (1, [40]), (2, [40])));
        foreach (var code in new[] { "entrance-grades-cleared", "declared-grades-cleared" })
        {
            Assert.Equal((ofPrimary, ofJunior, ofCounty), ((int?)summary.Value(code + ".primary"), (int?)summary.Value(code + ".junior"), (int?)summary.Value(code)));
        }

        var (withheld, whole) = (primary is null || junior is null ? 1 : 0, Of(summary, "entrance-grades-cleared"));
        Assert.Equal((2 - withheld, 2, withheld, 0), (whole.Counted, whole.Expected, whole.Withheld, whole.Uncomputed));
        Assert.Equal(junior is null ? 1 : 0, Of(summary, "entrance-grades-cleared.junior").Withheld);
    }

    // It lists no class of grade 7: that it has none there is not said.
    [Fact]
    public void AGradeThatIsNotListedIsNotCountedAsCleared()
    {
        var figure = Of(Some.Compile(Some.Return(Some.School(1, SchoolKind.NineYear), (1, [40]), (8, [null])), Some.Return(Some.School(2), (1, [40]))), "entrance-grades-cleared");
        Assert.Equal((null, 1, 2, 0, 1), (figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed));
        Assert.Equal("尚不能确定（有数的 1 所中未发现，1 所未填全或分母为 0）", FigureText.Value(figure).Zh);
    }

    // 教学点 2 has grade 3 alone, school 3 opened this year with grade 1: they have no grade 2, and leave nothing open. In its second year school 3 would
    // have one, of last year's grade 1.
    [Fact]
    public void ASchoolThatMayLackAGradeLeavesNothingOpen()
    {
        var point = Some.School(2, SchoolKind.TeachingPoint);
        Rounds.RoundEntry[] all = [Some.Return(Some.School(1), (1, [40]), (2, [40])), Some.Return(point, (3, [20])), Some.Return(Some.School(3, firstYear: 2025), (1, [40]))];
        var figure = Of(Some.Compile(all), "declared-grades-cleared");
        Assert.Equal((1m, 3, 3), (figure.Value, figure.Counted, figure.Expected));
        var own = Of(Some.Compile(all), $"declared-grades-cleared.{Subject.Of(point.Code)}");
        Assert.Equal((null, true), (own.Value, own.IsNotApplicable));

        // An old school that has moved has an entry from this year on, and is no new one.
        var moved = Some.School(3, firstYear: 2025);
        Assert.Null(Some.Compile(Some.Year(2025, Some.Return(moved, (1, [40]))), Some.Year(2024, Some.Missing(Some.School(3, location: Location.Town, lastYear: 2024)))).Value("declared-grades-cleared"));
        var second = Some.Year(2025, [.. all[..2], Some.Return(Some.School(3, firstYear: 2024), (1, [40]))]);
        Assert.Null(Some.Compile(second, Some.Year(2024, Some.Return(Some.School(3, firstYear: 2024), (1, [40])))).Value("declared-grades-cleared"));
    }

    // A grade outside the set has no such figure; grade 8 is declared and no entrance grade.
    [Fact]
    public void YesNoIsToldOfItsGradesAlone()
    {
        var codes = Some.Compile(Some.Return(Some.School(1, SchoolKind.TwelveYear), (8, [60]))).Figures.Select(figure => figure.Code).ToHashSet();
        Assert.Contains("declared-grades-cleared.grade-8", codes);
        Assert.Contains("entrance-grades-cleared.grade-10", codes);
        Assert.DoesNotContain("entrance-grades-cleared.grade-8", codes);
        Assert.DoesNotContain("declared-grades-cleared.senior", codes);
        Assert.DoesNotContain("large-schools.senior", codes);
    }

    // In both years: school 1 alone (40 + 40 against 50). School 2 has not reported now, school 3 not last year.
    [Fact]
    public void AChangeIsToldOverTheSchoolsOfBothYears()
    {
        var (one, two, three) = (Some.School(1), Some.School(2), Some.School(3));
        var summary = Some.Compile(Some.Year(2025, Some.Return(one, (1, [40]), (2, [40])), Some.Missing(two), Some.Return(three, (1, [30]))),
            Some.Year(2024, Some.Return(one, (1, [50])), Some.Return(two, (1, [45])), Some.Missing(three)));
        var pupils = Of(summary, "pupils");
        Assert.Equal((110m, 95m, 2, 3, 2, 3), (pupils.Value, pupils.LastYear, pupils.Counted, pupils.Expected, pupils.LastYearCounted, pupils.LastYearExpected));
        Assert.Equal(new LikeForLike(80, 50, 1), pupils.LikeForLike);
        Assert.Equal("▲ +30（同口径 1 所）", FigureText.Change(pupils).Zh);
        Assert.Null(Of(summary, "entrance-grades-cleared").LikeForLike);
        Assert.Null(Of(summary, "returns-received").LikeForLike);
    }

    // 60 + 50 at the two that are one now, against 100 there.
    [Fact]
    public void ASchoolIsComparedWithAllThatMergedIntoIt()
    {
        var (x, z) = (Some.School(1, successor: 2, lastYear: 2024), Some.School(2));
        var figure = Of(Some.Compile(Some.Year(2025, Some.Return(z, (3, [100]))), Some.Year(2024, Some.Return(x, (2, [60])), Some.Return(z, (2, [50])))), "pupils.school-4206990002");
        Assert.Equal((100m, 110m, 1, 2), (figure.Value, figure.LastYear, figure.Counted, figure.LastYearCounted));
        Assert.Equal(new LikeForLike(100, 110, 1), figure.LikeForLike);
        var partly = Of(Some.Compile(Some.Year(2025, Some.Return(z, (3, [100]))), Some.Year(2024, Some.Missing(x), Some.Return(z, (2, [50])))), "pupils.school-4206990002");
        Assert.Equal((50m, 1, 2), (partly.LastYear, partly.LastYearCounted, partly.LastYearExpected));
        Assert.Null(partly.LikeForLike);
    }

    // It moved from 镇区 to 城区 in 2025: last year's town has it, this year's city has it, and neither is compared.
    [Fact]
    public void ASchoolThatMovedLeavesLastYearAsItWas()
    {
        var (then, now) = (Some.School(1, location: Location.Town, lastYear: 2024), Some.School(1, location: Location.Urban, firstYear: 2025));
        var summary = Some.Compile(Some.Year(2025, Some.Return(now, (1, [40]))), Some.Year(2024, Some.Return(then, (1, [50]))));
        Assert.Equal((40m, null, null), (Of(summary, "pupils.urban").Value, Of(summary, "pupils.urban").LastYear, Of(summary, "pupils.urban").LikeForLike));
        Assert.Equal((null, 50m), (Of(summary, "pupils.town").Value, Of(summary, "pupils.town").LastYear));
        Assert.Equal(new LikeForLike(40, 50, 1), Of(summary, "pupils").LikeForLike);
    }

    static string Text(decimal value, decimal? limit = null) =>
        FigureText.Value(new Figure { Code = "", Indicator = "", Name = default, Unit = "%", Counted = 1, Expected = 1, ReferenceDate = default, Value = value, Limit = limit }).Zh;

    [Fact]
    public void FiguresAreWrittenAsPeopleReadThem()
    {
        var figure = new Figure { Code = "", Indicator = "", Name = default, Unit = "%", Counted = 1, Expected = 2, ReferenceDate = default };
        Assert.Equal("10.83%", FigureText.Value(figure with { Value = 10.825m }).Zh);
        Assert.Equal("1,234", FigureText.Value(figure with { Unit = "人", Value = 1234 }).Zh);
        Assert.Equal(("100%", "99.996%", "100.004%", "100.02%"), (Text(100), Text(99.996m), Text(100.004m), Text(100.02m))); // 99.996 is not all
        Assert.Equal(("85%", "84.998%", "85.01%"), (Text(85, 85), Text(84.998m, 85), Text(85.005m, 85)));
        Assert.Equal(("0.500", "0.5004"), (FigureText.Value(figure with { Unit = "系数", Value = 0.4996m }).Zh, FigureText.Value(figure with { Unit = "系数", Value = 0.5004m, Limit = 0.5m }).Zh));
        Assert.Equal(("是", "否"), (FigureText.Value(figure with { Unit = "", Value = 1 }).Zh, FigureText.Value(figure with { Unit = "", Value = 0 }).Zh));
        Assert.Equal("尚不能确定（已报学校中未发现）", FigureText.Value(figure with { Unit = "" }).Zh);
        Assert.Equal(("—", "—"), (FigureText.Value(figure).Zh, FigureText.Value(figure with { Unit = "", Counted = 0 }).Zh));
        Assert.Equal("▼ −0.5 个百分点（同口径 43 所）", FigureText.Change(figure with { LikeForLike = new(10, 10.5m, 43) }).Zh);
        Assert.Equal("持平（同口径 43 所）", FigureText.Change(figure with { LikeForLike = new(10, 10, 43) }).Zh);
    }

    // Classrooms: 4 columns, 3 of them asked (not 说明): stage and classrooms are filled = 2 of 3. The second school has nothing: (2 ÷ 3 + 0) ÷ 2.
    [Fact]
    public void ASheetIsAsCompleteAsItsCells()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Classes((1, [40])), 3, null, 5), Some.Missing(Some.School(2)));
        Assert.Equal(2m / 3 * 100 / 2, summary.Value("sheet-completeness-classrooms")!.Value, 10);
    }

    [Fact]
    public void FiguresOfTheCollectionNeedNoRows()
    {
        var entry = Some.Return(Some.School(1), Some.Classes((1, [40])), 3, 2, 5);
        var (with, without) = (Some.Compile(entry), Some.Compile(entry with { InForce = null }));
        Assert.All(CollectionTable.All, indicator => Assert.Equal(with.Value(indicator.Code), without.Value(indicator.Code)));
    }

    [Fact]
    public void AnEmptyCountyHasFiguresWithoutValues()
    {
        var summary = Some.Compile(Some.Year(2025));
        Assert.Null(summary.Value("large-class-share"));
        Assert.Null(summary.Value("completeness"));
        Assert.Empty(summary.Flags);
    }

    [Fact]
    public void WhatIsWrongInTheSettingsIsCarried()
    {
        var standards = Standards.Read("""{"large-class":"many"}"""u8.ToArray(), new SchoolYear(2025));
        Assert.Equal("setting-wrong-kind", Assert.Single(Some.Compile(Some.Year(2025) with { Standards = standards }).Settings).Code);
    }
}
