using EduFunctions.Findings;

namespace EduFunctions.App.Findings;

/// <summary>A finding: something that a school or the bureau can mend.</summary>
/// <param name="Code">Stable kebab-case code of the check (docs/rules.md).</param>
/// <param name="Severity">error rejects the return, query asks for an explanation, notice informs.</param>
/// <param name="Sheet">Sheet as the workbook names it; null when the finding is about the file.</param>
/// <param name="Caption">Caption of the column; null when the finding is about no one column.</param>
/// <param name="Cells">All cells with this cause; empty when it is about the file or a whole sheet.</param>
/// <param name="Message">What is wrong and what was expected in all its cells, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Explanation">What the school wrote beside a query; null when it wrote nothing.</param>
sealed record FindingJson(string Code, Severity Severity, string? Sheet, string? Caption, IReadOnlyList<FindingCellJson> Cells,
    string Message, string MessageEn, string? Explanation)
{
    public static FindingJson Of(Finding finding) => new(finding.Code, finding.Severity, finding.Sheet,
        finding.Caption, [.. finding.Cells.Select(cell => new FindingCellJson(cell.Address, cell.Text, cell.Detail?.Zh, cell.Detail?.En,
            finding.Severity == Severity.Query ? cell.Id : null, cell.SaidLastYear))],
        finding.Message.Zh, finding.Message.En, finding.Explanation);

    public static IReadOnlyList<FindingJson> Of(IEnumerable<Finding> findings) => [.. findings.Select(Of)];
}

/// <summary>A place that a finding points at.</summary>
/// <param name="Address">Address as Excel writes it: B12, or 12:12 for a row.</param>
/// <param name="Text">What stood there, as read; null when the cell was blank.</param>
/// <param name="Detail">What is particular to this cell, in Chinese; null when the message says all.</param>
/// <param name="DetailEn">The same in English.</param>
/// <param name="Query">Name of the query, for its answer; null when nothing is asked.</param>
/// <param name="SaidLastYear">What the sender answered to the same query the year before; null when it did not.</param>
sealed record FindingCellJson(string Address, string? Text, string? Detail, string? DetailEn, string? Query, string? SaidLastYear);
