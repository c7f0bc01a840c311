using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>Flags of schools with too many pupils.</summary>
static class LargeSchoolFlags
{
    public static IEnumerable<FlagCase> Of(FlagRule rule, YearRows year, DateOnly asOf) =>
        from school in year.Schools
        where school.IsLarge != false
        let key = new FlagKey(rule.Code, Subject.Of(school.Code).ToString(), null)
        select new FlagCase(rule, key, year, school, PastOf(school), () => Tell(rule, key, school), heir => End(school, heir)) { IsDoubtful = school.IsLarge is null };

    static CohortPast PastOf(SchoolRows school) =>
        FlagCase.PastOf(school.Predecessors.Where(before => Subject.Compulsory.Has(before.School)), IsTold);

    static bool IsTold(SchoolRows school) => school.InForce && school.IsLarge is not null && school.Compulsory.Any() && school.Compulsory.All(row => row.Pupils is not null);

    static Flag Tell(FlagRule rule, FlagKey key, SchoolRows school)
    {
        var (pupils, limit, excepted) = (school.CompulsoryPupils, school.SizeLimit(school.IsExcepted == true), school.SizeLimit(isExcepted: true));
        return new Flag
        {
            Key = key,
            Code = rule.Code,
            Severity = rule.Severity,
            School = school.Code.Value,
            Subject = school.School.Name,
            Change = default,
            Years = default,
            Text = school.IsLarge is null
                ? Text.Of($"义务教育段学生 {pupils:#,0} 人，超过 {limit:#,0} 人；随迁子女数没有报全，过半的以 {excepted:#,0} 人为限，是否大校额尚不能确定。",
                    $"{pupils:#,0} pupils in compulsory grades, over {limit:#,0}; where more than half are migrant workers' children the limit is {excepted:#,0}, and not all classes tell theirs: not yet known.")
                : Text.Of($"义务教育段学生 {pupils:#,0} 人，超过 {limit:#,0} 人。", $"{pupils:#,0} pupils in compulsory grades, over {limit:#,0}."),
            Remedy = school.IsLarge is null
                ? Text.Of($"补报各班随迁子女数；没有过半的，分流 {pupils - limit} 名学生到邻近学校。", $"Report the migrant workers' children of each class; if they are not more than half, redirect {pupils - limit} pupils to neighbouring schools.")
                : Text.Of($"分流 {pupils - limit} 名学生到邻近学校。", $"Redirect {pupils - limit} pupils to neighbouring schools."),
            Cells = [.. school.Compulsory.Select(row => row.PupilsCell)],
        };
    }

    static FlagEnd End(SchoolRows before, SchoolRows? heir)
    {
        var (change, what, whatEn) = heir is null ? (FlagChange.Unconfirmed, "学校已撤销且没有承接学校", "the school closed without a successor")
            : !Subject.Compulsory.Has(heir.School) ? (FlagChange.Unconfirmed, "今年没有义务教育段", "no compulsory stage this year")
            : IsTold(heir) && Enumerable.Range(1, Subject.Compulsory.LastGrade).Where(heir.HasGrade).All(heir.Tells) ? (FlagChange.Cleared, before.IsLarge is null ? "今年不是大校额" : "今年已不是大校额", before.IsLarge is null ? "not a large school" : "a large school no more")
            : (FlagChange.Unconfirmed, "今年未报齐，尚不能确定", "not all reported this year");
        return new FlagEnd(change,
            Text.Of($"上年义务教育段学生 {before.CompulsoryPupils:#,0} 人：{what}。",
            $"{before.CompulsoryPupils:#,0} pupils in compulsory grades last year: {whatEn}."),
            [.. before.Compulsory.Select(row => row.PupilsCell)]);
    }
}
