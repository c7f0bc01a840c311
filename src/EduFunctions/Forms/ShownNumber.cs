using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExcelNumberFormat;

namespace EduFunctions.Forms;

/// <summary>
/// What a clerk sees of a number through its cell's number format, where that is another unit or scale than the number's own.
/// </summary>
sealed partial class ShownNumber
{
    const int CodeMaximum = 255;

    readonly Dictionary<string, NumberFormat?> _formats = new(StringComparer.Ordinal);

    /// <summary>
    /// What is seen when that is of another unit than the column's, or scaled (41.1万, 7%); null when the number is seen as it is.
    /// </summary>
    public string? Other(double number, string? code, string unit)
    {
        if (code is null || number == 0 || !double.IsFinite(number) || FormatOf(code) is not { } format)
        {
            return null;
        }

        var shown = format.Format(number, CultureInfo.InvariantCulture);
        var narrow = CellText.Narrow(shown).Replace(" ", "", StringComparison.Ordinal);
        var match = Digits().Match(narrow);
        if (!match.Success)
        {
            return null;
        }

        var beside = UnitOf(narrow.Remove(match.Index, match.Length));
        var isOther = beside.AsSpan().ContainsAny("%‰$€£") || (UnitNames.IsUnit(beside) && !UnitNames.IsOf(unit, beside))
            || IsScaled(Math.Abs(number), match.Value.Replace(",", "", StringComparison.Ordinal));
        return isOther ? shown.Trim() : null;
    }

    /// <summary>True when nothing is seen of the number: ;;; is a common way to hide one.</summary>
    public static bool IsNothing(double number, string? code)
    {
        // Of the parts the first is that of what is above zero, the second that of what is below.
        var parts = code?.Split(';') ?? [];
        return number != 0 && code is { Length: > 0 }
            && parts[number < 0 && parts.Length > 1 ? 1 : 0].Replace("\"\"", "", StringComparison.Ordinal).Trim().Length == 0;
    }

    // ¥ is 元, ¥ before 万 is 万元.
    static string UnitOf(string beside)
    {
        var plain = Yuan().Replace(beside, "").Trim('(', ')', '-', '+');
        return !Yuan().IsMatch(beside) || plain.EndsWith('元') ? plain : plain + "元";
    }

    // More is lost, or gained, than by rounding to the digits that are shown.
    static bool IsScaled(double number, string digits) =>
        double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
        out var shown) && Math.Abs(shown - number) > (0.5 + 1e-9) * Math.Pow(10, -Decimals(digits)) + (number * 1e-9);

    static int Decimals(string digits) => digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1
        : 0;

    // Chinese Excel writes ! for what stands as it is, where others write \, and takes 元 without quotes.
    static string Quoted(string code)
    {
        var (quoted, inQuotes, inBrackets) = (new StringBuilder(), false, false);
        for (var index = 0; index < code.Length; index++)
        {
            var letter = code[index];
            inQuotes ^= letter == '"';
            inBrackets = !inQuotes && (letter == '[' || (inBrackets && letter != ']'));
            var isPlain = !inQuotes && !inBrackets && !(index > 0 && code[index - 1] is '\\' or '!' or '_' or '*');
            quoted.Append(isPlain && letter > '\u007F' ? "\\" + letter : isPlain && letter == '!' ? "\\" : letter.ToString());
        }

        return quoted.ToString();
    }

    NumberFormat? FormatOf(string code)
    {
        if (!_formats.TryGetValue(code, out var format))
        {
            var parsed = code.Length > CodeMaximum || Exponent().IsMatch(code) ? null
                : new NumberFormat(Quoted(code));
            _formats[code] = format = parsed is { IsValid: true, IsDateTimeFormat: false } ? parsed : null;
        }

        return format;
    }

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?|\.\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("[¥￥]|人民币|RMB|CNY", RegexOptions.IgnoreCase)]
    private static partial Regex Yuan();

    // 4.1E+05 and 1/3 are seen as they are.
    [GeneratedRegex(@"[Ee][+-]|[?#0]\s*/")]
    private static partial Regex Exponent();
}
