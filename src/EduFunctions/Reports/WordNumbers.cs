using System.Globalization;
using System.Text;
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
    const int StepsMost = 32; // from style to style, from list to list: more than any document has, an end where one names itself
    const int NumberMost = 65_535; // LibreOffice's; Word's is 32,767
    const int LettersMost = 100;
    const int TextMost = 128; // Word takes some thirty characters
    const string Digits = "零一二三四五六七八九";
    const string Formal = "零壹贰叁肆伍陆柒捌玖";

    readonly Dictionary<string, XElement> _lists;
    readonly Dictionary<string, XElement> _numbers;
    readonly Dictionary<string, XElement> _styles;
    readonly Dictionary<string, NumberedList?> _known = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string? Number, int? Level)> _places = new(StringComparer.Ordinal);
    readonly Dictionary<XElement, int?[]> _counts = [];

    WordNumbers(XElement numbering, XElement? styles)
    {
        _lists = ById(numbering.Elements(W + "abstractNum"), "abstractNumId");
        _numbers = ById(numbering.Elements(W + "num"), "numId");
        _styles = ById(styles?.Elements(W + "style") ?? [], "styleId");
    }

    /// <summary>Writes the numbers of a document's lists before their paragraphs.</summary>
    /// <param name="story">Its body, a header, a footer, the notes: each is numbered by itself.</param>
    /// <param name="main">Where its lists are defined.</param>
    public static void Write(XElement story, MainDocumentPart main)
    {
        if (Of(main) is { } numbers)
        {
            numbers._known.Clear();
            numbers._counts.Clear();
            foreach (var paragraph in ParagraphsOf(story).ToList())
            {
                if (!IsTakenOut(paragraph) && numbers.Next(paragraph) is { Length: > 0 } number)
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

    // Read once for all of a document's stories; null where it has no lists.
    static WordNumbers? Of(MainDocumentPart main)
    {
        if (main.Annotation<WordNumbers>() is null && main.NumberingDefinitionsPart is { } part)
        {
            main.AddAnnotation(new WordNumbers(Load(part), main.StyleDefinitionsPart is { } styles ? Load(styles) : null));
        }

        return main.Annotation<WordNumbers>();
    }

    static IEnumerable<XElement> ParagraphsOf(XElement parent) => WordReading.Shown(parent)
        .SelectMany(element => element.Name == W + "p" ? ParagraphsOf(element).Prepend(element) : ParagraphsOf(element));

    // A paragraph that was struck out with its end is none any more.
    static bool IsTakenOut(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "rPr") is { } mark
        && (mark.Element(W + "del") ?? mark.Element(W + "moveFrom")) is not null && WordReading.TextOf(paragraph).Length == 0;

    // The number of the next paragraph; null where it has none.
    string? Next(XElement paragraph)
    {
        var (number, level) = PlaceOf(paragraph);
        if (number is null || ListOf(number) is not { } list || list.Levels[level] is not { } own)
        {
            return null;
        }

        var counts = list.Counts;
        counts[level] = list.TakeRestart(level) ?? (counts[level] is { } last ? Math.Min(last + 1, NumberMost) : list.StartOf(level));
        for (var index = 0; index < LevelCount; index++)
        {
            counts[index] = index <= level ? counts[index] ?? list.StartOf(index) : list.Levels[index]?.RestartsAfter(index, level) == false ? counts[index] : null;
        }

        var text = new StringBuilder();
        for (var at = 0; at < own.Text.Length && text.Length < TextMost; at++)
        {
            if (own.Text[at] != '%' || at + 1 == own.Text.Length || own.Text[at + 1] is not (>= '1' and <= '9'))
            {
                text.Append(own.Text[at]);
            }
            else if (own.Text[++at] - '1' is var index && index <= level)
            {
                // 一.1 is 1.1 in a legal list; 01 stays 01 (MS-DOC, LVLF.fLegal).
                var format = list.Levels[index]?.Format;
                text.Append(Written(counts[index]!.Value, own.IsLegal && index < level && format != "decimalZero" ? "decimal" : format));
            }
        }

        return text.Length == 0 ? null : text.Append(own.End).ToString();
    }

    // A paragraph's own list and level, or those of its style.
    (string? Number, int Level) PlaceOf(XElement paragraph)
    {
        var look = paragraph.Element(W + "pPr");
        var (own, style) = (look?.Element(W + "numPr"), ValueOf(look, "pStyle") is { } id ? PlaceOfStyle(id) : default);
        var number = ValueOf(own, "numId") ?? style.Number;
        return (number is "0" ? null : number, Math.Clamp(NumberOf(ValueOf(own, "ilvl")) ?? style.Level ?? 0, 0, LevelCount - 1));
    }

    (string? Number, int? Level) PlaceOfStyle(string style)
    {
        if (_places.TryGetValue(style, out var known))
        {
            return known;
        }

        var (number, level) = (default(string), default(int?));
        for (var (id, steps) = ((string?)style, 0); number is null && id is not null && steps < StepsMost && _styles.TryGetValue(id, out var found); (id, steps) = (ValueOf(found, "basedOn"), steps + 1))
        {
            var own = found.Element(W + "pPr")?.Element(W + "numPr");
            number = ValueOf(own, "numId");
            level ??= NumberOf(ValueOf(own, "ilvl")) ?? (number is not null && ListOf(number)?.LevelOfStyle(id) is { } index and >= 0 ? index : null);
        }

        return _places[style] = (number, level);
    }

    // A list may be that of a style, which may be that of another.
    NumberedList? ListOf(string number)
    {
        if (_known.TryGetValue(number, out var known))
        {
            return known;
        }

        var (overrides, levels) = (new List<XElement>(), default(XElement));
        for (var (id, steps) = ((string?)number, 0); id is not null && steps < StepsMost && _numbers.TryGetValue(id, out var found); steps++)
        {
            overrides.AddRange(found.Elements(W + "lvlOverride"));
            levels = ValueOf(found, "abstractNumId") is { } list ? _lists.GetValueOrDefault(list) : null;
            id = ValueOf(levels, "numStyleLink") is { } link && _styles.TryGetValue(link, out var style) ? ValueOf(style.Element(W + "pPr")?.Element(W + "numPr"), "numId") : null;
        }

        return _known[number] = levels is null ? null
            : new NumberedList(overrides, levels, _counts.TryGetValue(levels, out var counts) ? counts : _counts[levels] = new int?[LevelCount]);
    }

    static Dictionary<string, XElement> ById(IEnumerable<XElement> elements, string id) => elements.Where(element => element.Attribute(W + id) is not null)
        .DistinctBy(element => element.Attribute(W + id)!.Value).ToDictionary(element => element.Attribute(W + id)!.Value, StringComparer.Ordinal);

    static int? NumberOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, NumberMost) : null;

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
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" when number > 0 => Chinese(number, Digits, "十百千"),
        "chineseLegalSimplified" or "ideographLegalTraditional" when number > 0 => Chinese(number, Formal, "拾佰仟"),
        "ideographDigital" or "japaneseDigitalTenThousand" => string.Concat(Text(number).Select(digit => digit == '0' ? '〇' : Digits[digit - '0'])),
        "numberInDash" => $"- {Text(number)} -",
        "ideographTraditional" when number is > 0 and <= 10 => "甲乙丙丁戊己庚辛壬癸"[number - 1].ToString(),
        "ideographZodiac" when number is > 0 and <= 12 => "子丑寅卯辰巳午未申酉戌亥"[number - 1].ToString(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is > 0 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalEnclosedParen" when number is > 0 and <= 20 => ((char)('⑴' + number - 1)).ToString(),
        "decimalEnclosedFullstop" when number is > 0 and <= 20 => ((char)('⒈' + number - 1)).ToString(),
        _ => Text(number),
    };

    // A … Z, AA, BB …, as Word goes on.
    static string Letters(int number, char first) => number < 1 ? "" : (number - 1) / 26 >= LettersMost ? Text(number)
        : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var (value, sign) in number > 0 ? signs : [])
        {
            for (; number >= value; number -= value)
            {
                text.Append(sign);
            }
        }

        return text.Length > 0 ? text.ToString() : Text(number);
    }

    // 十、二十一、一百零三、一百一十、一千零五十、一万零一百.
    static string Chinese(int number, string digits, string units)
    {
        var (text, isGap) = (new StringBuilder(number >= 10_000 ? Chinese(number / 10_000, digits, units) + "万" : ""), number >= 10_000 && number % 10_000 < 1_000);
        foreach (var (digit, unit) in new[] { (number / 1000 % 10, units[2..3]), (number / 100 % 10, units[1..2]), (number / 10 % 10, units[..1]), (number % 10, "") })
        {
            if (digit > 0)
            {
                text.Append(isGap && text.Length > 0 ? digits[..1] : "").Append(digits[digit]).Append(unit);
            }

            isGap = digit == 0;
        }

        return units[0] == '十' && number is >= 10 and < 20 ? text.ToString(1, text.Length - 1) : text.ToString(); // 十一, not 一十一
    }

    /// <summary>One level of a list.</summary>
    sealed class ListLevel(XElement level)
    {
        readonly int? _restart = NumberOf(ValueOf(level, "lvlRestart"));

        /// <summary>Its first number; 0 where the document names none that is one (ECMA-376 part 1, 17.9.25).</summary>
        public int Start { get; } = NumberOf(ValueOf(level, "start")) ?? 0;

        public string? Format { get; } = ValueOf(level, "numFmt");

        public bool IsLegal { get; } = WordReading.IsOn(level, W + "isLgl");

        /// <summary>What it prints: %1、 with %1 for the number of level 1. Bullets of a symbol font are told as one that every font has.</summary>
        public string Text { get; } = ValueOf(level, "lvlText") is not { } text ? "" : ValueOf(level, "numFmt") != "bullet" ? Short(text)
            : string.Concat(Short(text).Select(sign => sign is >= '\uE000' and <= '\uF8FF' ? '•' : sign));

        public string End { get; } = ValueOf(level, "suff") == "nothing" ? "" : " ";

        public string? Style { get; } = ValueOf(level, "pStyle");

        /// <summary>Whether it begins anew after a paragraph of a level above it; all counted from 0.</summary>
        public bool RestartsAfter(int own, int above) => _restart is not { } one || one > own || above < one;

        static string Short(string text) => text.Length <= TextMost ? text : text[..TextMost];
    }

    /// <summary>A list as paragraphs name it.</summary>
    /// <param name="overrides">What it has otherwise than its levels, the nearest first.</param>
    /// <param name="levels">Its levels, which others may share.</param>
    /// <param name="counts">How far each level has been counted, shared by all that share the levels; null where it begins anew.</param>
    sealed class NumberedList(List<XElement> overrides, XElement levels, int?[] counts)
    {
        readonly int?[] _starts = Of(overrides, one => NumberOf(ValueOf(one, "startOverride")));
        readonly bool[] _isStarted = new bool[LevelCount];

        public ListLevel?[] Levels { get; } = Of(overrides.Elements(W + "lvl").Concat(levels.Elements(W + "lvl")), level => new ListLevel(level));

        public int?[] Counts => counts;

        /// <summary>With what a level begins.</summary>
        public int StartOf(int level) => _starts[level] ?? Levels[level]?.Start ?? 1;

        /// <summary>With what it begins the first time that this list uses the level, whatever was counted before; null for nothing of its own.</summary>
        public int? TakeRestart(int level)
        {
            var isFirst = !_isStarted[level];
            _isStarted[level] = true;
            return isFirst ? _starts[level] : null;
        }

        /// <summary>The level of a style's paragraphs; −1 for none.</summary>
        public int LevelOfStyle(string style) => Array.FindIndex(Levels, level => level?.Style == style);

        // By level, of each the first.
        static T?[] Of<T>(IEnumerable<XElement> elements, Func<XElement, T?> of)
        {
            var all = new T?[LevelCount];
            var isSet = new bool[LevelCount];
            foreach (var element in elements)
            {
                if (NumberOf(element.Attribute(W + "ilvl")?.Value) is { } level and < LevelCount && !isSet[level])
                {
                    (all[level], isSet[level]) = (of(element), true);
                }
            }

            return all;
        }
    }
}
