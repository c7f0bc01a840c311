using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Reports;

/// <summary>What a report must not say of returns that are half filled in.</summary>
public sealed class ReportTruthTests
{
    static readonly DateOnly Day = new(2025, 10, 15);

    static ReportSource Demo => new(DemoCounty.Summary, DemoCounty.History.Now, 1, Day);

    [Fact]
    public void ABlankVetoDoesNotTurnTheOthersRound()
    {
        var text = TextOf(With((Population.ChoiceVeto, YesNoColumn.Yes), (Population.KeySchoolVeto, null)), "evaluation-reform");
        Assert.Contains("有违规择校情形", text, StringComparison.Ordinal);
        Assert.Contains("是否有重点学校、重点班（缺：县级年报表“适龄人口”", text, StringComparison.Ordinal);
        Assert.Contains("没有考试招生严重违规：是", text, StringComparison.Ordinal); // said though another is blank
        Assert.DoesNotContain("已报学校中未发现", text, StringComparison.Ordinal); // no school was asked
    }

    [Fact]
    public void AFallenMustIsNotAlsoUndecided()
    {
        var text = TextOf(With((Spending.Education.Now, 5m), (Spending.PerPupil[0].Before, null)), "spending");
        Assert.Contains("一般公共预算教育支出只增不减：否，低于上年，没有做到", text, StringComparison.Ordinal);
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
    public void XmlUnderAnotherNameIsRefused() => Assert.Equal(Findings.Severity.Error, Assert.Single(ReportTemplate.Check(TemplateFile.Zip(
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.dat" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.dat"/></Relationships>"""),
        ("word/document.dat", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{large-classes}</w:t></w:r></w:p></w:body></w:document>""")))).Severity);

    static string TextOf(ReportSource source, string item) =>
        string.Concat(ReportItemState.Of(source, ReportItems.Find(item)!).Said.SelectMany(clause => source.Say(clause.Words)).Select(run => run.Text));

    static ReportSource With(params (FormColumn Column, object? Value)[] cells)
    {
        var bureau = DemoCounty.History.Now.Bureau!;
        var now = DemoCounty.History.Now with { Bureau = new Return(bureau.From, bureau.Year, bureau.Form, [.. bureau.Rows.Select(row => cells.Aggregate(row, Set))]) };
        return new ReportSource(SummaryCompiler.Compile(DemoCounty.History with { Now = now }, Day), now, 1, Day);
    }

    static FormRow Set(FormRow row, (FormColumn Column, object? Value) cell) => !row.Sheet.Columns.Contains(cell.Column) ? row : row with
    {
        Cells = row.Cells.SetItem(row.Sheet.IndexOf(cell.Column), row.Cell(cell.Column) with
        {
            State = cell.Value is null ? CellState.Blank : CellState.Value, Number = cell.Value as decimal?, Text = cell.Value as string,
        }),
    };
}
