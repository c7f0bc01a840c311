using System.Text;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Tests.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>Small files that cost a careless writer of receipts tens of seconds or a gigabyte: check and receipt together stay within 2 s and 200 MiB.</summary>
[Collection(nameof(Alone))]
public sealed class ReceiptHostileTests
{
    const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>年级</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>班号</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>学生数</t></is></c></row>";

    // One class without a grade: something to mark.
    const string Rows = Header + "<row r=\"2\"><c r=\"A2\"><v>99</v></c><c r=\"B2\"><v>1</v></c><c r=\"C2\"><v>40</v></c></row>";

    /// <summary>Each disease, and whether the receipt is the file itself, patched.</summary>
    public static TheoryData<string, bool> Diseases => new()
    {
        { "sqref of 100,000 cells", true }, { "300 runs shared by 15,000 cells", true }, { "2,900 hyperlinks", true }, { "10,000 fonts and formats", true },
        { "table over the whole sheet", true }, { "print areas of 20,000 ranges", true }, { "2,000 marks", true }, { "196,000 cells", true }, { "60,000 rows with three faults each", true },
        { "16,000 rows of ten wrong texts", true }, { "16,000 captions of its own", true },
        // Of the 200,000 cells that are read, the first sheet needs some.
        { "caption repeated 16,382 times", true }, { "50,000 relationships of the sheet", false }, { "50,000 relationships of the workbook", false },
        { "30 nodes of 95,000 attributes in the sheet", false }, { "30 nodes of 95,000 attributes in the comments", true },
        { "30 nodes of 95,000 attributes in the drawing", true }, { "30 nodes of 95,000 attributes in the content types", false },
        { "40,000 comments of the school's own", true }, { "100,000 content types", true }, { "comments nested deep", true }, { "60,000 columns set", true },
    };

    [Theory]
    [MemberData(nameof(Diseases))]
    public void CheckAndReceiptStayWithinTheirTimeAndMemory(string disease, bool isPatched)
    {
        var upload = Make(disease);
        var (result, receipt) = Bounded.Run("check and receipt", () =>
        {
            var result = ReturnChecker.Check(upload, RawReturn.Context);
            return (result, ReturnReceipt.Write(upload, result));
        });
        Assert.False(result.IsAccepted);
        var workbook = new PackageText(receipt);
        Assert.Equal("回执", workbook.Sheets[0].Name);
        Assert.Equal(isPatched, workbook.Parts.ContainsKey("xl/worksheets/sheet1.xml") && workbook.Parts.ContainsKey("xl/sharedStrings.xml"));
    }

    static byte[] Make(string disease)
    {
        var nodes = Repeat(30, _ => "<a " + Repeat(95_000, n => $"a{n}=\"\" ") + "/>");
        return disease switch
        {
            "sqref of 100,000 cells" => HostileWorkbook.Package(Rows, afterRows: $"<conditionalFormatting sqref=\"{Refs(100_000)}\"><cfRule type=\"expression\" priority=\"1\"><formula>TRUE</formula></cfRule></conditionalFormatting><dataValidations><dataValidation type=\"whole\" sqref=\"{Refs(100_000)}\"><formula1>1</formula1></dataValidation></dataValidations>"),
            "300 runs shared by 15,000 cells" => HostileWorkbook.Package(Rows + Repeat(15_000, n => $"<row r=\"{n + 2}\"><c r=\"E{n + 2}\" t=\"s\"><v>0</v></c></row>"), sharedStrings: $"<si>{Repeat(300, n => $"<r><rPr><sz val=\"{n}\"/></rPr><t>字{n}</t></r>")}</si>"),
            "2,900 hyperlinks" => HostileWorkbook.Package(Rows, afterRows: $"<hyperlinks>{Repeat(2_900, n => $"<hyperlink ref=\"A{n}\" location=\"班级!A1\"/>")}</hyperlinks>"),
            "10,000 fonts and formats" => HostileWorkbook.Package(Header + Repeat(9_000, n => $"<row r=\"{n + 1}\"><c r=\"A{n + 1}\" s=\"{n}\"><v>99</v></c></row>"), ("xl/styles.xml", Styles)),
            "table over the whole sheet" => With(HostileWorkbook.Package(Rows, afterRows: $"<tableParts count=\"1\"><tablePart r:id=\"t\" xmlns:r=\"{Document}\"/></tableParts>"),
                ("xl/worksheets/_rels/sheet1.xml.rels", Related(("t", "table", "../tables/table1.xml"))), ("xl/tables/table1.xml", "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"T\" displayName=\"T\" ref=\"A1:XFD1048576\"/>")),
            "print areas of 20,000 ranges" => With(HostileWorkbook.Package(Rows), ("xl/workbook.xml", Workbook($"<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">{string.Join(',', Enumerable.Range(1, 20_000).Select(n => $"班级!$A${n}:$C${n}"))}</definedName>"))),
            "2,000 marks" => HostileWorkbook.Package(Header + Repeat(2_000, n => $"<row r=\"{n + 1}\"><c r=\"A{n + 1}\"><v>99</v></c><c r=\"B{n + 1}\"><v>{n}</v></c><c r=\"C{n + 1}\"><v>40</v></c></row>")),
            "196,000 cells" => HostileWorkbook.Package(Header + Repeat(9_800, n => $"<row r=\"{n + 1}\">{Repeat(20, column => $"<c r=\"{CellAddress.LettersOf(column - 1)}{n + 1}\"><v>{(column == 1 ? 99 : n)}</v></c>")}</row>")),
            "60,000 rows with three faults each" => HostileWorkbook.Package(Header + Repeat(60_000, n => $"<row r=\"{n + 1}\"><c r=\"A{n + 1}\"><v>99</v></c><c r=\"B{n + 1}\"><v>-{n}</v></c><c r=\"C{n + 1}\" t=\"inlineStr\"><is><t>约{n}</t></is></c></row>")),
            "16,000 rows of ten wrong texts" => HostileWorkbook.Package(Header + Repeat(16_000, n => $"<row r=\"{n + 1}\">{Repeat(10, column => $"<c r=\"{CellAddress.LettersOf(column - 1)}{n + 1}\" t=\"inlineStr\"><is><t>约{n}_{column}人</t></is></c>")}</row>")),
            "16,000 captions of its own" => HostileWorkbook.Package(Header.Replace("</row>", $"{Repeat(16_000, n => $"<c r=\"{CellAddress.LettersOf(n + 2)}1\" t=\"inlineStr\"><is><t>列{n}</t></is></c>")}</row>", StringComparison.Ordinal) + "<row r=\"2\"><c r=\"A2\"><v>99</v></c><c r=\"B2\"><v>1</v></c><c r=\"C2\"><v>40</v></c></row>"),
            "caption repeated 16,382 times" => HostileWorkbook.Package($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>年级</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>班号</t></is></c>{Repeat(16_382, n => $"<c r=\"{CellAddress.LettersOf(n + 1)}1\" t=\"inlineStr\"><is><t>学生数</t></is></c>")}</row>"),
            "50,000 relationships of the sheet" => With(HostileWorkbook.Package(Rows), ("xl/worksheets/_rels/sheet1.xml.rels", Related([.. Enumerable.Range(1, 50_000).Select(n => ($"r{n}", "image", "../media/a.png"))]))),
            "50,000 relationships of the workbook" => With(HostileWorkbook.Package(Rows), ("xl/_rels/workbook.xml.rels", Related([.. Enumerable.Range(1, 50_000).Select(n => ($"r{n}", "worksheet", "worksheets/sheet1.xml"))]))),
            "60,000 columns set" => HostileWorkbook.Package(Rows, beforeRows: $"<cols>{Repeat(60_000, n => $"<col min=\"{n}\" max=\"{n}\" width=\"9\" style=\"1\"/>")}</cols>"),
            "30 nodes of 95,000 attributes in the sheet" => HostileWorkbook.Package(nodes + Rows),
            "30 nodes of 95,000 attributes in the content types" => With(HostileWorkbook.Package(Rows), ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{nodes}</Types>")),
            "100,000 content types" => With(HostileWorkbook.Package(Rows), ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{Repeat(70_000, n => $"<Override PartName=\"/a{n}\" ContentType=\"a/b\"/>")}</Types>")),
            "30 nodes of 95,000 attributes in the comments" => WithComments(nodes, ""),
            "30 nodes of 95,000 attributes in the drawing" => WithComments("", nodes),
            "comments nested deep" => WithComments(Repeat(50_000, _ => "<a>") + Repeat(50_000, _ => "</a>"), ""),
            "40,000 comments of the school's own" => WithComments(Repeat(40_000, n => $"<comment ref=\"E{n}\" authorId=\"0\"><text><t>{n}</t></text></comment>"),
                Repeat(8_000, n => $"<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"_x0000_s{n + 1024}\"/>")),
            _ => throw new ArgumentOutOfRangeException(nameof(disease)),
        };
    }

    static string Styles => $"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts>{Repeat(1_900, n => $"<numFmt numFmtId=\"{n + 200}\" formatCode=\"0.{n}\"/>")}</numFmts><fonts>{Repeat(10_000, n => $"<font><sz val=\"{n}\"/><name val=\"A\"/></font>")}</fonts><fills><fill/></fills><borders><border/></borders><cellXfs>{Repeat(10_000, n => $"<xf numFmtId=\"0\" fontId=\"{n - 1}\" fillId=\"0\" borderId=\"0\"/>")}</cellXfs></styleSheet>";

    static string Workbook(string names) => $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Document}\"><sheets><sheet name=\"班级\" sheetId=\"1\" r:id=\"r1\"/></sheets><definedNames>{names}</definedNames></workbook>";

    static string Related(params (string Id, string Type, string Target)[] all) =>
        $"<Relationships xmlns=\"{Relationships}\">{string.Concat(all.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{Document}/{one.Type}\" Target=\"{one.Target}\"/>"))}</Relationships>";

    static byte[] WithComments(string comments, string drawing) => With(HostileWorkbook.Package(Rows, afterRows: $"<legacyDrawing r:id=\"v\" xmlns:r=\"{Document}\"/>"),
        ("xl/worksheets/_rels/sheet1.xml.rels", Related(("v", "vmlDrawing", "../drawings/v.vml"), ("c", "comments", "../comments1.xml"))),
        ("xl/comments1.xml", $"<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>a</author></authors><commentList>{comments}</commentList></comments>"),
        ("xl/drawings/v.vml", $"<xml>{drawing}</xml>"));

    static string Refs(int count) => string.Join(' ', Enumerable.Range(1, count).Select(n => $"A{n}"));

    static string Repeat(int count, Func<int, string> text) => Enumerable.Range(1, count).Aggregate(new StringBuilder(), (all, n) => all.Append(text(n))).ToString();

    static byte[] With(byte[] package, params (string Part, string Content)[] changes)
    {
        var parts = new PackageText(package).Parts;
        foreach (var (part, content) in changes)
        {
            parts[part] = Encoding.UTF8.GetBytes(content);
        }

        return HostileWorkbook.Zip([.. parts.Select(part => (part.Key, part.Value))]);
    }
}
