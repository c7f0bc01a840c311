using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

/// <summary>The template of each form and kind of school as a file and on paper.</summary>
public sealed class TemplatePaperTests
{
    const string Bureau = "Bureau";

    public static TheoryData<string> Kinds => [.. Enum.GetNames<SchoolKind>(), Bureau];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ItIsAWorkbookThatExcelOpensWithoutRepair(string kind)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(Template(kind)), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2010).Validate(package, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
    }

    // Ten points, made smaller until the sheet is as wide as A4 (8.27 or 11.69 inches less the margins), stay eight at least. A column of n
    // characters is 7 n + 5 pixels wide, of which 96 make an inch (ECMA-376, 18.3.1.13, with the 7 pixels of the default font).
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ItIsNeverPrintedTooSmallToRead(string kind) => Assert.All(new[] { Template(kind), Template(kind, lastYear: kind switch
    {
        Bureau => RawReturn.Bureau().Check(RawReturn.BureauContext).Return,
        nameof(SchoolKind.Kindergarten) => RawReturn.Kindergarten().Check(RawReturn.KindergartenContext).Return,
        _ => new RawReturn().Check().Return,
    }) }, IsReadable);

    static void IsReadable(byte[] template)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        Assert.All(workbook.Worksheets, sheet =>
        {
            var printed = sheet.PageSetup.PrintAreas.FirstOrDefault()?.RangeAddress.LastAddress.ColumnNumber ?? int.MaxValue;
            var inches = sheet.ColumnsUsed().Where(column => column.ColumnNumber() <= printed).Sum(column => (column.Width * 7) + 5) / 96;
            var paper = (sheet.PageSetup.PageOrientation == XLPageOrientation.Landscape ? 11.69 : 8.27) - sheet.PageSetup.Margins.Left - sheet.PageSetup.Margins.Right;
            Assert.True(10 * Math.Min(1, paper / inches) >= 8, $"{sheet.Name}: {10 * paper / inches:0.0} pt");
        });
    }

    [Theory]
    [InlineData("Primary", "青石小学（4206990001）　班级", "校长")]
    [InlineData("Kindergarten", "青石小学（4206990001）　班级", "园长")]
    [InlineData(Bureau, "420699 县教育局　督导", "负责人")]
    public void OnThePrintStandWhoseItIsWhenItIsDueAndPlacesToSign(string kind, string sender, string head)
    {
        using var workbook = new XLWorkbook(new MemoryStream(Template(kind, new DateOnly(2025, 10, 15))));
        var setup = workbook.Worksheet(sender.Split('　')[1]).PageSetup;
        Assert.Equal(sender, setup.Header.Left.GetText(XLHFOccurrence.OddPages));
        Assert.Equal("第 &P 页，共 &N 页", setup.Header.Center.GetText(XLHFOccurrence.OddPages));
        Assert.Equal("报送截止：2025-10-15", setup.Header.Right.GetText(XLHFOccurrence.OddPages));
        Assert.All(["填报人：", "审核人：", $"{head}：", "单位公章：", "年", "月", "日"],
            place => Assert.Contains(place, setup.Footer.Center.GetText(XLHFOccurrence.OddPages), StringComparison.Ordinal));
    }

    // The longest that settings take, and marks that begin codes in a foot, of which Excel takes 255 characters.
    [Fact]
    public void WhomToAskStandsAtTheFootAndOnTheFirstPage()
    {
        var contact = "计财股 王&李老师 0717-1234567".PadRight(100, '&');
        using var workbook = new XLWorkbook(new MemoryStream(ReturnTemplate.Write(RawReturn.Context.School, RawReturn.Context.County!.Value, new SchoolYear(2025), null,
            Standards.National with { Contact = contact })));
        var foot = workbook.Worksheet("班级").PageSetup.Footer.Center.GetText(XLHFOccurrence.OddPages);
        Assert.Contains("有疑问请联系：计财股 王＆李老师 0717-1234567", foot, StringComparison.Ordinal);
        Assert.InRange(foot.Length, 100, 250);
        Assert.Contains(workbook.Worksheet("填报说明").CellsUsed(), cell => cell.GetString() == $"八、有疑问请联系：{contact}");
        var upload = new RawReturn().ToXlsx();
        using var receipt = new XLWorkbook(new MemoryStream(ReturnReceipt.Write(upload, ReturnChecker.Check(upload, RawReturn.Context), ReceiptFacts.None with { Contact = contact })));
        Assert.Contains(receipt.Worksheet(1).CellsUsed(), cell => cell.GetString() == $"有疑问请联系：{contact}");
    }

    // Who filled in, and by which telephone, may have changed: last year's stands beside, and is none of this year's.
    [Fact]
    public void OnTheCoverLastYearsStandBesideWhatIsAsked()
    {
        (ReturnContext Context, RawReturn Raw)[] senders = [(RawReturn.Context, new RawReturn()), (RawReturn.KindergartenContext, RawReturn.Kindergarten()), (RawReturn.BureauContext, RawReturn.Bureau())];
        Assert.All(senders, sender =>
        {
            var last = sender.Raw.Check(sender.Context).Return!;
            var template = ReturnTemplate.Write(sender.Context.School, sender.Context.County!.Value, new SchoolYear(2025), last);
            using var workbook = new XLWorkbook(new MemoryStream(template));
            var cover = workbook.Worksheet("封面").RowsUsed().ToDictionary(row => row.Cell(1).GetString(), row => (row.Cell(3).GetString(), row.Cell(4).GetString()));
            var row = last.Rows.First(row => row.SheetName == "封面");
            Assert.Equal([("", row[ReturnCover.Filler]!), ("", row[ReturnCover.Telephone]!), ("2025", "")], new[] { "填表人", "联系电话", "学年*" }.Select(item => cover[item]));
            Assert.Null(ReturnChecker.Check(template, sender.Context).Draft!.Rows.First(row => row.SheetName == "封面")[ReturnCover.Filler]);
        });
    }

    // 教育局 may be called 教育体育局: what is filled in can be changed, and last year's is what it called itself.
    [Theory]
    [InlineData(null, false, "")]
    [InlineData("青石县", false, "青石县教育局")]
    [InlineData("青石县", true, "青石县教育体育局")]
    public void TheBureausNameIsFilledInWhereItIsKnown(string? county, bool hasLastYear, string expected)
    {
        var last = hasLastYear ? RawReturn.Bureau().Put(BureauCover.Sheet, BureauCover.Name, "青石县教育体育局").Check(RawReturn.BureauContext).Return : null;
        using var workbook = new XLWorkbook(new MemoryStream(ReturnTemplate.Write(null, RawReturn.Context.County!.Value, new SchoolYear(2025), last, Standards.National with { CountyName = county })));
        var name = workbook.Worksheet("封面").RowsUsed().Single(row => row.Cell(1).GetString() == "填报单位*").Cell(3);
        Assert.Equal((expected, false), (name.GetString(), name.Style.Protection.Locked));
    }

    // Picked from a list as a number where it is one: sums and comparisons go by it.
    [Theory]
    [InlineData("Primary", "1,2,3,4,5,6", "1 至 6")]
    [InlineData("TeachingPoint", "1,2,3,4,5,6", "1 至 6")]
    [InlineData("Junior", "7,8,9", "7 至 9")]
    [InlineData("NineYear", "1,2,3,4,5,6,7,8,9", "1 至 9")]
    [InlineData("Senior", "高一,高二,高三", "高一 至 高三")]
    [InlineData("Complete", "7,8,9,高一,高二,高三", "7 至 高三")]
    [InlineData("TwelveYear", "1,2,3,4,5,6,7,8,9,高一,高二,高三", "1 至 高三")]
    public void TheGradesOfTheKindArePicked(string kind, string expected, string told)
    {
        using var workbook = new XLWorkbook(new MemoryStream(Template(kind)));
        var grade = workbook.Worksheet("班级").DataValidations.First(validation => validation.Ranges.Any(range => range.Contains("A4")));
        Assert.Equal((XLAllowedValues.List, $"\"{expected}\"", XLErrorStyle.Warning), (grade.AllowedValues, grade.Value, grade.ErrorStyle));
        Assert.Contains($"本校为 {told}。", grade.InputMessage, StringComparison.Ordinal);
        Assert.Contains(expected.Replace(',', '、'), grade.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(grade.Ranges, range => range.Contains("A1000"));
        Assert.All(expected.Split(','), one => Assert.True(Classes.Grade.Understands(one)));
    }

    // A primary school has no leavers of grade 9, and a kindergarten no laboratory; a nine-year school has all.
    [Theory]
    [InlineData("Primary", "经费", "享受公用经费学生数（人）|家庭住址在划片范围内的在校学生数（人）|说明")]
    [InlineData("NineYear", "经费", "享受公用经费学生数（人）|家庭住址在划片范围内的在校学生数（人）|初中毕业生数（人）|三年前七年级学生数（人）|三年间转入学生数（人）|三年间转出学生数（人）|三年间死亡学生数（人）|说明")]
    [InlineData("Senior", "经费", "享受公用经费学生数（人）|说明")]
    [InlineData("Primary", "安全", "防溺水教育课次（次）|成立学生欺凌治理委员会|心理筛查学生数（人）|心理筛查教职工数（人）|实验室安全检查次数（次）|说明")]
    [InlineData("Kindergarten", "安全", "防溺水教育课次（次）|心理筛查学生数（人）|心理筛查教职工数（人）|说明")]
    public void WhatDoesNotConcernTheKindIsLeftOut(string kind, string name, string expected)
    {
        using var workbook = new XLWorkbook(new MemoryStream(Template(kind)));
        var items = workbook.Worksheet(name).Column(1).CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Equal(expected.Split('|'), items.SkipWhile(item => item != expected.Split('|')[0]));
    }

    // Nobody misses what a template leaves out, with a register or without; what is filled in all the same is read.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatIsLeftOutIsNotMissedAndWhatIsThereIsRead(bool isKnown)
    {
        var context = isKnown ? RawReturn.Context : ReturnContext.None;
        Assert.Empty(ReturnChecker.Check(new RawReturn().TypedInto(Template("Primary")), context).Findings.Select(finding => finding.Code));
        var money = new RawReturn().Put(SchoolMoney.Sheet, SchoolMoney.Leavers, 7d).Check(context).Return![SchoolMoney.Sheet].Single();
        Assert.Equal(7m, money[SchoolMoney.Leavers]);
        var nine = new RawReturn().Put(Cover.Sheet, Cover.Kind, "九年一贯制学校").TypedInto(Template("Primary"));
        Assert.Contains("column-absent", ReturnChecker.Check(nine, isKnown ? context with { School = context.School! with { Kind = SchoolKind.NineYear } } : context)
            .Findings.Select(finding => finding.Code));
    }

    // Last year one 小班, 中班 and 大班: the 大班 has left, and as many children come into 小班 as did.
    [Fact]
    public void AKindergartensClassesMoveUp()
    {
        var last = RawReturn.Kindergarten().Put(KindergartenClasses.Sheet, KindergartenClasses.Number, 2d, 2).Check(RawReturn.KindergartenContext).Return!;
        using var workbook = new XLWorkbook(new MemoryStream(ReturnTemplate.Write(RawReturn.KindergartenContext.School, RawReturn.Context.County!.Value, new SchoolYear(2025), last)));
        var classes = workbook.Worksheet("班级");
        Assert.Equal(["小班 1  小班 1 25", "中班 1  小班 1 25", "大班 2  中班 2 30", "     "], Enumerable.Range(4, 4).Select(row =>
            string.Join(' ', new[] { 1, 2, 3, 7, 8, 9 }.Select(column => classes.Cell(row, column).GetString()))));
    }

    // Two classes of each grade last year: the senior grades are written as in the list, this year's and last year's alike.
    [Fact]
    public void SeniorGradesAreWrittenAsTheyArePicked()
    {
        var raw = new RawReturn();
        for (var index = 0; index < 6; index++)
        {
            raw.Put(Classes.Sheet, Classes.Grade, 10d + (index / 2), index + 1).Put(Classes.Sheet, Classes.Number, 1d + (index % 2), index + 1);
        }

        using var workbook = new XLWorkbook(new MemoryStream(Template("Senior", lastYear: raw.Check().Draft)));
        Assert.Equal(["高一 1 高一 1", "高一 2 高一 2", "高二 1 高一 1", "高二 2 高一 2", "高三 1 高二 1", "高三 2 高二 2"], Enumerable.Range(4, 6).Select(row =>
            string.Join(' ', new[] { 1, 2, 12, 13 }.Select(column => workbook.Worksheet("班级").Cell(row, column).GetString()))));
    }

    [Theory]
    [InlineData("青石小学", "青石小学-4206990001-2025.xlsx")]
    [InlineData("城关 <一>小/\\:*?\"|", "城关 一小-4206990001-2025.xlsx")]
    [InlineData("CON", "CON-4206990001-2025.xlsx")]
    public void ItsNameIsOneThatWindowsTakes(string school, string expected) =>
        Assert.Equal(expected, ReturnTemplate.NameOf(RawReturn.Context.School! with { Name = school }, RawReturn.Context.County!.Value, new SchoolYear(2025)));

    static byte[] Template(string kind, DateOnly? due = null, Return? lastYear = null) => ReturnTemplate.Write(kind == Bureau ? null
        : RawReturn.Context.School! with { Kind = Enum.Parse<SchoolKind>(kind) }, RawReturn.Context.County!.Value, new SchoolYear(2025), lastYear, due: due);
}
