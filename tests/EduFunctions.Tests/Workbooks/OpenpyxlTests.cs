using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Workbooks;

/// <summary>Our reading against openpyxl's, sheet by sheet (Cases/openpyxl.txt, made by read_with_openpyxl.py beside it).</summary>
public sealed class OpenpyxlTests
{
    static readonly string[][] Sheets = [.. File.ReadAllLines(Path.Combine(RulesTests.Root, "tests", "EduFunctions.Tests", "Cases", "openpyxl.txt")).Select(line => line.Split('\t'))];

    public static TheoryData<string> Files => [.. Sheets.Select(sheet => sheet[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void BothReadTheSame(string file)
    {
        var findings = new List<Finding>();
        var workbook = WorkbookReader.Read(File.ReadAllBytes(Path.Combine(RulesTests.Root, file)), findings);
        foreach (var known in Sheets.Where(sheet => sheet[0] == file && sheet[1] != "-"))
        {
            var lines = workbook!.Sheets.Single(sheet => sheet.Name == known[1]) is var sheet ? Lines(sheet).ToList() : [];
            Assert.Equal($"{known[1]} {known[2]} {known[3]}",
                $"{sheet.Name} {lines.Count} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16]}");
        }
    }

    // openpyxl loads neither a package with a wrong checksum nor one whose workbook is not in xl/. Two seeds are no workbooks, or cut off.
    [Fact]
    public void WhatOpenpyxlCannotLoadIsKnown() => Assert.Equal(
        ["seeds/2025/4206990036/return-1.xlsx", "seeds/2025/4206990052/return-1.xlsx",
            "tests/EduFunctions.Tests/Cases/23-damaged-byte-crc.xlsx", "tests/EduFunctions.Tests/Cases/29-workbook-part-elsewhere.xlsx"],
        Sheets.Where(sheet => sheet[1] == "-").Select(sheet => sheet[0]));

    static IEnumerable<string> Lines(RawSheet sheet) => from row in sheet.Rows
        from cell in row.Cells
        where !sheet.Merged.Any(range => range.Contains(row.RowNumber, cell.ColumnIndex) && (range.FirstRow, range.FirstColumn) != (row.RowNumber, cell.ColumnIndex))
        select $"{new CellAddress(row.RowNumber, cell.ColumnIndex)}={Shown(cell.Value)}";

    static string Shown(object value) => value switch
    {
        bool truth => truth ? "TRUE" : "FALSE",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        RawError.ErrorValue => "ERROR",
        RawError.FormulaWithoutValue => "NOVALUE",
        _ => (string)value,
    };
}
