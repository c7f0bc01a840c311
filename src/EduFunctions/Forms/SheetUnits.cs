using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Finds the unit that a sheet gives for all its figures: 单位：元 at its top, as Chinese forms have it.</summary>
static partial class SheetUnits
{
    /// <summary>The units stated, each with its cell.</summary>
    /// <param name="raw">The sheet.</param>
    /// <param name="captionRow">First row of captions. Down to it the unit may stand within other text (填报单位：青石小学 单位：元), below it only in a
    /// cell of its own.</param>
    /// <param name="isCaption">True for the captions: what stands in brackets there is the unit of that column alone.</param>
    /// <param name="isHeading">True for what heads the figures of a whole list: 填报数（元）.</param>
    public static IEnumerable<(int RowNumber, RawCell Cell, string Unit)> In(RawSheet raw, int captionRow, Func<RawCell, bool> isCaption,
        Func<RawCell, bool> isHeading)
    {
        foreach (var row in raw.Rows)
        {
            for (var index = 0; index < row.Cells.Length; index++)
            {
                var cell = row.Cells[index];
                if (cell.Value is string text && text.Length <= TextMaximum && (row.RowNumber <= captionRow || text.Contains('位'))
                    && !isCaption(cell))
                {
                    var next = index + 1 < row.Cells.Length ? row.Cells[index + 1].Value as string : null;
                    var isTitle = row.RowNumber <= captionRow && (row.Cells.Length == 1 || isHeading(cell));
                    foreach (var unit in UnitsOf(text, next, row.RowNumber <= captionRow, isTitle))
                    {
                        yield return (row.RowNumber, cell, unit);
                    }
                }
            }
        }
    }

    // Longer texts are explanations.
    const int TextMaximum = 100;

    static IEnumerable<string> UnitsOf(string text, string? next, bool isAbove, bool isTitle)
    {
        if (isTitle && CellText.CaptionAndUnit(text).Unit is { } bracketed)
        {
            return [bracketed];
        }

        if (!text.Contains('位'))
        {
            return [];
        }

        var narrow = CellText.Narrow(text);
        var stated = Label().IsMatch(narrow) ? [next ?? ""]
            : Statement().Matches(narrow).Where(match => isAbove || match.Length == narrow.Length).Select(match => match.Groups[1].Value);
        return stated.SelectMany(names => CellText.Narrow(names).Split(['、', ',', '/', '和']))
            .Select(name => CellText.Narrow(name).Replace("人民币", "", StringComparison.Ordinal)).Where(UnitNames.IsUnit);
    }

    [GeneratedRegex(@"\(?(?:金额|计量|货币)?单\s*位\s*:\s*([\w%]+(?:[、,/][\w%]+)*)\)?")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^(?:金额|计量|货币)?单\s*位\s*:$")]
    private static partial Regex Label();
}
