using System.Diagnostics;
using System.Xml.Linq;
using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

/// <summary>The numbers of lists, as Word counts them, whatever the document says of them.</summary>
public sealed class WordNumbersTests
{
    const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + Relationships + "\"";

    static string P(int? list, int level = 0, string look = "", string text = "甲") =>
        $"<w:p><w:pPr>{look}{(list is { } number ? $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>" : "")}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    static string Styled(string style) => P(null, look: $"<w:pStyle w:val=\"{style}\"/>");

    static string Level(int level, string text, string format = "decimal", string? start = "1", string more = "") =>
        $"<w:lvl w:ilvl=\"{level}\">{(start is null ? "" : $"<w:start w:val=\"{start}\"/>")}<w:numFmt w:val=\"{format}\"/>{more}<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"{text}\"/></w:lvl>";

    static string Levels(int id, params string[] levels) => $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(levels)}</w:abstractNum>";

    static string Num(int id, int levels, string overrides = "") => $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{levels}\"/>{overrides}</w:num>";

    static string Start(int level, string start) => $"<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>";

    static string Style(string id, string kind, string inside) => $"<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{inside}</w:style>";

    static string InStyle(int list) => $"<w:pPr><w:numPr><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>";

    static byte[] Document(string body, string numbering, string styles = "", string header = "") => TemplateFile.Zip(
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{Types}document.main+xml"/>{string.Concat(new[] { "numbering", "styles", "header" }.Select(name => $"<Override PartName=\"/word/{name}.xml\" ContentType=\"{Types}{name}+xml\"/>"))}</Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(new[] { "numbering", "styles", "header" }.Select(name => $"<Relationship Id=\"{name}\" Type=\"{Relationships}/{name}\" Target=\"{name}.xml\"/>"))}</Relationships>"""),
        ("word/document.xml", $"<w:document {Word}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ("word/numbering.xml", $"<w:numbering {Word}>{numbering}</w:numbering>"),
        ("word/styles.xml", $"<w:styles {Word}>{styles}</w:styles>"),
        ("word/header.xml", $"<w:hdr {Word}>{header}</w:hdr>"));

    static string Read(byte[] document)
    {
        var text = ReportText.All(document).Replace('\n', '|');
        Assert.Equal(text.Replace("|", "", StringComparison.Ordinal), XElement.Parse(ReportHtml.Write(document)).Value);
        return text;
    }

    // Marked “LibreOffice” where LibreOffice 7.4 prints the same; it takes lists of 0 and 99999999999 as 0, counts no lvlRestart, and prints 1%9%.
    public static TheoryData<string, string, string, string, string> Documents => new()
    {
        { "no list of that number (LibreOffice)", P(7), Levels(1, Level(0, "%1.")), "", "甲" },
        { "a list without levels of its own", P(1), Num(1, 9), "", "甲" },
        { "a list that names no levels", P(1), "<w:num w:numId=\"1\"/>", "", "甲" },
        { "a level that is not there", P(1, 1), Levels(1, Level(0, "%1.")) + Num(1, 1), "", "甲" },
        { "levels above that are not there (LibreOffice)", P(1, 2), Levels(1, Level(2, "%1.%2.%3 ")) + Num(1, 1), "", "1.1.1 甲" },
        { "a level below in its text", P(1), Levels(1, Level(0, "%1-%9-%2 ")) + Num(1, 1), "", "1-- 甲" },
        { "a sign at the end of its text", P(1), Levels(1, Level(0, "%1%%0%")) + Num(1, 1), "", "1%%0%甲" },
        { "styles in a circle", Styled("A"), Levels(1, Level(0, "%1.")) + Num(1, 1), Style("A", "paragraph", "<w:basedOn w:val=\"B\"/>") + Style("B", "paragraph", "<w:basedOn w:val=\"A\"/>"), "甲" },
        { "a style of a numbered one (LibreOffice)", Styled("A") + Styled("B"), Levels(1, Level(0, "%1.")) + Num(1, 1), Style("A", "paragraph", "<w:basedOn w:val=\"B\"/>") + Style("B", "paragraph", InStyle(1)), "1.甲|2.甲" },
        { "a list of a style (LibreOffice)", P(2) + P(1) + P(2), Levels(1, "<w:styleLink w:val=\"N\"/>", Level(0, "%1)", "upperLetter")) + Levels(2, "<w:numStyleLink w:val=\"N\"/>") + Num(1, 1) + Num(2, 2), Style("N", "numbering", InStyle(1)), "A)甲|B)甲|C)甲" },
        { "a list of a style of itself", P(1), Levels(1, "<w:numStyleLink w:val=\"N\"/>") + Num(1, 1), Style("N", "numbering", InStyle(1)), "甲" },
        { "lists of each other's styles", P(1), Levels(1, "<w:numStyleLink w:val=\"N\"/>") + Levels(2, "<w:numStyleLink w:val=\"M\"/>") + Num(1, 1) + Num(2, 2), Style("N", "numbering", InStyle(2)) + Style("M", "numbering", InStyle(1)), "甲" },
        { "a list of no style", P(1), Levels(1, "<w:numStyleLink w:val=\"Q\"/>") + Num(1, 1), "", "甲" },
        { "no start (LibreOffice)", P(1) + P(1), Levels(1, Level(0, "%1.", start: null)) + Num(1, 1), "", "0.甲|1.甲" },
        { "a negative start (LibreOffice)", P(1) + P(1), Levels(1, Level(0, "%1.", start: "-3")) + Num(1, 1), "", "0.甲|1.甲" },
        { "a start that is no number (LibreOffice)", P(1), Levels(1, Level(0, "%1.", start: "abc")) + Num(1, 1), "", "0.甲" },
        { "a start beyond all numbers (LibreOffice)", P(1), Levels(1, Level(0, "%1.", start: "99999999999")) + Num(1, 1), "", "0.甲" },
        { "the greatest start", P(1) + P(1), Levels(1, Level(0, "%1.", start: "2147483647")) + Num(1, 1), "", "65535.甲|65535.甲" },
        { "a start of 40,000 (LibreOffice)", P(1) + P(1), Levels(1, Level(0, "%1.", start: "40000")) + Num(1, 1), "", "40000.甲|40001.甲" },
        { "letters without an end", P(1), Levels(1, Level(0, "%1.", "upperLetter", "65535")) + Num(1, 1), "", "65535.甲" },
        { "starts of its own, each time anew", P(1) + P(1, 1) + P(1, 1) + P(1) + P(1, 1), Levels(1, Level(0, "%1."), Level(1, "%1.%2")) + Num(1, 1, Start(0, "7") + Start(1, "3")), "", "7.甲|7.3甲|7.4甲|8.甲|8.3甲" },
        { "a second list of the same levels", P(1) + P(1) + P(2) + P(1), Levels(1, Level(0, "%1.")) + Num(1, 1) + Num(2, 1, Start(0, "1")), "", "1.甲|2.甲|1.甲|2.甲" },
        { "a level of its own (LibreOffice)", P(1), Levels(1, Level(0, "%1.")) + Num(1, 1, $"<w:lvlOverride w:ilvl=\"0\">{Level(0, "%1)", "upperLetter", "3")}</w:lvlOverride>"), "", "C)甲" },
        { "a level and a start of its own (LibreOffice)", P(1), Levels(1, Level(0, "%1.")) + Num(1, 1, $"<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/>{Level(0, "%1)", "upperLetter", "3")}</w:lvlOverride>"), "", "E)甲" },
        { "a level that never begins anew", P(1) + P(1, 1) + P(1) + P(1, 1), Levels(1, Level(0, "%1."), Level(1, "%1.%2", more: "<w:lvlRestart w:val=\"0\"/>")) + Num(1, 1), "", "1.甲|1.1甲|2.甲|2.2甲" },
        { "a level that begins anew after the first alone", P(1) + P(1, 1) + P(1, 2) + P(1, 1) + P(1, 2) + P(1) + P(1, 2), Levels(1, Level(0, "%1."), Level(1, "%1.%2"), Level(2, "%1.%2.%3", more: "<w:lvlRestart w:val=\"1\"/>")) + Num(1, 1), "", "1.甲|1.1甲|1.1.1甲|1.2甲|1.2.2甲|2.甲|2.1.1甲" },
        { "a lower level first (LibreOffice)", P(1, 1) + P(1), Levels(1, Level(0, "%1."), Level(1, "%1.%2", start: "4")) + Num(1, 1), "", "1.4甲|2.甲" },
        { "a legal list", P(1) + P(1, 1) + P(1, 2), Levels(1, Level(0, "%1.", "upperRoman"), Level(1, "%1.%2", "decimalZero", more: "<w:isLgl/>"), Level(2, "%1.%2.%3", "upperLetter", more: "<w:isLgl/>")) + Num(1, 1), "", "I.甲|1.01甲|1.01.A甲" },
        { "not a legal list (LibreOffice)", P(1) + P(1, 1), Levels(1, Level(0, "%1.", "upperRoman"), Level(1, "%1.%2", more: "<w:isLgl w:val=\"0\"/>")) + Num(1, 1), "", "I.甲|I.1甲" },
        { "a number of none (LibreOffice)", P(1), Levels(1, Level(0, "第%1条 ", "none")) + Num(1, 1), "", "第条 甲" },
        { "nothing before it", P(1), Levels(1, Level(0, "", "bullet")) + Num(1, 1), "", "甲" },
        { "a level beyond the last", P(1, 12), Levels(1, Level(8, "%9.")) + Num(1, 1), "", "1.甲" },
        { "a paragraph struck out with its end", P(1) + P(1, look: "", text: "").Replace("</w:pPr><w:r><w:t></w:t></w:r>", "<w:rPr><w:del w:id=\"1\" w:author=\"a\"/></w:rPr></w:pPr><w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>乙</w:delText></w:r></w:del>", StringComparison.Ordinal) + P(1), Levels(1, Level(0, "%1.")) + Num(1, 1), "", "1.甲|2.甲" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void AListIsNumberedAsWordNumbersIt(string what, string body, string numbering, string styles, string expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, Read(Document(body, numbering, styles)));
    }

    [Fact]
    public void NineLevelsAreNumbered()
    {
        var levels = Enumerable.Range(0, 9).Select(level => Level(level, string.Concat(Enumerable.Range(1, level + 1).Select(number => $"%{number}.")))).ToArray();
        Assert.Equal("1.甲|1.1.甲|1.1.1.甲|1.1.1.1.甲|1.1.1.1.1.甲|1.1.1.1.1.1.甲|1.1.1.1.1.1.1.甲|1.1.1.1.1.1.1.1.甲|1.1.1.1.1.1.1.1.1.甲|2.甲|2.1.甲",
            Read(Document(string.Concat(Enumerable.Range(0, 9).Append(0).Append(1).Select(level => P(1, level))), Levels(1, levels) + Num(1, 1))));
    }

    // A header's lists are counted by themselves.
    [Fact]
    public void ListsOutsideOfTheBodyAreNumbered() =>
        Assert.Equal("1.甲|1.甲|2.甲", ReportText.All(Document(P(1) + P(1), Levels(1, Level(0, "%1.")) + Num(1, 1), header: P(1))).Replace('\n', '|'));

    // Twice as many take about twice as long; what a document may hold at most is read within a breath.
    [Fact]
    public void TenThousandParagraphsAreReadAtOnce()
    {
        var levels = Levels(1, [.. Enumerable.Range(0, 9).Select(level => Level(level, "%1.%2.%3.%4.%5.%6.%7.%8.%9", "upperLetter"))]);
        var overrides = string.Concat(Enumerable.Range(0, 2_000).Select(number => Start(number % 9, "3")));
        var styles = string.Concat(Enumerable.Range(0, 2_000).Select(number => Style($"S{number}", "paragraph", $"<w:basedOn w:val=\"S{number + 1}\"/>")));
        var body = string.Concat(Enumerable.Range(0, 10_000).Select(number => P(number % 5 == 0 ? null : 1, number % 9, number % 5 == 0 ? $"<w:pStyle w:val=\"S{number % 2_000}\"/>" : "")));
        var document = Document(body, levels + Num(1, 1, overrides), styles);
        var time = Stopwatch.StartNew();
        Assert.Equal(10_000, ReportText.All(document).Split('\n').Length);
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("chineseCountingThousand", "一千、一千零五、一千零五十、一万、一万零一百、一万一千、一百一十一", 1000, 1005, 1050, 10000, 10100, 11000, 111)]
    [InlineData("japaneseCounting", "九、十一、九十九", 9, 11, 99)]
    [InlineData("chineseLegalSimplified", "叁仟玖佰玖拾玖、壹佰壹拾", 3999, 110)]
    [InlineData("ideographDigital", "三、一〇、二〇二五", 3, 10, 2025)]
    [InlineData("upperRoman", "MMMCMXCIX、MMMMM", 3999, 5000)]
    [InlineData("upperLetter", "YYYY、TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT、2601", 103, 800, 2601)]
    [InlineData("decimalEnclosedCircle", "①、⑳、21", 1, 20, 21)]
    [InlineData("numberInDash", "- 7 -", 7)]
    public void ANumberIsWrittenAsItsListWritesIt(string format, string expected, params int[] numbers) =>
        Assert.Equal(expected, string.Join('、', numbers.Select(number => WordNumbers.Written(number, format))));

    // Any number of any format is written, in a bearable length.
    [Fact]
    public void EveryNumberIsWritten()
    {
        string[] formats = ["decimalZero", "decimalFullWidth", "upperLetter", "upperRoman", "lowerRoman", "chineseCounting", "chineseLegalSimplified", "ideographTraditional", "ideographZodiac", "ideographDigital", "decimalEnclosedCircle", "decimalEnclosedParen", "decimalEnclosedFullstop", "hebrew1"];
        Assert.All(formats, format => Assert.All(Enumerable.Range(0, 700).Select(number => Math.Min(number * 97, 65_535)), number => Assert.InRange(WordNumbers.Written(number, format).Length, number == 0 ? 0 : 1, 120)));
    }
}
