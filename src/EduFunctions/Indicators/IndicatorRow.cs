using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Rows of the indicator tables that are computed from columns.</summary>
static class IndicatorRow
{
    /// <summary>A row.</summary>
    public static Indicator Of(string code, Section section, Text name, string unit, string formula, string source, Computation computed,
        Limit? limit = null, Direction direction = Direction.None) => new(code, section, name, unit, formula, source, computed.Of)
    {
        Columns = computed.Columns,
        Asked = [.. computed.Columns.Select(place => place.Sheet).Where(sheet => !sheet.Code.StartsWith("bureau-", StringComparison.Ordinal)).Distinct()],
        Limit = limit,
        Direction = direction,
        Subjects = County,
    };

    /// <summary>Whom a row counts that reads what schools report once, of all their stages together.</summary>
    public const string WholeSchools = "义务教育学校；完全中学、十二年一贯制学校报数不分学段，按全校计";

    /// <summary>Told of the county alone.</summary>
    public static ImmutableArray<SubjectKind> County { get; } = [SubjectKind.County];

    /// <summary>Told of the county and of each school.</summary>
    public static ImmutableArray<SubjectKind> Schools { get; } = [SubjectKind.County, SubjectKind.School];

    /// <summary>Told of the county, its stages, and each school.</summary>
    public static ImmutableArray<SubjectKind> Stages { get; } = [SubjectKind.County, SubjectKind.Stage, SubjectKind.School];

    /// <summary>Told of kindergartens: of the county, by location and sponsor, and of each.</summary>
    public static ImmutableArray<SubjectKind> Kindergartens { get; } =
        [SubjectKind.Stage, SubjectKind.KindergartenLocation, SubjectKind.KindergartenSponsor, SubjectKind.School];

    /// <summary>The stage of kindergartens.</summary>
    public static ImmutableArray<Stage> Preschool { get; } = [Stage.Kindergarten];

    /// <summary>The stages of compulsory education.</summary>
    public static ImmutableArray<Stage> Compulsory { get; } = [Stage.Primary, Stage.Junior];
}
