using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EduFunctions.Returns;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Workbooks;

/// <summary>Odd packages, each with one thing that a careless patch would lose or break. More girls than pupils stand in 班级!D4.</summary>
public sealed partial class PatchedWorkbookTests
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string ErrorColour = "F8CBAD";
    const string Mark = "✗ 必改：“其中女生”大于“学生数”。（41 > 40）";
    const string SheetPart = "xl/worksheets/sheet2.xml";
    const string Control = """<v:shape id="_x0000_s1026" type="#_x0000_t201" style="visibility:visible"><x:ClientData ObjectType="Button"><x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor></x:ClientData></v:shape>""";
    const string Note = """<v:shape id="_x0000_s1025" type="#_x0000_t202" style="width:99pt"><x:ClientData ObjectType="Note"><x:Row>4</x:Row><x:Column>3</x:Column></x:ClientData></v:shape>""";

    static readonly byte[] Bad = new RawReturn().Set("班级", "D4", 41d).ToXlsx();
    static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";

    static PackageText Receipt(byte[] upload)
    {
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        Assert.Contains(result.Findings, finding => finding.Code == "part-exceeds-whole");
        var receipt = ReturnReceipt.Write(upload, result);
        Assert.Equal(result.Findings.Select(finding => finding.Code), ReturnChecker.Check(receipt, RawReturn.Context).Findings.Select(finding => finding.Code));
        var workbook = new PackageText(receipt);
        Assert.DoesNotContain(workbook.Rows("回执").Values, row => row.GetValueOrDefault("A", "").Contains("一份清单", StringComparison.Ordinal));
        return workbook;
    }

    /// <summary>The package with parts changed or, where there are none of the name, added.</summary>
    static byte[] With(byte[] package, params (string Part, Func<string, string> Change)[] changes)
    {
        var parts = new PackageText(package).Parts;
        foreach (var (part, change) in changes)
        {
            parts[part] = Encoding.UTF8.GetBytes(change(parts.TryGetValue(part, out var bytes) ? Encoding.UTF8.GetString(bytes) : ""));
        }

        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return buffer.ToArray();
    }

    // Some programs look for the styles where Excel has them, whatever the relationship says.
    [Fact]
    public void StylesOfAWorkbookWithoutAnyStandWhereExcelHasThem()
    {
        var parts = new PackageText(Bad).Parts.Where(part => part.Key != "xl/styles.xml").Select(part => (part.Key, Encoding.UTF8.GetString(part.Value)));
        var upload = HostileWorkbook.Zip([.. parts.Select(part => (part.Key, Encoding.UTF8.GetBytes(StylesRelationship().Replace(part.Item2, ""))))]);
        var receipt = Receipt(upload);
        Assert.Contains("xl/styles.xml", receipt.Parts.Keys);
        Assert.Equal(ErrorColour, receipt.FillOf("班级", "D4"));
    }

    [GeneratedRegex("""<(Relationship|Override) [^>]*styles[^>]*/>""")]
    private static partial Regex StylesRelationship();

    // Comments of the school's own at D5, and a button, in one drawing; headers have another.
    static byte[] WithComments(string comments, string drawing) => With(Bad,
        (SheetPart, text => text.Replace("</x:worksheet>", $"<x:legacyDrawing r:id=\"v1\" xmlns:r=\"{Document}\"/><x:legacyDrawingHF r:id=\"v2\" xmlns:r=\"{Document}\"/></x:worksheet>", StringComparison.Ordinal)),
        ("xl/worksheets/_rels/sheet2.xml.rels", _ => $"<Relationships xmlns=\"{Relationships}\"><Relationship Id=\"v2\" Type=\"{Document}/vmlDrawing\" Target=\"../drawings/vmlDrawing2.vml\"/><Relationship Id=\"v1\" Type=\"{Document}/vmlDrawing\" Target=\"../drawings/vmlDrawing1.vml\"/><Relationship Id=\"c\" Type=\"{Document}/comments\" Target=\"../comments1.xml\"/></Relationships>"),
        ("xl/drawings/vmlDrawing1.vml", _ => drawing), ("xl/drawings/vmlDrawing2.vml", _ => Drawing("")),
        ("xl/comments1.xml", _ => $"<comments xmlns=\"{Main}\"><authors><author>张三</author><author>tc={{1}}</author></authors><commentList>{comments}</commentList></comments>"),
        ("[Content_Types].xml", text => text.Replace("</Types>", "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/><Override PartName=\"/xl/comments1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/></Types>", StringComparison.Ordinal)));

    static string Drawing(string shapes) =>
        $"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>{shapes}</xml>""";

    [Fact]
    public void CommentsAreMergedWithTheSchoolsOwnAndWithItsButtons()
    {
        const string Rich = "<r><rPr><b/></rPr><t>张三：</t></r><r><t xml:space=\"preserve\">\n核对过</t></r>";
        var upload = WithComments($"<comment ref=\"D5\" authorId=\"0\"><text>{Rich}</text></comment><comment ref=\"D4\" authorId=\"0\"><text><t>早先写的</t></text></comment>", Drawing(Note + Control));
        var workbook = Receipt(upload);
        Assert.Equal(Mark + "\n早先写的", workbook.Comments("班级")["D4"]);
        Assert.Contains("<b />", workbook.Tree("xl/comments1.xml").ToString(), StringComparison.Ordinal);
        Assert.Equal("张三：\n核对过", workbook.Comments("班级")["D5"]);
        Assert.Equal(["_x0000_s1025", "_x0000_s1026"], Shapes(workbook, "xl/drawings/vmlDrawing1.vml"));
        Assert.Equal(Drawing(""), Encoding.UTF8.GetString(workbook.Parts["xl/drawings/vmlDrawing2.vml"]));
        var two = Receipt(With(upload, (SheetPart, text => D5().Replace(text, "$1<x:v>41</x:v>"))));
        Assert.Equal(Mark + "\n张三：\n核对过", two.Comments("班级")["D5"]);
    }

    [Fact]
    public void ANewCommentGetsABoxOfItsOwnInADrawingThatHasButtons()
    {
        var workbook = Receipt(WithComments("", Drawing(Control)));
        Assert.Equal(Mark, workbook.Comments("班级")["D4"]);
        var drawing = workbook.Tree("xl/drawings/vmlDrawing1.vml");
        Assert.Equal(["_x0000_s1026", "_x0000_s1027"], Shapes(workbook, "xl/drawings/vmlDrawing1.vml"));
        Assert.Equal(["3", "3"], drawing.Descendants(Vml + "shape").Last().Descendants().Where(element => element.Name.LocalName is "Row" or "Column").Select(element => element.Value));
    }

    [Fact]
    public void AThreadOfConversationStaysAndTheCellIsMarkedByItsFill()
    {
        var upload = WithComments("<comment ref=\"D4\" authorId=\"1\"><text><t>[线程批注]</t></text></comment>", Drawing(""));
        var workbook = Receipt(upload);
        Assert.Equal("[线程批注]", workbook.Comments("班级")["D4"]);
        Assert.Equal(ErrorColour, workbook.FillOf("班级", "D4"));
    }

    [Fact]
    public void ADrawingThatIsNoXmlStaysAndTheCellIsMarkedByItsFill()
    {
        var upload = WithComments("<comment ref=\"D5\" authorId=\"0\"><text><t>另一条</t></text></comment>", Drawing("<v:shape><div>一<br>二</div></v:shape>"));
        var workbook = Receipt(upload);
        Assert.Equal(new PackageText(upload).Parts["xl/drawings/vmlDrawing1.vml"], workbook.Parts["xl/drawings/vmlDrawing1.vml"]);
        Assert.Equal(new PackageText(upload).Parts["xl/comments1.xml"], workbook.Parts["xl/comments1.xml"]);
        Assert.Equal(ErrorColour, workbook.FillOf("班级", "D4"));
    }

    [Fact]
    public void NamesOfOneSheetMoveWithItAndOursIsInFront()
    {
        var upload = With(Bad, ("xl/workbook.xml", text => BookViews().Replace(text, "").Replace("<x:sheets>", "<x:bookViews><x:workbookView firstSheet=\"1\" activeTab=\"1\"/></x:bookViews><x:sheets>", StringComparison.Ordinal)
            .Replace("</x:sheets>", "</x:sheets><x:definedNames><x:definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">班级!$A$1:$K$9</x:definedName><x:definedName name=\"全校\">班级!$A$1</x:definedName></x:definedNames>", StringComparison.Ordinal)),
            (SheetPart, text => text.Replace("<x:sheetView ", "<x:sheetView tabSelected=\"1\" ", StringComparison.Ordinal)));
        var workbook = Receipt(upload);
        var names = PackageText.Named(workbook.Tree("xl/workbook.xml"), "definedName").Select(name => $"{(string?)name.Attribute("name")} {(string?)name.Attribute("localSheetId")} {name.Value}");
        Assert.Equal(["_xlnm.Print_Area 2 班级!$A$1:$K$9", "全校  班级!$A$1", "_xlnm.Print_Titles 0 '回执'!$1:$2"], names);
        var view = PackageText.Named(workbook.Tree("xl/workbook.xml"), "workbookView").First();
        Assert.Null(view.Attribute("activeTab"));
        Assert.Null(view.Attribute("firstSheet"));
        Assert.Equal(["回执"], workbook.Sheets.Where(sheet => PackageText.Named(workbook.Tree(sheet.Part), "sheetView").Any(one => (string?)one.Attribute("tabSelected") == "1")).Select(sheet => sheet.Name));
    }

    // C5 is blank and has no cell; its column has a format.
    [Fact]
    public void ABlankCellThatIsMarkedIsMadeWithTheFormatOfItsColumn()
    {
        var upload = With(Bad, (SheetPart, text => C5().Replace(text, "").Replace("<x:sheetData>", "<x:cols><x:col min=\"3\" max=\"3\" width=\"20\" style=\"0\"/></x:cols><x:sheetData>", StringComparison.Ordinal)));
        var workbook = Receipt(upload);
        Assert.Equal(ErrorColour, workbook.FillOf("班级", "C5"));
        var row = workbook.Cell("班级", "C5")!.Parent!;
        Assert.Equal(["A5", "B5", "C5", "D5"], PackageText.Named(row, "c").Take(4).Select(cell => (string)cell.Attribute("r")!));
    }

    [Fact]
    public void ReferencesInLowerCaseAndNoneAtAllAreUnderstood()
    {
        var lower = Receipt(With(Bad, (SheetPart, text => CellReference().Replace(text, match => match.Value.ToLowerInvariant()))));
        Assert.Equal(Mark, lower.Comments("班级")["D4"]);
        Assert.Equal(ErrorColour, lower.FillOf("班级", "d4"));
        var none = Receipt(With(Bad, (SheetPart, text => CellReference().Replace(text, ""))));
        Assert.Equal(Mark, none.Comments("班级")["D4"]);
    }

    [Fact]
    public void WhatNobodyKnowsStays()
    {
        const string Unknown = "<z:future xmlns:z=\"urn:z\" z:mode=\"a&#10;b\"><z:inner/>text<!-- c --></z:future>";
        var upload = With(Bad, (SheetPart, text => text.Replace("<x:worksheet ", "<x:worksheet xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:q=\"urn:q\" mc:Ignorable=\"q\" ", StringComparison.Ordinal)
            .Replace("<x:row r=\"4\"", "<x:row q:height=\"7\" r=\"4\"", StringComparison.Ordinal).Replace("</x:worksheet>", $"<x:extLst><x:ext uri=\"u\">{Unknown}</x:ext></x:extLst></x:worksheet>", StringComparison.Ordinal)));
        var workbook = Receipt(upload);
        var sheet = workbook.Tree(workbook.PartOf("班级"));
        Assert.Equal("q", sheet.Root!.Attributes().First(attribute => attribute.Name.LocalName == "Ignorable").Value);
        Assert.Equal(XElement.Parse(Unknown).ToString(SaveOptions.DisableFormatting), PackageText.Named(sheet, "future").Single().ToString(SaveOptions.DisableFormatting));
        Assert.Equal("7", PackageText.Named(sheet, "row").First(row => (string?)row.Attribute("r") == "4").Attribute(XName.Get("height", "urn:q"))!.Value);
    }

    [Fact]
    public void AStrictFileStaysStrict()
    {
        var workbook = Receipt(HostileWorkbook.Strict(Bad));
        Assert.Equal(ErrorColour, workbook.FillOf("班级", "D4"));
        Assert.All(workbook.Sheets, sheet => Assert.Equal("http://purl.oclc.org/ooxml/spreadsheetml/main", workbook.Tree(sheet.Part).Root!.Name.NamespaceName));
    }

    [Fact]
    public void AReceiptOfAReceiptOfAReceiptIsTheFirst()
    {
        var first = ReturnReceipt.Write(Bad, ReturnChecker.Check(Bad, RawReturn.Context));
        var second = ReturnReceipt.Write(first, ReturnChecker.Check(first, RawReturn.Context));
        var third = ReturnReceipt.Write(second, ReturnChecker.Check(second, RawReturn.Context));
        foreach (var again in new[] { second, third })
        {
            var (one, other) = (new PackageText(first), new PackageText(again));
            Assert.Equal(one.Parts.Keys.Order(StringComparer.Ordinal), other.Parts.Keys.Order(StringComparer.Ordinal));
            Assert.All(one.Parts, part => Assert.Equal(one.Tree(part.Key).ToString(), other.Tree(part.Key).ToString()));
        }
    }

    // 1,200 classes with more girls than pupils, and 1,025 numbers in a block of shapes.
    [Fact]
    public void EveryBoxHasANumberOfItsOwnWithinTheBlocksThatTheDrawingClaims()
    {
        var raw = new RawReturn();
        for (var row = 4; row < 1_204; row++)
        {
            raw.Set("班级", $"A{row}", (double)((row % 6) + 1)).Set("班级", $"B{row}", (double)(row / 6)).Set("班级", $"C{row}", 40d).Set("班级", $"D{row}", 41d);
        }

        var upload = raw.ToXlsx();
        var workbook = new PackageText(ReturnReceipt.Write(upload, ReturnChecker.Check(upload, RawReturn.Context)));
        var drawing = workbook.Targets(workbook.PartOf("班级")).Single(entry => entry.Type.EndsWith("/vmlDrawing", StringComparison.Ordinal)).Part;
        var numbers = Shapes(workbook, drawing).Select(id => int.Parse(id["_x0000_s".Length..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(numbers.Count >= 1_200);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        var claimed = PackageText.Named(workbook.Tree(drawing), "idmap").Single().Attribute("data")!.Value.Split(',');
        Assert.All(numbers, number => Assert.Contains((number / 1024).ToString(System.Globalization.CultureInfo.InvariantCulture), claimed));
    }

    static IEnumerable<string> Shapes(PackageText workbook, string drawing) =>
        workbook.Tree(drawing).Descendants(Vml + "shape").Select(shape => (string)shape.Attribute("id")!);

    [GeneratedRegex("(<x:c r=\"D5\"[^>]*>)<x:v>20</x:v>")]
    private static partial Regex D5();

    [GeneratedRegex("<x:c r=\"C5\"[^>]*>.*?</x:c>")]
    private static partial Regex C5();

    [GeneratedRegex("(?<=<x:c )r=\"[A-Z]+[0-9]+\"")]
    private static partial Regex CellReference();

    [GeneratedRegex("<x:bookViews>.*?</x:bookViews>")]
    private static partial Regex BookViews();
}
