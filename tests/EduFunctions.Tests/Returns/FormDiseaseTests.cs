using ClosedXML.Excel;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Tests.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>What people do to workbooks (Cases/README.md), done to the kindergarten's and the bureau's: each with what is found.</summary>
public sealed class FormDiseaseTests
{
    static readonly Dictionary<string, (Func<RawReturn> Raw, string Expected)> Diseases = new(StringComparer.Ordinal)
    {
        ["kindergarten, captions merged over two rows"] = (() => RawReturn.Kindergarten().Lay("班级", "幼儿园班级情况|<|<|<|<|<", "班级类型|班号|幼儿数|<|<|说明", "^|^|合计|其中女童|外区县幼儿|^",
            "小班|1|25|12|0|", "中班|1|30|14|1|", "大班|1|35|17|0|"), ""),
        ["kindergarten, boys and girls without a total"] = (() => RawReturn.Kindergarten().Lay("班级", "班级类型|班号|幼儿数|<|说明", "^|^|男|女|^", "小班|1|13|12|", "中班|1|16|14|"),
            "column-without-total 班级!C1, column-unknown 班级!C2, column-renamed 班级!D2"),
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
        ["kindergarten, staff as men, women and all"] = (() => RawReturn.Kindergarten().Lay("教职工", "项目|单位|填报数|<|<", "^|^|男|女|合计", "核定编制数|人|2|10|12", "在编教职工数|人|1|9|10", "编外教职工数|人|0|3|3",
            "园长数|人|0|1|1", "持证园长数|人|0|1|1", "专任教师数|人|1|7|8", "持有教师资格证的专任教师数|人|1|7|8", "保育员数|人|0|3|3"), ""),
        ["kindergarten, staff as men and women"] = (() => RawReturn.Kindergarten().Lay("教职工", "项目|填报数|<", "^|男|女", "核定编制数|2|10", "在编教职工数|1|9", "编外教职工数|0|3",
            "园长数|0|1", "专任教师数|1|7"), "column-without-total 教职工!B1"),
        ["kindergarten, staff across"] = (() => RawReturn.Kindergarten().Lay("教职工", "核定编制数|在编教职工数|编外教职工数|园长数|持证园长数|专任教师数|持有教师资格证的专任教师数|保育员数", "12|10|3|1|1|8|8|3"), ""),
        ["kindergarten, fees of two years in columns"] = (() => RawReturn.Kindergarten().Lay("收费", "项目|上学年|本学年", "保教费|280|300", "伙食费|220|240", "保教费最高收费标准|350|350"), ""),
        ["kindergarten, fees of two years in rows"] = (() => RawReturn.Kindergarten().Lay("收费", "年度|保教费|伙食费|保教费最高收费标准", "上年|280|220|350", "本年|300|240|350"), ""),
        ["kindergarten, children of two years"] = (() => RawReturn.Kindergarten().Lay("班级", "班级类型|班号|幼儿数|<|其中女童|外区县幼儿", "^|^|上学年|本学年|^|^", "小班|1|22|25|12|0", "中班|1|28|30|14|1", "大班|1|33|35|17|0"), ""),
        ["kindergarten, of which over the first of them"] = (() => RawReturn.Kindergarten().Lay("班级", "班级类型|班号|幼儿数|其中|<", "^|^|^|女童|外区县幼儿", "小班|1|25|12|0", "中班|1|30|14|1", "大班|1|35|17|0"), "column-renamed 班级!D2"),
        ["kindergarten, hints below the captions"] = (() => RawReturn.Kindergarten().Lay("班级", "班级类型|班号|幼儿数|其中女童|外区县幼儿|说明", "选填：小班、中班、大班|填数字|9月1日在册|不超过幼儿数|没有填0|", "小班|1|25|12|0|", "中班|1|30|14|1|", "大班|1|35|17|0|"), "row-hint-skipped 班级!A2"),
        ["kindergarten, kinds across"] = (() => RawReturn.Kindergarten().Lay("班级", "托班|<|小班|<|中班|<|大班|<", "班数|幼儿数|班数|幼儿数|班数|幼儿数|班数|幼儿数", "0|0|1|25|1|30|1|35"), "classes-across 班级!"),
        ["kindergarten, one merged cell for its classes of a kind"] = (() => RawReturn.Kindergarten().Lay("班级", "班级类型|班号|幼儿数|其中女童|外区县幼儿|说明", "小班|1|25|12|0|", "^|2|24|11|0|", "中班|1|30|14|1|", "大班|1|35|17|0|"), "key-carried-down 班级!A3"),
        ["kindergarten, invisible characters"] = (() => RawReturn.Kindergarten().Put(KindergartenCover.Sheet, KindergartenCover.Sponsor, "公\u200B办").Set("班级", "A4", "小\u00A0班"), "unseen-characters 封面!C7, code-renamed 班级!A4, unseen-characters 班级!A4"),
        ["kindergarten, does not apply by words"] = (() => RawReturn.Kindergarten().Set("班级", "E4", "—").Set("班级", "E5", "保密"), ""),
        ["kindergarten, a whole of notes and relations around them"] = (() => RawReturn.Kindergarten().Lay("班级", "表1：幼儿园班级情况表||||", "填报单位（公章）：青石幼儿园||2025年9月1日||", "班级类型|班号|幼儿数|其中女童|外区县幼儿", "甲|乙|1|2|3", "总计|3|90|43|1",
            "小班|1|25|12|0", "中班|1|30|14|1", "大班|1|35|17|0", "填表说明：1.幼儿数不含已离园的。||||", "关系：1≥2||||"), "row-hint-skipped 班级!A4, row-total-skipped 班级!A5, row-note-skipped 班级!A9 A10"),
        ["bureau, spending of two years in columns"] = (() => RawReturn.Bureau().Lay("经费", "项目|单位|2024年|2023年", "一般公共预算支出|亿元|48.36|46.02", "一般公共预算支出口径||决算数|决算数", "一般公共预算教育支出|亿元|9.21|8.97", "一般公共预算教育支出口径||决算数|决算数"), "column-renamed 经费!A2, column-renamed 经费!A3, column-renamed 经费!A4, column-renamed 经费!A5"),
        ["bureau, spending of this year and last in columns"] = (() => RawReturn.Bureau().Lay("经费", "项目|单位|本年|上年", "一般公共预算支出|亿元|48.36|46.02", "一般公共预算支出口径||决算数|决算数", "一般公共预算教育支出|亿元|9.21|8.97", "一般公共预算教育支出口径||决算数|决算数"), "column-renamed 经费!A2, column-renamed 经费!A3, column-renamed 经费!A4, column-renamed 经费!A5"),
        ["bureau, pay across"] = (() => RawReturn.Bureau().Lay("待遇", string.Join('|', Pay.Sheet.Columns.Take(7).Select(column => column.Caption)), "96800|95100|否|否|3600|是|3120"), ""),
        ["bureau, hints below the captions"] = (() => RawReturn.Bureau().Lay("学区", "学校标识码|相邻学校标识码|距离|最低年级|最高年级|说明", "填10位|填10位|公里|1-9|1-9|选填", "4206990001|4206990002|1.2|1|6|"), "row-hint-skipped 学区!A2"),
        ["bureau, of which over its columns"] = (() => RawReturn.Bureau().Lay("建设项目", "项目名称|学校标识码|学段|建设类型|新增学位|新增教室|其中|<|投资|状态|完工日期|缓解学校标识码|缓解年级|说明",
            "^|^|^|^|^|^|已招班数|已招学生数|^|^|^|^|^|^", "城东小学新建工程|4206990003|小学|新建|1080|24|8|352|6800|已完工|2025-08-20|4206990001|1-6|"), ""),
        ["bureau, money typed in 元"] = (() => RawReturn.Bureau().Lay("建设项目", "项目名称|学校标识码|学段|建设类型|新增学位|新增教室|已招班数|已招学生数|投资（元）|状态|完工日期|缓解学校标识码|缓解年级|说明",
            "城东小学新建工程|4206990003|小学|新建|1080|24|8|352|68000000|已完工|2025-08-20|4206990001|1-6|"), "unit-differs 建设项目!I1"),
        ["bureau, days as people write them"] = (() => RawReturn.Bureau().Set("履职", "A4", "2025年9月9日").Set("履职", "A5", "2025.3.12").Set("建设项目", "K4", "2025/8/20"), ""),
        ["bureau, a month for a day"] = (() => RawReturn.Bureau().Set("建设项目", "K5", "2026年8月"), "not-a-date 建设项目!K5"),
        ["bureau, population across"] = (() => RawReturn.Bureau().Lay("适龄人口", string.Join('|', Population.Sheet.Columns.Take(18).Select(column => column.Caption)), string.Join('|', Enumerable.Range(0, 18).Select(age => 3000 + (age * 20)))), ""),
        ["bureau, invisible characters"] = (() => RawReturn.Bureau().Set("建设项目", "J4", "已\u200B完工").Set("学区", "A4", "4206990001\uFEFF"), "unseen-characters 建设项目!J4, unseen-characters 学区!A4"),
    };

    public static TheoryData<string> Names => [.. Diseases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ADiseaseGetsItsVerdict(string name) => Assert.Equal(Diseases[name].Expected,
        string.Join(", ", Diseases[name].Raw().Found(ContextOf(name)).Where(found => !found.StartsWith("column-absent", StringComparison.Ordinal))));

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

    /// <summary>The good return with these cells of 班级 struck through, each with its font.</summary>
    internal static CheckedReturn Struck(params string[] ranges) => ReturnChecker.Check(StruckFile(ranges), RawReturn.Context);

    static byte[] StruckFile(params string[] ranges)
    {
        using var workbook = new XLWorkbook(new MemoryStream(new RawReturn().ToXlsx()));
        foreach (var range in ranges)
        {
            workbook.Worksheet("班级").Range(range).Style.Font.Strikethrough = true;
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return buffer.ToArray();
    }

    // Whole rows, and one value of a row, are said together; what is struck where nothing is read, is not: above the captions, blank, beside.
    [Fact]
    public void AStruckRowCountsAndIsSaid()
    {
        var result = Struck("A4:K5", "C7", "A1:K1", "L8");
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("row-struck", "4:4 5:5 7:7"), (finding.Code, string.Join(' ', finding.Cells.Select(cell => cell.Address))));
        Assert.Equal(new RawReturn().Check().Return!.Rows.Length, result.Return!.Rows.Length);
        Assert.Empty(Struck("A1:K1").Findings);
    }

    // As programs write it: a font may say that it is not struck.
    [Fact]
    public void AFontThatSaysThatItIsNotStruckIsNot()
    {
        static byte[] With(string from, string to) => SheetWalkTests.Changed(StruckFile("C7"), "xl/styles.xml", styles =>
        {
            Assert.Contains(from, styles, StringComparison.Ordinal);
            return styles.Replace(from, to, StringComparison.Ordinal);
        });
        Assert.Equal(["row-struck"], ReturnChecker.Check(StruckFile("C7"), RawReturn.Context).Findings.Select(finding => finding.Code));
        Assert.Empty(ReturnChecker.Check(With("<x:strike />", "<x:strike val=\"0\" />"), RawReturn.Context).Findings);
    }

    [Fact]
    public void TheFiguresOfMergedCaptionsAreThoseTyped()
    {
        var accepted = Diseases["kindergarten, captions merged over two rows"].Raw().Check(RawReturn.KindergartenContext).Return!;
        Assert.Equal([(25m, 12m, 0m), (30m, 14m, 1m), (35m, 17m, 0m)], accepted[KindergartenClasses.Sheet]
            .Select(row => (row[KindergartenClasses.Children]!.Value, row[KindergartenClasses.Girls]!.Value, row[KindergartenClasses.FromElsewhere]!.Value)));
    }

    [Theory]
    [InlineData("kindergarten, staff as men, women and all")]
    [InlineData("kindergarten, staff across")]
    public void TheWholeStaffIsRead(string name)
    {
        var staff = Draft(name, KindergartenStaff.Sheet);
        Assert.Equal((12m, 10m, 3m, 8m), (staff[KindergartenStaff.Posts], staff[KindergartenStaff.InPost], staff[KindergartenStaff.Contract], staff[KindergartenStaff.Teachers]));
    }

    [Theory]
    [InlineData("kindergarten, fees of two years in columns")]
    [InlineData("kindergarten, fees of two years in rows")]
    public void ThisYearsFeesAreRead(string name) =>
        Assert.Equal((300m, 240m), (Draft(name, KindergartenFees.Sheet)[KindergartenFees.Care], Draft(name, KindergartenFees.Sheet)[KindergartenFees.Meals]));

    [Theory]
    [InlineData("bureau, spending of two years in columns")]
    [InlineData("bureau, spending of this year and last in columns")]
    public void LastYearsFigureIsReadFromItsColumn(string name)
    {
        var spending = Draft(name, Spending.Sheet);
        Assert.Equal((48.36m, 46.02m, 9.21m, 8.97m), (spending[Spending.Total.Now], spending[Spending.Total.Before], spending[Spending.Education.Now], spending[Spending.Education.Before]));
        Assert.Equal("决算数", spending[Spending.TotalBasisBefore]);
    }

    // An item 上年… of the sheet's own is what counts, whatever stands in the column that shows last year's return.
    [Fact]
    public void AColumnOfLastYearsDoesNotHideAnItem()
    {
        var raw = RawReturn.Bureau().Put(Spending.Sheet, Spending.Total.Before, 46.02).Set("经费", "D3", 11.1).Set("经费", "D5", 12.2);
        Assert.Equal(46.02m, raw.Check(RawReturn.BureauContext).Draft![Spending.Sheet].Single()[Spending.Total.Before]);
    }

    [Fact]
    public void AMergedKindIsThatOfAllItsClasses() => Assert.Equal([("小班", 25m), ("小班", 24m), ("中班", 30m), ("大班", 35m)],
        Diseases["kindergarten, one merged cell for its classes of a kind"].Raw().Check(RawReturn.KindergartenContext).Return![KindergartenClasses.Sheet]
            .Select(row => (row[KindergartenClasses.Kind]!, row[KindergartenClasses.Children]!.Value)));

    static FormRow Draft(string name, FormSheet sheet) => Diseases[name].Raw().Check(ContextOf(name)).Draft![sheet].Single();

    static ReturnContext ContextOf(string name) => name.StartsWith("bureau", StringComparison.Ordinal) ? RawReturn.BureauContext : RawReturn.KindergartenContext;

    static RawReturn Formatted(RawReturn raw, string sheet, string address, string format)
    {
        raw.Formats[(sheet, address)] = format;
        return raw;
    }
}
