using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>Flags told from figures: what they say, what they ask for, and what becomes of them.</summary>
public sealed class FigureFlagTests
{
    static Flag Only(CountySummary summary, string code) => Assert.Single(summary.Flags, flag => flag.Code == code);

    static RoundEntry Hazards(int number, int? open) => Some.Return(Some.School(number), Some.Row(Safety.Sheet, ("hazardsOpen", open)));

    [Theory]
    [InlineData(2, 3, FlagChange.Persisting)]
    [InlineData(0, 3, FlagChange.New)]
    [InlineData(null, 3, FlagChange.Unknown)]
    [InlineData(3, 0, FlagChange.Cleared)]
    [InlineData(3, null, FlagChange.Unconfirmed)]
    public void AFigureOfASchoolHasALife(int? before, int? now, FlagChange change) =>
        Assert.Equal(change, Only(Some.Compile(Some.Year(2025, Hazards(1, now)), Some.Year(2024, Hazards(1, before))), "hazards-open").Change);

    // 5 of 100 exchanged, then 12 of 100: met, and cleared when all have reported. Met by one of two schools it is not confirmed.
    [Theory]
    [InlineData(false, FlagChange.Cleared)]
    [InlineData(true, FlagChange.Unconfirmed)]
    public void AFigureOfTheCountyIsClearedWhenAllHaveReported(bool isOneMissing, FlagChange change)
    {
        var now = Some.Year(2025, isOneMissing ? [Exchanged(1, 12), Some.Missing(Some.School(2))] : [Exchanged(1, 12), Exchanged(2, 12)]);
        Assert.Equal(change, Assert.Single(Some.Compile(now, Some.Year(2024, Exchanged(1, 5), Exchanged(2, 5))).Flags, flag => flag.Key.Code == "exchange-short/exchange-share").Change);

        static RoundEntry Exchanged(int number, int exchanged) => Some.Return(Some.School(number), Some.Row(Staff.Sheet, ("stage", "小学"), ("exchanged", exchanged), ("exchangeDue", 100)));
    }

    // 第2学校 was merged into 第1学校, which fails now as both did: one flag, of two years.
    [Fact]
    public void TheFlagOfASectionFollowsItsSuccessor()
    {
        var (heir, merged) = (Some.School(1), Some.School(2, successor: 1, lastYear: 2024));
        var summary = Some.Compile(Some.Year(2025, Failing(heir)), Some.Year(2024, Failing(merged)));
        var flag = Only(summary, "balance-failed");
        Assert.Equal(($"school-{Some.Code(1)}-primary", FlagChange.Persisting, 2), (flag.Key.Subject, flag.Change, flag.Years));
    }

    // Both fail in 2024. The heir did not in 2023, so it has stood one year; the other sent nothing in 2023, and may have stood longer: whatever
    // of the two is read first, at least two years now. When the other has reported 2023 as well, and did not fail, just two.
    [Theory]
    [InlineData(1, 2, true, true)]
    [InlineData(2, 1, true, true)]
    [InlineData(1, 2, false, false)]
    public void AFlagOfMergedSchoolsStandsAtLeastAsLongAsEach(int heir, int merged, bool isOneUnknown, bool isAtLeast)
    {
        var (one, other) = (Some.School(heir), Some.School(merged, successor: heir, lastYear: 2024));
        var first = Some.Year(2023, Hazardless(one), isOneUnknown ? Some.Missing(other) : Hazardless(other));
        var flag = Only(Some.Compile(Some.Year(2025, Of(one, 2)), Some.Year(2024, Of(one, 1), Of(other, 3)), first), "hazards-open");
        Assert.Equal((FlagChange.Persisting, 2, isAtLeast, isAtLeast ? null : 2024), (flag.Change, flag.Years, flag.IsAtLeast, flag.Since));

        static RoundEntry Hazardless(School school) => Of(school, 0);
        static RoundEntry Of(School school, int open) => Some.Return(school, Some.Row(Safety.Sheet, ("hazardsOpen", open)));
    }

    // Of 1,000 pupils it has 1 of everything: it misses all seven.
    static RoundEntry Failing(School school)
    {
        (string, object?)[] values = [.. Staff.Sheet.Columns.Concat(Premises.Sheet.Columns).Where(column => column.Code != "stage").Select(column => (column.Code, (object?)1)), ("stage", "小学")];
        return Some.Return(school, Some.Row(Staff.Sheet, values), Some.Row(Premises.Sheet, values), Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", 1000)));
    }

    // 20 and 2 backbone teachers of 1,000 pupils each: X̄ = 1.1, S = 0.9, CV = 0.818. (20 − x) ÷ (20 + x) ≤ 0.5 from x = 6⅔: five more, seven in all,
    // 13 ÷ 27 = 0.481; four more, 14 ÷ 26 = 0.538, are not enough. The first school would have to give up 14: (x − 2) ÷ (x + 2) ≤ 0.5 up to x = 6.
    [Fact]
    public void TheSchoolThatWouldHaveToChangeLeastIsTold()
    {
        var flag = Only(Some.Compile(Backbone(1, 20), Backbone(2, 2)), "cv-over-limit");
        Assert.Equal("小学每百名学生县级以上骨干教师数差异系数：0.818，应不超过 0.5。", flag.Text.Zh);
        Assert.StartsWith("按有数的学校，其他学校不变，仅第2学校增加 5 名骨干教师", Assert.Single(Some.Compile(Backbone(1, 20), Backbone(2, 2), Some.Missing(Some.School(3))).Flags, one => one.Code == "cv-over-limit").Remedy.Zh, StringComparison.Ordinal);
        Assert.Equal("其他学校不变，仅第2学校增加 5 名骨干教师（现有 2）即可达标；宜先向低于标准的学校补充。", flag.Remedy.Zh);
        Assert.Equal([2m, 20m, 1000m, 1000m], flag.Cells.Select(cell => cell.Value!.Value).Order());
        Assert.Empty(Some.Compile(Backbone(1, 20), Backbone(2, 7)).Flags.Where(other => other.Code == "cv-over-limit"));
        Assert.Single(Some.Compile(Backbone(1, 20), Backbone(2, 6)).Flags, other => other.Code == "cv-over-limit");
    }

    static RoundEntry Backbone(int number, int backbone) => Some.Return(Some.School(number), Some.Row(Staff.Sheet, ("stage", "小学"), ("backbone", backbone)), Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", 1000)));

    // All the others have nothing: whatever this school gives up, nothing is left to compare.
    [Fact]
    public void WhereNoSingleSchoolCanDoItThatIsSaid() =>
        Assert.StartsWith("只调整任何一所学校都不能使差异系数达标", Only(Some.Compile(Backbone(1, 20), Backbone(2, 0), Backbone(3, 0), Backbone(4, 0), Backbone(5, 0)), "cv-over-limit").Remedy.Zh, StringComparison.Ordinal);

    // Of 10 exchanged 1 is a backbone teacher; 20 % are 2. Of 100 who meet the conditions 10 are exchanged: enough. A school that leaves out how
    // many were exchanged counts in neither.
    [Fact]
    public void BackboneTeachersAreWantedAmongThoseExchanged()
    {
        var flag = Only(Some.Compile(Exchange(1, 100, 10, 1), Exchange(2, 50, null, null)), "exchange-short");
        Assert.Equal(("exchange-short/exchange-backbone-share", "按有数的学校，交流教师总数不变，其中骨干教师再增 1 名。"), (flag.Key.Code, flag.Remedy.Zh));
    }

    // 7 of 100 exchanged: ⌈10 % of 100⌉ − 7 = 3. The second school's 50 are not asked for: it does not say how many it exchanged.
    [Fact]
    public void TheRemedyCountsWhomTheFigureCounts()
    {
        Assert.Equal("按有数的学校，再交流 3 名。", Only(Some.Compile(Exchange(1, 100, 7, 7), Exchange(2, 50, null, null)), "exchange-short").Remedy.Zh);
        Assert.Equal("再交流 3 名。", Only(Some.Compile(Exchange(1, 100, 7, 7)), "exchange-short").Remedy.Zh);
    }

    static RoundEntry Exchange(int number, int due, int? exchanged, int? backbone) =>
        Some.Return(Some.School(number), Some.Row(Staff.Sheet, ("stage", "小学"), ("exchangeDue", due), ("exchanged", exchanged), ("exchangedBackbone", backbone)));

    // 190 ÷ 19 = 10 entitled; 9 − 1 = 8 at work, 2 short; 12 − 9 = 3 posts are vacant: 2 of them are filled. With 10 at work nothing is short.
    [Theory]
    [InlineData(12, 9, 1, "补足空编 2 名。")]
    [InlineData(10, 9, 1, "补足空编 1 名。")]
    [InlineData(12, 10, 0, null)]
    [InlineData(9, 9, 1, null)]
    public void PostsAreVacantWhileStaffIsShort(int posts, int inPost, int away, string? remedy)
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts), ("inPost", inPost), ("away", away)), Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", 190))));
        Assert.Equal(remedy, summary.Flags.SingleOrDefault(flag => flag.Code == "vacant-while-short")?.Remedy.Zh);
    }

    // 12 − 9 = 3 posts vacant and 8 of 10 at work this year. Last year 10 of 10 were at work; or the posts, which decide it, were left blank.
    [Theory]
    [InlineData(12, 1, FlagChange.Persisting)]
    [InlineData(12, 0, FlagChange.New)]
    [InlineData(null, 1, FlagChange.Unknown)]
    public void WhetherPostsWereVacantBeforeIsKnownWhereTheyAreTold(int? posts, int away, FlagChange change)
    {
        var flag = Only(Some.Compile(Some.Year(2025, Posts(12, 9, 1)), Some.Year(2024, Posts(posts, away == 0 ? 10 : 9, away))), "vacant-while-short");
        Assert.Equal((change, change == FlagChange.Persisting ? 2 : 1), (flag.Change, flag.Years));

        static RoundEntry Posts(int? posts, int inPost, int away) => Some.Return(Some.School(1),
            Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts), ("inPost", inPost), ("away", away)), Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", 190)));
    }

    // The summary is told as of 15 October 2025.
    [Theory]
    [InlineData("2025-10-14", "在建", 1)]
    [InlineData("2025-10-15", "在建", 0)]
    [InlineData("2025-10-14", "已完工", 0)]
    public void AProjectIsLateAfterItsDay(string completion, string state, int flags) => Assert.Equal(flags,
        Some.Compile(Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Projects.Sheet, ("name", "新校区"), ("completion", completion), ("state", state), ("places", 360)))).Flags.Count(flag => flag.Code == "project-late"));

    // A project of two stages stands on two rows, as the form asks for: one flag, with the places of both and the earlier day first. What is done of
    // it is late no more.
    [Theory]
    [InlineData("在建", "初中计划 2025-08-31 完工，报表中仍为“在建”；小学计划 2025-09-30 完工，报表中仍为“规划”。", 900, 6)]
    [InlineData("已完工", "小学计划 2025-09-30 完工，报表中仍为“规划”。", 360, 3)]
    public void AProjectOfTwoStagesIsOneFlag(string state, string text, int places, int cells)
    {
        var flag = Only(Some.Compile(Some.Year(2025, Some.Missing(Some.School(1))).With(
            Project(4, "小学", "2025-09-30", "规划", 360), Project(5, "初中", "2025-08-31", state, 540), Project(6, "高中", "2026-08-31", "在建", 100))), "project-late");
        Assert.Equal(("新校区", text, FormattableString.Invariant($"督促按期交付，或更正完工日期；影响新增学位 {places} 个。"), cells), (flag.Subject, flag.Text.Zh, flag.Remedy.Zh, flag.Cells.Length));

        static FormRow Project(int row, string stage, string completion, string state, int places) =>
            Some.Row(Projects.Sheet, row, ("name", "新校区"), ("stage", stage), ("completion", completion), ("state", state), ("places", places));
    }

    // Whatever finds the same problem twice, the county has its summary.
    [Fact]
    public void AProblemFoundTwiceIsToldOnce() =>
        Assert.Equal("4206990099", Only(Some.Compile(Some.Year(2025, Some.Missing(Some.School(1))) with { Strangers = [Some.Code(99), Some.Code(99)] }), "school-unexpected").School);

    // Due on 31 January, looked at on 15 October: what is open is not held against the school yet, and is not unknown.
    [Theory]
    [InlineData(3, FlagChange.Unconfirmed, "第1学校未整改隐患数：3 处；截止日 2026-01-31 未到，今年暂不判定。")]
    [InlineData(0, FlagChange.Cleared, "第1学校未整改隐患数：0，已达到。")]
    [InlineData(null, FlagChange.Unconfirmed, "第1学校未整改隐患数：1 所未填全或分母为 0，尚不能确定是否达到。")]
    public void BeforeTheDueDateOpenHazardsAreNotJudged(int? open, FlagChange change, string text)
    {
        var flag = Only(Some.Compile(Some.Year(2025, Hazards(1, open)) with { Due = new DateOnly(2026, 1, 31) }, Some.Year(2024, Hazards(1, 2))), "hazards-open");
        Assert.Equal((change, text), (flag.Change, flag.Text.Zh));
    }

    [Fact]
    public void AMatterWithoutEvidenceIsTold()
    {
        var year = Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Duties.Sheet, 4, ("kind", "督导"), ("evidence", "通报.pdf")), Some.Row(Duties.Sheet, 5, ("kind", "督导")));
        Assert.Equal("补齐 1 件事项的佐证材料。", Only(Some.Compile(year), "evidence-missing").Remedy.Zh);
    }
}
