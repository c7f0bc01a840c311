using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>What kind of subject a figure counts.</summary>
public enum SubjectKind
{
    /// <summary>The whole county.</summary>
    County,

    /// <summary>义务教育: grades 1 to 9.</summary>
    Compulsory,

    /// <summary>One stage.</summary>
    Stage,

    /// <summary>One grade.</summary>
    Grade,

    /// <summary>The compulsory grades of the schools of one location.</summary>
    Location,

    /// <summary>One school.</summary>
    School,
}

/// <summary>
/// Whom a figure counts: the county, a stage, a grade, a location, a school. Written and read here alone: <c>""</c>,
/// <c>compulsory</c>, <c>primary</c>, <c>grade-3</c>, <c>urban</c>, <c>school-4206990001</c>.
/// </summary>
public readonly record struct Subject
{
    const int LastCompulsoryGrade = 9;
    const int LastGradeOfAll = 12;

    static readonly ImmutableArray<string> LocationCodes = ["urban", "town", "rural"];

    readonly int _number;

    Subject(SubjectKind kind, int number = 0, SchoolCode? school = null) => (Kind, _number, School) = (kind, number, school);

    /// <summary>The whole county.</summary>
    public static Subject County { get; } = new(SubjectKind.County);

    /// <summary>义务教育.</summary>
    public static Subject Compulsory { get; } = new(SubjectKind.Compulsory);

    /// <summary>What kind it is.</summary>
    public SubjectKind Kind { get; }

    /// <summary>The school; null for every other kind.</summary>
    public SchoolCode? School { get; }

    /// <summary>A stage.</summary>
    public static Subject Of(Stage stage) => new(SubjectKind.Stage, (int)stage);

    /// <summary>A location.</summary>
    public static Subject Of(Location location) => new(SubjectKind.Location, (int)location);

    /// <summary>A school.</summary>
    public static Subject Of(SchoolCode school) => new(SubjectKind.School, 0, school);

    /// <summary>A grade 1–12.</summary>
    public static Subject Grade(int grade) => new(SubjectKind.Grade, grade);

    /// <summary>Every subject but schools: the county, its stages, grades and locations.</summary>
    public static ImmutableArray<Subject> OfCounty { get; } =
    [
        County, Compulsory,
        .. SchoolKinds.GradedStages.Select(row => Of(row.Stage)),
        .. Enumerable.Range(1, LastGradeOfAll).Select(Grade),
        .. SchoolKinds.Locations.Select(row => Of(row.Location)),
    ];

    /// <summary>Lowest grade counted; of all schools, kindergartens' years are not.</summary>
    public int FirstGrade => Kind switch { SubjectKind.Grade => _number, SubjectKind.Stage => FirstOf((Stage)_number), _ => 1 };

    /// <summary>Highest grade counted.</summary>
    public int LastGrade => Kind switch
    {
        SubjectKind.Grade => _number,
        SubjectKind.Stage => LastOf((Stage)_number),
        SubjectKind.Compulsory or SubjectKind.Location => LastCompulsoryGrade,
        _ => LastGradeOfAll,
    };

    /// <summary>True when the school, as it is in its year, belongs to the subject.</summary>
    public bool Has(School school) => Kind switch
    {
        SubjectKind.County => true,
        SubjectKind.School => school.Code == School,
        SubjectKind.Location when school.Location != (Location)_number => false,
        _ => SchoolKinds.Of(school.Kind) is var kind && kind.FirstGrade <= LastGrade && kind.LastGrade >= FirstGrade,
    };

    /// <summary>What is put before a figure's name; a school's own name is not known here and left empty.</summary>
    public Text Name => Kind switch
    {
        SubjectKind.County => new("全县", "county"),
        SubjectKind.Compulsory => new("义务教育", "compulsory stage"),
        SubjectKind.Stage => new(SchoolKinds.NameOf((Stage)_number), ToString()),
        SubjectKind.Grade => Text.Of($"{SchoolKinds.NameOfGrade(_number)}", $"grade {_number}"),
        SubjectKind.Location => new($"{SchoolKinds.NameOf((Location)_number)}义务教育", $"{ToString()} compulsory stage"),
        _ => Text.Empty,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        SubjectKind.County => "",
        SubjectKind.Compulsory => "compulsory",
        SubjectKind.Stage => Standards.CodeOf((Stage)_number),
        SubjectKind.Grade => string.Create(CultureInfo.InvariantCulture, $"grade-{_number}"),
        SubjectKind.Location => LocationCodes[_number],
        _ => $"school-{School}",
    };

    /// <summary>True when the text is a subject as <see cref="ToString"/> writes it.</summary>
    public static bool TryParse(string text, out Subject subject)
    {
        subject = text.StartsWith("school-", StringComparison.Ordinal) && SchoolCode.TryParse(text[7..], out var school) ? Of(school)
            : OfCounty.FirstOrDefault(candidate => candidate.ToString() == text);
        return subject.ToString() == text;
    }

    static int FirstOf(Stage stage) => stage switch { Stage.Kindergarten => -2, Stage.Primary => 1, Stage.Junior => 7, _ => 10 };

    static int LastOf(Stage stage) => stage switch { Stage.Kindergarten => 0, Stage.Primary => 6, Stage.Junior => 9, _ => LastGradeOfAll };
}
