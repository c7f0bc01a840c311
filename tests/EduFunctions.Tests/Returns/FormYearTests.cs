using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

/// <summary>
/// The school return's layouts: up to 2024 骨干教师 had another caption, and those of them who were exchanged were not asked for. Before rooms had
/// a sheet of their own they stood on 办学条件, with a row a stage.
/// </summary>
public sealed class FormYearTests
{
    [Theory]
    [InlineData(2023, "school-return/2023", "县级以上骨干教师（人）")]
    [InlineData(2024, "school-return/2023", "县级以上骨干教师（人）")]
    [InlineData(2025, "school-return/2025", "县级及以上骨干教师数（人）")]
    public void EachYearsTemplateIsReadWithoutAFinding(int year, string code, string caption)
    {
        var upload = Filled(year, year);
        var result = ReturnChecker.Check(upload, RawReturn.Context with { Year = new SchoolYear(year) });
        Assert.Empty(result.Findings);
        Assert.Equal(code, result.Workbook!.FormCode);
        using var workbook = new XLWorkbook(new MemoryStream(upload));
        Assert.Equal(caption, workbook.Worksheet("教职工").Cell("A12").GetString());
        var staff = result.Return![Staff.Sheet].Single();
        Assert.Equal((3m, year < 2025 ? null : 1m, 1m), (staff[Staff.Backbone], staff[Staff.ExchangedBackbone], staff[Staff.ExchangedInTown]));
    }

    [Fact]
    public void LastYearsTemplateSentThisYearIsReadWithNotices()
    {
        var result = ReturnChecker.Check(Filled(2024, 2025), RawReturn.Context);
        // The titles of its sheets say 2024 too: that is asked once, and rejects nothing.
        Assert.Equal(["form-version-older !", "workbook-of-other-year !", "column-absent 教职工!", "column-renamed 教职工!A12"], Told(result));
        var staff = result.Return![Staff.Sheet].Single();
        Assert.Equal((3m, null, 1m), (staff[Staff.Backbone], staff[Staff.ExchangedBackbone], staff[Staff.ExchangedInTown]));
    }

    // The cover says it: that the titles of its sheets do too is nothing more.
    [Fact]
    public void LastYearsReturnSentAgainIsOfTheWrongYear() =>
        Assert.Equal(["form-version-older !", "wrong-year 封面!C6", "column-absent 教职工!", "column-renamed 教职工!A12"],
            Told(ReturnChecker.Check(Filled(2024, 2024), RawReturn.Context)));

    // The return is of 2025: its money is of 2024, and may be headed by the year in which the form is filled in.
    [Theory]
    [InlineData("A1", "2023年度经费情况表", "sheet-of-other-year 经费!A1")]
    [InlineData("A1", "2024—2025学年 经费", "sheet-of-other-year 经费!A1")]
    [InlineData("A1", "经费（2026年）", "sheet-of-other-year 经费!A1")]
    [InlineData("A1", "2024年度经费情况表", "")]
    [InlineData("A1", "2025年学校经费", "")]
    [InlineData("A1", "2025—2026学年 经费", "")]
    [InlineData("E1", "填报日期：2023年9月12日", "")]
    [InlineData("C2", "2023年", "year-unclear 经费!A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13")]
    public void MoneyIsOfTheCalendarYearBefore(string address, string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), new RawReturn().Set("经费", address, text).Found());

    // Two sheets of last year among those of this year are two mistakes.
    [Fact]
    public void SomeSheetsOfLastYearAreNamedEach() => Assert.Equal(["sheet-of-other-year 班级!A1", "sheet-of-other-year 经费!A1"],
        new RawReturn().Set("教职工", "A1", "2025学年教职工").Set("班级", "A1", "2024学年班级").Set("经费", "A1", "2023年经费").Found());

    [Fact]
    public void ThisYearsTemplateIsNoneOfLastYears() =>
        Assert.Contains("wrong-form-version !", Told(ReturnChecker.Check(Filled(2025, 2024), RawReturn.Context with { Year = new SchoolYear(2024) })));

    const string OldCaptions = "学段|普通教室|其中在用教室|教学及辅助用房面积|其中室内体育用房面积|体育运动场馆面积|教学仪器设备值|网络多媒体教室|宿舍床位";

    // 体育运动场馆面积 had the indoor rooms in it: it is not taken for 运动场地面积.
    [Fact]
    public void RoomsAreFoundOnThePremisesWhereTheyHaveNoSheet()
    {
        var result = new RawReturn().Remove("教室").Lay("办学条件", OldCaptions, "小学|8|6|1500|200|2600|60|8|0").Check();
        Assert.Equal(["sheet-renamed 办学条件!", "column-renamed 办学条件!G2"],
            Told(result).Where(found => !found.StartsWith("column-absent", StringComparison.Ordinal)));
        var (rooms, premises) = (result.Return![Classrooms.Sheet].Single(), result.Return[Premises.Sheet].Single());
        Assert.Equal(("小学", 8m, 6m), (rooms[Classrooms.Stage], rooms[Classrooms.Ordinary], rooms[Classrooms.InUse]));
        Assert.Equal((1500m, 200m, null, 60m, 8m, 0m), (premises[Premises.TeachingArea], premises[Premises.IndoorSportsArea], premises[Premises.SportsGround],
            premises[Premises.Equipment], premises[Premises.MultimediaRooms], premises[Premises.Beds]));
    }

    // Whether 1500 and 500 are parts, or both the whole school's, nobody knows.
    [Fact]
    public void PremisesOfTwoStagesAreNotAddedUp() =>
        Assert.Contains("figure-unclear 办学条件!D2 D3", new RawReturn().Remove("教室")
            .Lay("办学条件", OldCaptions, "小学|8|6|1500|200|2600|60|8|0", "初中|2|2|500|50|900|20|2|0").Found());

    static IEnumerable<string> Told(CheckedReturn result) =>
        result.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))}");

    // A year's template with RawReturn's values typed in, and a year on the cover.
    static byte[] Filled(int templateYear, int coverYear)
    {
        var raw = new RawReturn().Put(Cover.Sheet, Cover.Year, $"{coverYear}");
        var template = ReturnTemplate.Write(RawReturn.Context.School, RawReturn.Context.County!.Value, new SchoolYear(templateYear), null);
        return raw.TypedInto(template, templateYear);
    }
}
