using EduFunctions.Returns;
using EduFunctions.Rounds;

namespace EduFunctions.Tests.Summaries;

/// <summary>What an officer's acts make of a round: due on 30 September, looked at on 15 October 2025.</summary>
public sealed class StandingTests
{
    static Standing Accepted { get; } = new() { State = ReturnState.Accepted, Version = 1, Received = new DateOnly(2025, 10, 1), Accepted = new DateOnly(2025, 10, 1) };

    // An officer sends back what was accepted: it is received and returned, but counts no more, and the flag says why.
    [Fact]
    public void WhatTheBureauHasReturnedDoesNotCountAndSaysWhy()
    {
        var standing = Accepted with { State = ReturnState.Returned, ReturnReason = "人数不符。" };
        var summary = Some.Compile(new RoundEntry(Some.School(1), standing, null));
        Assert.Equal((1m, 1m, 0m, 0m), (summary.Value("returns-received"), summary.Value("returns-returned"), summary.Value("returns-accepted"), summary.Value("returns-in-force")));
        Assert.Equal("教育局退回：人数不符。本校数据未进入汇总。", summary.Flags.Single(flag => flag.Code == "return-rejected").Text.Zh);
        Assert.True(standing.IsLate(new DateOnly(2025, 9, 30))); // it is late for when it came, not for having been returned

        // A second version with errors of its own: what is to be done now is said.
        var again = Some.Compile(new RoundEntry(Some.School(1), standing with { Version = 2, Errors = 3 }, null));
        Assert.Equal("第 2 版有 3 项必改事项，本校数据未进入汇总。", again.Flags.Single(flag => flag.Code == "return-rejected").Text.Zh);
    }

    [Theory]
    [InlineData("2025-09-30", true)]
    [InlineData("2025-10-01", false)]
    [InlineData("2025-10-15", false)]
    public void ASchoolsOwnDueDateDecidesWhetherItIsLate(string due, bool isLate)
    {
        var summary = Some.Compile(new RoundEntry(Some.School(1), Accepted with { Due = Day(due) }, null));
        Assert.Equal(isLate ? 1 : 0, summary.Value("returns-late"));
        Assert.Equal(isLate, summary.Flags.Any(flag => flag.Code == "return-late"));
    }

    [Theory]
    [InlineData("2025-10-14", true)]
    [InlineData("2025-10-15", false)]
    public void ASchoolWithMoreTimeIsMissingOnlyAfterIt(string due, bool isMissing) =>
        Assert.Equal(isMissing, Some.Compile(new RoundEntry(Some.School(1), Standing.Expected with { Due = Day(due) }, null)).Flags.Any(flag => flag.Code == "return-missing"));

    // 1 has sent nothing: 15 days since 30 September. 2 has until 10 October: 5 days. 3 is accepted. 4 was sent back. 5 has until the day itself.
    [Fact]
    public void WhoIsStillWantedStandsWithTheDaysSinceItsOwnDueDateMostOverdueFirst()
    {
        var year = Some.Year(2025, new RoundEntry(Some.School(5), Standing.Expected with { Due = Some.AsOf }, null), new RoundEntry(Some.School(2), Standing.Expected with { Due = Day("2025-10-10") }, null),
            Some.Missing(Some.School(1)), Some.Return(Some.School(3), (1, [40])), new RoundEntry(Some.School(4), Accepted with { State = ReturnState.Returned, ReturnReason = "人数不符" }, null));
        Assert.Equal(["4206990001 15", "4206990004 15", "4206990002 5", "4206990005 0"], Outstanding.Of(year, Some.AsOf).Select(one => $"{one.School.Code} {one.DaysOverdue}"));
        Assert.All(Outstanding.Of(year, Day("2025-09-30")), one => Assert.Equal(0, one.DaysOverdue));
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
