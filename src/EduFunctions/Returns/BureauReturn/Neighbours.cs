using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>学区: pairs of neighbouring schools between which pupils can be redirected, either way.</summary>
public static class Neighbours
{
    /// <summary>学校标识码: one of the two.</summary>
    public static SchoolCodeColumn School { get; } = new("school", "学校标识码") { Required = true, IsKey = true, Aliases = ["学校代码", "标识码"], Help = "一所学校的十位标识码，如 4206990001。" };

    /// <summary>相邻学校标识码: the other.</summary>
    public static SchoolCodeColumn Other { get; } = new("other", "相邻学校标识码") { Required = true, IsKey = true, Aliases = ["相邻学校代码", "相邻学校"], Help = "可以互相调剂学生的相邻学校的标识码，如 4206990002；一对学校只填一行。" };

    /// <summary>距离.</summary>
    public static AmountColumn Distance { get; } = ReturnColumns.Amount("distance", "距离", "千米", 100, "相距", "校际距离") with { Required = true, Help = "两校校门之间步行或乘车的最短路程，如 1.2。" };

    /// <summary>最低年级.</summary>
    public static GradeColumn FirstGrade { get; } = new("firstGrade", "最低年级") { Required = true, Minimum = 1, Maximum = 12, Aliases = ["调剂起始年级"], Help = "可以调剂的最低年级，如 1。" };

    /// <summary>最高年级.</summary>
    public static GradeColumn LastGrade { get; } = new("lastGrade", "最高年级") { Required = true, Minimum = 1, Maximum = 12, Aliases = ["调剂终止年级"], Help = "可以调剂的最高年级，如 6。" };

    /// <summary>说明: what the bureau has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } =
        new("bureau-neighbours", "学区", SheetLayout.Table, [School, Other, Distance, FirstGrade, LastGrade, Explanation])
    {
        Aliases = ["相邻学校", "学区调剂"],
        Explanation = Explanation,
        UsedFor = "relief",
        DrawnRows = 40,
    };

    static readonly FindingRule NeighbourIsItself = new("neighbour-is-itself", Severity.Error, FindingFamily.Row,
        new("“{0}”与“{1}”是同一所学校。", "'{0}' and '{1}' are the same school."));

    static readonly FindingRule NeighboursDuplicated = new("neighbours-duplicated", Severity.Error, FindingFamily.Row,
        new("同一对学校填了两行（不分先后）。", "A pair of schools stands there twice, either way round."))
    {
        Detail = new("{0}、{1}", "{0}, {1}"),
    };

    static readonly FindingRule GradesReversed = new("grades-reversed", Severity.Error, FindingFamily.Row,
        new("“{0}”低于“{1}”。", "'{0}' is below '{1}'."))
    {
        Detail = new("{2}、{3}", "{2}, {3}"),
    };

    /// <summary>The checks of its rows.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Row(NeighbourIsItself, Sheet, Other,
            row => row[School] is { } one && one == row[Other] ? [Other.Caption, School.Caption] : null, School),
        Check.Once(NeighboursDuplicated, Sheet, Other, row => row[School] is { } one && row[Other] is { } other
            ? string.CompareOrdinal(one, other) <= 0 ? [one, other] : [other, one] : null),
        Check.Row(GradesReversed, Sheet, LastGrade, row => row[LastGrade] < row[FirstGrade]
            ? [LastGrade.Caption, FirstGrade.Caption, NameOf(row[LastGrade]), NameOf(row[FirstGrade])] : null, FirstGrade),
        NamedSchools.Known(Sheet, School),
        NamedSchools.Known(Sheet, Other),
    ];

    static string NameOf(decimal? grade) => SchoolKinds.NameOfGrade((int)(grade ?? 1));
}
