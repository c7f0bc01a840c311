using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using EduFunctions.Findings;
using EduFunctions.Reports;
using EduFunctions.Tests.Seeds;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Reports;

/// <summary>The office's own templates.</summary>
public sealed class ReportTemplateTests
{
    const string Large = "46 个（54 所中 42 所已报）"; // large classes of compulsory education in the demo county

    public static TheoryData<string, string> BadOnes => new()
    {
        { "nothing", "template-not-a-document" },
        { "text", "template-not-a-document" },
        { "old Word", "template-encrypted" },
        { "Excel", "template-not-a-document" },
        { "a zip", "template-not-a-document" },
        { "macros", "template-has-macros" },
        { "a document with macros by its type", "template-has-macros" },
        { "21 MiB", "template-too-large" },
        { "unpacks to 64 MiB", "template-too-large" },
        { "too many elements", "template-too-large" },
        { "half of it", "template-damaged" },
        { "no XML", "template-damaged" },
        { "a DTD", "template-damaged" },
        { "nested deep", "template-damaged" },
        { "no document", "template-damaged" },
        { "no code", "template-without-code" },
        { "a hundred tables and one", "template-codes-too-many" },
        { "Strict", "template-strict" },
    };

    [Theory]
    [MemberData(nameof(BadOnes))]
    public void ABadTemplateIsRefusedWithAReason(string kind, string code)
    {
        var template = Bad(kind);
        Assert.Equal(code, Assert.Single(ReportTemplate.Check(template)).Code);
        var file = DemoReport.Write(template);
        Assert.Null(file.Content);
        Assert.Equal((code, Severity.Error), (Assert.Single(file.Findings).Code, file.Findings[0].Severity));
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>共 {large-</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>classes.</w:t><w:t>compulsory 大</w:t></w:r><w:r><w:t>班额}。</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t>共 ｛large-classes.compulsory｝。</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t>共 { large-classes.compulsory }。</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t xml:space=\"preserve\">共 </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val=\"large-classes.compulsory\"/></w:sdtPr><w:sdtContent><w:r><w:t>多少</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>。</w:t></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:t xml:space=\"preserve\">共 </w:t></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{large-classes.compulsory</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 数}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>。</w:t></w:r></w:p>")]
    public void ACodeIsFoundHoweverAProgramKeepsIt(string paragraph) => Assert.Equal($"共 {Large}。", TextOf(paragraph));

    [Theory]
    [InlineData("{say:large-classes/none}没有大班额。", null)]
    [InlineData("{say:large-classes/none}没有大班额。{say:large-classes/share}仍有 {large-classes.compulsory}。", $"仍有 {Large}。")]
    [InlineData("标题。{say:large-classes/none}没有大班额。{say}总是说。", "标题。总是说。")]
    [InlineData("标题。{say:large-classes/none}没有大班额。", null)]
    [InlineData("{large-classes.compulsory}，又 {large-classes.compulsory}", $"{Large}，又 46 个")]
    public void ASentenceIsSaidWhenItsConditionHolds(string words, string? said) => Assert.Equal(said ?? "", TextOf(TemplateFile.Paragraph(words), TemplateFile.Paragraph("{fact:run}")).Replace("\n3", "", StringComparison.Ordinal).Trim('3'));

    [Fact]
    public void AnUnknownCodeStaysAndIsTold()
    {
        var template = TemplateFile.Of(TemplateFile.Paragraph("第 {fact:run} 次汇总，{large-clases.primary 写错了}，{say:large-classes/nothing}。") + TemplateFile.Paragraph("办公室自己的{括号}和{}"));
        var file = DemoReport.Write(template);
        Assert.Equal("第 3 次汇总，{large-clases.primary 写错了}，{say:large-classes/nothing}。\n办公室自己的{括号}和{}", ReportText.All(file.Content!));
        Assert.Equal([("template-code-unknown", Severity.Notice), ("template-code-unknown", Severity.Notice)], file.Findings.Select(finding => (finding.Code, finding.Severity)));
        Assert.Contains("large-clases.primary", file.Findings[0].Message.Zh, StringComparison.Ordinal);
        Assert.Contains("次汇总，", file.Findings[0].Message.Zh, StringComparison.Ordinal);
        Assert.Equal(file.Findings.Select(finding => finding.Message), ReportTemplate.Check(template).Select(finding => finding.Message));
    }

    [Fact]
    public void ATableOutsideOfTheBodyIsTold()
    {
        var template = TemplateFile.Changed("word/footer", text => text.Replace("— ", "{table:stages}", StringComparison.Ordinal));
        Assert.Equal("template-code-misplaced", Assert.Single(ReportTemplate.Check(template)).Code);
        Assert.NotNull(DemoReport.Write(template).Content);
    }

    [Fact]
    public void TheOfficesWordsAndOrderAreThoseOfTheReport()
    {
        var template = TemplateFile.Changed("word/document", text =>
        {
            var at = text.IndexOf("<w:p>", StringComparison.Ordinal);
            return text.Insert(at, TemplateFile.Paragraph("云台县大班额 {large-classes.compulsory}，详见后文。") + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
                + TemplateFile.Paragraph("{table:stages}") + "</w:tc><w:tc>" + TemplateFile.Paragraph("{large-class-share.compulsory}") + "</w:tc></w:tr></w:tbl>")
                .Replace("履行教育职责自评报告", "教育工作自查报告", StringComparison.Ordinal).Replace("逐项开展自评", "逐条自查", StringComparison.Ordinal);
        });
        var report = DemoReport.Write(template);
        Assert.Empty(report.Findings);
        ReportDocumentTests.AssertValid(report.Content!);
        var lines = ReportText.All(report.Content!).Split('\n');
        Assert.Equal($"云台县大班额 {Large}，详见后文。", lines[0]);
        Assert.Contains(lines, line => line.EndsWith("教育工作自查报告", StringComparison.Ordinal));
        Assert.Contains("逐条自查", ReportText.Of(report.Content!)["item:basis"], StringComparison.Ordinal);
        Assert.Contains("各学段基本情况", ReportText.All(report.Content!), StringComparison.Ordinal);
    }

    // Reworded, an item taken out, a table of the office's own with codes in it; saved by LibreOffice 7.4, which drops the tags of controls,
    // cuts codes into runs and names the styles anew.
    [Fact]
    public void ATemplateSavedByLibreOfficeIsFilled()
    {
        var template = File.ReadAllBytes(Path.Combine(RulesTests.Root, "tests", "EduFunctions.Tests", "Reports", "template-from-libreoffice.docx"));
        var file = DemoReport.Write(template);
        Assert.Empty(file.Findings);
        Assert.Empty(ReportDocumentTests.ErrorsOf(file.Content!).Except(ReportDocumentTests.ErrorsOf(template)));
        var text = ReportText.All(file.Content!);
        Assert.Contains("本县现有大班额 46 个（54 所中 42 所已报），这是办公室改写的句子。", text, StringComparison.Ordinal);
        Assert.Contains("大班额比例\t9.33%", text, StringComparison.Ordinal);
        Assert.Contains("大班额情况", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\{[a-z]", text);
        Assert.Contains("第 3 次汇总", text, StringComparison.Ordinal);
        Assert.Equal(XElement.Parse(ReportHtml.Write(file.Content!)).Descendants("h2").First().Value, text.Split('\n').First(line => line.StartsWith("一、", StringComparison.Ordinal)));
    }

    [Fact]
    public void NamesOfAllKindsGoThroughUnharmed()
    {
        const string name = "<b>\"甲\" & 乙</b>𠮷\u200F野\u0001{fact:run}";
        var now = DemoCounty.History.Now;
        var named = now with { Entries = [.. now.Entries.Select(entry => entry with { School = entry.School with { Name = name + new string('长', 300) } })] };
        var summary = DemoCounty.Summary with { Figures = [.. DemoCounty.Summary.Figures.Select(figure => figure.Code.StartsWith("classes.school-", StringComparison.Ordinal) ? figure with { Name = new Text($"{name}{new string('长', 300)}班级数", "") } : figure)] };
        var source = new ReportSource(summary, named, 3, new DateOnly(2025, 10, 16));
        var report = ReportDocument.Write(source, TemplateFile.Of(TemplateFile.Paragraph("{list:senior-schools}")), _ => "/x?a=1&b=<2>").Content!;
        var expected = name.Replace('\u0001', '\uFFFD') + new string('长', 300);
        Assert.StartsWith(expected, ReportText.All(report), StringComparison.Ordinal);
        Assert.StartsWith(expected, XElement.Parse(ReportHtml.Write(report)).Value, StringComparison.Ordinal);
        ReportDocumentTests.AssertValid(report);
    }

    [Fact]
    public void OnlyOurOwnAddressesAreLinksInHtml()
    {
        var template = TemplateFile.Of(TemplateFile.Paragraph("{large-classes.compulsory}{large-class-share.compulsory}{teachers}{posts}"));
        var report = ReportDocument.Write(DemoReport.Source, template, run => run.Figure switch { "teachers" => "https://edu.example/figures/teachers", "posts" => "javascript:alert(1)", "large-classes.compulsory" => "/figures/a", _ => "//elsewhere.example/" }).Content!;
        Assert.Equal(["/figures/a", "https://edu.example/figures/teachers"], XElement.Parse(ReportHtml.Write(report, "https://edu.example")).Descendants("a").Select(link => link.Attribute("href")!.Value));
        Assert.Equal(["/figures/a"], XElement.Parse(ReportHtml.Write(report)).Descendants("a").Select(link => link.Attribute("href")!.Value));
    }

    // Damage within sound parts: a checksum that does not hold would be found at once.
    [Fact]
    public void NoDamageEndsInAnException()
    {
        var random = new Random(12);
        string[] parts = ["[Content_Types]", "_rels/", "word/document", "word/styles", "word/_rels/", "word/footer", "word/settings"];
        var filled = 0;
        for (var round = 0; round < 400; round++)
        {
            var template = TemplateFile.Changed(parts[round % parts.Length], text =>
            {
                var (at, length) = (random.Next(text.Length), random.Next(1, 40));
                return random.Next(3) switch { 0 => text.Remove(at, Math.Min(length, text.Length - at)), 1 => text.Insert(at, text.Substring(at, Math.Min(length, text.Length - at))), _ => text.Insert(at, ((char)random.Next(32, 127)).ToString()) };
            });
            if (ReportTemplate.Check(template).All(finding => finding.Severity != Severity.Error) && round % 7 != 2)
            {
                if (DemoReport.Write(template).Content is { } report)
                {
                    ReportText.Of(report);
                    ReportHtml.Write(report);
                    filled++;
                }
            }
        }

        Assert.InRange(filled, 10, 399);
    }

    [Fact]
    public void ATemplateFromElsewhereIsNotFetched()
    {
        var template = TemplateFile.Changed("word/settings", text => text.Replace("<w:defaultTabStop", "<w:attachedTemplate xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId9\"/><w:defaultTabStop", StringComparison.Ordinal));
        var report = DemoReport.Write(WithPart(template, "word/_rels/settings.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"https://elsewhere.example/a.dotm\" TargetMode=\"External\"/></Relationships>")).Content!;
        using var zip = new ZipArchive(new MemoryStream(report));
        Assert.DoesNotContain(zip.Entries.Where(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal)), entry => new StreamReader(entry.Open()).ReadToEnd().Contains("attachedTemplate", StringComparison.Ordinal));
        ReportDocumentTests.AssertValid(report);
    }

    // Each with what it should be written as.
    [Theory]
    [InlineData("{Large-classes.compulsory}")]
    [InlineData("｛LARGE-CLASSES.COMPULSORY 大班额｝")]
    [InlineData("{large - classes . compulsory}")]
    [InlineData("{large_classes.compulsory}")]
    [InlineData("{large-classes.compulsory大班额数}")]
    [InlineData("{large-classes.compulsory，大班额数}")]
    [InlineData("{large-classes.compulsory：大班额数}")]
    public void ACodeWrittenOtherwiseIsToldWithTheRightOne(string written)
    {
        var template = TemplateFile.Of(TemplateFile.Paragraph("第 {fact:run} 次，", written, "。"));
        var finding = Assert.Single(ReportTemplate.Check(template));
        Assert.Equal(("template-code-miswritten", Severity.Notice), (finding.Code, finding.Severity));
        Assert.Contains("应写作“{large-classes.compulsory}”", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Equal($"第 3 次，{written}。", ReportText.All(DemoReport.Write(template).Content!));
    }

    [Theory]
    [InlineData("{large-classes.compulsory 大班额数", "{large-classes.compulsory}")]
    [InlineData("{large-classes.compulsory {fact:year}", "{large-classes.compulsory}")]
    [InlineData("{pupils", "{pupils}")]
    public void ACodeWithoutAnEndIsTold(string words, string right)
    {
        var template = TemplateFile.Of(TemplateFile.Paragraph("第 {fact:run} 次，", words));
        var finding = Assert.Single(ReportTemplate.Check(template));
        Assert.Equal("template-code-miswritten", finding.Code);
        Assert.Contains($"应写作“{right}”", finding.Message.Zh, StringComparison.Ordinal);
        Assert.StartsWith($"第 3 次，{right.TrimEnd('}')}", ReportText.All(DemoReport.Write(template).Content!), StringComparison.Ordinal);
    }

    // Braces of the office's own, with and without an end.
    [Theory]
    [InlineData("{注}{见 large-classes}{ }{{}}{")]
    [InlineData("{学生数")]
    [InlineData("集合 {a，b")]
    public void TheOfficesOwnBracesAreNotTold(string words) => Assert.Empty(ReportTemplate.Check(TemplateFile.Of(TemplateFile.Paragraph("第 {fact:run} 次", words))));

    const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    // Where nothing is filled a code is told, never printed in silence.
    [Theory]
    [InlineData("<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textpath string=\"大班额 {large-classes.compulsory}\"/></v:shape></w:pict></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:drawing><a:p xmlns:a=\"" + Drawing + "\"><a:r><a:t>{large-</a:t></a:r><a:r><a:t>classes.compulsory}</a:t></a:r></a:p></w:drawing></w:r></w:p>")]
    [InlineData("<w:p><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>｛large-classes.compulsory｝</m:t></m:r></m:oMath></w:p>")]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> QUOTE {large-classes.compulsory} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")]
    public void ACodeWhereNothingIsFilledIsTold(string paragraph)
    {
        var template = TemplateFile.Of(TemplateFile.Paragraph("第 {fact:run} 次") + paragraph);
        var finding = Assert.Single(ReportTemplate.Check(template));
        Assert.Equal(("template-code-elsewhere", Severity.Notice), (finding.Code, finding.Severity));
        Assert.Contains("{large-classes.compulsory}".Trim('{', '}'), finding.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("diagram", finding.Message.En, StringComparison.Ordinal);
        Assert.Equal(finding.Message, Assert.Single(DemoReport.Write(template).Findings).Message);
    }

    const string Tagged = "<w:sdt><w:sdtPr><w:tag w:val=\"large-classes.compulsory\"/></w:sdtPr>";

    // Controls of every level, with what stood in them, with nothing, without the place for it.
    [Theory]
    [InlineData("<w:p>" + Tagged + "</w:sdt></w:p>")]
    [InlineData("<w:p>" + Tagged + "<w:sdtContent/></w:sdt></w:p>")]
    [InlineData("<w:p>" + Tagged + "<w:sdtContent><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>旧</w:delText></w:r></w:del></w:sdtContent></w:sdt></w:p>")]
    [InlineData("<w:p><w:ins w:id=\"1\" w:author=\"a\">" + Tagged + "<w:sdtContent><w:r><w:t>数</w:t></w:r></w:sdtContent></w:sdt></w:ins></w:p>")]
    [InlineData(Tagged + "</w:sdt>")]
    [InlineData(Tagged + "<w:sdtContent/></w:sdt>")]
    [InlineData(Tagged + "<w:sdtContent><w:p><w:r><w:t>数</w:t></w:r></w:p><w:p><w:r><w:t>再</w:t></w:r></w:p></w:sdtContent></w:sdt>")]
    [InlineData(Tagged + "<w:sdtContent><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>")]
    [InlineData("<w:sdt><w:sdtContent>" + Tagged + "<w:sdtContent><w:p/></w:sdtContent></w:sdt></w:sdtContent></w:sdt>")]
    [InlineData("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>" + Tagged + "<w:sdtContent><w:tc><w:tcPr/><w:p><w:r><w:t>数</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>")]
    [InlineData("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + Tagged + "<w:sdtContent><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>")]
    public void AControlIsFilledWhateverIsLeftInIt(string body)
    {
        var template = TemplateFile.Of(body);
        Assert.Empty(ReportTemplate.Check(template));
        var report = DemoReport.Write(template).Content!;
        Assert.Equal(Large, ReportText.All(report));
        ReportDocumentTests.AssertValid(report);
    }

    [Fact]
    public void AControlAroundSeveralCellsIsTold()
    {
        const string Cell = "<w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>";
        var template = TemplateFile.Of(TemplateFile.Paragraph("第 {fact:run} 次") + $"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{Tagged}<w:sdtContent><w:tr>{Cell}{Cell}</w:tr></w:sdtContent></w:sdt></w:tbl>");
        Assert.Equal("template-control-misplaced", Assert.Single(ReportTemplate.Check(template)).Code);
        Assert.Equal("第 3 次\n格\t格", ReportText.All(DemoReport.Write(template).Content!));
    }

    // A figure, a list and a fact in what was put in under tracked changes, and in a link.
    [Theory]
    [InlineData("<w:ins w:id=\"1\" w:author=\"a\" w:date=\"2025-10-01T00:00:00Z\"><w:r><w:t>{large-classes.compulsory}{list:senior-schools}{fact:run}</w:t></w:r></w:ins>")]
    [InlineData("<w:moveTo w:id=\"1\" w:author=\"a\" w:date=\"2025-10-01T00:00:00Z\"><w:r><w:t>{large-classes.compulsory}{list:senior-schools}</w:t></w:r></w:moveTo>")]
    [InlineData("<w:hyperlink w:anchor=\"x\"><w:r><w:t>{large-classes.compulsory}{list:senior-schools}</w:t></w:r></w:hyperlink>")]
    [InlineData("<w:fldSimple w:instr=\" QUOTE x \"><w:r><w:t>{large-classes.compulsory}{list:senior-schools}</w:t></w:r></w:fldSimple>")]
    public void WhatIsMadeOfTrackedChangesIsValid(string runs)
    {
        var report = DemoReport.Write(TemplateFile.Of($"<w:p>{runs}</w:p>")).Content!;
        Assert.StartsWith(Large, ReportText.All(report), StringComparison.Ordinal);
        ReportDocumentTests.AssertValid(report);
    }

    // What was moved or struck out stands no more: its code is none.
    [Theory]
    [InlineData("<w:moveFrom w:id=\"1\" w:author=\"a\"><w:r><w:t>{large-classes.primary}</w:t></w:r></w:moveFrom>")]
    [InlineData("<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>{large-classes.primary}</w:delText></w:r></w:del>")]
    public void ACodeThatWasTakenOutIsNone(string deleted)
    {
        var text = new StringBuilder();
        var template = TemplateFile.Of($"<w:p><w:r><w:t>{{fact:run}}</w:t></w:r>{deleted}</w:p>");
        using var zip = new ZipArchive(new MemoryStream(DemoReport.Write(template).Content!));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        text.Append(reader.ReadToEnd());
        Assert.Contains("{large-classes.primary}", text.ToString(), StringComparison.Ordinal);
        Assert.Equal("template-without-code", Assert.Single(ReportTemplate.Check(TemplateFile.Of($"<w:p>{deleted}</w:p>"))).Code);
    }

    static byte[] WithPart(byte[] template, string name, string text)
    {
        var buffer = new MemoryStream();
        buffer.Write(template);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    static string TextOf(params string[] paragraphs) => ReportText.All(DemoReport.Write(TemplateFile.Of(string.Concat(paragraphs))).Content!);

    static byte[] Bad(string kind) => kind switch
    {
        "nothing" => [],
        "text" => "自评报告"u8.ToArray(),
        "old Word" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]],
        "Excel" => Workbook(),
        "a zip" => TemplateFile.Zip(("readme.txt", "x")),
        "macros" => TemplateFile.Zip(("[Content_Types].xml", "<Types/>"), ("word/vbaProject.bin", "x")),
        "a document with macros by its type" => TemplateFile.Zip(("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")),
        "21 MiB" => new byte[21 * 1024 * 1024],
        "unpacks to 64 MiB" => TemplateFile.Of(new string(' ', 64 * 1024 * 1024)),
        "too many elements" => TemplateFile.Of(string.Concat(Enumerable.Repeat("<w:p/>", 1_100_000))),
        "half of it" => ReportTemplate.Write()[..3000],
        "no XML" => TemplateFile.Of("<w:p><w:r></w:p>"),
        "a DTD" => TemplateFile.Zip(("[Content_Types].xml", "<!DOCTYPE Types [<!ENTITY a \"b\">]><Types>&a;</Types>")),
        "nested deep" => TemplateFile.Of(string.Concat(Enumerable.Repeat("<w:sdt>", 100)) + string.Concat(Enumerable.Repeat("</w:sdt>", 100))),
        "no document" => TemplateFile.Zip(("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")),
        "Strict" => TemplateFile.Zip(("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/document.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" w:conformance=\"strict\"><w:body/></w:document>")),
        "a hundred tables and one" => TemplateFile.Of(string.Concat(Enumerable.Repeat(TemplateFile.Paragraph("{table:stages}"), 101))),
        _ => TemplateFile.Of(TemplateFile.Paragraph("没有代码。")),
    };

    static byte[] Workbook()
    {
        using var workbook = new TableWorkbook("表", ["列"]);
        return workbook.ToBytes();
    }

    // The 250 signs that are looked at after a brace end in the middle of a letter.
    [Theory]
    [InlineData(241)]
    [InlineData(242)]
    [InlineData(243)]
    public void ABraceInALongParagraphOfRareLettersIsNoDamage(int letters) =>
        Assert.DoesNotContain(ReportTemplate.Check(TemplateFile.Of(TemplateFile.Paragraph("第 {fact:run} 次", "{pupils " + new string('字', letters) + "𠮷吉"))), finding => finding.Code == "template-damaged");
}
