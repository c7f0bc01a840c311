using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;
using EduFunctions.Tests.Summaries;
using static EduFunctions.Tests.Reports.ChangedDemo;

namespace EduFunctions.Tests.Reports;

/// <summary>What a report must not say of returns that are half filled in.</summary>
public sealed class ReportTruthTests
{
    [Fact]
    public void ABlankVetoDoesNotTurnTheOthersRound()
    {
        var text = TextOf(With((Population.ChoiceVeto, YesNoColumn.Yes), (Population.KeySchoolVeto, null)), "evaluation-reform");
        Assert.Contains("有违规择校情形", text, StringComparison.Ordinal);
        Assert.Contains("是否有重点学校、重点班（缺：县级年报表“适龄人口”", text, StringComparison.Ordinal);
        Assert.Contains("做到考试招生无严重违规", text, StringComparison.Ordinal); // said though another is blank
        Assert.DoesNotContain("已报学校中未发现", text, StringComparison.Ordinal); // no school was asked
    }

    [Fact]
    public void AFallenMustIsNotAlsoUndecided()
    {
        var text = TextOf(With((Spending.Education.Now, 5m), (Spending.PerPupil[0].Before, null)), "spending");
        Assert.Contains("一般公共预算教育支出没有做到只增不减，低于上年", text, StringComparison.Ordinal);
        Assert.DoesNotContain("尚不能确定", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSchoolsOfCompulsoryLargeClassesAddUp() => Assert.Equal(Demo.Find("large-classes.compulsory")!.Value,
        Demo.ValueOf(ReportPlace.Parse("list:large-class-schools")).Where(run => run.Figure is not null).Sum(run => Demo.Find(run.Figure!)!.Value));

    [Fact]
    public void AProjectWithoutPlacesHasNoHole()
    {
        var text = TextOf(With((Projects.Places, null), (Projects.ClassesTaken, null)), "places");
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
        Assert.Contains("新增学位未填", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFirstYearForecastsNothing()
    {
        var history = DemoCounty.History with { Earlier = [] };
        var text = string.Concat(ReportProblems.Forecast.Of(new ReportSource(SummaryCompiler.Compile(history, Day), history.Now, 1, Day)).SelectMany(runs => runs).Select(run => run.Text));
        Assert.Contains("还不能推算", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0 个", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectRelievesNobodyWhoHasLeft() => Assert.All(DemoCounty.Summary.Relief!.Remaining.Where(rest => rest.Completion is not null),
        rest => Assert.True(rest.Completion < new DateOnly(2026 + (rest.Grade <= 6 ? 6 : rest.Grade <= 9 ? 9 : 12) - rest.Grade, 7, 1), $"{rest.SchoolName} {rest.Grade}"));

    [Fact]
    public void LimitsAloneBearNothingOut()
    {
        var now = DemoCounty.History.Now with { Bureau = null, Entries = [.. DemoCounty.History.Now.Entries.Select(entry => entry with { InForce = null, Standing = Standing.Expected })] };
        var source = new ReportSource(SummaryCompiler.Compile(DemoCounty.History with { Now = now }, Day), now, 1, Day);
        Assert.Equal(ReportStanding.Wanting, ReportItemState.Of(source, ReportItems.Find("stages")!).Standing);
    }

    [Fact]
    public void NobodyRegisteredIsNotNone()
    {
        Assert.Contains("党委常委会议（次）、政府常务会议（次）（缺：县级年报表“履职”一行也没有登记）", TextOf(Without(Duties.Sheet, _ => true), "party-leadership"), StringComparison.Ordinal);
        // Others are registered: of this kind there is none.
        Assert.Contains("党委常委会会议研究教育工作 0 次", TextOf(Without(Duties.Sheet, row => row[Duties.Kind] == "党委常委会议"), "party-leadership"), StringComparison.Ordinal);
        var places = TextOf(Without(Projects.Sheet, _ => true), "places");
        Assert.DoesNotContain("0 个", places, StringComparison.Ordinal);
        Assert.Contains("没有登记中小学建设项目", places, StringComparison.Ordinal);
    }

    // Two large grades of the demo's need a neighbour; without the sheet 学区 nobody has looked whether there are places.
    [Fact]
    public void WhatWasNotComputedIsNotWithoutAPlace()
    {
        var plan = Without(Neighbours.Sheet, _ => true).Summary.Relief!;
        var sentence = ReliefPlanTable.Sentence(plan);
        Assert.Contains("没有计算分流，因为没有登记可以接收的相邻学校和距离", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("没有学位", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutHazardsNoRateIsMissing()
    {
        var schools = Demo.Round.Entries.Where(entry => entry.InForce is not null).Select(entry => Changed(entry, row => row.Sheet.Code != "safety" ? row
            : Set(Set(Set(row, (Safety.HazardsFound, 0m)), (Safety.HazardsMended, 0m)), (Safety.HazardsOpen, 0m))));
        var source = Of(Demo.Round with { Entries = [.. schools] });
        Assert.Contains("排查隐患 0 处，没有发现隐患，不计算整改率；心理", TextOf(source, "safety-hazards"), StringComparison.Ordinal);
        Assert.Equal((null, true), (source.Find("hazards-mended-share")!.Value, source.Find("hazards-mended-share")!.IsNotApplicable));
    }

    // 111 of the 96 schools of the register: 115.625 %.
    [Fact]
    public void AShareOverHundredIsNoAchievement()
    {
        var source = With((Supervision.NamedSchools, 111m));
        Assert.Contains("挂牌督导覆盖率 数据待核（115.63%，分项大于总数）", TextOf(source, "inspectors"), StringComparison.Ordinal);
        Assert.Null(source.Find("named-inspector-share")!.IsMet);
        var state = ReportItemState.Of(source, ReportItems.Find("inspectors")!);
        Assert.Equal(ReportStanding.Partly, state.Standing);
        Assert.Contains("挂牌督导覆盖率超过 100%，须核实", state.Wanting);
        Assert.True(With((Supervision.NamedSchools, 96m)).Find("named-inspector-share")!.IsMet);
    }

    [Fact]
    public void TheExchangesAddUp() => Assert.All(new[] { "exchange-due", "exchanged", "exchanged-in-town" }, code => Assert.Equal(Demo.Find(code)!.Value,
        new[] { "primary", "junior", "senior" }.Sum(stage => Demo.Find($"{code}.{stage}")!.Value)));

    // 97,310 − 98,640; 6 more than 34 are 17.65 %.
    [Fact]
    public void WhatIsLessIsNotMoreByLess()
    {
        Assert.Contains("教师低于公务员 1,330 元", TextOf(With((Pay.Teachers, 97_310m), (Pay.CivilServants, 98_640m)), "teachers"), StringComparison.Ordinal);
        var text = TextOf(With((TrainingInstitutions.RegisteredBefore, 34m), (TrainingInstitutions.Registered, 40m)), "training-institutions");
        Assert.Contains("由上年末的 34 家增加到 40 家，增加 17.65%", text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有减少", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSchoolDiffersFromNoOther()
    {
        var one = Demo.Round with { Entries = [Demo.Round.Entries.First(entry => entry is { InForce: not null, School.Kind: SchoolKind.Primary })] };
        var figure = Of(one).Find("backbone-per-100-cv.primary")!;
        Assert.Equal((null, true, null), (figure.Value, figure.IsNotApplicable, figure.IsMet));
        Assert.Contains("小学只有一所学校参加比较，不计算校际差异系数", TextOf(Of(one), "stages"), StringComparison.Ordinal);
    }

    [Fact]
    public void ProblemsOfPartOfTheSchoolsArePartlyBorneOut()
    {
        Assert.All(new[] { "balance-problems", "duty-problems" }, item => Assert.Equal(ReportStanding.Partly, ReportItemState.Of(Demo, ReportItems.Find(item)!).Standing));
        var whole = Of(Demo.Round with { Entries = [.. Demo.Round.Entries.Where(entry => entry.InForce is not null)] });
        Assert.Equal(ReportStanding.Backed, ReportItemState.Of(whole, ReportItems.Find("preschool-problems")!).Standing);
    }

    [Fact]
    public void ASchoolOfAnotherYearIsNamedAsItWas()
    {
        var closed = Some.School(9001, lastYear: 2024) with { Name = "旧桥小学" };
        var source = new ReportSource(DemoCounty.Summary, Demo.Round, 1, Day) { Register = new Register([closed]) };
        Assert.Equal(("旧桥小学", "标识码 4206999002（名册中没有）"), (source.NameOf("4206999001"), source.NameOf("4206999002")));
    }

    // The name that the run has, not the one that the register has got since.
    [Fact]
    public void TheNamesAndGradesAreThoseOfTheRun()
    {
        var school = Demo.Round.Entries.First(entry => entry.InForce is not null).School;
        var renamed = Demo.Round with { Entries = [.. Demo.Round.Entries.Select(entry => entry with { School = entry.School with { Name = "改名学校" } })] };
        Assert.Equal(school.Name, new ReportSource(DemoCounty.Summary, renamed, 1, Day).NameOf(school.Code.Value));
        var standards = Standards.National with { DeclaredGrades = [1, 7] };
        var restored = (Standards.National with { DeclaredGrades = [3] }).As(standards.With(Limits.LargeClass, 51).Fingerprint);
        Assert.Equal(("1,7", 51m), (string.Join(',', restored.DeclaredGrades), restored[Limits.LargeClass]));
        Assert.Equal(standards.Fingerprint, Standards.National.As(standards.Fingerprint).Fingerprint);
    }

    [Fact]
    public void XmlUnderAnotherNameIsRefused() => Assert.Equal(Findings.Severity.Error, Assert.Single(ReportTemplate.Check(TemplateFile.Zip(
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.dat" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.dat"/></Relationships>"""),
        ("word/document.dat", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{large-classes}</w:t></w:r></w:p></w:body></w:document>""")))).Severity);

    // The bureau's return without some rows of a sheet.
    static ReportSource Without(FormSheet sheet, Func<FormRow, bool> which) => WithBureau(rows => rows.Where(row => row.Sheet != sheet || !which(row)));

    static ReportSource With(params (FormColumn Column, object? Value)[] cells) => WithBureau(rows => rows.Select(row => cells.Aggregate(row, Set)));
}
