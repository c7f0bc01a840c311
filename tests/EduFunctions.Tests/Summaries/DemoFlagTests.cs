using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Summaries;

/// <summary>One flag of each kind that is told from figures, of the demo county of 2025, re-done by hand from its cells.</summary>
public sealed class DemoFlagTests
{
    static Flag Of(string code, string subject) => Assert.Single(DemoCounty.Summary.Flags, flag => flag.Key.Code == code && flag.Key.Subject == subject);

    static string CellsOf(Flag flag, params string[] addresses) => string.Join(' ', addresses.Select(address => flag.Cells.First(cell => $"{cell.Sheet}!{cell.Cell}" == address).Value));

    static decimal? PupilsOf(Flag flag) => flag.Cells.Where(cell => cell.Sheet == "班级").Sum(cell => cell.Value);

    // 白鹭小学: 1,581 ÷ 19 = 83.2, so 84 are due; 68 hold posts and 3 of them are away: 65 at work, 19 short; 70 − 68 = 2 posts are vacant.
    [Fact]
    public void PostsVacantWhileStaffIsShort()
    {
        var flag = Of("vacant-while-short", "school-4206990003-primary");
        Assert.Equal(("70 68 3", 1581m), (CellsOf(flag, "教职工!C3", "教职工!C4", "教职工!C5"), PupilsOf(flag)));
        Assert.Equal(("小学学生 1581 人，按标准应有教职工 84 人，在编在岗 65 人，空编 2 名。", "补足空编 2 名。"), (flag.Text.Zh, flag.Remedy.Zh));
        Assert.Equal((FlagChange.Persisting, 3, true), (flag.Change, flag.Years, flag.IsAtLeast));
    }

    // 云台小学, 2,054 pupils: 18 teachers of PE and art are 0.876 per 100, 0.9 are 18.49: one more. 40 networked rooms are 1.947, 2.3 are 47.24: eight
    // more. Five of seven; and 1.947 is below 85 % of 2.3, 1.955.
    [Fact]
    public void ASchoolFailsTheSeven()
    {
        var flag = Of("balance-failed", "school-4206990001-primary");
        Assert.Equal(2054m, PupilsOf(flag));
        Assert.Equal("达标 5 项。未达标：每百名学生体育、艺术教师数 0.876 < 0.9，差 1 名体育、艺术教师；每百名学生网络多媒体教室数 1.947 < 2.3，差 8 间网络多媒体教室。", flag.Remedy.Zh);
    }

    // 星河幼儿园 answers 否 to the link with the police alone; the year before it answered 是.
    [Fact]
    public void AHundredPercentIsMissed()
    {
        var flag = Of("hundred-percent-missed", "school-4206990135");
        Assert.Equal("是是是是否是", string.Concat(new[] { 18, 17, 16, 15, 14, 13 }.Select(row => flag.Cells.Single(cell => cell.Cell == $"E{row}").Text)));
        Assert.Equal(("补齐：与公安联网。", FlagChange.New, FlagSeverity.Serious), (flag.Remedy.Zh, flag.Change, flag.Severity));
    }

    // 8 approved posts, 7 held.
    [Fact]
    public void APublicKindergartenHasAVacantPost()
    {
        var flag = Of("kindergarten-posts-vacant", "school-4206990110");
        Assert.Equal(("8 7", "补足空编 1 名。", FlagChange.New), (CellsOf(flag, "教职工!C3", "教职工!C4"), flag.Remedy.Zh, flag.Change));
    }

    // (13,980 − 14,240) ÷ 14,240 = −1.826 %. The year before it rose from 13,760: new.
    [Fact]
    public void SpendingOnAStageHasFallen()
    {
        var flag = Of("stage-spending-fallen/per-pupil-spending-vocational-growth", "");
        Assert.Equal(("13980 14240", "下降 1.83%；核实口径，属实的补足预算。", FlagChange.New), (CellsOf(flag, "经费!C21", "经费!C22"), flag.Remedy.Zh, flag.Change));
    }

    // 19 of 306 who meet the conditions are 6.21 %; 10 % are 30.6, so 31: 12 more.
    [Fact]
    public void TooFewAreExchanged()
    {
        var summary = DemoCounty.Summary;
        Assert.Equal((19m, 306m), (summary.Value("exchanged"), summary.Value("exchange-due")));
        Assert.Equal(("全县交流轮岗比例：6.21%，应不低于 10%（按已报 42 / 54 所）。", "按有数的学校，再交流 12 名。"), (Of("exchange-short/exchange-share", "").Text.Zh, Of("exchange-short/exchange-share", "").Remedy.Zh));
    }

    // Four residential-quarter kindergartens say 是; three are public or inclusive: 75 %. One has not reported, and may be a fifth.
    [Fact]
    public void AResidentialQuarterKindergartenIsPrivate()
    {
        var flag = Of("preschool-short/residential-quarter-share", "kindergarten");
        Assert.Equal((4, "幼儿园城镇小区配套园办成公办或普惠比例：75%，应不低于 100%（按已报 4 / 5 所）。"), (flag.Cells.Count(cell => cell.Text == "是"), flag.Text.Zh));
    }

    // Neither the teachers' nor the civil servants' allowance is budgeted, in any of the three years.
    [Fact]
    public void AllowancesAreNotBudgeted()
    {
        var flag = Of("pay-not-settled/allowances-budgeted", "");
        Assert.Equal(("否否", FlagChange.Persisting, 3), (string.Concat(flag.Cells.Select(cell => cell.Text)), flag.Change, flag.Years));
    }

    // 94 of 96 schools had a named inspector, now all 96 have one. 81.75 % are over 80 %, but one kindergarten has not reported.
    [Fact]
    public void WhatIsMetIsClearedOnlyWhereAllHaveReported()
    {
        var (named, inclusive) = (Of("supervision-short/named-inspector-share", ""), Of("inclusive-share-short", "kindergarten"));
        Assert.Equal((FlagChange.Cleared, "全县挂牌督导覆盖率：100%，已达到。", 96m), (named.Change, named.Text.Zh, Assert.Single(named.Cells).Value));
        Assert.Equal((FlagChange.Unconfirmed, "幼儿园普惠性覆盖率：81.75%，有数的 38 所达到；应报 39 所，1 所未报或退回，尚不能确定。"), (inclusive.Change, inclusive.Text.Zh));
    }
}
