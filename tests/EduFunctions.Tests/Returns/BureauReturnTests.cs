using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;

namespace EduFunctions.Tests.Returns;

public sealed class BureauReturnTests
{
    static readonly ReturnContext Context = RawReturn.BureauContext;

    [Fact]
    public void AGoodReturnIsAcceptedWithoutAFinding()
    {
        var result = RawReturn.Bureau().Check(Context);
        Assert.Empty(result.Findings.Select(finding => $"{finding.Code} {finding.Message.Zh}"));
        Assert.Equal((Sender.Bureau, "bureau-return"), (result.Return!.From, result.Return.Form.Code));
        var spending = result.Return[Spending.Sheet].Single();
        Assert.Equal((48.36m, 46.02m, 9.21m, 8.97m), (spending[Spending.Total.Now], spending[Spending.Total.Before], spending[Spending.Education.Now], spending[Spending.Education.Before]));
        Assert.Equal((12580m, 12265m, 1124m), (spending[Spending.PerPupil[0].Now], spending[Spending.PerPupil[5].Before], spending[Spending.PublicFunds[4].Now]));
        Assert.Equal((3000m, 3340m), (result.Return[Population.Sheet].Single()[Population.OfAge[0]], result.Return[Population.Sheet].Single()[Population.OfAge[17]]));
        Assert.Equal([(1m, 6m), (1m, 6m)], result.Return[Neighbours.Sheet].Select(row => (row[Neighbours.FirstGrade]!.Value, row[Neighbours.LastGrade]!.Value)));
    }

    // No round, no register: by its sheets, and the year from its cover.
    [Fact]
    public void ItIsKnownByItsSheets()
    {
        var accepted = RawReturn.Bureau().Check(ReturnContext.None).Return!;
        Assert.Equal((Sender.Bureau, 2025, "bureau-return"), (accepted.From, accepted.Year.StartYear, accepted.Form.Code));
    }

    [Fact]
    public void ASchoolThatNobodyKnowsCannotSendIt()
    {
        var result = RawReturn.Bureau().Check(Context with { Sender = RawReturn.Context.Sender });
        Assert.False(result.IsAccepted);
        Assert.Contains("school-not-registered", result.Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("C4", "420698", "wrong-county 封面!C4")]
    [InlineData("C5", "2024", "wrong-year 封面!C5")]
    public void ItBelongsToItsCountyAndYear(string cell, string value, string expected) =>
        Assert.Equal([expected], RawReturn.Bureau().Set("封面", cell, value).Found(Context));

    static readonly Dictionary<string, (FormSheet Sheet, FormColumn Column)> Columns = ReturnForms.FormOf(null).Sheets
        .SelectMany(sheet => sheet.Columns, (sheet, column) => (sheet, column)).GroupBy(entry => $"{entry.sheet.Code["bureau-".Length..]}.{entry.column.Code}")
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>What is put where, and what is found; everything is put into the first row.</summary>
    public static TheoryData<string, object, string, object, string> Spoilt => new()
    {
        { "spending.education", 48.37, "", "", "part-exceeds-whole 经费!C7" },
        { "spending.educationBasis", "/", "", "", "basis-missing 经费!C8" },
        { "spending.educationBasis", "预算安排数", "", "", "basis-differs 经费!C8, basis-differs 经费!C8" },
        { "spending.educationBasis", "执行数", "", "", "code-renamed 经费!C8" },
        { "spending.perPupilSenior", 125840d, "", "", "years-far-apart 经费!C19" },
        { "spending.perPupilSenior", 1.2584, "", "", "years-far-apart 经费!C19" },
        { "pay.teachers", 0d, "", "", "out-of-bounds 待遇!C3" },
        { "pay.teachers", 9.68, "", "", "pay-too-small 待遇!C3" },
        { "pay.covered", 0d, "", "", "paid-to-nobody 待遇!C8" },
        { "duties.date", "2024-12-31", "", "", "date-outside-year 履职!A4" },
        { "duties.date", "2025-01-01", "", "", "" },
        { "duties.kind", "印发文件", "", "", "document-number-missing 履职!D4" },
        { "duties.kind", "县委常委会", "", "", "code-renamed 履职!B4" },
        { "projects.name", "窑湾小学附设幼儿园", "projects.stage", "学前", "project-duplicated 建设项目!A5" },
        { "projects.completion", "2026-09-01", "", "", "date-outside-year 建设项目!K4" },
        { "projects.completion", "/", "", "", "completion-missing 建设项目!K4" },
        { "projects.state", "在建", "", "", "taken-before-done 建设项目!H4" },
        { "projects.relieves", "4206990001、实验小学", "", "", "identifiers-unreadable 建设项目!L4" },
        { "projects.relieves", "4206990001、4206990003", "", "", "relieves-itself 建设项目!L4" },
        { "projects.relieves", "4206990001，4206990009", "", "", "named-school-unknown 建设项目!L4" },
        { "projects.school", "4206990009", "", "", "named-school-unknown 建设项目!B4" },
        { "projects.school", "420699001", "", "", "not-a-school-code 建设项目!B4" },
        { "training.subject", 22d, "", "", "part-exceeds-whole 校外培训!C7" },
        { "training.closed", 24d, "", "", "institutions-do-not-add-up 校外培训!C4" },
        { "training.closed", 25d, "", "", "" },
        { "supervision.zones", 31d, "", "", "zones-without-inspector 督导!C5" },
        { "supervision.namedSchools", 4d, "", "", "named-schools-exceed-register 督导!C6" },
        { "supervision.doubleReductionMended", 21d, "", "", "part-exceeds-whole 督导!C9" },
        { "supervision.doubleReductionSchools", 0d, "", "", "problems-without-visit 督导!C8" },
        { "neighbours.other", "4206990001", "", "", "neighbour-is-itself 学区!B4" },
        { "neighbours.school", "4206990003", "", "", "neighbours-duplicated 学区!B5" },
        { "neighbours.lastGrade", 1d, "neighbours.firstGrade", 2d, "grades-reversed 学区!E4" },
        { "population.age5", "", "", "", "value-missing 适龄人口!C8" },
        { "population.age17", 300d, "", "", "cohorts-far-apart 适龄人口!C20" },
        { "population.taughtAtHome", 20d, "", "", "" },
        { "population.taughtAtHome", 21d, "", "", "part-exceeds-whole 适龄人口!C22" },
        { "population.migrantInBought", 51d, "", "", "part-exceeds-whole 适龄人口!C27" },
        { "population.quotaPlaces", 1201d, "", "", "part-exceeds-whole 适龄人口!C30" },
        { "population.ruralQuotaPlaces", 661d, "", "", "part-exceeds-whole 适龄人口!C31" },
        { "population.chineseLevel", "Ⅲ", "", "", "code-renamed 适龄人口!C33" },
        { "population.choiceVeto", "无", "", "", "answer-withheld 适龄人口!C47" },
        { "population.choiceVeto", "否", "", "", "" },
        { "population.satisfaction", 0.916, "", "", "percent-as-share 适龄人口!C45" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void WhatIsWrongIsFound(string one, object value, string other, object second, string expected)
    {
        var raw = RawReturn.Bureau();
        foreach (var (name, put) in new[] { (one, value), (other, second) }.Where(entry => entry.Item1.Length > 0))
        {
            raw.Put(Columns[name].Sheet, Columns[name].Column, put);
        }

        Assert.Equal(expected, string.Join(", ", raw.Found(Context)));
    }

    // An age given twice, or not at all, is found by the readers.
    [Fact]
    public void EachAgeStandsThereOnce()
    {
        Assert.Equal(["column-duplicated 适龄人口!A4"], RawReturn.Bureau().Set("适龄人口", "A4", "0岁").Found(Context).Where(found => !found.StartsWith("column-missing", StringComparison.Ordinal)).Take(1));
        Assert.Contains(RawReturn.Bureau().Row("适龄人口", 4).Found(Context), found => found.StartsWith("column-missing", StringComparison.Ordinal));
    }

    [Fact]
    public void TheReceiptHasItsTotals()
    {
        var accepted = RawReturn.Bureau().Check(Context).Return!;
        var totals = ReturnForms.Of(accepted.Form).Totals(accepted).ToDictionary(total => total.Name, total => (total.Value, total.Unit));
        Assert.Equal(((9.21m, "亿元"), (1260m, "个"), (2m, "对")), (totals["一般公共预算教育支出"], totals["新增学位"], totals["相邻学校"]));
    }
}
