using EduFunctions.Findings;
using EduFunctions.Workbooks;
using NPOI.HSSF.UserModel;

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
