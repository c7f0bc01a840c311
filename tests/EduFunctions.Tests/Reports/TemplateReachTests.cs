using System.IO.Compression;
using System.Xml.Linq;
using EduFunctions.Findings;
using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

/// <summary>Nothing in a report reaches outside, whatever stands in the template; codes beside the text are filled or told.</summary>
public sealed class TemplateReachTests
{
    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static string External(string id, string kind) => $"<Relationship Id=\"{id}\" Type=\"{Relationships}/{kind}\" Target=\"https://elsewhere.example/{id}\" TargetMode=\"External\"/>";

    static byte[] Reaching(string body, string relationships, string types = "", params (string Name, string Text)[] parts) => TemplateFile.Zip(
    [
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="htm" ContentType="text/html"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{types}</Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{Relationships}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>{TemplateFile.Paragraph("第 {fact:run} 次")}{body}<w:sectPr/></w:body></w:document>"""),
        ("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relationships}</Relationships>"""),
        .. parts,
    ]);

    static string Field(string instruction, string result) => string.Concat($"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", string.Concat(instruction.Select(letter =>
        $"<w:r><w:instrText xml:space=\"preserve\">{letter}</w:instrText></w:r>")), $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");

    public static TheoryData<string, byte[], string> Reaches => new()
    {
        { "a linked picture", Reaching("<w:p><w:r><w:drawing><a:blip r:link=\"rId8\"/></w:drawing></w:r></w:p>", External("rId8", "image")), "链接的图片" },
        { "a sub-document", Reaching("<w:p><w:subDoc r:id=\"rId8\"/></w:p>", External("rId8", "subDocument")), "子文档" },
        { "another document put in", Reaching("<w:altChunk r:id=\"rId8\"/>", $"<Relationship Id=\"rId8\" Type=\"{Relationships}/aFChunk\" Target=\"chunk.htm\"/>", "", ("word/chunk.htm", "<img src='https://elsewhere.example/x'>")), "插入的其他文档" },
        { "another document that is XML", Reaching("<w:altChunk r:id=\"rId8\"/>", $"<Relationship Id=\"rId8\" Type=\"{Relationships}/aFChunk\" Target=\"chunk.xml\"/>", "<Override PartName=\"/word/chunk.xml\" ContentType=\"application/xml\"/>", ("word/chunk.xml", "<a>https://elsewhere.example/x</a>")), "插入的其他文档" },
        { "a field that starts a program", Reaching(Field(" ddeauto c:\\\\x.exe a ", "旧值"), ""), "DDEAUTO 域" },
        { "a simple field", Reaching("<w:p><w:fldSimple w:instr=\" INCLUDETEXT &quot;https://elsewhere.example/a&quot;\"><w:r><w:t>旧值</w:t></w:r></w:fldSimple></w:p>", ""), "INCLUDETEXT 域" },
        { "a picture by a field", Reaching(Field("INCLUDEPICTURE \"https://elsewhere.example/p.png\" \\d", "旧值"), ""), "INCLUDEPICTURE 域" },
    };

    [Theory]
    [MemberData(nameof(Reaches))]
    public void NothingInAReportReachesOutside(string what, byte[] template, string told)
    {
        var finding = Assert.Single(ReportTemplate.Check(template));
        Assert.Equal(("template-reaches-outside", Severity.Notice), (finding.Code, finding.Severity));
        Assert.Contains(told, finding.Message.Zh, StringComparison.Ordinal);
        var file = DemoReport.Write(template);
        Assert.Equal("template-reaches-outside", Assert.Single(file.Findings).Code);
        Assert.StartsWith("第 3 次", ReportText.All(file.Content!), StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(file.Content!));
        Assert.All(zip.Entries, entry => Assert.False(new StreamReader(entry.Open()).ReadToEnd() is var text && (text.Contains("elsewhere", StringComparison.Ordinal)
            || text.Contains("fldChar", StringComparison.Ordinal) || text.Contains("fldSimple", StringComparison.Ordinal)), $"{what}: {entry.FullName}"));
    }

    // As Word and WPS keep what is typed for an address: the packaging library refuses it.
    [Fact]
    public void AnAddressThatIsNoneIsToldAndTheReportMade()
    {
        var template = Reaching($"<w:p><w:hyperlink r:id=\"rId8\"><w:r><w:t>来信</w:t></w:r></w:hyperlink></w:p>", $"<Relationship Id=\"rId8\" Type=\"{Relationships}/hyperlink\" Target=\"mailto:a@b@c;d e\" TargetMode=\"External\"/>");
        var finding = Assert.Single(ReportTemplate.Check(template));
        Assert.Equal(("template-link-unreadable", Severity.Notice), (finding.Code, finding.Severity));
        Assert.Contains("mailto:a@b@c;d e", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Equal("第 3 次\n来信", ReportText.All(DemoReport.Write(template).Content!).Trim());
    }

    // Codes in a footnote are filled; one in a comment is told, and stays.
    [Fact]
    public void ACodeInANoteIsFilledAndOneInACommentIsTold()
    {
        const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        const string Start = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        var template = Reaching("", $"<Relationship Id=\"rId2\" Type=\"{Relationships}/footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"rId3\" Type=\"{Relationships}/comments\" Target=\"comments.xml\"/>",
            $"<Override PartName=\"/word/footnotes.xml\" ContentType=\"{Word}footnotes+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"{Word}comments+xml\"/>",
            ("word/footnotes.xml", $"<w:footnotes {Start}><w:footnote w:id=\"1\">{TemplateFile.Paragraph("注：{large-classes.compulsory}")}</w:footnote></w:footnotes>"),
            ("word/comments.xml", $"<w:comments {Start}><w:comment w:id=\"1\" w:author=\"a\">{TemplateFile.Paragraph("{large-classes.primary}？")}</w:comment></w:comments>"));
        Assert.Equal("template-code-in-comment", Assert.Single(ReportTemplate.Check(template)).Code);
        using var zip = new ZipArchive(new MemoryStream(DemoReport.Write(template).Content!));
        using var notes = zip.GetEntry("word/footnotes.xml")!.Open();
        Assert.Equal("注：46 个（54 所中 42 所已报）", XElement.Load(notes).Value);
    }
}
