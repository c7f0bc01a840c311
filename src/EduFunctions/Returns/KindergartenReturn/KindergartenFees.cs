using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.KindergartenReturn;

/// <summary>收费: what parents pay for a child and month.</summary>
public static class KindergartenFees
{
    const decimal Most = 50_000;

    /// <summary>保教费.</summary>
    public static AmountColumn Care { get; } = ReturnColumns.Amount("care", "保教费", "元/月", Most, "保育教育费", "保教费标准") with { Help = "本学期每名幼儿每月的保教费，如 450；按学期收的折成每月，各类班不同的填最高的。" };

    /// <summary>伙食费.</summary>
    public static AmountColumn Meals { get; } = ReturnColumns.Amount("meals", "伙食费", "元/月", Most, "膳食费", "餐费") with { Help = "本学期每名幼儿每月的伙食费，如 260；不供餐填 0。" };

    /// <summary>最高收费标准: what the authorities allow for care.</summary>
    public static AmountColumn Ceiling { get; } = ReturnColumns.Amount("ceiling", "保教费最高收费标准", "元/月", Most, "核定收费标准", "批准收费标准", "最高限价", "备案收费标准") with { Help = "价格、教育部门核定（普惠园为政府指导价上限，其他民办园为备案）的每月保教费，如 500。" };

    /// <summary>说明: what the kindergarten has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("kindergarten-fees", "收费", SheetLayout.List, [Care, Meals, Ceiling, Explanation])
    {
        Aliases = ["收费情况", "收费标准"],
        Explanation = Explanation,
        UsedFor = "checks",
    };

    static readonly FindingRule FeeExceedsCeiling = new("fee-exceeds-ceiling", Severity.Query, FindingFamily.Row,
        new("“{0}”高于“{1}”。请更正或说明。", "'{0}' is above '{1}'. Correct or explain."))
    {
        Detail = new("{2} > {3}", "{2} > {3}"),
    };

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Compare(FeeExceedsCeiling, _ => new Comparison(Sheet, Care, Care, Relation.Above, Ceiling, "高于最高收费标准"),
            (_, care, ceiling) => [Care.Caption, Ceiling.Caption, Print(care), Print(ceiling)]),
    ];
}
