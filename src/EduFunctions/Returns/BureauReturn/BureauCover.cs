using System.Collections.Immutable;
using EduFunctions.Forms;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>封面: which county's bureau reports, and for which year.</summary>
public static class BureauCover
{
    /// <summary>填报单位.</summary>
    public static TextColumn Name { get; } = new("name", "填报单位") { Required = true, IsKey = true, MaxLength = 100, Aliases = ["单位名称", "教育局名称"], Help = "教育局的全称，如 某某县教育局。" };

    /// <summary>说明: what the bureau has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("bureau-cover", "封面", SheetLayout.List,
        [Name, ReturnCover.County, ReturnCover.Year, ReturnCover.Filler, ReturnCover.Telephone, ReturnCover.Date, Explanation])
    {
        Explanation = Explanation,
        UsedFor = "sender",
    };

    /// <summary>The checks of the cover against the upload's place.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        .. ReturnCover.Checks(Sheet, ofSchool: false),
        Check.Dated(Sheet, ReturnCover.Date, year => year.ReferenceDate, year => year.LastDay),
    ];
}
