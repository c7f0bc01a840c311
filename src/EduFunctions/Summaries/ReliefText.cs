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
        var need = relief.Grades.First(one => one.Grade == grade);
        if (need.IsUnknown)
        {
            return Untold(relief, need);
        }

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

    // “/” may be right, of a school without approved posts: what is known is told all the same.
    static Text Untold(StageRelief relief, GradeRelief need)
    {
        var (blank, withheld) = (relief.Missing.Where(one => !one.IsWithheld).ToList(), relief.Missing.Where(one => one.IsWithheld).ToList());
        var (told, mended) = (Names(withheld, "填“/”：", "Answered “/”: "), Names(blank, "未填：", "Left blank: "));
        if (blank.Count > 0)
        {
            return Text.Of($"{mended.Zh}{told.Zh}请补报后判定原因。", $"{mended.En}{told.En}Report it, and the cause can be told.");
        }

        var known = need switch
        {
            { Pupils: 0 } => Text.Empty,
            _ => Text.Of($"该年级 {need.Pupils} 人，现有 {need.Classes} 个班，须编为 {Split(need).Zh}；不增班的，分流 {need.TooMany(need.Classes)} 名学生，保持 {need.Classes} 个班，每班不超过 {need.Most} 人。",
                $" The grade has {need.Pupils} pupils in {need.Classes} classes and needs {Split(need).En}; without a further class redirect {need.TooMany(need.Classes)} pupils and keep {need.Classes} classes of at most {need.Most}."),
        };
        var (own, ownEn) = withheld.Exists(one => one.IsOfPosts) ? ("；没有编制的学校，教师是否够用请另行说明", "; a school without approved posts says itself whether it has teachers enough") : ("", "");
        return Text.Of($"{told.Zh}缺这些数不能判定原因，有数的请改填{own}。{known.Zh}", $"{told.En}Without these the cause cannot be told: where there is a number, report it{ownEn}.{known.En}");

        static Text Names(List<UntoldNumber> numbers, string zh, string en) => numbers.Count == 0 ? Text.Empty
            : Text.Of($"{zh}{string.Join('、', numbers.Select(one => one.What.Zh))}。", $"{en}{string.Join(", ", numbers.Select(one => one.What.En))}. ");
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
        (int? Count, Text Told)[] parts =
        [
            (relief.Vacancies, Text.Of($"补足空编 {relief.Vacancies} 名", $"fill {relief.Vacancies} vacant posts")),
            (relief.Away, Text.Of($"在编不在岗的返岗或腾编 {relief.Away} 名", $"have {relief.Away} of those not at work return or give up their posts")),
            (relief.Posts, Text.Of($"申请增编 {relief.Posts} 名", $"ask for {relief.Posts} further posts")),
        ];
        var told = parts.Where(part => part.Count > 0).Select(part => part.Told).ToList();
        var text = new Text(string.Join('、', told.Select(part => part.Zh)), Capital(string.Join(", ", told.Select(part => part.En))));
        return relief.Grades.First(one => one.WantsTeachers) is var first && first.Grade == need.Grade ? text
            : new Text($"{text.Zh}（与{SchoolKinds.NameOfGrade(first.Grade)}同缺，不重复计算）",
                FormattableString.Invariant($"{text.En} (the same as grade {first.Grade} lacks, counted once)"));
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
