using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>Since when a flag stands where schools merge, open and close; expected values worked out by hand.</summary>
public sealed class SinceTests
{
    static Flag Only(CountySummary summary, string code) => Assert.Single(summary.Flags, flag => flag.Code == code);

    static (FlagChange, string) Told(CountySummary summary, string code) => Only(summary, code) is var flag ? (flag.Change, FlagText.Since(flag).Zh) : default;

    static RoundEntry Hazards(School school, int open) => Some.Return(school, Some.Row(Safety.Sheet, ("hazardsOpen", open)));

    static RoundEntry Failing(School school, int pupils = 1000) => Some.Return(school, FailingRows(school, pupils));

    // Of so many pupils in each stage it has 1 of everything, and 3 posts: it misses all seven there, and has vacant posts while it is short.
    static IEnumerable<FormRow> FailingRows(School school, int pupils)
    {
        (string, object?)[] ones = [.. Staff.Sheet.Columns.Concat(Premises.Sheet.Columns).Where(column => column.Code is not ("stage" or "posts")).Select(column => (column.Code, (object?)1)), ("posts", 3)];
        return SchoolKinds.StagesOf(school.Kind).SelectMany((stage, index) => new[]
        {
            Some.Row(Staff.Sheet, 4 + index, [.. ones, ("stage", SchoolKinds.NameOf(stage))]),
            Some.Row(Classes.Sheet, 4 + index, ("grade", stage == Stage.Primary ? 1 : 7), ("number", 1), ("pupils", pupils)),
        }).Append(Some.Row(Premises.Sheet, ones));
    }

    // The teaching point of 40 pupils is not counted in the balance, so that its years are nobody's: the school that takes it in keeps its own three.
    [Fact]
    public void ATeachingPointThatIsNotCountedTakesNothingFromTheYearsOfItsHeir()
    {
        var (school, point) = (Some.School(1), Some.School(2, SchoolKind.TeachingPoint, successor: 1, lastYear: 2023));
        CountyYear first = Some.Year(2023, Failing(school), Failing(point, 40)), second = Some.Year(2024, Failing(school)), third = Some.Year(2025, Failing(school));
        Assert.Equal((FlagChange.Persisting, "持续至少 2 年"), Told(SummaryCompiler.Compile(Some.History(second, [first], point), Some.AsOf), "balance-failed"));
        Assert.Equal((FlagChange.Persisting, "持续至少 3 年"), Told(Some.Compile(third, second, first), "balance-failed"));
    }

    // A primary and a junior school become one of nine years: each section has the years of the school that it comes from, and asks no other.
    [Fact]
    public void EachSectionHasTheYearsOfTheSchoolThatHadItsStage()
    {
        var (junior, primary, both) = (Some.School(1, SchoolKind.Junior, lastYear: 2024), Some.School(2, successor: 1, lastYear: 2024), Some.School(1, SchoolKind.NineYear, firstYear: 2025));
        var flags = Some.Compile(Some.Year(2025, Failing(both)), Some.Year(2024, Failing(junior), Failing(primary)), Some.Year(2023, Failing(junior), Failing(primary))).Flags.Where(flag => flag.Code == "balance-failed");
        Assert.Equal([("school-4206990001-junior", "持续至少 3 年"), ("school-4206990001-primary", "持续至少 3 年")],
            flags.Select(flag => (flag.Key.Subject, FlagText.Since(flag).Zh)).Order());
    }

    // A primary school becomes one of nine years: it had no junior section that could have failed.
    [Fact]
    public void ASectionThatNobodyHadIsNew()
    {
        var (before, now) = (Some.School(1, lastYear: 2024), Some.School(1, SchoolKind.NineYear, firstYear: 2025));
        var flags = Some.Compile(Some.Year(2025, Failing(now)), Some.Year(2024, Failing(before))).Flags.Where(flag => flag.Code == "balance-failed");
        Assert.Equal([("school-4206990001-junior", FlagChange.New), ("school-4206990001-primary", FlagChange.Persisting)], flags.Select(flag => (flag.Key.Subject, flag.Change)).Order());
    }

    // 第2学校 merges into 第1学校 and had not reported. What the heir had stands on: it may have stood longer there. What it had not is not known.
    [Theory]
    [InlineData(1, 1, FlagChange.Persisting, "持续至少 3 年")]
    [InlineData(0, 1, FlagChange.Persisting, "持续至少 2 年")]
    [InlineData(0, 0, FlagChange.Unknown, "上年情况不明")]
    public void WhatAMergedSchoolDidNotReportTakesNoYears(int first, int second, FlagChange change, string since)
    {
        var (heir, merged) = (Some.School(1), Some.School(2, successor: 1, lastYear: 2024));
        Assert.Equal((change, since), Told(Some.Compile(Some.Year(2025, Hazards(heir, 3)), Some.Year(2024, Hazards(heir, second), Some.Missing(merged)),
            Some.Year(2023, Hazards(heir, first), Hazards(merged, 0))), "hazards-open"));
    }

    // The cohort of 2022 had a large class in 2024. Another class of it is blank now: how many are new is not known, since when it has had one is.
    [Fact]
    public void ACohortThatHadALargeClassHasStoodSinceThen()
    {
        var school = Some.School(1);
        var flag = Only(Some.Compile(Some.Year(2025, Some.Return(school, (4, [60, null]))), Some.Year(2024, Some.Return(school, (3, [60, 40]))), Some.Year(2023, Some.Return(school, (2, [50, 50])))), "large-class");
        Assert.Equal((FlagChange.Persisting, "持续 2 年（2024 学年起）", null, null, null), (flag.Change, FlagText.Since(flag).Zh, flag.New, flag.Persisting, flag.Cleared));
        Assert.Empty(flag.Details);
    }

    // The same cohort of a school that merged in was not reported: it may have had one for longer.
    [Fact]
    public void ACohortMergedWithAnUnknownOneHasStoodAtLeastSinceThen()
    {
        var (heir, merged) = (Some.School(1), Some.School(2, successor: 1, lastYear: 2024));
        var flag = Only(Some.Compile(Some.Year(2025, Some.Return(heir, (4, [60]))), Some.Year(2024, Some.Return(heir, (3, [60])), Some.Missing(merged)), Some.Year(2023, Some.Return(heir, (2, [50])), Some.Return(merged, (2, [50])))), "large-class");
        Assert.Equal((FlagChange.Persisting, "持续至少 2 年", null, null, null), (flag.Change, FlagText.Since(flag).Zh, flag.New, flag.Persisting, flag.Cleared));
        Assert.Empty(flag.Details);
    }

    // 2,100 pupils in both years. Last year 1,100 were in a class that did not tell its migrant workers' children: of more than half it had not been
    // a large school, so nobody knows since when it is one.
    [Theory]
    [InlineData(0, FlagChange.Persisting)]
    [InlineData("/", FlagChange.Unknown)]
    public void WhatMayNotHaveStoodLastYearIsNotPersisting(object migrants, FlagChange change)
    {
        Assert.Equal(change, Only(Some.Compile(Some.Year(2025, Of(0)), Some.Year(2024, Of(migrants))), "large-school").Change);

        static RoundEntry Of(object migrants) => Some.Return(Some.School(1), Some.Row(Cover.Sheet, ("builtBy2010", "否")),
            Some.Row(Classes.Sheet, 4, ("grade", 1), ("number", 1), ("pupils", 1000), ("migrant", 0)), Some.Row(Classes.Sheet, 5, ("grade", 2), ("number", 1), ("pupils", 1100), ("migrant", migrants)));
    }

    // 第2学校 sent nothing in 2024 and merged into 第1学校, which did, and sends nothing now: new of that one. Where the two are one school under
    // another identifier it is the second year.
    [Theory]
    [InlineData(true, "新增")]
    [InlineData(false, "持续 2 年（2024 学年起）")]
    public void WhatASenderDidNotSendIsNoOthers(bool isMerger, string since)
    {
        var (heir, old) = (Some.School(1, firstYear: isMerger ? null : 2025), Some.School(2, successor: 1, lastYear: 2024));
        var sent = isMerger ? new[] { Hazards(heir, 0) } : [];
        Assert.Equal(since, FlagText.Since(Only(Some.Compile(Some.Year(2025, Some.Missing(heir)), Some.Year(2024, [Some.Missing(old), .. sent]), Some.Year(2023, [Hazards(old, 0), .. sent])), "return-missing")).Zh);
    }

    // The heir itself sent nothing in 2024 either: its own two years, not the three of the one that merged into it.
    [Fact]
    public void ASenderKeepsItsOwnYears()
    {
        var (heir, merged) = (Some.School(1), Some.School(2, successor: 1, lastYear: 2024));
        var flag = Only(Some.Compile(Some.Year(2025, Some.Missing(heir)), Some.Year(2024, Some.Missing(heir), Some.Missing(merged)), Some.Year(2023, Hazards(heir, 0), Some.Missing(merged)), Some.Year(2022, Hazards(heir, 0), Hazards(merged, 0))), "return-missing");
        Assert.Equal("持续 2 年（2024 学年起）", FlagText.Since(flag).Zh);
    }

    // 第9学校 opens in 2025, with the classes of 第1学校: whatever is the matter there is new. 1,000 ÷ 1 pupils a class beside seven schools of 40 … 46.
    [Theory]
    [InlineData("vacant-while-short")]
    [InlineData("balance-failed")]
    [InlineData("large-class-entrance-grade")]
    [InlineData("class-size-far-from-peers")]
    public void WhatIsTheMatterInASchoolThatOpensIsNew(string code)
    {
        var (others, opened) = (Enumerable.Range(1, 7).Select(number => Some.Return(Some.School(number), (3, [39 + number]))).ToList(),
            Some.Return(Some.School(9, firstYear: 2025), FailingRows(Some.School(9), 1000)));
        var flag = Assert.Single(Some.Compile(Some.Year(2025, [.. others, opened]), Some.Year(2024, others)).Flags, flag => flag.Code == code && flag.School == "4206990009");
        Assert.Equal((FlagChange.New, 1, 2025), (flag.Change, flag.Years, flag.Since));
    }

    [Fact]
    public void TheSameClassesOfASchoolThatOpensAreNew()
    {
        var classes = Some.Classes([.. Enumerable.Range(1, 4).Select(grade => (grade, new int?[] { 40 + grade }))]);
        RoundEntry old = Some.Return(Some.School(1), classes, girls: 20), opened = Some.Return(Some.School(2, firstYear: 2025), classes, girls: 20);
        var flags = Some.Compile(Some.Year(2025, old, opened), Some.Year(2024, old)).Flags.Where(flag => flag.Code == "same-classes");
        Assert.Equal([("4206990001", FlagChange.New), ("4206990002", FlagChange.New)], flags.Select(flag => (flag.School, flag.Change)).Order());
    }

    static RoundEntry Troubled(School school) => Some.Return(school,
    [
        .. FailingRows(school, 1000), Some.Row(Safety.Sheet, ("guards", "否"), ("hazardsOpen", 2)), Some.Row(AfterSchool.Sheet, ("balance", 3)),
    ]);

    // It closed, and no school has its pupils: nobody can say what became of it.
    [Theory]
    [InlineData("hundred-percent-missed", "第1学校四个百分之百全部达到：否（上年）；学校已撤销且没有承接学校，不算已达到。")]
    [InlineData("hazards-open", "第1学校未整改隐患数：2 处（上年）；学校已撤销且没有承接学校，不算已达到。")]
    [InlineData("service-balance", "第1学校课后服务收支零结余：否（上年）；学校已撤销且没有承接学校，不算已达到。")]
    [InlineData("vacant-while-short", "上年小学空编而缺人：学校已撤销且没有承接学校，不算已消除。")]
    [InlineData("large-class-entrance-grade", "上年一年级的 1 个大班额：学校已撤销且没有承接学校，这些学生的去向不明。")]
    public void WhatWasTheMatterInASchoolThatClosedIsNotForgotten(string code, string text)
    {
        var (closed, other) = (Some.School(1, lastYear: 2024), Some.Return(Some.School(2), (3, [40])));
        var flag = Assert.Single(Some.Compile(Some.Year(2025, other), Some.Year(2024, Troubled(closed), other)).Flags, flag => flag.Code == code && flag.School == "4206990001");
        Assert.Equal((FlagChange.Unconfirmed, text), (flag.Change, flag.Text.Zh));
        Assert.NotEmpty(flag.Cells);
        Assert.All(flag.Cells, cell => Assert.Equal(2024, cell.Year));
    }

    // The primary section of a school of nine years goes elsewhere: the school itself goes on, and cannot say what became of it.
    [Theory]
    [InlineData("balance-failed", "第1学校（小学段）资源配置达标：否（上年）；第1学校今年没有小学段，不算已达到。")]
    [InlineData("vacant-while-short", "上年小学空编而缺人：第1学校今年没有小学段，不算已消除。")]
    public void WhatWasTheMatterInASectionThatIsGoneIsNotForgotten(string code, string text)
    {
        School both = Some.School(1, SchoolKind.NineYear, lastYear: 2024), junior = Some.School(1, SchoolKind.Junior, firstYear: 2025);
        var flag = Assert.Single(Some.Compile(Some.Year(2025, Failing(junior)), Some.Year(2024, Failing(both))).Flags, flag => flag.Code == code && flag.Key.Subject == "school-4206990001-primary");
        Assert.Equal((FlagChange.Unconfirmed, text), (flag.Change, flag.Text.Zh));
    }

    // A teaching point that fell below 50 pupils is not counted any more: it does not pass by that.
    [Fact]
    public void WhatIsNotCountedAnyMoreIsNotForgotten()
    {
        var point = Some.School(1, SchoolKind.TeachingPoint);
        var flag = Only(Some.Compile(Some.Year(2025, Failing(point, 49)), Some.Year(2024, Failing(point, 50))), "balance-failed");
        Assert.Equal((FlagChange.Unconfirmed, "第1学校（小学段）资源配置达标：否（上年）；今年不计入该项指标，不算已达到。"), (flag.Change, flag.Text.Zh));
    }
}
