using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>
/// Everything that a school or the bureau can be told of a workbook: what the readers say, and what the sheets' checks find. docs/rules.md
/// is generated from it.
/// </summary>
public static class FindingTable
{
    /// <summary>All rows, by family in the order in which they bite.</summary>
    public static ImmutableArray<FindingRule> All { get; } =
    [
        .. WorkbookFindings.All.Concat(FormFindings.All).Concat(RegisterFindings.All).Concat(ReturnFindings.All)
            .Concat(ReturnForms.All.SelectMany(form => form.Checks, (_, check) => check.Rule))
            .Distinct().OrderBy(rule => rule.Family),
    ];
}
