using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Returns.KindergartenReturn;

/// <summary>教职工: the staff of the whole kindergarten.</summary>
public static class KindergartenStaff
{
    /// <summary>核定编制数.</summary>
    public static CountColumn Posts { get; } = ReturnColumns.Persons("posts", "核定编制数", true, "教职工编制总额", "编制数", "核定编制") with { Help = "编制部门 9 月 1 日前核定给本园的教职工编制数，如 12；民办园填“/”。" };

    /// <summary>在编教职工数.</summary>
    public static CountColumn InPost { get; } = ReturnColumns.Persons("inPost", "在编教职工数", true, "实有在编", "在编教职工", "在编人数") with { Help = "9 月 1 日占用本园编制的教职工人数，如 10；民办园填“/”或 0。" };

    /// <summary>编外教职工数.</summary>
    public static CountColumn Contract { get; } = ReturnColumns.Persons("contract", "编外教职工数", true, "聘用教职工数", "编外人员", "聘用制教职工") with { Help = "9 月 1 日在岗而不占编制的教职工人数，含劳务派遣，如 15；民办园的教职工都填在这里。" };

    /// <summary>园长数.</summary>
    public static CountColumn Heads { get; } = ReturnColumns.Persons("heads", "园长数", true, "园长", "正副园长数") with { Help = "9 月 1 日在岗的正、副园长人数，如 2。" };

    /// <summary>持证园长数.</summary>
    public static CountColumn CertifiedHeads { get; } = ReturnColumns.Persons("certifiedHeads", "持证园长数", false, "持有教师资格证的园长数", "园长持证数") with { Help = "园长中持有教师资格证（并取得园长任职资格）的人数，如 2。" };

    /// <summary>专任教师数.</summary>
    public static CountColumn Teachers { get; } = ReturnColumns.Persons("teachers", "专任教师数", true, "专任教师") with { Help = "9 月 1 日专门带班教学的教师人数，在编、编外都算，如 14；园长、保育员不计。" };

    /// <summary>持证专任教师数.</summary>
    public static CountColumn CertifiedTeachers { get; } = ReturnColumns.Persons("certifiedTeachers", "持有教师资格证的专任教师数", false, "持证专任教师数", "持证教师", "持证教师数") with { Help = "专任教师中持有教师资格证的人数，如 14。" };

    /// <summary>保育员数.</summary>
    public static CountColumn Nurses { get; } = ReturnColumns.Persons("nurses", "保育员数", false, "保育员") with { Help = "9 月 1 日在岗的保育员人数，如 7；没有填 0。" };

    /// <summary>说明: what the kindergarten has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("kindergarten-staff", "教职工", SheetLayout.List,
        [Posts, InPost, Contract, Heads, CertifiedHeads, Teachers, CertifiedTeachers, Nurses, Explanation])
    {
        Aliases = ["教职工情况", "教师情况", "师资", "保教人员"],
        Explanation = Explanation,
    };

    static readonly FindingRule NoHead = new("no-head", Severity.Query, FindingFamily.Row,
        new("“{0}”为 0。请更正或说明由谁主持工作。", "'{0}' is 0. Correct it, or say who is in charge."));

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, CertifiedHeads, Heads),
        Check.Part(Sheet, CertifiedTeachers, Teachers),
        Check.Parts(Sheet, [Teachers, Heads, Nurses], InPost, Contract),
        StaffChecks.WithinPosts(Sheet, InPost, Posts),
        Check.NotZero(NoHead, Sheet, Heads),
    ];

    /// <summary>All staff.</summary>
    internal static Quantity All => Quantity.All(Sheet, InPost) + Quantity.All(Sheet, Contract);
}
