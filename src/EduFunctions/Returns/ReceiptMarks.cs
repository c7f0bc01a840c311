using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>How a receipt marks the cells that findings point at.</summary>
static class ReceiptMarks
{
    // Between severity and message in a comment. Each message takes one line, so that a school's own lines can be told from ours.
    const string Colon = "：";

    // Excel itself grows slow with more comments than this; the list has every finding all the same.
    const int Maximum = 2_000;

    /// <summary>Every colour that a mark has.</summary>
    public static IReadOnlySet<string> Colours { get; } = Enum.GetValues<Severity>().Select(ColourOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>Colour of a severity, RRGGBB.</summary>
    public static string ColourOf(Severity severity) => severity switch
    {
        Severity.Error => "F8CBAD",
        Severity.Query => "FFE699",
        _ => "DDEBF7",
    };

    /// <summary>True for a line that a receipt put into a comment.</summary>
    public static bool IsOurs(string line) =>
        Enum.GetValues<Severity>().Any(severity => line.StartsWith(Severities.NameOf(severity) + Colon, StringComparison.Ordinal));

    /// <summary>The marks of findings: what weighs most gives the colour, and stands first.</summary>
    public static IReadOnlyList<CellMark> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.Where(finding => finding.SheetIndex >= 0)
            .SelectMany(finding =>
                finding.Cells.Where(cell => cell.ColumnIndex is < 16_384 and >= 0 && cell.RowNumber is > 0 and <= 1_048_576),
                (finding, cell) => (Finding: finding, Cell: cell))
            .GroupBy(entry => (entry.Finding.SheetIndex, Place: new CellAddress(entry.Cell.RowNumber, entry.Cell.ColumnIndex ?? 0)))
            .Take(Maximum)
            .Select(mark => new CellMark(mark.Key.SheetIndex, mark.Key.Place, ColourOf(mark.Max(entry => entry.Finding.Severity)),
                [.. mark.OrderByDescending(entry => entry.Finding.Severity).Select(entry => LineOf(entry.Finding, entry.Cell))])),
    ];

    static string LineOf(Finding finding, FindingCell cell) =>
        Severities.NameOf(finding.Severity) + Colon + finding.MessageAt(cell).Zh.ReplaceLineEndings(" ");
}
