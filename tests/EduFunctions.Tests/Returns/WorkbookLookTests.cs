using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

/// <summary>Equal content gives equal bytes, whenever it is written: a receipt written twice is one blob, a template has one ETag.</summary>
public sealed class WorkbookLookTests
{
    static readonly School School = RawReturn.Context.School!;
    static readonly byte[] Good = new RawReturn().ToXlsx();
    static readonly byte[] Bad = new RawReturn().Set("班级", "D4", 41d).Set("封面", "C6", "2024").ToXlsx();

    [Theory]
    [InlineData("template")]
    [InlineData("register")]
    [InlineData("receipt of a good return")]
    [InlineData("receipt of a bad return")]
    [InlineData("receipt of a receipt")]
    [InlineData("receipt of no workbook")]
    public void WrittenTwiceItIsTheSameBytes(string what)
    {
        var bytes = Write(what);
        Assert.True(Write(what).AsSpan().SequenceEqual(bytes));
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        Assert.NotEmpty(workbook.Worksheets);
    }

    static byte[] Write(string what) => what switch
    {
        "template" => ReturnTemplate.Write(School, RawReturn.Context.County!.Value, new SchoolYear(2025), null),
        "register" => RegisterWorkbook.Write([School]),
        "receipt of a good return" => Receipt(Good),
        "receipt of a bad return" => Receipt(Bad),
        "receipt of a receipt" => Receipt(Receipt(Bad)),
        "receipt of no workbook" => Receipt("<html>"u8.ToArray()),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    static byte[] Receipt(byte[] upload) => ReturnReceipt.Write(upload, ReturnChecker.Check(upload, RawReturn.Context));
}
