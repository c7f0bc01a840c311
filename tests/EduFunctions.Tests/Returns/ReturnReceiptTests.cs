using ClosedXML.Excel;
using EduFunctions.Returns;

namespace EduFunctions.Tests.Returns;

public sealed class ReturnReceiptTests
{
    static (byte[] Receipt, XLWorkbook Workbook, CheckedReturn Result) Receipt(byte[] upload)
    {
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        var receipt = ReturnReceipt.Write(upload, result);
        return (receipt, new XLWorkbook(new MemoryStream(receipt)), result);
    }

    [Fact]
    public void EachFindingIsMarkedAtItsCellAndListedFirstWithALink()
    {
        var (_, workbook, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        var cell = workbook.Worksheet("班级").Cell("D4");
        Assert.StartsWith("✗ 必改：", cell.Comment.Text, StringComparison.Ordinal);
        Assert.Equal(XLColor.FromArgb(0xF8, 0xCB, 0xAD), cell.Style.Fill.BackgroundColor);
        var list = workbook.Worksheet(1);
        Assert.Equal("回执", list.Name);
        Assert.Contains("退回", list.Cell("A2").GetString(), StringComparison.Ordinal);
        Assert.Equal(["✗ 必改", "班级", "D4", "41"], list.Range("A5:D5").Cells().Select(entry => entry.GetString()));
        Assert.Equal("'班级'!D4", list.Cell("C5").Hyperlink.InternalAddress);
    }

    [Fact]
    public void NeighbouringCellsOfOneCauseAreOneLine()
    {
        var raw = new RawReturn();
        foreach (var row in new[] { 4, 5, 7 })
        {
            raw.Set("班级", $"D{row}", 41d);
        }

        var (_, workbook, _) = Receipt(raw.ToXlsx());
        Assert.Equal(["D4:D5", "D7"], workbook.Worksheet(1).Range("C5:C6").Cells().Select(cell => cell.GetString()));
        Assert.True(workbook.Worksheet("班级").Cell("D7").HasComment);
    }

    [Fact]
    public void AnAcceptedReturnsReceiptHasTheTotalsThatTheBureauUses()
    {
        var (_, workbook, _) = Receipt(new RawReturn().ToXlsx());
        var list = workbook.Worksheet(1);
        Assert.Contains("已核", list.Cell("A2").GetString(), StringComparison.Ordinal);
        var totals = list.Rows(5, 20).ToDictionary(row => row.Cell(1).GetString() is { Length: > 0 } name ? name : $"{row.RowNumber()}", row => row.Cell(3).GetString());
        Assert.Equal("6", totals["小学班级数"]);
        Assert.Equal("240", totals["小学学生数"]); // six classes of 40
        Assert.Equal("19.5", totals["公用经费支出"]);
    }

    [Fact]
    public void ACorrectedReceiptIsReadLikeAnyReturnAndLosesItsOldMarks()
    {
        var (_, workbook, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        workbook.Worksheet("班级").Cell("D4").SetValue(20d);
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        var (_, second, result) = Receipt(buffer.ToArray());
        Assert.Empty(result.Findings);
        Assert.False(second.Worksheet("班级").Cell("D4").HasComment);
        Assert.Equal(1, second.Worksheets.Count(sheet => sheet.Name == "回执"));
    }

    [Fact]
    public void TextOfASchoolIsNeverWrittenAsAFormula()
    {
        const string Evil = "=HYPERLINK(\"http://evil\",\"x\")";
        var (_, workbook, result) = Receipt(new RawReturn().Set("封面", "C4", Evil).Set("班级", "C4", "+1+cmd").ToXlsx());
        Assert.Contains(result.Findings, finding => finding.Code == "text-looks-like-formula");
        Assert.All(workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()), cell => Assert.False(cell.HasFormula, cell.Address.ToString()));
        Assert.Contains(workbook.Worksheet("回执").CellsUsed(), cell => cell.GetString() == Evil);
    }

    [Fact]
    public void AFileThatCannotBeLoadedStillGetsItsList()
    {
        var (_, workbook, _) = Receipt("<html>"u8.ToArray());
        Assert.Equal("回执", Assert.Single(workbook.Worksheets).Name);
        Assert.Contains(workbook.Worksheet(1).CellsUsed(), cell => cell.GetString() == "not-a-workbook");
    }

    [Fact]
    public void EqualInputGivesEqualBytes()
    {
        var upload = new RawReturn().Set("班级", "D4", 41d).ToXlsx();
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        Assert.Equal(ReturnReceipt.Write(upload, result), ReturnReceipt.Write(upload, result));
    }
}
