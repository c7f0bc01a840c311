using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>
/// What would relieve a grade, in words: one sentence with all its numbers, or two alternatives, never a sequence of them.
/// </summary>
static class ReliefText
{
    public static Text Of(StageRelief relief, int grade)
    {
        if (!relief.Missing.IsEmpty)
        {
            return new($"未报：{string.Join('、', relief.Missing.Select(what => what.Zh))}。请补报后判定原因。",
                $"Not reported: {string.Join(", ", relief.Missing.Select(what => what.En))}. Report it, and the cause can be told.");
        }

        var need = relief.Grades.First(one => one.Grade == grade);
        var (split, teachers) = (Split(need), need.WantsTeachers ? Teachers(relief, need) : Text.Empty);
        var (kept, opened) = (Text.Of($"{need.Classes} 个班，每班不超过 {need.Most} 人", $"{need.Classes} classes of at most {need.Most}"),
            Text.Of($"{need.Classes + need.Rooms} 个班，每班不超过 {need.Most} 人", $"{need.Classes + need.Rooms} classes of at most {need.Most}"));
        var (now, later) = (need.TooMany(need.Classes), need.TooMany(need.Classes + need.Rooms));
        return need.Cause switch
        {
            LargeClassCause.Division => Text.Of($"现在就可编为 {split.Zh}。", $"Divide now into {split.En}."),
            LargeClassCause.NoTeachers => Text.Of($"{teachers.Zh}，编为 {split.Zh}；到位之前先分流 {now} 名学生，保持 {kept.Zh}。",
                $"{teachers.En}, then {split.En}; until they are there redirect {now} pupils and keep {kept.En}."),
            LargeClassCause.NoRooms => Text.Of($"二选一：现在分流 {later} 名学生，编为 {opened.Zh}；或由建设项目增加 {need.RoomsShort} 间教室，编为 {split.Zh}。",
                $"Either redirect {later} pupils now: {opened.En}; or {need.RoomsShort} more rooms by a project: {split.En}."),
            _ => Text.Of($"二选一：现在分流 {now} 名学生，保持 {kept.Zh}；或由建设项目增加 {need.RoomsShort} 间教室并{teachers.Zh}，编为 {split.Zh}。",
                $"Either redirect {now} pupils now: {kept.En}; or {need.RoomsShort} more rooms by a project, {Lower(teachers.En)}: {split.En}."),
        };
    }

    static Text Split(GradeRelief need)
    {
        var (low, high) = (need.Pupils / need.Needed, (need.Pupils + need.Needed - 1) / need.Needed);
        return low == high ? Text.Of($"{need.Needed} 个班，每班 {low} 人", $"{need.Needed} classes of {low}")
            : Text.Of($"{need.Needed} 个班，每班 {low}–{high} 人", $"{need.Needed} classes of {low}–{high}");
    }

    // The shortage is the stage's: the first grade that wants it and every further one name the same number.
    static Text Teachers(StageRelief relief, GradeRelief need)
    {
        var text = (relief.Vacancies, relief.Posts) switch
        {
            (var fill, 0) => Text.Of($"补足空编 {fill} 名", $"Fill {fill} vacant posts"),
            (0, var ask) => Text.Of($"申请增编 {ask} 名", $"Ask for {ask} further posts"),
            var (fill, ask) => Text.Of($"补足空编 {fill} 名、申请增编 {ask} 名", $"Fill {fill} vacant posts and ask for {ask} further ones"),
        };
        return relief.Grades.First(one => one.WantsTeachers) is var first && first.Grade == need.Grade ? text
            : new Text($"{text.Zh}（与{SchoolKinds.NameOfGrade(first.Grade)}同缺，不重复计算）",
                FormattableString.Invariant($"{text.En} (the same as grade {first.Grade} lacks, counted once)"));
    }

    static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
