using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Forms;

/// <summary>
/// Captions over several rows. Every layout holds one class of grade 1 with 50 pupils, 22 of them girls; other figures are of something
/// else. &lt; is merged with the left, ^ with above.
/// </summary>
public sealed class TableHeaderTests
{
    [Theory]
    // 合计 is the whole, wherever it stands and whatever it is called.
    [InlineData(50, 22, "年级|班号|学生数|<|<|教室", "^|^|男生|女生|合计|^", "1|1|28|22|50|独用")]
    [InlineData(50, 22, "年级|班号|学生数|<|<|教室", "^|^|小计|男生|女生|^", "1|1|50|28|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数（人）|<|<|教室", "^|^|男|女|合 计|^", "1|1|28|22|50|独用")]
    [InlineData(50, 22, "年级|班号|学生数|<|<|教室", "^|^|男|女|总数|^", "1|1|28|22|50|独用")]
    [InlineData(50, 22, "年级|班号|在校学生情况|<|<|<|教室", "^|^|学生数|<|<|寄宿生|^", "^|^|男生|女生|计|^|^", "1|1|28|22|50|3|独用")]
    // Not merged: the upper caption stands over its first column.
    [InlineData(50, 22, "年级|班号|学生数|||教室", "||男生|女生|合计|", "1|1|28|22|50|独用")]
    // 其中 lends its captions; 女生 below 寄宿生 is another figure.
    [InlineData(50, 22, "年级|班号|学生数|其中：|<|教室", "^|^|^|女生|寄宿生|^", "1|1|50|22|3|独用")]
    [InlineData(50, 22, "年级|班号|学生数|<|<|教室", "^|^|合计|其中|<|^", "^|^|^|女生|寄宿生|^", "1|1|50|22|3|独用")]
    [InlineData(50, null, "年级|班号|学生数|寄宿生|<|教室", "^|^|^|合计|女生|^", "1|1|50|9|4|独用")]
    [InlineData(50, 22, "年级|班号|学生数|其中女生|寄宿生情况|<|教室", "^|^|^|^|合计|女生|^", "1|1|50|22|9|4|独用")]
    // What stands below a group that is not all the pupils is that group's.
    [InlineData(50, null, "年级|班号|学生数|走读生|<|教室", "^|^|^|人数|女|^", "1|1|50|9|4|独用")]
    [InlineData(50, null, "年级|班号|学生数|住校|<|教室", "^|^|^|男|女|^", "1|1|50|5|4|独用")]
    [InlineData(50, null, "年级|班号|学生数|少数民族|<|教室", "^|^|^|小计|其中女|^", "1|1|50|5|4|独用")]
    [InlineData(50, null, "年级|班号|学生数|港澳台|<|教室", "^|^|^|男生|女生|^", "1|1|50|5|4|独用")]
    [InlineData(50, 22, "年级|班号|在校生数|女生数|脱贫户子女|<|教室", "^|^|^|^|人数|女|^", "1|1|50|22|9|4|独用")]
    [InlineData(50, 22, "年级|班号|学生数|<|<|本学期转入|<|教室", "^|^|合计|男|女|人数|女|^", "1|1|50|28|22|9|4|独用")]
    [InlineData(50, 22, "年级|班号|在校学生|<|<|教室", "^|^|人数|男|女|^", "1|1|50|28|22|独用")]
    // What was planned, or stood there at first, is not what is.
    [InlineData(50, 22, "年级|班号|计划招生|<|实际|<|教室", "^|^|人数|女|实有学生|实有女|^", "1|1|45|20|50|22|独用")]
    [InlineData(50, 22, "年级|班号|期初|<|期末|<|教室", "^|^|学生数|女生|学生数|女生|^", "1|1|44|19|50|22|独用")]
    [InlineData(50, 22, "年级|班号|24年秋|<|25年秋|<|教室", "^|^|学生数|女生|现人数|现女生|^", "1|1|44|19|50|22|独用")]
    [InlineData(50, 22, "班级情况表|<|<|<|<|<|<", "||上学年|<|||", "年级|班号|学生数|女生|现有学生|现有女生|教室", "1|1|44|19|50|22|独用")]
    [InlineData(50, 22, "年级|班号|应到人数|实到人数|女生|教室", "1|1|51|50|22|独用")]
    [InlineData(50, 22, "年级|班号|班额|实有人数|女生|教室", "1|1|45|50|22|独用")]
    // One caption alone over those below it.
    [InlineData(50, 22, "班级情况表|<|<|<|<|<", "||学生数|<|<|", "年级|班号|男生|女生|合计|教室", "1|1|28|22|50|独用")]
    // A class is one, whatever a column of the school's own says.
    [InlineData(50, 22, "年级|班号|学生数|女生|教室|备考", "1|1|50|22|独用|合计")]
    // Another year's columns are not this year's.
    [InlineData(50, 22, "年级|班号|上学年|<|本学年|<|教室", "^|^|学生数|女生|学生数|女生|^", "1|1|44|19|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|<|女生|<|教室", "^|^|本年|上年|上年|本年|^", "1|1|50|44|19|22|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|2024—2025学年|2025—2026学年|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|去年学生数|学生数|教室", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|2025学年|2024学年|^", "1|1|50|44|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|2024年|2025年|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|2024|2025|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|2025年|2026年|^", "1|1|50|55|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|去年|今年|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|上学年|本学年|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|上年数|本年数|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|2024年秋季学期|2025年秋季学期|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "^|^|2025年春|2025年秋|^", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|学生数||教室", "||2024学年|2025学年|", "1|1|44|50|独用")]
    [InlineData(50, 22, "年级|班号|2024学年情况|<|2025学年情况|<|教室", "^|^|学生数|女生|学生数|女生|^", "1|1|44|19|50|22|独用")]
    [InlineData(50, null, "年级|班号|去年学生数|今年学生数|教室", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|2024年学生数|2025年学生数|教室", "1|1|44|50|独用")]
    [InlineData(50, null, "年级|班号|2025-2026学年学生数|2024-2025学年学生数|教室", "1|1|50|44|独用")]
    [InlineData(50, null, "年级|班号|学生数（2025学年）|学生数（2024学年）|教室", "1|1|50|44|独用")]
    [InlineData(50, null, "年级|班号|学生数（人）（2025年9月1日）|教室", "1|1|50|独用")]
    // What stands under no caption of its own is nothing where it is blank, and not read where it is not.
    [InlineData(50, null, "年级|班号|学生数|<|<|教室", "^|^|男生||合计|^", "1|1|28||50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|<|教室", "^|^|男生||合计|^", "1|1|28|22|50|独用")]
    [InlineData(50, null, "年级|班号|学生数|<|教室", "1|1||50|独用")]
    // A title, and a line with the school's name, are no captions.
    [InlineData(50, 22, "班级情况表|<|<|<|<|<", "填报单位：青石小学|<|<|2025年9月1日|<|单位：人", "年级|班号|学生数|<|<|教室", "^|^|男生|女生|合计|^", "1|1|28|22|50|独用")]
    [InlineData(50, 22, "2024年修订的班级情况统计表|<|<|<|单位：人", "年级|班号|学生数|女生|教室", "1|1|50|22|独用")]
    // Merged over two columns in every row: one column.
    [InlineData(50, 22, "年级|班号|学生数|<|女生|教室", "1|1|50|<|22|独用")]
    // Column numbers, units, hints and examples below.
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "甲|乙|1|2|丙", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "(1)|(2)|(3)|(4)|(5)", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "1|2|3=4+5|4|5", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "甲|乙|1|2|3", "—|—|人|人|—", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "如：一年级|如：1班|填在校人数|填女生人数|独用/合用", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "A|B|C|D|E", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "A|B|C=D+1|D|E", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "A|B|1|2|C", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "一|二|三|四|五", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "①|②|③|④|⑤", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "栏次|1|2|3|4", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "—|—|1|2|3", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "第1列|第2列|第3列|第4列|第5列", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "级|班|人|人|—", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "填写说明：学生数填学籍系统中的在校人数|<|<|<|<", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "注：学生数以学籍系统为准|<|<|<|<", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "例：一年级|1|45|20|独用", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|女生|教室", "示例|1班|45人|20人|独用", "1|1|50|22|独用")]
    // Numbers that a form gives its captions.
    [InlineData(50, 22, "1.年级|2.班号|3.学生数|4.女生|5.教室", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级(1)|班号(2)|学生数（人）(3)|女生(4)|教室(5)", "1|1|50|22|独用")]
    [InlineData(50, 22, "一、年级|二、班号|（三）学生数|四、女生|五、教室", "1|1|50|22|独用")]
    [InlineData(50, 22, "年级|班号|学生数|<|<|教室", "^|^|甲部|女|合计|^", "1|1|28|22|50|独用")]
    [InlineData(50, 22, "年级|班号|学生数|<|<|教室", "^|^|男|女|男女合计|^", "1|1|28|22|50|独用")]
    [InlineData(50, 22, "年级|班号|学生情况|<|<|教室", "^|^|总数|其中|<|^", "^|^|^|男生|女生|^", "1|1|50|28|22|独用")]
    [InlineData(50, 22, "年级|班号|男生人数|女生人数|总人数|教室", "1|1|28|22|50|独用")]
    public void TheClassIsRead(int pupils, int? girls, params string[] rows)
    {
        var result = new RawReturn().Lay("班级", rows).Set("教室", "C4", 1d).Set("经费", "C7", 50d).Set("经费", "C8", 40d).Set("课后服务", "C5", 40d).Set("安全", "C15", 40d).Check();
        var row = Assert.Single(result.Return![Classes.Sheet]);
        Assert.Equal((1m, 1m, (decimal?)pupils, (decimal?)girls), (row[Classes.Grade], row[Classes.Number], row[Classes.Pupils], row[Classes.Girls]));
    }

    [Theory]
    [InlineData("column-without-total 班级!C1", "年级|班号|学生数|<|教室", "^|^|男生|女生|^", "1|1|28|22|独用")]
    [InlineData("column-without-total 班级!C1", "年级|班号|学生数||教室", "||男生|女生|", "1|1|28|22|独用")]
    [InlineData("column-without-total 班级!C1", "年级|班号|学生数|教室", "^|^|男生|^", "1|1|28|独用")]
    [InlineData("column-duplicated 班级!D1", "年级|班号|学生数|学生数|教室", "1|1|50|51|独用")]
    [InlineData("column-without-total 班级!C1", "年级|班号|学生数|<|教室", "1|1|50|51|独用")]
    [InlineData("column-without-total 班级!C1", "年级|班号|学生数|<|<|教室", "^|^|男生|女生||^", "1|1|28|22|50|独用")]
    [InlineData("column-unknown 班级!D1", "年级|班号|学生数|<|<|教室", "^|^|男生||合计|^", "1|1|28|22|50|独用")]
    [InlineData("column-duplicated 班级!D1", "年级|班号|学生数|今年学生数|教室", "1|1|50|51|独用")]
    [InlineData("column-duplicated 班级!D1", "年级|班号|学生人数|实到人数|教室", "1|1|50|51|独用")]
    [InlineData("column-duplicated 班级!D1", "年级|班号|在校生数|本年学生数|教室", "1|1|50|51|独用")]
    [InlineData("year-unclear 班级!C2 D2", "年级|班号|学生数|<|教室", "^|^|2023学年|2024学年|^", "1|1|44|50|独用")]
    [InlineData("year-unclear 班级!C1", "年级|班号|2024年学生数|教室", "1|1|50|独用")]
    [InlineData("year-unclear 班级!C1", "年级|班号|期初|<|期末|<|教室", "^|^|学生数|女生|现有|现女|^", "1|1|44|19|50|22|独用")]
    [InlineData("column-missing 班级!", "年级|班号|在册|走读|<|教室", "^|^|^|人数|女|^", "1|1|50|9|4|独用")]
    [InlineData("not-a-number 班级!C2", "年级|班号|学生数|教室", "1|1|8①|独用")]
    [InlineData("not-a-number 班级!C2", "年级|班号|学生数|教室", "1|1|8²|独用")]
    [InlineData("not-a-number 班级!B2", "年级|班号|学生数|教室", "1|1①|8|独用")]
    [InlineData("year-unclear 班级!C1", "年级|班号|学生数（去年）|教室", "1|1|50|独用")]
    [InlineData("column-missing 班级!", "年级|班号|2025级学生数|教室", "1|1|50|独用")]
    [InlineData("unit-differs 班级!C1", "年级|班号|学生数（万人）（2025年）|教室", "1|1|50|独用")]
    [InlineData("column-without-total 班级!C1", "年级|班号|学生数|<|教室", "||本部|分部|", "1|1|28|22|独用")]
    [InlineData("unit-differs 班级!C1", "年级|班号|3.学生数（万人）|教室", "1|1|50|独用")]
    [InlineData("unit-differs 班级!C1", "年级|班号|学生数（万人）（3）|教室", "1|1|50|独用")]
    [InlineData("column-missing 班级!", "年级|班号|甲部|<|乙部|<|教室", "^|^|学生数|女生|学生数|女生|^", "1|1|50|22|51|23|独用")]
    [InlineData("unit-differs 班级!E1", "年级|班号|学生数（万人）|<|<|教室", "^|^|男生|女生|合计|^", "1|1|28|22|50|独用")]
    [InlineData("unit-differs 班级!C2", "年级|班号|学生数|女生|教室", "/|/|万人|人|/", "1|1|50|22|独用")]
    // The girls' caption has got to the end of the row: their figures stand under none.
    [InlineData("figure-uncaptioned 班级!D2 D3", "年级|班号|学生数||教室|女生", "1|1|50|22|独用", "1|2|51|23|独用")]
    public void WhatIsNotClearIsAnErrorAtTheCaption(string expected, params string[] rows) =>
        Assert.Contains(expected, new RawReturn().Lay("班级", rows).Found());

    // Numbers of rows stand left of the captions, sums right of them.
    [Theory]
    [InlineData("|年级|班号|学生数|教室", "1|1|1|50|独用")]
    [InlineData("年级|班号|学生数|教室", "1|1|50|独用|50")]
    [InlineData("年级|班号|学生数||教室", "1|1|50||独用")]
    public void FiguresBesideATableAreNobodysLoss(params string[] rows) =>
        Assert.DoesNotContain(new RawReturn().Lay("班级", rows).Found(), found => found.StartsWith("figure-uncaptioned", StringComparison.Ordinal));

    // A grade mistyped in the first row is no hint.
    [Fact]
    public void AClassBelowTheCaptionsIsNoHint() =>
        Assert.Contains("not-a-grade 班级!A2", new RawReturn().Lay("班级", "年级|班号|学生数|教室", "三年纪|1|50|独用").Found());

    // Two pupils in class 一 of grade 1, the only one of a teaching point; a row of 一 二 三 is no class.
    [Theory]
    [InlineData("一|1|2|合用")]
    [InlineData("1|2|3|合用")]
    [InlineData("一|一|3|合用")]
    public void AClassIsNoNumbering(string row) =>
        Assert.DoesNotContain(new RawReturn().Lay("班级", "年级|班号|学生数|教室", row).Found(), found => found.StartsWith("row-hint-skipped", StringComparison.Ordinal));

    [Fact]
    public void ACaptionRepeatedOverTheWholeSheetIsOneFinding()
    {
        var raw = new RawReturn().Lay("班级", "年级|班号|学生数", "1|1|50");
        for (var column = 3; column < 16_384; column++)
        {
            raw.Set("班级", $"{EduFunctions.Findings.CellAddress.LettersOf(column)}1", "女生");
        }

        var started = Environment.CpuUsage.TotalTime;
        var finding = Assert.Single(raw.Check().Findings, finding => finding.Code == "column-duplicated" && finding.Cells[0].Address == "E1");
        Assert.NotNull(finding);
        Assert.True(Environment.CpuUsage.TotalTime - started < TimeSpan.FromSeconds(2));
    }
}
