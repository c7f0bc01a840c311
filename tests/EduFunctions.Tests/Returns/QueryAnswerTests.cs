using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Returns;

namespace EduFunctions.Tests.Returns;

/// <summary>An answer holds while its cell and what the check saw are the same. The return has 240 pupils; 312 funded are asked about.</summary>
public sealed class QueryAnswerTests
{
    const string Check = "funded-differ-from-pupils";

    [Fact]
    public void AnAnswerHoldsForLaterVersionsWhileNothingHasChanged()
    {
        var asked = Query(Funded(312));
        Assert.Null(asked.Explanation);
        Assert.Equal("民办转公办", Query(Funded(312), Answered(asked, "民办转公办")).Explanation);
        // Another mistake is mended meanwhile: the question is the same.
        Assert.Equal("民办转公办", Query(Funded(312).Set("教职工", "B4", 19d), Answered(asked, "民办转公办")).Explanation);
    }

    [Theory]
    [InlineData(313, 40)] // another figure
    [InlineData(312, 41)] // the same figure beside another number of pupils
    public void WhatHasChangedIsAskedAgain(double funded, double pupils)
    {
        var answers = Answered(Query(Funded(312)), "民办转公办");
        Assert.Null(Query(Funded(funded).Set("班级", "C4", pupils), answers).Explanation);
    }

    [Fact]
    public void WhatTheWorkbookSaysNowStandsBeforeWhatWasSaidEarlier()
    {
        var answers = Answered(Query(Funded(312)), "民办转公办");
        Assert.Equal("新校区", Query(Funded(312).Set("经费", "E2", "说明").Set("经费", "E7", "新校区"), answers).Explanation);
    }

    [Fact]
    public void LastYearsAnswerIsOfferedWhereNothingIsAnsweredYet()
    {
        var context = RawReturn.Context;
        var lastYear = Answered(Query(Funded(320)), "民办转公办");
        var open = Checked(Funded(312), context).Offering(lastYear);
        Assert.Equal("民办转公办", Assert.Single(open.Findings.Single(finding => finding.Code == Check).Cells).SaidLastYear);
        var page = ReturnReceipt.Write(Funded(312).ToXlsx(), open);
        Assert.Contains("上年的说明：民办转公办", string.Join('\n', new ClosedXML.Excel.XLWorkbook(new MemoryStream(page)).Worksheet(1).CellsUsed().Select(cell => cell.GetString())), StringComparison.Ordinal);
        var answered = Checked(Funded(312), context with { Answers = Answered(Query(Funded(312)), "扩招") }).Offering(lastYear);
        Assert.Null(Assert.Single(answered.Findings.Single(finding => finding.Code == Check).Cells).SaidLastYear);
    }

    [Theory]
    [InlineData("规则有误", true)]
    [InlineData("规则有误：本校是寄宿制", true)]
    [InlineData("属实", false)]
    public void AnAnswerCanSayThatTheRuleIsWrong(string said, bool isDispute) => Assert.Equal(isDispute, QueryAnswer.Disputes(said));

    static RawReturn Funded(double funded) => new RawReturn().Set("经费", "C7", funded);

    static CheckedReturn Checked(RawReturn raw, ReturnContext context) => ReturnChecker.Check(raw.ToXlsx(), context);

    static Finding Query(RawReturn raw, IReadOnlyDictionary<string, QueryAnswer>? answers = null) => raw
        .Check(RawReturn.Context with { Answers = answers ?? ImmutableDictionary<string, QueryAnswer>.Empty }).Findings.Single(finding => finding.Code == Check);

    static ImmutableDictionary<string, QueryAnswer> Answered(Finding finding, string said) => finding.Cells
        .ToImmutableDictionary(cell => cell.Key!, cell => new QueryAnswer(finding.OutcomeAt(cell), said));
}
