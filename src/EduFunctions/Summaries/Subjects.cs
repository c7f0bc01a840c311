using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>Whom a figure counts.</summary>
/// <param name="Suffix">What follows the indicator's code, with its dot; empty for the whole county.</param>
/// <param name="Name">Chinese name put before the indicator's.</param>
/// <param name="NameEn">English name put after the indicator's.</param>
/// <param name="Counts">Which classes it counts.</param>
/// <param name="Has">Which schools are expected to have such classes.</param>
sealed record Subject(string Suffix, string Name, string NameEn, Func<ClassEntry, bool> Counts, Func<School, bool> Has)
{
    /// <summary>True for a single grade.</summary>
    public bool IsGrade => Suffix.StartsWith(".grade-", StringComparison.Ordinal);
}

static class Subjects
{
    static readonly string[] StageNamesEn = ["primary", "junior", "senior"];
    static readonly string[] LocationNamesEn = ["urban", "town", "rural"];

    /// <summary>The county, its stages, grades and locations, then each school.</summary>
    public static ImmutableArray<Subject> Of(IEnumerable<School> schools) =>
    [
        new("", "全县", "county", _ => true, _ => true),
        new(".compulsory", "义务教育", "compulsory stage", entry => entry.IsCompulsory, school => First(school) <= 9),
        .. SchoolKinds.Stages.Select(row => new Subject($".{StageNamesEn[(int)row.Stage]}", row.Name, StageNamesEn[(int)row.Stage],
            entry => entry.Stage == row.Stage, school => SchoolKinds.StageOf(First(school)) <= row.Stage && SchoolKinds.StageOf(Last(school)) >= row.Stage)),
        .. Enumerable.Range(1, 12).Select(grade => new Subject(FormattableString.Invariant($".grade-{grade}"), SchoolKinds.NameOfGrade(grade),
            FormattableString.Invariant($"grade {grade}"), entry => entry.Grade == grade, school => First(school) <= grade && Last(school) >= grade)),
        .. SchoolKinds.Locations.Select(row => new Subject($".{LocationNamesEn[(int)row.Location]}", $"{row.Name}义务教育", $"{LocationNamesEn[(int)row.Location]} compulsory stage",
            entry => entry.IsCompulsory && entry.School.Location == row.Location, school => First(school) <= 9 && school.Location == row.Location)),
        .. schools.Select(school => new Subject($".school-{school.Code}", school.Name, school.Name, entry => entry.School.Code == school.Code, other => other.Code == school.Code)),
    ];

    static int First(School school) => SchoolKinds.Of(school.Kind).FirstGrade;

    static int Last(School school) => SchoolKinds.Of(school.Kind).LastGrade;
}
