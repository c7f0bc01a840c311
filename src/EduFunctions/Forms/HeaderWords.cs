using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>
/// Words of captions that name no column of their own: totals, parts. All as <see cref="CellText.Caption"/> gives them.
/// </summary>
static partial class HeaderWords
{
    static readonly string[] Totals = ["合计", "小计", "计", "总数", "总计", "共计", "总人数", "合计数", "小计数"];

    /// <summary>True for the name of a whole's own column below its caption.</summary>
    public static bool IsTotal(string caption) => Totals.Contains(caption);

    /// <summary>True for a caption over several columns that says only that they are parts: 其中.</summary>
    public static bool IsOfWhich(string caption) => caption is "其中" or "其" or "中";

    // Longer texts are explanations.
    const int NumberedMaximum = 40;

    /// <summary>
    /// A caption without the number that a form gives it: 3.学生数, （三）学生数, 学生数（3）, and its unit behind that. Null when it has none.
    /// </summary>
    public static (string? Caption, string? Unit) WithoutNumber(string text)
    {
        // Most texts have none: they are spared the search.
        if (text.Length > NumberedMaximum || !(text.AsSpan().ContainsAny(")）]］") || text.AsSpan().ContainsAny(".、,．，")))
        {
            return (null, null);
        }

        var (caption, unit) = CellText.CaptionAndUnit(text);
        var plain = Numbered().Match(caption) is { Success: true } match ? match.Groups["rest"].Value : null;
        return (plain, unit);
    }

    /// <summary>A sheet's name without the number that a workbook gives it: 2.班级, 表2-1班级, 班级(2).</summary>
    public static string WithoutSheetNumber(string name) => SheetNumber().Replace(name, "");

    [GeneratedRegex(@"^(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、,)]|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)[.、]?)(?<rest>.+)$"
        + @"|^(?<rest>.+?)[([](?:\d{1,2}|[A-Za-z甲乙丙丁戊])[)\]](?:=.*)?$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:附?[表件]?(?:\d{1,2}(?!\d)(?:[-—–.]\d{1,2}(?!\d))*|[一二三四五六七八九十]{1,3})|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|附?表)[.、,_—-]?(?=.)|\(\d{1,2}\)$|-表格?\d*$")]
    private static partial Regex SheetNumber();
}
