using EduFunctions.Findings;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using EduFunctions.Workbooks;
using NPOI.HSSF.UserModel;
using NPOI.POIFS.FileSystem;

namespace EduFunctions.Tests.Returns;

/// <summary>Files that harm a careless reader, each with one disease, made from a line or two.</summary>
static class HostileWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A small workbook of one sheet 班级; parts may be replaced or added.</summary>
    public static byte[] Package(string rows = "", (string Name, string Content)? replaced = null, string sharedStrings = "", int sheets = 1, bool date1904 = false, string afterRows = "", string beforeRows = "")
    {
        var numbers = Enumerable.Range(1, sheets).ToList();
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>{Override("workbook", "sheet.main")}{Override("sharedStrings", "sharedStrings")}{Override("styles", "styles")}{Each(n => Override($"worksheets/sheet{n}", "worksheet"))}</Types>""",
            ["_rels/.rels"] = $"""<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Document}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = Workbook(Each(n => $"<sheet name=\"{(n == 1 ? "班级" : "S" + n)}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"), date1904: date1904),
            ["xl/_rels/workbook.xml.rels"] = $"""<Relationships xmlns="{Relations}">{Each(n => Relationship($"r{n}", "worksheet", $"worksheets/sheet{n}.xml"))}{Relationship("s", "sharedStrings", "sharedStrings.xml")}{Relationship("st", "styles", "styles.xml")}</Relationships>""",
            ["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}">{sharedStrings}</sst>""",
            ["xl/styles.xml"] = Styles("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"),
        };
        numbers.ForEach(n => parts[$"xl/worksheets/sheet{n}.xml"] = $"""<worksheet xmlns="{Main}">{beforeRows}<sheetData>{rows}</sheetData>{afterRows}</worksheet>""");
        if (replaced is (var name, var content))
        {
            parts[name] = content;
        }

        return Zip([.. parts.Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value)))]);

        string Each(Func<int, string> text) => string.Concat(numbers.Select(text));
        static string Override(string part, string type) => $"<Override PartName=\"/xl/{part}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{type}+xml\"/>";
        static string Relationship(string id, string type, string target) => $"<Relationship Id=\"{id}\" Type=\"{Document}/{type}\" Target=\"{target}\"/>";
    }

    static string Workbook(string sheets, string names = "", bool date1904 = false) =>
        $"""<workbook xmlns="{Main}" xmlns:r="{Document}"><workbookPr date1904="{(date1904 ? 1 : 0)}"/><sheets>{sheets}</sheets><definedNames><definedName name="EduFunctionsForm" hidden="1">"school-return/1"</definedName>{names}</definedNames></workbook>""";

    static string Styles(string cellFormats, string numberFormats = "") =>
        $"""<styleSheet xmlns="{Main}"><numFmts>{numberFormats}</numFmts><fonts count="1"><font><sz val="11"/><name val="A"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{cellFormats}</cellXfs></styleSheet>""";

    /// <summary>A zip of these entries; a name may stand there twice.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(bytes);
            }
        }

        return buffer.ToArray();
    }

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] With(byte[] package, params (string Name, byte[] Bytes)[] more)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return Zip([.. zip.Entries.Select(entry => (entry.FullName, BytesOf(entry))), .. more]);

        static byte[] BytesOf(ZipArchiveEntry entry)
        {
            using var buffer = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(buffer);
            return buffer.ToArray();
        }
    }

    /// <summary>The package as Excel writes it in the format Strict Open XML.</summary>
    public static byte[] Strict(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return Zip([.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, Utf8(reader.ReadToEnd().Replace(Main, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
                .Replace(Document, "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)
                .Replace("<x:workbook ", "<x:workbook conformance=\"strict\" ", StringComparison.Ordinal)));
        })]);
    }

    /// <summary>The uncompressed size that the central directory claims for the largest part, overwritten; zip64 where it does not fit.</summary>
    static byte[] Lying(byte[] package, uint size)
    {
        var bytes = package.ToArray();
        for (var at = 0; (at = bytes.AsSpan(at).IndexOf("PK\u0001\u0002"u8) is var found and >= 0 ? at + found : -1) >= 0; at += 4)
        {
            if (bytes.AsSpan(at + 46).StartsWith("xl/worksheets/sheet1.xml"u8))
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(at + 24), size);
            }
        }

        return bytes;
    }

    static byte[] Xls(Action<HSSFSheet> fill)
    {
        var workbook = new HSSFWorkbook();
        fill((HSSFSheet)workbook.CreateSheet("班级"));
        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        return buffer.ToArray();
    }

    /// <summary>A compound file of these streams.</summary>
    public static byte[] Compound(params (string Name, byte[] Bytes)[] streams)
    {
        var file = new POIFSFileSystem();
        foreach (var (name, bytes) in streams)
        {
            file.CreateDocument(new MemoryStream(bytes), name);
        }

        using var buffer = new MemoryStream();
        file.WriteFileSystem(buffer);
        return buffer.ToArray();
    }

    /// <summary>The bytes of the stream Workbook of an .xls.</summary>
    public static byte[] BookOf(byte[] xls) => CompoundFile.Open(xls).Find("Workbook")!;

    // FILEPASS behind BOF ([MS-XLS] 2.4.117); the rest is not encrypted.
    static byte[] Encrypted(params byte[] filePass)
    {
        var book = BookOf(Xls(sheet => sheet.CreateRow(0).CreateCell(0).SetCellValue(1)));
        var start = 4 + BitConverter.ToUInt16(book, 2);
        return Compound(("Workbook", [.. book[..start], 0x2F, 0, .. BitConverter.GetBytes((ushort)filePass.Length), .. filePass, .. book[start..]]));
    }

    // Key and verifier of a password by the XOR method.
    static byte[] Encrypted(ushort key, ushort verifier) => Encrypted([0, 0, .. BitConverter.GetBytes(key), .. BitConverter.GetBytes(verifier)]);

    // RC4 of version 1.1 as LibreOffice 7.4 wrote it: salt, verifier and its hash of the passwords VelvetSweatshop and abc.
    const string Rc4Default = "010001000100e240bd02bea44d3a90eee061648bee867f3cd073376bf923501998d504c5a9d26b719758f83ce7012875f3145aeeea83";
    const string Rc4 = "0100010001003a476919faf56b9d02295188b2da50964741699b5b89e5febf3e09a1856298d94057e20f2ab00a388c26c3bea31c3a0f";

    // RC4 of 128 bits by CryptoAPI of version 4.2, worked out by [MS-OFFCRYPTO] 2.3.5 for the same passwords.
    const string CryptoHead = "0100040002000400000020000000040000000000000001680000048000008000000001000000000000000000000010000000";
    const string CryptoDefault = CryptoHead + "000102030405060708090a0b0c0d0e0ff672f0c7874e8e833d7d3b9b91a12b2b14000000bdf8883f1e6e8a6b7e684b661b16e315593444ab";
    const string Crypto = CryptoHead + "000102030405060708090a0b0c0d0e0f5c307f6e6d50fb6255ea892e349430a2140000009f8c76bfe88539a1a33f2f2ec62f05f76955a646";

    static string Repeat(int count, Func<int, string> text)
    {
        var all = new StringBuilder();
        for (var number = 1; number <= count; number++)
        {
            all.Append(text(number));
        }

        return all.ToString();
    }

    /// <summary>So many cells, twenty a row.</summary>
    public static string Cells(int count, Func<int, int, string> content) => Repeat(count / 20, row =>
        $"<row r=\"{row}\">{Repeat(20, column => $"<c r=\"{CellAddress.LettersOf(column - 1)}{row}\"{content(row, column)}</c>")}</row>");

    const string OneCell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

    static readonly byte[] OleHeader = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    static byte[] Ole(int at, uint value)
    {
        var bytes = Xls(sheet => sheet.CreateRow(0).CreateCell(0).SetCellValue(1));
        BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        return bytes;
    }

    /// <summary>The file with the disease.</summary>
    public static byte[] Make(string disease) => disease switch
    {
        "empty" => [],
        "html" => "<html><table><tr><td>1</td></tr></table></html>"u8.ToArray(),
        "csv" => "\uFEFF年级,班号\n1,1\n"u8.ToArray(),
        "plain-zip" => Zip(("a.txt", "a"u8.ToArray())),
        "xlsb" => Zip(("_rels/.rels", Utf8($"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Document}/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>")), ("xl/workbook.bin", [1])),
        "truncated" => Package(OneCell)[..^200],
        "encrypted" => Compound(("EncryptedPackage", new byte[5000])),
        "xls-protected" => Encrypted(0xB359, 0x9A0A),
        "xls-encrypted" => Encrypted(0x1234, 0x5678),
        "xls-rc4-protected" => Encrypted(Convert.FromHexString(Rc4Default)),
        "xls-rc4-encrypted" => Encrypted(Convert.FromHexString(Rc4)),
        "xls-crypto-protected" => Encrypted(Convert.FromHexString(CryptoDefault)),
        "xls-crypto-encrypted" => Encrypted(Convert.FromHexString(Crypto)),
        "xls-filepass-short" => Encrypted([1, 0]),
        "xls-filepass-unknown" => Encrypted([1, 0, 9, 0, 9, 0, .. new byte[50]]),
        "word" => Compound(("WordDocument", new byte[5000])),
        "excel-4" => [0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00],
        "ole-rubbish" => [.. OleHeader, .. new byte[2000]],
        "macros" => Package("", ("xl/vbaProject.bin", "x")),
        "zip-bomb" => With(Package(OneCell), ("xl/media/image1.png", new byte[WorkbookReader.UnpackedBytesMaximum + 1])),
        "xml-bomb" => Package(Repeat(2_000_000, _ => "<a b=\"c\"></a>    ")),
        "xml-bomb-hidden" => Package(OneCell, ("xl/a.bin", "<a>" + Repeat(2_000_000, _ => "<a b=\"c\"></a>    ") + "</a>")),
        "deep-xml" => Package("", ("xl/worksheets/sheet1.xml", Repeat(100_000, _ => "<a>"))),
        "dtd" => Package("", ("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")),
        "external-entity" => Package("", ("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><sst><si><t>&b;</t></si></sst>")),
        "million-rows" => Package("<row r=\"1000000\"><c r=\"A1000000\"><v>1</v></c></row>"),
        "million-empty-rows" => Package(Repeat(1_000_000, _ => "<row/>")),
        "million-rows-formatted" => Package(OneCell + "<row r=\"1048576\" s=\"1\" customFormat=\"1\"><c r=\"A1048576\" s=\"1\"/><c r=\"XFD1048576\" s=\"1\"/></row>", sheets: 7),
        "million-rows-declared" => Package(OneCell, beforeRows: "<dimension ref=\"A1:XFD1048576\"/>"),
        "rows-backwards" => Package("<row r=\"9\"><c r=\"A9\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>"),
        "far-column" => Package(Repeat(50_000, n => $"<row r=\"{n}\"><c r=\"XFD{n}\"><v>1</v></c></row>")),
        "far-corner" => Package("<row r=\"1\"><c r=\"ZZ1\"><v>1</v></c></row><row r=\"200000\"><c r=\"A200000\"><v>1</v></c></row>"),
        "farther-column" => Package("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"),
        "sheets-41" => Package("", sheets: 41),
        "sheets-40" => Package("", sheets: 40),
        "sheets-one-part" => Package(Cells(20_000, (_, _) => ">"), ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\">{Repeat(40, n => $"<Relationship Id=\"r{n}\" Type=\"{Document}/worksheet\" Target=\"worksheets/sheet1.xml\"/>")}</Relationships>"), sheets: 40),
        "sheet-elsewhere" => Package("", ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Document}/worksheet\" Target=\"/worksheets/sheet1.xml\"/></Relationships>")),
        "cyclic-workbook" => Package(OneCell, ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Document}/worksheet\" Target=\"workbook.xml\"/></Relationships>")),
        "cyclic-sheet" => Package(OneCell, ("xl/worksheets/_rels/sheet1.xml.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Document}/officeDocument\" Target=\"../workbook.xml\"/><Relationship Id=\"r2\" Type=\"{Document}/worksheet\" Target=\"sheet1.xml\"/></Relationships>")),
        "shared-string-out-of-range" => Package("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>"),
        "missing-relationship" => Package("", ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Relations}\"/>")),
        "cells-200000" => Package(Cells(200_000, (_, _) => "><v>1</v>")),
        "cells-200020" => Package(Cells(200_020, (_, _) => "><v>1</v>")),
        "texts-200000" => Package(Cells(200_000, (row, column) => $" t=\"inlineStr\"><is><t>其中{row}、{column}</t></is>")),
        "wrong-cells" => Package("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>年级</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>班号</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>学生数</t></is></c></row>"
            + Repeat(60_000, n => $"<row r=\"{n + 1}\"><c r=\"A{n + 1}\"><v>{n}</v></c><c r=\"B{n + 1}\"><v>-{n}</v></c><c r=\"C{n + 1}\" t=\"inlineStr\"><is><t>约{n}</t></is></c></row>")),
        "column-200000-times" => Package(Repeat(199_900, n => $"<row r=\"{n}\"><c r=\"A{n}\" t=\"inlineStr\"><is><t>学校名称</t></is></c></row>"), ("xl/workbook.xml", Workbook("<sheet name=\"封面\" sheetId=\"1\" r:id=\"r1\"/>"))),
        "too-large" => new byte[WorkbookReader.FileBytesMaximum + 1],
        "long-string" => Package(OneCell, sharedStrings: $"<si><t>{new string('长', 5_000_000)}</t></si>"),
        "long-attribute" => Package($"<row r=\"1\" spans=\"{new string('1', 20_000_000)}\"/>"),
        "runs" => Package(OneCell, sharedStrings: $"<si>{Repeat(1_000_000, _ => "<t>a</t>")}</si>"),
        "runs-many" => Package(OneCell, sharedStrings: Repeat(60, _ => $"<si>{Repeat(32_000, _ => "<t>a</t>")}</si>")),
        "references-500000" => Package(OneCell, sharedStrings: Repeat(20, _ => $"<si><t>{Repeat(25_000, _ => "&#35201;")}</t></si>")),
        "references-500001" => Package(OneCell, sharedStrings: "<si><t>&#35201;</t></si>" + Repeat(20, _ => $"<si><t>{Repeat(25_000, _ => "&#35201;")}</t></si>")),
        "number-formats" => Package(OneCell, ("xl/styles.xml", Styles("<xf/>", Repeat(200_000, n => $"<numFmt numFmtId=\"{n + 200}\" formatCode=\"0.{n}\"/>")))),
        "styles-100000" => Package(OneCell, ("xl/styles.xml", Styles(Repeat(100_000, n => $"<xf numFmtId=\"{n % 40}\" fontId=\"0\" fillId=\"0\" borderId=\"0\"><alignment indent=\"{n}\"/></xf>")))),
        "merged-100000" => Package(OneCell, afterRows: $"<mergeCells>{Repeat(100_000, n => $"<mergeCell ref=\"A{n}:B{n}\"/>")}</mergeCells>"),
        "merged-all" => Package(OneCell, afterRows: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"),
        "names-65000" => Package(OneCell, ("xl/workbook.xml", Workbook("<sheet name=\"班级\" sheetId=\"1\" r:id=\"r1\"/>", Repeat(65_000, n => $"<definedName name=\"N{n}\">班级!$A${n}</definedName>")))),
        "link-everywhere" => Package(OneCell, afterRows: "<hyperlinks><hyperlink ref=\"A1:XFD1048576\" location=\"班级!A1\"/></hyperlinks>"),
        "array-everywhere" => Package("<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:XFD1048576\">1</f><v>1</v></c></row>"),
        "columns-many" => Package(OneCell, beforeRows: $"<cols>{Repeat(5_000, _ => "<col min=\"1\" max=\"16384\" width=\"9\" customWidth=\"1\"/>")}</cols>"),
        "entries-2100" => With(Package(OneCell), [.. Enumerable.Range(0, 2_100).Select(n => ($"xl/e{n}.xml", "<a/>"u8.ToArray()))]),
        "entries-100000" => Zip([.. Enumerable.Range(0, 100_000).Select(n => (n.ToString(CultureInfo.InvariantCulture), Array.Empty<byte>()))]),
        "one-name-twice" => With(Package(OneCell), ("XL/worksheets\\sheet1.xml", "<a/>"u8.ToArray())),
        "size-too-small" => Lying(Package(OneCell), 20),
        "size-too-large" => Lying(Package(OneCell), 0x7FFFFFF0),
        "size-zip64-missing" => Lying(Package(OneCell), uint.MaxValue),
        "name-of-200" => Package(OneCell, ("xl/workbook.xml", Workbook($"<sheet name=\"{new string('表', 200)}\" sheetId=\"1\" r:id=\"r1\"/>"))),
        "name-odd" => Package(OneCell, ("xl/workbook.xml", Workbook("<sheet name=\"[班]*?:/\\'\" sheetId=\"1\" r:id=\"r1\"/>"))),
        "name-of-receipt" => Package(OneCell, ("xl/workbook.xml", Workbook("<sheet name=\"回执\" sheetId=\"1\" r:id=\"r1\"/>"))),
        "controls" => Package("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>_x0000__xFFFF__xD800_</t></is></c><c r=\"B1\"><v>NaN</v></c><c r=\"C1\"><v>1e999</v></c></row>"),
        "picture-drawn" => With(Package(OneCell, afterRows: $"<drawing r:id=\"r1\" xmlns:r=\"{Document}\"/>"),
            ("xl/worksheets/_rels/sheet1.xml.rels", Utf8($"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Document}/drawing\" Target=\"../drawings/drawing1.xml\"/></Relationships>")),
            ("xl/drawings/_rels/drawing1.xml.rels", Utf8($"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Document}/image\" Target=\"../media/image1.png\"/></Relationships>")),
            ("xl/drawings/drawing1.xml", Utf8($"""<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{Document}"><d:oneCellAnchor><d:from><d:col>0</d:col><d:colOff>0</d:colOff><d:row>0</d:row><d:rowOff>0</d:rowOff></d:from><d:ext cx="9525" cy="9525"/><d:pic><d:nvPicPr><d:cNvPr id="1" name="P"/><d:cNvPicPr/></d:nvPicPr><d:blipFill><a:blip r:embed="r1"/></d:blipFill><d:spPr/></d:pic><d:clientData/></d:oneCellAnchor></d:wsDr>""")),
            ("xl/media/image1.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="))),
        "light-merged" => Package(OneCell, afterRows: $"<mergeCells>{Repeat(2_999, n => $"<mergeCell ref=\"A{n}:B{n}\"/>")}</mergeCells>"),
        "light-links" => Package(OneCell, afterRows: $"<hyperlinks>{Repeat(2_999, n => $"<hyperlink ref=\"A{n}\" location=\"班级!A1\"/>")}</hyperlinks>"),
        "light-reach" => Package(OneCell, afterRows: "<hyperlinks><hyperlink ref=\"A1:J299\" location=\"班级!A1\"/></hyperlinks>"),
        "light-array" => Package("<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:J4990\">1</f><v>1</v></c></row>"),
        "light-columns" => Package(OneCell, beforeRows: $"<cols>{Repeat(12, _ => "<col min=\"1\" max=\"16384\" width=\"9\" customWidth=\"1\"/>")}</cols>"),
        "light-cells" => Package(Cells(28_000, (_, _) => "><v>1</v>")),
        "light-names" => Package(OneCell, ("xl/workbook.xml", Workbook("<sheet name=\"班级\" sheetId=\"1\" r:id=\"r1\"/>", Repeat(2_900, n => $"<definedName name=\"N{n}\">班级!$A${n}</definedName>")))),
        "light-validations" => Package(OneCell, afterRows: $"<dataValidations>{Repeat(2_900, n => $"<dataValidation type=\"whole\" sqref=\"A{n}:C{n}\"><formula1>1</formula1></dataValidation>")}</dataValidations>"),
        "light-formats" => Package(OneCell, afterRows: Repeat(2_900, n => $"<conditionalFormatting sqref=\"A{n}:C{n}\"><cfRule type=\"cellIs\" priority=\"{n}\" operator=\"equal\"><formula>1</formula></cfRule></conditionalFormatting>")),
        "light-styles" => Package(Cells(20_000, (row, column) => $" s=\"{(row * 20) + column}\"><v>1</v>"), ("xl/styles.xml", Styles(Repeat(9_000, n => $"<xf numFmtId=\"{n % 40}\" fontId=\"0\" fillId=\"0\" borderId=\"0\"><alignment indent=\"{n % 200}\" textRotation=\"{n % 90}\"/></xf>")))),
        "picture" => With(Package(OneCell), ("xl/media/image1.png", [0x89, 0x50, 0x4E, 0x47, .. new byte[3_000_000]])),
        "xls-rubbish" => [.. Xls(_ => { })[..1024], .. Enumerable.Range(0, 200_000).Select(n => (byte)(n * 31 % 251))],
        "xls-truncated" => Xls(sheet => sheet.CreateRow(0).CreateCell(0).SetCellValue(1))[..^1500],
        "xls-far-corner" => Xls(sheet => { sheet.CreateRow(0).CreateCell(255).SetCellValue(1); sheet.CreateRow(65_535).CreateCell(0).SetCellValue(1); }),
        "xls-endless-dif" => Ole(72, int.MaxValue),
        "xls-vast-sectors" => Ole(30, 28),
        _ => throw new ArgumentOutOfRangeException(nameof(disease)),
    };
}
