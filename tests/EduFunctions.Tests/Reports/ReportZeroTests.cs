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
        Assert.StartsWith("上年末 ", Without(TrainingInstitutions.Registered), StringComparison.Ordinal);
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
