using System.Collections.Immutable;

namespace EduFunctions.Schools;

/// <summary>Thresholds that a province or a year may set differently; the defaults are the national values.</summary>
public sealed record Standards
{
    /// <summary>大班额: a class of this many pupils or more (教育部 2018: 56 人及以上).</summary>
    public int LargeClassFrom { get; init; } = 56;

    /// <summary>超大班额: a class of this many pupils or more (66 人及以上).</summary>
    public int SuperLargeClassFrom { get; init; } = 66;

    /// <summary>起始年级, in which no large class is allowed.</summary>
    public ImmutableArray<int> StartingGrades { get; init; } = [1, 2, 7, 8];

    /// <summary>大校额: a primary or junior school with more pupils than this (教督〔2017〕6号).</summary>
    public int LargeSchoolOver { get; init; } = 2000;

    /// <summary>大校额 of nine-year and twelve-year schools, compulsory grades only (教督〔2017〕6号).</summary>
    public int LargeNineYearSchoolOver { get; init; } = 2500;

    /// <summary>Most pupils that the compulsory grades of a school of the kind may have.</summary>
    public int SchoolSizeLimit(SchoolKind kind) => kind is SchoolKind.NineYear or SchoolKind.TwelveYear ? LargeNineYearSchoolOver : LargeSchoolOver;

    /// <summary>标准班额: pupils in a class of standard size: 45 primary, 50 junior (教督〔2017〕6号), 50 senior.</summary>
    public int StandardClassSize(Stage stage) => stage == Stage.Primary ? 45 : 50;

    /// <summary>生师比: pupils for one post: 19, 13.5, 12.5 (中央编办发〔2014〕72号).</summary>
    public decimal PupilsPerPost(Stage stage) => stage switch { Stage.Primary => 19m, Stage.Junior => 13.5m, _ => 12.5m };

    /// <summary>Last day of the round, 30 September of the school year's first calendar year, unless the round says otherwise.</summary>
    public DateOnly DueDate(SchoolYear year) => new(year.StartYear, 9, 30);
}
