using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Forms;

/// <summary>Captions of items that are written in two cells, a group and its parts, as schools' own forms have them.</summary>
public sealed class GroupedCaptionsTests
{
    [Theory]
    [InlineData("项目|<|单位|填报数", "公用经费|预算数|万元|20", "^|决算数|万元|19.5", "教师培训费|预算数|万元|1.2", "^|决算数|万元|1", "享受公用经费学生数|<|人|240")]
    [InlineData("项目||单位|填报数", "公用经费|预算数|万元|20", "|决算数|万元|19.5", "教师培训费|预算数|万元|1.2", "|决算数|万元|1", "享受公用经费学生数||人|240")]
    [InlineData("项目|<|单位|上年数|本年数", "公用经费|预算数|万元|18|20", "^|决算数|万元|17|19.5", "教师培训费|预算数|万元|1|1.2", "^|决算数|万元|0.9|1", "享受公用经费学生数|<|人|230|240")]
    [InlineData("公用经费（万元）|<|教师培训费（万元）|<|享受公用经费学生数", "预算数|决算数|预算数|决算数|^", "20|19.5|1.2|1|240")]
    [InlineData("公用经费||教师培训费||享受公用经费学生数", "预算数|决算数|预算数|决算数|", "20|19.5|1.2|1|240")]
    [InlineData("年度|公用经费|<|教师培训费|<|享受公用经费学生数", "^|预算数|决算数|预算数|决算数|^", "上年|18|17|1|0.9|230", "本年|20|19.5|1.2|1|240")]
    public void AGroupAndItsPartsAreOneCaption(params string[] rows)
    {
        var result = new RawReturn().Lay("经费", rows).Check();
        Assert.DoesNotContain(result.Findings, finding => finding.Severity == EduFunctions.Findings.Severity.Error);
        var money = Assert.Single(result.Return![SchoolMoney.Sheet]);
        Assert.Equal((20m, 19.5m, 1.2m, 1m, 240m), (money[SchoolMoney.Budget], money[SchoolMoney.Spent], money[SchoolMoney.TrainingBudget], money[SchoolMoney.TrainingSpent], money[SchoolMoney.Funded]));
    }

    // The unit of the group is that of its parts.
    [Fact]
    public void TheUnitOfAGroupCounts()
    {
        var found = new RawReturn().Lay("经费", "公用经费（元）|<|享受公用经费学生数", "预算数|决算数|^", "200000|195000|240").Found();
        Assert.Contains("unit-differs 经费!A1", found);
        Assert.Contains("unit-differs 经费!B1", found);
    }

    [Theory]
    [InlineData("音乐教室|<|<|美术教室|<|<|网络多媒体教室", "96平方米及以上|73至96平方米|61至73平方米|90平方米及以上|67至90平方米|61至67平方米|^", "1|2|3|4|5|6|8")]
    [InlineData("项目|<|填报数", "音乐教室|96平方米及以上|1", "^|73至96平方米|2", "^|61至73平方米|3", "美术教室|90平方米及以上|4", "^|67至90平方米|5", "^|61至67平方米|6", "网络多媒体教室|<|8")]
    public void APartMayStandBeforeItsGroup(params string[] rows)
    {
        var row = Assert.Single(new RawReturn().Lay("办学条件", rows).Check().Draft![Premises.Sheet]);
        Assert.Equal([1m, 2m, 3m, 4m, 5m, 6m, 8m], Premises.Sheet.Columns.OfType<EduFunctions.Forms.CountColumn>()
            .Where(column => column.Caption.Contains("音乐教室", StringComparison.Ordinal) || column.Caption.Contains("美术教室", StringComparison.Ordinal))
            .Append(Premises.Sheet.Columns.OfType<EduFunctions.Forms.CountColumn>().Single(column => column.Caption == "网络多媒体教室")).Select(column => row[column]));
    }

    [Fact]
    public void WhatBelongsToAnItemMayStandBehindItsValue()
    {
        var row = Assert.Single(new RawReturn().Lay("课后服务", "已向教育局备案|是", "作业管理|是|检查日期|2025-09-06", "手机管理|否|检查日期|2025-09-08").Check().Draft![AfterSchool.Sheet]);
        var days = AfterSchool.Sheet.Columns.OfType<EduFunctions.Forms.DateColumn>().Select(column => (column.Caption, row[column])).Where(day => day.Item2 is not null);
        Assert.Equal([("作业管理检查日期", new DateOnly(2025, 9, 6)), ("手机管理检查日期", new DateOnly(2025, 9, 8))], days.Select(day => (day.Caption, day.Item2!.Value)));
        Assert.Equal([true, false], AfterSchool.Sheet.Columns.OfType<EduFunctions.Forms.YesNoColumn>().Where(column => column.Caption is "作业管理" or "手机管理").Select(column => row[column]!.Value));
    }

    // Half of a caption in the row, half above the column: 20 and 19.5 this year, 18 and 17 last year.
    [Theory]
    [InlineData("项目|预算数|决算数", "公用经费（万元）|20|19.5", "教师培训费（万元）|1.2|1", "享受公用经费学生数|240|")]
    [InlineData("项目|单位|预算数|决算数", "公用经费|万元|20|19.5", "教师培训费|万元|1.2|1", "享受公用经费学生数|人|240|")]
    [InlineData("项目|上年|<|本年|<", "^|预算数|决算数|预算数|决算数", "公用经费|18|17|20|19.5", "教师培训费|1|0.9|1.2|1")]
    [InlineData("项目|预算数|<|决算数|<", "^|2023年|2024年|2023年|2024年", "公用经费|18|20|17|19.5", "教师培训费|1|1.2|0.9|1")]
    public void ACaptionMayStandHalfAtTheLeftAndHalfAbove(params string[] rows)
    {
        var result = new RawReturn().Lay("经费", rows).Check();
        Assert.DoesNotContain(result.Findings, finding => finding.Severity == EduFunctions.Findings.Severity.Error);
        var money = Assert.Single(result.Return![SchoolMoney.Sheet]);
        Assert.Equal((20m, 19.5m, 1.2m, 1m), (money[SchoolMoney.Budget], money[SchoolMoney.Spent], money[SchoolMoney.TrainingBudget], money[SchoolMoney.TrainingSpent]));
    }

    [Theory]
    [InlineData("year-unclear 经费!B1", "项目|2023年|<", "^|预算数|决算数", "公用经费|18|17", "教师培训费|1|0.9")]
    [InlineData("unit-differs 经费!A1", "单位：元", "项目|预算数|决算数", "公用经费|200000|195000")]
    [InlineData("unit-differs 经费!B1", "项目|预算数（元）|决算数（元）", "公用经费|200000|195000")]
    public void WhatIsOfAnotherYearOrUnitIsNotTaken(string expected, params string[] rows)
    {
        var raw = new RawReturn().Lay("经费", rows);
        Assert.Contains(expected, raw.Found());
        Assert.Null(Assert.Single(raw.Check().Draft![SchoolMoney.Sheet])[SchoolMoney.Budget]);
    }

    // The bureau's table of stages and years: those of last year are asked for too.
    [Theory]
    [InlineData("学段|生均公用经费（元）|<", "^|上年|本年", "小学|738|756", "初中|958|984")]
    [InlineData("学段|上年|本年", "^|生均公用经费|生均公用经费", "小学|738|756", "初中|958|984")]
    public void StagesAndYearsAreReadWhereTheyMeet(params string[] rows)
    {
        var funds = EduFunctions.Returns.BureauReturn.Spending.PublicFunds;
        var money = Assert.Single(RawReturn.Bureau().Lay("经费", rows).Check(RawReturn.BureauContext).Draft![EduFunctions.Returns.BureauReturn.Spending.Sheet]);
        Assert.Equal([(738m, 756m), (958m, 984m)], new[] { "小学", "初中" }.Select(stage => funds.Single(pair => pair.Now.Caption.StartsWith(stage, StringComparison.Ordinal)))
            .Select(pair => (money[pair.Before]!.Value, money[pair.Now]!.Value)));
    }

    // Two heads of figures, both filled: nobody knows which are meant.
    [Theory]
    [InlineData("项目|填报数|填报数（更正）")]
    [InlineData("项目|填报数|填报数")]
    public void TwoColumnsOfFiguresAreNotGuessedAt(string heads) =>
        Assert.Equal(["figure-unclear 经费!A2", "figure-unclear 经费!A3"], new RawReturn().Lay("经费", heads, "公用经费预算数|18|20", "公用经费决算数|17|19.5").Found().Where(found => !found.StartsWith("column-absent", StringComparison.Ordinal)));

    [Fact]
    public void OfTwoColumnsTheFilledOneIsRead()
    {
        var money = Assert.Single(new RawReturn().Lay("经费", "项目|填报数|填报数（更正）", "公用经费预算数||20", "公用经费决算数|19.5|").Check().Draft![SchoolMoney.Sheet]);
        Assert.Equal((20m, 19.5m), (money[SchoolMoney.Budget], money[SchoolMoney.Spent]));
    }

    // What is divided is named as it stands there.
    [Fact]
    public void TheHeadThatIsDividedIsNamed()
    {
        var finding = Assert.Single(new RawReturn().Lay("经费", "项目|填报数|<", "^|小学|初中", "公用经费预算数|18|2", "公用经费决算数|17|2.5").Check().Findings, finding => finding.Code == "column-without-total");
        Assert.Equal("“填报数”下面分了几列，但没有“合计”列，不知道哪一列是“填报数”。请增加“合计”列，或只留“填报数”一列。", finding.Message.Zh);
    }
}
