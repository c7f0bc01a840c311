using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>What a clerk means by the text of a cell: widths, marks and units undone without guessing.</summary>
static class CellText
{
    static readonly string[] NotApplicableMarks = ["/", "\\", "无", "-", "--", "—", "——", "–", "不适用", "保密", "N/A", "NA"];

    /// <summary>Longest text of a cell that is shown in a finding, in characters.</summary>
    const int ShownMaximum = 250;

    /// <summary>
    /// Full-width letters, digits and marks made half-width (NFKC), what is not seen and blanks at the ends removed.
    /// </summary>
    public static string Narrow(string text) =>
        (IsCommon(text, out var hasWide) ? hasWide ? string.Concat(text.Select(Half)) : text
            : Seen(Whole(text).Normalize(NormalizationForm.FormKC)).Replace('\u3000', ' ')).Trim();

    /// <summary>The text without characters that nobody sees, and without blanks at its ends.</summary>
    public static string Seen(string text) =>
        (text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text.Any(CellValue.IsInvisible)
            ? string.Concat(text.Where(letter => !CellValue.IsInvisible(letter))) : text).Trim();

    /// <summary>
    /// True when characters stand there that nobody sees, or that look like a blank and are none a keyboard writes (U+00A0, U+2002 …).
    /// </summary>
    public static bool HasUnseen(string text)
    {
        foreach (var letter in text)
        {
            if ((letter > '~' || CellValue.IsInvisible(letter)) && letter != '\u3000'
                && (CellValue.IsInvisible(letter) || char.IsWhiteSpace(letter)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value as a finding shows it: cut where it is long.</summary>
    public static string Shown(object value) => Of(value) is { Length: > ShownMaximum } text ? text[..ShownMaximum] + "…" : Of(value);

    // What NFKC leaves as it is, besides ASCII and the common Chinese characters.
    static readonly SearchValues<char> Marks = SearchValues.Create("、。“”‘’《》〔〕【】—–·×÷√□≥≤");

    // Full-width letters, digits and marks lie in one row: most cells and captions are spared the call.
    static bool IsCommon(string text, out bool hasWide)
    {
        hasWide = false;
        foreach (var letter in text)
        {
            var isWide = Half(letter) != letter;
            hasWide |= isWide;
            if (!isWide && !char.IsAscii(letter) && letter is not (>= '\u4E00' and <= '\u9FFF') && !Marks.Contains(letter))
            {
                return false;
            }
        }

        return true;
    }

    static char Half(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - '\uFF01' + '!'),
        '\u3000' => ' ',
        _ => letter,
    };

    // A file can hold half a surrogate pair, or U+FFFE and U+FFFF, which cannot be normalised: they are read as U+FFFD.
    static string Whole(string text) => text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
        || text.AsSpan().ContainsAny('\ufffe', '\uffff')
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\ufffe', '\ufffd').Replace('\uffff', '\ufffd') : text;

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
    public static string Caption(object? value) => CaptionAndUnit(value).Caption;

    /// <summary>A caption, and the unit that stood in brackets at its end ("（元）", "（单位：元）"); null when none did.</summary>
    public static (string Caption, string? Unit) CaptionAndUnit(object? value)
    {
        // Years over columns are numbers too.
        if (value is not string raw)
        {
            return (value is double number and >= 2000 and < 2100 && number == Math.Floor(number) ? Of(number) : "", null);
        }

        if (Captions.TryGetValue(raw, out var known))
        {
            return known;
        }

        var read = Read(raw);
        if (raw.Length <= CaptionMaximum && Volatile.Read(ref captionsKnown) < CaptionsMaximum && Captions.TryAdd(raw, read))
        {
            Interlocked.Increment(ref captionsKnown);
        }

        return read;
    }

    // Schools fill in the same few templates: what is written there is read once, until a fixed number of texts is known.
    const int CaptionMaximum = 60;
    const int CaptionsMaximum = 5_000;

    static readonly ConcurrentDictionary<string, (string Caption, string? Unit)> Captions = new(StringComparer.Ordinal);

    // The dictionary's own count takes all its locks, and would at every text that is not known.
    static int captionsKnown;

    static (string Caption, string? Unit) Read(string raw)
    {
        // 金额（元）, 金额【元】, 金额：元 and 金额/元 are written alike.
        var narrow = string.Concat(Narrow(raw).Where(letter => !char.IsWhiteSpace(letter) && letter is not ('*' or '★')));
        var text = narrow.Replace(":", "", StringComparison.Ordinal);
        var open = text is [.., ')' or '】' or ']' or '〕'] ? text.AsSpan().LastIndexOfAny("(【[〔") : -1;
        if (open > 0)
        {
            var inside = text[(open + 1)..^1];
            var unit = inside.StartsWith("单位", StringComparison.Ordinal) ? inside[2..] : inside;
            if (UnitNames.IsUnit(unit))
            {
                return (text[..open], unit);
            }
        }

        var end = narrow.AsSpan().LastIndexOfAny(':', '/');
        return end > 0 && UnitNames.IsUnit(narrow[(end + 1)..])
            ? (narrow[..end].Replace(":", "", StringComparison.Ordinal), narrow[(end + 1)..]) : (text, null);
    }

    /// <summary>True for the marks that say 不适用 or 保密.</summary>
    public static bool IsNotApplicable(string text) => NotApplicableMarks.Contains(Narrow(text), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The number that the text writes: thousands separators, and the column's own unit at the end, are taken off. False when it is none,
    /// or of another unit.
    /// </summary>
    public static bool TryNumber(string text, string unit, out decimal number)
    {
        number = 0;
        if (HasMark(text.Contains('²') ? text.Replace("m²", "m2", StringComparison.OrdinalIgnoreCase) : text))
        {
            return false;
        }

        var narrow = Narrow(text).Replace(" ", "", StringComparison.Ordinal);
        if (!narrow.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var ending = UnitNames.Of(unit)
            .FirstOrDefault(name => narrow.Length > name.Length && narrow.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        narrow = narrow[..^(ending?.Length ?? 0)];

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return HasThousandsInPlace(narrow)
            && decimal.TryParse(narrow.Replace(",", "", StringComparison.Ordinal), Style, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>True for a number with a unit behind it, whatever unit: 411100元.</summary>
    public static bool HasUnit(string text)
    {
        var narrow = Narrow(text).Replace(" ", "", StringComparison.Ordinal);
        var end = narrow.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        end = narrow[end..] is "" or "²" && narrow.EndsWith("m2", StringComparison.OrdinalIgnoreCase) ? narrow.Length - 2 : end;
        return end > 0 && end < narrow.Length && UnitNames.IsUnit(narrow[end..]) && TryNumber(narrow[..end], "", out _);
    }

    /// <summary>True where marks of footnotes stand, such as ① and ²: narrowed, they would be digits of the number beside them.</summary>
    public static bool HasMark(string text)
    {
        foreach (var letter in text)
        {
            if (letter > '~' && char.GetUnicodeCategory(letter) is (UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber))
            {
                return true;
            }
        }

        return false;
    }

    static bool HasThousandsInPlace(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var groups = (point < 0 ? text : text[..point]).TrimStart('+', '-').Split(',');
        return text.LastIndexOf(',') <= (point < 0 ? text.Length : point)
            && (groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3)));
    }
}
