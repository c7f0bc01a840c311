using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>安全: the four hundred-percents and what goes with them.</summary>
public static class Safety
{
    /// <summary>配备专职保安.</summary>
    public static YesNoColumn Guards { get; } = ReturnColumns.YesNo("guards", "配备专职保安", "专职保安");

    /// <summary>封闭化管理.</summary>
    public static YesNoColumn ClosedCampus { get; } = ReturnColumns.YesNo("closedCampus", "封闭化管理", "校园封闭管理");

    /// <summary>一键报警和视频监控联网.</summary>
    public static YesNoColumn Alarm { get; } = ReturnColumns.YesNo("alarm", "一键报警和视频监控联网", "一键报警");

    /// <summary>设置护学岗.</summary>
    public static YesNoColumn GuardPosts { get; } = ReturnColumns.YesNo("guardPosts", "设置护学岗", "护学岗");

    /// <summary>排查隐患数.</summary>
    public static CountColumn HazardsFound { get; } = ReturnColumns.Number("hazardsFound", "排查隐患数", "处", false, "发现隐患");

    /// <summary>已整改隐患数.</summary>
    public static CountColumn HazardsMended { get; } = ReturnColumns.Number("hazardsMended", "已整改隐患数", "处", false, "已整改");

    /// <summary>未整改隐患数.</summary>
    public static CountColumn HazardsOpen { get; } = ReturnColumns.Number("hazardsOpen", "未整改隐患数", "处", false, "未整改");

    /// <summary>防溺水教育课次.</summary>
    public static CountColumn DrowningLessons { get; } = ReturnColumns.Number("drowningLessons", "防溺水教育课次", "次", false, "防溺水教育次数");

    /// <summary>成立学生欺凌治理委员会.</summary>
    public static YesNoColumn BullyingCommittee { get; } = ReturnColumns.YesNo("bullyingCommittee", "成立学生欺凌治理委员会", "欺凌治理委员会");

    /// <summary>心理筛查学生数.</summary>
    public static CountColumn PupilsScreened { get; } = ReturnColumns.Persons("pupilsScreened", "心理筛查学生数");

    /// <summary>心理筛查教职工数.</summary>
    public static CountColumn StaffScreened { get; } = ReturnColumns.Persons("staffScreened", "心理筛查教职工数");

    /// <summary>实验室安全检查次数.</summary>
    public static CountColumn LaboratoryChecks { get; } = ReturnColumns.Number("laboratoryChecks", "实验室安全检查次数", "次", false, "实验室检查");

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

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
        new("“{0}”多于“教职工”表的在编人员与编外（聘用）人员合计。", "'{0}' are more than the staff in post and on contract together."))
    {
        Detail = new("{1} > {2}", "{1} > {2}"),
    };

    /// <summary>The checks of its items in a school's return.</summary>
    internal static ImmutableArray<Check> Checks { get; } = ChecksAgainst(Classes.Sheet, Classes.Pupils, StaffOf);

    /// <summary>The checks of its items against the classes and the staff of whichever form it stands in.</summary>
    /// <param name="classes">The sheet of classes.</param>
    /// <param name="pupils">Who is in each class.</param>
    /// <param name="staff">All staff of the sender and where they stand; null when they are not all reported.</param>
    internal static ImmutableArray<Check> ChecksAgainst(FormSheet classes, NumberColumn pupils,
        Func<FormUnderCheck, (decimal? Staff, IReadOnlyList<FindingPlace> Places)> staff) =>
    [
        Check.Row(HazardsDoNotAddUp, Sheet, HazardsFound,
            row => row[HazardsMended] + row[HazardsOpen] is { } sum && row[HazardsFound] is { } found && sum != found
                ? [Print(row[HazardsMended] ?? 0), Print(row[HazardsOpen] ?? 0), Print(found)]
                : null, HazardsMended, HazardsOpen),
        Check.Within(Sheet, PupilsScreened, classes, pupils),
        new(ScreenedExceedStaff, subject =>
        {
            if (staff(subject) is ({ } all, var places) && subject.One(Sheet) is { } safety && safety[StaffScreened] is { } screened
                && screened > all)
            {
                subject.Report(ScreenedExceedStaff, safety, StaffScreened, places, StaffScreened.Caption, Print(screened), Print(all));
            }
        }),
    ];

    static (decimal?, IReadOnlyList<FindingPlace>) StaffOf(FormUnderCheck subject)
    {
        var rows = subject.Of(Staff.Sheet).ToList();
        var isWhole = rows.Count > 0 && Classes.Stages(subject).All(stage => rows.Exists(row => row[Staff.Stage] == stage));
        return (isWhole ? rows.Aggregate((decimal?)0, (sum, row) => sum + row[Staff.InPost] + row[Staff.Contract]) : null,
            PlacesOf(rows, Staff.InPost, Staff.Contract));
    }
}
