using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

/// <summary>Every limit of the checks against last year one below, at and above; expected values worked out by hand.</summary>
public sealed class YearOnYearTests
{
    // 核定编制数: 15 % of 100 is 15. Of 20, 15 % are 3, but fewer than 5 are not asked about.
    [Theory]
    [InlineData(100, 115, false)]
    [InlineData(100, 116, true)]
    [InlineData(100, 85, false)]
    [InlineData(100, 84, true)]
    [InlineData(20, 24, false)]
    [InlineData(20, 25, true)]
    public void AChangeOverTheLimitIsAsked(double before, double now, bool isAsked) =>
        Assert.Equal(isAsked ? ["changed-much 教职工!B4"] : [], Asked(new RawReturn().Set("教职工", "B4", before), new RawReturn().Set("教职工", "B4", now)));

    // 公用经费预算数 20 万元 last year; half as much again is the band round a factor. Per pupil it is out of range besides.
    [Theory]
    [InlineData(200_000, true)] // 元 for 万元
    [InlineData(300_000, true)] // 15,000 times
    [InlineData(300_001, false)]
    [InlineData(133_334, true)] // 6,666.7 times
    [InlineData(2_000, true)]
    [InlineData(0.2, true)] // a hundredth
    [InlineData(134, true)] // 6.7 times
    [InlineData(133, false)] // 6.65 times: much, but no unit
    public void AValueTenAHundredOrTenThousandTimesLastYearsAsksForItsUnit(double now, bool isUnit)
    {
        var asked = Asked(new RawReturn(), new RawReturn().Set("经费", "C3", now));
        Assert.Contains(isUnit ? "unit-suspected 经费!C3" : "changed-much 经费!C3", asked);
        Assert.DoesNotContain(isUnit ? "changed-much 经费!C3" : "unit-suspected 经费!C3", asked);
    }

    [Fact]
    public void TheUnitIsAskedForByNameWithBothValues()
    {
        var finding = Findings(new RawReturn(), new RawReturn().Set("经费", "C3", 200_000d)).Single(one => one.Code == "unit-suspected");
        Assert.Equal("“公用经费预算数”约为上年的 10000 倍，单位是否有误，或多写、少写了位数？请更正或说明。", finding.Message.Zh);
        Assert.Equal("200000，上年 20", Assert.Single(finding.Cells).Detail?.Zh);
    }

    // Grade 2 was grade 1: one class of 40. 30 % of it are 12, 10 % of the cohort are 4.
    [Theory]
    [InlineData(8, "class-changed")]
    [InlineData(27, "class-changed")] // −32.5 %
    [InlineData(28, "cohort-changed")] // −30 %: the class may, the cohort may not
    [InlineData(35, "cohort-changed")] // −12.5 %, 5 pupils
    [InlineData(36, null)] // −10 %
    [InlineData(44, null)] // +10 %
    [InlineData(45, "cohort-changed")]
    [InlineData(53, "class-changed")] // +32.5 %
    public void AClassOrACohortThatChangesMuchIsAsked(double now, string? code) =>
        Assert.Equal(code is null ? [] : [$"{code} 班级!C5"], Asked(new RawReturn(), new RawReturn().Set("班级", "C5", now).Set("班级", "D5", 4d)));

    // One class of 40 became two: which pupils are where nobody knows, the cohort may have 44.
    [Theory]
    [InlineData(22, false)]
    [InlineData(23, true)]
    public void WhereClassesWereDividedTheCohortIsAskedAbout(double second, bool isAsked)
    {
        var now = new RawReturn().Set("班级", "C5", 22d).Set("班级", "A10", 2d).Set("班级", "B10", 2d).Set("班级", "C10", second);
        Assert.Equal(isAsked, Asked(new RawReturn(), now).Contains("cohort-changed 班级!C5"));
    }

    // Entrance grade: no cohort, but the intake. 50 % of 40 are 20.
    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    [InlineData(20, false)]
    [InlineData(19, true)]
    public void AnIntakeThatChangesMuchIsAsked(double now, bool isAsked)
    {
        var findings = Findings(new RawReturn(), new RawReturn().Set("班级", "C4", now).Set("班级", "D4", 4d)).ToList();
        Assert.Equal(isAsked ? ["stage-changed"] : [], findings.Select(finding => finding.Code));
        Assert.All(findings, finding => Assert.StartsWith("一年级新生数与上年相差超过 50%", finding.Message.Zh, StringComparison.Ordinal));
    }

    [Fact]
    public void AGradeThatWasForgottenIsAskedAbout()
    {
        var asked = Findings(new RawReturn(), new RawReturn().Row("班级", 6)).ToList();
        Assert.Equal("上年二年级有学生，今年没有三年级的班级。请补报或说明。", asked.Single(finding => finding.Code == "cohort-missing").Message.Zh);
    }

    // 教学及辅助用房面积 1,500 ㎡: any less is asked about; over 20 % less (under 1,200) by the other question alone.
    [Theory]
    [InlineData(1500, null)]
    [InlineData(1499.9, "area-shrinks")]
    [InlineData(1200, "area-shrinks")]
    [InlineData(1199, "changed-much")]
    [InlineData(1800, null)]
    [InlineData(1801, "changed-much")]
    public void AnAreaThatShrinksIsAsked(double now, string? code) =>
        Assert.Equal(code is null ? [] : [$"{code} 办学条件!C3"], Asked(new RawReturn(), new RawReturn().Set("办学条件", "C3", now)));

    // 240 pupils: 300 元 each are 7.2 万元, 8,000 元 each 192 万元. No last year is needed.
    [Theory]
    [InlineData(7.2, false)]
    [InlineData(7.19, true)]
    [InlineData(192, false)]
    [InlineData(192.01, true)]
    public void PublicFundsOfAPupilOutOfRangeAreAsked(double received, bool isAsked)
    {
        var findings = new RawReturn().Set("经费", "C3", received).Set("经费", "C4", "").Set("经费", "C5", "").Set("经费", "C6", "").Check().Findings;
        Assert.Equal(isAsked ? ["funds-per-pupil"] : [], findings.Where(finding => finding.Severity == Severity.Query).Select(finding => finding.Code));
    }

    [Fact]
    public void WhatWasNotReportedLastYearIsNotAsked() =>
        Assert.Empty(Asked(new RawReturn().Set("办学条件", "C5", "/").Set("办学条件", "C6", ""), new RawReturn().Set("办学条件", "C5", 9000d).Set("办学条件", "C6", 900d)));

    [Fact]
    public void AnExplanationAnswersIt()
    {
        var finding = Findings(new RawReturn(), new RawReturn().Set("办学条件", "C3", 1400d).Set("办学条件", "A15", "说明").Set("办学条件", "C15", "旧楼已拆")).Single();
        Assert.Equal(("area-shrinks", "旧楼已拆"), (finding.Code, finding.Explanation));
    }

    // 90 children: of 75 last year 20 % more are 90, of 74 they are 88.8. 保教费 300 元: half as much again as 200, but 199 × 1.5 is 298.5.
    // 园舍建筑面积 1,800 ㎡ is less than 1,801; of 10 in post 15 % and 5 more are asked about, 5 of 15 are a third.
    [Theory]
    [InlineData("班级", "C4", 10, "")] // 10 + 30 + 35 = 75
    [InlineData("班级", "C4", 9, "stage-changed 班级!C4")]
    [InlineData("收费", "C3", 200, "")]
    [InlineData("收费", "C3", 199, "changed-much 收费!C3")]
    [InlineData("收费", "C3", 30, "unit-suspected 收费!C3")]
    [InlineData("园舍", "C4", 1800, "")]
    [InlineData("园舍", "C4", 1801, "area-shrinks 园舍!C4")]
    [InlineData("教职工", "C4", 14, "")] // 10 now, 4 fewer
    [InlineData("教职工", "C4", 15, "changed-much 教职工!C4")]
    public void AKindergartenIsAskedToo(string sheet, string address, double before, string expected)
    {
        var then = RawReturn.Kindergarten().Set(sheet, address, before);
        var lastYear = (sheet == "班级" ? then.Set("班级", "D4", 5d).Set("班级", "E4", 0d) : then).Check(RawReturn.KindergartenContext).Draft! with { Year = new SchoolYear(2024) };
        var asked = RawReturn.Kindergarten().Check(RawReturn.KindergartenContext with { LastYear = lastYear }).Findings;
        Assert.Equal(expected, string.Join(", ", asked.Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cells[0].Address}")));
    }

    // 46.02 亿元 of last year is what last year's return said, on the same basis; of children of 17 now 3,340, 20 % more than 2,783.3.
    [Theory]
    [InlineData("经费", "C3", 46.02, "决算数", "")]
    [InlineData("经费", "C3", 46.03, "决算数", "last-year-restated 经费!C5")]
    [InlineData("经费", "C3", 46.03, "预算安排数", "")] // budgeted then, settled now
    [InlineData("待遇", "C3", 968_000, "决算数", "unit-suspected 待遇!C3")]
    [InlineData("适龄人口", "C20", 2784, "决算数", "")]
    [InlineData("适龄人口", "C20", 2783, "决算数", "changed-much 适龄人口!C20")]
    public void TheBureauIsAskedToo(string sheet, string address, double before, string basis, string expected)
    {
        var then = RawReturn.Bureau().Set("经费", "C3", 46.02).Set("经费", "C4", basis).Set("经费", "C7", 8.97);
        foreach (var row in Enumerable.Range(11, 22).Where(row => row % 2 == 1))
        {
            then.Set("经费", $"C{row}", then.Sheets["经费"][row + 1][2]); // each amount per pupil is what this year's return says of last year
        }

        then.Set("校外培训", "C3", 72d).Set("校外培训", "C4", 46d).Set("校外培训", "C6", 20d).Set("校外培训", "C7", 12d).Set(sheet, address, before);
        var lastYear = then.Check(RawReturn.BureauContext).Draft! with { Year = new SchoolYear(2024) };
        var asked = RawReturn.Bureau().Check(RawReturn.BureauContext with { LastYear = lastYear }).Findings;
        Assert.Equal(expected, string.Join(", ", asked.Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cells[0].Address}")));
    }

    // 经费 left blank, its figures under 上年数; one figure, or “/”, and it is another matter.
    [Theory]
    [InlineData("", "sheet-emptied 经费!C3")]
    [InlineData("/", "")]
    [InlineData("20", "")]
    public void ASheetThatHasNoFigureAnyMoreIsAsked(string first, string expected)
    {
        var now = Enumerable.Range(3, 11).Aggregate(new RawReturn(), (raw, row) => raw.Set("经费", $"D{row}", raw.Sheets["经费"].TryGetValue(row, out var cells) && cells.TryGetValue(2, out var value) ? value : "").Set("经费", $"C{row}", ""));
        now.Set("经费", "C3", first == "20" ? 20d : first);
        Assert.Equal(expected, string.Join(", ", Asked(new RawReturn(), now)));
    }

    static List<string> Asked(RawReturn before, RawReturn now) =>
        [.. Findings(before, now).Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cells[0].Address}")];

    static IEnumerable<Finding> Findings(RawReturn before, RawReturn now)
    {
        var year = new SchoolYear(2024);
        var lastYear = before.Set("封面", "C6", "2024").Check(RawReturn.Context with { Year = year }).Return;
        Assert.NotNull(lastYear);
        return now.Check(RawReturn.Context with { LastYear = lastYear }).Findings
            .Where(finding => finding.Severity == Severity.Query && finding.Code != "funds-per-pupil" && finding.Code is not ("funded-differ-from-pupils" or "rooms-in-use-differ"));
    }
}
