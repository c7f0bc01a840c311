using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>
/// Flags of large classes, one a school and grade; the three rows differ in the grades that they are about, and share their keys.
/// </summary>
static class LargeClassFlags
{
    // Senior grades are made up anew by the entrance examination: no key goes from grade 9 to 10.
    const string KeyCode = "large-class";
    const string SeniorKeyCode = "large-class-senior";

    public static IEnumerable<FlagCase> OfEntranceGrades(FlagRule rule, YearRows year, DateOnly asOf) =>
        Of(rule, year, Standards.EntranceGrades.Contains);

    public static IEnumerable<FlagCase> OfDeclaredGrades(FlagRule rule, YearRows year, DateOnly asOf) =>
        Of(rule, year, grade => year.Standards.DeclaredGrades.Contains(grade) && !Standards.EntranceGrades.Contains(grade));

    public static IEnumerable<FlagCase> OfOtherGrades(FlagRule rule, YearRows year, DateOnly asOf) =>
        Of(rule, year, grade => !year.Standards.DeclaredGrades.Contains(grade) && !Standards.EntranceGrades.Contains(grade));

    static IEnumerable<FlagCase> Of(FlagRule rule, YearRows year, Predicate<int> isOf) =>
        from school in year.Schools
        from cohort in school.Cohorts
        where isOf(cohort.Grade) && !cohort.Large.IsEmpty
        let code = SchoolKinds.StageOf(cohort.Grade) == Stage.Senior ? SeniorKeyCode : KeyCode
        let key = new FlagKey(code, Subject.Of(school.Code).ToString(), year.Year.Year.StartYear - cohort.Grade)
        select new FlagCase(rule, key, year, school, cohort.Past, () => Tell(rule, key, cohort), heir => End(cohort, heir)) { HasJustBegun = Cohort.BeginsAnew(cohort.Grade, school) };

    static Flag Tell(FlagRule rule, FlagKey key, Cohort cohort)
    {
        var (school, grade, isCompared) = (cohort.School, cohort.Grade, cohort.IsCompared);
        var relief = school.Reliefs.First(one => one.Stage == SchoolKinds.StageOf(grade));
        var (list, super) = (ListOf(cohort.Large), cohort.Large.Where(row => row.IsSuperLarge).ToImmutableArray());
        var classes = school.ClassesOf(grade).Concat(relief.Classes.Where(row => row.Grade != grade)); // the grade's own first
        return new Flag
        {
            Key = key,
            Code = rule.Code,
            Severity = super.IsEmpty ? rule.Severity : FlagSeverity.Serious,
            School = school.Code.Value,
            Subject = school.School.Name,
            Grade = grade,
            Classes = [.. cohort.Large.Select(row => row.Number)],
            ClassPupils = [.. cohort.Large.Select(row => row.Pupils ?? 0)],
            Pupils = cohort.Large.Sum(row => row.Pupils),
            Change = default,
            Years = default,
            New = isCompared ? cohort.New : null,
            Persisting = isCompared ? cohort.Persisting : null,
            Cleared = isCompared ? cohort.Cleared : null,
            Cause = relief.Grades.First(one => one.Grade == grade).Cause,
            Text = Text.Of($"{SchoolKinds.NameOfGrade(grade)}：{list.Zh}。", $"Grade {grade}: {list.En}."),
            Remedy = ReliefText.Of(relief, grade),
            Explanation = ExplanationOf(cohort.Large),
            Details = [.. Details(cohort, super)],
            Cells = [.. classes.Select(row => row.PupilsCell), .. relief.Resources],
        };
    }

    static IEnumerable<FlagDetail> Details(Cohort cohort, ImmutableArray<ClassRow> super)
    {
        if (!super.IsEmpty)
        {
            var (list, limit) = (ListOf(super), cohort.School.Year.Standards[Limits.SuperLargeClass]);
            yield return new FlagDetail("super-large-class",
                Text.Of($"超大班额（{limit} 人及以上）：{list.Zh}。", $"Super-large ({limit} and more): {list.En}."));
        }

        if (cohort.Persisting > 0)
        {
            yield return new FlagDetail("large-class-persisting",
                Text.Of($"该届上年 {cohort.LargeBefore.Length} 个：持续 {cohort.Persisting} 个，新增 {cohort.New} 个，减少 {cohort.Cleared} 个。",
                $"{cohort.LargeBefore.Length} in this cohort last year: {cohort.Persisting} persisting, {cohort.New} new, {cohort.Cleared} fewer."));
        }

        if (Standards.EntranceGrades.Contains(cohort.Grade) && cohort.School.Year.Standards.DeclaredGrades.Contains(cohort.Grade))
        {
            yield return new FlagDetail("declared-grade", new Text("也是已承诺消除大班额的年级。", "Also a grade declared free of large classes."));
        }
    }

    // A school that writes the same beside each class says it once.
    static string? ExplanationOf(ImmutableArray<ClassRow> classes)
    {
        var said = classes.Where(row => row.Row[Classes.Explanation] is { Length: > 0 })
            .GroupBy(row => row.Row[Classes.Explanation]!, row => FormattableString.Invariant($"{row.Number} 班"), StringComparer.Ordinal)
            .Select(group => $"{string.Join('、', group)}：{group.Key}").ToList();
        return said.Count == 0 ? null : string.Join('；', said);
    }

    static Text ListOf(ImmutableArray<ClassRow> classes) => new(
        string.Join('、', classes.Select(row => FormattableString.Invariant($"{row.Number} 班 {row.Pupils} 人"))),
        string.Join(", ", classes.Select(row => FormattableString.Invariant($"class {row.Number} with {row.Pupils}"))));

    // The cohort is the one of last year; its school may have merged with others that had large classes of the same cohort.
    static FlagEnd? End(Cohort cohort, SchoolRows? heir)
    {
        var (grade, cells) = (SchoolKinds.NameOfGrade(cohort.Grade), cohort.Large.Select(row => row.PupilsCell));
        if (heir is null)
        {
            return Ended(FlagChange.Unconfirmed, cohort.Large.Length, $"学校已撤销且没有承接学校，这些学生的去向不明",
                "the school closed without a successor: where these pupils are is not known", cells);
        }

        if (Cohort.Leaves(cohort.Grade, heir))
        {
            return Cohort.Graduates(cohort.Grade, cohort.School, heir) ? Ended(FlagChange.Graduated, cohort.Large.Length, "随毕业离校", "left with the last grade", cells)
                : Ended(FlagChange.Unconfirmed, cohort.Large.Length, "学校不再有下一个年级，这些学生转到了别的学校，尚不能确定是否消除", "the school has the next grade no more: these pupils are in another", cells);
        }

        var now = heir.Cohorts.FirstOrDefault(one => one.Grade == cohort.Grade + 1);
        return now is { Past: CohortPast.Known }
            ? Ended(FlagChange.Cleared, now.LargeBefore.Length, "已消除", "are cleared", now.LargeBefore.Select(row => row.PupilsCell)
                .Concat(heir.ClassesOf(now.Grade).Select(row => row.PupilsCell)))
            : heir.Reports(cohort.Grade + 1) ? Ended(FlagChange.Unconfirmed, cohort.Large.Length, "上年该届学生数未报齐（含并入的学校），不能按届比较，不算已消除",
                "cannot be followed: last year's pupils of the cohort, with those of schools merged since, are not all reported", cells)
            : Ended(FlagChange.Unconfirmed, cohort.Large.Length, heir.InForce ? "今年该届学生数未报齐，尚不能确定是否消除" : "今年没有已核的报表，尚不能确定是否消除",
                heir.InForce ? "cannot be followed: pupils of the cohort are not all reported"
                    : "cannot be followed: no return is in force this year", cells);

        FlagEnd Ended(FlagChange change, int count, string what, string whatEn, IEnumerable<FigureCell> of) =>
            new(change, Text.Of($"上年{grade}的 {count} 个大班额：{what}。",
                $"{count} large classes of last year's grade {cohort.Grade}: {whatEn}."), [.. of]);
    }
}
