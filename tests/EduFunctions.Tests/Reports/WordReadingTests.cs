using System.Xml.Linq;
using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

/// <summary>The page says what the document says, whatever an office has put into its template.</summary>
public sealed class WordReadingTests
{
    const string Mc = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    const string Vml = "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    static string P(string text) => TemplateFile.Paragraph(text);

    static string Run(string text, string look = "") => $"<w:r>{(look.Length > 0 ? $"<w:rPr>{look}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    static string Box(string inside) => $"<w:r><mc:AlternateContent {Mc}><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></mc:Choice>"
        + $"<mc:Fallback><w:pict><v:shape {Vml}><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";

    static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc>{cell}</w:tc>"))}</w:tr>";

    static string Field(string instruction, string result) => $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{Run(result)}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "a text box", $"<w:p>{Run("前")}{Box(P("框 {large-classes.compulsory}"))}{Run("后")}</w:p>", "前后|框 46 个（54 所中 42 所已报）" },
        { "a box of old", $"<w:p><w:r><w:pict><v:shape {Vml}><v:textbox><w:txbxContent>{P("框")}{P("第二段")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>", "框|第二段" },
        { "a box in a box", $"<w:p>{Box($"<w:p>{Run("外")}{Box(P("内"))}</w:p>")}</w:p>", "外|内" },
        { "a table in a box", $"<w:p>{Box($"<w:tbl>{Row(P("甲"), P("{large-classes.compulsory}"))}</w:tbl><w:p/>")}</w:p>", "甲\t46 个（54 所中 42 所已报）" },
        { "a box in a cell", $"<w:tbl>{Row($"<w:p>{Run("格")}{Box(P("框"))}</w:p>", P("乙"))}</w:tbl>", "格框\t乙" },
        { "a control around rows", $"<w:tbl>{Row(P("甲"))}<w:sdt><w:sdtContent>{Row(P("{fact:run}"))}</w:sdtContent></w:sdt></w:tbl>", "甲|3" },
        { "a control in a cell", $"<w:tbl>{Row($"<w:sdt><w:sdtContent>{P("甲")}</w:sdtContent></w:sdt><w:p/>")}</w:tbl>", "甲" },
        { "a control around a cell", "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>", "甲" },
        { "custom elements", $"<w:customXml w:element=\"a\">{P("甲")}</w:customXml><w:p><w:smartTag w:element=\"b\">{Run("乙")}</w:smartTag></w:p>", "甲|乙" },
        { "tracked changes", $"<w:p><w:ins w:id=\"1\" w:author=\"a\">{Run("新{fact:run}")}</w:ins><w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>", "新3" },
        { "what was moved", $"<w:p><w:moveFrom w:id=\"1\" w:author=\"a\">{Run("移")}</w:moveFrom>{Run("此")}</w:p><w:p><w:moveTo w:id=\"2\" w:author=\"a\">{Run("移")}</w:moveTo></w:p>", "此|移" },
        { "a row that was deleted", $"<w:tbl>{Row(P("甲"))}<w:tr><w:trPr><w:del w:id=\"1\" w:author=\"a\"/></w:trPr><w:tc>{P("乙")}</w:tc></w:tr></w:tbl>", "甲" },
        { "hidden text", $"<w:p>{Run("见")}{Run("不见", "<w:vanish/>")}{Run("也见", "<w:vanish w:val=\"0\"/>")}</w:p>", "见也见" },
        { "a phonetic guide", $"<w:p><w:r><w:ruby><w:rt>{Run("xian")}</w:rt><w:rubyBase>{Run("县")}</w:rubyBase></w:ruby></w:r></w:p>", "县" },
        { "fields", $"<w:p>{Field(" DATE ", "九月")}<w:fldSimple w:instr=\" AUTHOR \">{Run("局")}</w:fldSimple></w:p>", "九月局" },
        { "a code cut by a field", $"<w:p>{Run("{fact:")}<w:proofErr w:type=\"spellStart\"/>{Run("run}")}</w:p>", "3" },
        { "a link", $"<w:p><w:hyperlink w:anchor=\"x\">{Run("见 {fact:run}")}</w:hyperlink></w:p>", "见 3" },
        { "a list", $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{Run("项 {fact:run}")}</w:p>", "项 3" },
        { "signs", "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r></w:p>", "甲 乙-丙 丁" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void ThePageSaysWhatTheDocumentSays(string what, string body, string expected)
    {
        var file = DemoReport.Write(TemplateFile.Of(P("第 {fact:run} 次") + body));
        Assert.Equal("第 3 次|" + expected, ReportText.All(file.Content!).Replace('\n', '|'));
        Assert.Equal(Letters("第3次" + expected.Replace("|", "", StringComparison.Ordinal)), Letters(Html(file).Value));
        Assert.DoesNotContain("{", Html(file).Value, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + Relationships + "\"";

    // A header with a table of codes, a footer with the page's number and one with words, a footnote and an endnote, each with a code.
    [Fact]
    public void HeadersAndNotesAreToldToo()
    {
        var template = TemplateFile.Zip(
            ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{Types}document.main+xml"/>{string.Concat(new[] { "header", "footer", "footnotes", "endnotes" }.Select(name => $"<Override PartName=\"/word/{name}.xml\" ContentType=\"{Types}{name}+xml\"/>"))}</Types>"""),
            ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="word/document.xml"/></Relationships>"""),
            ("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(new[] { "header", "footer", "footnotes", "endnotes" }.Select(name => $"<Relationship Id=\"{name}\" Type=\"{Relationships}/{name}\" Target=\"{name}.xml\"/>"))}</Relationships>"""),
            ("word/document.xml", $"<w:document {Word}><w:body><w:p>{Run("正文")}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{Run("再")}<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/></w:sectPr></w:body></w:document>"),
            ("word/header.xml", $"<w:hdr {Word}><w:tbl>{Row(P("大班额"), P("{large-classes.compulsory}"))}{Row(P("{say:large-class-problems/none}{large-classes}"), P("{table:stages}乙"))}</w:tbl><w:p/></w:hdr>"),
            ("word/footer.xml", $"<w:ftr {Word}><w:p>{Run("第")}{Field(" PAGE ", "1")}{Run("页")}</w:p>{P("教育局")}</w:ftr>"),
            ("word/footnotes.xml", $"<w:footnotes {Word}><w:footnote w:id=\"0\" w:type=\"separator\">{P("线")}</w:footnote><w:footnote w:id=\"2\">{P("注：{large-classes.compulsory}")}</w:footnote></w:footnotes>"),
            ("word/endnotes.xml", $"<w:endnotes {Word}><w:endnote w:id=\"2\">{P("尾注")}</w:endnote></w:endnotes>"));
        Assert.Equal(["template-code-misplaced"], ReportTemplate.Check(template).Select(finding => finding.Code));
        var file = DemoReport.Write(template);
        const string Large = "46 个（54 所中 42 所已报）";
        Assert.Equal($"大班额\t{Large}|\t{{table:stages}}乙|正文再|注：{Large}|尾注|教育局", ReportText.All(file.Content!).Replace('\n', '|'));
        var html = Html(file);
        Assert.Equal(["1", "2"], html.Descendants("sup").Select(number => number.Value));
        Assert.Equal(["note-1", "note-2"], html.Descendants("li").Select(note => note.Attribute("id")!.Value));
        Assert.Equal("/counties/420699/2025/figures/large-classes.compulsory", html.Element("header")!.Descendants("a").Single().Attribute("href")!.Value);
        Assert.Equal("/counties/420699/2025/figures/large-classes.compulsory", html.Descendants("li").First().Descendants("a").Single().Attribute("href")!.Value);
        html.Descendants("sup").Remove();
        Assert.Equal(Letters(ReportText.All(file.Content!)), Letters(html.Value));
    }

    // Made in LibreOffice: a frame, a shape, a list, a link, a table, a footnote, a table in the header, the page's number in the footer.
    [Fact]
    public void WhatLibreOfficeMakesIsReadToo()
    {
        var template = File.ReadAllBytes(Path.Combine(RulesTests.Root, "tests", "EduFunctions.Tests", "Reports", "template-boxes-from-libreoffice.docx"));
        Assert.Empty(ReportTemplate.Check(template));
        var file = DemoReport.Write(template);
        Assert.Equal(
            [
                $"页眉大班额\t{Told("large-classes.compulsory")}", "县自评 3", "正文后末", $"文本框 {Told("large-classes.junior")}", "形状旁", $"形状 {Told("large-classes.senior")}",
                $"• 列表 {Told("classes")}", "• 列表二", $"链接 见 {Told("pupils")}", $"表 {Told("teachers")}\t二", $"符合条件 {Told("exchange-due")}，交流 {DemoReport.Source.Say("{exchanged}")[0].Text}。",
                $" 脚注 {Told("large-classes.primary")}",
            ], ReportText.All(file.Content!).Split('\n'));
        var html = Html(file);
        html.Descendants("sup").Remove();
        Assert.Equal(Letters(ReportText.All(file.Content!)), Letters(html.Value));

        static string Told(string code) => DemoReport.Source.Say($"{{{code}}}")[0] is var run ? run.Text + (run.Coverage is { } coverage ? $"（{coverage}）" : "") : "";
    }

    // Two levels in Chinese and one in digits, as an office numbers; a second list of the same kind that begins at 五; a heading numbered by its style, and one that is not.
    [Fact]
    public void TheNumbersOfListsAreRead()
    {
        var template = WithParts(
            Numbered("总体", 1, 0) + Numbered("党建", 1, 1) + Numbered("评价 {fact:run}", 1, 1) + Numbered("文件", 1, 2) + Numbered("会议", 1, 2) + Numbered("问题", 1, 0) + Numbered("原因", 1, 1)
                + Numbered("另起", 2, 0) + "<w:p><w:pPr><w:pStyle w:val=\"Numbered\"/></w:pPr>" + Run("按样式") + "</w:p>" + "<w:p><w:pPr><w:pStyle w:val=\"Numbered\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" + Run("不编号") + "</w:p>"
                + $"<w:tbl>{Row(Numbered("格", 3, 0), P("乙"))}</w:tbl>",
            ("numbering", $"<w:numbering {Word}><w:abstractNum w:abstractNumId=\"7\">{Level(0, "chineseCounting", "%1、")}{Level(1, "chineseCountingThousand", "（%2）")}{Level(2, "decimal", "%2.%3")}</w:abstractNum>"
                + $"<w:abstractNum w:abstractNumId=\"8\">{Level(0, "upperLetter", "%1.", "<w:pStyle w:val=\"Numbered\"/>")}</w:abstractNum><w:abstractNum w:abstractNumId=\"9\">{Level(0, "bullet", "\uF0B7")}</w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
                + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"9\"/></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>"),
            ("styles", $"<w:styles {Word}><w:style w:type=\"paragraph\" w:styleId=\"Numbered\"><w:name w:val=\"numbered\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style></w:styles>"));
        var file = DemoReport.Write(template);
        const string Expected = "一、 总体|（一） 党建|（二） 评价 3|二.1 文件|二.2 会议|二、 问题|（一） 原因|五、 另起|A. 按样式|不编号|• 格\t乙";
        Assert.Equal(Expected, ReportText.All(file.Content!).Replace('\n', '|'));
        Assert.Equal(Letters(Expected.Replace("|", "", StringComparison.Ordinal)), Letters(Html(file).Value));

        static string Numbered(string text, int list, int level) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{Run(text)}</w:p>";

        static string Level(int level, string format, string text, string more = "") =>
            $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/>{more}<w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>";
    }

    [Theory]
    [InlineData("chineseCounting", "十、二十、二十一、一百零三、一百一十", 10, 20, 21, 103, 110)]
    [InlineData("chineseLegalSimplified", "壹拾、贰拾壹", 10, 21)]
    [InlineData("upperRoman", "IV、XIX、MCMXCIV", 4, 19, 1994)]
    [InlineData("lowerLetter", "a、z、aa、bb", 1, 26, 27, 28)]
    [InlineData("decimalEnclosedCircleChinese", "①、⑳、21", 1, 20, 21)]
    [InlineData("ideographTraditional", "甲、癸、11", 1, 10, 11)]
    [InlineData("decimalZero", "01、12", 1, 12)]
    [InlineData("upperRoman", "MMMMM", 5000)]
    [InlineData("upperLetter", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ、A", 780, 781)]
    [InlineData("none", "", 3)]
    [InlineData("hebrew1", "7", 7)]
    public void ANumberIsWrittenAsItsListWritesIt(string format, string expected, params int[] numbers) =>
        Assert.Equal(expected, string.Join('、', numbers.Select(number => WordNumbers.Written(number, format))));

    // Lists of no kind, of a list style, of styles that name each other in a ring, and starts that are no number: each paragraph is told, with a
    // number where it has one. Level 3 of list 1 is never begun anew (lvlRestart 0).
    [Fact]
    public void ListsThatLeadNowhereHaveNoNumber()
    {
        var file = DemoReport.Write(WithParts(
            string.Concat(new[] { ("a", 1, 0), ("b", 1, 1), ("c", 1, 2), ("d", 1, 1), ("e", 1, 2), ("f", 9, 0), ("g", 8, 0), ("h", 2, 0), ("i", 3, 0), ("j", 4, 0), ("k", 5, 0), ("l", 6, 0) }
                .Select(one => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{one.Item3}\"/><w:numId w:val=\"{one.Item2}\"/></w:numPr></w:pPr>{Run(one.Item1)}</w:p>"))
                + "<w:p><w:pPr><w:pStyle w:val=\"Ring1\"/></w:pPr>" + Run("m{fact:run}") + "</w:p>",
            ("numbering", $"<w:numbering {Word}><w:abstractNum w:abstractNumId=\"1\">{Level(0, "decimal", "%1.", "1")}{Level(1, "chineseCounting", "%2、", "1")}{Level(2, "upperRoman", "%3", "1", "<w:lvlRestart w:val=\"0\"/>")}</w:abstractNum>"
                + $"<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"Listed\"/></w:abstractNum><w:abstractNum w:abstractNumId=\"3\"><w:styleLink w:val=\"Listed\"/>{Level(0, "decimalEnclosedCircle", "%1", "3")}</w:abstractNum>"
                + $"<w:abstractNum w:abstractNumId=\"4\"><w:numStyleLink w:val=\"Round\"/></w:abstractNum><w:abstractNum w:abstractNumId=\"5\">{Level(0, "decimal", "%1.", "-7")}</w:abstractNum>"
                + $"<w:abstractNum w:abstractNumId=\"6\">{Level(0, "decimal", "%1.", "99999999999")}</w:abstractNum>"
                + string.Concat(new[] { (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (8, 77) }.Select(one => $"<w:num w:numId=\"{one.Item1}\"><w:abstractNumId w:val=\"{one.Item2}\"/></w:num>")) + "</w:numbering>"),
            ("styles", $"<w:styles {Word}><w:style w:type=\"numbering\" w:styleId=\"Listed\"><w:name w:val=\"listed\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
                + "<w:style w:type=\"numbering\" w:styleId=\"Round\"><w:name w:val=\"round\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"Ring1\"><w:name w:val=\"r1\"/><w:basedOn w:val=\"Ring2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Ring2\"><w:name w:val=\"r2\"/><w:basedOn w:val=\"Ring1\"/></w:style></w:styles>")));
        Assert.Equal("1. a|一、 b|I c|二、 d|II e|f|g|③ h|④ i|j|1. k|1. l|m3", ReportText.All(file.Content!).Replace('\n', '|'));

        static string Level(int level, string format, string text, string start, string more = "") =>
            $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/>{more}<w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>";
    }

    // WordArt of old is an attribute; a diagram's words stand in a part of their own.
    [Fact]
    public void WordArtAndDiagramsAreRead()
    {
        const string Dgm = "xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
        var file = DemoReport.Write(WithParts(
            $"<w:p>{Run("前{fact:run}")}<w:r><w:pict><v:shape {Vml}><v:textpath on=\"t\" string=\"自评报告\"/></v:shape></w:pict></w:r></w:p>"
                + $"<w:p><w:r><w:drawing><a:graphic {Dgm}><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"><dgm:relIds r:dm=\"diagram\"/></a:graphicData></a:graphic></w:drawing></w:r></w:p>",
            ("diagram", $"<dgm:dataModel {Dgm}><dgm:ptLst><dgm:pt modelId=\"1\" type=\"doc\"><dgm:t><a:p><a:r><a:t>不显示</a:t></a:r></a:p></dgm:t></dgm:pt>"
                + "<dgm:pt modelId=\"2\"><dgm:t><a:p><a:r><a:t>摸底</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId=\"3\" type=\"node\"><dgm:t><a:p><a:r><a:t>整</a:t></a:r><a:r><a:t>改</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>")));
        Assert.Equal("前3自评报告|摸底|整改", ReportText.All(file.Content!).Replace('\n', '|'));
        Assert.Equal("前3自评报告摸底整改", Letters(Html(file).Value));
    }

    static byte[] WithParts(string body, params (string Name, string Text)[] parts)
    {
        const string Diagram = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml";
        return TemplateFile.Zip(
        [
            ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{Types}document.main+xml"/>{string.Concat(parts.Select(part => $"<Override PartName=\"/word/{part.Name}.xml\" ContentType=\"{(part.Name == "diagram" ? Diagram : $"{Types}{part.Name}+xml")}\"/>"))}</Types>"""),
            ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="word/document.xml"/></Relationships>"""),
            ("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(parts.Select(part => $"<Relationship Id=\"{part.Name}\" Type=\"{Relationships}/{(part.Name == "diagram" ? "diagramData" : part.Name)}\" Target=\"{part.Name}.xml\"/>"))}</Relationships>"""),
            ("word/document.xml", $"<w:document {Word}><w:body>{body}<w:sectPr/></w:body></w:document>"),
            .. parts.Select(part => ($"word/{part.Name}.xml", part.Text)),
        ]);
    }

    static XElement Html(ReportFile file) => XElement.Parse(ReportHtml.Write(file.Content!));

    static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
