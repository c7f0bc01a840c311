using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Reports;

/// <summary>交接: what the next officer is told.</summary>
public sealed class HandoverTests
{
    static readonly DateOnly Today = new(2025, 11, 1);

    static HandoverRound Round(CountyYear year) => new(year, null, false, 0, null);

    // Due on 30 September. School 1 late in 2025 and missing in 2024; school 2 late once; school 3 sent back in both; school 4 late in both, but given time until October.
    static RoundEntry[] Entries(int year) =>
    [
        year == 2025 ? Accepted(1, new DateOnly(2025, 10, 1)) : Some.Missing(Some.School(1)),
        year == 2025 ? Accepted(2, new DateOnly(2025, 10, 1)) : Accepted(2, new DateOnly(2025, 9, 30)),
        new(Some.School(3), new Standing { State = ReturnState.Returned, Version = 1, Received = new DateOnly(2025, 9, 1), Errors = 1 }, null),
        Accepted(4, new DateOnly(2025, 10, 9), new DateOnly(year, 10, 9)),
    ];

    // A day of 2025: the year's own is made from it.
    static RoundEntry Accepted(int school, DateOnly day, DateOnly? due = null) =>
        new(Some.School(school), new Standing { State = ReturnState.Accepted, Version = 1, Received = day, Accepted = day, Due = due }, null);

    static Handover Handover(params HandoverQuery[] queries) =>
        new("青石县", Today, [Round(Some.Year(2025, Entries(2025))), Round(Some.Year(2024, Entries(2024)))], [.. queries], ["自评报告用系统的模板。"]);

    [Fact]
    public void WhoIsLateOrMissingTwiceIsNamed() => Assert.Equal(
        ["第1学校 2025 学年逾期、2024 学年未报", "第3学校 2025 学年退回未改、2024 学年退回未改"],
        Handover().Troubled.Select(school => $"{school.School} {school.Told}"));

    [Fact]
    public void NobodyIsMissingBeforeTheDay() => Assert.Empty((Handover() with { Today = new DateOnly(2024, 9, 30) }).Troubled);

    [Fact]
    public void TheDocumentIsValidAndEachQueryStandsWhereItBelongs()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), (1, [60])));
        var handover = Handover(new("青石小学", "班级!C4", "多少？", null, null, false, false), new("双桥小学", "班级!C5", "为何？", "在建 <&> 𠮷", "王敏", false, false),
            new("三岔小学", "班级!C6", "对吗？", "规则有误", null, true, false), new("四方小学", "班级!C7", "真的？", "是", "王敏", false, true)) with { Summary = summary };
        var document = HandoverDocument.Write(handover, run => run.Flag is null ? null : $"https://edu.example/flags/{run.Flag}");
        ReportDocumentTests.AssertValid(document);
        var sections = ReportText.All(document).Split("\n").Aggregate(new List<string>(), (all, line) =>
        {
            if (line.Length > 1 && line[1] == '、' || all.Count == 0)
            {
                all.Add(line);
            }
            else
            {
                all[^1] += "\n" + line;
            }

            return all;
        });
        Assert.Contains("青石小学\t班级!C4\t多少？", sections.Single(section => section.StartsWith("二、", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("双桥小学\t班级!C5\t为何？\t在建 <&> 𠮷（王敏）", sections.Single(section => section.StartsWith("三、", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("三岔小学", sections.Single(section => section.StartsWith("四、", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(sections, section => section.Contains("四方小学", StringComparison.Ordinal)); // an officer has confirmed it
        var standing = summary.Flags.Count(flag => flag.Stands);
        Assert.Contains($"共 {standing} 项，其中 {standing} 项没有责任人，0 项已过完成期限。", sections.Single(section => section.StartsWith("五、", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    // Line ends are blanks in a document, what XML cannot hold is replaced; nothing of a name is lost, nothing of it is markup.
    [Theory]
    [InlineData("<b>\"甲\" & 乙</b>{fact:run}", null)]
    [InlineData("𠮷\u200F野", null)]
    [InlineData("第一行\n第二行\t丙", "第一行 第二行 丙")]
    [InlineData("甲\u0001乙", "甲\uFFFD乙")]
    [InlineData("=cmd|' /C calc'!A0", null)]
    public void NamesOfAllKindsStandInTheDocument(string name, string? told)
    {
        name += new string('长', 300);
        var document = HandoverDocument.Write(Handover(new HandoverQuery(name, name, name, name, name, false, false)) with { County = name }, _ => null);
        ReportDocumentTests.AssertValid(document);
        var expected = (told ?? name[..^300]) + new string('长', 300);
        Assert.Contains($"{expected}\t{expected}\t{expected}\t{expected}（{expected}）", ReportText.All(document), StringComparison.Ordinal);
    }
}
