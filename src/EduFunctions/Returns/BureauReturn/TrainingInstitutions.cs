using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>校外培训: institutions that train pupils outside school.</summary>
public static class TrainingInstitutions
{
    /// <summary>上年末登记机构数.</summary>
    public static CountColumn RegisteredBefore { get; } = ReturnColumns.Number("registeredBefore", "上年末登记机构数", "家", false, "上年末校外培训机构数", "上年末机构数") with { Help = "上一自然年度末登记在册的校外培训机构家数，如 46。" };

    /// <summary>现有登记机构数.</summary>
    public static CountColumn Registered { get; } = ReturnColumns.Number("registered", "现有登记机构数", "家", false, "现有校外培训机构数", "现有机构数") with { Help = "填表时登记在册的校外培训机构家数，如 21。" };

    /// <summary>注销机构数.</summary>
    public static CountColumn Closed { get; } = ReturnColumns.Number("closed", "注销机构数", "家", false, "关停机构数", "压减机构数", "注销关停机构数") with { Help = "上年末以后注销或关停的机构家数，如 26；没有填 0。" };

    /// <summary>上年末学科类机构数.</summary>
    public static CountColumn SubjectBefore { get; } = ReturnColumns.Number("subjectBefore", "上年末学科类机构数", "家", false, "其中上年末学科类机构数") with { Help = "上年末登记机构中培训语文、数学、英语等学科的家数，如 12。" };

    /// <summary>现有学科类机构数.</summary>
    public static CountColumn Subject { get; } = ReturnColumns.Number("subject", "现有学科类机构数", "家", false, "其中现有学科类机构数", "学科类机构数") with { Help = "现有登记机构中培训学科的家数，如 2。" };

    /// <summary>清理培训广告数.</summary>
    public static CountColumn Advertisements { get; } = ReturnColumns.Number("advertisements", "清理培训广告数", "处", false, "清理广告数", "清理户外广告数") with { Help = "上年末以后清理的校外培训广告处数，如 38；没有填 0。" };

    /// <summary>检查次数.</summary>
    public static CountColumn Inspections { get; } = ReturnColumns.Number("inspections", "校外培训检查次数", "次", false, "检查次数", "巡查次数") with { Help = "上年末以后对校外培训机构的联合检查、巡查次数，如 17。" };

    /// <summary>说明: what the bureau has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("bureau-training", "校外培训", SheetLayout.List,
        [RegisteredBefore, Registered, Closed, SubjectBefore, Subject, Advertisements, Inspections, Explanation])
    {
        Aliases = ["校外培训机构", "校外培训治理"],
        Explanation = Explanation,
        UsedFor = "report",
    };

    static readonly FindingRule InstitutionsDoNotAddUp = new("institutions-do-not-add-up", Severity.Error, FindingFamily.Row,
        new("“{0}”减“{1}”大于“{2}”：没有注销的机构应仍在册。", "'{0}' less '{1}' is more than '{2}': what was not closed is still registered."))
    {
        Detail = new("{3} − {4} > {5}", "{3} − {4} > {5}"),
    };

    /// <summary>The checks of its items. New ones may have been registered meanwhile, but none can be lost.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, SubjectBefore, RegisteredBefore),
        Check.Part(Sheet, Subject, Registered),
        Check.Compare(InstitutionsDoNotAddUp, _ => new Comparison(Sheet, Registered, (Quantity)RegisteredBefore - Closed, Relation.Above, Registered,
            "少于上年末减注销")
        {
            Shown = ("上年末－注销", (Quantity)RegisteredBefore - Closed),
        }, (row, _, registered) => [RegisteredBefore.Caption, Closed.Caption, Registered.Caption, Print(row[RegisteredBefore] ?? 0),
            Print(row[Closed] ?? 0), Print(registered)]),
    ];
}
