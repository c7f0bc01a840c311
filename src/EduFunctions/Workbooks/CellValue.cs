using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>What the text of a cell in a file amounts to.</summary>
static partial class CellValue
{
    /// <summary>Days between the first days of Excel's two date systems, 1900 and 1904.</summary>
    const int Date1904Days = 1462;

    // Most figures of a return are small whole numbers: their boxes are shared.
    static readonly object[] Small = [.. Enumerable.Range(0, 1024).Select(number => (object)(double)number)];

    /// <summary>A number as a value; a day where its style shows one.</summary>
    public static object Number(double number, bool isDate, bool isDate1904)
    {
        if (isDate)
        {
            // The first of March 1900 is day 61 of Excel's calendar, which has a 29 February 1900.
            var serial = isDate1904 ? number + Date1904Days : number is >= 0 and < 60 ? number + 1 : number;
            if (serial is >= 0 and < 2_958_466)
            {
                return DateTime.FromOADate(serial);
            }
        }

        return number is >= 0 and < 1024 && number == (int)number && !double.IsNegative(number) ? Small[(int)number] : number;
    }

    /// <summary>A day or time as ISO 8601 writes it; the text itself when it is none.</summary>
    public static object Iso(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture,
        DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out var moment)
        ? DateTime.SpecifyKind(moment, DateTimeKind.Unspecified) : text;

    /// <summary>A text with its escapes undone (_x000D_) and what no text may hold replaced; null when nothing of it is seen.</summary>
    public static string? Text(string text)
    {
        var clean = Clean(text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, Unescaped) : text);
        foreach (var letter in clean)
        {
            if (!IsInvisible(letter) && !char.IsWhiteSpace(letter))
            {
                return clean;
            }
        }

        return null;
    }

    /// <summary>
    /// True for a character that is not seen and is no blank: zero-width ones, marks of direction, soft hyphens, controls.
    /// </summary>
    public static bool IsInvisible(char letter) => letter is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F') or '\uFEFF' or '\u061C' or '\u034F' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0'
        or (>= '\u17B4' and <= '\u17B5') or (>= '\u180B' and <= '\u180E') or (>= '\uFE00' and <= '\uFE0F')
        || (char.IsControl(letter) && !char.IsWhiteSpace(letter));

    /// <summary>
    /// A text with what no part may hold replaced: escapes such as _x0000_ and the bytes of an .xls bring it in.
    /// </summary>
    public static string Clean(string text)
    {
        var start = text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF');
        if (start < 0)
        {
            return text;
        }

        var letters = text.ToCharArray();
        for (var index = start; index < letters.Length; index++)
        {
            if (index + 1 < letters.Length && XmlConvert.IsXmlSurrogatePair(letters[index + 1], letters[index]))
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(letters[index]))
            {
                letters[index] = '\uFFFD';
            }
        }

        return new string(letters);
    }

    static string Unescaped(Match match) =>
        ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString();

    // ECMA-376-1, 22.9.2.19 (ST_Xstring).
    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
