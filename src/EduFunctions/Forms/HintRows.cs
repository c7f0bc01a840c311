using System.Globalization;
using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Rows below the captions that explain the columns and report nothing: their numbers, their units, hints.</summary>
static partial class HintRows
{
    const int LettersAtLeast = 3;
    const int NumbersAtLeast = 4;

    /// <summary>What numbers columns besides figures, from the first: a class has no such grade, or no such figures.</summary>
    static readonly string[] Series =
        ["甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"];

    static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];

    static readonly string[] NumberingLabels =
        ["栏次", "列次", "行次", "序号", "编号", "代码", "栏目", "栏号", "列号", "行号", "项次", "栏", "列", "列数", "栏数"];

    // Units that no figure is counted in.
    static readonly string[] KeyUnits = ["级", "班", "号", "年级", "单位", "计量单位"];

    static readonly string[] HintWords =
        ["填", "整数", "数字", "小数", "文字", "例", "如", "格式", "下拉", "选择", "单选", "说明", "位数", "必", "自动", "公式", "≤", "≥", "<", ">", "="];

    /// <summary>
    /// True for a row of the columns' numbers: 甲 乙 1 2 3; A B C; 一 二 三; Ⅰ Ⅱ Ⅲ; or 1 2 3 4 and on, as ①, (1) or L1 too. A class is never
    /// so: its figures are not the numbers that follow its grade.
    /// </summary>
    public static bool IsNumbering(RawRow row)
    {
        var texts = row.Cells.Select(cell => CellText.Caption(CellText.Of(cell.Value)).Trim('(', ')', '[', ']', '<', '>', '第')).ToList();
        var labels = texts.TakeWhile(text => NumberingLabels.Contains(text) || CellText.IsNotApplicable(text)).Count();
        texts.RemoveRange(0, labels);
        return (texts.Count >= LettersAtLeast
            && (Follows(texts, (text, place) => text.Equals(Roman.ElementAtOrDefault(place), StringComparison.OrdinalIgnoreCase))
            || Follows(texts, (text, place) => GradeText.TryChinese(text, out var count) && count == place + 1)))
            || IsNumbered(texts, Series.FirstOrDefault(series => texts.Count > 0 && IsPlace(texts[0], series, 0)) ?? "",
                labels > 0 ? NumbersAtLeast - 1 : NumbersAtLeast);
    }

    static bool Follows(List<string> texts, Func<string, int, bool> isAt) => texts.Index().All(text => isAt(text.Item, text.Index));

    // The number may say how it is made: 3=1+2, E=C+D.
    static bool IsPlace(string text, string series, int place) => place < series.Length && text.Length > 0 && text[0] == series[place]
        && (text.Length == 1 || text[1] == '=');

    // 甲 乙 1 2 3, with figures or without; they begin with 1, or with 2 behind 甲.
    static bool IsNumbered(List<string> texts, string series, int numbersAtLeast)
    {
        var (letters, numbers, last) = (0, 0, 0);
        foreach (var text in texts)
        {
            if (IsPlace(text, series, letters))
            {
                letters++;
            }
            else if (Number().Match(text) is { Success: true } match
                && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number == (numbers == 0 ? Math.Clamp(number, 1, 1 + (letters > 0 ? 1 : 0)) : last + 1))
            {
                (numbers, last) = (numbers + 1, number);
            }
            else
            {
                return false;
            }
        }

        return letters > 0 ? letters + numbers >= LettersAtLeast : numbers >= numbersAtLeast;
    }

    /// <summary>True for a row of units alone.</summary>
    public static bool IsUnits(RawRow row) => row.Cells.Any(IsUnit)
        && row.Cells.All(cell => IsUnit(cell)
            || (cell.Value is string text && (CellText.IsNotApplicable(text) || KeyUnits.Contains(CellText.Caption(text)))));

    /// <summary>
    /// True for a row of texts that tell what to write, or one long text, when none of the columns asked understands its own.
    /// </summary>
    public static bool IsHint(RawRow row, IReadOnlyCollection<(FormColumn Column, RawCell Cell)> located) =>
        (located.Count >= 2 || row.Cells is [{ Value: string { Length: >= HintLength } }])
        && row.Cells.All(cell => cell.Value is string)
        && located.All(cell => cell.Column is TextColumn or YesNoColumn or DateColumn || !cell.Column.Understands(cell.Cell.Value))
        && row.Cells.Any(cell => cell.Value is string text
            && HintWords.Any(word => CellText.Narrow(text).Contains(word, StringComparison.Ordinal)));

    // Shorter, a text alone in its row may be an attempt at a grade.
    const int HintLength = 8;

    /// <summary>True for a row that shows how to fill in: 例：一年级, and figures as they may be.</summary>
    public static bool IsExample(RawRow row, IReadOnlyCollection<(FormColumn Column, RawCell Cell)> located) =>
        row.Cells is [{ Value: string text }, ..] && Example().IsMatch(CellText.Narrow(text))
        && !located.Any(cell => cell.Cell == row.Cells[0] && cell.Column.Understands(text));

    [GeneratedRegex(@"^\(?(?:填写|填报)?(?:示例|样例|范例|例如|例|如)(?:[:、)行\d]|$)")]
    private static partial Regex Example();

    /// <summary>True for a cell that holds a unit and no more.</summary>
    public static bool IsUnit(RawCell cell) => cell.Value is string text && UnitNames.IsUnit(text);

    [GeneratedRegex(@"^[A-Za-z栏列]?(\d{1,2})[栏列项]?(?:=.*)?$")]
    private static partial Regex Number();
}
