using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using static EduFunctions.Tests.Reports.ChangedDemo;

namespace EduFunctions.Tests.Reports;

/// <summary>From whom the numbers of a report come, and what it says where that is not everybody.</summary>
public sealed class ReportCoverageTests
{
    static string DocumentOf(ReportSource source) => ReportText.All(ReportDocument.Write(source, null, _ => null).Content!);

    static ReportSource With(Func<RoundEntry, int, bool> isOf, FormSheet sheet, FormColumn column, CellState state) => ChangedDemo.Of(Demo.Round with
    {
        Entries = [.. Demo.Round.Entries.Where(entry => entry.InForce is not null).Select((entry, index) =>
            Changed(entry, row => ReferenceEquals(row.Sheet, sheet) && isOf(entry, index) ? Set(row, column, state) : row))],
    });

    // Runs of before 2026-12 have kept neither: why two schools are not counted nobody knows, and that they have not reported is not said.
    [Fact]
    public void AnOldRunDoesNotSayWhy()
    {
        var source = With((_, index) => index is 3 or 20, AfterSchool.Sheet, AfterSchool.Balance, CellState.NotApplicable);
        var old = new ReportSource(source.Summary with { Figures = [.. source.Summary.Figures.Select(figure => figure with { Withheld = null, Uncomputed = null })] }, source.Round, 1, Day);
        var figure = old.Find("service-balance")!;
        Assert.Equal(2, figure.Expected - figure.Counted);
        Assert.Equal("2 所没有数（原因当时没有记录）", FigureText.NotCounted(figure).Zh);
        Assert.Equal($"{figure.Counted} / {figure.Expected}", FigureText.Coverage(figure).Zh);
        Assert.EndsWith("所没有报全或未报（当时没有分别记录），没有报全的只计已填的班", ReportOf(old, "large-classes", counted: 3), StringComparison.Ordinal);
        Assert.Contains($"尚不能确定（有数的 {figure.Counted} 所都是，2 所没有数（原因当时没有记录））", TextOf(old, "services"), StringComparison.Ordinal);
        Assert.DoesNotContain("未报或退回", TextOf(old, "services") + string.Concat(old.ValueOf(ReportPlace.Parse("standing:services")).Select(run => run.Text)), StringComparison.Ordinal);
        Assert.DoesNotContain(RunComparison.Of(old.Summary, source.Summary, new HashSet<string>()).Figures, change => change.Either.Code == "service-balance");
    }

    // The coverage that is printed of a figure, had it come from so many schools.
    static string? ReportOf(ReportSource source, string code, int counted) => new ReportSource(source.Summary with
    {
        Figures = [.. source.Summary.Figures.Select(figure => figure.Code == code ? figure with { Counted = counted } : figure)],
    }, source.Round, 1, Day).Say($"{{{code}}}")[0].Coverage;

    // The cell is the bureau's: no kindergarten could give it. 0 children of an age beside kindergartens full of them is no population.
    [Theory]
    [InlineData(CellState.NotApplicable, "“适龄人口”填“/”、“无”或“保密”，没有给出")]
    [InlineData(CellState.Blank, "“适龄人口”未填或不能比较")]
    [InlineData(CellState.Zero, "“适龄人口”填 0，须核实")]
    public void WhatTheBureauOwesIsNotTheKindergartens(CellState state, string reason)
    {
        ReportSource Of(CountyYear round) => ChangedDemo.Of(round with
        {
            Bureau = new(Demo.Round.Bureau!.From, Demo.Round.Bureau.Year, Demo.Round.Bureau.Form, [.. Demo.Round.Bureau.Rows.Select(row =>
                new FormColumn[] { Population.OfAge[3], Population.OfAge[4], Population.OfAge[5], Population.Disabled }.Aggregate(row, (one, column) => Set(one, column, state, state == CellState.Zero ? 0m : null)))]),
        });
        var inForce = Demo.Round with { Entries = [.. Demo.Round.Entries.Where(entry => entry.InForce is not null)] };
        var source = Of(inForce);
        Assert.Contains($"学前三年毛入园率 （缺：县级年报表{reason}）", TextOf(source, "stages"), StringComparison.Ordinal);
        Assert.Contains($"残疾儿童少年入学率 （缺：县级年报表{reason}）", TextOf(source, "preschool-equity"), StringComparison.Ordinal);
        Assert.Equal(ReportStanding.Partly, ReportItemState.Of(source, ReportItems.Find("stages")!).Standing);
        var first = inForce.Entries.First(entry => entry.School.Kind == SchoolKind.Kindergarten);
        var silent = Of(inForce with { Entries = inForce.Entries.Replace(first, first with { InForce = null, Standing = Standing.Expected }) });
        var told = TextOf(silent, "stages");
        Assert.True(told.Contains($"学前三年毛入园率 （缺：县级年报表{reason}，另有 1 所未报或退回）", StringComparison.Ordinal), told);
    }

    // The next sentence, of senior places, is not said in a county without senior schools.
    [Fact]
    public void ASentenceEndsWhereTheNextIsNotSaid()
    {
        var round = Demo.Round with
        {
            Entries = [.. Demo.Round.Entries.Where(entry => SchoolKinds.Of(entry.School.Kind).LastGrade <= 9)],
            Bureau = new(Demo.Round.Bureau!.From, Demo.Round.Bureau.Year, Demo.Round.Bureau.Form, [.. Demo.Round.Bureau.Rows.Select(row => Set(row, Population.SeniorPlaces, CellState.NotApplicable))]),
        };
        Assert.Contains("（应不低于 95%）。优质均衡、学前普及普惠、高中发展的相关事项", DocumentOf(ChangedDemo.Of(round)), StringComparison.Ordinal);
    }

    // A class of one primary school has “/”: its other classes are in the sum, and the school is not among those that tell all.
    [Fact]
    public void KnownClassesOfOthersAreSaidToBeIn()
    {
        var school = Demo.Round.Entries.First(entry => entry.InForce is not null && entry.School.Kind == SchoolKind.Primary).School.Code;
        var isFirst = true;
        var source = ChangedDemo.Of(Demo.Round with
        {
            Entries = [.. Demo.Round.Entries.Where(entry => entry.InForce is not null).Select(entry => entry.School.Code != school ? entry : Changed(entry, row =>
                ReferenceEquals(row.Sheet, Classes.Sheet) && isFirst && !(isFirst = false) ? Set(row, Classes.Pupils, CellState.NotApplicable) : row))],
        });
        var figure = source.Find("large-classes.primary")!;
        Assert.Equal((1, 1), (figure.Expected - figure.Counted, figure.Withheld));
        Assert.Equal($"{figure.Expected} 所中 {figure.Counted} 所报全，1 所填“/”，没有报全的只计已填的班", source.Say("{large-classes.primary}")[0].Coverage);
        Assert.Equal($"{figure.Counted} / {figure.Expected}（1 所填“/”；没有报全的只计已填的班）", FigureText.Coverage(figure).Zh);
        Assert.Equal("有的班填“/”，只计已填的班", source.Say($"{{large-classes.school-{school}}}")[0].Coverage);
    }

    // Primary schools' number comes from 29 of 40, that of junior schools from all: the reader is told behind each that is not of all, also the second time.
    [Fact]
    public void ACoverageIsToldAgainWhereOthersStandBetween()
    {
        var isPrimary = SchoolKind.Primary;
        var source = With((entry, index) => entry.School.Kind == isPrimary && index % 4 == 0, Staff.Sheet, Staff.Teachers, CellState.Blank);
        var coverage = source.Say("{teachers.primary}")[0].Coverage!;
        Assert.Null(source.Say("{teachers.senior}")[0].Coverage);
        var template = TemplateFile.Of(TemplateFile.Paragraph("小学 {teachers.primary}，高中 {teachers.senior}，小学再说 {teachers.primary}"));
        Assert.Equal(2, ReportText.All(ReportDocument.Write(source, template, _ => null).Content!).Split($"（{coverage}）").Length - 1);
        Assert.Equal(1, ReportText.All(ReportDocument.Write(source, TemplateFile.Of(TemplateFile.Paragraph("小学 {teachers.primary}，再说 {teachers.primary}")), _ => null).Content!).Split($"（{coverage}）").Length - 1);
    }

    // The number of pupils comes from all, that of teachers does not: its column and row are named under the table.
    [Fact]
    public void ATableSaysWhichOfItsNumbersComeFromPart()
    {
        var source = With((entry, index) => entry.School.Kind == SchoolKind.Primary && index % 4 == 0, Staff.Sheet, Staff.Teachers, CellState.Blank);
        var row = ReportTables.Stages.Of(source)[0];
        Assert.Equal([false, false, true, false, true], row.Skip(1).Take(5).Select(cell => cell.Coverage is not null));
        Assert.Contains($"注：只来自一部分学校的数：小学的专任教师、小学的生师比 {row[3].Coverage}。", DocumentOf(source), StringComparison.Ordinal);
    }

    [Fact]
    public void CoefficientsOfPartOfTheSchoolsSaySo()
    {
        var source = With((entry, index) => entry.School.Kind == SchoolKind.Primary && index % 4 == 0, Staff.Sheet, Staff.Backbone, CellState.Blank);
        var rows = ReportTables.Coefficients.Of(source);
        Assert.NotNull(rows[1][1].Coverage);
        Assert.Null(rows[0][1].Coverage);
        Assert.Contains($"注：只来自一部分学校的数：每百名学生县级以上骨干教师数的小学 {rows[1][1].Coverage}。", DocumentOf(source), StringComparison.Ordinal);

        // All seven are of the same schools where they do not tell their pupils.
        var pupils = With((entry, index) => entry.School.Kind == SchoolKind.Primary && index % 4 == 0, Classes.Sheet, Classes.Pupils, CellState.Blank);
        Assert.Contains($"注：只来自一部分学校的数：小学 {ReportTables.Coefficients.Of(pupils)[0][1].Coverage}。", DocumentOf(pupils), StringComparison.Ordinal);
    }

    [Fact]
    public void FiguresOfChartsAreAmongThoseOfTheReport() =>
        Assert.Contains(DemoReport.File.Printed, run => run.Figure == "classes-from-1.primary" && run.Coverage == DemoReport.Source.Say("{classes.primary}")[0].Coverage);

    // One coefficient of primary schools comes from part of them: the chart's note names it, not its series.
    [Fact]
    public void AChartNamesTheNumbersOfPart()
    {
        var source = With((entry, index) => entry.School.Kind == SchoolKind.Primary && index % 4 == 0, Staff.Sheet, Staff.Backbone, CellState.Blank);
        Assert.Equal(2, DocumentOf(source).Split("注：只来自一部分学校的数：").Count(note => note.Contains("骨干教师数", StringComparison.Ordinal) && note.Contains(source.Say("{backbone-per-100-cv.primary}")[0].Coverage + "。", StringComparison.Ordinal)));
    }

    // A school has 60 and “/” in its first grade, and sent nothing last year: that nobody knows what its large class was is told of what is known alone.
    [Fact]
    public void LargeClassesWithoutAYearBeforeAreOfKnownClassesToo()
    {
        var summary = Summaries.Some.Compile(Summaries.Some.Year(2025, Summaries.Some.Return(Summaries.Some.School(1), (1, [60, null])), Summaries.Some.Return(Summaries.Some.School(2), (1, [60]))),
            Summaries.Some.Year(2024, Summaries.Some.Missing(Summaries.Some.School(1)), Summaries.Some.Return(Summaries.Some.School(2), (1, [40]))));
        var figure = summary.Figures.Single(one => one.Code == "large-classes-unknown");
        Assert.Equal((1m, 1, 2), (figure.Value, figure.Counted, figure.Expected));
        Assert.True(FigureText.IsOfKnownToo(figure));
    }

    // Two grades are left to a project: of one 10 pupils are known, of the other its school has not told the pupils.
    [Fact]
    public void WhatIsNotKnownIsNotNobody()
    {
        var plan = new ReliefPlan([], [], [Rest("甲校", 10), Rest("乙校", null)]);
        var told = string.Concat(ReportProblems.Relief.Of(new ReportSource(Demo.Summary with { Relief = plan }, Demo.Round, 1, Day))[0].Select(run => run.Text));
        Assert.Contains("甲校三年级尚余 10 人，待“某项目”投用后解决。乙校三年级人数未报齐，尚余多少、“某项目”投用后能否解决都不能计算。", told, StringComparison.Ordinal);

        static ReliefRemainder Rest(string name, int? pupils) => new()
        {
            School = "4206990001", SchoolName = name, Grade = 3, Pupils = pupils, Reason = pupils is null ? ReliefReason.CauseUnknown : ReliefReason.NoSeats,
            Why = Text.Empty, Project = "某项目", Cells = [],
        };
    }
}
