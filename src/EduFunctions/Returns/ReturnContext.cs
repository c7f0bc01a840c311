using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>What the program knows about an upload before it opens it: the path's parts and the register's entry.</summary>
/// <param name="County">County of the path; null when checked outside a county (command line).</param>
/// <param name="Year">School year of the path; null when checked outside a round.</param>
/// <param name="SchoolCode">School of the path; null when checked outside a county.</param>
/// <param name="School">Register's entry of that school; null when the register has none or none is at hand.</param>
public sealed record ReturnContext(CountyCode? County, SchoolYear? Year, SchoolCode? SchoolCode, School? School)
{
    /// <summary>Nothing is known: the workbook's own cover is believed.</summary>
    public static ReturnContext None { get; } = new(null, null, null, null);
}

/// <summary>What came of reading and checking one workbook.</summary>
/// <param name="Return">The normalised return; null when an <see cref="Findings.Severity.Error"/> rejects it.</param>
/// <param name="Draft">The rows that could be understood, errors or not; null when the file is no workbook of this form.</param>
/// <param name="Findings">All findings, in order of sheet, row, column, code.</param>
/// <param name="Workbook">The cells as read, for the receipt of a file that cannot be loaded otherwise; null when it could not be read.</param>
public sealed record CheckedReturn(Return? Return, Return? Draft, IReadOnlyList<Findings.Finding> Findings, RawWorkbook? Workbook)
{
    /// <summary>True when nothing rejects the return.</summary>
    public bool IsAccepted => Return is not null;
}
