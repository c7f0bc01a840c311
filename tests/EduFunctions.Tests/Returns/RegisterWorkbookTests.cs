using ClosedXML.Excel;
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
    [InlineData(8, "4206990001", "successor-is-itself")]
    [InlineData(1, "/", "not-applicable-not-allowed")]
    [InlineData(2, "/", "not-applicable-not-allowed")]
    [InlineData(3, "/", "not-applicable-not-allowed")]
    [InlineData(4, "无", "not-applicable-not-allowed")]
    [InlineData(5, "—", "not-applicable-not-allowed")]
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

    static readonly string?[] Row = ["4206990003", "白鹭初中", "初中", "城区", "公办", null, null, null];

    [Fact]
    public void ARegisterWithoutASchoolIsAnErrorAndNotTheEndOfTheCounty()
    {
        var fromFile = RegisterWorkbook.Read(RegisterWorkbook.Write([]));
        var fromRows = RegisterWorkbook.Check([]);
        Assert.All([fromFile, fromRows], reading =>
        {
            Assert.Null(reading.Schools);
            Assert.Equal("register-empty", Assert.Single(reading.Findings).Code);
        });
    }

    // Row 1 is the title, row 2 the captions.
    [Fact]
    public void ARowThatWasSentBlankLacksEverythingRequired()
    {
        var reading = RegisterWorkbook.Check([Row, new string?[8]]);
        Assert.Null(reading.Schools);
        Assert.Equal(["A4", "B4", "C4", "D4", "E4"], reading.Findings.Where(finding => finding.Code == "value-missing").Select(finding => Assert.Single(finding.Cells).Address));
        Assert.Contains("register-empty", RegisterWorkbook.Check([new string?[8]]).Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("4206990003", "")]
    [InlineData("4206990009", "successor-unknown")]
    public void ASuccessorIsInTheRegister(string successor, string expected)
    {
        string?[] first = [.. Row], second = [.. Row];
        (first[2], second[0], second[2], second[6], second[7]) = ("初级中学", "4206990004", "初级中学", "2024", successor);
        Assert.Equal(expected, string.Join(' ', RegisterWorkbook.Check([second, first]).Findings.Select(finding => finding.Code)));
    }

    // 4206990004 closes after 2024; its successor must be open in 2025.
    [Theory]
    [InlineData("2024", null, "2025", "")]
    [InlineData("2024", "2025", null, "")]
    [InlineData("2024", "2026", null, "successor-not-open")]
    [InlineData("2024", null, "2024", "successor-not-open")]
    [InlineData(null, null, null, "successor-without-end")]
    public void ASuccessorIsOpenInTheYearAfterAndAnEndIsGiven(string? last, string? heirFirst, string? heirLast, string expected)
    {
        string?[] heir = [.. Row], closed = [.. Row];
        (heir[2], heir[5], heir[6]) = ("初级中学", heirFirst, heirLast);
        (closed[0], closed[2], closed[6], closed[7]) = ("4206990004", "初级中学", last, "4206990003");
        Assert.Equal(expected, string.Join(' ', RegisterWorkbook.Check([closed, heir]).Findings.Select(finding => finding.Code)));
    }

    [Fact]
    public void WhatANewRegisterChangesIsToldSchoolBySchool()
    {
        static School Of(int number, string name) => RawReturn.Context.School! with { Code = SchoolCode.Parse($"420699{number:0000}"), Name = name };
        School[] before = [Of(1, "一小"), Of(2, "二小"), Of(3, "三小"), Of(4, "四小"), Of(5, "五小"), Of(6, "六小")];
        School[] after =
        [
            Of(1, "一小"), Of(2, "第二小学") with { Phone = "0710-1" }, Of(3, "三小") with { LastYear = 2024, Successor = SchoolCode.Parse("4206990001") },
            Of(4, "四小") with { LastYear = 2024 }, Of(4, "四小") with { FirstYear = 2025, Location = Location.Town }, Of(5, "五小") with { Kind = SchoolKind.NineYear }, Of(7, "七小"),
        ];
        Assert.Equal(
            [
                "0002 Renamed 二小→第二小学", "0002 Contact →0710-1", "0003 Closed →办到 2024 学年，并入 4206990001", "0004 Moved 城区→镇区",
                "0005 Converted 小学，公办→九年一贯制学校，公办", "0006 Removed 六小→", "0007 New →小学，公办，城区",
            ],
            RegisterChange.Of(before, after).Select(change => $"{change.Code.Value[6..]} {change.Kind} {change.Before}→{change.After}"));
        Assert.Empty(RegisterChange.Of(after, after));
    }

    [Fact]
    public void TheKindMayBeWrittenAsSchoolsSayIt()
    {
        var reading = RegisterWorkbook.Check([Row]);
        Assert.Equal(SchoolKind.Junior, Assert.Single(reading.Schools!.Value).Kind);
        var notice = Assert.Single(reading.Findings);
        Assert.Equal(("code-renamed", "“办学类型”按规范写法读取。", "“初中”按“初级中学”读取"), (notice.Code, notice.Message.Zh, notice.Cells[0].Detail?.Zh));
    }

    [Theory]
    [InlineData("2024", "2024", "")]
    [InlineData("2025", "2024", "years-reversed")]
    public void TheLastYearIsNotBeforeTheFirst(string first, string last, string code)
    {
        string?[] row = [.. Row];
        (row[2], row[5], row[6]) = ("初级中学", first, last);
        Assert.Equal(code, string.Join(' ', RegisterWorkbook.Check([row]).Findings.Select(finding => finding.Code)));
    }

    // What no page and no list can say is refused with its cell; what is only not seen is taken away, and said.
    [Theory]
    [InlineData(1, "青石\u0085小学", "school-name-unusable B3")]
    [InlineData(1, "青石\u0001小学", "school-name-unusable B3")]
    [InlineData(1, "青石\u009F小学", "school-name-unusable B3")]
    [InlineData(1, "青石\uFFFE小学", "school-name-unusable B3")]
    [InlineData(1, "青石\uFFFF小学", "school-name-unusable B3")]
    [InlineData(1, "青石\uD800小学", "school-name-unusable B3")]
    [InlineData(1, "青石小学\u0085", "school-name-unusable B3")]
    [InlineData(3, "城区\u0007", "school-name-unusable D3")]
    [InlineData(1, "青石\u200B小学", "unseen-characters B3")]
    [InlineData(1, "青石\u00AD小学", "unseen-characters B3")]
    [InlineData(1, "青石小学\n", "")]
    [InlineData(1, "\u200B\u202E", "value-missing B3")]
    [InlineData(7, "\u0000", "")]
    [InlineData(1, "𠮷田小学", "")]
    public void ControlCharactersAreRefusedWithTheirCell(int column, string text, string expected)
    {
        string?[] row = [.. Row];
        (row[2], row[column]) = ("初级中学", text);
        var reading = RegisterWorkbook.Check([row]);
        var found = reading.Findings.Where(finding => finding.Code is not ("unseen-characters" or "not-in-list") || !reading.Findings.Any(other => other.Code == "school-name-unusable"));
        Assert.Equal(expected, string.Join(' ', found.Select(finding => $"{finding.Code} {finding.Cells[0].Address}")));
        Assert.Equal(!expected.StartsWith("school", StringComparison.Ordinal) && !expected.StartsWith("value", StringComparison.Ordinal), reading.Schools is not null);
    }

    [Fact]
    public void AFileThatIsNoWorkbookIsAFinding() => Assert.Equal("file-empty", Assert.Single(RegisterWorkbook.Read([]).Findings).Code);
}
