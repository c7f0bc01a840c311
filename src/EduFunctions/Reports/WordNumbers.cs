using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>
/// The numbers that Word and WPS put before the paragraphs of a list (一、 （1） ①): every reader of the document sees them, and they stand
/// nowhere in its text. Here they are written into it, so that whoever reads it reads them.
/// </summary>
sealed class WordNumbers
{
    const int LevelCount = 9;
    const int ChainMaximum = 50; // styles that name each other in a ring lead nowhere
    const string Digits = "零一二三四五六七八九";
    const string Formal = "零壹贰叁肆伍陆柒捌玖";

    readonly Dictionary<string, XElement> _lists;
    readonly Dictionary<string, XElement> _numbers;
    readonly Dictionary<string, XElement> _styles;
    readonly Dictionary<string, int?[]> _counts = new(StringComparer.Ordinal);
    readonly HashSet<(string, int)> _started = [];

    WordNumbers(XElement numbering, XElement? styles)
    {
        _lists = ById(numbering.Elements(W + "abstractNum"), "abstractNumId");
        _numbers = ById(numbering.Elements(W + "num"), "numId");
        _styles = ById(styles?.Elements(W + "style") ?? [], "styleId");
    }

    /// <summary>Writes the numbers of a document's lists before their paragraphs.</summary>
    public static void Write(XElement body, MainDocumentPart main)
    {
        if (main.NumberingDefinitionsPart is { } part)
        {
            var numbers = new WordNumbers(Load(part), main.StyleDefinitionsPart is { } styles ? Load(styles) : null);
            foreach (var paragraph in ParagraphsOf(body).ToList())
            {
                if (numbers.Next(paragraph) is { Length: > 0 } number)
                {
                    var run = Run(number);
                    paragraph.Element(W + "pPr")?.AddAfterSelf(run);
                    if (run.Parent is null)
                    {
                        paragraph.AddFirst(run);
                    }
                }
            }
        }
    }

    static IEnumerable<XElement> ParagraphsOf(XElement parent) => WordReading.Shown(parent)
        .SelectMany(element => element.Name == W + "p" ? ParagraphsOf(element).Prepend(element) : ParagraphsOf(element));

    // The number of the next paragraph; null where it has none.
    string? Next(XElement paragraph)
    {
        var (number, level) = PlaceOf(paragraph);
        if (number is null || !_numbers.TryGetValue(number, out var found) || ListOf(number) is not { } levels || LevelOf(found, levels, level) is not { } own)
        {
            return null;
        }

        var list = levels.Attribute(W + "abstractNumId")!.Value;
        var counts = _counts.TryGetValue(list, out var known) ? known : _counts[list] = new int?[LevelCount];
        var restart = found.Elements(W + "lvlOverride").FirstOrDefault(one => NumberOf(one.Attribute(W + "ilvl")?.Value) == level) is { } other && _started.Add((number, level))
            ? NumberOf(ValueOf(other, "startOverride")) : null;
        counts[level] = restart ?? (counts[level] is { } last ? last < int.MaxValue ? last + 1 : last : StartOf(own));
        for (var index = 0; index < LevelCount; index++)
        {
            counts[index] = index <= level ? counts[index] ?? StartOf(LevelOf(found, levels, index))
                : NumberOf(ValueOf(LevelOf(found, levels, index), "lvlRestart")) is not { } after || (after > 0 && level < after) ? null : counts[index];
        }

        var isLegal = WordReading.IsOn(own, W + "isLgl");
        var text = ValueOf(own, "lvlText") ?? "";
        for (var index = 0; index <= level; index++)
        {
            var format = LevelOf(found, levels, index) is { } one ? ValueOf(one, "numFmt") : null;
            text = text.Replace($"%{Text(index + 1)}", Written(counts[index] ?? 1, isLegal && index < level ? "decimal" : format), StringComparison.Ordinal);
        }

        text = ValueOf(own, "numFmt") == "bullet" ? string.Concat(text.Select(sign => sign is >= '\uE000' and <= '\uF8FF' ? '•' : sign)) : text;
        return text.Length == 0 || ValueOf(own, "suff") == "nothing" ? text : text + " ";
    }

    // A paragraph's own list, or that of its style.
    (string? Number, int Level) PlaceOf(XElement paragraph)
    {
        var look = paragraph.Element(W + "pPr");
        var style = ValueOf(look, "pStyle");
        var (number, level) = (ValueOf(look?.Element(W + "numPr"), "numId"), NumberOf(ValueOf(look?.Element(W + "numPr"), "ilvl")));
        for (var (id, steps) = (style, 0); number is null && id is not null && _styles.TryGetValue(id, out var found) && steps < ChainMaximum; (id, steps) = (ValueOf(found, "basedOn"), steps + 1))
        {
            var own = found.Element(W + "pPr")?.Element(W + "numPr");
            (number, level) = (ValueOf(own, "numId"), level ?? NumberOf(ValueOf(own, "ilvl")) ?? LevelOfStyle(ValueOf(own, "numId"), id));
        }

        return (number is "0" ? null : number, Math.Clamp(level ?? 0, 0, LevelCount - 1));
    }

    // The levels of a list; where it has none of its own, those of the list style that it names.
    XElement? ListOf(string number)
    {
        for (var (at, steps) = ((string?)number, 0); at is not null && steps < ChainMaximum; steps++)
        {
            if (!_numbers.TryGetValue(at, out var found) || ValueOf(found, "abstractNumId") is not { } id || !_lists.TryGetValue(id, out var list))
            {
                return null;
            }

            if (ValueOf(list, "numStyleLink") is not { } style)
            {
                return list;
            }

            at = _styles.TryGetValue(style, out var linked) ? ValueOf(linked.Element(W + "pPr")?.Element(W + "numPr"), "numId") : null;
        }

        return null;
    }

    int? LevelOfStyle(string? number, string style) => number is not null && ListOf(number) is { } levels
        ? NumberOf(levels.Elements(W + "lvl").FirstOrDefault(level => ValueOf(level, "pStyle") == style)?.Attribute(W + "ilvl")?.Value) : null;

    static XElement? LevelOf(XElement number, XElement list, int level) =>
        number.Elements(W + "lvlOverride").Elements(W + "lvl").Concat(list.Elements(W + "lvl")).FirstOrDefault(one => NumberOf(one.Attribute(W + "ilvl")?.Value) == level);

    static int StartOf(XElement? level) => NumberOf(ValueOf(level, "start")) ?? 1;

    static Dictionary<string, XElement> ById(IEnumerable<XElement> elements, string id) => elements.Where(element => element.Attribute(W + id) is not null)
        .DistinctBy(element => element.Attribute(W + id)!.Value).ToDictionary(element => element.Attribute(W + id)!.Value, StringComparer.Ordinal);

    static int? NumberOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number as a list's format writes it; as digits where the format is a rare one.</summary>
    internal static string Written(int number, string? format) => format switch
    {
        "none" or "bullet" => "",
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Text(number).Select(digit => (char)(digit - '0' + '０'))),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" when number is > 0 and < 1000 => Chinese(number, Digits, "十百"),
        "chineseLegalSimplified" or "ideographLegalTraditional" when number is > 0 and < 1000 => Chinese(number, Formal, "拾佰"),
        "ideographTraditional" when number is > 0 and <= 10 => "甲乙丙丁戊己庚辛壬癸"[number - 1].ToString(),
        "ideographZodiac" when number is > 0 and <= 12 => "子丑寅卯辰巳午未申酉戌亥"[number - 1].ToString(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is > 0 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalEnclosedParen" when number is > 0 and <= 20 => ((char)('⑴' + number - 1)).ToString(),
        "decimalEnclosedFullstop" when number is > 0 and <= 20 => ((char)('⒈' + number - 1)).ToString(),
        _ => Text(number),
    };

    // A … Z, AA, BB … as Word goes on, to thirty letters; then it begins again.
    static string Letters(int number, char first) => number < 1 ? "" : new string((char)(first + ((number - 1) % 26)), ((number - 1) % 780 / 26) + 1);

    static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, sign) in number is > 0 and <= short.MaxValue ? signs : [])
        {
            for (; number >= value; number -= value)
            {
                text += sign;
            }
        }

        return text.Length > 0 ? text : Text(number);
    }

    // 1 to 999: 十、二十一、一百零三、一百一十.
    static string Chinese(int number, string digits, string units)
    {
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        return (hundreds > 0 ? $"{digits[hundreds]}{units[1]}" : "")
            + (tens > 0 ? (tens == 1 && hundreds == 0 && units[0] == '十' ? "" : digits[tens].ToString()) + units[0] : hundreds > 0 && ones > 0 ? digits[0].ToString() : "")
            + (ones > 0 ? digits[ones].ToString() : "");
    }
}
