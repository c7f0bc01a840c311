using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>安全: the four hundred-percents and what goes with them.</summary>
public static class Safety
{
    /// <summary>专职保安员配备: the first of the four hundred-percents.</summary>
    public static YesNoColumn Guards { get; } = ReturnColumns.YesNo("guards", "专职保安员配备", "配备专职保安", "专职保安") with { Help = "9 月 1 日按规定人数配备了专职保安员、并且在岗的填“是”。" };

    /// <summary>封闭化管理: the second.</summary>
    public static YesNoColumn ClosedCampus { get; } = ReturnColumns.YesNo("closedCampus", "封闭化管理", "校园封闭管理") with { Help = "学生在校期间校园封闭管理的填“是”。" };

    /// <summary>一键式紧急报警: of the third, which is met only with all three.</summary>
    public static YesNoColumn Alarm { get; } = ReturnColumns.YesNo("alarm", "一键式紧急报警", "一键报警", "一键式报警") with { Help = "9 月 1 日装有一键式紧急报警装置、能正常使用的填“是”。" };

    /// <summary>视频监控系统: of the third.</summary>
    public static YesNoColumn Cameras { get; } = ReturnColumns.YesNo("cameras", "视频监控系统", "视频监控") with { Help = "9 月 1 日重点部位视频监控全覆盖、能正常使用的填“是”。" };

    /// <summary>与公安联网: of the third.</summary>
    public static YesNoColumn Networked { get; } = ReturnColumns.YesNo("networked", "与公安联网", "与公安机关联网") with { Help = "报警装置和视频监控都与公安机关联网的填“是”，缺一项填“否”。" };

    /// <summary>护学岗: the fourth.</summary>
    public static YesNoColumn GuardPosts { get; } = ReturnColumns.YesNo("guardPosts", "护学岗", "设置护学岗") with { Help = "上学、放学时校门口设有护学岗的填“是”。" };

    /// <summary>专职保安员数.</summary>
    public static CountColumn GuardCount { get; } = ReturnColumns.Persons("guardCount", "专职保安员数", false, "保安员数", "保安人数") with { Help = "9 月 1 日在岗的专职保安员人数，如 4；没有填 0。" };

    /// <summary>排查隐患数.</summary>
    public static CountColumn HazardsFound { get; } = ReturnColumns.Number("hazardsFound", "排查隐患数", "处", false, "发现隐患") with { Help = "本学年以来排查出的安全隐患处数，如 5；没有填 0。" };

    /// <summary>已整改隐患数.</summary>
    public static CountColumn HazardsMended { get; } = ReturnColumns.Number("hazardsMended", "已整改隐患数", "处", false, "已整改") with { Help = "上述隐患中已经整改到位的处数，如 4。" };

    /// <summary>未整改隐患数.</summary>
    public static CountColumn HazardsOpen { get; } = ReturnColumns.Number("hazardsOpen", "未整改隐患数", "处", false, "未整改") with { Help = "上述隐患中还没有整改到位的处数，如 1；已整改与未整改之和等于排查数。" };

    /// <summary>防溺水教育课次.</summary>
    public static CountColumn DrowningLessons { get; } = ReturnColumns.Number("drowningLessons", "防溺水教育课次", "次", false, "防溺水教育次数") with { Help = "本学年以来开展防溺水专题教育的次数，如 6。" };

    /// <summary>成立学生欺凌治理委员会.</summary>
    public static YesNoColumn BullyingCommittee { get; } = ReturnColumns.YesNo("bullyingCommittee", "成立学生欺凌治理委员会", "欺凌治理委员会") with { OnlyFor = ReturnColumns.Graded, Help = "成立了学生欺凌治理委员会（幼儿园填“/”）的填“是”。" };

    /// <summary>心理筛查学生数.</summary>
    public static CountColumn PupilsScreened { get; } = ReturnColumns.Persons("pupilsScreened", "心理筛查学生数") with { Help = "最近一年参加心理健康筛查的学生人数，如 480；没有开展填 0。" };

    /// <summary>心理筛查教职工数.</summary>
    public static CountColumn StaffScreened { get; } = ReturnColumns.Persons("staffScreened", "心理筛查教职工数") with { Help = "最近一年参加心理健康筛查的教职工人数，如 36；没有开展填 0。" };

    /// <summary>实验室安全检查次数.</summary>
    public static CountColumn LaboratoryChecks { get; } = ReturnColumns.Number("laboratoryChecks", "实验室安全检查次数", "次", false, "实验室检查") with { OnlyFor = ReturnColumns.Graded, Help = "本学年以来检查实验室安全的次数，如 2；没有实验室填“/”。" };

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("safety", "安全", SheetLayout.List,
    [
        Guards, ClosedCampus, Alarm, Cameras, Networked, GuardPosts, GuardCount, HazardsFound, HazardsMended, HazardsOpen,
        DrowningLessons, BullyingCommittee, PupilsScreened, StaffScreened, LaboratoryChecks, Explanation,
    ])
    {
        Aliases = ["校园安全", "安全情况"],
        Explanation = Explanation,
        UsedFor = "report",
    };

    static readonly FindingRule HazardsDoNotAddUp = new("hazards-do-not-add-up", Severity.Error, FindingFamily.Row,
        new("已整改加未整改不等于排查隐患数。", "Those mended and those open do not make the hazards found."))
    {
        Detail = new("{0} + {1} ≠ {2}", "{0} + {1} ≠ {2}"),
    };

    static readonly FindingRule NoGuard = new("no-guard", Severity.Query, FindingFamily.Row,
        new("“{0}”为 0。请更正或说明由谁值守。", "'{0}' is 0. Correct it, or say who keeps the gate."));

    static readonly FindingRule ScreenedExceedStaff = new("screened-exceed-staff", Severity.Error, FindingFamily.CrossSheet,
        new("“{0}”多于“教职工”表的在编人员与编外（聘用）人员合计。", "'{0}' are more than the staff in post and on contract together."))
    {
        Detail = new("{1} > {2}", "{1} > {2}"),
    };

    static readonly FindingRule HundredWithheld = new("hundred-percent-withheld", Severity.Query, FindingFamily.Row,
        new("“{0}”填了“/”、“无”或“保密”，全县“四个百分之百”是否全部达到因此不能确定。做到的填“是”，没有做到的填“否”；不能填报的，说明原因。",
            "'{0}' is answered with '/', “none” or “withheld”, and so the county cannot tell whether the four hundred-percents are met."
                + " Write 是 where it is so and 否 where it is not; if it cannot be told, say why."));

    /// <summary>The checks of its items in a school's return.</summary>
    internal static ImmutableArray<Check> Checks { get; } = 
        ChecksAgainst(Classes.Sheet, Classes.Pupils, Quantity.All(Staff.Sheet, Staff.InPost) + Quantity.All(Staff.Sheet, Staff.Contract),
            IsStaffWhole);

    /// <summary>The checks of its items against the classes and the staff of whichever form it stands in.</summary>
    /// <param name="classes">The sheet of classes.</param>
    /// <param name="pupils">Who is in each class.</param>
    /// <param name="staff">All staff of the sender.</param>
    /// <param name="isStaffWhole">True where no stage's staff are left out; null where there are none to leave out.</param>
    internal static ImmutableArray<Check> ChecksAgainst(FormSheet classes, NumberColumn pupils, Quantity staff,
        Func<FormUnderCheck, bool>? isStaffWhole = null) =>
    [
        Check.NotZero(NoGuard, Sheet, GuardCount, Guards),
        .. new[] { Guards, ClosedCampus, Alarm, Cameras, Networked, GuardPosts }.Select(column => Check.NotWithheld(HundredWithheld, Sheet, column)),
        Check.Compare(HazardsDoNotAddUp,
            _ => new Comparison(Sheet, HazardsFound, (Quantity)HazardsMended + HazardsOpen, Relation.Apart, HazardsFound,
            "已整改＋未整改与排查数不等")
        {
            Shown = ("已整改＋未整改", (Quantity)HazardsMended + HazardsOpen),
        }, (row, _, found) => [Print(row[HazardsMended] ?? 0), Print(row[HazardsOpen] ?? 0), Print(found)]),
        Check.Within(Sheet, PupilsScreened, classes, pupils),
        Check.Compare(ScreenedExceedStaff, _ => new Comparison(Sheet, StaffScreened, StaffScreened, Relation.Above, staff, "多于在编、编外教职工合计"),
            (_, screened, all) => [StaffScreened.Caption, Print(screened), Print(all)]).When(isStaffWhole),
    ];

    static bool IsStaffWhole(FormUnderCheck subject) => Classes.Stages(subject)
        .TrueForAll(stage => subject.Of(Staff.Sheet).Any(row => row[Staff.Stage] == stage));
}
