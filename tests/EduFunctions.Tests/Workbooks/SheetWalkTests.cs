using System.IO.Compression;
using System.Text;
using EduFunctions.Findings;
using EduFunctions.Tests.Returns;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Workbooks;

/// <summary>Sheets and packages as other programs write them.</summary>
public sealed class SheetWalkTests
{
    static RawWorkbook Read(byte[] bytes, string expected = "")
    {
        var findings = new List<Finding>();
        var workbook = WorkbookReader.Read(bytes, findings);
        Assert.Equal(expected, string.Join(' ', findings.Select(finding => finding.Code)));
        return workbook!;
    }

    static string Cells(string rows, string sharedStrings = "") => string.Join(' ', Read(HostileWorkbook.Package(rows, sharedStrings: sharedStrings)).Sheets[0].Rows
        .SelectMany(row => row.Cells, (row, cell) => $"{new CellAddress(row.RowNumber, cell.ColumnIndex)}={cell.Value}"));

    /// <summary>A package with the text of one part changed.</summary>
    public static byte[] Changed(byte[] package, string part, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return HostileWorkbook.Zip([.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            return (entry.FullName, Encoding.UTF8.GetBytes(entry.FullName == part ? change(text) : text));
        })]);
    }

    // A character of two halves anywhere in a text, inline and shared: no boundary of a buffer parts it.
    [Theory]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(511)]
    [InlineData(1023)]
    [InlineData(4095)]
    [InlineData(32_765)]
    public void ARareCharacterIsReadWhereverItStands(int before)
    {
        var text = new string('一', before) + "𬱖";
        Assert.Equal($"A1={text}", Cells($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>"));
        Assert.Equal($"A1={text}", Cells("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", $"<si><t>{text}</t></si>"));
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"b2\"><v>1</v></c></row>", "B2=1")]
    [InlineData("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c r=\"B2\"><v>3</v></c></row>", "A1=1 C1=2 B2=3")]
    [InlineData("<row><c r=\"A5\"><v>1</v></c></row><row><c><v>2</v></c></row>", "A5=1 A6=2")]
    [InlineData("<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>", "A1=1 C1=3")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"n\"><v> 1.5 </v></c><c r=\"B1\"><v>1e2</v></c><c r=\"C1\"><v/></c><c r=\"D1\"><v></v></c></row>", "A1=1.5 B1=100")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>false</v></c></row>", "A1=True B1=False")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>A2</f><v>甲</v></c><c r=\"B1\" t=\"str\"><f>A2</f><v></v></c></row>", "A1=甲")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>一</t></r><rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh><r><t xml:space=\"preserve\"> 班</t></r></is></c></row>", "A1=一 班")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>8</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>12a</t></r><r><t>0</t></r></is></c></row>", "A1=8¹²a0")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><rPr><vertAlign val=\"subscript\"/></rPr><t>1</t></r><r><rPr><strike/></rPr><t>2</t></r><r><rPr><strike val=\"0\"/></rPr><t>3</t></r></is></c></row>", "A1=₁2\u03363")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>_x4E00_年级_x005F_x</t></is></c></row>", "A1=一年级_x")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&#x200B;&#xFEFF;</t></is></c></row>", "")]
    [InlineData("<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\" t=\"s\"/></row>", "")]
    public void CellsAreReadAsProgramsWriteThem(string rows, string expected) => Assert.Equal(expected, Cells(rows));

    [Fact]
    public void SharedStringsAreWithoutTheirPhonetics() => Assert.Equal("A1=汉字", Cells("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>",
        "<si/><si><r><t>汉</t></r><r><t>字</t></r><rPh sb=\"0\" eb=\"1\"><t>かん</t></rPh></si>"));

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>2</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"A4\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"13\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>5<?x 9?>0</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>5<!-- 9 -->0</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>5<!-- 9 -->0</t></is></c></row>")]
    [InlineData("<row r=\"2147483648\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"x\"><c><v>1</v></c></row>")]
    public void WhatMayMeanTwoThingsIsDamage(string rows) => Read(HostileWorkbook.Package(rows), "file-damaged");

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData(" true ", true)]
    [InlineData("on", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    public void ABooleanIsReadAsXmlHasIt(string written, bool expected) => Assert.Equal(expected,
        Read(Changed(HostileWorkbook.Package(), "xl/workbook.xml", text => text.Replace("date1904=\"0\"", $"date1904=\"{written}\"", StringComparison.Ordinal))).IsDate1904);

    // A placeholder of a program that leaves the calculation to Excel; with a value of its own, or none, it is not.
    [Theory]
    [InlineData("<f>1-1</f><v>0</v>", "fullCalcOnLoad=\"1\"", "FormulaWithoutValue")]
    [InlineData("<f>1-1</f><v>0</v>", "fullCalcOnLoad=\"true\"", "FormulaWithoutValue")]
    [InlineData("<f>1-1</f><v>0</v>", "fullCalcOnLoad=\"0\"", "0")]
    [InlineData("<f>1-1</f><v>0</v>", "", "0")]
    [InlineData("<f>1+1</f><v>2</v>", "fullCalcOnLoad=\"1\"", "2")]
    [InlineData("<f>1+1</f>", "", "FormulaWithoutValue")]
    [InlineData("<f>1+1</f><v></v>", "", "FormulaWithoutValue")]
    [InlineData("<v>0</v>", "fullCalcOnLoad=\"1\"", "0")]
    public void APlaceholderOfAFormulaIsNoValue(string content, string calculation, string expected) => Assert.Equal(expected,
        Read(Changed(HostileWorkbook.Package($"<row r=\"1\"><c r=\"A1\">{content}</c></row>"), "xl/workbook.xml",
            text => text.Replace("</definedNames>", $"</definedNames><calcPr {calculation}/>", StringComparison.Ordinal))).Sheets[0].Rows[0].Cells[0].Value.ToString());

    [Theory]
    [InlineData("2025-09-12T00:00:00", "2025-09-12")]
    [InlineData("2025-09-12", "2025-09-12")]
    [InlineData("2025-09-12T10:30:00.000Z", "2025-09-12")]
    public void AnIsoDateIsADay(string written, string expected) => Assert.Equal(expected,
        ((DateTime)Read(HostileWorkbook.Package($"<row r=\"1\"><c r=\"A1\" t=\"d\"><v>{written}</v></c></row>")).Sheets[0].Rows[0].Cells[0].Value).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void WhatIsHiddenAndMergedIsKnown()
    {
        var sheet = Read(HostileWorkbook.Package("<row r=\"1\" hidden=\"true\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\" ht=\"0\"><c r=\"A3\"><v>3</v></c></row>",
            beforeRows: "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"5\" width=\"0\"/></cols>", afterRows: "<mergeCells><mergeCell ref=\"a1:A3\"/></mergeCells>")).Sheets[0];
        Assert.Equal([true, false, true], sheet.Rows.Select(row => row.IsHidden));
        Assert.Equal([false, false, true], sheet.Rows.Select(row => row.Cells[0].IsCovered)); // what is equal to what is shown is no secret
        Assert.Equal([(1, 2), (4, 4)], sheet.HiddenColumns);
        Assert.Equal(new RawRange(1, 3, 0, 0), Assert.Single(sheet.Merged));
    }

    [Theory]
    [InlineData(31, "", 31)]
    [InlineData(32, "sheet-name-invalid", 31)]
    [InlineData(33_000, "sheet-name-invalid", 31)]
    public void ASheetsNameIsBounded(int length, string expected, int kept) => Assert.Equal(kept,
        Read(Changed(HostileWorkbook.Package(), "xl/workbook.xml", text => text.Replace("班级", new string('表', length), StringComparison.Ordinal)), expected).Sheets[0].Name.Length);

    [Fact]
    public void ANameOfBlanksIsTold() => Assert.Equal("Sheet1",
        Read(Changed(HostileWorkbook.Package(), "xl/workbook.xml", text => text.Replace("班级", new string(' ', 33_000), StringComparison.Ordinal)), "sheet-name-invalid").Sheets[0].Name);

    // One bit of a packed sheet: 7 of 1,500 changed a figure unseen before checksums were looked at.
    [Fact]
    public void NoFlippedBitOfASheetChangesAFigureUnseen()
    {
        var package = new RawReturn().ToXlsx();
        using var zip = new ZipArchive(new MemoryStream(package));
        var length = (int)zip.GetEntry("xl/worksheets/sheet2.xml")!.CompressedLength;
        var start = package.AsSpan().IndexOf("xl/worksheets/sheet2.xml"u8) + 24;
        var known = Said(Read(package));
        for (var bit = 0; bit < length * 8; bit += 7)
        {
            var bytes = package.ToArray();
            bytes[start + (bit / 8)] ^= (byte)(1 << (bit % 8));
            var findings = new List<Finding>();
            if (WorkbookReader.Read(bytes, findings) is { } workbook)
            {
                Assert.Equal(known, Said(workbook));
            }
            else
            {
                Assert.Equal("file-damaged", Assert.Single(findings).Code);
            }
        }
    }

    // Found by fuzz: programs read different things where elements stand that may not stand there. The row is told.
    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v><v>9</v>0</v></c></row>", "班级!1:1")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>4</v><v>0</v></c></row>", "班级!1:1")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1<x:v xmlns:x=\"urn:x\">0</x:v></v></c></row>", "班级!1:1")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><c r=\"B2\"><v>1</v></c></c></row>", "班级!2:2")]
    [InlineData("<row r=\"3\"><row r=\"3\"><c r=\"A3\"><v>1</v></c></row><c r=\"B3\"><v>1</v></c></row>", "班级!3:3")]
    [InlineData("<c r=\"A1\"><v>1</v></c>", "班级!0:0")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice><v>8</v></mc:Choice></mc:AlternateContent></c></row>", "班级!1:1")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>", "班级!1:1")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>", "班级!1:1")]
    [InlineData("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", "班级!1:1")]
    public void WhatMayNotStandThereIsDamageAndItsRowIsTold(string rows, string place)
    {
        var findings = new List<Finding>();
        Assert.Null(WorkbookReader.Read(HostileWorkbook.Package(rows), findings));
        Assert.Equal(("file-damaged", $"工作簿已损坏，无法读取（{place}）。请用 WPS 或 Excel 打开并另存后再报。"), (findings.Single().Code, findings.Single().Message.Zh));
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>95</v><is><t>9</t></is></c></row>", "A1=95")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><is><t>9</t></is><v>95</v></c></row>", "A1=95")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><v>95</v><is><t>9</t></is></c></row>", "A1=9")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>9</t></is><v>95</v></c></row>", "A1=9")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><v>95</v></c></row>", "A1=95")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><is><t>9</t></is></c></row>", "A1=9")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v><extLst><ext uri=\"x\"><v>9</v></ext></extLst></c></row>", "A1=1")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><x:v xmlns:x=\"urn:x\">9</x:v><v>1</v></c></row>", "A1=1")]
    public void OfTextAndValueThatCountsWhichTheTypeNames(string rows, string expected) => Assert.Equal(expected, Cells(rows));

    // As Test_git_issue_324 of ExcelDataReader has it: a row for each cell.
    [Fact]
    public void RowsOfOneNumberAreOneRow() => Assert.Equal("A1=1 B1=2 C1=3 A2=4",
        Cells("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c r=\"C1\"><v>3</v></c></row><row r=\"1\"><c r=\"B1\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\"><v>4</v></c></row>"));

    [Fact]
    public void ASheetOutsideTheListOfSheetsIsNone()
    {
        var package = Changed(new RawReturn().ToXlsx(), "xl/workbook.xml", text =>
        {
            var sheet = text[text.IndexOf("<x:sheet name=\"安全\"", StringComparison.Ordinal)..];
            sheet = sheet[..(sheet.IndexOf("/>", StringComparison.Ordinal) + 2)];
            return text.Replace(sheet, "", StringComparison.Ordinal).Replace("</x:workbook>", sheet + "</x:workbook>", StringComparison.Ordinal);
        });
        Assert.DoesNotContain("安全", Read(package).Sheets.Select(sheet => sheet.Name));
    }

    // Whatever is done to a file, it ends in a reading or a finding, soon.
    [Theory]
    [InlineData("30-borders-drawn-far-down.xlsx", 40)]
    [InlineData("22-with-a-picture.xlsx", 150)]
    [InlineData("20-xls-stream-in-capitals-error.xls", 600)]
    public void NoDamageCrashesOrHangs(string name, int count)
    {
        var (file, random) = (CaseTests.Bytes(name), new Random(420699));
        for (var time = 0; time < count; time++)
        {
            var bytes = (time % 4) switch
            {
                0 => file[..random.Next(file.Length)],
                1 => [.. file[..random.Next(file.Length)], .. file[random.Next(file.Length)..]],
                _ => file.ToArray(),
            };
            for (var flips = random.Next(1, 30); flips > 0 && bytes.Length > 0; flips--)
            {
                // Headers, directories and records stand at the ends.
                var at = random.Next(3) switch { 0 => random.Next(Math.Min(bytes.Length, 1024)), 1 => bytes.Length - 1 - random.Next(Math.Min(bytes.Length, 3000)), _ => random.Next(bytes.Length) };
                bytes[at] ^= (byte)(1 << random.Next(8));
            }

            var findings = new List<Finding>();
            var started = Environment.CpuUsage.TotalTime;
            var workbook = WorkbookReader.Read(bytes, findings);
            Assert.True(Environment.CpuUsage.TotalTime - started < TimeSpan.FromSeconds(4));
            Assert.True(workbook is not null || findings.Count > 0);
        }
    }

    static string Said(RawWorkbook workbook) => string.Join('\n', workbook.Sheets.SelectMany(sheet => sheet.Rows, (sheet, row) => $"{sheet.Name} {row.RowNumber} {string.Join('|', row.Cells.Select(cell => $"{cell.ColumnIndex}={cell.Value}"))}"));
}
