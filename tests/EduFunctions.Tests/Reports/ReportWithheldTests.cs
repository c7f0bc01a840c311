using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using static EduFunctions.Tests.Reports.ChangedDemo;

namespace EduFunctions.Tests.Reports;

/// <summary>What a report says where schools answer “/”: they have reported, and nobody knows what.</summary>
public sealed class ReportWithheldTests
{
    // The demo county's schools that have not reported are left out: 42 of compulsory education give the balance, then one of them “/”.
    static ReportSource Of(FormSheet sheet, FormColumn column, int schools) => ChangedDemo.Of(Demo.Round with
    {
        Entries = [.. Demo.Round.Entries.Where(entry => entry is { InForce: not null, School.Kind: not SchoolKind.Senior and not SchoolKind.Kindergarten }).Select((entry, index) =>
            Changed(entry, row => ReferenceEquals(row.Sheet, sheet) && index < schools ? Set(row, column, CellState.NotApplicable) : row))],
    });

    [Theory]
    [InlineData(0, "各校课后服务收支都做到零结余。")]
    [InlineData(1, "各校课后服务收支是否都为零结余尚不能确定（有数的 41 所都是，1 所填“/”，须核实）。")]
    [InlineData(42, "各校课后服务收支是否都为零结余（缺：中小学年报表，应报的 42 所都填“/”）。")]
    public void ABalanceIsOpenWhereOneAnswersSo(int schools, string told)
    {
        var source = Of(AfterSchool.Sheet, AfterSchool.Balance, schools);
        Assert.Contains(TextOf(source, "services").Split('；', '。'), sentence => told == sentence + "。");
        Assert.Equal(schools > 0, TextOf(source, "basis").Contains("学校填“/”的表示不适用或保密", StringComparison.Ordinal));
    }

    [Fact]
    public void CoverageReasonAndStandingSayIt()
    {
        var source = Of(AfterSchool.Sheet, AfterSchool.Participants, 1);
        Assert.Equal("42 所中 41 所有数，1 所填“/”", source.Say("{service-schools}")[0].Coverage);
        var state = ReportItemState.Of(source, ReportItems.Find("services")!);
        Assert.Equal(ReportStanding.Partly, state.Standing);
        Assert.Contains(state.Wanting, reason => reason.Contains("有 1 所填“/”，须核实是不适用还是保密", StringComparison.Ordinal));
        Assert.Equal("41 / 42（1 所填“/”）", EduFunctions.Summaries.FigureText.Coverage(source.Find("service-schools")!).Zh);
    }

    [Fact]
    public void TheFourHundredPercentsAreOpenWhereOneAnswersSo() => Assert.StartsWith(
        "校园“四个百分之百”是否全部达到尚不能确定（有数的 41 所都是，1 所填“/”，须核实）：", TextOf(AllSafe(1), "safety-guards"), StringComparison.Ordinal);

    // Every school says yes six times, but one that does not say whether it has guard posts.
    static ReportSource AllSafe(int schools) => ChangedDemo.Of(Demo.Round with
    {
        Entries = [.. Of(Safety.Sheet, Safety.GuardPosts, 0).Round.Entries.Select((entry, index) => Changed(entry, row => !ReferenceEquals(row.Sheet, Safety.Sheet) ? row
            : new[] { Safety.Guards, Safety.ClosedCampus, Safety.Alarm, Safety.Cameras, Safety.Networked, Safety.GuardPosts }.Aggregate(row, (one, column) =>
                index < schools && column == Safety.GuardPosts ? Set(one, column, CellState.NotApplicable) : Set(one, (column, YesNoColumn.Yes)))))],
    });
}
