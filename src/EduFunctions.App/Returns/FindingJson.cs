using EduFunctions.Findings;

namespace EduFunctions.App.Returns;

/// <summary>A finding as the API writes it, with its cells' addresses.</summary>
sealed record FindingJson(string Code, Severity Severity, string? Sheet, string? Caption, IEnumerable<FindingCellJson> Cells, string Message, string MessageEn, string? Explanation)
{
    public static FindingJson Of(Finding finding) => new(finding.Code, finding.Severity, finding.Sheet, finding.Caption,
        finding.Cells.Select(cell => new FindingCellJson(cell.Address, cell.Text, cell.Detail?.Zh, cell.Detail?.En)), finding.Message.Zh, finding.Message.En, finding.Explanation);
}

/// <summary>A place that a finding points at.</summary>
sealed record FindingCellJson(string Address, string? Text, string? Detail, string? DetailEn);
