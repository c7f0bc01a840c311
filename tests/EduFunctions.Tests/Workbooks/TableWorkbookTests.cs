using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Workbooks;

/// <summary>Tables written row by row.</summary>
public sealed class TableWorkbookTests
{
    static byte[] Write(int rows = 1)
    {
        using var table = new TableWorkbook("过录表", ["名称", "数", "日期", "空"]);
        for (var row = 0; row < rows; row++)
        {
            table.Add(["=1+1\0\uD800", 1234.5m, new DateOnly(2025, 9, 1), null]);
        }

        return table.ToBytes();
    }

    [Fact]
    public void TextsStayTextsAndNumbersNumbers()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write()));
        var sheet = workbook.Worksheet("过录表");
        Assert.Equal(("名称", "=1+1\uFFFD\uFFFD", 1234.5, "2025-09-01"), (sheet.Cell("A1").GetString(), sheet.Cell("A2").GetString(), sheet.Cell("B2").GetDouble(), sheet.Cell("C2").GetString()));
        Assert.False(sheet.Cell("A2").HasFormula);
        Assert.True(sheet.Cell("D2").IsEmpty());
        Assert.Equal("A1:D2", sheet.AutoFilter.Range.RangeAddress.ToString());
    }

    [Fact]
    public void TheSchemaHolds()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(3)), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Id} {fault.Description}"));
    }
}
