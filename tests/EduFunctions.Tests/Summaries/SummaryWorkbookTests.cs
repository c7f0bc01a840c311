using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Summaries;

/// <summary>The county workbook: its figures lead somewhere, it says whose return is wanted, and how far it goes.</summary>
public sealed class SummaryWorkbookTests
{
    const string Pages = "https://nianbao.example/counties/420699/years/2025";

    static readonly Lazy<byte[]> WithPages = new(() => SummaryWorkbook.Write(DemoCounty.Summary, DemoCounty.History.Now, 1, DemoCounty.AsOf, Pages, []));

    [Fact]
    public void TheValidatorFindsNothing()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(WithPages.Value), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document, TestContext.Current.CancellationToken).Take(10).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath} {fault.Description}"));
    }

    [Fact]
    public void EveryFigureLeadsToItsPage()
    {
        using var workbook = new XLWorkbook(new MemoryStream(WithPages.Value));
        var figures = workbook.Worksheet("汇总").RowsUsed().Skip(3).ToList();
        Assert.True(figures.Count > 300, $"Only {figures.Count} figures.");
        Assert.All(figures, row => Assert.Equal($"{Pages}/figures/{row.Cell(14).GetString()}?run=1", row.Cell(2).Hyperlink.ExternalAddress.ToString()));
        Assert.Equal($"{Pages}/figures/large-classes.compulsory?run=1", workbook.Worksheet("一览").CellsUsed(cell => cell.HasHyperlink).First().Hyperlink.ExternalAddress.ToString());
        var school = workbook.Worksheet("各校").Row(4);
        Assert.Equal($"{Pages}/figures/classes.school-{school.Cell(1).GetString()}?run=1", school.Cell(11).Hyperlink.ExternalAddress.ToString());
        var section = workbook.Worksheet("各校七项").RowsUsed().Skip(3).First();
        Assert.StartsWith($"{Pages}/figures/{BalanceTable.SevenIndicators.First().Code}.school-{section.Cell(1).GetString()}-", section.Cell(4).Hyperlink.ExternalAddress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnAddressOfPagesEveryFigureLeadsToItsDefinition()
    {
        using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(DemoCounty.Summary, DemoCounty.History.Now, 1, DemoCounty.AsOf, null, [])));
        Assert.All(workbook.Worksheet("汇总").RowsUsed().Skip(3), row =>
        {
            var (sheet, cell) = row.Cell(2).Hyperlink.InternalAddress.Split('!') is [var name, var address] ? (name.Trim('\''), address) : ("", "");
            Assert.Equal(row.Cell(14).GetString().Split('.')[0], workbook.Worksheet(sheet).Cell(cell).WorksheetRow().Cell(7).GetString());
        });
    }

    [Fact]
    public void TheOverviewForAMeetingIsOnePage()
    {
        using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(DemoCounty.Summary, DemoCounty.History.Now, 1, DemoCounty.AsOf, null, [])));
        var page = workbook.Worksheet("一览").PageSetup;
        Assert.Equal((1, 1, XLPageOrientation.Portrait), (page.PagesWide, page.PagesTall, page.PageOrientation));
    }

    // Two large classes, of which the bureau counts one; 3 when it said so.
    [Theory]
    [InlineData(2, "一个班已拆分（李四）")]
    [InlineData(3, "一个班已拆分（李四）　调整之后汇总数已变化，请重新核对")]
    public void TheOverviewShowsTheAdjustmentOfAKeyFigure(int compiled, string reason)
    {
        var year = Some.Year(2025, Some.Return(Some.School(1), (1, [56, 57])));
        var adjusted = year with { Adjustments = [new("large-classes.compulsory", 1, 1, compiled, 1, "李四", "一个班已拆分", default)] };
        Assert.Equal(["义务教育大班额数 2 个", $"局方调整 1 个 {reason}"], Told(adjusted));
        Assert.Equal("义务教育大班额数 2 个", Told(year)[0]);
        Assert.DoesNotContain(Told(year), line => line.StartsWith("局方调整", StringComparison.Ordinal));

        static string[] Told(CountyYear year)
        {
            using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(Some.Compile(year), year, 1, Some.AsOf, null, [])));
            var row = workbook.Worksheet("一览").CellsUsed().First(cell => cell.GetString() == "义务教育大班额数").WorksheetRow();
            var next = row.RowBelow();
            return [$"{row.Cell(1).GetString()} {row.Cell(2).GetString()}", $"{next.Cell(1).GetString()} {next.Cell(2).GetString()} {next.Cell(6).GetString()}"];
        }
    }

    // Three large classes in 2023 as its run has them; two in 2024 and one in 2025 as the summary does, and no word of what
    // the run of 2024 has.
    [Fact]
    public void TheChartOfLargeClassesGoesBackOverTheYears()
    {
        var summary = Some.Compile(Some.Year(2025, Some.Return(Some.School(1), (1, [56, 55])), Some.Missing(Some.School(2))),
            Some.Year(2024, Some.Return(Some.School(1), (1, [57, 60])), Some.Return(Some.School(2), (1, [40]))));
        (SchoolYear, IReadOnlyDictionary<string, RunFigure>) Run(int year, decimal large) => (new(year), new Dictionary<string, RunFigure>(StringComparer.Ordinal)
        {
            ["large-classes"] = new(large, 3, 4, 0, 0),
            ["large-classes.primary"] = new(large, 3, 4, 0, 0),
        });
        using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(summary, Some.Year(2025, Some.Missing(Some.School(1))), 1, Some.AsOf, null, [Run(2023, 3), Run(2024, 9), Run(2025, 9)])));
        var sheet = workbook.Worksheet("图表");
        var row = sheet.CellsUsed().Single(cell => cell.GetString() == "学年").WorksheetRow();
        Assert.Equal(["学年 小学 初中 高中", "2023（4 所中 3 所） 3  ", "2024（2 所中 2 所） 2  ", "2025（2 所中 1 所） 1  ", "   "],
            Enumerable.Range(row.RowNumber(), 5).Select(number => string.Join(' ', sheet.Range(number, 1, number, 4).Cells().Select(cell => cell.GetString()))));
    }

    // Eleven schools with a large class, and one that is silent: twelve problems, of which the last is no school's own.
    [Fact]
    public void TheGravestAreOfAsManyAsTheListHas()
    {
        var year = Some.Year(2025, [.. Enumerable.Range(1, 11).Select(number => Some.Return(Some.School(number), (3, [60]))), Some.Missing(Some.School(12))]);
        using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(Some.Compile(year), year, 1, Some.AsOf, null, [])));
        Assert.Contains("最严重的 10 项（不含数据报送的 1 项；全部 12 项见“问题清单”）", workbook.Worksheet("一览").CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal(12, workbook.Worksheet("问题清单").RowsUsed().Count(row => row.Cell(2).GetString() is "大班额" or "未报"));
    }

    // 99.996 of 100 is told with the third decimal, and is not met; 60 of 90 with two, 45 of 90 with none.
    [Theory]
    [InlineData(24_999, 25_000, "#,##0.000")]
    [InlineData(60, 90, "#,##0.00")]
    [InlineData(45, 90, "#,##0")]
    public void ANumberStandsOnItsSideOfItsLimit(int part, int whole, string format)
    {
        var year = Some.Year(2025, Some.Return(Some.School(1), Some.Row(EduFunctions.Returns.SchoolReturn.Staff.Sheet, ("stage", "小学"), ("teachers", whole), ("certified", part))));
        using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(Some.Compile(year), year, 1, new DateOnly(2025, 10, 15), null, [])));
        var cell = workbook.Worksheet("汇总").RowsUsed().Single(row => row.Cell(14).GetString() == "certified-teachers-share").Cell(2);
        Assert.Equal(format, cell.Style.NumberFormat.Format);
    }

    // One class of 40 is no problem; one of 60 in grade 1 is.
    [Theory]
    [InlineData(40, "已报数据中没有发现学校的问题")]
    [InlineData(60, "学校的问题")]
    public void AHeadingPromisesNoMoreThanWhatIsReported(int pupils, string heading)
    {
        var year = Some.Year(2025, Some.Return(Some.School(1), (1, [pupils])), Some.Missing(Some.School(2)));
        using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(Some.Compile(year), year, 1, new DateOnly(2025, 10, 15), null, [])));
        Assert.Single(workbook.Worksheet("一览").CellsUsed(), cell => cell.GetString() == heading);
    }

    // 第1学校 has sent nothing, and had 100 of last year's 400 pupils; 第3学校 is new.
    [Fact]
    public void CoverageIsToldByPupilsToo()
    {
        var now = Some.Year(2025, Some.Missing(Some.School(1)), Some.Return(Some.School(2), (1, [40, 40])), Some.Return(Some.School(3, firstYear: 2025), (1, [30])));
        var summary = Some.Compile(now, Some.Year(2024, Some.Return(Some.School(1), (1, [50, 50])), Some.Return(Some.School(2), (1, [50, 50]), (2, [100, 100]))));
        Assert.Equal(new PupilCoverage(2, 3, 75, 1), PupilCoverage.Of(summary));
        Assert.Equal("已纳入 2 所，应报 3 所（占上年学生、幼儿数的 75%，1 所没有上年报表，不在其中）", PupilCoverage.Of(summary).Told.Zh);
        Assert.Equal("已纳入 1 所，应报 1 所", PupilCoverage.Of(Some.Compile(Some.Return(Some.School(1), (1, [40])))).Told.Zh);

        using var workbook = new XLWorkbook(new MemoryStream(SummaryWorkbook.Write(summary, now, 1, new DateOnly(2025, 10, 15), null, [])));
        var missing = workbook.Worksheet("催报名单");
        Assert.Equal(["4206990001", "第1学校", "小学", "", "", "待报", "2025-09-30", "15", ""], missing.Row(4).Cells(1, 9).Select(cell => cell.GetString()));
        Assert.True(missing.Row(5).IsEmpty());
    }
}
