using System.Globalization;
using EduFunctions.Findings;

namespace EduFunctions.Returns;

/// <summary>One line of a receipt's list: neighbouring cells of one column that have one cause.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Place">Where; null when it is about the file, or a whole sheet.</param>
/// <param name="Texts">What stood there.</param>
/// <param name="Detail">What is particular to these cells; null when the finding's message says all.</param>
sealed record ReceiptLine(Finding Finding, FindingPlace? Place, string Texts, Text? Detail)
{
    // Of a cell's text, enough to know it again.
    const int TextMaximum = 250;

    const int TextsMaximum = 5;

    /// <summary>The cells that these were compared with.</summary>
    public IReadOnlyList<FindingPlace> Against { get; init; } = [];

    /// <summary>What an answer is to, a key a line of text; null when nothing is asked.</summary>
    public string? Keys { get; init; }

    /// <summary>What was answered to the same last year; null when nothing was.</summary>
    public string? SaidLastYear { get; init; }

    /// <summary>Cells of the line; 1 where it is about the file, or a whole sheet.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The lines of a finding, one at least.</summary>
    public static IEnumerable<ReceiptLine> Of(Finding finding)
    {
        if (finding.Cells.Count == 0)
        {
            yield return new ReceiptLine(finding, null, "", null);
        }

        for (var start = 0; start < finding.Cells.Count;)
        {
            var end = start + 1;
            while (end < finding.Cells.Count && IsNext(finding.Cells[end - 1], finding.Cells[end]))
            {
                end++;
            }

            yield return Of(finding, [.. finding.Cells.Skip(start).Take(end - start)]);
            start = end;
        }
    }

    static ReceiptLine Of(Finding finding, IReadOnlyList<FindingCell> cells)
    {
        var keys = cells.Select(cell => cell.Key).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new ReceiptLine(finding, new FindingPlace(finding.Sheet ?? "", RangeOf(cells[0].Address, cells[^1].Address)),
            TextsOf(cells), cells[0].Detail)
        {
            Against = Joined(cells[0].Against, cells[^1].Against),
            Keys = finding.Severity == Severity.Query && keys.Count > 0 ? string.Join('\n', keys) : null,
            SaidLastYear = cells[0].SaidLastYear,
            Count = cells.Count,
        };
    }

    static bool IsNext(FindingCell before, FindingCell cell) => cell.ColumnIndex == before.ColumnIndex && cell.Detail == before.Detail
        && cell.RowNumber == before.RowNumber + 1 && cell.Against.Count == before.Against.Count
        && cell.SaidLastYear == before.SaidLastYear;

    /// <summary>What stood in cells, each text once.</summary>
    public static string TextsOf(IEnumerable<FindingCell> cells)
    {
        var texts = cells.Select(cell => cell.Text).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Join('、',
            texts.Take(TextsMaximum).Select(text => text.Length > TextMaximum ? text[..TextMaximum] + "…" : text));
        return texts.Count > TextsMaximum ? string.Create(CultureInfo.InvariantCulture, $"{shown} 等 {texts.Count} 种") : shown;
    }

    // C4 and C6 of the first and last row are C4:C6; a range that all rows are compared with stays what it is.
    static List<FindingPlace> Joined(IReadOnlyList<FindingPlace> first, IReadOnlyList<FindingPlace> last) =>
        [.. first.Zip(last, (one, other) => one == other ? one : new FindingPlace(one.Sheet, RangeOf(one.Range, other.Range)))];

    static string RangeOf(string first, string last) => first == last ? first : $"{first.Split(':')[0]}:{last.Split(':')[^1]}";
}
