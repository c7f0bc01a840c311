using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

public sealed class RegisterWorkbookTests
{
    static readonly School[] Schools =
    [
        RawReturn.Context.School!,
        new() { Code = SchoolCode.Parse("4206990002"), Name = "=HYPERLINK(\"x\")", Kind = SchoolKind.NineYear, Location = Location.Town, Sponsor = Sponsor.OtherPrivate, FirstYear = 2020, LastYear = 2024, Successor = SchoolCode.Parse("4206990001") },
    ];

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var reading = RegisterWorkbook.Read(RegisterWorkbook.Write(Schools));
        Assert.Equal(Schools, reading.Schools!.Value);
        Assert.Equal("text-looks-like-formula", Assert.Single(reading.Findings).Code);
    }

    [Theory]
    [InlineData(1, "42069900", "not-a-school-code")]
    [InlineData(1, "4206990002", "school-duplicated")]
    [InlineData(2, "", "value-missing")]
    [InlineData(3, "大学", "not-in-list")]
    [InlineData(6, "1999", "out-of-bounds")]
    [InlineData(8, "无此校", "not-a-school-code")]
    public void OneErrorRejectsTheWholeRegister(int column, string value, string code)
    {
        using var workbook = new XLWorkbook(new MemoryStream(RegisterWorkbook.Write(Schools)));
        workbook.Worksheet(1).Cell(3, column).SetValue(value);
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        var reading = RegisterWorkbook.Read(buffer.ToArray());
        Assert.Null(reading.Schools);
        Assert.Contains(code, reading.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void AFileThatIsNoWorkbookIsAFinding() => Assert.Equal("file-empty", Assert.Single(RegisterWorkbook.Read([]).Findings).Code);
}
