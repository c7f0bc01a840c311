using System.Globalization;
using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>
/// Words of captions that name no column of their own: totals, parts, years. All as <see cref="CellText.Caption"/> gives them.
/// </summary>
static partial class HeaderWords
{
    static readonly string[] Totals = ["合计", "小计", "计", "总数", "总计", "共计", "总人数", "合计数", "小计数"];
    static readonly string[] ThisYear = ["本年", "本学年", "本年度", "今年", "本期", "本年数", "本学年数", "本年度数", "今年数", "本期数", "当年", "当年数"];
    static readonly string[] OtherYear = ["上年", "上学年", "去年", "上一年", "上一学年", "上期", "前年", "往年", "前一年"];

    /// <summary>True for the name of a whole's own column below its caption.</summary>
    public static bool IsTotal(string caption) => Totals.Contains(caption);

    /// <summary>True for a caption over several columns that says only that they are parts: 其中.</summary>
    public static bool IsOfWhich(string caption) => caption is "其中" or "其" or "中";

    /// <summary>True for what says that the figures are of the year that is reported.</summary>
    public static bool IsThisYear(string caption) => ThisYear.Contains(caption);

    /// <summary>True for what says that the figures are of a year before.</summary>
    public static bool IsOtherYear(string caption) => OtherYear.Any(word => caption.StartsWith(word, StringComparison.Ordinal));

    /// <summary>
    /// The first calendar year that a caption amounts to (2024年, 2024—2025学年); null when it is more than a year, or none.
    /// </summary>
    public static int? YearOf(string caption) =>
        Year().Match(caption) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>True for the caption of a group that is no column's.</summary>
    public static bool IsGroup(string caption) => IsOfWhich(caption) || IsThisYear(caption) || IsOtherYear(caption)
        || YearOf(caption) is not null;

    [GeneratedRegex(@"^(20\d\d)(?:[-—–~至/](?:20)?\d\d)?(?:年|年度|学年|学年度)?(?:数|填报数|数据|实际数)?$")]
    private static partial Regex Year();
}
