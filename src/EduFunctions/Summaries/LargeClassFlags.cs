using System.Globalization;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>Flags of large classes, one a school and grade, and of large schools.</summary>
static class LargeClassFlags
{
    public static IEnumerable<Flag> Of(CountyRound round, IReadOnlyList<ClassList> lists, Standards standards)
    {
        var list = lists[^1];
        var bySchool = list.Classes.ToLookup(entry => entry.School.Code);
        var before = lists.Count > 1 ? lists[^2] : ClassList.Empty;
        var cleared = list.Cleared.GroupBy(entry => (entry.School, entry.Grade))
            .Select(group => Cleared(group.Key.School, group.Key.Grade, [.. group], standards));
        return round.Schools.Where(entry => entry.InForce is not null)
            .SelectMany(entry => OfSchool(entry, [.. bySchool[entry.School.Code]], standards))
            .Concat(LargeSchools(lists, standards))
            .Concat(ClearedSchools(list, before))
            .Concat(cleared);
    }

    static IEnumerable<Flag> OfSchool(SchoolReturn entry, List<ClassEntry> classes, Standards standards)
    {
        foreach (var stage in classes.GroupBy(row => row.Stage))
        {
            var diagnoses = LargeClassDiagnosis.Of(entry.School, entry.InForce!, [.. stage], stage.Key, standards);
            foreach (var grade in stage.Where(row => row.LargeYears > 0).GroupBy(row => row.Grade))
            {
                var diagnosis = diagnoses[grade.Key];
                yield return Create(CodeOf(grade.Key, standards), entry.School, [.. grade], row => row.LargeYears, diagnosis);
                if (grade.Where(row => row.Pupils >= standards.SuperLargeClassFrom).ToList() is { Count: > 0 } super)
                {
                    yield return Create("super-large-class", entry.School, super, row => row.SuperLargeYears, diagnosis);
                }

                if (grade.Where(row => row.LargeYears > 1).ToList() is { Count: > 0 } persisting)
                {
                    yield return Create("large-class-persisting", entry.School, persisting, row => row.LargeYears, diagnosis);
                }
            }
        }
    }

    static FlagChange ChangeOf(int years, List<ClassEntry> classes) =>
        years > 1 ? FlagChange.Persisting : classes.Exists(entry => entry.IsCompared) ? FlagChange.New : FlagChange.Unknown;

    static string CodeOf(int grade, Standards standards) => standards.StartingGrades.Contains(grade) ? "large-class-starting-grade" : "large-class";

    static Flag Create(string code, School school, List<ClassEntry> classes, Func<ClassEntry, int> yearsOf, LargeClassDiagnosis diagnosis)
    {
        var years = classes.Max(yearsOf);
        var list = string.Join('、', classes.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Number} 班 {entry.Pupils} 人")));
        var listEn = string.Join(", ", classes.Select(entry => string.Create(CultureInfo.InvariantCulture, $"class {entry.Number} with {entry.Pupils}")));
        var grade = classes[0].Grade;
        return new Flag
        {
            Code = code,
            Severity = FlagTable.Of(code).Severity,
            School = school.Code.Value,
            Subject = school.Name,
            Grade = grade,
            Classes = [.. classes.Select(entry => entry.Number)],
            Change = ChangeOf(years, classes),
            Years = years,
            Cause = diagnosis.Cause,
            Text = $"{SchoolKinds.NameOfGrade(grade)}：{list}。",
            TextEn = FormattableString.Invariant($"Grade {grade}: {listEn}."),
            Remedy = diagnosis.Remedy,
            RemedyEn = diagnosis.RemedyEn,
            Cells = [.. classes.Select(entry => entry.PupilsCell), .. diagnosis.Cells],
        };
    }

    static Flag Cleared(School school, int grade, List<ClassEntry> classes, Standards standards) => new()
    {
        Code = CodeOf(grade, standards),
        Severity = FlagSeverity.Watch,
        School = school.Code.Value,
        Subject = school.Name,
        Grade = grade,
        Classes = [.. classes.Select(entry => entry.Number)],
        Change = FlagChange.Cleared,
        Years = classes.Max(entry => entry.LargeYears),
        Text = string.Create(CultureInfo.InvariantCulture, $"上年{SchoolKinds.NameOfGrade(grade)}的 {classes.Count} 个大班额已消除。"),
        TextEn = string.Create(CultureInfo.InvariantCulture, $"{classes.Count} large classes of last year's grade {grade} are cleared."),
        Remedy = "",
        RemedyEn = "",
        Cells = [.. classes.Select(entry => entry.PupilsCell)],
    };

    static IEnumerable<Flag> ClearedSchools(ClassList list, ClassList before) => before.Classes
        .Where(entry => before.LargeSchools.Contains(entry.School.Code) && !list.LargeSchools.Contains(entry.School.Code))
        .Where(entry => entry.IsCompulsory && list.Classes.Any(now => now.School.Code == entry.School.Code))
        .GroupBy(entry => entry.School)
        .Select(school => new Flag
        {
            Code = "large-school",
            Severity = FlagSeverity.Watch,
            School = school.Key.Code.Value,
            Subject = school.Key.Name,
            Change = FlagChange.Cleared,
            Years = 1,
            Text = string.Create(CultureInfo.InvariantCulture, $"上年义务教育段学生 {school.Sum(entry => entry.Pupils)} 人，今年已不是大校额。"),
            TextEn = string.Create(CultureInfo.InvariantCulture, $"{school.Sum(entry => entry.Pupils)} pupils in compulsory grades last year; a large school no more."),
            Remedy = "",
            RemedyEn = "",
            Cells = [.. school.Select(entry => entry.PupilsCell)],
        });

    // A school's years are those in a row, counted back, in which it has been large.
    static IEnumerable<Flag> LargeSchools(IReadOnlyList<ClassList> lists, Standards standards) =>
        lists[^1].Classes.Where(entry => entry.IsCompulsory && lists[^1].LargeSchools.Contains(entry.School.Code))
            .GroupBy(entry => entry.School.Code)
            .Select(school => LargeSchool([.. school], lists.Reverse().TakeWhile(list => list.LargeSchools.Contains(school.Key)).Count(), standards));

    static Flag LargeSchool(List<ClassEntry> classes, int years, Standards standards)
    {
        var (school, pupils) = (classes[0].School, classes.Sum(entry => entry.Pupils) ?? 0);
        var limit = standards.SchoolSizeLimit(school.Kind);
        return new Flag
        {
            Code = "large-school",
            Severity = FlagTable.Of("large-school").Severity,
            School = school.Code.Value,
            Subject = school.Name,
            Change = ChangeOf(years, classes),
            Years = years,
            Text = string.Create(CultureInfo.InvariantCulture, $"义务教育段学生 {pupils} 人，超过 {limit} 人。"),
            TextEn = string.Create(CultureInfo.InvariantCulture, $"{pupils} pupils in compulsory grades, over {limit}."),
            Remedy = string.Create(CultureInfo.InvariantCulture, $"分流 {pupils - limit} 名学生到邻近学校。"),
            RemedyEn = string.Create(CultureInfo.InvariantCulture, $"Redirect {pupils - limit} pupils to neighbouring schools."),
            Cells = [.. classes.Select(entry => entry.PupilsCell)],
        };
    }
}
