using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Gathers findings and joins equal causes in one column into one finding with all its cells.</summary>
sealed class FindingCollector
{
    readonly Dictionary<(string Code, int Sheet, string? Column, string Values, string? Explanation), (Finding Finding, List<FindingCell> Cells)> _findings = [];

    /// <summary>Adds a finding of the rule at the cells; joins it with an equal one of the same column.</summary>
    public void Add(string code, RawSheet? sheet, string? caption, IEnumerable<FindingCell> cells, string? explanation, params ReadOnlySpan<string> values)
    {
        var placed = cells.ToList();
        var key = (code, sheet?.Index ?? -1, placed is [var first, ..] ? first.Column : null, string.Join('\n', values), explanation);
        if (_findings.TryGetValue(key, out var known))
        {
            known.Cells.AddRange(placed);
        }
        else
        {
            var finding = FindingTable.Of(code).Create(values) with { Sheet = sheet?.Name, SheetIndex = sheet?.Index ?? -1, Caption = caption, Explanation = explanation };
            _findings.Add(key, (finding, placed));
        }
    }

    /// <summary>Adds a finding that points at no cell.</summary>
    public void Add(string code, RawSheet? sheet, params ReadOnlySpan<string> values) => Add(code, sheet, null, [], null, values);

    /// <summary>All findings in order of sheet, row, column, code.</summary>
    public IReadOnlyList<Finding> Sorted(IEnumerable<Finding> others) =>
    [
        .. _findings.Values
            .Select(entry => entry.Finding with { Cells = [.. entry.Cells.OrderBy(cell => cell.RowNumber)] })
            .Concat(others)
            .OrderBy(finding => finding.SheetIndex)
            .ThenBy(finding => finding.Cells is [var cell, ..] ? cell.RowNumber ?? 0 : 0)
            .ThenBy(finding => finding.Cells is [var cell, ..] ? cell.Column?.Length ?? 0 : 0)
            .ThenBy(finding => finding.Cells is [var cell, ..] ? cell.Column : null, StringComparer.Ordinal)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];
}
