using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>A return as a check looks at it.</summary>
sealed record ReturnUnderCheck(RawWorkbook Workbook, ImmutableArray<LocatedSheet> Located, ImmutableArray<FormRow> Rows,
    ReturnContext Context, FindingCollector Findings)
    : FormUnderCheck(Workbook, Located, Rows, Findings)
{
    /// <summary>The school year that it is of: the round's, else the cover's; null when neither says.</summary>
    public SchoolYear? Year { get; init; }

    /// <inheritdoc/>
    public override FormRow? LastYearOf(FormRow row) => Context.LastYear?[row.Sheet].FirstOrDefault(before => before.Key == row.Key);
}
