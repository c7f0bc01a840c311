using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Gathers findings and joins equal causes in one column into one finding with all its cells.</summary>
/// <param name="deadline">When the work must have ended; null for never.</param>
sealed class FindingCollector(Deadline? deadline = null)
{
    readonly Dictionary<(string Code, int Sheet, int? Column, string Cause, string? Explanation),
        (Finding Finding, List<FindingCell> Cells)> _findings = [];

    /// <summary>
    /// Cells from which nothing more is looked for. A school of 600 classes has some 13,000, were each of them wrong; more are another
    /// file, and would cost what no file may.
    /// </summary>
    const int CellsMaximum = 20_000;

    int _cells;

    /// <summary>True when findings point at more cells than <see cref="CellsMaximum"/>: that is then an error of its own, and nothing is added
    /// any more.</summary>
    public bool IsFull => _cells > CellsMaximum;

    /// <summary>Goes on while there is time.</summary>
    /// <exception cref="BudgetException">There is none left.</exception>
    public void KeepTime() => deadline?.Keep();

    /// <summary>Adds a finding of the rule at the cells; joins it with an equal one of the same column.</summary>
    public void Add(FindingRule rule, RawSheet? sheet, string? caption, IEnumerable<FindingCell> cells, string? explanation,
        params ReadOnlySpan<string> values)
    {
        KeepTime();
        if (IsFull)
        {
            return;
        }

        var placed = rule.DetailOf(values) is { } detail ? cells.Select(cell => cell with { Detail = detail }).ToList() : cells.ToList();
        var key = (rule.Code, sheet?.Index ?? -1, placed is [var first, ..] ? first.ColumnIndex : null, rule.CauseOf(values), explanation);
        if (_findings.TryGetValue(key, out var known))
        {
            known.Cells.AddRange(placed);
        }
        else
        {
            _findings.Add(key,
                (rule.Create(values) with { Sheet = sheet?.Name, SheetIndex = sheet?.Index ?? -1, Caption = caption, Explanation = explanation },
                placed));
        }

        if ((_cells += placed.Count) > CellsMaximum)
        {
            var full = FormFindings.TooManyFaults.Create(CellsMaximum.ToString(CultureInfo.InvariantCulture));
            _findings.Add((full.Code, -1, null, "", null), (full, []));
        }
    }

    /// <summary>Adds a finding that points at no cell.</summary>
    public void Add(FindingRule rule, RawSheet? sheet, params ReadOnlySpan<string> values) => Add(rule, sheet, null, [], null, values);

    /// <summary>All findings in order of sheet, row, column, code.</summary>
    public IReadOnlyList<Finding> Sorted(IEnumerable<Finding> others) =>
    [
        .. _findings.Values
            .Select(entry => entry.Finding with { Cells = [.. entry.Cells.OrderBy(cell => cell.RowNumber)] })
            .Concat(others)
            .OrderBy(finding => finding.SheetIndex)
            .ThenBy(finding => finding.Cells is [var cell, ..] ? cell.RowNumber : 0)
            .ThenBy(finding => finding.Cells is [var cell, ..] ? cell.ColumnIndex ?? -1 : -1)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message.Zh, StringComparer.Ordinal),
    ];
}
