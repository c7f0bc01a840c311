using ClosedXML.Excel;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// Where a figure of the county workbook leads: to its page, which has its formula, its schools and its cells; where pages have no
/// address, to its line of 指标说明.
/// </summary>
/// <param name="pages">Address of the county's page; null where there is none.</param>
/// <param name="run">Number of the run: its cells are shown as they were in it.</param>
/// <param name="defined">The indicators in the order of 指标说明.</param>
sealed class SummaryLinks(string? pages, int run, IReadOnlyList<Indicator> defined)
{
    readonly Dictionary<string, int> _rows = defined.Index()
        .ToDictionary(entry => entry.Item.Code, entry => entry.Index + SummaryDefinitions.FirstRow);

    /// <summary>Lets a cell lead there; it keeps its look.</summary>
    public void Set(IXLCell cell, string code)
    {
        if (!FigureCode.TryParse(code, out var figure) || !_rows.TryGetValue(figure.Indicator, out var row))
        {
            return;
        }

        var (color, underline) = (cell.Style.Font.FontColor, cell.Style.Font.Underline);
        cell.Hyperlink = pages is null ? new XLHyperlink(FormattableString.Invariant($"'{SummaryDefinitions.Name}'!A{row}"))
            : new XLHyperlink(new Uri(FormattableString.Invariant($"{pages}/figures/{Uri.EscapeDataString(code)}?run={run}")));
        cell.Style.Font.SetFontColor(color).Font.SetUnderline(underline);
    }
}
