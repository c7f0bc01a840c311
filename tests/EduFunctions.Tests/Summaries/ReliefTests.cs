using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>Cause of a large class (domain.md), every number by hand.</summary>
public sealed class ReliefTests
{
    static Flag Only(Rounds.RoundEntry entry, string code = "large-class") => Some.Compile(entry).Flags.Single(flag => flag.Code == code);

    // 60 + 60 + 52 = 172 pupils need ⌈172 ÷ 55⌉ = 4 classes, one more than there are; 172 ÷ 4 = 43.
    // Entitled ⌈172 ÷ 19⌉ = ⌈9.05⌉ = 10. 172 − 3 × 55 = 7 are too many for three classes.
    [Theory]
    [InlineData(4, 10, 10, LargeClassCause.Division, "现在就可编为 4 个班，每班 43 人。")]
    [InlineData(4, 9, 9, LargeClassCause.NoTeachers, "申请增编 1 名，编为 4 个班，每班 43 人；到位之前先分流 7 名学生，保持 3 个班，每班不超过 55 人。")]
    [InlineData(4, 9, 12, LargeClassCause.NoTeachers, "补足空编 1 名，编为 4 个班，每班 43 人；到位之前先分流 7 名学生，保持 3 个班，每班不超过 55 人。")]
    [InlineData(4, 7, 9, LargeClassCause.NoTeachers, "补足空编 2 名、申请增编 1 名，编为 4 个班，每班 43 人；到位之前先分流 7 名学生，保持 3 个班，每班不超过 55 人。")]
    [InlineData(3, 10, 10, LargeClassCause.NoRooms, "二选一：现在分流 7 名学生，编为 3 个班，每班不超过 55 人；或由建设项目增加 1 间教室，编为 4 个班，每班 43 人。")]
    [InlineData(3, 9, 9, LargeClassCause.Neither, "二选一：现在分流 7 名学生，保持 3 个班，每班不超过 55 人；或由建设项目增加 1 间教室并申请增编 1 名，编为 4 个班，每班 43 人。")]
    [InlineData(null, 10, 10, LargeClassCause.Unknown, "未填：普通教室数。请补报后判定原因。")]
    [InlineData(4, null, 10, LargeClassCause.Unknown, "未填：在编教职工数。请补报后判定原因。")]
    [InlineData(4, 10, null, LargeClassCause.Unknown, "未填：核定编制数。请补报后判定原因。")]
    public void TheCauseIsToldFromRoomsAndPosts(int? rooms, int? inPost, int? posts, LargeClassCause cause, string remedy)
    {
        var flag = Only(Some.Return(Some.School(1), Some.Classes((3, [60, 60, 52])), rooms, 3, inPost, posts));
        Assert.Equal((cause, remedy), (flag.Cause, flag.Remedy.Zh));
        // Three classes, rooms, rooms in use, posts, staff in post, those of them not at work.
        Assert.Equal(["C4", "C5", "C6", "B4", "C4", "B4", "C4", "D4"], flag.Cells.Select(cell => cell.Cell));
    }

    // 171 pupils are entitled to exactly 9: with 9 at work it is enough, with 8 one is short.
    [Theory]
    [InlineData(9, LargeClassCause.Division)]
    [InlineData(8, LargeClassCause.NoTeachers)]
    public void OnePostDecides(int inPost, LargeClassCause cause) => Assert.Equal(cause, Only(Some.Return(Some.School(1), Some.Classes((3, [60, 60, 51])), 9, 3, inPost, 9)).Cause);

    // 172 pupils are entitled to 10. 12 hold posts of 13 and so many are not at work: at work 12 − away, short what is missing to 10; first the
    // one vacant post, then those not at work, and only the rest are posts to ask for.
    [Theory]
    [InlineData(2, LargeClassCause.Division, "现在就可编为 4 个班，每班 43 人。")]
    [InlineData(3, LargeClassCause.NoTeachers, "补足空编 1 名，编为 4 个班，每班 43 人；到位之前先分流 7 名学生，保持 3 个班，每班不超过 55 人。")]
    [InlineData(5, LargeClassCause.NoTeachers, "补足空编 1 名、在编不在岗的返岗或腾编 2 名，编为 4 个班，每班 43 人；到位之前先分流 7 名学生，保持 3 个班，每班不超过 55 人。")]
    [InlineData(null, LargeClassCause.Unknown, "未填：在编不在岗人数。请补报后判定原因。")]
    public void ThoseNotAtWorkDoNotCount(int? away, LargeClassCause cause, string remedy)
    {
        var flag = Only(Some.Return(Some.School(1), Some.Classes((3, [60, 60, 52])), 4, 3, 12, 13, away));
        Assert.Equal((cause, remedy), (flag.Cause, flag.Remedy.Zh));
    }

    // At work 8 − 1 = 7 of 10: 3 short, none vacant, 1 not at work, 2 to ask for; the figure of posts to ask for has those 2 alone.
    [Fact]
    public void OnlyTheRestArePostsToAskFor()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Classes((3, [60, 60, 52])), 4, 3, 8, 8, 1));
        Assert.Equal("在编不在岗的返岗或腾编 1 名、申请增编 2 名，编为 4 个班，每班 43 人；到位之前先分流 7 名学生，保持 3 个班，每班不超过 55 人。", summary.Flags.Single().Remedy.Zh);
        Assert.Equal((0m, 2m), (summary.Value("large-class-vacancies"), summary.Value("large-class-posts")));
    }

    // 56 + 54 = 110 = 2 × 55: neither room nor teacher is wanted, only an even division; one pupil more wants a third class.
    [Theory]
    [InlineData(54, LargeClassCause.Division, "现在就可编为 2 个班，每班 55 人。")]
    [InlineData(55, LargeClassCause.Neither, "二选一：现在分流 1 名学生，保持 2 个班，每班不超过 55 人；或由建设项目增加 1 间教室并申请增编 5 名，编为 3 个班，每班 37 人。")]
    public void UnevenClassesWantNeitherRoomNorTeacher(int second, LargeClassCause cause, string remedy)
    {
        var flag = Only(Some.Return(Some.School(1), Some.Classes((3, [56, second])), 2, 2, 1, 1));
        Assert.Equal((cause, remedy), (flag.Cause, flag.Remedy.Zh));
    }

    // One free room: grade 1 is an entrance grade and takes it before grade 3. 112 ÷ 19 → 6 posts.
    [Fact]
    public void FreeRoomsGoToEntranceGradesFirst()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Classes((1, [56]), (3, [56])), 3, 2, 100, 100));
        Assert.Equal([(1, LargeClassCause.Division), (3, LargeClassCause.NoRooms)], summary.Flags.Select(flag => (flag.Grade!.Value, flag.Cause!.Value)).Order());
    }

    // 4 × 75 = 300 need ⌈300 ÷ 55⌉ = 6 classes, two more. With the one free room 5 × 55 = 275 can stay: redirect 25, or one more room for 6 classes of 50.
    [Fact]
    public void AFreeRoomIsUsedByWhatIsRedirected() => Assert.Equal("二选一：现在分流 25 名学生，编为 5 个班，每班不超过 55 人；或由建设项目增加 1 间教室，编为 6 个班，每班 50 人。",
        Only(Some.Return(Some.School(1), Some.Classes((3, [75, 75, 75, 75])), 5, 4, 100, 100)).Remedy.Zh);

    // Grades 3 and 4: 60 + 60 = 120 pupils each, 240 in all: ⌈240 ÷ 19⌉ = 13; 8 in post, 10 approved: 5 short, 2 vacant, 3 to ask for. Counted once.
    [Fact]
    public void TheShortageOfAStageIsToldToEveryGradeAndCountedOnce()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Classes((3, [60, 60]), (4, [60, 60])), 9, 4, 8, 10),
            Some.Return(Some.School(2), Some.Classes((3, [60, 60])), 9, 2, 6, 9)); // ⌈120 ÷ 19⌉ = 7: 1 short, vacant
        Assert.Contains("补足空编 2 名、申请增编 3 名，编为", summary.Flags.Single(flag => flag is { School: "4206990001", Grade: 3 }).Remedy.Zh, StringComparison.Ordinal);
        Assert.Contains("补足空编 2 名、申请增编 3 名（与三年级同缺，不重复计算），编为", summary.Flags.Single(flag => flag is { School: "4206990001", Grade: 4 }).Remedy.Zh, StringComparison.Ordinal);
        Assert.Equal((3m, 3m), (summary.Value("large-class-vacancies"), summary.Value("large-class-posts")));
        Assert.Equal((2m, 3m), (summary.Value("large-class-vacancies.school-4206990001"), summary.Value("large-class-posts.school-4206990001")));
        Assert.Equal((1m, 0m), (summary.Value("large-class-vacancies.school-4206990002"), summary.Value("large-class-posts.school-4206990002")));
    }

    // A shortage without a large class that wants teachers has nothing to do with large classes.
    [Fact]
    public void AShortageIsCountedOnlyWhereALargeClassWantsIt()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), Some.Classes((3, [56, 54])), 9, 2, 1, 1), Some.Return(Some.School(2), Some.Classes((3, [40])), 9, 1, 1, 1));
        Assert.Equal((0m, 0m), (summary.Value("large-class-vacancies"), summary.Value("large-class-posts")));
    }

    // 18 instead of 19 pupils a post: ⌈171 ÷ 18⌉ = ⌈9.5⌉ = 10.
    [Fact]
    public void TheCountysOwnPupilsPerPostAreTheOnesInForce()
    {
        var year = Some.Year(2025, Some.Return(Some.School(1), Some.Classes((3, [60, 60, 51])), 9, 3, 9, 9)) with { Standards = Standards.National.With(Limits.PupilsPerPost, 18, Stage.Primary) };
        Assert.Equal((LargeClassCause.NoTeachers, 1m), (Some.Compile(year).Flags.Single().Cause, Some.Compile(year).Value("large-class-posts")));
    }

    // “/” is an answer, and may be right: a private school has no approved posts. 172 = 4 × 43 = 3 × 55 + 7; 165 = 3 × 55.
    [Theory]
    [InlineData("/", "/", 52, "填“/”：核定编制数、在编教职工数。缺这些数不能判定原因，有数的请改填；没有编制的学校，教师是否够用请另行说明。该年级 172 人，现有 3 个班，须编为 4 个班，每班 43 人；不增班的，分流 7 名学生，保持 3 个班，每班不超过 55 人。",
        "Answered “/”: approved posts, staff in post. Without these the cause cannot be told: where there is a number, report it; a school without approved posts says itself whether it has teachers enough. "
        + "The grade has 172 pupils in 3 classes and needs 4 classes of 43; without a further class redirect 7 pupils and keep 3 classes of at most 55.")]
    [InlineData("/", null, 52, "未填：在编教职工数。填“/”：核定编制数。请补报后判定原因。", "Left blank: staff in post. Answered “/”: approved posts. Report it, and the cause can be told.")]
    public void ASlashIsNoBlank(string posts, string? inPost, int last, string remedy, string remedyEn)
    {
        var flag = Only(Some.Return(Some.School(1),
        [
            .. new[] { 60, 60, last }.Select((pupils, index) => Some.Row(Classes.Sheet, index + 4, ("grade", 3), ("number", index + 1), ("pupils", pupils))),
            Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts), ("inPost", inPost), ("away", 0)), Some.Row(Classrooms.Sheet, ("stage", "小学"), ("classrooms", 4), ("classroomsInUse", 3)),
        ]));
        Assert.Equal((LargeClassCause.Unknown, remedy, remedyEn), (flag.Cause, flag.Remedy.Zh, flag.Remedy.En));
    }

    // 165 = 3 × 55: no further class, and so no room and no teacher, is needed, whatever the school does not tell. The need is a true 0.
    [Theory]
    [InlineData("/", 45, LargeClassCause.Division, "现在就可编为 3 个班，每班 55 人。")]
    [InlineData(null, 45, LargeClassCause.Division, "现在就可编为 3 个班，每班 55 人。")]
    [InlineData(null, 46, LargeClassCause.Unknown, "未填：核定编制数。请补报后判定原因。")]
    public void AGradeThatNeedsNoFurtherClassIsDividedWhateverElseIsUntold(string? posts, int last, LargeClassCause cause, string remedy)
    {
        var summary = Some.Compile(Some.Return(Some.School(1),
        [
            .. new[] { 60, 60, last }.Select((pupils, index) => Some.Row(Classes.Sheet, index + 4, ("grade", 3), ("number", index + 1), ("pupils", pupils))),
            Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts), ("inPost", 9), ("away", 0)), Some.Row(Classrooms.Sheet, ("stage", "小学"), ("classrooms", 4), ("classroomsInUse", 3)),
        ]));
        var flag = Assert.Single(summary.Flags, one => one.Code == "large-class");
        Assert.Equal((cause, remedy), (flag.Cause, flag.Remedy.Zh));
        Assert.Equal(cause == LargeClassCause.Division ? 0m : null, summary.Value("large-class-posts"));
    }

    // Of another grade, so that ⌈pupils ÷ 19⌉ cannot be told.
    [Fact]
    public void APupilsCellOfTheStageThatIsWithheldMakesTheCauseUnknown()
    {
        var flag = Only(Some.Return(Some.School(1), Some.Classes((3, [60, 60]), (5, [null])), 9, 3, 9, 9));
        Assert.Equal((LargeClassCause.Unknown, "填“/”：各班学生数。缺这些数不能判定原因，有数的请改填。该年级 120 人，现有 2 个班，须编为 3 个班，每班 40 人；不增班的，分流 10 名学生，保持 2 个班，每班不超过 55 人。"), (flag.Cause, flag.Remedy.Zh));
        Assert.Null(Some.Compile(Some.Return(Some.School(1), Some.Classes((3, [60, 60]), (5, [null])), 9, 3, 9, 9)).Value("large-class-posts"));
    }
}
