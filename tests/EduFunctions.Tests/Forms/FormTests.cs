using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Forms;

/// <summary>A form of two layouts: since 2025 人数 is called 学生数, and 女生 is asked for.</summary>
public sealed class FormTests
{
    static readonly GradeColumn Grade = new("grade", "年级") { Required = true, IsKey = true };
    static readonly CountColumn Number = new("number", "班号") { IsKey = true };
    static readonly CountColumn Pupils = new("pupils", "学生数") { Required = true, Aliases = ["人数"] };
    static readonly CountColumn Girls = new("girls", "女生") { SinceYear = 2025 };
    static readonly YesNoColumn Shared = new("shared", "合用") { UntilYear = 2024 };
    static readonly DateColumn Day = new("day", "日期");
    static readonly FormSheet Sheet = new("classes", "班级", SheetLayout.Table, [Grade, Number, Pupils, Girls, Shared, Day]);
    static readonly Form Form = new("test", "测试表", [Sheet]) { Layouts = [2023, 2025] };

    static (ImmutableArray<FormRow> Rows, string[] Found) Read(int year, string? formCode, params object[][] rows)
    {
        var raw = rows.Select((row, index) => new RawRow(index + 1, [.. row.Select((value, column) => new RawCell(column, value))]));
        var workbook = new RawWorkbook([new RawSheet("班级", 0, [.. raw])], formCode);
        var findings = new FindingCollector();
        var read = FormReader.Read(SheetLocator.Locate(Form.In(year), workbook, findings, year), findings);
        return (read, [.. findings.Sorted([]).Select(finding => $"{finding.Code} {string.Join(' ', finding.Cells.Select(cell => cell.Address))}".Trim())]);
    }

    [Theory]
    [InlineData(2022, "test/2023")]
    [InlineData(2023, "test/2023")]
    [InlineData(2024, "test/2023")]
    [InlineData(2025, "test/2025")]
    [InlineData(2030, "test/2025")]
    public void AYearHasTheLatestLayoutBegunByThen(int year, string code) => Assert.Equal(code, Form.In(year).Code);

    [Fact]
    public void EachYearHasItsOwnColumns()
    {
        Assert.Equal([Grade, Number, Pupils, Shared, Day], Form.In(2024).ColumnsOf(Sheet));
        Assert.Equal([Grade, Number, Pupils, Girls, Day], Form.In(2025).ColumnsOf(Sheet));
    }

    [Fact]
    public void LastYearsTemplateSentThisYearIsReadWithANotice()
    {
        var (rows, found) = Read(2025, "test/2023", ["年级", "班号", "人数", "合用"], [3d, 1d, 40d, "是"]);
        Assert.Equal(40m, rows[0][Pupils]);
        Assert.Null(rows[0][Shared]); // no longer asked for
        Assert.Equal(["form-version-older", "column-absent", "column-absent", "column-renamed C1", "column-unknown D1"], found);
    }

    [Fact]
    public void ATemplateOfALaterYearIsAnError() =>
        Assert.Contains("wrong-form-version", Read(2024, "test/2025", ["年级", "班号", "学生数"], [3d, 1d, 40d]).Found);

    [Fact]
    public void ARowIsAskedByColumn()
    {
        var (rows, found) = Read(2024, "test/2023", ["年级", "班号", "学生数", "合用", "日期"], ["三年级", 2d, 41d, "√", "2025年9月1日"]);
        Assert.Empty(found);
        var row = rows.Single();
        Assert.Equal((3m, 2m, 41m, true, new DateOnly(2025, 9, 1)), (row[Grade], row[Number], row[Pupils], row[Shared], row[Day]));
        Assert.Equal("3-2", row.Key);
        Assert.Equal(new CellAddress(2, 2), row.Cell(Pupils).Address);
        Assert.Equal(CellState.Blank, row.Cell(Girls).State);
        Assert.Throws<ArgumentException>(() => row[new CountColumn("pupils", "学生数")]);
    }

    [Theory]
    [InlineData("A1", 1, 0)]
    [InlineData("Z9", 9, 25)]
    [InlineData("AA10", 10, 26)]
    [InlineData("XFD1048576", 1_048_576, 16_383)]
    public void AnAddressIsWrittenAsExcelDoes(string text, int row, int column)
    {
        Assert.Equal(text, new CellAddress(row, column).ToString());
        Assert.True(CellAddress.TryParse(text, out var address));
        Assert.Equal(new CellAddress(row, column), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("A0")]
    [InlineData("a1")]
    [InlineData("AAAA1")]
    [InlineData("A1:B2")]
    [InlineData(null)]
    public void WhatIsNoAddressIsNone(string? text) => Assert.False(CellAddress.TryParse(text, out _));

    // 41, 42 and 43 of 40 are one cause in one column: what differs is said at the cell.
    [Fact]
    public void EqualCausesAreOneFindingWithWhatIsParticularAtEachCell()
    {
        var rule = new FindingRule("part", Severity.Error, FindingFamily.Row, new("“{0}”过大。", "'{0}' is too great.")) { Detail = new("{1} > 40", "{1} > 40") };
        var findings = new FindingCollector();
        var sheet = new RawSheet("班级", 0, []);
        foreach (var row in new[] { 6, 4, 5 })
        {
            findings.Add(rule, sheet, "女生", [new FindingCell(row, 3, null)], null, "女生", $"{37 + row}");
        }

        var finding = Assert.Single(findings.Sorted([]));
        Assert.Equal("“女生”过大。", finding.Message.Zh);
        Assert.Equal(["D4 41 > 40", "D5 42 > 40", "D6 43 > 40"], finding.Cells.Select(cell => $"{cell.Address} {cell.Detail?.En}"));
        Assert.Equal("'女生' is too great. (41 > 40)", finding.MessageAt(finding.Cells[0]).En);
    }
}
