using System.Text.RegularExpressions;

namespace EduFunctions.Benchmarks;

/// <summary>Changes a part's text where programs differ: elements, attributes, values, how they are written.</summary>
static partial class XmlMutation
{
    static readonly string Long = new('9', 40_000);

    static readonly string[] Values =
    [
        "", "0", "1", "-1", "2", "3", "7", "14", "2147483648", "99999999999999999999", "A1", "a1", "$B$2", "B", "A0", "XFD1048576", "XFE1", "C4", "C5",
        "A1:XFD1048576", "C4:C6", "true", "TRUE", "on", "false", "s", "str", "inlineStr", "e", "b", "d", "n", "x", "hidden", "1e3", "1E308", "0x10",
        " 5", "5 ", "+5", "05", "5.0", "5.5", "1,000", "５", "-0", "INF", "NaN", "0.1", "_x0031_", "&#x31;", "&#0;", "&amp;", "4\u200B0", "4&#173;0",
        "2025-09-12T00:00:00", "rId1", "rId2", "../x", "/xl/worksheets/sheet1.xml", "0%", "0.0,", "0\"万\"", ";;;", "General", "yyyy", "superscript", Long,
    ];

    static readonly string[] Tags =
    [
        "<v>9</v>", "<f>1+1</f>", "<f/>", "<t>9</t>", "<is><t>9</t></is>", "<rPh sb=\"0\" eb=\"1\"><t>9</t></rPh>", "<r><rPr><strike/></rPr><t>9</t></r>",
        "<c><v>9</v></c>", "<c r=\"C4\"><v>9</v></c>", "<c r=\"c5\" t=\"str\"><v>9</v></c>", "<row/>", "<row r=\"5\"><c><v>9</v></c></row>", "<!-- 9 -->",
        "<?x 9?>", "&#57;", "<mergeCells><mergeCell ref=\"C4:C6\"/></mergeCells>", "<cols><col min=\"1\" max=\"9\" hidden=\"1\"/></cols>",
        "<extLst><ext uri=\"x\"><v>9</v></ext></extLst>", "<sheetData><row r=\"4\"><c r=\"C4\"><v>9</v></c></row></sheetData>", "</v>", "</c>", "</row>",
        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"x\"><v>8</v></mc:Choice><mc:Fallback><v>9</v></mc:Fallback></mc:AlternateContent>",
        "<x:v xmlns:x=\"urn:x\">9</x:v>", "<!DOCTYPE x [<!ENTITY a \"9\">]>", "<sheetPr/>", "<legacyDrawing r:id=\"rId9\"/>", "<hyperlinks/>", "<dimension ref=\"A1\"/>",
    ];

    /// <summary>The part with one thing changed.</summary>
    public static string Of(string xml, Random random)
    {
        var tokens = Token().Matches(xml).Select(match => match.Value).ToList();
        if (tokens.Count < 2)
        {
            return xml;
        }

        var (at, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        var length = LengthOf(tokens, at);
        var element = tokens.GetRange(at, length);
        switch (random.Next(16))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 2:
                tokens.RemoveRange(at, length);
                break;
            case 3:
                tokens.InsertRange(at, element);
                break;
            case 4:
                tokens.RemoveRange(at, length);
                tokens.InsertRange(Math.Min(other, tokens.Count), element);
                break;
            case 5:
                tokens.InsertRange(other, element);
                break;
            case 6 when element.Sum(token => token.Length) < 500 && random.Next(10) == 0:
                tokens.InsertRange(at, Enumerable.Repeat(element, random.Next(2, 3_000)).SelectMany(token => token));
                break;
            case 7 or 8:
                tokens.Insert(other, Tags[random.Next(Tags.Length)]);
                break;
            case 9 or 10:
                ChangeText(tokens, random);
                break;
            default:
                ChangeAttribute(tokens, at, random);
                break;
        }

        return string.Concat(tokens);
    }

    // An open tag with all to its closing one; else the token alone.
    static int LengthOf(List<string> tokens, int at)
    {
        if (!IsOpen(tokens[at]))
        {
            return 1;
        }

        for (var (index, depth) = (at, 0); index < tokens.Count; index++)
        {
            depth += IsOpen(tokens[index]) ? 1 : tokens[index].StartsWith("</", StringComparison.Ordinal) ? -1 : 0;
            if (depth == 0)
            {
                return index - at + 1;
            }
        }

        return 1;
    }

    static bool IsOpen(string token) => token is ['<', not ('/' or '?' or '!'), ..] && !token.EndsWith("/>", StringComparison.Ordinal);

    static void ChangeText(List<string> tokens, Random random)
    {
        var texts = tokens.Index().Where(token => token.Item[0] != '<' && token.Item.Trim().Length > 0).Select(token => token.Index).ToList();
        if (texts.Count > 0)
        {
            var at = texts[random.Next(texts.Count)];
            var text = tokens[at];
            var cut = random.Next(text.Length);
            tokens[at] = random.Next(5) switch
            {
                0 => Digit().Replace(text, random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture), 1),
                1 => text[..cut] + Tags[random.Next(Tags.Length)] + text[cut..],
                2 => $"{text[..cut]}&#{(int)text[cut]};{text[(cut + 1)..]}",
                3 => $" \n{text}\t ",
                _ => Values[random.Next(Values.Length)],
            };
        }
    }

    static void ChangeAttribute(List<string> tokens, int from, Random random)
    {
        var at = tokens.FindIndex(from, token => token.Contains('='));
        if (at < 0 || Attribute().Matches(tokens[at]) is not { Count: > 0 } attributes)
        {
            return;
        }

        var chosen = attributes[random.Next(attributes.Count)];
        var written = random.Next(5) switch
        {
            0 => "",
            1 => $" {chosen.Groups[1].Value}=\"{Values[random.Next(Values.Length)]}\" {chosen.Value.Trim()}",
            2 => $" x{chosen.Value.Trim()}",
            _ => $" {chosen.Groups[1].Value}=\"{Values[random.Next(Values.Length)].Replace("\"", "&quot;", StringComparison.Ordinal)}\"",
        };
        tokens[at] = tokens[at][..chosen.Index] + written + tokens[at][(chosen.Index + chosen.Length)..];
    }

    [GeneratedRegex("<[^>]*>|[^<]+|<", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("""\s([\w:]+)\s*=\s*("[^"]*"|'[^']*')""", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    [GeneratedRegex("[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Digit();
}
