using EduFunctions.Returns;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

public sealed class KindergartenReturnTests
{
    static readonly ReturnContext Context = RawReturn.KindergartenContext;

    [Fact]
    public void AGoodReturnIsAcceptedWithoutAFinding()
    {
        var result = RawReturn.Kindergarten().Check(Context);
        Assert.Empty(result.Findings.Select(finding => finding.Message.Zh));
        Assert.Equal("kindergarten-return", result.Return!.Form.Code);
        Assert.Equal(90m, result.Return[KindergartenClasses.Sheet].Sum(row => row[KindergartenClasses.Children]));
        Assert.Equal(["小班-1", "中班-1", "大班-1"], result.Return[KindergartenClasses.Sheet].Select(row => row.Key));
    }

    // No round, no register: by its sheets.
    [Fact]
    public void ItIsKnownByItsSheets() => Assert.Equal("kindergarten-return", RawReturn.Kindergarten().Check(ReturnContext.None).Return!.Form.Code);

    [Fact]
    public void ASchoolCannotSendIt() =>
        Assert.Contains("sheet-missing", RawReturn.Kindergarten().Check(RawReturn.Context).Findings.Select(finding => finding.Code));

    [Fact]
    public void AKindergartenCannotSendASchoolsReturn() =>
        Assert.False(new RawReturn().Check(Context).IsAccepted);

    [Theory]
    [InlineData("小班", 25, false)]
    [InlineData("小班", 26, true)]
    [InlineData("中班", 30, false)]
    [InlineData("中班", 31, true)]
    [InlineData("大班", 35, false)]
    [InlineData("大班", 36, true)]
    [InlineData("混合班", 30, false)]
    [InlineData("混合班", 31, true)]
    [InlineData("托班", 60, false)]
    public void AClassOverItsLimitIsAskedAbout(string kind, double children, bool isAsked)
    {
        var found = RawReturn.Kindergarten().Set("班级", "A4", kind).Set("班级", "B4", 9d).Set("班级", "C4", children).Found(Context);
        Assert.Equal(isAsked ? ["kindergarten-class-over-limit 班级!C4"] : [], found);
    }

    [Fact]
    public void TheLimitIsTheCountys()
    {
        var context = Context with { Standards = Standards.National.With(Limits.KindergartenTopClass, 34) };
        var finding = Assert.Single(RawReturn.Kindergarten().Check(context).Findings);
        Assert.Equal(("大班一般不超过 34 人。请核对；无误的说明原因。", "35 > 34"), (finding.Message.Zh, finding.Cells[0].Detail?.Zh));
    }

    // 小二班 is the second class of 小班, wherever its kind stands.
    [Theory]
    [InlineData("小班", "小二班", "number-as-text 班级!B4")]
    [InlineData("小班", "小（2）班", "number-as-text 班级!B4")]
    [InlineData("小班", "小2", "number-as-text 班级!B4")]
    [InlineData("大班", "小二班", "class-name-differs-from-kind 班级!B4, number-as-text 班级!B4")]
    [InlineData("混合班", "混龄1班", "not-a-number 班级!B4")]
    public void AClassIsNamedByItsKindAndNumber(string kind, string name, string expected) =>
        Assert.Equal(expected, string.Join(", ", RawReturn.Kindergarten().Set("班级", "A4", kind).Set("班级", "B4", name).Found(Context)));

    [Theory]
    [InlineData("A4", "中班", "D4", 12d, "class-duplicated 班级!B5")]
    [InlineData("D4", 26d, "E4", 0d, "part-exceeds-whole 班级!D4")]
    [InlineData("E4", 26d, "D4", 0d, "part-exceeds-whole 班级!E4")]
    [InlineData("C4", 0d, "D4", 0d, "class-without-pupils 班级!C4")]
    public void ItsClassesAreCheckedAsASchoolsAre(string one, object value, string other, object second, string expected) =>
        Assert.Equal([expected], RawReturn.Kindergarten().Set("班级", one, value).Set("班级", other, second).Found(Context));

    // The school return's own sheet, held against the kindergarten's classes and staff: 90 children, 13 staff.
    [Theory]
    [InlineData("C15", 90d, "")]
    [InlineData("C15", 91d, "participants-exceed-pupils 安全!C15")]
    [InlineData("C16", 13d, "")]
    [InlineData("C16", 14d, "screened-exceed-staff 安全!C16")]
    [InlineData("C12", 2d, "hazards-do-not-add-up 安全!C10")]
    public void SafetyIsHeldAgainstItsOwnClassesAndStaff(string cell, object value, string expected) =>
        Assert.Equal(expected, string.Join(", ", RawReturn.Kindergarten().Set("安全", cell, value).Found(Context)));

    // Teachers, heads and nurses: 8 + 1 + 3 of 10 + 3.
    [Theory]
    [InlineData("C10", 4d, "")]
    [InlineData("C10", 5d, "part-exceeds-whole 教职工!C8")]
    [InlineData("C9", 9d, "part-exceeds-whole 教职工!C9")]
    [InlineData("C7", 2d, "part-exceeds-whole 教职工!C7")]
    [InlineData("C3", 9d, "posts-exceeded 教职工!C4")]
    public void StaffAddUp(string cell, object value, string expected) =>
        Assert.Equal(expected, string.Join(", ", RawReturn.Kindergarten().Set("教职工", cell, value).Found(Context)));

    [Theory]
    [InlineData(350, "")]
    [InlineData(350.01, "fee-exceeds-ceiling 收费!C3")]
    public void AFeeIsNotAboveWhatIsApproved(double fee, string expected) =>
        Assert.Equal(expected, string.Join(", ", RawReturn.Kindergarten().Set("收费", "C3", fee).Found(Context)));

    // Year 2025: 2025-09-01 to 2026-08-31.
    [Theory]
    [InlineData("2025-08-31", true)]
    [InlineData("2025-09-01", false)]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    public void TheDayOfFillingInLiesInTheYear(string day, bool isAsked) =>
        Assert.Equal(isAsked ? ["date-outside-year 封面!C18"] : [], RawReturn.Kindergarten().Set("封面", "C18", day).Found(Context));

    [Fact]
    public void TheReceiptHasItsTotals()
    {
        var result = RawReturn.Kindergarten().Set("班级", "A4", KindergartenClasses.Nursery).Check(Context);
        var totals = ReturnForms.Of(result.Return!.Form).Totals(result.Return).ToDictionary(total => total.Name, total => total.Value);
        Assert.Equal((2m, 65m, 1m, 25m, 8m), (totals["班级数（不含托班）"], totals["幼儿数（不含托班）"], totals["托班数"], totals["托班幼儿数"], totals["专任教师数"]));
    }

    [Fact]
    public void ItIsNotAskedForWhatItsSponsorDoesNotHave()
    {
        var school = Context.School! with { Sponsor = Sponsor.InclusivePrivate };
        var raw = RawReturn.Kindergarten().Put(KindergartenCover.Sheet, KindergartenCover.Sponsor, "普惠性民办").Put(KindergartenCover.Sheet, KindergartenCover.PublicKind, "/");
        Assert.Equal(["recognition-missing 封面!C9"], raw.Found(Context with { School = school }));
        Assert.Empty(raw.Put(KindergartenCover.Sheet, KindergartenCover.Recognition, "某教发〔2024〕12号").Put(KindergartenCover.Sheet, KindergartenCover.RecognitionDate, "2024-06-30").Found(Context with { School = school }));
    }
}
