using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Finds the unit that a sheet gives for all its figures: 单位：元 at its top, as Chinese forms have it, or in a note.</summary>
static partial class SheetUnits
{
    /// <summary>The units stated, each with its cell.</summary>
    /// <param name="raw">The sheet.</param>
    /// <param name="captionRow">First row of captions. Down to it the unit may stand within other text (填报单位：青石小学 单位：元), below it only in a
    /// cell of its own and in notes.</param>
    /// <param name="isHeading">True for what heads the figures of a whole list (填报数（元）), false for what heads others there; null for
    /// what stands elsewhere.</param>
    public static IEnumerable<(int RowNumber, RawCell Cell, string Unit)> In(RawSheet raw, int captionRow, Func<int, RawCell, bool?> isHeading)
    {
        foreach (var row in raw.Rows)
        {
            for (var index = 0; index < row.Cells.Length; index++)
            {
                var cell = row.Cells[index];
                if (cell.Value is not string text || text.Length > TextMaximum || (row.RowNumber > captionRow && !text.Contains('位')))
                {
                    continue;
                }

                var next = index + 1 < row.Cells.Length ? row.Cells[index + 1].Value as string : null;
                var place = row.RowNumber <= captionRow ? isHeading(row.RowNumber, cell) : null;
                var units = place == true ? HeadingUnit(text)
                    : place is null && row.RowNumber < captionRow && CellText.CaptionAndUnit(text).Unit is { } bracketed ? [bracketed]
                    : Stated(CellText.Narrow(text), next,
                        row.RowNumber <= captionRow || (index == 0 && row.Cells.Length == 1) || Note().IsMatch(text));
                foreach (var unit in units)
                {
                    yield return (row.RowNumber, cell, unit);
                }
            }
        }
    }

    // Longer texts are explanations.
    const int TextMaximum = 200;

    // Longer words are no units.
    const int UnknownMaximum = 4;

    static string[] HeadingUnit(string text)
    {
        var (caption, unit) = CellText.CaptionAndUnit(text);
        return unit is not null ? [unit] : UnitNames.IsUnit(caption) ? [caption] : [];
    }

    static IEnumerable<string> Stated(string text, string? next, bool isWithinText)
    {
        if (!text.Contains('位'))
        {
            return [];
        }

        return Label().IsMatch(text) ? Names(next ?? "").Where(UnitNames.IsUnit)
            : Statement().Matches(text).Where(match => isWithinText || match.Length == text.Length).SelectMany(UnitsIn);

        // A word that is no unit we know is one still, unless it names a school: 填报单位：青石小学, 单位：一中.
        IEnumerable<string> UnitsIn(Match match)
        {
            var names = Names(match.Groups["names"].Value);
            var isOfFigures = match.Groups["of"].Success || match.Index == 0 || !char.IsLetter(text[match.Index - 1]);
            return names is [{ Length: > 0 and <= UnknownMaximum } one] && isOfFigures && !one.AsSpan().ContainsAny("学校园院中小部班村镇乡县局所")
                ? [one] : names.Where(UnitNames.IsUnit);
        }
    }

    static string[] Names(string names) => [.. CellText.Narrow(names).Split(['、', ',', '/', '和', '或'])
        .Select(name => name.Replace("人民币", "", StringComparison.Ordinal).Trim('(', ')', ' '))];

    [GeneratedRegex(@"\(?(?<of>金额|计量|货币|数据|数值)?单\s*位\s*(?:(?:均|统一|都)?(?:为|是|:)\s*|(?=\())(?:人民币)?\(?(?<names>[\w%]+(?:[、,/][\w%]+)*)\)?\)?"
        + @"|以(?<names>\w{1,5}?)(?<of>)为(?:金额|计量|货币)?单位")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^(?:金额|计量|货币)?单\s*位\s*:$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*[(（]?(?:注|备注|附注|说明|填表说明|填报说明|本表|以上|上述|表中|表内)")]
    private static partial Regex Note();
}
