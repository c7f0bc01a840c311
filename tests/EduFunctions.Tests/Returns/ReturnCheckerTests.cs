using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

public sealed class ReturnCheckerTests
{
    // Numbers that a workbook gives its sheets. A copy left beside the sheet itself is none of the form's.
    [Theory]
    [InlineData("2.班级", "sheet-renamed")]
    [InlineData("二、班级", "sheet-renamed")]
    [InlineData("表2 班级情况", "sheet-renamed")]
    [InlineData("附表2-1班级", "sheet-renamed")]
    [InlineData("（二）班级", "sheet-renamed")]
    [InlineData("班级 (2)", "sheet-renamed")]
    [InlineData("班级 - 表格 1", "sheet-renamed")]
    [InlineData("三、班级情况表", "sheet-renamed")]
    [InlineData("班级（2025学年）", "sheet-renamed")]
    [InlineData("2025年班级情况表", "sheet-renamed")]
    [InlineData(" 班 级 ", "")]
    public void ASheetsNumberIsNotItsName(string name, string expected)
    {
        var result = new RawReturn().Rename("班级", name).Check();
        Assert.Equal(expected, string.Join(' ', result.Findings.Select(finding => finding.Code)));
        Assert.Equal(6, result.Return![Classes.Sheet].Count());
    }

    [Theory]
    [InlineData("班级 (2)", "sheet-unknown")]
    [InlineData("班级（2024学年）", "sheet-unknown")]
    [InlineData("班级情况", "sheet-duplicated")]
    public void TheSheetItselfComesBeforeItsCopy(string name, string expected) =>
        Assert.Equal([expected], new RawReturn().Set(name, "A1", "年级").Check().Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData("2025年9月12日 星期五")]
    [InlineData("2025 年 9 月 12 日")]
    [InlineData("2025年9月12日（周五）")]
    [InlineData("2025.9.12")]
    [InlineData("２０２５年９月１２日")]
    public void ADateIsReadAsClerksWriteIt(string text) =>
        Assert.Equal(new DateOnly(2025, 9, 12), new RawReturn().Set("封面", "C17", text).Check().Return![Cover.Sheet].Single()[Cover.Date]);

    [Theory]
    [InlineData("2025年9月")]
    [InlineData("9月12日")]
    [InlineData("25.9.12")]
    [InlineData("9/12/2025")]
    public void WhatIsNoWholeDateIsNotGuessed(string text) => Assert.Equal(["not-a-date 封面!C17"], new RawReturn().Set("封面", "C17", text).Found());

    [Fact]
    public void AGoodReturnHasNoFindings()
    {
        var result = new RawReturn().Check();
        Assert.Empty(result.Findings);
        Assert.Equal(240m, result.Return![Classes.Sheet].Sum(row => row[Classes.Pupils]));
    }

    public static TheoryData<string, string, object, string> OneDisease => new()
    {
        { "封面", "C3", "4206990002", "wrong-school 封面!C3" },
        { "封面", "C5", "420698", "wrong-county 封面!C5" },
        { "封面", "C6", "2024", "wrong-year 封面!C6" },
        { "封面", "C7", "大学", "not-in-list 封面!C7" },
        { "封面", "C7", "教学点", "kind-differs-from-register 封面!C7" },
        { "封面", "C17", "九月", "not-a-date 封面!C17" },
        { "封面", "C4", new string('校', 201), "text-too-long 封面!C4" },
        { "封面", "C4", "=1+1", "text-looks-like-formula 封面!C4" },
        { "班级", "C4", "", "value-missing 班级!C4" },
        { "班级", "C4", "四十", "not-a-number 班级!C4" },
        { "班级", "C4", 40.5, "not-a-whole-number 班级!C4" },
        { "班级", "D4", -1d, "negative 班级!D4" },
        { "班级", "C4", 201d, "out-of-bounds 班级!C4" },
        { "班级", "A4", "幼儿园", "not-a-grade 班级!A4" },
        { "班级", "I4", "操场", "not-in-list 班级!I4" },
        { "班级", "D4", RawError.FormulaWithoutValue, "formula-without-value 班级!D4" },
        { "班级", "D4", RawError.ErrorValue, "error-value 班级!D4" },
        { "班级", "C4", "４０", "number-as-text 班级!C4" },
        { "班级", "D4", 41d, "part-exceeds-whole 班级!D4" },
        { "班级", "L3", "备用", "column-unknown 班级!L3" },
        { "班级", "C3", "班额", "column-renamed 班级!C3" },
        { "班级", "L3", "班额", "column-unknown 班级!L3" },
        { "班级", "L3", "班级", "column-unknown 班级!L3" },
        { "班级", "L3", "班额（万人）", "column-unknown 班级!L3" },
        { "班级", "L3", "学生数", "column-duplicated 班级!L3" },
        { "教职工", "F4", 19d, "degrees-do-not-add-up 教职工!F4|part-exceeds-whole 教职工!F4" }, // 16 by degree, 18 in post
        { "教职工", "T4", 3d, "exchanges-do-not-add-up 教职工!T4" },
        { "教职工", "B4", 17d, "posts-exceeded 教职工!C4" },
        { "教室", "C4", 9d, "part-exceeds-whole 教室!C4|rooms-in-use-differ 教室!C4" },
        { "教室", "C4", 5d, "rooms-in-use-differ 教室!C4" }, // six classes, each with a room of its own
        { "教室", "C4", 7d, "rooms-in-use-differ 教室!C4" },
        { "班级", "I4", "", "" },
        { "教室", "B4", 5d, "part-exceeds-whole 教室!C4|classes-exceed-classrooms 教室!B4" },
        { "经费", "C7", 216d, "" },
        { "经费", "C7", 215d, "funded-differ-from-pupils 经费!C7" },
        { "经费", "C7", 264d, "" },
        { "经费", "C7", 265d, "funded-differ-from-pupils 经费!C7" },
        { "课后服务", "C5", 240d, "" },
        { "课后服务", "C5", 241d, "participants-exceed-pupils 课后服务!C5" },
        { "课后服务", "C8", "/", "service-withheld 课后服务!C8" },
        { "课后服务", "C6", "保密", "service-withheld 课后服务!C6" },
        { "课后服务", "C9", "/", "" }, // third parties
        { "安全", "C8", "无", "hundred-percent-withheld 安全!C8" },
        { "安全", "C9", "/", "" }, // guards, in number
        { "课后服务", "C8", 0.01, "" },
        { "课后服务", "C8", -0.01, "" },
        { "课后服务", "C8", 0.011, "balance-does-not-add-up 课后服务!C8" },
        { "课后服务", "C8", 0.1, "balance-does-not-add-up 课后服务!C8" },
        { "安全", "C12", 2d, "hazards-do-not-add-up 安全!C10" },
        { "安全", "C16", 19d, "screened-exceed-staff 安全!C16" }, // 18 in post, none on contract
        { "班级", "A4", "/", "not-applicable-not-allowed 班级!A4" },
        { "班级", "B4", "无", "not-applicable-not-allowed 班级!B4" },
        { "封面", "C3", "/", "not-applicable-not-allowed 封面!C3" },
        { "封面", "C5", "不适用", "not-applicable-not-allowed 封面!C5" },
        { "封面", "C6", "—", "not-applicable-not-allowed 封面!C6" },
        { "封面", "C7", "保密", "not-applicable-not-allowed 封面!C7" },
        { "教职工", "A4", "/", "not-applicable-not-allowed 教职工!A4|classes-without-stage !" },
        { "封面", "C17", new DateTime(1999, 12, 31), "not-a-date 封面!C17" },
        { "封面", "C17", new DateTime(2000, 1, 1), "" },
        { "封面", "C17", 36525d, "not-a-date 封面!C17" }, // 1999-12-31
        { "封面", "C17", 36526d, "" },
        { "封面", "C17", "1999年12月31日", "not-a-date 封面!C17" },
        { "封面", "C6", "2025年", "" },
        { "封面", "C6", "2025-2026学年度", "" },
        { "封面", "C7", "完小", "code-renamed 封面!C7" },
        { "封面", "C7", "初中", "code-renamed 封面!C7|kind-differs-from-register 封面!C7|grade-not-of-kind 班级!A4 A5 A6 A7 A8 A9" },
        { "教职工", "A4", "初中", "stage-without-classes 教职工!A4|classes-without-stage !" },
        { "经费", "A3", "公用经费预算数（万元）", "" },
        { "经费", "A3", "公用经费预算数（元）", "unit-differs 经费!A3" },
        { "经费", "A3", "公用经费预算数（单位：元）", "unit-differs 经费!A3" },
        { "经费", "B3", "万元", "" },
        { "经费", "B3", "元", "unit-differs 经费!B3" },
        { "办学条件", "A3", "教学及辅助用房面积（平方米）", "" },
        { "办学条件", "A3", "教学及辅助用房面积（亩）", "unit-differs 办学条件!A3" },
        { "班级", "C3", "学生数（名）", "" },
        { "班级", "C3", "学生数（%）", "unit-differs 班级!C3" },
        { "经费", "C3", "20万元", "number-as-text 经费!C3" },
        { "经费", "C3", "200000元", "unit-differs 经费!C3" },
        { "办学条件", "C3", "2.25亩", "unit-differs 办学条件!C3" },
        { "办学条件", "C3", "1500 m²", "number-as-text 办学条件!C3" },
        { "经费", "C3", "约20元", "not-a-number 经费!C3" },
        { "班级", "C4", "40%", "unit-differs 班级!C4" },
        { "班级", "B4", "1班", "number-as-text 班级!B4" },
        { "班级", "B4", "（1）班", "number-as-text 班级!B4" },
        { "班级", "B4", "(1)班", "number-as-text 班级!B4" },
        { "班级", "B4", "一班", "number-as-text 班级!B4" },
        { "班级", "B4", "甲班", "not-a-number 班级!B4" },
        { "班级", "B4", "十三班", "number-as-text 班级!B4" },
        { "班级", "B4", "二十", "number-as-text 班级!B4" },
        { "班级", "B4", "九十九班", "number-as-text 班级!B4" },
        { "班级", "B4", "十十班", "not-a-number 班级!B4" },
        { "班级", "B4", "一（1）班", "number-as-text 班级!B4" },
        { "班级", "B6", "三(2)班", "number-as-text 班级!B6" },
        { "班级", "B4", "一年级1班", "number-as-text 班级!B4" },
        { "班级", "B4", "二（1）班", "not-a-number 班级!B4" },
        { "班级", "B4", 101d, "code-renamed 班级!B4" },
        { "班级", "B4", "101班", "number-as-text 班级!B4|code-renamed 班级!B4" },
        { "班级", "B4", 201d, "out-of-bounds 班级!B4" },
        { "班级", "B4", 100d, "out-of-bounds 班级!B4" },
        { "班级", "C4", 39.9999999999, "" },
        { "班级", "C4", 39.99999999, "not-a-whole-number 班级!C4" },
        { "经费", "C3", "1.5,6", "not-a-number 经费!C3" },
        { "经费", "C3", "1.234,56", "not-a-number 经费!C3" },
        { "封面", "C6", "2025-2026学年度第一学期", "" },
        { "封面", "C6", "2025学年第二学期", "" },
        { "封面", "C6", "2025-2026学年度第三学期", "not-a-school-year 封面!C6" },
        { "教职工", "A4", "小学部", "code-renamed 教职工!A4" },
        { "班级", "A4", "小学一年级", "" },
    };

    [Theory]
    [MemberData(nameof(OneDisease))]
    public void OneDiseaseGivesItsFindingAtItsCell(string sheet, string address, object value, string expected)
    {
        var found = new RawReturn().Set(sheet, address, value).Found();
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("七", "七（1）班", 1)]
    [InlineData(7d, "初一(12)班", 12)]
    [InlineData("高三", "高三（2）班", 2)]
    [InlineData("高三", 1203d, 3)]
    [InlineData(3d, "十一班", 11)]
    public void AClassNumberMayNameItsGrade(object grade, object number, int expected) =>
        Assert.Equal(expected, new RawReturn().Set("班级", "A4", grade).Set("班级", "B4", number).Check().Draft![Classes.Sheet].First()[Classes.Number]);

    [Fact]
    public void OutsideARoundAFullWidthCoverIsBelievedToo()
    {
        var result = new RawReturn().Set("封面", "C3", "４２０６９９０００１").Set("封面", "C6", "２０２５").Check(ReturnContext.None);
        Assert.Empty(result.Findings);
        Assert.Equal(("4206990001", 2025), (result.Return!.From.ToString(), result.Return.Year.StartYear));
    }

    // Full-time teachers are in post (18) or on contract.
    [Theory]
    [InlineData(18d, "", "")]
    [InlineData(19d, "", "teachers-exceed-staff 教职工!F4")]
    [InlineData(19d, "/", "teachers-exceed-staff 教职工!F4")]
    [InlineData(19d, 0d, "part-exceeds-whole 教职工!F4")]
    [InlineData(19d, 1d, "")]
    [InlineData(20d, 1d, "part-exceeds-whole 教职工!F4")]
    public void TeachersAreInPostOrOnContract(double teachers, object contract, string expected) =>
        Assert.Equal(expected, string.Join('|', new RawReturn().Set("教职工", "F4", teachers).Set("教职工", "H4", teachers - 4).Set("教职工", "E4", contract).Found()));

    // 18 in post and one on contract; who is on contract may not be known.
    [Theory]
    [InlineData(19d, 1d, "")]
    [InlineData(20d, 1d, "screened-exceed-staff 安全!C16")]
    [InlineData(20d, "", "")]
    public void StaffScreenedAreInPostOrOnContract(double screened, object contract, string expected) =>
        Assert.Equal(expected, string.Join('|', new RawReturn().Set("安全", "C16", screened).Set("教职工", "E4", contract).Found()));

    [Fact]
    public void AMessageOfPartAndWholeGivesBoth() =>
        Assert.Equal("“其中女生”大于“学生数”。（41 > 40）", Assert.Single(new RawReturn().Set("班级", "D4", 41d).Check().Findings) is var finding ? finding.MessageAt(finding.Cells[0]).Zh : null);

    // 教职工数 counts those on contract too: it is not 在编在岗教职工.
    [Fact]
    public void StaffAltogetherAreNotStaffInPost() =>
        Assert.Equal(["column-unknown 教职工!C3", "column-missing 教职工!"], new RawReturn().Set("教职工", "C3", "教职工数").Found().Order(StringComparer.Ordinal).Reverse());

    [Fact]
    public void EqualCausesInOneColumnAreOneFindingWithAllItsCells()
    {
        var finding = Assert.Single(new RawReturn().Set("班级", "D4", 41d).Set("班级", "D6", 42d).Set("班级", "D9", 43d).Check().Findings);
        Assert.Equal("“其中女生”大于“学生数”。", finding.Message.Zh);
        Assert.Equal(["D4 41 > 40", "D6 42 > 40", "D9 43 > 40"], finding.Cells.Select(cell => $"{cell.Address} {cell.Detail?.Zh}"));
    }

    // Grades 1 and 2 share a room, 3 to 6 have one each: 4 + 1 = 5 rooms.
    [Theory]
    [InlineData(4d, "rooms-in-use-differ 教室!C4")]
    [InlineData(5d, "")]
    [InlineData(6d, "rooms-in-use-differ 教室!C4")]
    public void TwoClassesThatShareARoomNeedOne(double inUse, string expected) =>
        Assert.Equal(expected, string.Join('|', new RawReturn().Set("班级", "I4", "合用").Set("班级", "I5", "合用").Set("教室", "C4", inUse).Found()));

    // Five classes with a room of their own and one that shares: with one of them (5), or with a school next door (6).
    [Theory]
    [InlineData(4d, "rooms-in-use-differ 教室!C4")]
    [InlineData(5d, "")]
    [InlineData(6d, "")]
    [InlineData(7d, "rooms-in-use-differ 教室!C4")]
    public void OneClassThatSharesARoomNeedsNoneOrOne(double inUse, string expected) =>
        Assert.Equal(expected, string.Join('|', new RawReturn().Set("班级", "I4", "合用").Set("教室", "C4", inUse).Found()));

    // A class of 0 pupils is no class, and needs no room: 5 are in use.
    [Fact]
    public void AClassWithoutPupilsIsAQueryAndNoClass() =>
        Assert.Equal(["class-without-pupils 班级!C4"],
            new RawReturn().Set("班级", "C4", 0d).Set("班级", "D4", 0d).Set("班级", "H4", 0d).Set("教室", "C4", 5d).Set("经费", "C7", 200d).Set("经费", "C8", 200d).Set("安全", "C15", 200d).Found());

    [Fact]
    public void AClassListedTwiceIsAnError() =>
        Assert.Equal(["class-duplicated 班级!B5"], new RawReturn().Set("班级", "A5", 1d).Found());

    [Fact]
    public void AGradeThatTheKindDoesNotHaveIsAnError() =>
        Assert.Contains("grade-not-of-kind 班级!A4", new RawReturn().Set("班级", "A4", 7d).Found());

    [Fact]
    public void TheFourStatesOfACellAreKept()
    {
        var draft = new RawReturn().Set("班级", "E4", "/").Set("班级", "F4", "").Check().Return!;
        var row = draft[Classes.Sheet].First();
        Assert.Equal([CellState.Value, CellState.NotApplicable, CellState.Blank, CellState.Zero],
            [row.Cell(Classes.Pupils).State, row.Cell(Classes.Boarders).State, row.Cell(Classes.SpecialNeeds).State, row.Cell(Classes.LeftBehind).State]);
        Assert.Null(row[Classes.SpecialNeeds]);
        Assert.Equal("C4", row.Cell(Classes.Pupils).Address?.ToString());
    }

    [Fact]
    public void TotalsRowsAndBlankRowsAreLeftOut()
    {
        var raw = new RawReturn().Set("班级", "A10", "合计").Set("班级", "C10", 240d);
        Assert.Equal(["row-total-skipped 班级!A10"], raw.Found());
        Assert.Equal(6, raw.Check().Return![Classes.Sheet].Count());
    }

    [Fact]
    public void AMissingSheetIsAnErrorAndARenamedOneANotice()
    {
        Assert.Equal(["sheet-missing !"], new RawReturn().Remove("安全").Found());
        Assert.Equal(["sheet-renamed 校园安全!"], new RawReturn().Rename("安全", "校园安全").Found());
    }

    [Fact]
    public void AnotherFormAltogetherIsOneFinding()
    {
        var raw = new RawReturn();
        foreach (var name in raw.Sheets.Keys.ToList())
        {
            raw.Rename(name, "X" + name);
        }

        Assert.Equal(["wrong-form !"], raw.Found());
    }

    [Fact]
    public void AnUnregisteredSchoolIsAnError() =>
        Assert.Equal(["school-not-registered !"], new RawReturn().Found(RawReturn.Context with { School = null }));

    [Fact]
    public void AnExplanationGoesWithItsQuery()
    {
        var query = Assert.Single(new RawReturn().Set("教职工", "B4", 17d).Set("教职工", "Z4", "两人年底退休").Check().Findings);
        Assert.Equal((Severity.Query, "两人年底退休"), (query.Severity, query.Explanation));
    }

    [Fact]
    public void AQueryDoesNotReject() => Assert.True(new RawReturn().Set("教职工", "B4", 17d).Check().IsAccepted);

    [Fact]
    public void AStageWithoutClassesAndClassesWithoutStageAreErrors() =>
        Assert.Equal(["classes-without-stage !", "stage-without-classes 教职工!A4"], new RawReturn().Set("教职工", "A4", "初中").Found());

    [Fact]
    public void ColumnsMayStandInAnyOrder()
    {
        var raw = new RawReturn();
        foreach (var row in raw.Sheets["班级"].Where(row => row.Key >= 3))
        {
            (row.Value[0], row.Value[2]) = (row.Value[2], row.Value[0]);
        }

        var result = raw.Check();
        Assert.Empty(result.Findings);
        Assert.Equal("A4", result.Return![Classes.Sheet].First().Cell(Classes.Pupils).Address?.ToString());
    }

    [Fact]
    public void OutsideARoundTheCoverIsBelieved()
    {
        var result = new RawReturn().Check(ReturnContext.None);
        Assert.Empty(result.Findings);
        Assert.Equal(new SchoolYear(2025), result.Return!.Year);
    }

    [Fact]
    public void AnotherVersionOfTheFormIsAnError() =>
        Assert.Equal("wrong-form-version", Assert.Single(new RawReturn().Check(formCode: "school-return/9").Findings).Code);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void TheCultureOfTheMachineChangesNothing(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            var found = new RawReturn().Set("课后服务", "C8", 0.1).Check().Findings;
            Assert.Equal("0 万元，结余 0.1 万元", Assert.Single(found).Cells[0].Detail?.Zh);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
