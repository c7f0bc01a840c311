using System.Xml.Linq;
using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

/// <summary>Our template as Word keeps it after an office has worked in it: whatever it puts between the letters of a code, the report is the same.</summary>
public sealed class WordEditedTemplateTests
{
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    static readonly Lazy<string> Plain = new(() => ReportText.All(DemoReport.Write(ReportTemplate.Write()).Content!));

    // Every text of the body is cut at random into runs as Word cuts them: at each saving (rsid), where the spelling is doubted, where a bookmark or a comment
    // begins, where a page ended when it was last laid out, where somebody typed with another input method.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void HoweverWordCutsItTheReportIsTheSame(int seed)
    {
        var file = DemoReport.Write(TemplateFile.Changed("word/document", text => Cut(text, new Random(seed))));
        Assert.Empty(file.Findings);
        Assert.Equal(Plain.Value, ReportText.All(file.Content!));
        Assert.Empty(ReportDocumentTests.ErrorsOf(file.Content!));
    }

    static string Cut(string document, Random random)
    {
        var root = XDocument.Parse(document, LoadOptions.PreserveWhitespace);
        var id = 90_000;
        foreach (var run in root.Descendants(W + "r").Where(run => run.Elements(W + "t").Count() == 1 && run.Elements().All(child => child.Name == W + "t" || child.Name == W + "rPr")).ToList())
        {
            var text = run.Element(W + "t")!.Value;
            var pieces = new List<XElement>();
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(text.Length - at, random.Next(1, 9));
                length += at + length < text.Length && char.IsLowSurrogate(text[at + length]) ? 1 : 0;
                var look = run.Element(W + "rPr") is { } own ? new XElement(own) : null;
                if (look is null && random.Next(3) == 0)
                {
                    look = new XElement(W + "rPr", new XElement(W + "rFonts", new XAttribute(W + "hint", "eastAsia")));
                }

                var piece = new XElement(W + "r", new XAttribute(W + "rsidR", "00A1B2C3"), look, new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text.Substring(at, length)));
                at += length;
                if (random.Next(6) == 0)
                {
                    piece.Element(W + "t")!.AddBeforeSelf(new XElement(W + "lastRenderedPageBreak"));
                }

                pieces.Add(piece);
                switch (random.Next(5))
                {
                    case 0:
                        pieces.Add(new XElement(W + "proofErr", new XAttribute(W + "type", "spellStart")));
                        pieces.Add(new XElement(W + "proofErr", new XAttribute(W + "type", "spellEnd")));
                        break;
                    case 1:
                        pieces.Add(new XElement(W + "bookmarkStart", new XAttribute(W + "id", ++id), new XAttribute(W + "name", $"_Hlk{id}")));
                        pieces.Add(new XElement(W + "bookmarkEnd", new XAttribute(W + "id", id)));
                        break;
                }
            }

            run.ReplaceWith(pieces);
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    public static TheoryData<string, string> Edited => new()
    {
        { "a page that ended in a code", "<w:r><w:t>{fact:</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>run}</w:t></w:r>" },
        { "a code of which a part was deleted and another typed", "<w:r><w:t>{fact:</w:t></w:r><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>year</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t>run</w:t></w:r></w:ins><w:r><w:t>}</w:t></w:r>" },
        { "a change of look that was tracked", "<w:r><w:t>{fact:</w:t></w:r><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\" w:author=\"a\"><w:rPr/></w:rPrChange></w:rPr><w:t>run}</w:t></w:r>" },
        { "a comment in it", "<w:r><w:t>{fa</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>ct:run</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:t>}</w:t></w:r>" },
        { "a permission in it", "<w:r><w:t>{fact</w:t></w:r><w:permStart w:id=\"7\" w:edGrp=\"everyone\"/><w:r><w:t>:run}</w:t></w:r><w:permEnd w:id=\"7\"/>" },
        { "a control that asks for a text", "<w:sdt><w:sdtPr><w:alias w:val=\"次\"/><w:tag w:val=\"fact:run\"/><w:id w:val=\"5\"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt>" },
        { "a control in a control", "<w:sdt><w:sdtPr><w:id w:val=\"6\"/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:tag w:val=\"fact:run\"/></w:sdtPr><w:sdtContent><w:r><w:t>几</w:t></w:r></w:sdtContent></w:sdt></w:sdtContent></w:sdt>" },
        { "a control around half of it", "<w:r><w:t>{fact:</w:t></w:r><w:sdt><w:sdtPr><w:id w:val=\"6\"/></w:sdtPr><w:sdtContent><w:r><w:t>ru</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>n}</w:t></w:r>" },
        { "words in quotes behind it", "<w:r><w:t>{fact:run “第几次”}</w:t></w:r>" },
        { "a comment's own run in it", "<w:r><w:t>{fa</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>ct</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>:run}</w:t></w:r>" },
        { "signs that nobody sees", "<w:r><w:t>{\u200Bfact\u2060:\uFEFFrun\u00AD}</w:t></w:r>" },
        { "a sign that nobody sees in each of two runs", "<w:r><w:t>{\u200Efact\u200B</w:t></w:r><w:r><w:t>\u200B:run\u200F 第几次}</w:t></w:r>" },
        { "wide letters", "<w:r><w:t>｛ｆａｃｔ：ｒｕｎ　第几次｝</w:t></w:r>" },
        { "no-break blanks", "<w:r><w:t>{\u00A0fact:\u00A0run\u00A0第几次\u00A0}</w:t></w:r>" },
        { "a soft hyphen in it", "<w:r><w:t>{fact:</w:t><w:softHyphen/><w:t>run}</w:t></w:r>" },
    };

    [Theory]
    [MemberData(nameof(Edited))]
    public void ACodeIsReadThroughWhatStandsInIt(string what, string runs)
    {
        var file = DemoReport.Write(TemplateFile.Of($"<w:p><w:r><w:t>第</w:t></w:r>{runs}<w:r><w:t>次</w:t></w:r></w:p>"));
        Assert.Equal("第3次", ReportText.All(file.Content!));
        Assert.Empty(file.Findings);
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("{large<w:noBreakHyphen/>classes.compulsory}")]
    [InlineData("{large\u2011classes.compulsory}")]
    [InlineData("{large\u2013classes.compulsory}")]
    [InlineData("{large\u2212classes.compulsory}")]
    [InlineData("{large－classes.compulsory}")]
    [InlineData("{ｌａｒｇｅ－ｃｌａｓｓｅｓ．compulsory}")]
    [InlineData("{large-classes\u00A0.compulsory}")]
    public void AHyphenThatWasMadeAnotherIsOne(string code) => Assert.Equal("46 个（54 所中 42 所已报）",
        ReportText.All(DemoReport.Write(TemplateFile.Of($"<w:p><w:r><w:t>{code.Replace("<w:noBreakHyphen/>", "</w:t><w:noBreakHyphen/><w:t>", StringComparison.Ordinal)}</w:t></w:r></w:p>")).Content!));
}
