using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using EduFunctions.Findings;
using EduFunctions.Returns;

namespace EduFunctions.Tests.Returns;

public sealed class WorkbookReaderTests
{
    const string Sheet = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{0}</sheetData></worksheet>""";

    /// <summary>A small workbook with one sheet; a part of it may be replaced.</summary>
    static byte[] Package(string rows = "", (string Name, string Content)? replaced = null, string sharedStrings = "", int sheets = 1, bool date1904 = false)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
            ["_rels/.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="{(date1904 ? 1 : 0)}"/><sheets>{string.Concat(Enumerable.Range(1, sheets).Select(n => $"<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"))}</sheets><definedNames><definedName name="EduFunctionsForm" hidden="1">"school-return/1"</definedName></definedNames></workbook>""",
            ["xl/_rels/workbook.xml.rels"] = $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(Enumerable.Range(1, sheets).Select(n => $"<Relationship Id=\"r{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""",
            ["xl/sharedStrings.xml"] = $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sharedStrings}</sst>""",
            ["xl/styles.xml"] = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""",
        };
        for (var number = 1; number <= sheets; number++)
        {
            parts[$"xl/worksheets/sheet{number}.xml"] = Sheet.Replace("{0}", rows, StringComparison.Ordinal);
        }

        if (replaced is (var name, var content))
        {
            parts[name] = content;
        }

        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return buffer.ToArray();
    }

    static (RawWorkbook? Workbook, string Codes) Read(byte[] bytes)
    {
        var findings = new List<Finding>();
        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var workbook = WorkbookReader.Read(bytes, findings);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 600L * 1024 * 1024, "allocated too much");
        return (workbook, string.Join(' ', findings.Select(finding => finding.Code)));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "empty", "file-empty" }, { "html", "not-a-workbook" }, { "csv", "not-a-workbook" }, { "plain-zip", "not-a-workbook" },
        { "truncated", "file-damaged" }, { "encrypted", "file-encrypted" }, { "ole-rubbish", "file-damaged" }, { "macros", "file-has-macros" },
        { "zip-bomb", "unpacked-too-large" }, { "deep-xml", "file-damaged" }, { "dtd", "file-damaged" }, { "external-entity", "file-damaged" },
        { "million-rows", "too-many-cells" }, { "far-column", "too-many-cells" }, { "sheets-41", "too-many-sheets" }, { "sheets-40", "" },
        { "shared-string-out-of-range", "file-damaged" }, { "missing-relationship", "file-damaged" }, { "cells-200001", "too-many-cells" }, { "cells-200000", "" },
        { "too-large", "file-too-large" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void AHostileFileEndsInItsFinding(string disease, string expected)
    {
        var (workbook, codes) = Read(Make(disease));
        Assert.Equal(expected, codes);
        Assert.Equal(expected.Length == 0, workbook is not null);
    }

    static byte[] Make(string disease) => disease switch
    {
        "empty" => [],
        "html" => "<html><table><tr><td>1</td></tr></table></html>"u8.ToArray(),
        "csv" => "\uFEFF年级,班号\n1,1\n"u8.ToArray(),
        "plain-zip" => Zip(("a.txt", "a"u8.ToArray())),
        "truncated" => Package("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")[..^200],
        "encrypted" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[512]],
        "ole-rubbish" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]],
        "macros" => Package("", ("xl/vbaProject.bin", "x")),
        "zip-bomb" => Zip(("xl/workbook.xml", Encoding.UTF8.GetBytes("<workbook/>")), ("xl/media/image1.png", new byte[WorkbookReader.UnpackedBytesMaximum + 1])),
        "deep-xml" => Package("", ("xl/worksheets/sheet1.xml", string.Concat(Enumerable.Repeat("<a>", 100_000)))),
        "dtd" => Package("", ("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")),
        "external-entity" => Package("", ("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><sst><si><t>&b;</t></si></sst>")),
        "million-rows" => Package("<row r=\"1000000\"><c r=\"A1000000\"><v>1</v></c></row>"),
        "far-column" => Package(string.Concat(Enumerable.Range(1, 50_000).Select(n => $"<row r=\"{n}\"><c r=\"XFD{n}\"><v>1</v></c></row>"))),
        "sheets-41" => Package("", sheets: 41),
        "sheets-40" => Package("", sheets: 40),
        "shared-string-out-of-range" => Package("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>"),
        "missing-relationship" => Package("", ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>")),
        "cells-200000" => Package(Cells(200_000)),
        "cells-200001" => Package(Cells(200_001)),
        "too-large" => new byte[WorkbookReader.FileBytesMaximum + 1],
        _ => throw new ArgumentOutOfRangeException(nameof(disease)),
    };

    static string Cells(int count) => string.Concat(Enumerable.Range(0, count).Chunk(20).Select((chunk, row) =>
        $"<row r=\"{row + 1}\">{string.Concat(chunk.Select((_, column) => $"<c r=\"{RawWorkbook.LetterOf(column)}{row + 1}\"><v>1</v></c>"))}</row>"));

    static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
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

    [Fact]
    public void ErrorValuesAndFormulasWithoutValuesAreTold()
    {
        var (workbook, _) = Read(Package("<row r=\"2\"><c r=\"B2\"><f>1+1</f></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"D2\"><f>1+1</f><v>2</v></c></row>"));
        var row = Assert.Single(workbook!.Sheets[0].Rows);
        Assert.Equal([(1, RawError.FormulaWithoutValue), (2, RawError.ErrorValue), (3, (object)2d)], row.Cells.Select(cell => (cell.ColumnIndex, cell.Value)));
        Assert.Equal(2, row.RowNumber);
    }

    [Theory]
    [InlineData(false, 45912)] // 2025-09-12 counted from 1899-12-30
    [InlineData(true, 44450)] // the same day counted from 1904-01-01: 1,462 days fewer
    public void DatesOfBothSystemsAreTheSameDay(bool date1904, int serial)
    {
        var (workbook, _) = Read(Package($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{serial}</v></c></row>", date1904: date1904));
        Assert.True(CellText.TryDate(workbook!.Sheets[0].Rows[0].Cells[0].Value, out var day));
        Assert.Equal(new DateOnly(2025, 9, 12), day);
    }

    [Fact]
    public void TheFormCodeOfTheTemplateIsRead() => Assert.Equal("school-return/1", Read(Package()).Workbook!.FormCode);

    [Fact]
    public void WhatClosedXmlWritesIsReadAsItStands()
    {
        var result = ReturnChecker.Check(new RawReturn().ToXlsx(), RawReturn.Context);
        Assert.True(result.IsAccepted, string.Join('\n', result.Findings.Select(finding => finding.Message)));
        Assert.Equal(240m, result.Return![SchoolReturnForm.Classes].Sum(row => row.Number("pupils")));
    }
}
