using EduFunctions.Returns.SchoolReturn;
namespace EduFunctions.Tests.Returns;

/// <summary>A unit given once for a whole sheet.</summary>
public sealed class SheetUnitsTests
{
    [Theory]
    [InlineData("E1", "单位：元")]
    [InlineData("E1", "单位:千元")]
    [InlineData("E1", "（单位：亿元）")]
    [InlineData("E1", "金额单位：人民币元")]
    [InlineData("E1", "单 位： 元")]
    [InlineData("E1", "单位：元、人")]
    [InlineData("E1", "填报单位：青石小学　单位：元")]
    [InlineData("A1", "学校经费（元）")]
    [InlineData("C2", "填报数（元）")]
    [InlineData("A16", "单位：元")]
    [InlineData("A16", "注：以上金额单位：元")]
    [InlineData("A16", "1.本表以元为单位，保留整数。")]
    [InlineData("E1", "单位（元）")]
    [InlineData("E1", "单位：人民币（元）")]
    [InlineData("E1", "金额单位为元")]
    [InlineData("E1", "学校经费【元】")]
    [InlineData("E1", "单位：百元")]
    [InlineData("E1", "单位：十万元")]
    [InlineData("E1", "单位：美元")]
    [InlineData("C2", "金额（元）")]
    [InlineData("C2", "数额(元)")]
    [InlineData("C2", "金额：元")]
    [InlineData("C2", "金额【元】")]
    [InlineData("C2", "金额/元")]
    [InlineData("C2", "合计（元）")]
    [InlineData("C2", "决算数（元）")]
    [InlineData("C2", "元")]
    [InlineData("C2", "本年（百元）")]
    public void AnotherUnitOfTheSheetIsAnErrorOfEachColumnOfItsKind(string address, string text)
    {
        var result = new RawReturn().Set("经费", address, text).Check();
        Assert.Equal(["公用经费决算数", "公用经费预算数", "教师培训费决算数", "教师培训费预算数"], result.Findings.Select(finding => finding.Caption!).Order(StringComparer.Ordinal));
        Assert.All(result.Findings, finding => Assert.Equal(("unit-differs", address), (finding.Code, finding.Cells[0].Address)));
        Assert.Equal((null, 240m), (result.Draft!.Rows.Single(row => row.Sheet.Code == "money")[SchoolMoney.Budget], result.Draft.Rows.Single(row => row.Sheet.Code == "money")[SchoolMoney.Funded]));
    }

    [Theory]
    [InlineData("单位：万元")]
    [InlineData("单位：人")]
    [InlineData("单位：万元、人")]
    [InlineData("单位：个")]
    [InlineData("填报单位：青石小学")]
    [InlineData("单位：元谷小学")]
    [InlineData("单位：一中")]
    [InlineData("填报单位：青石")]
    [InlineData("金额以万元为单位")]
    [InlineData("单位（万元）")]
    [InlineData("单位")]
    [InlineData("单位：")]
    public void ItsOwnUnitAndASchoolsNameAreFine(string text) => Assert.Empty(new RawReturn().Set("经费", "E1", text).Found());

    // Merged down, the unit is that of each item beside it; so is one over the columns of the years.
    [Theory]
    [InlineData("B2", "项目|单位|填报数", "公用经费预算数|元|200000", "公用经费决算数|^|195000", "教师培训费决算数|^|10000")]
    [InlineData("B2", "项目|单位|填报数", "一、公用经费|元|", "公用经费预算数|^|200000", "公用经费决算数|^|195000", "教师培训费决算数|^|10000")]
    [InlineData("B1", "项目|金额（元）|<", "^|2023年|2024年", "公用经费预算数|1|200000", "公用经费决算数|1|195000", "教师培训费决算数|1|10000")]
    [InlineData("C1", "项目|上年（万元）|本年（元）", "公用经费预算数|1|200000", "公用经费决算数|1|195000", "教师培训费决算数|1|10000")]
    [InlineData("A1", "经费情况表（元）|2024年度", "项目|金额", "公用经费预算数|200000", "公用经费决算数|195000", "教师培训费决算数|10000")]
    public void OneUnitIsThatOfAllItStandsOver(string address, params string[] rows)
    {
        var findings = new RawReturn().Lay("经费", rows).Check().Findings.Where(finding => finding.Code == "unit-differs").ToList();
        Assert.Equal(3, findings.Count);
        Assert.All(findings, finding => Assert.Equal(address, finding.Cells[0].Address));
    }

    [Theory]
    [InlineData("单位：万平方米")]
    [InlineData("单位：平方丈")]
    public void AUnitThatIsInNoListIsAnotherOne(string text) =>
        Assert.Contains("unit-differs 办学条件!J1", new RawReturn().Set("办学条件", "J1", text).Found());

    [Fact]
    public void TheUnitMayStandBesideItsLabel() =>
        Assert.Contains("unit-differs 经费!E1", new RawReturn().Set("经费", "E1", "单位：").Set("经费", "F1", "元").Found());

    [Theory]
    [InlineData("J1", "单位：元", "unit-differs 办学条件!J1")]
    [InlineData("A2", "办学条件（单位：元）", "unit-differs 办学条件!A2")]
    [InlineData("J1", "单位：平方米、万元", "")]
    [InlineData("N4", "设备值单位：元，按票面。", "")]
    public void ATableHasOneToo(string address, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', new RawReturn().Set("办学条件", address, text).Found()));
}
