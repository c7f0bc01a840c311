using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

/// <summary>Which rows of a table are read, which are passed over with a notice, and which are findings. Classes stand in rows 4 to 9.</summary>
public sealed class TableRowsTests
{
    // The class is counted: seven rooms are in use.
    [Fact]
    public void AClassWithoutPupilsIsNotLost() =>
        Assert.Equal(["value-missing 班级!C10"], new RawReturn().Set("班级", "A10", 6d).Set("班级", "B10", 2d).Set("教室", "C4", 7d).Found());

    // A title over the classes of a grade, in one cell, is no class; the name of a class whose figures are missing is one.
    [Theory]
    [InlineData("一年级（2个班）", "row-note-skipped 班级!A3")]
    [InlineData("一年级 共两个班，86人", "row-note-skipped 班级!A3")]
    [InlineData("初一年级（共2个教学班）", "row-note-skipped 班级!A3")]
    [InlineData("小学部", "row-note-skipped 班级!A3")]
    [InlineData("初中部：6个班", "row-note-skipped 班级!A3")]
    [InlineData("初中部1班", "not-a-grade 班级!A3, value-missing 班级!B3, value-missing 班级!C3")]
    [InlineData("小学部1班40人", "not-a-grade 班级!A3, value-missing 班级!B3, value-missing 班级!C3")]
    [InlineData("二年级1班(共40人)", "not-a-grade 班级!A3, value-missing 班级!B3, value-missing 班级!C3")]
    [InlineData("一年级", "value-missing 班级!B3, value-missing 班级!C3")]
    [InlineData("一年级1班", "not-a-grade 班级!A3, value-missing 班级!B3, value-missing 班级!C3")]
    [InlineData("一年级(1)班", "not-a-grade 班级!A3, value-missing 班级!B3, value-missing 班级!C3")]
    public void ATitleOverTheClassesOfAGradeIsNoClass(string title, string expected)
    {
        var raw = new RawReturn().Lay("班级", "年级|班号|学生数（人）|其中女生（人）", "1|1|40|20", title, "2|1|40|20");
        Assert.Equal(expected, string.Join(", ", raw.Found().Where(found => found.Contains(" 班级!", StringComparison.Ordinal))
            .Where(found => found.EndsWith('3'))));
    }

    // Grades 1 to 3 left, 4 to 6 right: half of the pupils would be lost. 240 take part in after-school service.
    [Theory]
    [InlineData("年级|班号|学生数（人）||年级|班号|学生数（人）", "tables-side-by-side")]
    [InlineData("年级|班号|学生数（人）|年级|其中女生（人）", "column-duplicated")]
    [InlineData("年级|班号|学生数（人）|上年·年级|上年·班号|上年·学生数", "")]
    public void TablesSideBySideAreOneMistakeAndNothingFollowsFromIt(string captions, string expected)
    {
        var result = new RawReturn().Lay("班级", captions, "1|1|40||4|1|40", "2|1|40||5|1|40", "3|1|40||6|1|40").Set("课后服务", "C5", 240d).Check();
        Assert.Equal(expected == "tables-side-by-side" ? [] : [1m, 2m, 3m], result.Draft![Classes.Sheet].Select(row => row[Classes.Grade]!.Value));
        var errors = result.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).Distinct().ToList();
        Assert.Equal(expected == "tables-side-by-side" ? [expected] : expected.Length == 0 ? ["participants-exceed-pupils"] : errors, errors);
        Assert.True(expected.Length == 0 || errors.Contains(expected), string.Join(' ', errors));
    }

    // Below the classes in rows 2 and 3.
    [Theory]
    [InlineData("|||80|合计", "row-total-skipped 班级!E4")]
    [InlineData("||合计|80", "row-total-skipped 班级!C4")]
    [InlineData("|校长（签字）：|（公章）", "row-note-skipped 班级!B4")]
    [InlineData("园长签名：|张三", "row-note-skipped 班级!A4")]
    [InlineData("校长：|3|40|20", "not-a-grade 班级!A4")]
    [InlineData("注：|3|40|20", "not-a-grade 班级!A4")]
    [InlineData("|3|40|20|合计", "value-missing 班级!A4")]
    [InlineData("3||40|20|合计", "value-missing 班级!B4")]
    public void TotalsAndSignaturesBelowTheClassesAreNoClasses(string row, string expected) =>
        Assert.Equal(expected, string.Join(", ", new RawReturn().Lay("班级", "年级|班号|学生数|其中女生|说明", "1|1|40|20", "2|1|40|20", row).Found().Where(found => found.Contains(" 班级!", StringComparison.Ordinal) && found.EndsWith('4'))));

    // A class of three girls and a boy, the second of grade 1, is no row of column numbers: those go on to the last column.
    [Fact]
    public void ASmallClassIsNoRowOfColumnNumbers()
    {
        const string Captions = "年级|班号|其中女生（人）|学生数（人）|寄宿生|随班就读|留守儿童|随迁子女|教室|班主任工号|说明";
        var raw = new RawReturn().Lay("班级", Captions, "1|2|3|4", "1|1|20|40", "2|1|20|40");
        var read = raw.Check().Draft![Classes.Sheet].Select(row => (row[Classes.Number], row[Classes.Girls], row[Classes.Pupils]));
        Assert.Equal([(2m, 3m, 4m), (1m, 20m, 40m), (1m, 20m, 40m)], read.Select(row => (row.Item1!.Value, row.Item2!.Value, row.Item3!.Value)));
        Assert.DoesNotContain(raw.Found(), found => found.StartsWith("row-hint", StringComparison.Ordinal));
        Assert.Contains("row-hint-skipped 班级!A2", new RawReturn().Lay("班级", Captions, "1|2|3|4|5|6|7|8|9|10", "1|1|20|40", "2|1|20|40").Found());
    }

    // ;;; hides a text too; ;;;@ shows it.
    [Theory]
    [InlineData(";;;", "number-as-text 班级!C5, value-not-shown 班级!C5")]
    [InlineData(";;;@", "number-as-text 班级!C5")]
    [InlineData("0;;", "number-as-text 班级!C5")]
    public void ANumberStoredAsTextThatItsFormatHidesIsAskedAbout(string format, string expected)
    {
        using var workbook = new XLWorkbook(new MemoryStream(new RawReturn().Set("班级", "C5", "40").ToXlsx()));
        workbook.Worksheet("班级").Cell("C5").Style.NumberFormat.SetFormat(format);
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        Assert.Equal(expected, string.Join(", ", ReturnChecker.Check(buffer.ToArray(), RawReturn.Context).Findings
            .Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cells[0].Address}")));
    }

    [Fact]
    public void AGradeAloneIsARowToo() =>
        Assert.Equal(["value-missing 班级!B10", "value-missing 班级!C10"], new RawReturn().Set("班级", "A10", 6d).Set("教室", "C4", 7d).Found());

    // The template prefills and locks the stages that the kind may have.
    [Fact]
    public void AStageThatStandsAloneIsBlank()
    {
        var school = RawReturn.Context.School! with { Kind = SchoolKind.NineYear };
        var raw = new RawReturn().Set("封面", "C7", "九年一贯制学校").Set("教职工", "A5", "初中").Set("教室", "A5", "初中").Set("教室", "D5", "尚无初中年级");
        var result = raw.Check(RawReturn.Context with { School = school });
        Assert.Empty(result.Findings);
        Assert.Equal("小学", Assert.Single(result.Return![Staff.Sheet])[Staff.Stage]);
    }

    [Fact]
    public void AStageWithAFigureIsRead() =>
        Assert.Contains("stage-without-classes 教职工!A5", new RawReturn().Set("教职工", "A5", "初中").Set("教职工", "B5", 0d).Found());

    [Theory]
    [InlineData("A10", "一年级小计", "row-total-skipped")]
    [InlineData("B10", "小计", "row-total-skipped")]
    [InlineData("A10", "计", "row-total-skipped")]
    [InlineData("A10", "全校", "row-total-skipped")]
    [InlineData("B10", "合计12个班", "row-total-skipped")]
    [InlineData("A10", "共6个教学班", "row-total-skipped")]
    [InlineData("A10", "平均", "row-total-skipped")]
    [InlineData("A10", "全校合计：", "row-total-skipped")]
    [InlineData("A10", "注：学生数不含借读生。", "row-note-skipped")]
    [InlineData("A10", "注1.学生数不含借读生。", "row-note-skipped")]
    [InlineData("A10", "填表人：张三", "row-note-skipped")]
    [InlineData("A10", "审核人：", "row-note-skipped")]
    [InlineData("A10", "备　注： 含借读生", "row-note-skipped")]
    [InlineData("A10", "以上各班学生数以2025年9月1日学籍系统为准", "row-note-skipped")]
    [InlineData("K10", "各班均已核对", "row-note-skipped")]
    public void WhatSchoolsWriteUnderTheTableIsPassedOver(string address, string text, string code)
    {
        var raw = new RawReturn().Set("班级", address, text);
        Assert.Equal([$"{code} 班级!{address}"], raw.Found());
        Assert.Equal(6, raw.Check().Return![Classes.Sheet].Count());
    }

    [Fact]
    public void ASignatureLineOverSeveralColumnsIsPassedOver() =>
        Assert.Equal(["row-note-skipped 班级!A12"], new RawReturn().Set("班级", "A12", "填表人：张三").Set("班级", "C12", "审核人：李四").Set("班级", "F12", "2025年9月12日").Found());

    // Grades 1 to 3, what is said of them, a title over the others, and their captions once more.
    [Theory]
    [InlineData("row-note-skipped 班级!A5", "注：一年级含借读生|||")]
    [InlineData("row-note-skipped 班级!A5", "高年级段|<|<|<")]
    [InlineData("row-note-skipped 班级!A5|row-header-skipped 班级!A6", "高年级段|||", "年级|班号|学生数|教室")]
    public void ATitleOrANoteAmongTheClassesIsPassedOver(string expected, params string[] between)
    {
        string[] rows = ["年级|班号|学生数|教室", "1|1|40|独用", "2|1|40|独用", "3|1|40|独用", .. between, "4|1|40|独用", "5|1|40|独用", "6|1|40|独用"];
        var raw = new RawReturn().Lay("班级", rows);
        Assert.Equal(expected.Split('|'), raw.Found().Where(found => found.Contains(" 班级!A", StringComparison.Ordinal)));
        Assert.Equal([1m, 2m, 3m, 4m, 5m, 6m], raw.Check().Return![Classes.Sheet].Select(row => row[Classes.Grade]!.Value));
    }

    // 20,000 rows are read, one more is not: whatever stands in them, each takes all the columns of the form.
    [Theory]
    [InlineData(20_000, false)]
    [InlineData(20_001, true)]
    public void MoreRowsThanAnySchoolHasAreNotRead(int rows, bool isTold)
    {
        var raw = new RawReturn().Clear("班级", 4);
        Enumerable.Range(4, rows - 2).ToList().ForEach(row => raw.Set("班级", $"A{row}", "x"));
        Assert.Equal(isTold, raw.Found().Contains("too-many-rows 班级!"));
    }

    // A class without a grade may be of any stage: that is said, and no more.
    [Fact]
    public void WithoutGradesNoStageIsWithoutClasses()
    {
        var found = new RawReturn().Lay("班级", "班级|学生数|教室", "一（1）班|40|独用", "二（1）班|40|独用").Found();
        Assert.Contains("column-missing 班级!", found);
        Assert.DoesNotContain(found, one => one.StartsWith("stage-without-classes", StringComparison.Ordinal));
    }

    [Fact]
    public void CaptionsRepeatedOnANewPageArePassedOver()
    {
        var raw = new RawReturn();
        foreach (var (column, caption) in raw.Sheets["班级"][3])
        {
            raw.Set("班级", $"{CellAddress.LettersOf(column)}10", caption);
        }

        raw.Set("班级", "A11", 6d).Set("班级", "B11", 2d).Set("班级", "C11", 1d).Set("班级", "I11", "合用");
        Assert.Equal(["row-header-skipped 班级!A10"], raw.Found());
        Assert.Equal(7, raw.Check().Return![Classes.Sheet].Count());
    }

    // A wrong text is a finding, wherever it stands: only what is surely no class is passed over.
    [Theory]
    [InlineData("A10", "三年纪", "not-a-grade 班级!A10")]
    [InlineData("B10", "甲", "not-a-number 班级!B10")]
    [InlineData("C10", "约40", "not-a-number 班级!C10")]
    [InlineData("I10", "操场", "not-in-list 班级!I10")]
    [InlineData("A10", "备用班", "not-a-grade 班级!A10")]
    public void AWrongTextAloneInItsRowIsAFinding(string address, string text, string finding) =>
        Assert.Contains(finding, new RawReturn().Set("班级", address, text).Found());

    [Theory]
    [InlineData("K4", "本班人数已汇总")]
    [InlineData("K4", "合计")]
    [InlineData("J4", "小计")]
    [InlineData("K4", "注：含借读生")]
    public void AClassIsReadWhateverItsFreeTextSays(string address, string text)
    {
        var result = new RawReturn().Set("班级", address, text).Check();
        Assert.Empty(result.Findings);
        Assert.Equal(6, result.Return![Classes.Sheet].Count());
    }

    [Fact]
    public void ANoteAmongTheClassesIsAFinding() =>
        Assert.Contains("not-a-grade 班级!A6", new RawReturn().Set("班级", "A6", "注：合班").Found());

    [Fact]
    public void CaptionsMergedOverTwoRowsAreFound()
    {
        var raw = new RawReturn().Set("班级", "A2", "年级").Set("班级", "B2", "班号").Set("班级", "A3", "").Set("班级", "B3", "");
        var result = raw.Check();
        Assert.Empty(result.Findings);
        Assert.Equal("A4", result.Return![Classes.Sheet].First().Cell(Classes.Grade).Address?.ToString());
    }

    // 学生数 merged over 合计 and what it divides into; 年级, 班号 and the rest merged downward.
    [Theory]
    [InlineData("合计")]
    [InlineData("")]
    public void CaptionsGroupedOverTwoRowsAreFound(string total)
    {
        var raw = new RawReturn();
        foreach (var column in "ABCIJK")
        {
            var caption = raw.Sheets["班级"][3][column - 'A'];
            raw.Set("班级", $"{column}2", caption).Set("班级", $"{column}3", column == 'C' ? total : "");
        }

        var result = raw.Check();
        Assert.Empty(result.Findings);
        Assert.Equal((40m, 20m, "T01"), result.Return![Classes.Sheet].Select(row => (row[Classes.Pupils], row[Classes.Girls], row[Classes.ClassTeacher])).First());
        Assert.Equal(6, result.Return[Classes.Sheet].Count());
    }

    // Five captions above, three below: the upper row is the header.
    [Fact]
    public void CaptionsBelowTheHeaderAreFoundToo()
    {
        var raw = new RawReturn();
        foreach (var column in "ABCGHIJK")
        {
            raw.Set("班级", $"{column}2", raw.Sheets["班级"][3][column - 'A']).Set("班级", $"{column}3", column == 'C' ? "合计" : "");
        }

        var result = raw.Check();
        Assert.Empty(result.Findings);
        Assert.Equal(20m, result.Return![Classes.Sheet].First()[Classes.Girls]);
    }

    // The sheet's name over the table is also what schools write for 班号.
    [Fact]
    public void ATitleIsNoCaption() =>
        Assert.Contains("column-missing 班级!", new RawReturn().Set("班级", "B3", "").Set("班级", "A1", "").Set("班级", "B1", "班级").Found());

    // A stage over several columns: this year's figures are meant, or the whole, wherever they stand.
    [Theory]
    [InlineData("项目|单位|小学|<", "^|^|上年|本年", "普通教室|间|5|8", "其中在用教室|间|4|6")]
    [InlineData("项目|单位|小学|", "||2024学年|2025学年", "普通教室|间|5|8", "其中在用教室|间|4|6")]
    [InlineData("项目|单位|小学|<|<", "^|^|自有|租用|合计", "普通教室|间|5|3|8", "其中在用教室|间|4|2|6")]
    [InlineData("项目|小学|<|初中|<", "^|上年|本年|上年|本年", "普通教室|5|8||", "其中在用教室|4|6||")]
    [InlineData("项目|小学|<", "普通教室||8", "其中在用教室||6")]
    public void AStageOverSeveralColumnsIsReadFromTheOneMeant(params string[] rows)
    {
        var result = new RawReturn().Lay("教室", rows).Check();
        Assert.Empty(result.Findings);
        Assert.Equal(("小学", 8m, 6m), result.Return![Classrooms.Sheet].Select(row => (row[Classrooms.Stage], row[Classrooms.Ordinary], row[Classrooms.InUse])).Single());
    }

    [Theory]
    [InlineData("项目|小学|<", "^|自有|租用", "普通教室|5|3", "其中在用教室|4|2")]
    [InlineData("项目|小学|<", "普通教室|5|3", "其中在用教室|4|2")]
    public void AStageOverSeveralColumnsWithoutAWholeIsRefused(params string[] rows)
    {
        var finding = Assert.Single(new RawReturn().Lay("教室", rows).Check().Findings, finding => finding.Sheet == "教室");
        Assert.Equal(("column-without-total", "B1"), (finding.Code, finding.Cells.Single().Address?.ToString()));
        Assert.Contains("“小学”下面分了几列", finding.Message.Zh, StringComparison.Ordinal);
    }
}
