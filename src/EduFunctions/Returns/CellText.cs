using System.Globalization;
using System.Text;

namespace EduFunctions.Returns;

/// <summary>What a clerk means by the text of a cell: widths, marks and units undone without guessing.</summary>
static class CellText
{
    static readonly string[] NotApplicableMarks = ["/", "\\", "无", "-", "--", "—", "——", "–", "不适用", "保密", "N/A", "NA"];

    static readonly string[] GradeNames = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>Full-width letters, digits and marks made half-width (NFKC), and blanks at the ends removed.</summary>
    public static string Narrow(string text) => (IsNarrow(text) ? text : Whole(text).Normalize(NormalizationForm.FormKC).Replace('\u3000', ' ')).Trim();

    // ASCII and the common Chinese characters are what NFKC makes of them: most cells are spared the call.
    static bool IsNarrow(string text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAscii(letter) && letter is < '\u4E00' or > '\u9FFF')
            {
                return false;
            }
        }

        return true;
    }

    // A file can hold half a surrogate pair, which cannot be normalised: it is read as U+FFFD.
    static string Whole(string text) => text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>The value as text, as Excel would show it without a number format.</summary>
    public static string Of(object value) => value switch
    {
        string text => text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        RawError.FormulaWithoutValue => "（公式无值）",
        RawError.ErrorValue => "（错误值）",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A caption without blanks, line breaks, marks of required fields and a unit in brackets at its end.</summary>
    public static string Caption(object? value)
    {
        if (value is not string raw)
        {
            return "";
        }

        var text = string.Concat(Narrow(raw).Where(letter => !char.IsWhiteSpace(letter) && letter is not ('*' or ':' or '★')));
        if (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var open)
        {
            var inside = text[(open + 1)..^1];
            if (Units.Contains(inside))
            {
                text = text[..open];
            }
        }

        return text;
    }

    static readonly HashSet<string> Units = new(StringComparer.Ordinal)
        { "人", "名", "万元", "元", "亿元", "m2", "㎡", "平方米", "间", "张", "处", "次", "家", "个", "所", "%" };

    /// <summary>True for the marks that say 不适用 or 保密.</summary>
    public static bool IsNotApplicable(string text) => NotApplicableMarks.Contains(Narrow(text), StringComparer.OrdinalIgnoreCase);

    /// <summary>The number that the text writes: thousands separators and a unit at the end are taken off; a percent sign is taken off too. False when it is none.</summary>
    public static bool TryNumber(string text, string unit, out decimal number)
    {
        var narrow = Narrow(text).Replace(" ", "", StringComparison.Ordinal);
        string[] endings = [CellText.Narrow(unit), "人", "名", "万元", "平方米", "m2", "间", "个", "处", "次", "家", "张", "%"];
        foreach (var ending in endings)
        {
            if (ending.Length > 0 && narrow.Length > ending.Length && narrow.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                narrow = narrow[..^ending.Length];
                break;
            }
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        number = 0;
        return HasThousandsInPlace(narrow)
            && decimal.TryParse(narrow.Replace(",", "", StringComparison.Ordinal), Style, CultureInfo.InvariantCulture, out number);
    }

    static bool HasThousandsInPlace(string text)
    {
        var whole = text.Split('.')[0].TrimStart('+', '-');
        var groups = whole.Split(',');
        return groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3));
    }

    /// <summary>The day that a date, a serial number or a text such as 2025年9月15日, 2025.9.15 or 20250915 writes. False when it is none.</summary>
    public static bool TryDate(object value, out DateOnly day)
    {
        day = default;
        switch (value)
        {
            case DateTime time:
                day = DateOnly.FromDateTime(time);
                return true;
            case double serial and >= 36526 and < 73051: // 2000-01-01 to 2099-12-31
                day = DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(serial)));
                return true;
            case double digits when digits is >= 20000101 and <= 20991231:
                return TryDate(digits.ToString("0", CultureInfo.InvariantCulture), out day);
            case string text:
                var narrow = Narrow(text).Replace("年", "-", StringComparison.Ordinal).Replace("月", "-", StringComparison.Ordinal)
                    .Replace("日", "", StringComparison.Ordinal).Replace('.', '-').Replace('/', '-');
                string[] formats = ["yyyy-M-d", "yyyyMMdd", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss"];
                return DateOnly.TryParseExact(narrow, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
            default:
                return false;
        }
    }

    /// <summary>The grade 1–12 that a number or a text such as 三年级, 初一, 高二, G5 writes. False when it is none.</summary>
    public static bool TryGrade(object value, out int grade)
    {
        grade = 0;
        var text = Narrow(Of(value));
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out grade))
        {
            return grade is >= 1 and <= 12;
        }

        (string Start, int Before)[] starts = [("初", 6), ("高", 9), ("", 0)];
        var body = text.EndsWith("年级", StringComparison.Ordinal) ? text[..^2] : text;
        foreach (var (start, before) in starts)
        {
            if (body.StartsWith(start, StringComparison.Ordinal))
            {
                var name = body[start.Length..];
                var position = Array.IndexOf(GradeNames, name) + 1;
                if (position == 0 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var digit))
                {
                    position = digit;
                }

                grade = before + position;
                return position >= 1 && (start.Length > 0 ? position <= 3 : position <= 12);
            }
        }

        return false;
    }
}
