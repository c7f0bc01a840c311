using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Tests.Returns;

/// <summary>
/// Workbooks made after faults that people reported of other systems (Cases/README.md), each with its right verdict. Those of 01–16 have 12
/// classes, 577 pupils, 272 girls, 41.11 万元 received; those of 20–36 are of a larger school whose return has no finding; 40 and 41 are
/// RawReturn's kindergarten and bureau in our templates.
/// </summary>
public sealed class CaseTests
{
    static readonly string Folder = Path.Combine(RulesTests.Root, "tests", "EduFunctions.Tests", "Cases");

    /// <summary>What is said of columns that a school's own form lacks, or calls otherwise, is not what a case is about.</summary>
    static readonly string[] Aside = ["form-version-older", "sheet-renamed", "column-absent", "column-renamed", "column-unknown", "number-as-text"];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>Each case with what is found in it, errors and queries by their cells.</summary>
    public static TheoryData<string, string> Verdicts => new()
    {
        { "01-two-row-header-boys-girls-total.xlsx", "" },
        { "01b-two-row-header-boys-girls.xlsx", "column-without-total 班级!C3" },
        { "01d-staff-teachers-women-total.xlsx", "" },
        { "02-of-which-header-first-column-lost.xlsx", "" },
        { "02b-two-years-header.xlsx", "" },
        { "03b-format-literal-yuan.xlsx", "unit-differs 经费!C3, unit-differs 经费!C4, unit-differs 经费!C5" },
        { "03c-percent-in-money.xlsx", "unit-differs 经费!C5" },
        { "03d-format-literal-mu.xlsx", "unit-differs 办学条件!D4" },
        { "04b-formula-cached-zero-classes.xlsx", "formula-without-value 班级!C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15, formula-without-value 班级!D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15" },
        { "05-hidden-class-row.xlsx", "row-hidden 班级!16:16" },
        { "07-receipt-edited-in-libreoffice.xlsx", "part-exceeds-whole 班级!D7" },
        { "07b-openpyxl-saved-template.xlsx", "part-exceeds-whole 班级!D15" },
        { "08-zero-width-characters.xlsx", "unseen-characters 封面!C7, unseen-characters 班级!I4 I7, unseen-characters 班级!A5, unseen-characters 班级!C6 C8, unseen-characters 课后服务!C3" },
        { "08b-zero-width-in-code.xlsx", "unseen-characters 封面!C3" },
        { "09-column-number-row.xlsx", "row-hint-skipped 班级!A4" },
        { "09c-hint-row.xlsx", "row-hint-skipped 班级!A4" },
        { "10-hidden-alias-sheet.xlsx", "sheet-hidden-skipped 班级情况!" },
        { "11-formula-zero-rows.xlsx", "" },
        { "12-ticks.xlsx", "code-renamed 课后服务!C12, code-renamed 课后服务!C14" },
        { "13-sheet-scoped-old-name.xlsx", "" },
        { "14-code-9-digits-check-message.xlsx", "not-a-school-code 封面!C3" },
        { "14b-year-as-date-check-message.xlsx", "not-a-school-year 封面!C6" },
        { "16-list-horizontal-two-years.xlsx", "" },
        { "16b-list-horizontal.xlsx", "" },
        { "20-xls-stream-in-capitals-error.xls", "error-value 班级!G5" },
        { "21-no-styles-part.xlsx", "" },
        { "22-with-a-picture.xlsx", "" },
        { "23-damaged-byte-crc.xlsx", "file-damaged !" },
        { "24-date1904-true.xlsx", "" },
        { "25-value-hidden-under-merge.xlsx", "value-covered 班级!C5" },
        { "26-vml-not-xml.xlsx", "" },
        { "27-col-without-width.xlsx", "" },
        { "28-sheet-without-part.xlsx", "" },
        { "29-workbook-part-elsewhere.xlsx", "" },
        { "30-borders-drawn-far-down.xlsx", "" },
        { "31-iso-date-with-time.xlsx", "" },
        { "32-error-constant-optional.xlsx", "error-value 班级!G4" },
        { "33-empty-shared-string.xlsx", "" },
        { "34-cells-without-reference.xlsx", "" },
        { "35-xls-hidden-row-and-sheet.xls", "row-hidden 班级!7:7, sheet-hidden-skipped 班级情况!" },
        { "36-xls-array-formulas.xls", "error-value 班级!D6" },
        { "40-kindergarten-from-libreoffice.xls", "" },
        { "41-bureau-from-libreoffice.xls", "" },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void ACaseGetsItsVerdict(string name, string expected)
    {
        var result = ReturnChecker.Check(Bytes(name), ReturnContext.None);
        Assert.Equal(expected, string.Join(", ", result.Findings.Where(finding => !Aside.Contains(finding.Code)).Select(Said)));
        Assert.Equal(result.Findings.All(finding => finding.Severity != Severity.Error), result.IsAccepted);
    }

    [Fact]
    public void EveryCaseHasAVerdict() => Assert.Equal(
        Directory.EnumerateFiles(Folder, "*.xls*").Select(Path.GetFileName).Order(StringComparer.Ordinal), Verdicts.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    // Sums of the figures that the school typed, whatever the sheets look like.
    [Theory]
    [InlineData("01-two-row-header-boys-girls-total.xlsx", 577, 272)]
    [InlineData("02-of-which-header-first-column-lost.xlsx", 577, 272)]
    [InlineData("02b-two-years-header.xlsx", 577, 272)]
    [InlineData("05-hidden-class-row.xlsx", 633, 292)] // and the hidden class: 56 pupils, 20 girls
    [InlineData("08-zero-width-characters.xlsx", 577, 272)]
    [InlineData("09-column-number-row.xlsx", 577, 272)]
    [InlineData("09c-hint-row.xlsx", 577, 272)]
    [InlineData("10-hidden-alias-sheet.xlsx", 577, 272)]
    [InlineData("11-formula-zero-rows.xlsx", 577, 272)]
    [InlineData("12-ticks.xlsx", 577, 272)]
    public void TheClassesAddUp(string name, int pupils, int girls)
    {
        var accepted = ReturnChecker.Check(Bytes(name), ReturnContext.None).Return!;
        Assert.Equal(((decimal?)pupils, (decimal?)girls), (accepted[Classes.Sheet].Sum(row => row[Classes.Pupils]), accepted[Classes.Sheet].Sum(row => row[Classes.Girls])));
    }

    [Theory]
    [InlineData("35-xls-hidden-row-and-sheet.xls", 2054, 953)]
    [InlineData("36-xls-array-formulas.xls", 2054, 932)] // without the 21 girls of the class whose number is #N/A
    public void TheClassesOfAnXlsAddUp(string name, int pupils, int girls)
    {
        var classes = ReturnChecker.Check(Bytes(name), ReturnContext.None).Draft![Classes.Sheet].ToList();
        Assert.Equal((39, (decimal?)pupils, (decimal?)girls), (classes.Count, classes.Sum(row => row[Classes.Pupils]), classes.Sum(row => row[Classes.Girls])));
        Assert.Equal("T00101", classes[0][Classes.ClassTeacher]);
    }

    [Fact]
    public void TemplatesThatLibreOfficeSavedAsXlsGiveTheirFactsBack()
    {
        var kindergarten = ReturnChecker.Check(Bytes("40-kindergarten-from-libreoffice.xls"), ReturnContext.None).Return!;
        Assert.Equal((90m, 300m), (kindergarten[KindergartenClasses.Sheet].Sum(row => row[KindergartenClasses.Children]), kindergarten[KindergartenFees.Sheet].Single()[KindergartenFees.Care]));
        var bureau = ReturnChecker.Check(Bytes("41-bureau-from-libreoffice.xls"), ReturnContext.None).Return!;
        Assert.Equal((9.21m, 8.97m, 3340m), (bureau[Spending.Sheet].Single()[Spending.Education.Now], bureau[Spending.Sheet].Single()[Spending.Education.Before], bureau[Population.Sheet].Single()[Population.OfAge[17]]));
        Assert.Equal([new DateOnly(2025, 9, 9), new DateOnly(2025, 3, 12)], bureau[Duties.Sheet].Select(row => row[Duties.Date]!.Value));
    }

    [Fact]
    public void WomenAreNotAllTeachers()
    {
        var staff = ReturnChecker.Check(Bytes("01d-staff-teachers-women-total.xlsx"), ReturnContext.None).Return![Staff.Sheet].Single();
        Assert.Equal((31m, 30m), (staff[Staff.InPost], staff[Staff.Teachers]));
    }

    [Theory]
    [InlineData("16-list-horizontal-two-years.xlsx")]
    [InlineData("16b-list-horizontal.xlsx")]
    public void AListAcrossGivesThisYearsFigures(string name)
    {
        var money = ReturnChecker.Check(Bytes(name), ReturnContext.None).Return![SchoolMoney.Sheet].Single();
        Assert.Equal((41.11m, 39.47m, 2.76m, 571m, 571m, 95m), (money[SchoolMoney.Budget], money[SchoolMoney.Spent], money[SchoolMoney.TrainingSpent], money[SchoolMoney.Funded], money[SchoolMoney.InCatchment], money[SchoolMoney.Leavers]));
    }

    [Theory]
    [InlineData("24-date1904-true.xlsx")]
    [InlineData("31-iso-date-with-time.xlsx")]
    public void ADayIsTheDayThatIsShown(string name) =>
        Assert.Equal(new DateOnly(2025, 9, 12), ReturnChecker.Check(Bytes(name), ReturnContext.None).Return![Cover.Sheet].Single()[Cover.Date]);

    [Fact]
    public void TicksAreReadAsYes()
    {
        var row = ReturnChecker.Check(Bytes("12-ticks.xlsx"), ReturnContext.None).Return![AfterSchool.Sheet].Single();
        Assert.All(AfterSchool.Sheet.Columns.OfType<EduFunctions.Forms.YesNoColumn>(), column => Assert.True(row[column]));
    }

    static string Said(Finding finding) => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))}";
}
