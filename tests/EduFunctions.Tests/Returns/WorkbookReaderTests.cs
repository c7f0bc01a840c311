using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

public sealed class WorkbookReaderTests
{
    static (RawWorkbook? Workbook, string Codes) Read(byte[] bytes)
    {
        var findings = new List<Finding>();
        var workbook = WorkbookReader.Read(bytes, findings);
        return (workbook, string.Join(' ', findings.Select(finding => finding.Code)));
    }

    // What it is called is true: a picture with a comma in it is no CSV.
    [Theory]
    [InlineData("年级,班号\n1,1", "CSV")]
    [InlineData("\0\u0001,,\t", "格式不明")]
    [InlineData("ID;PSCALC3\nX;Y1,2", "SYLK")]
    [InlineData("TABLE\n0,1\n\"EXCEL\"", "DIF")]
    [InlineData("MZ\u0001\0,", "程序 .exe")]
    [InlineData("<!DOCTYPE html><html><table>", "HTML")]
    [InlineData("<table><tr><td>年级", "HTML")]
    [InlineData("<?xml version=\"1.0\"?><office:document xmlns:xhtml=\"http://www.w3.org/1999/xhtml\" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", "OpenDocument")]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "XML")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related, x", "MHT")]
    [InlineData("%PDF-1.7,", "PDF")]
    public void AFileOfAnotherKindIsCalledByItsName(string start, string kind)
    {
        var findings = new List<Finding>();
        Assert.Null(WorkbookReader.Read(System.Text.Encoding.UTF8.GetBytes(start), findings));
        Assert.Equal($"文件不是 Excel 工作簿（{kind}）。请用 WPS 或 Excel 另存为 .xlsx 后再报。", Assert.Single(findings).Message.Zh);
    }

    [Theory]
    [InlineData("Rar!\u001a\u0007\0,", "RAR")]
    [InlineData("7z\u00BC\u001c\0,", "7z")]
    public void AnArchiveIsToBeUnpacked(string start, string kind)
    {
        var findings = new List<Finding>();
        Assert.Null(WorkbookReader.Read(System.Text.Encoding.UTF8.GetBytes(start), findings));
        Assert.Equal($"文件是压缩包（{kind}），不是 Excel 工作簿。请先解压，再把里面填好的工作簿（.xlsx）直接上报。", Assert.Single(findings).Message.Zh);
    }

    [Fact]
    public void ErrorValuesAndFormulasWithoutValuesAreTold()
    {
        var (workbook, _) = Read(HostileWorkbook.Package("<row r=\"2\"><c r=\"B2\"><f>1+1</f></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"D2\"><f>1+1</f><v>2</v></c></row>"));
        var row = Assert.Single(workbook!.Sheets[0].Rows);
        Assert.Equal([(1, RawError.FormulaWithoutValue), (2, RawError.ErrorValue), (3, (object)2d)], row.Cells.Select(cell => (cell.ColumnIndex, cell.Value)));
        Assert.Equal(2, row.RowNumber);
    }

    // Cells and rows without addresses count on from the one before, as in Excel.
    [Fact]
    public void ErrorValuesOfCellsWithoutAddressAreTold()
    {
        var (workbook, _) = Read(HostileWorkbook.Package("<row><c><v>1</v></c></row><row><c r=\"B2\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><f>1+1</f></c></row>"));
        Assert.Equal([(1, 1d), (2, RawError.ErrorValue), (3, (object)RawError.FormulaWithoutValue)], workbook!.Sheets[0].Rows[1].Cells.Select(cell => (cell.ColumnIndex, cell.Value)));
    }

    // Excel's "Strict Open XML": the same with other namespaces.
    [Fact]
    public void AStrictWorkbookIsReadAsAnyOther()
    {
        var result = ReturnChecker.Check(HostileWorkbook.Strict(new RawReturn().ToXlsx()), RawReturn.Context);
        Assert.Empty(result.Findings);
        Assert.Equal(240m, result.Return![Classes.Sheet].Sum(row => row[Classes.Pupils]));
    }

    // A sheet formatted down to Excel's last row, as many are.
    [Fact]
    public void ABlankRowFarBelowIsNotReadAndCostsNothing()
    {
        const string Cells = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/><c r=\"Z1048576\" s=\"1\"/></row>";
        var bytes = HostileWorkbook.Package(Cells, sheets: 7);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (workbook, codes) = Read(bytes);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10 * 1024 * 1024, "rows were made that nobody wrote");
        Assert.Equal("", codes);
        Assert.All(workbook!.Sheets, sheet => Assert.Equal(2, Assert.Single(sheet.Rows).RowNumber));
    }

    [Theory]
    [InlineData(200_000, "")]
    [InlineData(200_001, "too-many-cells")]
    public void AFigureFarBelowIsRefused(int row, string expected) =>
        Assert.Equal(expected, Read(HostileWorkbook.Package($"<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).Codes);

    [Fact]
    public void WhatNoTextMayHoldIsReplaced()
    {
        var (workbook, _) = Read(HostileWorkbook.Package("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲_x0000_𠮷_xD800_</t></is></c></row>"));
        Assert.Equal("甲\uFFFD𠮷\uFFFD", workbook!.Sheets[0].Rows[0].Cells[0].Value);
    }

    // CellText.Narrow spares these the call of Normalize.
    [Fact]
    public void TheCommonChineseCharactersAreTheirOwnNormalForm() =>
        Assert.True(string.Concat(Enumerable.Range(0x4E00, 0x9FFF - 0x4E00 + 1).Select(code => (char)code)).IsNormalized(System.Text.NormalizationForm.FormKC));

    [Theory]
    [InlineData(false, 45912)] // 2025-09-12 counted from 1899-12-30
    [InlineData(true, 44450)] // the same day counted from 1904-01-01: 1,462 days fewer
    public void DatesOfBothSystemsAreTheSameDay(bool date1904, int serial)
    {
        var (workbook, _) = Read(HostileWorkbook.Package($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{serial}</v></c></row>", date1904: date1904));
        Assert.True(DayText.TryDay(workbook!.Sheets[0].Rows[0].Cells[0].Value, workbook.IsDate1904, out var day));
        Assert.Equal(new DateOnly(2025, 9, 12), day);
    }

    // Without a date format the number reaches us as it stands.
    [Theory]
    [InlineData(false, 45912)]
    [InlineData(true, 44450)]
    public void AnUnformattedDayOfBothSystemsIsTheSameDay(bool date1904, int serial)
    {
        var upload = HostileWorkbook.Package($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>填表日期</t></is></c><c r=\"B1\"><v>{serial}</v></c></row>", date1904: date1904);
        var (workbook, _) = Read(upload);
        var cover = workbook! with { Sheets = [workbook.Sheets[0] with { Name = "封面" }] };
        Assert.Equal(new DateOnly(2025, 9, 12), ReturnChecker.Check(cover, RawReturn.Context, []).Draft![Cover.Sheet].Single()[Cover.Date]);
    }

    [Fact]
    public void TheFormCodeOfTheTemplateIsRead() => Assert.Equal("school-return/1", Read(HostileWorkbook.Package()).Workbook!.FormCode);

    [Fact]
    public void WhatClosedXmlWritesIsReadAsItStands()
    {
        var result = ReturnChecker.Check(new RawReturn().ToXlsx(), RawReturn.Context);
        Assert.True(result.IsAccepted, string.Join('\n', result.Findings.Select(finding => finding.Message)));
        Assert.Equal(240m, result.Return![Classes.Sheet].Sum(row => row[Classes.Pupils]));
    }
}
