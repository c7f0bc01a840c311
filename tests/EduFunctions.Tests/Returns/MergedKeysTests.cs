using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using NPOI.HSSF.UserModel;
using NPOI.SS.Util;

namespace EduFunctions.Tests.Returns;

/// <summary>年级 merged over the classes of a grade. Classes stand in rows 4 to 9.</summary>
public sealed class MergedKeysTests
{
    // Three classes of grade 1, one of each of grades 4 to 6.
    static RawReturn Raw()
    {
        var raw = new RawReturn().Set("班级", "A5", "").Set("班级", "A6", "").Set("班级", "B5", "一（2）班").Set("班级", "B6", 3d);
        return raw;
    }

    static CheckedReturn Check(RawReturn raw, params string[] merged)
    {
        using var workbook = new XLWorkbook(new MemoryStream(raw.ToXlsx()));
        foreach (var range in merged)
        {
            workbook.Worksheet("班级").Range(range).Merge();
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return ReturnChecker.Check(buffer.ToArray(), RawReturn.Context);
    }

    static string[] Found(CheckedReturn result) => [.. result.Findings.Select(finding => $"{finding.Code} {string.Join(' ', finding.Cells.Select(cell => cell.Address))}")];

    [Fact]
    public void TheGradeIsThatOfAllItsRows()
    {
        var result = Check(Raw(), "A4:A6");
        Assert.Equal(["key-carried-down A5 A6", "number-as-text B5"], Found(result));
        Assert.Equal([(1m, 1m), (1m, 2m), (1m, 3m), (4m, 1m), (5m, 1m), (6m, 1m)], result.Return![Classes.Sheet].Select(row => (row[Classes.Grade]!.Value, row[Classes.Number]!.Value)));
    }

    [Theory]
    [InlineData("A4:A5")]
    [InlineData("B4:B6")]
    [InlineData("A4:B6")]
    public void WhatIsNotMergedIsNotCarried(string range) =>
        Assert.Contains(Found(Check(Raw(), range)), found => found.StartsWith("value-missing", StringComparison.Ordinal) && found.Contains("A6", StringComparison.Ordinal));

    [Fact]
    public void ABlankRowWithinTheRangeIsNoClass()
    {
        var raw = Raw();
        raw.Sheets["班级"].Remove(6);
        Assert.Equal(5, Check(raw.Set("教室", "C4", 5d), "A4:A6").Draft![Classes.Sheet].Count());
    }

    [Fact]
    public void AnOldWorkbookTellsWhatIsMergedToo()
    {
        var workbook = new HSSFWorkbook();
        var sheet = workbook.CreateSheet("班级");
        object[][] rows = [["年级", "班号", "学生数"], [1d, 1d, 40d], ["", 2d, 41d], ["", 3d, 42d]];
        foreach (var (index, cells) in rows.Index())
        {
            var row = sheet.CreateRow(index);
            foreach (var (column, value) in cells.Index())
            {
                var cell = row.CreateCell(column);
                if (value is double number)
                {
                    cell.SetCellValue(number);
                }
                else if (value is string { Length: > 0 } text)
                {
                    cell.SetCellValue(text);
                }
            }
        }

        sheet.AddMergedRegion(new CellRangeAddress(1, 3, 0, 0));
        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        Assert.Equal([1m, 1m, 1m], ReturnChecker.Check(buffer.ToArray(), RawReturn.Context).Draft![Classes.Sheet].Select(row => row[Classes.Grade]));
    }
}
