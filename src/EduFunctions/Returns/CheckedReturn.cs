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
}
