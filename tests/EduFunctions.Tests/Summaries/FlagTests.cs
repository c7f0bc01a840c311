using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

public sealed class FlagTests
{
    [Theory]
    [InlineData(1, "large-class-entrance-grade", FlagSeverity.Serious)]
    [InlineData(2, "large-class-declared-grade", FlagSeverity.Serious)]
    [InlineData(3, "large-class", FlagSeverity.Warning)]
    [InlineData(6, "large-class", FlagSeverity.Warning)]
    [InlineData(7, "large-class-entrance-grade", FlagSeverity.Serious)]
    [InlineData(8, "large-class-declared-grade", FlagSeverity.Serious)]
    [InlineData(9, "large-class", FlagSeverity.Warning)]
    [InlineData(10, "large-class-entrance-grade", FlagSeverity.Serious)]
    [InlineData(11, "large-class", FlagSeverity.Warning)]
    public void EachGradeHasItsRow(int grade, string code, FlagSeverity severity)
    {
        var flag = Assert.Single(Some.Compile(Some.Return(Some.School(1, SchoolKind.TwelveYear), (grade, [56]))).Flags);
        Assert.Equal((code, severity), (flag.Code, flag.Severity));
        Assert.DoesNotContain("起始", grade == 8 ? FlagTable.Of(flag.Code).Name.Zh : "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65, FlagSeverity.Warning, 0)]
    [InlineData(66, FlagSeverity.Serious, 1)]
    [InlineData(67, FlagSeverity.Serious, 1)]
    public void ASuperLargeClassIsADetailThatMakesTheFlagSerious(int pupils, FlagSeverity severity, int details)
    {
        var flag = Assert.Single(Some.Compile(Some.Return(Some.School(1), (3, [pupils, 40]))).Flags);
        Assert.Equal((severity, details), (flag.Severity, flag.Details.Count(detail => detail.Code == "super-large-class")));
        Assert.Equal("上年情况不明", FlagText.Since(flag).Zh); // the county's first year
    }

    // The cohort of 2022 (entered grade 1): declared grade 2 in 2023, then 3, then 4. Its key does not change when its row does.
    [Fact]
    public void AFlagStaysWithItsCohortWhenItMovesUp()
    {
        var school = Some.School(1);
        var (then, now) = (Some.Year(2023, Some.Return(school, (1, [40]), (2, [60, 57]))), Some.Year(2025, Some.Return(school, (3, [40]), (4, [60, 58, 56]))));
        var last = Some.Year(2024, Some.Return(school, (2, [40]), (3, [60, 40])));
        var (first, second) = (Some.Compile(then).Flags.Single(), Some.Compile(now, last, then).Flags.Single());
        Assert.Equal(("large-class-declared-grade", "large-class", first.Key), (first.Code, second.Code, second.Key));
        Assert.Equal(new FlagKey("large-class", "school-4206990001", 2021), second.Key);
        Assert.Equal((FlagChange.Persisting, 3, true, null), (second.Change, second.Years, second.IsAtLeast, second.Since));
        Assert.Equal("持续至少 3 年", FlagText.Since(second).Zh);
        Assert.Equal((2, 1, 0), (second.New, second.Persisting, second.Cleared));
        Assert.Contains(second.Details, detail => detail.Text.Zh == "该届上年 1 个：持续 1 个，新增 2 个，减少 0 个。");
    }

    // The county's first year is 2023. Who entered grade 7 of a junior school then cannot have been in a large class of it before; who was in grade 8
    // may have been.
    [Fact]
    public void PupilsWhoEnteredInTheFirstYearHaveBeenSoSinceThen()
    {
        var school = Some.School(1, SchoolKind.Junior);
        CountyYear then = Some.Year(2023, Some.Return(school, (7, [60]), (8, [60]))), last = Some.Year(2024, Some.Return(school, (8, [60]), (9, [60])));
        Assert.Equal<(int, int, bool, int?)>([(2016, 2, false, 2023), (2015, 2, true, null)], Some.Compile(last, then).Flags.OrderByDescending(flag => flag.Key.Cohort).Select(flag => (flag.Key.Cohort!.Value, flag.Years, flag.IsAtLeast, flag.Since)));
        var flag = Some.Compile(Some.Year(2025, Some.Return(school, (9, [60]))), last, then).Flags.Single(flag => flag.Stands);
        Assert.Equal((3, 2023, "持续 3 年（2023 学年起）"), (flag.Years, flag.Since, FlagText.Since(flag).Zh));
    }

    [Fact]
    public void AFlagThatBeganInAKnownYearSaysSince()
    {
        var school = Some.School(1);
        var flag = Some.Compile(Some.Year(2025, Some.Return(school, (4, [60]))), Some.Year(2024, Some.Return(school, (3, [60]))), Some.Year(2023, Some.Return(school, (2, [55])))).Flags.Single();
        Assert.Equal((FlagChange.Persisting, 2, 2024, "持续 2 年（2024 学年起）"), (flag.Change, flag.Years, flag.Since!.Value, FlagText.Since(flag).Zh));
    }

    [Fact]
    public void WhatIsGoneIsTold()
    {
        var school = Some.School(1);
        var flag = Some.Compile(Some.Year(2025, Some.Return(school, (4, [50, 50]))), Some.Year(2024, Some.Return(school, (3, [60, 40])))).Flags.Single();
        Assert.Equal((FlagChange.Cleared, FlagSeverity.Watch, false, 3), (flag.Change, flag.Severity, flag.Stands, flag.Grade!.Value));
        Assert.Equal("上年三年级的 1 个大班额：已消除。", flag.Text.Zh);
        Assert.Equal([2024, 2025, 2025], flag.Cells.Select(cell => cell.Year));
    }

    [Fact]
    public void ARenamedLargeSchoolPersists()
    {
        var (old, renamed) = (Some.School(1, successor: 2, lastYear: 2024), Some.School(2, firstYear: 2025));
        var flag = Some.Compile(Some.Year(2025, Some.Return(renamed, (3, [2001]))), Some.Year(2024, Some.Return(old, (2, [2001]))), Some.Year(2023, Some.Return(old, (1, [2000]))))
            .Flags.Single(one => one.Code == "large-school");
        Assert.Equal((FlagChange.Persisting, 2, 2024), (flag.Change, flag.Years, flag.Since!.Value));
    }

    [Fact]
    public void ALargeSchoolThatIsNotReportedIsNotCleared()
    {
        var school = Some.School(1);
        var last = Some.Year(2024, Some.Return(school, (2, [2001])));
        Assert.Equal(FlagChange.Unconfirmed, Some.Compile(Some.Year(2025, Some.Missing(school)), last).Flags.Single(flag => flag.Code == "large-school").Change);
        Assert.Equal(FlagChange.Cleared, Some.Compile(Some.Year(2025, Some.Return(school, (1, [300]), (2, [300]), (3, [350]), (4, [350]), (5, [350]), (6, [350]))), last).Flags.Single(flag => flag.Code == "large-school").Change);
        Assert.Equal(FlagChange.Unconfirmed, Some.Compile(Some.Year(2025, Some.Return(school, (3, [2000]))), last).Flags.Single(flag => flag.Code == "large-school").Change); // it leaves grades out
        var senior = Some.Compile(Some.Year(2025, Some.Return(Some.School(1, SchoolKind.Senior, firstYear: 2025), (10, [40]))), Some.Year(2024, Some.Return(Some.School(1, SchoolKind.TwelveYear, lastYear: 2024), (2, [2501]))));
        Assert.Contains("今年没有义务教育段", senior.Flags.Single(flag => flag.Code == "large-school").Text.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void AReturnIsMissingOnlyAfterItsDueDate(int day, int expected)
    {
        var summary = SummaryCompiler.Compile(Some.History(Some.Year(2025, Some.Missing(Some.School(1))), []), new DateOnly(2025, 9, 1).AddDays(day - 1));
        Assert.Equal(expected, summary.Flags.Count(flag => flag.Code == "return-missing"));
    }

    [Fact]
    public void AReturnMissingAgainPersists()
    {
        var school = Some.School(1);
        var flag = Some.Compile(Some.Year(2025, Some.Missing(school)), Some.Year(2024, Some.Missing(school)), Some.Year(2023, Some.Return(school, (1, [40])))).Flags.Single();
        Assert.Equal((FlagChange.Persisting, 2, 2024), (flag.Change, flag.Years, flag.Since!.Value));
    }

    // Received, accepted: both days decide and both are told.
    [Theory]
    [InlineData("2025-09-30", "2025-09-30", null)]
    [InlineData("2025-10-01", "2025-10-01", "2025-10-01 报送，晚于截止日 2025-09-30。")]
    [InlineData("2025-09-12", "2025-09-30", null)]
    [InlineData("2025-09-12", "2025-10-01", "2025-09-12 首次报送（未逾期），2025-10-01 报送的才通过校验，晚于截止日 2025-09-30。")]
    [InlineData("2025-10-01", "2025-10-09", "2025-10-01 首次报送，2025-10-09 报送的才通过校验，都晚于截止日 2025-09-30。")]
    [InlineData("2025-10-01", null, "2025-10-01 报送，晚于截止日 2025-09-30。")]
    [InlineData("2025-09-30", null, null)]
    public void AReturnIsLateWhenItsFirstAcceptedVersionIs(string received, string? accepted, string? text)
    {
        var standing = new Standing { State = ReturnState.Accepted, Version = 1, Received = Day(received), Accepted = accepted is null ? null : Day(accepted) };
        var flags = Some.Compile(new RoundEntry(Some.School(1), standing, null)).Flags;
        Assert.Equal(text, flags.SingleOrDefault(flag => flag.Code == "return-late")?.Text.Zh);
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void KeysAreUnique()
    {
        var school = Some.School(1, SchoolKind.TwelveYear);
        // Grade 9 of 2024 and grade 10 of 2025 are of the same year of birth and not of one cohort.
        var flags = Some.Compile(Some.Year(2025, Some.Return(school, (10, [60]))), Some.Year(2024, Some.Return(school, (9, [60])))).Flags;
        Assert.Equal([FlagChange.New, FlagChange.Graduated], flags.Select(flag => flag.Change));
        Assert.Equal(2, flags.Select(flag => flag.Key).Distinct().Count());
    }
}
