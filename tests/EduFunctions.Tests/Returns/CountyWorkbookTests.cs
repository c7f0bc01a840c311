using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Tests.Returns;

/// <summary>
/// Workbooks as counties have them (domain.md, end of Returns): title lines, who reports, headers two and three deep, rows of codes, totals
/// first, relations and explanations below. Each with its verdict; where that is nothing, the figures are those typed.
/// </summary>
public sealed class CountyWorkbookTests
{
    static readonly string Class = $"{Classes.Grade.Caption}|{Classes.Number.Caption}|{Classes.Pupils.Caption}|{Classes.Girls.Caption}";

    static readonly string[] SixClasses = [.. Enumerable.Range(1, 6).Select(grade => $"{grade}|1|40|20")];

    static readonly Dictionary<string, (Func<RawReturn> Raw, string Expected)> Workbooks = new(StringComparer.Ordinal)
    {
        ["a title with its number and stage, who reports, and the day"] = (() => Classes6(["表2-1：班级情况（小学）", "填报单位（公章）：青石小学|||2025年9月12日", Class], SixClasses), ""),
        ["who reports spread over cells"] = (() => Classes6(["表2-1|班级情况", "填报单位（公章）：|青石小学||2025 年 9 月 12 日", "单位：人", Class], SixClasses), ""),
        ["captions two deep"] = (() => Classes6([$"{Classes.Grade.Caption}|{Classes.Number.Caption}|学生数|<", "^|^|合计|其中女生"], SixClasses), ""),
        ["captions three deep"] = (() => Classes6(["表2-1：班级情况|<|<|<", "班级|<|学生情况|<", $"{Classes.Grade.Caption}|{Classes.Number.Caption}|学生数|<", "^|^|合计|其中女生"], SixClasses), ""),
        ["a row of codes L1 L2"] = (() => Classes6([Class, "L1|L2|L3|L4"], SixClasses), "row-hint-skipped 班级!A2"),
        ["a row of column numbers"] = (() => Classes6([Class, "甲|乙|1|2"], SixClasses), "row-hint-skipped 班级!A2"),
        ["column numbers that say how they are made"] = (() => Classes6([Class, "甲|乙|(1)=(2)+(3)|(2)"], SixClasses), "row-hint-skipped 班级!A2"),
        ["the county's totals first"] = (() => Classes6([Class, "全县总计||240|120"], SixClasses), "row-total-skipped 班级!A2"),
        ["totals first behind column numbers"] = (() => Classes6([Class, "甲|乙|1|2", "总计||240|120"], SixClasses), "row-hint-skipped 班级!A2, row-total-skipped 班级!A3"),
        ["explanations and relations below"] = (() => Classes6([Class], [.. SixClasses, "填报说明：1.本表由各小学填报，截止时间为9月1日。", "2.表内关系：(1)=(2)+(3)+(4)，(1)≥(5)，请核对后上报"]), "row-note-skipped 班级!A8 A9"),
        ["signatures in one line below"] = (() => Classes6([Class], [.. SixClasses, "单位负责人：李四||填表人：张三|联系电话：12345"]), "row-note-skipped 班级!A8"),
        ["a column of serial numbers first"] = (() => Classes6([$"序号|{Class}"], [.. SixClasses.Select((row, index) => $"{index + 1}|{row}")]), ""),
        ["the stage merged at the left"] = (() => Classes6([$"学段|{Class}"], [.. SixClasses.Select((row, index) => $"{(index == 0 ? "小学" : "^")}|{row}")]), "column-unknown 班级!A1"),
        ["sheets with the county's numbers"] = (() => new RawReturn().Rename("班级", "表2-1班级"), "sheet-renamed 表2-1班级!"),
        ["grades side by side"] = (() => Classes6(["表2-1：小学班级情况", "学校|一年级|<|二年级|<|三年级|<", "^|班级数|学生数|班级数|学生数|班级数|学生数"], ["青石小学|1|40|1|40|1|40"]), "classes-across 班级!"),
        ["figures written as text are no grades"] = (() => Classes6([Class], [.. SixClasses]).Set("班级", "A2", "１").Set("班级", "B2", "１").Set("班级", "C2", "４０").Set("班级", "D2", "２０").Set("班级", "A3", "２"), "number-as-text 班级!B2, number-as-text 班级!C2, number-as-text 班级!D2"),
        ["kindergarten, kinds of class side by side"] = (() => RawReturn.Kindergarten().Lay("班级", "园名|小班|<|中班|<|大班|<", "^|班数|人数|班数|人数|班数|人数", "青石幼儿园|1|25|1|30|1|35"), "classes-across 班级!"),
        ["kindergarten, title, unit, column numbers, totals first"] = (() => RawReturn.Kindergarten().Lay("班级", "表1-2：幼儿园班级情况", "填报单位（公章）：青石幼儿园|||单位：人", Of(KindergartenClasses.Sheet), "甲|乙|1|2|3|4", "总计|3|90|43|1|",
            "小班|1|25|12|0|", "中班|1|30|14|1|", "大班|1|35|17|0|"), "row-hint-skipped 班级!A4, row-total-skipped 班级!A5"),
        ["met is 1, not met is left blank"] = (() => Safety("达标填1，不达标不填", met: 3), "code-renamed 安全!C3, code-renamed 安全!C4, code-renamed 安全!C5"),
        ["met is 1, not met is left blank, and some are"] = (() => Safety("达标填1，不达标不填", met: 1), "code-renamed 安全!C3, blank-may-be-no 安全!C4, blank-may-be-no 安全!C5"),
        ["1 where the sheet does not say what it means"] = (() => Safety("各校安全情况", met: 1), "not-in-list 安全!C3"),
        ["bureau, title lines over a list"] = (() => RawReturn.Bureau().Set("待遇", "A1", "表4-2：教师待遇情况（2024年）").Set("待遇", "E1", "填报单位（公章）：某县教育局"), ""),
        ["bureau, projects numbered, with codes and relations below"] = (() => Projects6(), "row-hint-skipped 建设项目!A2, row-total-skipped 建设项目!A3, row-note-skipped 建设项目!A6"),
    };

    public static TheoryData<string> Names => [.. Workbooks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AWorkbookGetsItsVerdict(string name)
    {
        var raw = Workbooks[name].Raw();
        Assert.Equal(Workbooks[name].Expected, string.Join(", ", raw.Found(ContextOf(name)).Where(found => !found.StartsWith("column-absent", StringComparison.Ordinal)
            && !found.StartsWith("column-renamed", StringComparison.Ordinal))));
    }

    // 6 classes of 40 pupils, 20 of them girls: in each workbook that holds them.
    [Theory]
    [MemberData(nameof(Names))]
    public void TheFiguresAreThoseTyped(string name)
    {
        var accepted = Workbooks[name].Raw().Check(ContextOf(name)).Return;
        if (accepted?.Form == SchoolReturnForm.Form)
        {
            Assert.Equal((6, 240m, 120m), (accepted[Classes.Sheet].Count(), accepted[Classes.Sheet].Sum(row => row[Classes.Pupils]!.Value), accepted[Classes.Sheet].Sum(row => row[Classes.Girls]!.Value)));
        }
        else
        {
            Assert.Equal(name.EndsWith("side by side", StringComparison.Ordinal) || name.StartsWith("1 where", StringComparison.Ordinal), accepted is null);
        }
    }

    static RawReturn Classes6(string[] above, string[] rows) => new RawReturn().Lay("班级", [.. above, .. rows]);

    static string Of(EduFunctions.Forms.FormSheet sheet) => string.Join('|', sheet.Columns.Select(column => column.Caption));

    // Of the first three items of the sheet 安全 so many hold 1, the others are left blank.
    static RawReturn Safety(string note, int met) => Enumerable.Range(0, 3).Aggregate(new RawReturn().Set("安全", "E1", note),
        (raw, item) => raw.Set("安全", $"C{item + 3}", item < met ? 1d : ""));

    static RawReturn Projects6()
    {
        var rows = RawReturn.Bureau().Sheets["建设项目"].Where(row => row.Key >= 4).Select(row => string.Join('|', Enumerable.Range(0, Projects.Sheet.Columns.Length)
            .Select(column => row.Value.GetValueOrDefault(column, ""))));
        return RawReturn.Bureau().Lay("建设项目", [Of(Projects.Sheet), string.Join('|', Enumerable.Range(1, Projects.Sheet.Columns.Length).Select(number => $"L{number}")), "总计|||||1260", .. rows,
            "填报说明：本表由县教育局填报，在建项目按批复的规模填写。"]);
    }

    static ReturnContext ContextOf(string name) => name.StartsWith("bureau", StringComparison.Ordinal) ? RawReturn.BureauContext
        : name.StartsWith("kindergarten", StringComparison.Ordinal) ? RawReturn.KindergartenContext : RawReturn.Context;

    // ９ pupils as a text could be a grade, and so could １: they are figures of one class.
    [Fact]
    public void ClassesWhoseFiguresAreTextsAreNotReadAsGradesAcross() => Assert.DoesNotContain(new RawReturn().Set("班级", "A6", "三年级").Set("班级", "B6", "１")
        .Set("班级", "C6", "９").Set("班级", "D6", "４人").Check().Findings, finding => finding.Code == "classes-across");
}
