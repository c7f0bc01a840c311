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

    /// <summary>The compulsory grades of the schools of one sponsor.</summary>
    Sponsor,

    /// <summary>The kindergartens of one location.</summary>
    KindergartenLocation,

    /// <summary>The kindergartens of one sponsor.</summary>
    KindergartenSponsor,

    /// <summary>One school.</summary>
    School,

    /// <summary>One stage of one school: the balance counts each section of a campus as a school of its own.</summary>
    Section,
}

/// <summary>
/// Whom a figure counts: the county, a stage, a grade, a location, a school. Written and read here alone: <c>""</c>,
/// <c>compulsory</c>, <c>primary</c>, <c>grade-3</c>, <c>urban</c>, <c>public</c>, <c>kindergarten-urban</c>, <c>kindergarten-public</c>,
/// <c>school-4206990001</c>, <c>school-4206990001-primary</c>.
/// </summary>
public readonly record struct Subject
{
    const int LastCompulsoryGrade = 9;
    const int LastGradeOfAll = 12;

    const string OfKindergartens = "kindergarten-";

    static readonly ImmutableArray<string> LocationCodes = ["urban", "town", "rural"];
    static readonly ImmutableArray<string> SponsorCodes = ["public", "inclusive", "private"];

    readonly int _number;

    Subject(SubjectKind kind, int number = 0, SchoolCode? school = null) => (Kind, _number, School) = (kind, number, school);

    /// <summary>The whole county.</summary>
    public static Subject County { get; } = new(SubjectKind.County);

    /// <summary>义务教育.</summary>
    public static Subject Compulsory { get; } = new(SubjectKind.Compulsory);

    /// <summary>What kind it is.</summary>
    public SubjectKind Kind { get; }

    /// <summary>The school, also of a section; null for every other kind.</summary>
    public SchoolCode? School { get; }

    /// <summary>A stage.</summary>
    public static Subject Of(Stage stage) => new(SubjectKind.Stage, (int)stage);

    /// <summary>A location.</summary>
    public static Subject Of(Location location) => new(SubjectKind.Location, (int)location);

    /// <summary>A sponsor.</summary>
    public static Subject Of(Sponsor sponsor) => new(SubjectKind.Sponsor, (int)sponsor);

    /// <summary>A school.</summary>
    public static Subject Of(SchoolCode school) => new(SubjectKind.School, 0, school);

    /// <summary>A stage of a school.</summary>
    public static Subject Of(SchoolCode school, Stage stage) => new(SubjectKind.Section, (int)stage, school);

    /// <summary>The kindergartens of a location.</summary>
    public static Subject Kindergartens(Location location) => new(SubjectKind.KindergartenLocation, (int)location);

    /// <summary>The kindergartens of a sponsor.</summary>
    public static Subject Kindergartens(Sponsor sponsor) => new(SubjectKind.KindergartenSponsor, (int)sponsor);

    /// <summary>A grade 1–12.</summary>
    public static Subject Grade(int grade) => new(SubjectKind.Grade, grade);

    /// <summary>Every subject but schools: the county, its stages, grades and locations.</summary>
    public static ImmutableArray<Subject> OfCounty { get; } =
    [
        County, Compulsory,
        .. SchoolKinds.GradedStages.Select(row => Of(row.Stage)),
        .. Enumerable.Range(1, LastGradeOfAll).Select(Grade),
        .. SchoolKinds.Locations.Select(row => Of(row.Location)), .. SchoolKinds.Sponsors.Select(row => Of(row.Sponsor)),
        Of(Stage.Kindergarten), .. SchoolKinds.Locations.Select(row => Kindergartens(row.Location)),
        .. SchoolKinds.Sponsors.Select(row => Kindergartens(row.Sponsor)),
    ];

    /// <summary>A school and its sections.</summary>
    public static ImmutableArray<Subject> OfSchool(School school) =>
        [Of(school.Code), .. SchoolKinds.StagesOf(school.Kind).Where(stage => stage is Stage.Primary or Stage.Junior).Select(stage => Of(school.Code, stage))];

    /// <summary>The stage that it is about; null when it is about none alone.</summary>
    public Stage? TheStage => Kind switch
    {
        SubjectKind.Stage or SubjectKind.Section => (Stage)_number,
        SubjectKind.Grade => SchoolKinds.StageOf(_number),
        SubjectKind.KindergartenLocation or SubjectKind.KindergartenSponsor => Stage.Kindergarten,
        _ => null,
    };

    /// <summary>True when whatever a school reports belongs to it: it is the county, or the school itself.</summary>
    internal bool IsWhole => Kind is SubjectKind.County or SubjectKind.School;

    /// <summary>True when it counts the grade.</summary>
    internal bool Counts(int grade) => grade >= FirstGrade && grade <= LastGrade;

    /// <summary>True when it counts one of the grades.</summary>
    internal bool CountsAny(ImmutableArray<int> grades)
    {
        foreach (var grade in grades)
        {
            if (Counts(grade))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lowest grade counted; of all schools, kindergartens' years are not.</summary>
    public int FirstGrade => Kind == SubjectKind.Grade ? _number : TheStage is { } stage ? FirstOf(stage) : 1;

    /// <summary>Highest grade counted.</summary>
    public int LastGrade => Kind switch
    {
        SubjectKind.Grade => _number,
        SubjectKind.Compulsory or SubjectKind.Location or SubjectKind.Sponsor => LastCompulsoryGrade,
        _ => TheStage is { } stage ? LastOf(stage) : LastGradeOfAll,
    };

    /// <summary>True when the school, as it is in its year, belongs to the subject.</summary>
    public bool Has(School school) => Kind switch
    {
        SubjectKind.County => true,
        SubjectKind.School => school.Code == School,
        SubjectKind.Section when school.Code != School => false,
        SubjectKind.Location or SubjectKind.KindergartenLocation when school.Location != (Location)_number => false,
        SubjectKind.Sponsor or SubjectKind.KindergartenSponsor when school.Sponsor != (Sponsor)_number => false,
        _ => SchoolKinds.Of(school.Kind) is var kind && kind.FirstGrade <= LastGrade && kind.LastGrade >= FirstGrade,
    };

    /// <summary>What is put before a figure's name; a school's own name is not known here and left empty.</summary>
    public Text Name => Kind switch
    {
        SubjectKind.County => new("全县", "county"),
        SubjectKind.Compulsory => new("义务教育", "compulsory stage"),
        SubjectKind.Stage when TheStage == Stage.Kindergarten => new("幼儿园", "kindergartens"),
        SubjectKind.Stage => new(SchoolKinds.NameOf((Stage)_number), ToString()),
        SubjectKind.Grade => Text.Of($"{SchoolKinds.NameOfGrade(_number)}", $"grade {_number}"),
        SubjectKind.Location => new($"{SchoolKinds.NameOf((Location)_number)}义务教育", $"{ToString()} compulsory stage"),
        SubjectKind.Sponsor => new($"{SchoolKinds.NameOf((Sponsor)_number)}义务教育", $"{ToString()} compulsory stage"),
        SubjectKind.KindergartenLocation => new($"{SchoolKinds.NameOf((Location)_number)}幼儿园", $"{LocationCodes[_number]} kindergartens"),
        SubjectKind.KindergartenSponsor => new($"{SchoolKinds.NameOf((Sponsor)_number)}幼儿园", $"{SponsorCodes[_number]} kindergartens"),
        SubjectKind.Section => new(SchoolKinds.NameOf((Stage)_number), Standards.CodeOf((Stage)_number)),
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
        SubjectKind.Sponsor => SponsorCodes[_number],
        SubjectKind.KindergartenLocation => OfKindergartens + LocationCodes[_number],
        SubjectKind.KindergartenSponsor => OfKindergartens + SponsorCodes[_number],
        SubjectKind.Section => string.Concat("school-", School!.Value.Value, "-", Standards.CodeOf((Stage)_number)),
        _ => "school-" + School!.Value.Value,
    };

    /// <summary>True when the text is a subject as <see cref="ToString"/> writes it.</summary>
    public static bool TryParse(string text, out Subject subject)
    {
        subject = text.StartsWith("school-", StringComparison.Ordinal) && SchoolCode.TryParse(text[7..].Split('-')[0], out var school)
            ? SchoolKinds.Stages.Select(row => Of(school, row.Stage)).FirstOrDefault(section => section.ToString() == text, Of(school))
            : OfCounty.FirstOrDefault(candidate => candidate.ToString() == text);
        return subject.ToString() == text;
    }

    static int FirstOf(Stage stage) => stage switch { Stage.Kindergarten => -2, Stage.Primary => 1, Stage.Junior => 7, _ => 10 };

    static int LastOf(Stage stage) => stage switch { Stage.Kindergarten => 0, Stage.Primary => 6, Stage.Junior => 9, _ => LastGradeOfAll };
}
