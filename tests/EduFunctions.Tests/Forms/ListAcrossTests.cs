using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Forms;

/// <summary>Lists laid out across, and lists with a column a year: 20 received and 19.5 spent this year, 18 and 17 last year.</summary>
public sealed class ListAcrossTests
{
    [Theory]
    [InlineData("公用经费预算数|公用经费决算数", "20|19.5")]
    [InlineData("公用经费预算数|<|公用经费决算数|<", "20|<|19.5|<")]
    [InlineData("学校经费|<", "公用经费预算数|公用经费决算数", "20|19.5", "注：按决算数填报")]
    [InlineData("年度|公用经费预算数|公用经费决算数", "上年|18|17", "本年|20|19.5")]
    [InlineData("|公用经费预算数|公用经费决算数", "本年|20|19.5", "上年|18|17")]
    [InlineData("年份|公用经费预算数|公用经费决算数", "2023年|18|17", "2024年|20|19.5")]
    [InlineData("|公用经费预算数|公用经费决算数", "上年|18|17", "填报数|20|19.5")]
    [InlineData("公用经费预算数|公用经费决算数", "万元|万元", "20|19.5")]
    [InlineData("公用经费预算数|教师培训费决算数", "20|1", "公用经费决算数|享受公用经费学生数", "19.5|240")]
    [InlineData("项目|2023年|2024年", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    [InlineData("项目|2024年度|2023年度", "公用经费预算数|20|18", "公用经费决算数|19.5|17")]
    [InlineData("项目|上年|本年", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    [InlineData("项目|单位|填报数|<", "^|^|上年|本年", "公用经费预算数|万元|18|20", "公用经费决算数|万元|17|19.5")]
    [InlineData("项目|上年数|数", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    [InlineData("项目|2024年|2025年", "公用经费预算数|20|22", "公用经费决算数|19.5|21")] // money is of the calendar year before
    [InlineData("项目|2023|2024", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    [InlineData("项目|2024-2025学年|2025-2026学年", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    [InlineData("公用经费预算数|<|公用经费决算数|<", "2023年|2024年|2023年|2024年", "18|20|17|19.5")]
    [InlineData("公用经费预算数||公用经费决算数|", "上年|本年|上年|本年", "18|20|17|19.5")]
    [InlineData("2023年公用经费预算数|2024年公用经费预算数|2023年公用经费决算数|2024年公用经费决算数", "18|20|17|19.5")]
    [InlineData("项目|填报数", "2023年公用经费预算数|18", "2024年公用经费预算数|20", "去年公用经费决算数|17", "今年公用经费决算数|19.5")]
    [InlineData("项目|填报数|<|<", "^|小学|初中|合计", "公用经费预算数|18|2|20", "公用经费决算数|17|2.5|19.5")]
    [InlineData("公用经费预算数|<|公用经费决算数|<", "财政拨款|合计|人员|合计", "18|20|17|19.5")]
    [InlineData("项目|计划|实际", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    public void TheYearsOwnFiguresAreRead(params string[] rows)
    {
        var money = new RawReturn().Lay("经费", rows).Check().Return![SchoolMoney.Sheet].Single();
        Assert.Equal((20m, 19.5m), (money[SchoolMoney.Budget], money[SchoolMoney.Spent]));
    }

    [Theory]
    [InlineData("figure-unclear 经费!A2 A3|figure-unclear 经费!B2 B3", "公用经费预算数|公用经费决算数", "18|17", "20|19.5")]
    [InlineData("year-unclear 经费!B2 C2", "年度|公用经费预算数|公用经费决算数", "上年|18|17")]
    [InlineData("figure-unclear 经费!A1|figure-unclear 经费!A2", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    [InlineData("unit-differs 经费!A2|unit-differs 经费!B2", "公用经费预算数|公用经费决算数", "元|元", "200000|195000")]
    [InlineData("year-unclear 经费!A1 C1", "公用经费预算数|<|公用经费决算数|<", "2022年|2023年|2022年|2023年", "18|20|17|19.5")]
    [InlineData("year-unclear 经费!A2 A3", "项目|2023年", "公用经费预算数|18", "公用经费决算数|17")]
    [InlineData("year-unclear 经费!A2 A3", "项目|填报数", "2023年公用经费预算数|18", "上年公用经费决算数|17")]
    [InlineData("figure-unclear 经费!A2|figure-unclear 经费!A3", "项目|预算|决算", "公用经费预算数|18|20", "公用经费决算数|17|19.5")]
    [InlineData("figure-unclear 经费!A2|figure-unclear 经费!A3", "项目|小学|初中", "公用经费预算数|18|", "公用经费决算数|17|19.5")]
    [InlineData("figure-unclear 经费!B2 B3|figure-unclear 经费!C2 C3", "类别|公用经费预算数|公用经费决算数", "预算|18|17", "决算|20|19.5")]
    [InlineData("column-without-total 经费!B1", "项目|填报数|<", "^|小学|初中", "公用经费预算数|18|2", "公用经费决算数|17|2.5")]
    [InlineData("column-without-total 经费!A1|column-without-total 经费!C1", "公用经费预算数|<|公用经费决算数|<", "小学|初中|小学|初中", "18|2|17|2.5")]
    public void WhatIsNotClearIsAFinding(string expected, params string[] rows) =>
        Assert.Equal(expected.Split('|'), new RawReturn().Lay("经费", rows).Found().Where(found => !found.StartsWith("column-absent", StringComparison.Ordinal)));
}
