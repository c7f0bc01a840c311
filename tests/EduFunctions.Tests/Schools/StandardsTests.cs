using System.Text;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Schools;

public sealed class StandardsTests
{
    static Standards Read(string json) => Standards.Read(Encoding.UTF8.GetBytes(json), new SchoolYear(2025));

    [Fact]
    public void NationalValuesStandWhereNothingIsSet()
    {
        var standards = Read("{}");
        Assert.Equal((56, 66, 2000, 2500), (standards[Limits.LargeClass], standards[Limits.SuperLargeClass], standards[Limits.LargeSchool], standards[Limits.LargeNineYearSchool]));
        Assert.Equal((19m, 13.5m, 12.5m), (standards[Limits.PupilsPerPost, Stage.Primary], standards[Limits.PupilsPerPost, Stage.Junior], standards[Limits.PupilsPerPost, Stage.Senior]));
        Assert.Equal((10, 0.01m, 100), (standards[Limits.FundedTolerancePercent], standards[Limits.BalanceTolerance], standards[Limits.SmallSchool]));
        Assert.Equal(new DateOnly(2025, 9, 30), standards.DueDate(new SchoolYear(2025)));
        Assert.Empty(standards.Findings);
        Assert.Equal(Standards.National.Fingerprint, standards.Fingerprint);
    }

    [Fact]
    public void ASettingsFileSetsItsOwnAndAYearsComeLast()
    {
        var standards = Read("""{"years":{"2025":{"large-class":50},"2024":{"large-class":40}},"large-class":55,"pupils-per-post":{"primary":18},"declared-grades":[8,7,3],"due-date":"10-15"}""");
        Assert.Empty(standards.Findings);
        Assert.Equal((50, 18, 13.5m), (standards[Limits.LargeClass], standards[Limits.PupilsPerPost, Stage.Primary], standards[Limits.PupilsPerPost, Stage.Junior]));
        Assert.Equal([3, 7, 8], standards.DeclaredGrades);
        Assert.Equal(new DateOnly(2025, 10, 15), standards.DueDate(new SchoolYear(2025)));
        Assert.NotEqual(Standards.National.Fingerprint, standards.Fingerprint);
    }

    [Theory]
    [InlineData("""{"largest-class":55}""", "setting-unknown", "largest-class")]
    [InlineData("""{"pupils-per-post":{"nursery":7}}""", "setting-unknown", "pupils-per-post.nursery")]
    [InlineData("""{"years":{"next":{}}}""", "setting-unknown", "years.next")]
    [InlineData("""{"large-class":"55"}""", "setting-wrong-kind", "large-class")]
    [InlineData("""{"pupils-per-post":18}""", "setting-wrong-kind", "pupils-per-post")]
    [InlineData("""{"declared-grades":"1,2"}""", "setting-wrong-kind", "declared-grades")]
    [InlineData("""{"due-date":930}""", "setting-wrong-kind", "due-date")]
    [InlineData("""{"years":[2025]}""", "setting-wrong-kind", "years")]
    [InlineData("""{"years":{"2025":50}}""", "setting-wrong-kind", "years.2025")]
    [InlineData("""{"years":{"2025":{"large-class":[]}}}""", "setting-wrong-kind", "years.2025.large-class")]
    [InlineData("""{"contact":7171234567}""", "setting-wrong-kind", "contact")]
    [InlineData("""{"contact":" "}""", "setting-out-of-range", "contact")]
    [InlineData("""{"contact":"计财股\n王老师"}""", "setting-out-of-range", "contact")]
    [InlineData("""{"years":{"2025":{"contact":"计财股"}}}""", "setting-unknown", "years.2025.contact")]
    [InlineData("[55]", "setting-wrong-kind", "")]
    [InlineData("""{"large-class":0}""", "setting-out-of-range", "large-class")]
    [InlineData("""{"large-class":55.5}""", "setting-out-of-range", "large-class")]
    [InlineData("""{"declared-grades":[0]}""", "setting-out-of-range", "declared-grades")]
    [InlineData("""{"due-date":"02-29"}""", "setting-out-of-range", "due-date")]
    [InlineData("""{"large-class":67}""", "setting-out-of-order", "large-class")]
    [InlineData("""{"super-large-class":55}""", "setting-out-of-order", "large-class")]
    [InlineData("""{"large-class":""", "settings-unreadable", "")]
    [InlineData("", "settings-unreadable", "")]
    [InlineData("""{"name":"\ud800"}""", "settings-unreadable", "")]
    [InlineData("""{"\ud800":1}""", "settings-unreadable", "")]
    [InlineData("""{"large-class":60,"name":"\ud800"}""", "settings-unreadable", "")]
    public void WhatIsWrongIsNamedAndTheNationalValueStays(string json, string code, string setting)
    {
        var standards = Read(json);
        var finding = Assert.Single(standards.Findings);
        Assert.Equal((code, setting), (finding.Code, finding.Setting));
        Assert.Contains("按全国标准执行", finding.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("the national value stays in force", finding.Text.En, StringComparison.Ordinal);
        Assert.Equal(Standards.National.Fingerprint, (standards with { Findings = [] }).Fingerprint);
        Assert.NotEqual(Standards.National.Fingerprint, standards.Fingerprint);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void WhomASchoolAsksIsOneLine(int length, bool isTaken) => Assert.Equal(isTaken ? new string('话', length) : null,
        Read($$"""{"contact":"  {{new string('话', length)}} "}""").Contact);

    [Fact]
    public void WhatIsSoundBesideAMistakeIsTaken() => Assert.Equal((55, 1), (Read("""{"nothing":1,"large-class":55}""")[Limits.LargeClass], Read("""{"nothing":1,"large-class":55}""").Findings.Length));

    [Fact]
    public void ATextPrintsTheLimitsInForce()
    {
        var standards = Standards.National.With(Limits.LargeClass, 50).With(Limits.PupilsPerPost, 18.5m, Stage.Primary);
        Assert.Equal("学生数 50 人及以上", standards.Fill("学生数 {large-class} 人及以上"));
        Assert.Equal("18.5 13.5 小学一二年级、初中七八年级 09-30", standards.Fill("{pupils-per-post.primary} {pupils-per-post.junior} {declared-grades} {due-date}"));
        Assert.Equal("小学三年级、高中高一高二", Standards.GradesText([3, 10, 11]));
    }

    [Fact]
    public void EveryLimitHasOneKindOfValueAndItsBoundsHoldIt()
    {
        Assert.Equal(Limits.All.Length, Limits.All.Select(limit => limit.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Limits.All, limit =>
        {
            Assert.Equal(limit.National is null, !limit.ByStage.IsEmpty);
            Assert.All(limit.ByStage.Values.Append(limit.National ?? limit.Minimum), value => Assert.InRange(value, limit.Minimum, limit.Maximum));
        });
    }
}
