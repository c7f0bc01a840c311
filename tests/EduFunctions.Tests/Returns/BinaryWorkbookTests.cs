using EduFunctions.Findings;
using EduFunctions.Workbooks;
using NPOI.HSSF.UserModel;
using NPOI.SS.Util;

namespace EduFunctions.Tests.Returns;

public sealed class BinaryWorkbookTests
{
    // Few rows: the stream is small and lies in the file's short sectors. Many rows: it has sectors of its own.
    [Theory]
    [InlineData(1)]
    [InlineData(2000)]
    public void ErrorValuesOfAnXlsAreTold(int rows)
    {
        var workbook = new HSSFWorkbook();
        workbook.CreateSheet("空").CreateRow(0).CreateCell(0).SetCellValue(1);
        var sheet = workbook.CreateSheet("班级");
        for (var row = 0; row < rows; row++)
        {
            sheet.CreateRow(row).CreateCell(0).SetCellValue(row);
        }

        var last = sheet.GetRow(rows - 1);
        last.CreateCell(1).SetCellErrorValue(7); // #DIV/0!
        last.CreateCell(2).SetCellFormula("1/0");
        last.CreateCell(3).SetCellFormula("1+1");
        last.CreateCell(4).SetCellValue(true);
        new HSSFFormulaEvaluator(workbook).EvaluateFormulaCell(last.GetCell(2));
        using var buffer = new MemoryStream();
        workbook.Write(buffer);

        var findings = new List<Finding>();
        var read = WorkbookReader.Read(buffer.ToArray(), findings)!;
        Assert.Empty(findings);
        Assert.DoesNotContain(read.Sheets[0].Rows.SelectMany(row => row.Cells), cell => cell.Value is RawError);
        Assert.Equal([(0, rows - 1d), (1, RawError.ErrorValue), (2, RawError.ErrorValue), (3, 0d), (4, (object)true)], read.Sheets[1].Rows[^1].Cells.Select(cell => (cell.ColumnIndex, cell.Value)));
    }

    // The text of an array formula stands behind the formula's own record, where ExcelDataReader does not look.
    [Fact]
    public void ResultsOfArrayFormulasAreReadInAnXls()
    {
        var workbook = new HSSFWorkbook();
        var sheet = workbook.CreateSheet("班级");
        string[] formulas = ["\"独\"&\"用\"", "1/0", "SUM(20,30)", "\"\"&\"\"", "NA()"];
        for (var column = 0; column < formulas.Length; column++)
        {
            sheet.SetArrayFormula(formulas[column], new CellRangeAddress(0, 0, column, column));
            new HSSFFormulaEvaluator(workbook).EvaluateFormulaCell(sheet.GetRow(0).GetCell(column));
        }

        Assert.Equal([(0, "独用"), (1, RawError.ErrorValue), (2, 50d), (4, (object)RawError.ErrorValue)],
            Read(workbook).Sheets[0].Rows.Single().Cells.Select(cell => (cell.ColumnIndex, cell.Value)));
    }

    [Fact]
    public void WhatAnXlsHidesIsKnown()
    {
        var workbook = new HSSFWorkbook();
        foreach (var (name, index) in new[] { "班级", "封面", "经费" }.Select((name, index) => (name, index)))
        {
            var sheet = workbook.CreateSheet(name);
            for (var row = 0; row < 3; row++)
            {
                sheet.CreateRow(row).CreateCell(0).SetCellValue(row);
                sheet.GetRow(row).CreateCell(2).SetCellValue(row);
            }

            sheet.GetRow(1).ZeroHeight = index == 0;
            sheet.SetColumnHidden(2, index == 0);
            workbook.SetSheetHidden(index, index);
        }

        var read = Read(workbook);
        Assert.Equal([false, true, true], read.Sheets.Select(sheet => sheet.IsHidden)); // shown, hidden, very hidden
        Assert.Equal([false, true, false], read.Sheets[0].Rows.Select(row => row.IsHidden));
        Assert.Equal([(2, 2)], read.Sheets[0].HiddenColumns);
        Assert.Empty(read.Sheets[1].HiddenColumns);
    }

    // 10² is no 102, and a 4 that is struck out no 4.
    [Fact]
    public void RaisedAndStruckDigitsOfAnXlsAreNoDigits()
    {
        var workbook = new HSSFWorkbook();
        var (raised, lowered, struck, bold) = (workbook.CreateFont(), workbook.CreateFont(), workbook.CreateFont(), workbook.CreateFont());
        raised.TypeOffset = NPOI.SS.UserModel.FontSuperScript.Super;
        lowered.TypeOffset = NPOI.SS.UserModel.FontSuperScript.Sub;
        (struck.IsStrikeout, bold.IsBold) = (true, true);
        var row = workbook.CreateSheet("班级").CreateRow(0);
        foreach (var (column, (text, font)) in new[] { ("102人", raised), ("102人", lowered), ("14", struck), ("12", bold) }.Index())
        {
            var rich = new HSSFRichTextString(text);
            rich.ApplyFont(text.Length - (text[^1] == '人' ? 2 : 1), text.Length, font);
            row.CreateCell(column).SetCellValue(rich);
        }

        Assert.Equal(["10²人", "10₂人", "14\u0336", "12"], Read(workbook).Sheets[0].Rows[0].Cells.Select(cell => cell.Value));
    }

    // More than one record's worth of strings, some with two bytes a letter; each goes on behind the end of a record somewhere.
    [Fact]
    public void LongTextsOfAnXlsAreReadWhole()
    {
        var workbook = new HSSFWorkbook();
        var sheet = workbook.CreateSheet("班级");
        string[] texts = [.. Enumerable.Range(0, 60).Select(number => new string(number % 3 == 0 ? '一' : 'a', 301 + (number * 13)) + number)];
        foreach (var (index, text) in texts.Index())
        {
            sheet.CreateRow(index).CreateCell(0).SetCellValue(text);
        }

        Assert.Equal(texts, Read(workbook).Sheets[0].Rows.Select(row => (string)row.Cells[0].Value));
    }

    // As Test_git_issue_467 of ExcelDataReader has them: an empty record in the midst of a text, one of a flag alone, half a letter at an end.
    [Fact]
    public void StringsGoOnBehindEmptyRecordsAndHalfALetter()
    {
        ReadOnlyMemory<byte>[] segments =
        [
            new byte[] { 9, 0, 0, 0, 9, 0, 0, 0, 3, 0, 0, (byte)'a' }, Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 1, (byte)'b', 0, 99 },
            new byte[] { 0, (byte)'c', 2, 0, 0, (byte)'x', (byte)'y', 5, 0 },
        ];
        Assert.Equal(["abc", "xy"], BinaryStrings.Read([.. segments], [])); // of nine only two are there
    }

    // A record of type 0 is one of Excel 2 to the library (BOOK_in_capitals of apache/poi); counts of strings are often wrong.
    [Fact]
    public void RecordsThatTheLibraryStumblesOverAreReadAsOthersReadThem()
    {
        var workbook = new HSSFWorkbook();
        workbook.CreateSheet("班级").CreateRow(0).CreateCell(0).SetCellValue("甲");
        workbook.GetSheetAt(0).GetRow(0).CreateCell(1).SetCellValue(40);
        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        var book = CompoundFile.Open(buffer.ToArray()).Find("Workbook")!;
        var (end, table) = (0, 0);
        for (var offset = 0; offset + 4 <= book.Length && (book[offset], book[offset + 1]) != (0, 0); offset += 4 + BitConverter.ToUInt16(book, offset + 2))
        {
            (end, table) = (BitConverter.ToUInt16(book, offset) == 0x0A ? offset : end, BitConverter.ToUInt16(book, offset) == 0xFC ? offset : table);
        }

        byte[] odd = [.. book[..end], 0, 0, 0, 0, .. book[end..(end + 4)]];
        (odd[table + 4], odd[table + 8]) = (200, 200);
        Assert.Equal([(0, "甲"), (1, (object)40d)], Read(Packed("BOOK", odd)).Sheets[0].Rows[0].Cells.Select(cell => (cell.ColumnIndex, cell.Value)));
    }

    // Where the record of a row (0x0208) is gone, the library passes over its cells, and other programs do not: that is damage, not a blank.
    [Fact]
    public void CellsThatTheLibraryPassesOverAreDamage()
    {
        var workbook = new HSSFWorkbook();
        var sheet = workbook.CreateSheet("班级");
        foreach (var index in Enumerable.Range(0, 3))
        {
            sheet.CreateRow(index).CreateCell(0).SetCellValue(40 + index);
        }

        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        var book = CompoundFile.Open(buffer.ToArray()).Find("Workbook")!;
        var row = book.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x08, 0x02, 0x10, 0x00, 0x01, 0x00]);
        book[row] = 0x09;
        var findings = new List<Finding>();
        Assert.Null(WorkbookReader.Read(Packed("Workbook", book), findings));
        Assert.Equal("file-damaged", Assert.Single(findings).Code);
    }

    // Found by fuzzing: a caption in column 514 of 256 left the figures below without a name.
    [Fact]
    public void ACellBeyondTheColumnsOfASheetIsDamage()
    {
        var workbook = new HSSFWorkbook();
        workbook.CreateSheet("班级").CreateRow(0).CreateCell(255).SetCellValue(40);
        Assert.Equal(255, Read(workbook).Sheets[0].Rows[0].Cells[0].ColumnIndex);

        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        var book = CompoundFile.Open(buffer.ToArray()).Find("Workbook")!;
        var number = book.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x03, 0x02, 0x0E, 0x00, 0x00, 0x00, 0xFF, 0x00]);
        book[number + 7] = 1;
        var findings = new List<Finding>();
        Assert.Null(WorkbookReader.Read(Packed("Workbook", book), findings));
        Assert.Equal("file-damaged", Assert.Single(findings).Code);
    }

    [Fact]
    public void AChartAloneIsSaidToBeOne()
    {
        byte[] bof = [0x09, 0x08, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0];
        byte[] chart = [0x85, 0, 7, 0, 0, 0, 0, 0, 0, 2, 0];
        var findings = new List<Finding>();
        Assert.Null(WorkbookReader.Read(Packed("Book", [.. bof, .. chart, 0x0A, 0, 0, 0]), findings));
        Assert.Equal("文件不是 Excel 工作簿（图表 chart）。请用 WPS 或 Excel 另存为 .xlsx 后再报。", findings.Single().Message.Zh);
    }

    static byte[] Packed(string name, byte[] book)
    {
        var file = new NPOI.POIFS.FileSystem.POIFSFileSystem();
        file.CreateDocument(new MemoryStream(book), name);
        using var buffer = new MemoryStream();
        file.WriteFileSystem(buffer);
        return buffer.ToArray();
    }

    static RawWorkbook Read(HSSFWorkbook workbook)
    {
        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        return Read(buffer.ToArray());
    }

    static RawWorkbook Read(byte[] file)
    {
        var findings = new List<Finding>();
        var read = WorkbookReader.Read(file, findings)!;
        Assert.Empty(findings);
        return read;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(511)]
    [InlineData(3000)]
    public void WhatIsBrokenIsNeverTakenForNothing(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        Assert.Throws<InvalidDataException>(() => BinaryWorkbook.Inspect(bytes));
        if (length > 32)
        {
            (bytes[30], bytes[31], bytes[32], bytes[33]) = (9, 0, 6, 0);
        }

        Assert.Throws<InvalidDataException>(() => CompoundFile.Open(bytes));
    }
}
