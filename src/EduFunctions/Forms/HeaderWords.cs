using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>
/// Words of captions that name no column of their own: totals, parts. All as <see cref="CellText.Caption"/> gives them.
/// </summary>
static partial class HeaderWords
{
    static readonly string[] Totals = ["合计", "小计", "计", "总数", "总计", "共计", "总人数", "合计数", "小计数", "男女合计", "男女生合计", "合计人数", "人数合计"];

    /// <summary>True for the name of a whole's own column below its caption.</summary>
    public static bool IsTotal(string caption) => Totals.Contains(caption);

    /// <summary>True for a caption over several columns that says only that they are parts: 其中.</summary>
    public static bool IsOfWhich(string caption) => caption is "其中" or "其" or "中";

    /// <summary>
    /// True for a caption that only says pupils, or a number of them: 女生, 人数, 学生情况. Whose they are is said by the group above it.
    /// </summary>
    public static bool IsOfPupils(string caption) => caption.Length <= NumberedMaximum && OfPupils().IsMatch(caption);

    [GeneratedRegex("^(?:全[校班体]?|本[校班]|[在入][校籍册读]|班级|班额?|年级|学生|学籍|生|人|数|[男女]|性别|情况|基本|信息|数据|统计|规模|总|合计|小计|其中?|实[有际到]|现[有在]?|期末|本学?[年期]|今年|[按分的、()])+$")]
    private static partial Regex OfPupils();

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

    /// <summary>First calendar year of the school year that a title names: 2024—2025学年, 2024年秋. Null when it names none.</summary>
    public static int? SchoolYearIn(string title) => title.Length <= TitleMaximum && title.Contains("20", StringComparison.Ordinal)
        && TitleYear().Match(CellText.Narrow(title)) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>The calendar year that a title names: 2024年度, 2024年经费. Null when it names none; a month is a day of filling in.</summary>
    public static int? CalendarYearIn(string title) => title.Length <= TitleMaximum && title.Contains("20", StringComparison.Ordinal)
        && TitleCalendarYear().Match(CellText.Narrow(title)) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>The year with which a sheet's name begins: 24班级, 2024班级. Null when it begins with none.</summary>
    public static int? YearOfSheet(string name) => SheetYear().Match(CellText.Narrow(name)) is { Success: true } match
        ? 2000 + int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>True for a text that tells to leave a no blank: 达标填1，不达标不填.</summary>
    public static bool LeavesNoBlank(string text) => text.Length <= TitleMaximum && text.Contains("不填", StringComparison.Ordinal)
        && NoBlank().IsMatch(CellText.Narrow(text));

    [GeneratedRegex("(?:不达标|未达标|不合格|不符合|没有|未|无|否)的?(?:项|者|处)?(?:则|可|就|请)?不填", RegexOptions.NonBacktracking)]
    private static partial Regex NoBlank();

    /// <summary>True for a text that tells to write 1 for a yes: 达标填1, 是的填“1”.</summary>
    public static bool TakesOneForYes(string text) => text.Length <= TitleMaximum && text.Contains('填', StringComparison.Ordinal)
        && OneForYes().IsMatch(CellText.Narrow(text));

    [GeneratedRegex("(?:^|[^不未])(?:达标|合格|符合|是|有)的?(?:请|则|就)?填(?:写|报)?[“\"「]?1(?:[^0-9]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex OneForYes();

    const int TitleMaximum = 100;

    [GeneratedRegex(@"(?<!\d)(20\d\d)(?:年?\s*[-—–~至/]+\s*(?:20)?\d\d)?\s*(?:学年|年?秋)")]
    private static partial Regex TitleYear();

    [GeneratedRegex(@"(?<!\d)(20\d\d)\s*年(?!\s*(?:\d|[以前级]))")]
    private static partial Regex TitleCalendarYear();

    [GeneratedRegex(@"^(?:20)?(2\d)(?:学?年度?|级|秋)?(?=[^\d.、,)_-])")]
    private static partial Regex SheetYear();

    [GeneratedRegex(@"^(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、,)]|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)[.、]?)(?<rest>.+)$"
        + @"|^(?<rest>.+?)[([](?:\d{1,2}|[A-Za-z甲乙丙丁戊])[)\]](?:=.*)?$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:附?[表件]?(?:\d{1,2}(?!\d)(?:[-—–.]\d{1,2}(?!\d))*|[一二三四五六七八九十]{1,3})|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|附?表)[.、,_—-]?(?=.)|\(\d{1,2}\)$|-表格?\d*$")]
    private static partial Regex SheetNumber();
}
