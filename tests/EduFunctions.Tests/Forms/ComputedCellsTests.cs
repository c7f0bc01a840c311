using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Forms;

/// <summary>What stands in the columns that a template computes.</summary>
public sealed class ComputedCellsTests
{
    // The cells of 自动核对 (教职工 E, 班级 L) and 自动合计 (班级 M, N, O), the formulas gone.
    [Fact]
    public void WhatAClerkWritesThereIsToldAndNotTaken()
    {
        var (plain, written) = (Check(), Check(
            ("教职工", "E4", "编制批了 2 个，人还没到"), ("教职工", "E5", 3d), ("班级", "L4", "本月转走 2 人"), ("班级", "L5", "✗"), ("班级", "M4", "一班"), ("班级", "N5", "无")));
        Assert.Equal(["班级!L4 本月转走 2 人", "班级!L5 ✗", "班级!M4 一班", "班级!N5 无", "教职工!E4 编制批了 2 个，人还没到", "教职工!E5 3"],
            written.Result.Findings.SelectMany(finding => finding.Cells.Select(cell => $"{finding.Sheet}!{cell.Address} {cell.Text}")));
        Assert.All(written.Result.Findings, finding => Assert.Equal("computed-not-taken", finding.Code));
        Assert.Equal(plain.Result.Return!.Rows.SelectMany(row => row.Cells), written.Result.Return!.Rows.SelectMany(row => row.Cells));
        using var receipt = new XLWorkbook(new MemoryStream(ReturnReceipt.Write(written.Upload, written.Result)));
        Assert.Contains(receipt.Worksheet(1).CellsUsed(), cell => cell.GetString().StartsWith("“自动核对”由公式计算，写在这里的内容没有采用。", StringComparison.Ordinal));
    }

    // Copied and pasted as values, what our formulas gave is no writing of anybody's.
    [Fact]
    public void WhatOurFormulasGiveIsNot() => Assert.Empty(Check(
        ("教职工", "E4", "编制－在编 -1；✗在编多于编制；"), ("教职工", "E5", "小学：编制－在编 0.25；初中：编制－在编 1E+15；✗初中：在编多于编制；"), ("班级", "L4", "✗女生大于学生数；✗学生数为 0；"),
        ("班级", "M4", "一年级"), ("班级", "M10", "合计"), ("班级", "N4", 1d), ("班级", "O4", 40d)).Result.Findings);

    static (byte[] Upload, CheckedReturn Result) Check(params (string Sheet, string Address, object Value)[] typed)
    {
        using var workbook = new XLWorkbook(new MemoryStream(ReturnTemplateTests.Filled(ReturnTemplateTests.Template())));
        Assert.Equal(["自动核对", "自动核对", "自动合计·年级", "自动合计·班级数", "自动合计·学生数"], [workbook.Worksheet("教职工").Cell("E2").GetString(),
            .. new[] { "L3", "M3", "N3", "O3" }.Select(address => workbook.Worksheet("班级").Cell(address).GetString())]);
        foreach (var (sheet, address, value) in typed)
        {
            _ = value is string text ? workbook.Worksheet(sheet).Cell(address).SetValue(text) : workbook.Worksheet(sheet).Cell(address).SetValue((double)value);
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return (buffer.ToArray(), ReturnChecker.Check(buffer.ToArray(), RawReturn.Context));
    }
}
