using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Forms;

/// <summary>Sheets on which each row of a table is a column: 项目 | 单位 | 小学 | 上年·小学.</summary>
public sealed class TableDownTests
{
    static readonly CheckedReturn Plain = Check(_ => { });

    [Theory]
    [InlineData("小学部")]
    [InlineData("小学段")]
    [InlineData("小学学段")]
    [InlineData("小学阶段")]
    [InlineData("小学（段）")]
    [InlineData("小学(部)")]
    [InlineData("小 学")]
    public void AHeadThatMeansTheStageIsTaken(string head)
    {
        var result = Check(workbook => workbook.Worksheet("教职工").Cell("C2").SetValue(head));
        Assert.Equal([$"code-renamed 教职工!C2"], result.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cells.Single().Address}"));
        Assert.Equal(Values(Plain), Values(result));
    }

    [Theory]
    [InlineData("初中部", "初中")]
    [InlineData("初中段", "初中")]
    [InlineData("初级中学", "初中")]
    [InlineData("高中段", "高中")]
    [InlineData("普通高中", "高中")]
    public void SoAreThoseOfTheOtherStages(string head, string stage) => Assert.Equal(stage,
        Check(workbook => workbook.Worksheet("教职工").Cell("C2").SetValue(head)).Draft![Staff.Sheet].Single()[Staff.Stage]);

    // 25 items of staff in one hidden column, and 11 of money.
    [Fact]
    public void AHiddenColumnIsToldOnce()
    {
        var result = Check(workbook =>
        {
            workbook.Worksheet("教职工").Column("C").Hide();
            workbook.Worksheet("经费").Column("C").Hide();
        });
        Assert.Equal(["column-hidden 教职工!C2 “小学”在隐藏的列中，已照常读取。", "column-hidden 经费!C3 “公用经费预算数”在隐藏的列中，已照常读取。"],
            result.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cells.Single().Address} {finding.Message.Zh}"));
        Assert.Equal(Values(Plain), Values(result));
    }

    // 编外教职工数 in C6: not asked for by all, so that its figure in another column would be lost without a word.
    [Theory]
    [InlineData("B6", "figure-beside 教职工!B6")]
    [InlineData("E6", "computed-not-taken 教职工!E6, figure-beside 教职工!E6")]
    [InlineData("F6", "figure-beside 教职工!F6")]
    [InlineData("G6", "figure-beside 教职工!G6")]
    [InlineData("D6", "")]
    public void AFigureBesideItsBlankPlaceIsTold(string address, string expected)
    {
        var result = Check(workbook =>
        {
            workbook.Worksheet("教职工").Cell("C6").Clear(XLClearOptions.Contents);
            workbook.Worksheet("教职工").Cell(address).SetValue(2d);
        });
        Assert.Equal(expected, string.Join(", ", result.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cells[0].Address}")));
    }

    // A total that computes gives 0 where the stage is blank: nobody has typed that.
    [Fact]
    public void AFormulaBesideABlankPlaceIsNone()
    {
        var result = Check(workbook =>
        {
            workbook.Worksheet("教职工").Cell("C6").Clear(XLClearOptions.Contents);
            workbook.Worksheet("教职工").Cell("G2").SetValue("合计");
            workbook.Worksheet("教职工").Cell("G6").SetFormulaA1("SUM(C6)");
        });
        Assert.DoesNotContain("figure-beside", result.Findings.Select(finding => finding.Code));
    }

    // 小学 over 上年 | 本年: last year's figure is none of this year's.
    [Theory]
    [InlineData("上年|本年", "3|")]
    [InlineData("本年|上年", "|3")]
    [InlineData("本年|增减数", "|-3")]
    public void AFigureOfLastYearBelowTheStageIsNotBeside(string heads, string blank) => Assert.DoesNotContain("figure-beside", string.Join(' ', new RawReturn().Lay("教职工",
        ["项目|小学|<", "|" + heads, .. Staff.Sheet.Columns.OfType<EduFunctions.Forms.NumberColumn>().Select(column => $"{column.Caption}|{(column.Caption.StartsWith("编外", StringComparison.Ordinal) ? blank : "1|1")}")]).Found()), StringComparison.Ordinal);

    static IEnumerable<object?> Values(CheckedReturn result) => result.Return!.Rows.SelectMany(row => row.Cells, (_, cell) => cell.Number ?? (object?)cell.Text);

    static CheckedReturn Check(Action<XLWorkbook> change)
    {
        using var workbook = new XLWorkbook(new MemoryStream(ReturnTemplateTests.Filled(ReturnTemplateTests.Template())));
        change(workbook);
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return ReturnChecker.Check(buffer.ToArray(), RawReturn.Context);
    }
}
