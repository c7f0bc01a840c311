using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>Change since last year (domain.md): counted by cohort, followed through successors. Every expected value is counted by hand.</summary>
public sealed class CohortTests
{
    static readonly School X = Some.School(1, successor: 2, lastYear: 2024);
    static readonly School Z = Some.School(2);

    /// <summary>New, persisting, cleared, unknown, graduated of a subject.</summary>
    static (decimal?, decimal?, decimal?, decimal?, decimal?) Changes(CountySummary summary, string subject = "") =>
        (summary.Value("large-classes-new" + subject), summary.Value("large-classes-persisting" + subject), summary.Value("large-classes-cleared" + subject),
            summary.Value("large-classes-unknown" + subject), summary.Value("large-classes-graduated" + subject));

    [Fact]
    public void RenumberedClassesAreTheSameCohort() => Assert.Equal((0m, 1m, 0m, 0m, null), Changes(Some.Compile(
        Some.Year(2025, Some.Return(Z, (2, [50, 57]))), Some.Year(2024, Some.Return(Z, (1, [57, 50]))))));

    // Two cohorts: grade 1 of 2024 is grade 2 now; grade 1 now is new.
    [Fact]
    public void ACohortWithABlankClassIsUnknownAndNotCleared()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Z, (1, [null, 40]), (2, [null, 40]))), Some.Year(2024, Some.Return(Z, (1, [60, 40]))));
        Assert.Equal((0m, 0m, 0m, 0m, null), Changes(summary));
        Assert.Null(summary.Value("entrance-grades-cleared"));
        Assert.Null(summary.Value("declared-grades-cleared"));
        var flag = Assert.Single(summary.Flags);
        Assert.Equal(FlagChange.Unconfirmed, flag.Change);
    }

    // Nobody knows whether the class was large: one large class now, one unknown.
    [Theory]
    [InlineData(null, 60)]
    [InlineData(60, null)]
    public void ABlankClassOnEitherSideMakesTheLargeOneUnknown(int? before, int? now)
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Z, (3, [60, now]))), Some.Year(2024, Some.Return(Z, (2, [60, before]))));
        var large = now is null ? 1m : 2m;
        Assert.Equal((null, null, null, large, null), Changes(summary));
    }

    // Both had a grade 2 of 60, 40: two large classes; now one of three.
    [Fact]
    public void SchoolsThatMergedAreCountedTogether()
    {
        static CountySummary With(params int?[] now) =>
            Some.Compile(Some.Year(2025, Some.Return(Z, (3, now))), Some.Year(2024, Some.Return(X, (2, [60, 40])), Some.Return(Z, (2, [60, 40]))));
        Assert.Equal((0m, 1m, 1m, 0m, null), Changes(With(60, 50, 50)));
        Assert.Equal((0m, 2m, 0m, 0m, null), Changes(With(60, 58, 40, 40)));
        Assert.Equal((1m, 2m, 0m, 0m, null), Changes(With(60, 58, 56, 40)));
    }

    [Fact]
    public void WhatThePredecessorDidNotReportIsUnknown()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Z, (4, [60, 40]))), Some.Year(2024, Some.Missing(X)));
        Assert.Equal((null, null, null, 1m, null), Changes(summary));
        Assert.Equal(FlagChange.Unknown, Assert.Single(summary.Flags).Change);
    }

    [Fact]
    public void AChainOfSuccessorsIsFollowedToTheEnd()
    {
        var (a, b, c) = (Some.School(1, successor: 2, lastYear: 2023), Some.School(2, successor: 3, lastYear: 2023), Some.School(3));
        var (now, last, first) = (Some.Year(2025, Some.Return(c, (4, [60]))), Some.Year(2024, Some.Return(c, (3, [58]))), Some.Year(2023, Some.Return(a, (2, [57])), Some.Return(b, (2, [40]))));
        var summary = Some.Compile(now, last, first);
        Assert.Equal((0m, 1m, 0m, 0m, null), Changes(summary));
        var flag = Assert.Single(summary.Flags);
        Assert.Equal((FlagChange.Persisting, 3, true), (flag.Change, flag.Years, flag.IsAtLeast));
    }

    [Fact]
    public void EntranceGradesBeginAnewAndLeaversGraduate()
    {
        var school = Some.School(1, SchoolKind.Complete);
        var summary = Some.Compile(Some.Year(2025, Some.Return(school, (7, [57]), (8, [40]), (9, [40]), (10, [58]), (11, [40]), (12, [40]))),
            Some.Year(2024, Some.Return(school, (7, [40]), (8, [60, 40]), (9, [60]), (10, [59]), (11, [40]), (12, [61]))));
        // New: grades 7 and 10. Cleared: 8 → 9 and 10 → 11. Graduated: 9 and 12.
        Assert.Equal((2m, 0m, 2m, 0m, 2m), Changes(summary));
        Assert.Equal((1m, 0m, 1m, 0m, 1m), Changes(summary, ".senior"));
        Assert.Equal((null, null, null, 0m, null), (summary.Value("large-classes-new.primary"), summary.Value("large-classes-persisting.primary"), summary.Value("large-classes-cleared.primary"), 0m, summary.Value("large-classes-graduated.primary")));
        Assert.Equal([(FlagChange.Graduated, 9), (FlagChange.Graduated, 12)], summary.Flags.Where(flag => flag.Change == FlagChange.Graduated).Select(flag => (flag.Change, flag.Grade!.Value)).Order());
        Assert.Equal(2, summary.Flags.Count(flag => flag.Change == FlagChange.New));
    }

    [Fact]
    public void GradeSixGoesOnInANineYearSchoolAndGraduatesFromAPrimaryOne()
    {
        var nine = Some.School(1, SchoolKind.NineYear);
        Assert.Equal((0m, 1m, 0m, 0m, null), Changes(Some.Compile(Some.Year(2025, Some.Return(nine, (7, [60]))), Some.Year(2024, Some.Return(nine, (6, [60]))))));
        Assert.Equal((0m, 0m, 0m, 0m, 1m), Changes(Some.Compile(Some.Year(2025, Some.Return(Z, (1, [40]))), Some.Year(2024, Some.Return(Z, (6, [60]))))));
    }

    [Fact]
    public void InTheCountysFirstYearNothingIsKnown() =>
        Assert.Equal((null, null, null, 2m, null), Changes(Some.Compile(Some.Return(Z, (1, [60]), (3, [60])))));

    // An entrance grade's class too: of a school that did not report last year nobody knows what is new.
    [Fact]
    public void NothingIsNewOfASchoolThatDidNotReportLastYear()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Z, (1, [60]), (3, [60]))), Some.Year(2024, Some.Missing(Z)));
        Assert.Equal((null, null, null, 2m, null), Changes(summary));
        var flags = summary.Flags.Where(flag => flag.Code.StartsWith("large-class", StringComparison.Ordinal)).ToList();
        Assert.Equal([(FlagChange.Unknown, null), (FlagChange.Unknown, null)], flags.Select(flag => (flag.Change, flag.New)));
        Assert.Equal("上年情况不明", FlagText.Since(flags[0]).Zh);
    }

    // It is told of as a new problem; but no year before can be compared with it.
    [Fact]
    public void ANewSchoolsLargeClassesHaveNoYearBefore()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Z with { FirstYear = 2025 }, (3, [60]))), Some.Year(2024, Some.Return(Some.School(9), (3, [40]))));
        Assert.Equal((null, null, null, 1m, null), Changes(summary));
        Assert.Equal(FlagChange.New, Assert.Single(summary.Flags, flag => flag.Code.StartsWith("large-class", StringComparison.Ordinal)).Change);
    }

    // Of four schools 1 reported both years: 2024 grade 2 had 60, 58 and grade 6 had 57; 2025 grade 1 has 56 and grade 3 has 61, 40. School 2 did
    // not report last year (grade 1 of 60 now), school 3 not this year (grade 6 of 70, grade 2 of 66 then), school 4 is new (grade 2 of 60).
    [Fact]
    public void OnlySchoolsOfBothYearsAreComparedAndTheirClassesAddUp()
    {
        var summary = Some.Compile(
            Some.Year(2025, Some.Return(Some.School(1), (1, [56]), (3, [61, 40])), Some.Return(Some.School(2), (1, [60])), Some.Missing(Some.School(3)), Some.Return(Some.School(4, firstYear: 2025), (2, [60]))),
            Some.Year(2024, Some.Return(Some.School(1), (2, [60, 58]), (6, [57])), Some.Missing(Some.School(2)), Some.Return(Some.School(3), (2, [66]), (6, [70]))));
        Assert.Equal((1m, 1m, 1m, 2m, 1m), Changes(summary, ".compulsory"));
        Assert.Equal((1m, 3m, 2m, 2m), (summary.Value("large-classes-compared-schools.compulsory"), summary.Value("large-classes-compared-before.compulsory"),
            summary.Value("large-classes-compared.compulsory"), summary.Value("large-classes-before-left-out.compulsory")));
        Assert.Equal((3 - 1 - 1 + 1, 4m), (2, summary.Value("large-classes.compulsory")));
    }

    // Grade 6 of a nine-year school that is a junior school now is grade 7, which begins anew: its large class has gone as those of grade 9 have.
    [Fact]
    public void AGradeThatBeginsAnewLeavesNoOldOneBehind()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Some.School(1, SchoolKind.Junior, firstYear: 2025), (7, [60]))), Some.Year(2024, Some.Return(Some.School(1, SchoolKind.NineYear, lastYear: 2024), (6, [60]))));
        Assert.Equal((1m, 0m, 0m, 0m, 1m), Changes(summary));
    }

    [Fact]
    public void AGradeThatNoPredecessorHadIsNew()
    {
        var now = Some.School(1, SchoolKind.NineYear, firstYear: 2025);
        Assert.Equal((1m, 0m, 0m, 0m, null), Changes(Some.Compile(Some.Year(2025, Some.Return(now, (9, [60]))), Some.Year(2024, Some.Return(Some.School(1, lastYear: 2024), (2, [40]))))));
    }

    [Fact]
    public void AGradeThatTheSchoolDidNotListLastYearIsUnknown() =>
        Assert.Equal((null, null, null, 1m, null), Changes(Some.Compile(Some.Year(2025, Some.Return(Z, (3, [60]))), Some.Year(2024, Some.Return(Z, (4, [40]))))));

    // 教学点 X had grade 1 alone and merged in: grades 2 and 3 of 2024 are known whole, 60 and 57 pupils; grade 3 has one more large class, grade 4 as many.
    [Fact]
    public void AGradeThatAMergedTeachingPointDidNotHaveIsNoGap()
    {
        var point = X with { Kind = SchoolKind.TeachingPoint };
        var summary = Some.Compile(Some.Year(2025, Some.Return(Z, (2, [40]), (3, [60, 60]), (4, [57]))), Some.Year(2024, Some.Return(point, (1, [10])), Some.Return(Z, (1, [30]), (2, [60]), (3, [57]))));
        Assert.Equal((1m, 2m, 0m, 0m, null), Changes(summary));
        Assert.Equal([(FlagChange.Persisting, 3), (FlagChange.Persisting, 4)], summary.Flags.Select(flag => (flag.Change, flag.Grade!.Value)).Order());
    }

    // Kindergarten 3, silent last year, had none of the classes of the school that it merged into: 2 large in 2024, 1 in 2025.
    [Fact]
    public void ASilentKindergartenThatMergedInLeavesCohortsAsTheyAre()
    {
        var (school, kindergarten) = (Some.School(2, SchoolKind.Primary), Some.School(3, SchoolKind.Kindergarten, successor: 2, lastYear: 2024));
        var summary = Some.Compile(Some.Year(2025, Some.Return(school, (5, [60, 50]))), Some.Year(2024, Some.Return(school, (4, [60, 57])), Some.Missing(kindergarten)));
        Assert.Equal((0m, 1m, 1m, 0m, null), Changes(summary));
        var flag = Assert.Single(summary.Flags, one => one.Key.Code == "large-class");
        Assert.Equal((FlagChange.Persisting, 0, 1, 1), (flag.Change, flag.New, flag.Persisting, flag.Cleared));
    }

    // A complete school that is a senior school now: of its large classes in grades 7 and 8 nobody knows where they are, that of grade 9 has graduated.
    [Fact]
    public void WhoseHeirHasNoCompulsoryGradeIsLeftOutOfTheComparison()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Some.School(1, SchoolKind.Senior, firstYear: 2025), (10, [40])), Some.Return(Z, (2, [40]))),
            Some.Year(2024, Some.Return(Some.School(1, SchoolKind.Complete, lastYear: 2024), (7, [60]), (8, [60]), (9, [60])), Some.Return(Z, (1, [40]))));
        Assert.Equal((1m, 2m), (summary.Value("large-classes-graduated"), summary.Value("large-classes-before-left-out")));
        Assert.Equal(3m, summary.Value("large-classes-before-left-out.compulsory"));
    }

    // The point's grade 2 of 60 is in no class of grade 3 now: nobody knows where these pupils are.
    [Fact]
    public void PupilsWhoAreInNoClassNowAreNotCleared()
    {
        var point = Some.School(2, SchoolKind.TeachingPoint);
        var summary = Some.Compile(Some.Year(2025, Some.Return(point, (1, [20]))), Some.Year(2024, Some.Return(point, (2, [60]))));
        Assert.Equal((0m, 1m), (summary.Value("large-classes-cleared"), summary.Value("large-classes-before-left-out")));
        Assert.Equal(FlagChange.Unconfirmed, Assert.Single(summary.Flags, one => one.Key.Code == "large-class").Change);
    }

    [Fact]
    public void WhatSentNothingThisYearIsNeitherClearedNorPersisting()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Missing(Z), Some.Return(Some.School(3), (2, [40]))), Some.Year(2024, Some.Return(Z, (2, [60])), Some.Return(Some.School(3), (1, [40]))));
        Assert.Equal((0m, 0m, 0m, 0m, null), Changes(summary));
        Assert.Equal(FlagChange.Unconfirmed, summary.Flags.Single(flag => flag.Key.Code == "large-class").Change);
    }

    [Fact]
    public void ASchoolClosedForGoodIsNeitherClearedNorGraduated()
    {
        var closed = Some.School(1, lastYear: 2024);
        var summary = SummaryCompiler.Compile(Some.History(Some.Year(2025, Some.Return(Z, (3, [40]))), [Some.Year(2024, Some.Return(closed, (3, [60])), Some.Return(Z, (2, [40])))]), Some.AsOf);
        Assert.Equal((0m, 0m, 0m, 0m, null), Changes(summary));
        var flag = Assert.Single(summary.Flags);
        Assert.Equal((FlagChange.Unconfirmed, false), (flag.Change, flag.Stands));
        Assert.Contains("没有承接学校", flag.Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void AClassOfNoPupilsIsNoClass()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Z, (2, [0, 40]))), Some.Year(2024, Some.Return(Z, (1, [60, 0]))));
        Assert.Equal((0m, 0m, 1m, 0m, null), Changes(summary));
        Assert.Equal(1m, summary.Value("classes"));
    }

    // A nine-year school gave grades 7 to 9 to another: its large classes of grades 7 and 8 sit there now, only grade 9 has left.
    [Fact]
    public void AGradeThatWentToAnotherSchoolHasNotGraduated()
    {
        var (before, now, other) = (Some.School(1, SchoolKind.NineYear, lastYear: 2024), Some.School(1, firstYear: 2025), Some.School(5, SchoolKind.Junior, firstYear: 2025));
        var summary = Some.Compile(Some.Year(2025, Some.Return(now, (2, [60])), Some.Return(other, (8, [60]), (9, [60]))), Some.Year(2024, Some.Return(before, (1, [60]), (7, [60]), (8, [60]), (9, [60]))));
        Assert.Equal((0m, 1m, 0m, 2m, 1m), Changes(summary, ".compulsory"));
        Assert.Equal((2m, 2m), (summary.Value("large-classes-compared-before.compulsory"), summary.Value("large-classes-before-left-out.compulsory"))); // 4 in all
        Assert.DoesNotContain(summary.Flags, flag => flag is { Change: FlagChange.Graduated, Grade: 7 or 8 });
    }

    [Fact]
    public void TheClassesOfASchoolClosedForGoodAreLeftOutAndNotForgotten()
    {
        var closed = Some.School(1, lastYear: 2024);
        var summary = SummaryCompiler.Compile(Some.History(Some.Year(2025, Some.Return(Z, (3, [40]))), [Some.Year(2024, Some.Return(closed, (3, [60])), Some.Return(Z, (2, [40])))]), Some.AsOf);
        Assert.Equal(1m, summary.Value("large-classes-before-left-out.compulsory"));
    }
}
