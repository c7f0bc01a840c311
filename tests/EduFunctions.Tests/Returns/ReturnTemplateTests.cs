using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

public sealed class ReturnTemplateTests
{
    static readonly School School = RawReturn.Context.School!;

    internal static byte[] Template(Return? lastYear = null) => ReturnTemplate.Write(School, RawReturn.Context.County!.Value, new SchoolYear(2025), lastYear);

    /// <summary>A template filled in as RawReturn has it.</summary>
    internal static byte[] Filled(byte[] template, RawReturn? raw = null) => (raw ?? new RawReturn()).TypedInto(template);

    [Fact]
    public void AFilledTemplateIsAcceptedWithoutAFinding()
    {
        var result = ReturnChecker.Check(Filled(Template()), RawReturn.Context);
        Assert.Empty(result.Findings.Select(finding => finding.Message));
        Assert.True(result.IsAccepted);
        Assert.Equal("school-return/2025", result.Workbook!.FormCode);
    }

    [Fact]
    public void ItsReceiptKeepsTheFormCodeAndIsReadAgain()
    {
        var upload = Filled(Template());
        var receipt = ReturnReceipt.Write(upload, ReturnChecker.Check(upload, RawReturn.Context));
        var again = ReturnChecker.Check(receipt, RawReturn.Context);
        Assert.Empty(again.Findings);
        Assert.Equal("school-return/2025", again.Workbook!.FormCode);
    }

    [Fact]
    public void AnEmptyTemplateLacksItsClasses() =>
        Assert.Equal("no-classes", Assert.Single(ReturnChecker.Check(Template(), RawReturn.Context).Findings).Code);

    [Fact]
    public void OnlyTheCellsThatTheSchoolFillsInAreOpen()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Template()));
        Assert.All(workbook.Worksheets, sheet => Assert.True(sheet.Protection.IsProtected, sheet.Name));
        Assert.True(workbook.Worksheet("封面").Cell("C3").Style.Protection.Locked); // the identifier is prefilled
        Assert.False(workbook.Worksheet("封面").Cell("C10").Style.Protection.Locked); // who fills in
        Assert.False(workbook.Worksheet("班级").Cell("C63").Style.Protection.Locked);
        Assert.True(workbook.Worksheet("班级").Cell("C3").Style.Protection.Locked);
        Assert.Equal(["小学", "上年·小学", "自动核对"], Enumerable.Range(3, 3).Select(column => workbook.Worksheet("教职工").Cell(2, column).GetString()));
        Assert.False(workbook.Worksheet("教职工").Cell("C3").Style.Protection.Locked);
        Assert.All(new[] { "D3", "E3" }, address => Assert.True(workbook.Worksheet("教职工").Cell(address).Style.Protection.Locked, address));
    }

    // The instructions say that one can go on below the drawn rows; a new school may have more classes than these.
    [Fact]
    public void ClassesGoOnBelowTheDrawnRows()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Template()));
        var classes = workbook.Worksheet("班级");
        Assert.All(new[] { "A64", "K64", "C200", "C1000" }, address => Assert.False(classes.Cell(address).Style.Protection.Locked, address));
        Assert.All(new[] { "A1", "A2", "K2", "A3", "K3" }, address => Assert.True(classes.Cell(address).Style.Protection.Locked, address));
        Assert.Contains(classes.DataValidations, validation => validation.Ranges.Any(range => range.Contains("C200")));
        var raw = new RawReturn();
        (int Column, object Value)[] last = [(0, 6d), (1, 2d), (2, 40d), (8, "合用")];
        foreach (var (column, value) in last)
        {
            raw.Set("班级", $"{CellAddress.LettersOf(column)}70", value);
        }

        Assert.Equal(7, ReturnChecker.Check(Filled(Template(), raw), RawReturn.Context).Draft![Classes.Sheet].Count());
    }

    [Fact]
    public void TheCoverHasPlaceForAnExplanationOfItsQuery()
    {
        var upload = Filled(Template(), new RawReturn().Set("封面", "C7", "教学点").Set("封面", "C20", "名册尚未更新"));
        var query = Assert.Single(ReturnChecker.Check(upload, RawReturn.Context).Findings);
        Assert.Equal(("kind-differs-from-register", "名册尚未更新"), (query.Code, query.Explanation));
    }

    // What a row is about cannot be inapplicable.
    [Fact]
    public void OnlyWhereItIsTakenTheInputsOfferNotApplicable()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Template()));
        var byCell = workbook.Worksheet("班级").DataValidations;
        Assert.DoesNotContain("“/”", byCell.First(validation => validation.Ranges.Any(range => range.Contains("B4"))).ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("“/”", byCell.First(validation => validation.Ranges.Any(range => range.Contains("E4"))).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void InputsSayInChineseWhatTheyTake()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Template()));
        var pupils = workbook.Worksheet("班级").DataValidations.First(validation => validation.Ranges.Any(range => range.Contains("C4")));
        Assert.Equal(XLAllowedValues.WholeNumber, pupils.AllowedValues);
        Assert.Equal("200", pupils.MaxValue);
        Assert.Contains("整数，0 至 200", pupils.ErrorMessage, StringComparison.Ordinal);
        var room = workbook.Worksheet("班级").DataValidations.First(validation => validation.Ranges.Any(range => range.Contains("I4")));
        Assert.Equal("\"独用,合用,专用教室\"", room.Value);
    }

    [Fact]
    public void LastYearsFiguresStandBesideTheInputsAndAreNotRead()
    {
        var last = new RawReturn().Check().Return!;
        var upload = Filled(Template(last));
        using var workbook = new XLWorkbook(new MemoryStream(upload));
        Assert.Equal("20", workbook.Worksheet("经费").Cell("D3").GetString());
        Assert.Equal("上年·学生数", workbook.Worksheet("班级").Cell("N3").GetString());
        Assert.Equal("40", workbook.Worksheet("班级").Cell("N9").GetString());
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        Assert.Empty(result.Findings.Select(finding => finding.Message));
        Assert.Equal(240m, result.Return![Classes.Sheet].Sum(row => row[Classes.Pupils]));
    }
}
