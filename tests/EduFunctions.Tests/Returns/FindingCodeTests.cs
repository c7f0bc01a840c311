using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>Every finding has a workbook that shows it.</summary>
public sealed class FindingCodeTests
{
    static readonly Dictionary<string, Func<IEnumerable<Finding>>> Shown = new(StringComparer.Ordinal)
    {
        ["not-a-workbook"] = () => File("csv"),
        ["file-is-archive"] = () => File("plain-zip"),
        ["file-empty"] = () => File("empty"),
        ["file-encrypted"] = () => File("encrypted"),
        ["file-has-macros"] = () => File("macros"),
        ["file-damaged"] = () => File("truncated"),
        ["file-protected"] = () => File("xls-protected"),
        ["file-format-not-read"] = () => File("xlsb"),
        ["sheet-name-invalid"] = () => File("name-of-200"),
        ["file-too-large"] = () => File("too-large"),
        ["unpacked-too-large"] = () => File("zip-bomb"),
        ["xml-too-large"] = () => File("xml-bomb"),
        ["too-many-cells"] = () => File("million-rows"),
        ["file-takes-too-long"] = () => DeadlineTests.Late(),
        ["too-many-references"] = () => File("references-500001"),
        ["too-many-faults"] = () =>
        {
            var raw = new RawReturn();
            Enumerable.Range(10, 7_000).ToList().ForEach(row => raw.Set("班级", $"A{row}", "x")); // and no number of the class, nor of pupils
            return raw.Check().Findings;
        },
        ["too-many-rows"] = () =>
        {
            var raw = new RawReturn();
            Enumerable.Range(10, 20_000).ToList().ForEach(row => raw.Set("班级", $"A{row}", 1d));
            return raw.Check().Findings;
        },
        ["too-many-sheets"] = () => File("sheets-41"),
        ["wrong-form"] = () => new RawReturn().Only("X").Check().Findings,
        ["wrong-form-version"] = () => new RawReturn().Check(formCode: "school-return/2099").Findings,
        ["form-version-older"] = () => new RawReturn().Check(formCode: "school-return/2023").Findings,
        ["school-not-registered"] = () => new RawReturn().Check(RawReturn.Context with { School = null }).Findings,
        ["wrong-school"] = () => Set("封面", "C3", "4206990002"),
        ["wrong-county"] = () => Set("封面", "C5", "420698"),
        ["round-not-open"] = () => Gated(new RoundGate(new DateOnly(2025, 8, 31)) { Opens = new DateOnly(2025, 9, 1) }),
        ["round-locked"] = () => Gated(new RoundGate(new DateOnly(2025, 9, 1)) { IsRoundLocked = true }),
        ["return-locked"] = () => Gated(new RoundGate(new DateOnly(2025, 9, 1)) { IsReturnLocked = true }),
        ["wrong-year"] = () => Set("封面", "C6", "2024"),
        ["not-a-school-year"] = () => Set("封面", "C6", "今年"),
        ["not-a-county-code"] = () => Set("封面", "C5", "本县"),
        ["not-a-school-code"] = () => Set("封面", "C3", "420699001"),
        ["sheet-missing"] = () => new RawReturn().Remove("安全").Check().Findings,
        ["sheet-duplicated"] = () => new RawReturn().Rename("安全", "校园安全").Set("安全", "A1", "安全").Check().Findings,
        ["sheet-renamed"] = () => new RawReturn().Rename("安全", "校园安全").Check().Findings,
        ["sheet-hidden"] = () => Changed(new RawReturn(), "安全", sheet => sheet with { IsHidden = true }),
        ["sheet-hidden-skipped"] = () => Changed(new RawReturn().Set("班级表", "A1", "年级"), "班级表", sheet => sheet with { IsHidden = true }),
        ["column-without-total"] = () => Case("01b-two-row-header-boys-girls.xlsx"),
        ["column-hidden"] = () => Changed(new RawReturn(), "班级", sheet => sheet with { HiddenColumns = [(2, 2)] }),
        ["year-unclear"] = () => new RawReturn().Lay("经费", "项目|2023年", "公用经费预算数|18").Check().Findings,
        ["figure-beside"] = () => new RawReturn().Lay("经费", "项目|单位|填报数|备注", "教师培训费预算数|万元||1.2").Check().Findings,
        ["tables-side-by-side"] = () => new RawReturn().Lay("班级", "年级|班号|学生数|年级|班号|学生数", "1|1|40|2|1|40").Check().Findings,
        ["figure-unclear"] = () => new RawReturn().Row("经费", 2).Set("经费", "D3", 19d).Check().Findings,
        ["sheet-of-other-year"] = () => Set("班级", "A1", "2024—2025学年班级情况表"),
        ["workbook-of-other-year"] = () => new RawReturn().Set("班级", "A1", "2024—2025学年班级情况表").Set("经费", "A1", "2023年度经费").Check().Findings,
        ["area-zero"] = () => Good(Premises.Sheet, Premises.TeachingArea, 0d),
        ["figure-uncaptioned"] = () => Set("安全", "C40", 7d),
        ["computed-not-taken"] = () => Set("班级", "L3", "自动核对", "L4", "转走 2 人"),
        ["classes-across"] = () => new RawReturn().Lay("班级", "一年级|<|二年级|<|三年级|<", "班级数|学生数|班级数|学生数|班级数|学生数").Check().Findings,
        ["blank-may-be-no"] = () => Set("安全", "C4", "", "E1", "达标填1，不达标不填"),
        ["value-not-shown"] = () => NotShown().Check().Findings,
        ["number-is-date"] = () => Set("班级", "B4", new DateTime(2025, 1, 1)),
        ["year-skipped"] = () => new RawReturn().Lay("经费", "项目|2023年|2024年", "公用经费预算数|18|20").Check().Findings,
        ["row-hidden"] = () => Case("05-hidden-class-row.xlsx"),
        ["row-struck"] = () => FormDiseaseTests.Struck("A5:C5").Findings,
        ["row-hint-skipped"] = () => Case("09-column-number-row.xlsx"),
        ["value-covered"] = () => Case("25-value-hidden-under-merge.xlsx"),
        ["unseen-characters"] = () => Case("08b-zero-width-in-code.xlsx"),
        ["sheet-unknown"] = () => new RawReturn().Set("附表", "A1", "其他").Check().Findings,
        ["header-missing"] = () => Set("班级", "A3", "x", "B3", "x", "C3", "x", "D3", "x", "E3", "x", "F3", "x", "G3", "x", "H3", "x", "I3", "x", "J3", "x", "K3", "x"),
        ["column-missing"] = () => Set("班级", "C3", "备用"),
        ["column-absent"] = () => Set("班级", "D3", "备用"),
        ["column-duplicated"] = () => Set("班级", "L3", "学生数"),
        ["column-renamed"] = () => Set("班级", "C3", "班额"),
        ["column-unknown"] = () => Set("班级", "L3", "备用"),
        ["unit-differs"] = () => Set("经费", "B3", "元"),
        ["row-total-skipped"] = () => Set("班级", "A10", "合计", "C10", 240d),
        ["row-header-skipped"] = () => Set("班级", "A10", "年级", "B10", "班号", "C10", "学生数"),
        ["row-note-skipped"] = () => Set("班级", "A12", "填表人：张三"),
        ["value-missing"] = () => Set("班级", "C4", ""),
        ["not-applicable-not-allowed"] = () => Set("班级", "A4", "/"),
        ["unit-suspected"] = () => AfterLastYear("经费", "C3", 200_000d),
        ["changed-much"] = () => AfterLastYear("办学条件", "C3", 2000d),
        ["area-shrinks"] = () => AfterLastYear("办学条件", "C3", 1400d),
        ["stage-changed"] = () => AfterLastYear("班级", "C4", 61d),
        ["cohort-changed"] = () => AfterLastYear("班级", "C5", 46d),
        ["class-changed"] = () => AfterLastYear("班级", "C5", 8d),
        ["last-year-restated"] = () => RawReturn.Bureau().Check(RawReturn.BureauContext with { LastYear = BureauLastYear }).Findings,
        ["sheet-emptied"] = () => Emptied().Check(RawReturn.Context with { LastYear = LastYear }).Findings,
        ["cohort-missing"] = () => new RawReturn().Row("班级", 6).Check(RawReturn.Context with { LastYear = LastYear }).Findings,
        ["funds-per-pupil"] = () => Set("经费", "C3", 353_500d),
        ["not-a-number"] = () => Set("班级", "C4", "四十"),
        ["not-a-whole-number"] = () => Set("班级", "C4", 40.5),
        ["negative"] = () => Set("班级", "D4", -1d),
        ["out-of-bounds"] = () => Set("班级", "C4", 201d),
        ["not-in-list"] = () => Set("班级", "I4", "操场"),
        ["not-a-date"] = () => Set("封面", "C17", "九月"),
        ["not-a-grade"] = () => Set("班级", "A4", "幼儿园"),
        ["text-too-long"] = () => Set("封面", "C4", new string('校', 201)),
        ["formula-without-value"] = () => Set("班级", "D4", RawError.FormulaWithoutValue),
        ["error-value"] = () => Set("班级", "D4", RawError.ErrorValue),
        ["number-as-text"] = () => Set("班级", "C4", "４０"),
        ["code-renamed"] = () => Set("封面", "C7", "完小"),
        ["key-carried-down"] = MergedGrade,
        ["text-looks-like-formula"] = () => Set("封面", "C4", "=1+1"),
        ["register-empty"] = () => RegisterWorkbook.Check([]).Findings,
        ["school-name-unusable"] = () => Register(["4206990001", "青石\u0085小学", "小学", "城区", "公办", null, null, null]),
        ["school-duplicated"] = () => Register(["4206990001", "甲", "小学", "城区", "公办", null, null, null], ["4206990001", "乙", "小学", "城区", "公办", null, null, null]),
        ["years-reversed"] = () => Register(["4206990001", "甲", "小学", "城区", "公办", "2025", "2024", null]),
        ["successor-is-itself"] = () => Register(["4206990001", "甲", "小学", "城区", "公办", null, null, "4206990001"]),
        ["successor-without-end"] = () => Register(["4206990001", "甲", "小学", "城区", "公办", null, null, "4206990002"], ["4206990002", "乙", "小学", "城区", "公办", null, null, null]),
        ["successor-not-open"] = () => Register(["4206990001", "甲", "小学", "城区", "公办", null, "2024", "4206990002"], ["4206990002", "乙", "小学", "城区", "公办", "2026", null, null]),
        ["successor-unknown"] = () => Register(["4206990001", "甲", "小学", "城区", "公办", null, "2024", "4206990002"]),
        ["kind-differs-from-register"] = () => Set("封面", "C7", "教学点"),
        ["grade-not-of-kind"] = () => Set("班级", "A4", 7d),
        ["class-duplicated"] = () => Set("班级", "A5", 1d),
        ["class-without-pupils"] = () => Set("班级", "C4", 0d, "D4", 0d, "H4", 0d),
        ["no-classes"] = () => new RawReturn().Clear("班级", 4).Check().Findings,
        ["part-exceeds-whole"] = () => Set("班级", "D4", 41d),
        ["stage-duplicated"] = () => Set("教职工", "A5", "小学", "B5", 1d, "C5", 1d, "F5", 1d),
        ["stage-without-classes"] = () => Set("教职工", "A4", "初中"),
        ["classes-without-stage"] = () => Set("教职工", "A4", "初中"),
        ["teachers-exceed-staff"] = () => Set("教职工", "F4", 19d, "E4", ""),
        ["built-contradicted"] = () => Good(Cover.Sheet, Cover.BuiltBy2016, "否"),
        ["teaching-point-differs"] = () => Good(Cover.Sheet, Cover.TeachingPoint, "是"),
        ["boarding-without-boarders"] = () => Good(Cover.Sheet, Cover.Boarding, "是"),
        ["degrees-do-not-add-up"] = () => Good(Staff.Sheet, Staff.Bachelors, 11d),
        ["boarders-exceed-beds"] = () => Good(Classes.Sheet, Classes.Boarders, 1d),
        ["final-account-differs"] = () => Good(SchoolMoney.Sheet, SchoolMoney.Spent, 15.9),
        ["leavers-exceed-cohort"] = () => Good(SchoolMoney.Sheet, (SchoolMoney.Leavers, 98d), (SchoolMoney.Entrants, 100d), (SchoolMoney.MovedIn, 2d), (SchoolMoney.MovedOut, 4d), (SchoolMoney.Died, 1d)),
        ["no-guard"] = () => Good(Safety.Sheet, Safety.GuardCount, 0d),
        ["exchanges-do-not-add-up"] = () => Set("教职工", "T4", 3d),
        ["exchanged-exceed-due"] = () => Good(Staff.Sheet, (Staff.ExchangeDue, 1d), (Staff.Exchanged, 2d)),
        ["posts-exceeded"] = () => Set("教职工", "B4", 17d),
        ["classes-exceed-classrooms"] = () => Set("教室", "B4", 5d),
        ["rooms-in-use-differ"] = () => Set("教室", "C4", 5d),
        ["funded-differ-from-pupils"] = () => Set("经费", "C7", 215d),
        ["class-withheld"] = () => Good(Classes.Sheet, Classes.Pupils, "/"),
        ["service-withheld"] = () => Good(AfterSchool.Sheet, AfterSchool.Balance, "/"),
        ["hundred-percent-withheld"] = () => Good(Safety.Sheet, Safety.GuardPosts, "无"),
        ["balance-does-not-add-up"] = () => Set("课后服务", "C8", 0.1),
        ["participants-exceed-pupils"] = () => Set("课后服务", "C5", 241d),
        ["hazards-do-not-add-up"] = () => Set("安全", "C12", 2d),
        ["screened-exceed-staff"] = () => Set("安全", "C16", 19d),
        ["date-outside-year"] = () => Kindergarten(KindergartenCover.Sheet, ReturnCover.Date, "2025-08-31"),
        ["sponsor-differs-from-register"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.Sponsor, "其他民办"),
        ["public-kind-missing"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.PublicKind, "/"),
        ["public-kind-of-private"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.Sponsor, "其他民办"),
        ["recognition-missing"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.Sponsor, "普惠性民办"),
        ["opened-later"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.Opened, 2027d),
        ["opened-before-planned"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.PlannedAfter2017, "是"),
        ["attached-to-itself"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.AttachedTo, "4206990041"),
        ["named-school-unknown"] = () => Kindergarten(KindergartenCover.Sheet, KindergartenCover.AttachedTo, "4206990009"),
        ["class-name-differs-from-kind"] = () => Kindergarten(KindergartenClasses.Sheet, KindergartenClasses.Number, "大一班"),
        ["kindergarten-class-over-limit"] = () => Kindergarten(KindergartenClasses.Sheet, KindergartenClasses.Children, 26d),
        ["only-nursery-classes"] = () => RawReturn.Kindergarten().Clear("班级", 5).Set("班级", "A4", "托班").Check(RawReturn.KindergartenContext).Findings,
        ["no-head"] = () => Kindergarten(KindergartenStaff.Sheet, KindergartenStaff.Heads, 0d),
        ["fee-exceeds-ceiling"] = () => Kindergarten(KindergartenFees.Sheet, KindergartenFees.Care, 351d),
        ["basis-missing"] = () => Bureau(Spending.Sheet, Spending.TotalBasis, "/"),
        ["basis-differs"] = () => Bureau(Spending.Sheet, Spending.TotalBasis, "预算安排数"),
        ["years-far-apart"] = () => Bureau(Spending.Sheet, Spending.Education.Before, 0.5),
        ["pay-too-small"] = () => Bureau(Pay.Sheet, Pay.Teachers, 9.68),
        ["paid-to-nobody"] = () => Bureau(Pay.Sheet, Pay.Covered, "/"),
        ["duty-duplicated"] = () => RawReturn.Bureau().Set("履职", "A5", "2025-09-09").Set("履职", "B5", "教师节慰问").Set("履职", "C5", "慰问优秀教师代表").Check(RawReturn.BureauContext).Findings,
        ["document-number-missing"] = () => Bureau(Duties.Sheet, Duties.Kind, Duties.PolicyIssued),
        ["project-duplicated"] = () => RawReturn.Bureau().Set("建设项目", "A5", "城东小学新建工程").Set("建设项目", "C5", "小学").Check(RawReturn.BureauContext).Findings,
        ["identifiers-unreadable"] = () => Bureau(Projects.Sheet, Projects.Relieves, "实验小学"),
        ["relieves-itself"] = () => Bureau(Projects.Sheet, Projects.Relieves, "4206990003"),
        ["completion-missing"] = () => Bureau(Projects.Sheet, Projects.Completion, "/"),
        ["taken-before-done"] = () => Bureau(Projects.Sheet, Projects.State, "规划"),
        ["institutions-do-not-add-up"] = () => Bureau(TrainingInstitutions.Sheet, TrainingInstitutions.Closed, 24d),
        ["problems-without-visit"] = () => Bureau(Supervision.Sheet, Supervision.Topics[0].Schools, 0d),
        ["zones-without-inspector"] = () => Bureau(Supervision.Sheet, Supervision.Zones, 31d),
        ["named-schools-exceed-register"] = () => Bureau(Supervision.Sheet, Supervision.NamedSchools, 98d),
        ["neighbour-is-itself"] = () => Bureau(Neighbours.Sheet, Neighbours.Other, "4206990001"),
        ["neighbours-duplicated"] = () => Bureau(Neighbours.Sheet, Neighbours.School, "4206990003"),
        ["grades-reversed"] = () => Bureau(Neighbours.Sheet, Neighbours.FirstGrade, 7d),
        ["answer-withheld"] = () => Bureau(Population.Sheet, Population.KeySchoolVeto, "/"),
        ["percent-as-share"] = () => Bureau(Population.Sheet, Population.Satisfaction, 0.916),
        ["cohorts-far-apart"] = () => Bureau(Population.Sheet, Population.OfAge[17], 300d),
    };

    public static TheoryData<string> Codes => [.. FindingTable.All.Select(rule => rule.Code)];

    static RawReturn NotShown()
    {
        var raw = new RawReturn();
        raw.Formats[("班级", "C4")] = ";;;";
        return raw;
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryFindingHasAWorkbookThatShowsIt(string code)
    {
        var finding = Shown[code]().First(finding => finding.Code == code);
        Assert.Equal(FindingTable.All.Single(rule => rule.Code == code).Severity, finding.Severity);
        Assert.DoesNotContain('{', finding.Message.Zh + finding.Message.En);
        Assert.All(finding.Cells, cell => Assert.DoesNotContain('{', $"{cell.Detail?.Zh}{cell.Detail?.En}"));
    }

    [Fact]
    public void NothingIsShownThatIsNoFinding() => Assert.Equal(Codes.Select(row => row.Data).Order(StringComparer.Ordinal), Shown.Keys.Order(StringComparer.Ordinal));

    static IEnumerable<Finding> File(string disease) => ReturnChecker.Check(HostileWorkbook.Make(disease), RawReturn.Context).Findings;

    static IEnumerable<Finding> Set(string sheet, params object[] cells) =>
        cells.Chunk(2).Aggregate(new RawReturn(), (raw, cell) => raw.Set(sheet, (string)cell[0], cell[1])).Check().Findings;

    static IEnumerable<Finding> Good(FormSheet sheet, FormColumn column, object value) => Good(sheet, (column, value));

    static IEnumerable<Finding> Good(FormSheet sheet, params (FormColumn Column, object Value)[] cells) =>
        cells.Aggregate(new RawReturn(), (raw, cell) => raw.Put(sheet, cell.Column, cell.Value)).Check().Findings;

    static IEnumerable<Finding> Kindergarten(FormSheet sheet, FormColumn column, object value) =>
        RawReturn.Kindergarten().Put(sheet, column, value).Check(RawReturn.KindergartenContext).Findings;

    static IEnumerable<Finding> Bureau(FormSheet sheet, FormColumn column, object value) => RawReturn.Bureau().Put(sheet, column, value).Check(RawReturn.BureauContext).Findings;

    static IEnumerable<Finding> Gated(RoundGate gate) => new RawReturn().Check(RawReturn.Context with { Gate = gate }).Findings;

    static IEnumerable<Finding> Case(string name) => ReturnChecker.Check(CaseTests.Bytes(name), ReturnContext.None).Findings;

    static IEnumerable<Finding> Changed(RawReturn raw, string name, Func<RawSheet, RawSheet> change)
    {
        var workbook = raw.Workbook();
        return ReturnChecker.Check(workbook with { Sheets = [.. workbook.Sheets.Select(sheet => sheet.Name == name ? change(sheet) : sheet)] }, RawReturn.Context, []).Findings;
    }

    static IEnumerable<Finding> Register(params string?[][] rows) => RegisterWorkbook.Check(rows).Findings;

    // 一年级 merged over the rows of its two classes.
    static IEnumerable<Finding> MergedGrade()
    {
        using var workbook = new XLWorkbook(new MemoryStream(new RawReturn().Set("班级", "A5", "").Set("班级", "B5", 2d).ToXlsx()));
        workbook.Worksheet("班级").Range("A4:A5").Merge();
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return ReturnChecker.Check(buffer.ToArray(), RawReturn.Context).Findings;
    }

    static Return LastYear => new RawReturn().Set("封面", "C6", "2024").Check(RawReturn.Context with { Year = new SchoolYear(2024) }).Return!;

    // Of the money nothing is said any more.
    static RawReturn Emptied() => Enumerable.Range(3, 11).Aggregate(new RawReturn(), (raw, row) => raw.Set("经费", $"C{row}", ""));

    // The bureau says 46.02 of the year before; its last return said 46.03.
    static Return BureauLastYear => RawReturn.Bureau().Put(Spending.Sheet, Spending.Total.Now, 46.03).Check(RawReturn.BureauContext).Return! with { Year = new SchoolYear(2024) };

    static IEnumerable<Finding> AfterLastYear(string sheet, string address, double value) =>
        new RawReturn().Set(sheet, address, value).Check(RawReturn.Context with { LastYear = LastYear }).Findings;
}
