using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using static EduFunctions.Tests.Reports.ChangedDemo;

namespace EduFunctions.Tests.Reports;

/// <summary>Where there is none of what a share is of, no sentence says that it is 不适用 of something.</summary>
public sealed class ReportZeroTests
{
    public static TheoryData<string> Figures => [.. ReportItems.All.SelectMany(item => item.Clauses).SelectMany(clause => ReportSource.PlacesIn(clause.Words))
        .Select(place => place.Name).Except(["training-institutions", "training-institutions-before"]).Where(name => Demo.Find(name) is { Unit.Length: > 0 }).Distinct().Order(StringComparer.Ordinal)];

    // One of the two alone leaves no growth: it is told of the other.
    [Fact]
    public void OfTrainingInstitutionsTheOneThatAppliesIsTold()
    {
        Assert.StartsWith("现有校外培训机构 ", Without(TrainingInstitutions.RegisteredBefore), StringComparison.Ordinal);
        Assert.StartsWith("上年末有校外培训机构 ", Without(TrainingInstitutions.Registered), StringComparison.Ordinal);
        Assert.DoesNotContain("不适用", Without(TrainingInstitutions.RegisteredBefore) + Without(TrainingInstitutions.Registered), StringComparison.Ordinal);

        static string Without(FormColumn column) => TextOf(WithBureau(rows => rows.Select(row => Set(row, column, CellState.NotApplicable))), "training-institutions");
    }

    // The demo county's schools have exchanged nobody, then nobody was due.
    [Fact]
    public void WhereNobodyWasExchangedNoShareOfThemIsTold()
    {
        var nobody = With(Staff.Exchanged, Staff.ExchangedBackbone);
        Assert.Contains("本学年已交流 0 人，占 0%", nobody, StringComparison.Ordinal);
        Assert.DoesNotContain("骨干教师", nobody, StringComparison.Ordinal);
        var word = ReportText.Of(ReportDocument.Write(Zero(Staff.Exchanged, Staff.ExchangedBackbone), null, _ => null).Content!)["item:exchange"];
        Assert.StartsWith(nobody, word[word.IndexOf("义务教育学校符合", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("占", With(Staff.Exchanged, Staff.ExchangedBackbone, Staff.ExchangeDue), StringComparison.Ordinal);

        static string With(params FormColumn[] zeros) => TextOf(Zero(zeros), "exchange");

        static ReportSource Zero(params FormColumn[] zeros) => Of(Demo.Round with
        {
            Entries = [.. Demo.Round.Entries.Where(entry => entry.InForce is not null).Select(entry => Changed(entry, row => zeros.Aggregate(row, (one, column) => Set(one, column, CellState.Zero, 0m))))],
        });
    }

    // What the bureau answers with “/” takes no other figure's subject with it. Of the demo's bureau: 4,180 元 to 1,487, 3 institutions of subjects before and 0 now,
    // 9 closed, 26 inspections, 6 inspectors full-time and 26 part-time.
    [Theory]
    [InlineData("difference", "teachers", "；绩效工资差额已经发放，覆盖教职工 1,487 人；")]
    [InlineData("covered", "teachers", "；绩效工资差额已经发放，人均 4,180 元；")]
    [InlineData("subjectBefore", "training-institutions", "；学科类机构现有 0 家；")]
    [InlineData("advertisements", "training-institutions", "；注销培训机构 9 家，检查培训机构 26 次。")]
    [InlineData("closed", "training-institutions", "；清理培训广告 17 处，检查培训机构 26 次。")]
    [InlineData("partTime", "inspectors", "专职督学 6 人；设督学责任区")]
    public void NoFigureLosesWhatItIsOf(string column, string item, string told) => Assert.Contains(told, TextOf(WithBureau(rows =>
        rows.Select(row => row.Sheet.Columns.FirstOrDefault(one => one.Code == column) is { } found ? Set(row, found, CellState.NotApplicable) : row)), item), StringComparison.Ordinal);

    // Each figure in turn is told of nobody: everybody has reported, and there is none of what it would be divided by.
    [Theory]
    [MemberData(nameof(Figures))]
    public void NoSentencePrintsWhatDoesNotApply(string code)
    {
        var source = new ReportSource(Demo.Summary with
        {
            Figures = [.. Demo.Summary.Figures.Select(figure => figure.Code == code ? figure with { Value = null, IsNotApplicable = true, Counted = figure.Expected } : figure)],
        }, Demo.Round, 1, Day);
        foreach (var item in ReportItems.All)
        {
            var said = ReportItemState.Of(source, item).Said;
            Assert.All(said, clause => Assert.DoesNotContain(source.Say(clause.Words), run => run.IsNotApplicable && run.Text.Contains("不适用", StringComparison.Ordinal)));
        }
    }
}
