using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using static EduFunctions.Tests.Reports.ChangedDemo;

namespace EduFunctions.Tests.Reports;

/// <summary>What a report must not pass over in silence: cells that the bureau has answered with “/”, “无”, “保密”, and codes that stand where few look.</summary>
public sealed class ReportSilenceTests
{
    [Fact]
    public void AVetoAnsweredWithASlashIsMissing()
    {
        var source = NotApplicable(Population.ExaminationVeto, Population.ChoiceVeto, Population.KeySchoolVeto);
        const string Reason = "（缺：县级年报表“适龄人口”填“/”、“无”或“保密”，没有给出）";
        Assert.Equal($"是否有考试招生严重违规{Reason}。是否有违规择校{Reason}。是否有重点学校、重点班{Reason}。", TextOf(source, "evaluation-reform"));
        Assert.NotEqual(ReportStanding.Backed, ReportItemState.Of(source, ReportItems.Find("evaluation-reform")!).Standing);
        Assert.Contains("是否有违规择校（缺", TextOf(NotApplicable(Population.ChoiceVeto), "evaluation-reform"), StringComparison.Ordinal);
    }

    [Fact]
    public void PayThatIsWithheldDoesNotSilenceTheOther()
    {
        Assert.StartsWith("义务教育教师年平均工资收入 98,640 元，公务员 （缺：县级年报表“待遇”填“/”、“无”或“保密”，没有给出）；", TextOf(NotApplicable(Pay.CivilServants), "teachers"), StringComparison.Ordinal);
        Assert.Contains("绩效工资差额是否发放（缺", TextOf(NotApplicable(Pay.Paid), "teachers"), StringComparison.Ordinal);
        Assert.Contains("奖励性补贴是否都列入预算（缺", TextOf(NotApplicable(Pay.TeachersAllowance, Pay.CivilServantsAllowance), "teachers"), StringComparison.Ordinal);
        Assert.DoesNotContain("绩效工资", TextOf(NotApplicable(Pay.Difference, Pay.Paid, Pay.Covered), "teachers"), StringComparison.Ordinal); // there is none to pay
    }

    [Fact]
    public void APopulationThatIsWithheldIsTheBureaus()
    {
        var source = NotApplicable(Population.Sheet.Columns.OfType<NumberColumn>().Where(column => column.Code is "age3" or "disabled" or "seniorPlaces").ToArray<FormColumn>());
        const string Reason = "（缺：县级年报表“适龄人口”填“/”、“无”或“保密”，没有给出）";
        var stages = TextOf(source, "stages");
        Assert.True(stages.Contains($"学前三年毛入园率 {Reason[..^1]}，另有 1 所未报或退回）", StringComparison.Ordinal), stages);
        Assert.Contains("招生名额分配到初中的占 " + Reason, stages, StringComparison.Ordinal);
        Assert.Contains("适龄残疾儿童少年入学率 " + Reason, string.Concat(ReportItems.All.Select(item => TextOf(source, item.Code))), StringComparison.Ordinal);
    }

    // The demo's bureau says 否 of both.
    [Theory]
    [InlineData("否", "；教师、公务员的奖励性补贴都没有列入预算。")]
    [InlineData("是", "；教师、公务员的奖励性补贴没有都列入预算。")]
    public void OneAllowanceOfTwoIsNotNone(string teachers, string told) =>
        Assert.Contains(told, TextOf(WithBureau(rows => rows.Select(row => Set(row, (Pay.TeachersAllowance, teachers)))), "teachers"), StringComparison.Ordinal);

    // One 否 decides, whatever the other is; 是 beside “/” does not.
    [Theory]
    [InlineData("否", "/", "；教师、公务员的奖励性补贴没有都列入预算。")]
    [InlineData("/", "否", "；教师、公务员的奖励性补贴没有都列入预算。")]
    [InlineData("否", null, "；教师、公务员的奖励性补贴没有都列入预算。")]
    [InlineData("是", "/", "；教师、公务员的奖励性补贴是否都列入预算（缺：县级年报表“待遇”填“/”、“无”或“保密”，没有给出）。")]
    [InlineData("是", null, "；教师、公务员的奖励性补贴是否都列入预算（缺：县级年报表“待遇”")]
    [InlineData("是", "是", "；教师、公务员的奖励性补贴都已列入预算。")]
    public void OneNoDecidesBesideASlash(string? teachers, string? civilServants, string told)
    {
        var source = WithBureau(rows => rows.Select(row => Say(Say(row, Pay.TeachersAllowance, teachers), Pay.CivilServantsAllowance, civilServants)));
        Assert.Contains(told, TextOf(source, "teachers"), StringComparison.Ordinal);

        static FormRow Say(FormRow row, FormColumn column, string? answer) => Set(row, column, answer is null ? CellState.Blank : answer == "/" ? CellState.NotApplicable : CellState.Value, answer == "/" ? null : answer);
    }

    // The demo's bureau reports 620 before and 650 now, 4.84 % more: without last year's there is neither it nor a growth, and nothing without this year's.
    [Theory]
    [InlineData("Now", "生均公用经费：小学")]
    [InlineData("Before", "生均公用经费：幼儿园 650 元，小学")]
    public void BesideASlashThereIsNoGrowth(string which, string told) => Assert.Contains(told, TextOf(NotApplicable(
        which == "Now" ? Spending.PublicFunds[0].Now : Spending.PublicFunds[0].Before), "investment"), StringComparison.Ordinal);

    [Fact]
    public void SpendingThatIsWithheldBearsNothingOut()
    {
        var source = NotApplicable(Spending.Education.Now);
        Assert.DoesNotContain("不适用", TextOf(source, "spending"), StringComparison.Ordinal);
        Assert.Equal(ReportStanding.Partly, ReportItemState.Of(source, ReportItems.Find("spending")!).Standing);
    }

    [Fact]
    public void WhatTheCountyHasNotIsNoAchievement()
    {
        var kindergartens = Of(Demo.Round with { Entries = [.. Demo.Round.Entries.Where(entry => entry.School.Kind == SchoolKind.Kindergarten)] });
        Assert.Equal("本县没有义务教育学校，校际差距不适用。", TextOf(kindergartens, "balance-problems"));
        var schools = Of(Demo.Round with { Entries = [.. Demo.Round.Entries.Where(entry => entry.School.Kind == SchoolKind.Senior)] });
        Assert.Equal("学校名册中没有幼儿园，学前教育各项不适用。", TextOf(schools, "preschool-problems"));
        Assert.Empty(ReportProblems.Forecast.Of(schools)); // nor an empty paragraph
        Assert.Contains("起始年级（高一）", TextOf(schools, "large-classes"), StringComparison.Ordinal);
        var primary = TextOf(Of(Demo.Round with { Entries = [.. Demo.Round.Entries.Where(entry => entry is { InForce: not null, School.Kind: SchoolKind.Primary })] }), "large-classes");
        Assert.Contains("起始年级（一年级）", primary, StringComparison.Ordinal);
        Assert.Contains("承诺消除的年级（小学一二年级）", primary, StringComparison.Ordinal);
        Assert.Contains("起始年级（一、七年级和高一）", TextOf(Demo, "large-classes"), StringComparison.Ordinal);
    }

    // Whatever schools a county has, every item says something, if only that it does not apply.
    [Theory]
    [InlineData(null)]
    [InlineData(SchoolKind.Primary)]
    [InlineData(SchoolKind.Junior)]
    [InlineData(SchoolKind.Senior)]
    [InlineData(SchoolKind.Kindergarten)]
    public void NoItemIsSilent(SchoolKind? kind)
    {
        foreach (var bureau in new[] { Demo.Round.Bureau, null })
        {
            var source = Of(Demo.Round with { Bureau = bureau, Entries = [.. Demo.Round.Entries.Where(entry => entry.School.Kind == kind)] });
            Assert.Empty(ReportItems.All.Where(item => ReportItemState.Of(source, item).Said.IsEmpty).Select(item => item.Code));
        }
    }

    // Every school has 10 posts vacant at each stage, and one has not said how many posts it has: none has too much staff.
    [Fact]
    public void ABlankIsNoSurplusOfStaff()
    {
        var blank = Demo.Round.Entries.First(entry => entry is { InForce: not null, School.Kind: SchoolKind.Primary }).School.Code;
        var source = Of(Demo.Round with { Entries = [.. Demo.Round.Entries.Select(entry => Changed(entry, row => row.Sheet != Staff.Sheet ? row
            : Set(Set(row, (Staff.InPost, 40m)), (Staff.Posts, entry.School.Code == blank ? null : 50m))))] });
        Assert.True(source.Find("posts-vacant")!.Value > source.Find("posts")!.Value - source.Find("staff-in-post")!.Value);
        Assert.DoesNotContain("有的学校超编", TextOf(source, "teachers"), StringComparison.Ordinal);
        Assert.Contains("有的学校超编", TextOf(Demo, "teachers"), StringComparison.Ordinal);
    }

    // A school that divides its classes anew may want teachers for others of its grades.
    [Fact]
    public void NobodyIsSaidToHaveTeachersEnoughAndToWantThem() => Assert.DoesNotContain("教师都够",
        string.Concat(ReportProblems.Causes.Of(Demo).SelectMany(runs => runs).Select(run => run.Text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>")]
    [InlineData("<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"wps\"><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>")]
    public void ATextBoxBesideACodeIsFilledToo(string box)
    {
        var inBox = box.Replace("{0}", TemplateFile.Paragraph("框 {large-classes.compulsory}"), StringComparison.Ordinal);
        var template = TemplateFile.Of($"<w:p><w:r><w:t>共 {{large-classes.compulsory}}。</w:t></w:r><w:r>{inBox}</w:r></w:p>");
        Assert.Empty(ReportTemplate.Check(template));
        var text = ReportText.All(DemoReport.Write(template).Content!);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.Contains("框 46 个", text, StringComparison.Ordinal);
    }

    // The bureau's return with these cells answered “/”.
    static ReportSource NotApplicable(params FormColumn[] columns) =>
        WithBureau(rows => rows.Select(row => columns.Aggregate(row, (one, column) => Set(one, column, CellState.NotApplicable))));
}
