using System.Globalization;
using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Rows below the captions that explain the columns and report nothing: their numbers, their units, hints.</summary>
static partial class HintRows
{
    const string Stems = "甲乙丙丁戊己庚辛壬癸";
    const int NumbersAtLeast = 4;

    static readonly string[] HintWords =
        ["填", "整数", "数字", "小数", "文字", "例", "如", "格式", "下拉", "选择", "单选", "说明", "位数", "必", "自动", "公式", "≤", "≥", "<", ">", "="];

    /// <summary>
    /// True for a row of the columns' numbers: 甲 乙 1 2 3, or 1 2 3 4 and on, as (1) or L1 too. A class is never so: its figures are not
    /// the numbers that follow its grade.
    /// </summary>
    public static bool IsNumbering(RawRow row)
    {
        var (stems, numbers, last) = (0, 0, 0);
        foreach (var cell in row.Cells)
        {
            var text = CellText.Caption(CellText.Of(cell.Value)).Trim('(', ')', '[', ']', '<', '>');
            if (stems + numbers == 0 && text is "栏次" or "列次" or "行次" or "序号" or "编号" or "代码")
            {
                continue;
            }

            if (stems < Stems.Length && text.Length == 1 && text[0] == Stems[stems])
            {
                stems++;
            }
            else if (Number().Match(text) is { Success: true } match
                && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number == (numbers == 0 ? Math.Clamp(number, 1, 1 + (stems > 0 ? 1 : 0)) : last + 1))
            {
                (numbers, last) = (numbers + 1, number);
            }
            else
            {
                return false;
            }
        }

        return stems > 0 ? stems + numbers >= 2 : numbers >= NumbersAtLeast;
    }

    /// <summary>True for a row of units alone.</summary>
    public static bool IsUnits(RawRow row) => row.Cells.Any(IsUnit)
        && row.Cells.All(cell => IsUnit(cell)
            || (cell.Value is string text && (CellText.IsNotApplicable(text) || CellText.Caption(text) is "单位" or "计量单位")));

    /// <summary>True for a row of texts that tell what to write, when none of the columns asked understands its own.</summary>
    public static bool IsHint(RawRow row, IReadOnlyCollection<(FormColumn Column, RawCell Cell)> located) => located.Count >= 2
        && row.Cells.All(cell => cell.Value is string)
        && located.All(cell => cell.Column is TextColumn or YesNoColumn or DateColumn || !cell.Column.Understands(cell.Cell.Value))
        && row.Cells.Any(cell => cell.Value is string text
            && HintWords.Any(word => CellText.Narrow(text).Contains(word, StringComparison.Ordinal)));

    static bool IsUnit(RawCell cell) => cell.Value is string text && UnitNames.IsUnit(text.Trim('(', ')', '（', '）'));

    // The number may say how it is made: 3=1+2.
    [GeneratedRegex(@"^[A-Za-z第栏]?(\d{1,2})栏?(?:=.*)?$")]
    private static partial Regex Number();
}
