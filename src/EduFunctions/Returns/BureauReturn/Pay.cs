using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>待遇: pay of compulsory-stage teachers and of civil servants in the calendar year before.</summary>
public static class Pay
{
    const decimal Most = 1_000_000;

    // Nobody is paid less in a whole year: a smaller figure is in 万元, or a month's.
    const decimal LeastCredible = 12_000;

    /// <summary>义务教育教师年平均工资收入.</summary>
    public static AmountColumn Teachers { get; } = ReturnColumns.Amount("teachers", "义务教育教师年平均工资收入", "元", Most, "教师年平均工资收入", "义务教育教师平均工资", "义务教育学校教师年平均工资收入") with { Required = true, Minimum = 1, Help = "上一自然年度公办义务教育学校在编教师人均全年工资收入，如 96800。" };

    /// <summary>公务员年平均工资收入.</summary>
    public static AmountColumn CivilServants { get; } = ReturnColumns.Amount("civilServants", "公务员年平均工资收入", "元", Most, "公务员平均工资", "当地公务员年平均工资收入") with { Required = true, Minimum = 1, Help = "同一年度本县公务员人均全年工资收入，与教师同一口径，如 95100。" };

    /// <summary>教师奖励性补贴列入预算.</summary>
    public static YesNoColumn TeachersAllowance { get; } = ReturnColumns.YesNo("teachersAllowance", "教师奖励性补贴列入预算", "义务教育教师奖励性补贴列入预算") with { Help = "义务教育教师的奖励性补贴本年度列入了财政预算的填“是”。" };

    /// <summary>公务员奖励性补贴列入预算.</summary>
    public static YesNoColumn CivilServantsAllowance { get; } = ReturnColumns.YesNo("civilServantsAllowance", "公务员奖励性补贴列入预算") with { Help = "公务员的奖励性补贴本年度列入了财政预算的填“是”。" };

    /// <summary>绩效工资差额人均.</summary>
    public static AmountColumn Difference { get; } = ReturnColumns.Amount("difference", "绩效工资差额人均", "元", Most, "绩效工资差额", "比较绩效工资差额人均", "人均绩效工资差额") with { Help = "教师绩效工资比公务员相应项目少的、按政策补发的人均数，如 3600；没有差额填 0。" };

    /// <summary>绩效工资差额已发放.</summary>
    public static YesNoColumn Paid { get; } = ReturnColumns.YesNo("paid", "绩效工资差额已发放", "差额已发放", "是否已发放") with { Help = "上述差额已经全部发到教师手中的填“是”。" };

    /// <summary>绩效工资差额覆盖教职工数.</summary>
    public static CountColumn Covered { get; } = ReturnColumns.Persons("covered", "绩效工资差额覆盖教职工数", false, "覆盖教职工数", "补发教职工数") with { Help = "领到这笔差额的教职工人数，如 3120。" };

    /// <summary>说明: what the bureau has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("bureau-pay", "待遇", SheetLayout.List,
        [Teachers, CivilServants, TeachersAllowance, CivilServantsAllowance, Difference, Paid, Covered, Explanation])
    {
        Aliases = ["教师待遇", "工资待遇"],
        Explanation = Explanation,
        UsedFor = "report",
        IsOfFiscalYear = true,
    };

    static readonly FindingRule PayTooSmall = new("pay-too-small", Severity.Query, FindingFamily.Row,
        new("“{0}”不足 {1} 元。应填全年人均数，单位是元。请更正或说明。", "'{0}' is under {1} 元. It is a whole year's, in 元. Correct or explain."))
    {
        Detail = new("{2}", "{2}"),
    };

    static readonly FindingRule PaidToNobody = new("paid-to-nobody", Severity.Query, FindingFamily.Row,
        new("“{0}”填“是”，但“{1}”为 0 或未填。请更正或说明。", "'{0}' says yes, but '{1}' is 0 or blank. Correct or explain."));

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        .. new[] { Teachers, CivilServants }.Select(pay => Check.Row(PayTooSmall, Sheet, pay,
            row => row[pay] < LeastCredible ? [pay.Caption, Print(LeastCredible), Print(row[pay] ?? 0)] : null)),
        Check.Row(PaidToNobody, Sheet, Paid,
            row => row[Paid] == true && row[Difference] > 0 && row[Covered] is null or 0 ? [Paid.Caption, Covered.Caption] : null, Covered),
    ];
}
