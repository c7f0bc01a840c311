using System.Collections.Immutable;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Cli.Seeds;

/// <summary>Mistakes that clerks make whose numbers are each by itself what it should be.</summary>
static partial class SeedDiseases
{
    // In the order of the senders; the bureau makes four, one after another.
    static ImmutableArray<SeedDisease> OfClerks =>
    [
        new(10, "unit-suspected", false, "经费按“元”填，单位是“万元”", "money given in 元 where it is asked for in 万元")
            { Also = ["funds-per-pupil"], IsCorrected = true, Values = InYuan },
        new(12, "class-changed", false, "三年级 2 班 39 人填成了 8 人", "class 2 of grade 3 has 39 pupils and is given as 8")
            { IsCorrected = true, Values = OneClassOfEight },
        new(23, "wrong-year", true, "用的是上年的模板", "last year's template, filled in this year")
            { IsCorrected = true, IsOnOldTemplate = true, Values = values => values.With(Cover.Sheet, 0, "year", "2024") },
        new(27, "classes-across", true, "“班级”按年级横排，只有班级数和人数", "grades stand side by side, with the number of their classes and pupils")
            { IsCorrected = true, Sheets = Across },
        new(30, "blank-may-be-no", false, "“安全”写着“不达标不填”，两项留空", "“不达标不填”: two items of 安全 are blank")
            { IsCorrected = true, Sheets = BlankForNo },
        new(128, "not-in-list", true, "幼儿园的班级只写 1 班、2 班，没有小班、中班、大班", "a kindergarten's classes are numbered through, without their ages")
            { IsCorrected = true, Values = NumberedThrough },
        new(133, "fee-exceeds-ceiling", false, "保教费高于备案标准", "the fee is above what was filed")
            { Values = values => values.With(KindergartenFees.Sheet, 0, "care", (decimal)values[KindergartenFees.Sheet][0][2]! + 120m) },
        new(137, "part-exceeds-whole", true, "女童多于幼儿", "more girls than children")
            { Values = values => values.With(KindergartenClasses.Sheet, 1, "girls", (int)values[KindergartenClasses.Sheet][1][2]! + 2) },
        new(null, "out-of-bounds", true, "支出按“万元”填，单位是“亿元”", "spending given in 万元 where it is asked for in 亿元")
            { IsCorrected = true, Values = InTenThousands },
        new(null, "basis-differs", false, "本年教育支出是预算安排数，上年是决算数", "this year's spending is as budgeted, last year's as spent")
            { IsCorrected = true, Values = values => values.With(Spending.Sheet, 0, "educationBasis", Spending.Budgeted) },
        new(null, "taken-before-done", false, "项目写“在建”，却已招生", "a project is under way, and has pupils")
            { IsCorrected = true, Values = values => values.With(Projects.Sheet, 0, "state", "在建") },
        new(null, "named-school-unknown", false, "学区中有名册里没有的学校", "a pair of neighbours names a school that the register lacks")
            { IsCorrected = true, Values = values => values.With(Neighbours.Sheet, 5, "other", SeedRoster.CodeOf(100).Value) },
    ];

    static SeedValues InYuan(SeedValues values) => new[] { "budget", "spent", "trainingBudget", "trainingSpent" }.Aggregate(values,
        (spoilt, column) => spoilt.With(SchoolMoney.Sheet, 0, column,
            (decimal)values[SchoolMoney.Sheet][0][SeedValues.IndexOf(SchoolMoney.Sheet, column)]! * 10_000));

    // Of the eight no more can be girls or left behind.
    static SeedValues OneClassOfEight(SeedValues values) =>
        new[] { ("pupils", 8), ("girls", 4), ("boarders", 0), ("leftBehind", 1), ("migrant", 0) }
            .Aggregate(values, (spoilt, cell) => spoilt.With(Classes.Sheet, 5, cell.Item1, cell.Item2));

    static SeedValues NumberedThrough(SeedValues values) => values.With(KindergartenClasses.Sheet, rows => rows.Select((row, index) =>
    {
        (row[0], row[1]) = (FormattableString.Invariant($"{index + 1}班"), index + 1);
        return row;
    }));

    static SeedValues InTenThousands(SeedValues values) => new[] { "total", "totalBefore", "education", "educationBefore" }
        .Aggregate(values, (spoilt, column) => spoilt.With(Spending.Sheet, 0, column,
            (decimal)values[Spending.Sheet][0][SeedValues.IndexOf(Spending.Sheet, column)]! * 10_000));

    static void Across(List<SeedSheet> sheets)
    {
        var (index, form) = (sheets.FindIndex(sheet => sheet.Name == Classes.Sheet.Caption), Classes.Sheet);
        var rows = sheets[index].Rows.Skip(sheets[index].HeaderIndex + 1).ToList();
        var pupils = Array.FindIndex(sheets[index].Rows[sheets[index].HeaderIndex],
            caption => caption is string text && text.StartsWith("学生数", StringComparison.Ordinal));
        sheets[index] = new SeedSheet(form.Caption, 2,
        [
            [sheets[index].Rows[0][0]],
            ["年级", "一年级", null, "二年级", null, "三年级", null, "四年级", null, "五年级", null, "六年级", null],
            ["项目", .. Enumerable.Range(0, 6).SelectMany(_ => new object?[] { "班级数", "学生数" })],
            ["合计", .. rows.SelectMany(row => new object?[] { 1, row[pupils] })],
        ]);
    }

    static void BlankForNo(List<SeedSheet> sheets)
    {
        var sheet = sheets.First(candidate => candidate.Name == Safety.Sheet.Caption);
        sheet.Rows[0][0] = "校园安全“四个百分之百”（达标填“是”，不达标不填）";
        foreach (var item in sheet.Rows.Where(row => row.Length > 2 && row[0] is "与公安联网" or "护学岗"))
        {
            item[2] = null;
        }
    }
}
