using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>What came of reading and checking one workbook.</summary>
/// <param name="Return">The normalised return; null when an <see cref="Severity.Error"/> rejects it.</param>
/// <param name="Draft">The rows that could be understood, errors or not; null when the file is no workbook of a form, or says not whose it
/// is.</param>
/// <param name="Findings">All findings, in order of sheet, row, column, code.</param>
/// <param name="Workbook">The cells as read, for the receipt of a file that cannot be loaded otherwise; null when it could not be
/// read.</param>
public sealed record CheckedReturn(Return? Return, Return? Draft, IReadOnlyList<Finding> Findings, RawWorkbook? Workbook)
{
    /// <summary>True when nothing rejects the return.</summary>
    public bool IsAccepted => Return is not null;

    /// <summary>Every query, cell by cell: what an answer can be to.</summary>
    public IEnumerable<(Finding Finding, FindingCell Cell)> Asked => Findings.Where(finding => finding.Severity == Severity.Query)
        .SelectMany(finding => finding.Cells.Where(cell => cell.Key is not null), (finding, cell) => (finding, cell));

    /// <summary>The same, with what was answered last year beside what is asked again and not answered.</summary>
    /// <param name="lastYear">Last year's answers by <see cref="FindingCell.Key"/>.</param>
    public CheckedReturn Offering(IReadOnlyDictionary<string, QueryAnswer> lastYear) => this with
    {
        Findings = [.. Findings.Select(finding => finding is not { Severity: Severity.Query, Explanation: null } ? finding : finding with
        {
            Cells = [.. finding.Cells.Select(cell => cell.Key is { } key && lastYear.TryGetValue(key, out var answer)
                ? cell with { SaidLastYear = answer.Said } : cell)],
        })],
    };
}
