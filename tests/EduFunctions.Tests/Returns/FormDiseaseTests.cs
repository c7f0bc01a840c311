using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;

namespace EduFunctions.Tests.Returns;

/// <summary>What people do to workbooks (Cases/README.md), done to the kindergarten's and the bureau's: each with what is found.</summary>
public sealed class FormDiseaseTests
{
    static readonly Dictionary<string, (Func<RawReturn> Raw, string Expected)> Diseases = new(StringComparer.Ordinal)
    {
        ["kindergarten, captions merged over two rows"] = (() => RawReturn.Kindergarten().Lay("班级", "幼儿园班级情况|<|<|<|<|<", "班级类型|班号|幼儿数|<|<|说明", "^|^|合计|其中女童|外区县幼儿|^",
            "小班|1|25|12|0|", "中班|1|30|14|1|", "大班|1|35|17|0|"), ""),
        ["kindergarten, boys and girls without a total"] = (() => RawReturn.Kindergarten().Lay("班级", "班级类型|班号|幼儿数|<|说明", "^|^|男|女|^", "小班|1|13|12|", "中班|1|16|14|"),
            "column-absent 班级!, column-without-total 班级!C1, column-unknown 班级!C2, column-renamed 班级!D2"),
        ["kindergarten, a row of totals"] = (() => RawReturn.Kindergarten().Set("班级", "A7", "合计").Set("班级", "B7", 3d).Set("班级", "C7", 90d), "row-total-skipped 班级!A7"),
        ["kindergarten, a total of each kind"] = (() => RawReturn.Kindergarten().Set("班级", "A7", "大班小计").Set("班级", "C7", 35d), "row-total-skipped 班级!A7"),
        ["kindergarten, column numbers"] = (() => RawReturn.Kindergarten().Lay("班级", "班级类型|班号|幼儿数|其中女童|外区县幼儿|说明", "甲|乙|1|2|3|4", "小班|1|25|12|0|", "中班|1|30|14|1|", "大班|1|35|17|0|"), "row-hint-skipped 班级!A2"),
        ["kindergarten, numbers as text"] = (() => RawReturn.Kindergarten().Set("班级", "C4", "２５").Set("班级", "C5", "30人").Set("收费", "C3", "300元/月"), "number-as-text 班级!C4 C5, number-as-text 收费!C3"),
        ["kindergarten, another unit in the caption"] = (() => RawReturn.Kindergarten().Set("园舍", "A3", "占地面积（亩）").Set("收费", "A3", "保教费（元/学期）"), "unit-differs 园舍!A3, unit-differs 收费!A3"),
        ["kindergarten, its own units in the captions"] = (() => RawReturn.Kindergarten().Set("园舍", "A3", "占地面积（平方米）").Set("收费", "A3", "保教费（元/生·月）"), ""),
        ["kindergarten, another unit in the number format"] = (() => Formatted(RawReturn.Kindergarten(), "收费", "C3", "0\"元/学期\""), "unit-differs 收费!C3"),
        ["kindergarten, ticks"] = (() => RawReturn.Kindergarten().Put(KindergartenCover.Sheet, KindergartenCover.ResidentialQuarter, "□是 ☑否"), "code-renamed 封面!C11"),
        ["kindergarten, captions that clerks write"] = (() => RawReturn.Kindergarten().Set("班级", "A3", "班别").Set("班级", "C3", "在园幼儿数").Set("园舍", "A6", "室外游戏场地"),
            "column-renamed 班级!A3, column-renamed 班级!C3, column-renamed 园舍!A6"),
        ["kindergarten, one name of a kind that clerks write"] = (() => RawReturn.Kindergarten().Set("班级", "A6", "混龄班").Set("班级", "C6", 30d), "code-renamed 班级!A6"),
        ["bureau, captions merged over two rows"] = (() => RawReturn.Bureau().Lay("建设项目", "项目名称|学校标识码|学段|建设类型|建设规模|<|招生情况|<|投资|状态|完工日期|缓解学校标识码|缓解年级|说明",
            "^|^|^|^|新增学位|新增教室|已招班数|已招学生数|^|^|^|^|^|^", "城东小学新建工程|4206990003|小学|新建|1080|24|8|352|6800|已完工|2025-08-20|4206990001|1-6|"), ""),
        ["bureau, a row of totals"] = (() => RawReturn.Bureau().Set("建设项目", "A6", "合计").Set("建设项目", "E6", 1260d), "row-total-skipped 建设项目!A6"),
        ["bureau, column numbers"] = (() => RawReturn.Bureau().Lay("学区", "学校标识码|相邻学校标识码|距离|最低年级|最高年级|说明", "(1)|(2)|(3)|(4)|(5)|(6)", "4206990001|4206990002|1.2|1|6|"), "row-hint-skipped 学区!A2"),
        ["bureau, figures in 万元"] = (() => RawReturn.Bureau().Set("经费", "B3", "万元"), "unit-differs 经费!B3"),
        ["bureau, figures shown in 万元"] = (() => Formatted(RawReturn.Bureau(), "经费", "C7", "0.00\"万元\""), "unit-differs 经费!C7"),
        ["bureau, figures shown in thousands"] = (() => Formatted(RawReturn.Bureau(), "待遇", "C3", "0.0,"), "unit-differs 待遇!C3"),
        ["bureau, a percentage shown as one"] = (() => Formatted(RawReturn.Bureau().Set("适龄人口", "C45", 0.916), "适龄人口", "C45", "0.0%"), "unit-differs 适龄人口!C45"),
        ["bureau, units typed with the numbers"] = (() => RawReturn.Bureau().Set("经费", "C3", "48.36亿元").Set("待遇", "C3", "96,800元").Set("学区", "C4", "1.2公里").Set("适龄人口", "C45", "91.6%"),
            "number-as-text 经费!C3, number-as-text 待遇!C3, number-as-text 学区!C4, number-as-text 适龄人口!C45"),
        ["bureau, ticks"] = (() => RawReturn.Bureau().Put(Pay.Sheet, Pay.Paid, "是√ 否").Put(Population.Sheet, Population.ChoiceVeto, "☐"), "code-renamed 待遇!C8, code-renamed 适龄人口!C47"),
        ["bureau, a title, who reports, and notes below"] = (() => RawReturn.Bureau().Set("建设项目", "A1", "表5：建设项目情况").Set("建设项目", "A2", "填报单位（公章）：某县教育局").Set("建设项目", "A7", "填表人：张三"), "row-note-skipped 建设项目!A7"),
    };

    public static TheoryData<string> Names => [.. Diseases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ADiseaseGetsItsVerdict(string name) =>
        Assert.Equal(Diseases[name].Expected, string.Join(", ", Diseases[name].Raw().Found(ContextOf(name))));

    [Theory]
    [InlineData("kindergarten", "班级", 6)]
    [InlineData("bureau", "履职", 5)]
    public void AHiddenRowCountsAndIsSaid(string form, string sheet, int row)
    {
        var workbook = (form == "bureau" ? RawReturn.Bureau() : RawReturn.Kindergarten()).Workbook();
        var hidden = workbook with
        {
            Sheets = [.. workbook.Sheets.Select(raw => raw.Name != sheet ? raw : raw with { Rows = [.. raw.Rows.Select(one => one.RowNumber == row ? one with { IsHidden = true } : one)] })],
        };
        var result = ReturnChecker.Check(hidden, ContextOf(form), []);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("row-hidden", $"{row}:{row}"), (finding.Code, finding.Cells[0].Address));
        Assert.Contains(result.Return!.Rows, read => read.SheetName == sheet && read.RowNumber == row);
    }

    [Fact]
    public void TheFiguresOfMergedCaptionsAreThoseTyped()
    {
        var accepted = Diseases["kindergarten, captions merged over two rows"].Raw().Check(RawReturn.KindergartenContext).Return!;
        Assert.Equal([(25m, 12m, 0m), (30m, 14m, 1m), (35m, 17m, 0m)], accepted[KindergartenClasses.Sheet]
            .Select(row => (row[KindergartenClasses.Children]!.Value, row[KindergartenClasses.Girls]!.Value, row[KindergartenClasses.FromElsewhere]!.Value)));
    }

    static ReturnContext ContextOf(string name) => name.StartsWith("bureau", StringComparison.Ordinal) ? RawReturn.BureauContext : RawReturn.KindergartenContext;

    static RawReturn Formatted(RawReturn raw, string sheet, string address, string format)
    {
        raw.Formats[(sheet, address)] = format;
        return raw;
    }
}
