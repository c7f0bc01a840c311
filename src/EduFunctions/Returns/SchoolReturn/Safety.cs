using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>安全: the four hundred-percents and what goes with them.</summary>
public static class Safety
{
    /// <summary>配备专职保安.</summary>
    public static YesNoColumn Guards { get; } = SchoolColumns.YesNo("guards", "配备专职保安", "专职保安");

    /// <summary>封闭化管理.</summary>
    public static YesNoColumn ClosedCampus { get; } = SchoolColumns.YesNo("closedCampus", "封闭化管理", "校园封闭管理");

    /// <summary>一键报警和视频监控联网.</summary>
    public static YesNoColumn Alarm { get; } = SchoolColumns.YesNo("alarm", "一键报警和视频监控联网", "一键报警");

    /// <summary>设置护学岗.</summary>
    public static YesNoColumn GuardPosts { get; } = SchoolColumns.YesNo("guardPosts", "设置护学岗", "护学岗");

    /// <summary>排查隐患数.</summary>
    public static CountColumn HazardsFound { get; } = SchoolColumns.Number("hazardsFound", "排查隐患数", "处", false, "发现隐患");

    /// <summary>已整改隐患数.</summary>
    public static CountColumn HazardsMended { get; } = SchoolColumns.Number("hazardsMended", "已整改隐患数", "处", false, "已整改");

    /// <summary>未整改隐患数.</summary>
    public static CountColumn HazardsOpen { get; } = SchoolColumns.Number("hazardsOpen", "未整改隐患数", "处", false, "未整改");

    /// <summary>防溺水教育课次.</summary>
    public static CountColumn DrowningLessons { get; } = SchoolColumns.Number("drowningLessons", "防溺水教育课次", "次", false, "防溺水教育次数");

    /// <summary>成立学生欺凌治理委员会.</summary>
    public static YesNoColumn BullyingCommittee { get; } = SchoolColumns.YesNo("bullyingCommittee", "成立学生欺凌治理委员会", "欺凌治理委员会");

    /// <summary>心理筛查学生数.</summary>
    public static CountColumn PupilsScreened { get; } = SchoolColumns.Persons("pupilsScreened", "心理筛查学生数");

    /// <summary>心理筛查教职工数.</summary>
    public static CountColumn StaffScreened { get; } = SchoolColumns.Persons("staffScreened", "心理筛查教职工数");

    /// <summary>实验室安全检查次数.</summary>
    public static CountColumn LaboratoryChecks { get; } = SchoolColumns.Number("laboratoryChecks", "实验室安全检查次数", "次", false, "实验室检查");

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = SchoolColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("safety", "安全", SheetLayout.List,
    [
        Guards, ClosedCampus, Alarm, GuardPosts, HazardsFound, HazardsMended, HazardsOpen, DrowningLessons, BullyingCommittee,
        PupilsScreened, StaffScreened, LaboratoryChecks, Explanation,
    ])
    {
        Aliases = ["校园安全", "安全情况"],
        Explanation = Explanation,
    };

    static readonly FindingRule HazardsDoNotAddUp = new("hazards-do-not-add-up", Severity.Error, FindingFamily.Row,
        new("已整改加未整改不等于排查隐患数。", "Those mended and those open do not make the hazards found."))
    {
        Detail = new("{0} + {1} ≠ {2}", "{0} + {1} ≠ {2}"),
    };

    static readonly FindingRule ScreenedExceedStaff = new("screened-exceed-staff", Severity.Error, FindingFamily.CrossSheet,
        new("“{0}”多于在编在岗教职工与聘用制教师合计。", "'{0}' are more than the staff in post and contract teachers together."))
    {
        Detail = new("{1} > {2}", "{1} > {2}"),
    };

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Row(HazardsDoNotAddUp, Sheet, HazardsFound,
            row => row[HazardsMended] + row[HazardsOpen] is { } sum && row[HazardsFound] is { } found && sum != found
                ? [Print(row[HazardsMended] ?? 0), Print(row[HazardsOpen] ?? 0), Print(found)]
                : null, HazardsMended, HazardsOpen),
        Classes.WithinPupils(Sheet, PupilsScreened),
        new(ScreenedExceedStaff, ScreenedAgainstStaff),
    ];

    static void ScreenedAgainstStaff(ReturnUnderCheck subject)
    {
        var rows = subject.Of(Staff.Sheet).ToList();
        var staff = rows.ConvertAll(row => row[Staff.InPost] + row[Staff.Contract]);
        var isWhole = Classes.Stages(subject).All(stage => rows.Exists(row => row[Staff.Stage] == stage))
            && staff.TrueForAll(stage => stage is not null);
        if (rows.Count > 0 && isWhole && subject.One(Sheet) is { } safety && safety[StaffScreened] is { } screened
            && screened > staff.Sum())
        {
            subject.Report(ScreenedExceedStaff, safety, StaffScreened, PlacesOf(rows, Staff.InPost, Staff.Contract), StaffScreened.Caption,
                Print(screened), Print(staff.Sum() ?? 0));
        }
    }
}
