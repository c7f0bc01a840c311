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

    static RawWorkbook Read(HSSFWorkbook workbook)
    {
        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        var findings = new List<Finding>();
        var read = WorkbookReader.Read(buffer.ToArray(), findings)!;
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
