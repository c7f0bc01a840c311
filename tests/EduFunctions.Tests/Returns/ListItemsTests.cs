using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Tests.Returns;

/// <summary>List sheets that are not laid out as ours.</summary>
public sealed class ListItemsTests
{
    static RawReturn WithoutHeader(string sheet)
    {
        var raw = new RawReturn();
        raw.Sheets[sheet].Remove(2);
        return raw;
    }

    static FormRow Money(RawReturn raw) => raw.Check().Return![SchoolMoney.Sheet].Single();

    [Fact]
    public void WithoutAHeaderTheValueIsTheFirstCellRightOfCaptionAndUnit()
    {
        var raw = WithoutHeader("经费").Set("经费", "B3", "万元").Set("经费", "B7", "人");
        Assert.Empty(raw.Found());
        Assert.Equal((20m, "C3", 240m), (Money(raw)[SchoolMoney.Budget], Money(raw).Cell(SchoolMoney.Budget).Address?.ToString(), Money(raw)[SchoolMoney.Funded]));
    }

    // 教师培训费预算数 is not asked for by all: blank, it would pass without a word, and its figure under another head be lost.
    [Theory]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|万元||1.2", "figure-beside 经费!D3")]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|万元||1.2万元", "figure-beside 经费!D3")]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|万元||１.2", "figure-beside 经费!D3")]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|1.2||", "figure-beside 经费!B3")]
    [InlineData("项目|单位|填报数", "教师培训费预算数|万元||1.2", "figure-beside 经费!D3")]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|万元||尚未拨付", "")]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|万元|1.2|1.3", "")]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|万元|/|2024", "")]
    [InlineData("项目|单位|填报数|上年数", "教师培训费预算数|万元||1.2", "")]
    [InlineData("项目|行次|填报数|增减%", "教师培训费预算数|4||3", "")]
    [InlineData("项目|标准值|填报数|得分", "教师培训费预算数|2||5", "")]
    [InlineData("项目|单位|填报数|联系电话", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|填报日期", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|年份", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|增减数", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|增长率", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|同比", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|差额", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|全县平均", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|标准值", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|合格线", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|No.", "教师培训费预算数|万元||5", "")]
    [InlineData("项目|单位|填报数|备注", "教师培训费预算数|万元||13912345678", "")]
    [InlineData("项目|单位|填报数|上年数|<", "教师培训费预算数|万元||5|6", "")]
    [InlineData("项目|单位|填报数|备注|<", "教师培训费预算数|万元|||6", "figure-beside 经费!E3")]
    [InlineData("项目|指标编码|填报数|核定数", "教师培训费预算数|101||1.2", "figure-beside 经费!D3")]
    [InlineData("项目|单位|填报数|备注", "说明|||2024", "")]
    [InlineData("项目|单位|填报数|自动核对", "教师培训费预算数|万元||1.2", "figure-beside 经费!D3")]
    [InlineData("项目|单位|填报数|自动核对", "教师培训费预算数|万元|1.1|1.2", "")]
    [InlineData("项目|单位|填报数|实际数", "教师培训费预算数|万元|1.1|1.2", "figure-unclear 经费!A3")]
    [InlineData("项目|单位|填报数|本年", "教师培训费预算数|万元|1.1|1.2", "figure-unclear 经费!A3")]
    [InlineData("项目|单位|填报数|实际数", "教师培训费预算数|万元||1.2", "")]
    public void AFigureBesideItsBlankPlaceIsTold(string heads, string row, string expected) =>
        Assert.Equal(expected, string.Join(' ', new RawReturn().Lay("经费", "学校经费", heads, row).Found().Where(found => found.StartsWith("figure-", StringComparison.Ordinal))));

    [Fact]
    public void AUnitThatDiffersIsAnErrorThereToo() => Assert.Equal(["unit-differs 经费!B3"], WithoutHeader("经费").Set("经费", "B3", "元").Found());

    // Wherever a unit stands beside the figure, it is the figure's.
    [Theory]
    [InlineData("项目|填报数|单位", "公用经费预算数|200000|元")]
    [InlineData("公用经费预算数|200000|元")]
    [InlineData("项目|单位|填报数", "公用经费预算数|元|200000")]
    [InlineData("项目|金额（元）|备注", "公用经费预算数|200000|学校账")]
    [InlineData("项目|实际发生（元）|备注", "公用经费预算数|200000|学校账")]
    public void AUnitBehindTheFigureIsReadToo(params string[] rows) =>
        Assert.Contains("unit-differs 经费!", string.Join(' ', new RawReturn().Lay("经费", rows).Found()), StringComparison.Ordinal);

    [Theory]
    [InlineData("项目|填报数|单位", "公用经费预算数|20|万元", "公用经费决算数|19.5|万元")]
    [InlineData("项目|填报数", "1.公用经费预算数|20", "2．公用经费决算数|19.5")]
    [InlineData("项目|填报数", "（一）公用经费预算数|20", "（二）公用经费决算数|19.5")]
    [InlineData("指标名称|计量单位|代码|数量", "公用经费预算数|万元|01|20", "公用经费决算数|万元|02|19.5")]
    [InlineData("项目|行次|金额", "公用经费预算数|1|20", "公用经费决算数|2|19.5")]
    [InlineData("项目|行次|实际发生", "公用经费预算数|1|20", "公用经费决算数|2|19.5")]
    [InlineData("项目|金额（万元）|备注", "公用经费预算数|20|学校账", "公用经费决算数|19.5|学校账")]
    [InlineData("项目|实际发生|备注", "公用经费预算数|20|2024年决算", "公用经费决算数|19.5|")]
    [InlineData("项目|小学|初中|合计", "公用经费预算数|12|8|20", "公用经费决算数|10|9.5|19.5")]
    [InlineData("学段|公用经费预算数|公用经费决算数", "小学|12|10", "初中|8|9.5", "合计|20|19.5")]
    [InlineData("项目|填报数", "公用经费预算数（1）|20", "公用经费决算数（2）|19.5")]
    [InlineData("项目|填报数", "1.公用经费预算数（万元）|20", "公用经费决算数（万元）(2)=(3)+(4)|19.5")]
    public void ItemsAreFoundBesideNumbersAndUnits(params string[] rows)
    {
        var money = Money(new RawReturn().Lay("经费", rows));
        Assert.Equal((20m, 19.5m), (money[SchoolMoney.Budget], money[SchoolMoney.Spent]));
    }

    [Theory]
    [InlineData("figure-unclear 经费!A1", "公用经费预算数|01|20")]
    [InlineData("figure-unclear 经费!A2", "项目|预算数|决算数", "公用经费预算数|21|20")]
    [InlineData("year-unclear 经费!A1", "公用经费预算数|上年|18", "|本年|20")]
    public void OfTwoFiguresNoneIsGuessed(string expected, params string[] rows) => Assert.Contains(expected, new RawReturn().Lay("经费", rows).Found());

    // A tick below 否 says no, and not yes.
    [Fact]
    public void ATickUnderNoIsNoYes()
    {
        var raw = new RawReturn().Lay("安全", "项目|是|否", "专职保安员配备|√|", "封闭化管理||√", "护学岗|√|√");
        Assert.Equal(["not-in-list 安全!C3", "not-in-list 安全!B4"], raw.Found().Where(found => !found.StartsWith("column-absent", StringComparison.Ordinal)));
        var safety = raw.Check().Draft![Safety.Sheet].Single();
        Assert.Equal((true, null), (safety[Safety.Sheet.Columns.OfType<YesNoColumn>().First()], safety[Safety.Sheet.Columns.OfType<YesNoColumn>().ElementAt(1)]));
    }

    // Blank for want of a caption is not what the school meant.
    [Fact]
    public void AListWithoutOneOfItsItemsIsAnError() =>
        Assert.Equal(["header-missing 经费!"], new RawReturn().Lay("经费", "公用经费预算数：20万元", "公用经费决算数：19.5万元").Found());

    [Fact]
    public void AnItemWithUnitAndNoValueIsBlank()
    {
        var raw = WithoutHeader("经费").Set("经费", "B3", "万元").Set("经费", "C3", "");
        Assert.Empty(raw.Found());
        Assert.Equal(CellState.Blank, Money(raw).Cell(SchoolMoney.Budget).State);
    }

    [Fact]
    public void TwoItemsInARowAreBothFound()
    {
        var raw = WithoutHeader("封面").Set("封面", "B3", "4206990001").Set("封面", "C3", "学校名称").Set("封面", "D3", "青石小学").Set("封面", "A4", "").Set("封面", "C4", "")
            .Set("封面", "D15", "联系电话").Set("封面", "E15", "12345").Set("封面", "A16", "").Set("封面", "C16", "");
        Assert.Empty(raw.Found());
        var cover = raw.Check().Return![Cover.Sheet].Single();
        Assert.Equal(("4206990001", "青石小学", "张三", "12345"), (cover[Cover.School], cover[Cover.Name], cover[Cover.Filler], cover[Cover.Telephone]));
    }

    [Fact]
    public void ABlankBesideACaptionIsNotFilledFromTheNextItem() =>
        Assert.Equal(["value-missing 封面!B3"], WithoutHeader("封面").Set("封面", "C3", "学校名称").Set("封面", "D3", "青石小学").Set("封面", "A4", "").Set("封面", "C4", "").Found());

    [Theory]
    [InlineData("说明", "上年结转", "上年结转")]
    [InlineData("备注", "上年结转", "上年结转")]
    [InlineData("备注", "/", "全表说明")]
    [InlineData("备注", "", "全表说明")]
    [InlineData("填报要求", "数字", "全表说明")]
    public void AnItemsOwnExplanationComesBeforeTheSheets(string caption, string beside, string expected)
    {
        var raw = new RawReturn().Set("经费", "E2", caption).Set("经费", "E7", beside).Set("经费", "A14", "说明").Set("经费", "C14", "全表说明").Set("经费", "C7", 300d);
        var query = Assert.Single(raw.Check().Findings);
        Assert.Equal(("funded-differ-from-pupils", expected), (query.Code, query.Explanation));
    }

    [Theory]
    [InlineData("E", "备注")]
    [InlineData("B", "填报要求")]
    [InlineData("D", "上年数")]
    public void UnderAHeadingItemsAreTakenOnlyLeftOfTheFigures(string column, string caption) =>
        Assert.Empty(new RawReturn().Set("经费", column + 2, caption).Set("经费", column + 3, "公用经费决算数").Set("经费", column + 4, "说明").Found());

    [Fact]
    public void UnderAHeadingOfTwoBlocksBothHoldItems()
    {
        var raw = new RawReturn().Set("经费", "D2", "备注").Set("经费", "E2", "项目").Set("经费", "F2", "填报数")
            .Set("经费", "E3", "公用经费决算数").Set("经费", "F3", 19.5).Set("经费", "A4", "").Set("经费", "C4", "").Set("经费", "D3", "结转");
        Assert.Empty(raw.Found());
        Assert.Equal((20m, 19.5m), (Money(raw)[SchoolMoney.Budget], Money(raw)[SchoolMoney.Spent]));
    }
}
