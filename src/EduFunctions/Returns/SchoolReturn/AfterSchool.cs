using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>课后服务: after-school service and the five managements 五项管理.</summary>
public static class AfterSchool
{
    /// <summary>已向教育局备案.</summary>
    public static YesNoColumn Filed { get; } = ReturnColumns.YesNo("filed", "已向教育局备案", "是否备案");

    /// <summary>一校一案.</summary>
    public static YesNoColumn OwnPlan { get; } = ReturnColumns.YesNo("ownPlan", "一校一案", "是否一校一案");

    /// <summary>参加课后服务学生数.</summary>
    public static CountColumn Participants { get; } = ReturnColumns.Persons("participants", "参加课后服务学生数", false, "参加学生数");

    /// <summary>收费收入.</summary>
    public static AmountColumn Fees { get; } = ReturnColumns.Money("fees", "收费收入", "服务费收入");

    /// <summary>成本支出.</summary>
    public static AmountColumn Costs { get; } = ReturnColumns.Money("costs", "成本支出", "服务成本");

    /// <summary>结余.</summary>
    public static AmountColumn Balance { get; } = new("balance", "结余") { Measured = "万元", Minimum = -1_000_000, Maximum = 1_000_000, Aliases = ["收支结余"] };

    /// <summary>引入第三方机构数.</summary>
    public static CountColumn ThirdParties { get; } = ReturnColumns.Number("thirdParties", "引入第三方机构数", "家", false, "第三方机构数");

    /// <summary>作业管理.</summary>
    public static YesNoColumn Homework { get; } = ReturnColumns.YesNo("homework", "作业管理");

    /// <summary>作业管理检查日期.</summary>
    public static DateColumn HomeworkChecked { get; } = new("homeworkChecked", "作业管理检查日期");

    /// <summary>睡眠管理.</summary>
    public static YesNoColumn Sleep { get; } = ReturnColumns.YesNo("sleep", "睡眠管理");

    /// <summary>睡眠管理检查日期.</summary>
    public static DateColumn SleepChecked { get; } = new("sleepChecked", "睡眠管理检查日期");

    /// <summary>手机管理.</summary>
    public static YesNoColumn Phones { get; } = ReturnColumns.YesNo("phones", "手机管理");

    /// <summary>手机管理检查日期.</summary>
    public static DateColumn PhonesChecked { get; } = new("phonesChecked", "手机管理检查日期");

    /// <summary>读物管理.</summary>
    public static YesNoColumn Reading { get; } = ReturnColumns.YesNo("reading", "读物管理");

    /// <summary>读物管理检查日期.</summary>
    public static DateColumn ReadingChecked { get; } = new("readingChecked", "读物管理检查日期");

    /// <summary>体质管理.</summary>
    public static YesNoColumn Fitness { get; } = ReturnColumns.YesNo("fitness", "体质管理");

    /// <summary>体质管理检查日期.</summary>
    public static DateColumn FitnessChecked { get; } = new("fitnessChecked", "体质管理检查日期");

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("afterschool", "课后服务", SheetLayout.List,
    [
        Filed, OwnPlan, Participants, Fees, Costs, Balance, ThirdParties, Homework, HomeworkChecked, Sleep, SleepChecked, Phones,
        PhonesChecked, Reading, ReadingChecked, Fitness, FitnessChecked, Explanation,
    ])
    {
        Aliases = ["课后服务情况"],
        Explanation = Explanation,
    };

    static readonly FindingRule BalanceDoesNotAddUp = new("balance-does-not-add-up", Severity.Error, FindingFamily.Row,
        new("收费收入减成本支出与结余不一致。", "Fees less costs are not the balance given."))
    {
        Detail = new("{0} 万元，结余 {1} 万元", "{0} 万元, balance {1} 万元"),
    };

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
        [new(BalanceDoesNotAddUp, BalanceAddsUp), Check.Within(Sheet, Participants, Classes.Sheet, Classes.Pupils)];

    static void BalanceAddsUp(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is { } row && row[Fees] - row[Costs] is { } left && row[Balance] is { } balance
            && Math.Abs(left - balance) > subject.Context.Standards[Limits.BalanceTolerance])
        {
            subject.Report(BalanceDoesNotAddUp, row, Balance, PlacesOf([row], Fees, Costs), Print(left), Print(balance));
        }
    }
}
