using ClosedXML.Excel;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>What a template computes beside the input, as LibreOffice computes it: the same as the check finds in what was typed.</summary>
public sealed class TemplateChecksTests
{
    static readonly ReturnContext NineYears = RawReturn.Context with { School = RawReturn.Context.School! with { Kind = SchoolKind.NineYear } };

    static byte[] TemplateOf(ReturnContext context) => ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, null);

    // RawReturn: six classes of 40 pupils, 20 girls each, no boarders; 20 posts, 18 in them, nobody on contract, 16 teachers (4 + 12 by
    // degree), 2 exchanged (1 + 1); the bureau's 24 + 6 inspectors. Worked out by hand, at, above and below each limit.
    static readonly (ReturnContext Context, RawReturn Raw, FormSheet Sheet, FormColumn At, string Expected)[] Cases =
    [
        Girls(40, ""), Girls(41, "✗女生大于学生数；"), Girls(39, ""),
        School(Classes.Sheet, Classes.Pupils, "✗女生大于学生数；✗随迁子女大于学生数；✗学生数为 0；", (Classes.Pupils, 0d)),
        School(Staff.Sheet, Staff.InPost, "编制－在编 0；", (Staff.InPost, 20d)),
        School(Staff.Sheet, Staff.InPost, "编制－在编 -1；✗在编多于编制；", (Staff.InPost, 21d)),
        School(Staff.Sheet, Staff.InPost, "编制－在编 1；", (Staff.InPost, 19d)),
        School(Staff.Sheet, Staff.Teachers, "学历合计 16；", (Staff.Teachers, 16d)),
        School(Staff.Sheet, Staff.Teachers, "学历合计 16；✗四种学历合计少于专任教师；", (Staff.Teachers, 17d)),
        School(Staff.Sheet, Staff.Associates, "✗4 项合计大于专任教师数；", (Staff.Teachers, 15d)),
        School(Staff.Sheet, Staff.Teachers, "学历合计 16；✗四种学历合计少于专任教师；✗专任教师数大于在编教职工数＋编外教职工数；", (Staff.Teachers, 19d)),
        School(Staff.Sheet, Staff.Exchanged, "四个方向合计 2；", (Staff.Exchanged, 2d)),
        School(Staff.Sheet, Staff.Exchanged, "四个方向合计 2；✗四个方向合计与已交流不等；", (Staff.Exchanged, 3d)),
        School(Staff.Sheet, Staff.Exchanged, "四个方向合计 2；✗四个方向合计与已交流不等；", (Staff.Exchanged, 1d)),
        School(Staff.Sheet, Staff.Exchanged, "", (Staff.ExchangedInTown, "/")),
        Rooms(Classrooms.InUse, 6, "独用的班 6；合用的班 0；"), // six classes with a room of their own, 8 ordinary classrooms
        Rooms(Classrooms.InUse, 7, "独用的班 6；合用的班 0；✗多于班级的教室情况；"),
        Rooms(Classrooms.InUse, 5, "独用的班 6；✗少于班级的教室情况；合用的班 0；"),
        Rooms(Classrooms.InUse, 9, "✗在用教室大于普通教室；独用的班 6；合用的班 0；✗多于班级的教室情况；"),
        Rooms(Classrooms.InUse, 5, "独用的班 5；合用的班 1；", "合用"), Rooms(Classrooms.InUse, 6, "独用的班 5；合用的班 1；", "合用"), // it may share with one that calls the room its own
        Rooms(Classrooms.InUse, 4, "独用的班 5；✗少于班级的教室情况；合用的班 1；", "合用"), Rooms(Classrooms.InUse, 7, "独用的班 5；合用的班 1；✗多于班级的教室情况；", "合用"),
        Rooms(Classrooms.InUse, 3, "独用的班 2；合用的班 4；", "合用", "合用", "合用", "合用"), Rooms(Classrooms.InUse, 4, "独用的班 2；合用的班 4；", "合用", "合用", "合用", "合用"), // in one room, or two
        Rooms(Classrooms.InUse, 2, "独用的班 2；✗少于班级的教室情况；合用的班 4；", "合用", "合用", "合用", "合用"), Rooms(Classrooms.InUse, 5, "独用的班 2；合用的班 4；✗多于班级的教室情况；", "合用", "合用", "合用", "合用"),
        Rooms(Classrooms.InUse, 4, "独用的班 4；合用的班 0；", "专用教室", "专用教室"),
        Rooms(Classrooms.Ordinary, 6, ""), Rooms(Classrooms.Ordinary, 5, "✗少于班级所需教室；"), Rooms(Classrooms.Ordinary, 5, "", "合用", "合用"), Rooms(Classrooms.Ordinary, 4, "✗少于班级所需教室；", "合用", "合用"),
        School(Premises.Sheet, Premises.Beds, "班级寄宿生合计 0；", (Premises.Beds, 0d)),
        School(SchoolMoney.Sheet, SchoolMoney.Funded, "班级学生数合计 240；", (SchoolMoney.Funded, 264d)), // 10 % of 240
        School(SchoolMoney.Sheet, SchoolMoney.Funded, "班级学生数合计 240；✗与班级学生数合计相差较大；", (SchoolMoney.Funded, 265d)),
        School(SchoolMoney.Sheet, SchoolMoney.Funded, "班级学生数合计 240；", (SchoolMoney.Funded, 216d)),
        School(SchoolMoney.Sheet, SchoolMoney.Funded, "班级学生数合计 240；✗与班级学生数合计相差较大；", (SchoolMoney.Funded, 215d)),
        Small(100, "班级学生数合计 60；"), Small(101, "班级学生数合计 60；✗与班级学生数合计相差较大；"), // funded as if it had 100
        PerPupil(7.2, ""), PerPupil(7.19, "✗合每名学生不到 300 元；"), PerPupil(192, ""), PerPupil(192.01, "✗合每名学生超过 8000 元；"), PerPupil(0, ""), // × 10 000 ÷ 240
        School(SchoolMoney.Sheet, SchoolMoney.Budget, "", (SchoolMoney.Budget, 7.19), (SchoolMoney.Funded, "/")),
        School(SchoolMoney.Sheet, SchoolMoney.Budget, "", (SchoolMoney.Funded, 0d)),
        School(SchoolMoney.Sheet, SchoolMoney.InCatchment, "", (SchoolMoney.InCatchment, 240d)),
        School(SchoolMoney.Sheet, SchoolMoney.InCatchment, "✗多于班级学生数合计；", (SchoolMoney.InCatchment, 241d)),
        School(SchoolMoney.Sheet, SchoolMoney.Spent, "决算－预算 4；", (SchoolMoney.Spent, 24d)), // 20 % of 20
        School(SchoolMoney.Sheet, SchoolMoney.Spent, "决算－预算 4.01；✗与预算数相差较大；", (SchoolMoney.Spent, 24.01)),
        School(SchoolMoney.Sheet, SchoolMoney.TrainingSpent, "决算－预算 0.9；", (SchoolMoney.TrainingBudget, 1d), (SchoolMoney.TrainingSpent, 1.9)), // under 1 万元
        School(SchoolMoney.Sheet, SchoolMoney.TrainingSpent, "决算－预算 1；✗与预算数相差较大；", (SchoolMoney.TrainingBudget, 1d), (SchoolMoney.TrainingSpent, 2d)),
        Junior(41, "该届学生数 41；"), Junior(42, "该届学生数 41；✗毕业生多于该届学生数；"), Junior(40, "该届学生数 41；"), // 42 + 1 − 2 − 0
        School(AfterSchool.Sheet, AfterSchool.Balance, "收入－支出 0.1；", (AfterSchool.Fees, 12.6), (AfterSchool.Costs, 12.5), (AfterSchool.Balance, 0.11)), // may differ by 0.01
        School(AfterSchool.Sheet, AfterSchool.Balance, "收入－支出 0.1；✗与收入减支出不等；", (AfterSchool.Fees, 12.6), (AfterSchool.Costs, 12.5), (AfterSchool.Balance, 0.12)),
        School(AfterSchool.Sheet, AfterSchool.Participants, "✗多于班级学生数合计；", (AfterSchool.Participants, 241d)),
        School(Safety.Sheet, Safety.HazardsFound, "已整改＋未整改 5；", (Safety.HazardsFound, 5d)),
        School(Safety.Sheet, Safety.HazardsFound, "已整改＋未整改 5；✗已整改＋未整改与排查数不等；", (Safety.HazardsFound, 6d)),
        School(Safety.Sheet, Safety.GuardCount, "✗专职保安员数为 0；", (Safety.GuardCount, 0d)),
        School(Safety.Sheet, Safety.StaffScreened, "✗多于在编、编外教职工合计；", (Safety.StaffScreened, 19d)),
        Kindergarten(KindergartenClasses.Sheet, KindergartenClasses.Children, "", (KindergartenClasses.Children, 25d)),
        Kindergarten(KindergartenClasses.Sheet, KindergartenClasses.Children, "✗小班超过 25 人；", (KindergartenClasses.Children, 26d)),
        Kindergarten(KindergartenFees.Sheet, KindergartenFees.Care, "", (KindergartenFees.Care, 350d)),
        Kindergarten(KindergartenFees.Sheet, KindergartenFees.Care, "✗高于最高收费标准；", (KindergartenFees.Care, 350.5)),
        Kindergarten(KindergartenStaff.Sheet, KindergartenStaff.InPost, "编制－在编 2；", (KindergartenStaff.InPost, 10d)),
        (RawReturn.BureauContext, RawReturn.Bureau().Put(Supervision.Sheet, Supervision.Zones, 30d), Supervision.Sheet, Supervision.Zones, "督学合计 30；"),
        (RawReturn.BureauContext, RawReturn.Bureau().Put(Supervision.Sheet, Supervision.Zones, 31d), Supervision.Sheet, Supervision.Zones, "督学合计 30；✗责任区多于督学；"),
    ];

    [Fact]
    public void EachComparisonIsTrueAtItsLimitAndRedBeyondIt()
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        var computed = LibreOffice.Convert([.. Cases.Select(one => one.Raw.TypedInto(TemplateOf(one.Context)))], "xlsx");
        Assert.Equal(Cases.Select((one, index) => $"{index} {one.At.Caption}: {one.Expected}"), Cases.Select((one, index) =>
            $"{index} {one.At.Caption}: {BesideIn(computed[index], one.Sheet, one.At)}"));
    }

    // Grades 1 to 6 have a class of 40 each; the second of grade 2 has 30, and one of 0 is none.
    [Fact]
    public void ClassesAndPupilsAreAddedUpByGrade()
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        var raw = new RawReturn();
        (string Address, object Value)[] more = [("A10", "二年级"), ("B10", 2d), ("C10", 30d), ("A11", 3d), ("B11", 2d), ("C11", 0d)];
        more.ToList().ForEach(cell => raw.Set("班级", cell.Address, cell.Value));
        var rows = RowsOf(LibreOffice.Convert([raw.TypedInto(TemplateOf(RawReturn.Context))], "xlsx")[0], "班级");
        Assert.Equal(["一年级 1 40", "二年级 2 70", "三年级 1 40", "四年级 1 40", "五年级 1 40", "六年级 1 40", "合计 7 270"],
            Enumerable.Range(4, 7).Select(row => $"{rows[row][12]} {rows[row][13]} {rows[row][14]}"));
    }

    // Of a kindergarten: a second class of 20 beside the 25 of 小班, 10 in 托班, and a mixed class that answers “/”.
    [Fact]
    public void ClassesAndChildrenAreAddedUpByKind()
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        var raw = RawReturn.Kindergarten();
        (string Address, object Value)[] more = [("A7", "小班"), ("B7", 2d), ("C7", 20d), ("A8", "托班"), ("B8", 1d), ("C8", 10d), ("A9", "混合班"), ("B9", 1d), ("C9", "/")];
        more.ToList().ForEach(cell => raw.Set("班级", cell.Address, cell.Value));
        var rows = RowsOf(LibreOffice.Convert([raw.TypedInto(TemplateOf(RawReturn.KindergartenContext))], "xlsx")[0], "班级");
        var first = rows[3].Single(cell => cell.Value as string == "自动合计·班级类型").Key;
        Assert.Equal(["托班 1 10", "小班 2 45", "中班 1 30", "大班 1 35", "混合班 0 0", "合计 5 120"],
            Enumerable.Range(4, 6).Select(row => $"{rows[row][first]} {rows[row].GetValueOrDefault(first + 1)} {rows[row].GetValueOrDefault(first + 2)}"));
    }

    // Last year 1500 ㎡ for teaching, 2400 ㎡ of sports ground and 20 posts; areas may change by 20 %, staff by 15 %, and no area should shrink.
    [Fact]
    public void LastYearsValuesAreComparedBesideTheInputToo()
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        var template = ReturnTemplate.Write(RawReturn.Context.School, RawReturn.Context.County!.Value, RawReturn.Context.Year!.Value, new RawReturn().Check().Return);
        var raw = Put(new RawReturn(), Premises.Sheet, [(Premises.TeachingArea, 1400d)]).Put(Premises.Sheet, Premises.SportsGround, 24_000d);
        raw.Put(Staff.Sheet, Staff.Posts, 60d).Set("班级", "A5", 1d);
        var computed = LibreOffice.Convert([raw.TypedInto(template)], "xlsx")[0];
        Assert.Equal(["✗比上年减少；", "✗与上年相差超过 20%；", "✗与上年相差超过 15%；", "编制－在编 42；"], new (FormSheet Sheet, FormColumn At)[]
        {
            (Premises.Sheet, Premises.TeachingArea), (Premises.Sheet, Premises.SportsGround), (Staff.Sheet, Staff.Posts), (Staff.Sheet, Staff.InPost),
        }.Select(one => BesideIn(computed, one.Sheet, one.At)));
        // Grade 1 has two classes of 40 now, and grade 2 none.
        Assert.Equal("✗与另一行重复；✗新生变动超 50%；✗缺升上来的年级；", BesideIn(computed, Classes.Sheet, Classes.Number));
    }

    // Small numbers, so that parts are now greater, now smaller than their wholes; a program that has computed, and one that has not.
    [Fact]
    public void EveryComparisonIsRedExactlyWhereTheCheckFindsIt()
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        var random = new Random(420699);
        ReturnContext[] contexts = [NineYears, RawReturn.KindergartenContext, RawReturn.BureauContext];
        var cases = contexts.SelectMany(context => Enumerable.Range(0, 6).Select(_ => (Context: context, Bytes: Fill(context, random)))).ToList();
        var computed = LibreOffice.Convert([.. cases.Select(one => one.Bytes)], "xlsx");
        var told = 0;
        foreach (var (index, (context, bytes)) in cases.Index())
        {
            var (result, plain) = (ReturnChecker.Check(computed[index], context), ReturnChecker.Check(bytes, context));
            Assert.Equal(plain.Draft!.Rows.SelectMany(row => row.Cells), result.Draft!.Rows.SelectMany(row => row.Cells));
            Assert.Equal(plain.Findings.Select(finding => finding.Code), result.Findings.Select(finding => finding.Code));
            Assert.DoesNotContain(plain.Findings, finding => finding.Code is "formula-without-value" or "column-unknown" or "row-total-skipped" or "sheet-unknown");
            var form = ReturnForms.Of(context.School?.Kind);
            var subject = new FormUnderCheck(result.Workbook!, [], result.Draft.Rows, new FindingCollector());
            var sheets = form.Form.Sheets.ToDictionary(sheet => sheet.Caption, sheet => RowsOf(computed[index], sheet.Caption), StringComparer.Ordinal);
            var comparisons = form.Checks.SelectMany(check => check.Compared(Standards.National)).OfType<Comparison>().ToList();
            Assert.All(result.Draft.Rows, row =>
            {
                var wrong = comparisons.Where(one => one.Sheet == row.Sheet && one.IsWrong(subject, row)).ToList();
                told += wrong.Count;
                var rows = sheets[row.SheetName];
                var beside = row.Sheet.DrawnRows > 0 ? rows[row.RowNumber].Values : row.Sheet.Columns.Select(column => row.Cell(column).Address?.RowNumber)
                    .Where(number => number > 2).Distinct().SelectMany(number => rows[number!.Value].Values);
                var isOne = row.Sheet.Layout == SheetLayout.List || row.Sheet.DrawnRows > 0;
                // The same class drawn twice is no comparison.
                Assert.Equal(wrong.Select(one => one.Fault).Order(StringComparer.Ordinal), beside.OfType<string>().SelectMany(text => text.Split('；'))
                    .Where(text => text.StartsWith(isOne ? "✗" : $"✗{row.Key}：", StringComparison.Ordinal)).Select(text => text[(isOne ? 1 : row.Key.Length + 2)..])
                    .Where(text => text != "与另一行重复")
                    .Order(StringComparer.Ordinal));
            });
        }

        Assert.True(told > 200, $"Only {told} faults were drawn.");
    }

    static byte[] Fill(ReturnContext context, Random random)
    {
        using var workbook = new XLWorkbook(new MemoryStream(TemplateOf(context)));
        foreach (var sheet in ReturnForms.FormOf(context.School?.Kind).Sheets)
        {
            var rows = sheet.Layout == SheetLayout.List ? 1 : sheet.DrawnRows == 0 ? 2 : 5;
            foreach (var (row, column) in Enumerable.Range(1, rows).SelectMany(row => sheet.Columns.Select(column => (row, column))))
            {
                if (TemplateCells.Of(workbook.Worksheet(sheet.Caption), column, 2025, row) is { } cell && cell.IsEmpty())
                {
                    switch (column)
                    {
                        case GradeColumn: cell.SetValue(random.Next(1, 10)); break;
                        case ClassNumberColumn: cell.SetValue(row); break;
                        case NumberColumn when !column.Required && random.Next(12) == 0: cell.SetValue("/"); break;
                        case AmountColumn: cell.SetValue(random.Next(0, 40) / 10m); break;
                        case NumberColumn number: cell.SetValue(Math.Max(number.Minimum, random.Next(0, number.Measured == "人" && row < 3 ? 60 : 5))); break;
                        case ChoiceColumn choice: cell.SetValue(choice.Codes[random.Next(choice.Codes.Length)]); break;
                    }
                }
            }
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return buffer.ToArray();
    }

    static (ReturnContext, RawReturn, FormSheet, FormColumn, string) School(FormSheet sheet, FormColumn at, string expected,
        params (FormColumn Column, object Value)[] typed) => (RawReturn.Context, Put(new RawReturn(), sheet, typed), sheet, at, expected);

    static (ReturnContext, RawReturn, FormSheet, FormColumn, string) Kindergarten(FormSheet sheet, FormColumn at, string expected,
        params (FormColumn Column, object Value)[] typed) => (RawReturn.KindergartenContext, Put(RawReturn.Kindergarten(), sheet, typed), sheet, at, expected);

    static (ReturnContext, RawReturn, FormSheet, FormColumn, string) Girls(double girls, string expected) =>
        School(Classes.Sheet, Classes.Girls, expected, (Classes.Girls, girls));

    // The first classes are in rooms of that kind.
    static (ReturnContext, RawReturn, FormSheet, FormColumn, string) Rooms(FormColumn at, double number, string expected, params string[] rooms)
    {
        var raw = Put(new RawReturn(), Classrooms.Sheet, [(at, number)]);
        rooms.Index().ToList().ForEach(room => raw.Put(Classes.Sheet, Classes.Room, room.Item, room.Index + 1));
        return (RawReturn.Context, raw, Classrooms.Sheet, at, expected);
    }

    // Six classes of 10.
    static (ReturnContext, RawReturn, FormSheet, FormColumn, string) Small(double funded, string expected)
    {
        var raw = Put(new RawReturn(), SchoolMoney.Sheet, [(SchoolMoney.Funded, funded)]);
        Enumerable.Range(1, 6).ToList().ForEach(row => raw.Put(Classes.Sheet, Classes.Pupils, 10d, row));
        return (RawReturn.Context, raw, SchoolMoney.Sheet, SchoolMoney.Funded, expected);
    }

    static (ReturnContext, RawReturn, FormSheet, FormColumn, string) PerPupil(double budget, string expected) =>
        School(SchoolMoney.Sheet, SchoolMoney.Budget, expected, (SchoolMoney.Budget, budget));

    static (ReturnContext, RawReturn, FormSheet, FormColumn, string) Junior(double leavers, string expected) => (NineYears, Put(new RawReturn(), SchoolMoney.Sheet,
        [(SchoolMoney.Leavers, leavers), (SchoolMoney.Entrants, 42d), (SchoolMoney.MovedIn, 1d), (SchoolMoney.MovedOut, 2d), (SchoolMoney.Died, 0d)]),
        SchoolMoney.Sheet, SchoolMoney.Leavers, expected);

    static RawReturn Put(RawReturn raw, FormSheet sheet, (FormColumn Column, object Value)[] typed) =>
        typed.Aggregate(raw, (one, cell) => one.Put(sheet, cell.Column, cell.Value));

    // What stands in 自动核对 beside a column: in its row, or in that of the first class.
    static string BesideIn(byte[] workbook, FormSheet sheet, FormColumn at)
    {
        var rows = RowsOf(workbook, sheet.Caption);
        var head = rows.Values.First(row => row.ContainsValue("自动核对"));
        var column = head.First(cell => cell.Value as string == "自动核对").Key;
        var row = sheet.DrawnRows > 0 ? rows[4] : rows.Values.First(row => row.TryGetValue(0, out var name) && (name as string)?.Split('（')[0].TrimEnd('*') == at.Caption);
        return row.TryGetValue(column, out var text) ? (string)text : "";
    }

    static Dictionary<int, Dictionary<int, object>> RowsOf(byte[] workbook, string sheet) => WorkbookReader.Read(workbook, [], new Deadline(null))!.Sheets
        .Single(one => one.Name == sheet).Rows.ToDictionary(row => row.RowNumber, row => row.Cells.ToDictionary(cell => cell.ColumnIndex, cell => cell.Value));
}
