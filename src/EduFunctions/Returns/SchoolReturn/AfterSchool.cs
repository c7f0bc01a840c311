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
    public static YesNoColumn Filed { get; } = ReturnColumns.YesNo("filed", "已向教育局备案", "是否备案") with { Help = "课后服务方案已经报教育局备案的填“是”。" };

    /// <summary>一校一案.</summary>
    public static YesNoColumn OwnPlan { get; } = ReturnColumns.YesNo("ownPlan", "一校一案", "是否一校一案") with { Help = "本校有自己的课后服务实施方案的填“是”。" };

    /// <summary>参加课后服务学生数.</summary>
    public static CountColumn Participants { get; } = ReturnColumns.Persons("participants", "参加课后服务学生数", false, "参加学生数") with { Help = "本学期参加课后服务的学生人数，如 420；同一学生只算一次。" };

    /// <summary>收费收入.</summary>
    public static AmountColumn Fees { get; } = ReturnColumns.Money("fees", "收费收入", "服务费收入") with { Help = "上一自然年度收取的课后服务费，如 12.6（万元）。" };

    /// <summary>成本支出.</summary>
    public static AmountColumn Costs { get; } = ReturnColumns.Money("costs", "成本支出", "服务成本") with { Help = "上一自然年度课后服务的全部支出，如 12.6（万元）。" };

    /// <summary>结余.</summary>
    public static AmountColumn Balance { get; } = new("balance", "结余") { Measured = "万元", Minimum = -1_000_000, Maximum = 1_000_000, Aliases = ["收支结余"], Help = "收费收入减成本支出的余额，如 0；超支填负数。" };

    /// <summary>引入第三方机构数.</summary>
    public static CountColumn ThirdParties { get; } = ReturnColumns.Number("thirdParties", "引入第三方机构数", "家", false, "第三方机构数") with { Help = "参与本校课后服务的校外机构家数，如 0。" };

    /// <summary>作业管理.</summary>
    public static YesNoColumn Homework { get; } = ReturnColumns.YesNo("homework", "作业管理") with { Help = "作业总量和公示制度已经落实的填“是”。" };

    /// <summary>作业管理检查日期.</summary>
    public static DateColumn HomeworkChecked { get; } = new("homeworkChecked", "作业管理检查日期") { Help = "学校最近一次检查作业管理的日期，如 2025-09-10。" };

    /// <summary>睡眠管理.</summary>
    public static YesNoColumn Sleep { get; } = ReturnColumns.YesNo("sleep", "睡眠管理") with { Help = "作息时间符合睡眠管理规定的填“是”。" };

    /// <summary>睡眠管理检查日期.</summary>
    public static DateColumn SleepChecked { get; } = new("sleepChecked", "睡眠管理检查日期") { Help = "学校最近一次检查睡眠管理的日期，如 2025-09-10。" };

    /// <summary>手机管理.</summary>
    public static YesNoColumn Phones { get; } = ReturnColumns.YesNo("phones", "手机管理") with { Help = "学生手机不带入课堂、统一保管的制度已经落实的填“是”。" };

    /// <summary>手机管理检查日期.</summary>
    public static DateColumn PhonesChecked { get; } = new("phonesChecked", "手机管理检查日期") { Help = "学校最近一次检查手机管理的日期，如 2025-09-10。" };

    /// <summary>读物管理.</summary>
    public static YesNoColumn Reading { get; } = ReturnColumns.YesNo("reading", "读物管理") with { Help = "进校园课外读物的审核制度已经落实的填“是”。" };

    /// <summary>读物管理检查日期.</summary>
    public static DateColumn ReadingChecked { get; } = new("readingChecked", "读物管理检查日期") { Help = "学校最近一次检查读物管理的日期，如 2025-09-10。" };

    /// <summary>体质管理.</summary>
    public static YesNoColumn Fitness { get; } = ReturnColumns.YesNo("fitness", "体质管理") with { Help = "体育课开齐、每天一小时体育活动已经落实的填“是”。" };

    /// <summary>体质管理检查日期.</summary>
    public static DateColumn FitnessChecked { get; } = new("fitnessChecked", "体质管理检查日期") { Help = "学校最近一次检查体质管理的日期，如 2025-09-10。" };

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
        UsedFor = "report",
    };

    static readonly FindingRule BalanceDoesNotAddUp = new("balance-does-not-add-up", Severity.Error, FindingFamily.Row,
        new("收费收入减成本支出与结余不一致。", "Fees less costs are not the balance given."))
    {
        Detail = new("{0} 万元，结余 {1} 万元", "{0} 万元, balance {1} 万元"),
    };

    static readonly FindingRule ServiceWithheld = new("service-withheld", Severity.Query, FindingFamily.Row,
        new("“{0}”填了“/”、“无”或“保密”，全县课后服务是否零结余因此不能确定。没有开展、没有收支的填 0；不能填报的，说明原因。",
            "'{0}' is answered with '/', “none” or “withheld”, and so the county cannot tell whether its after-school service leaves no balance."
                + " Write 0 where there is no service, or no money in it; if it cannot be told, say why."));

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Compare(BalanceDoesNotAddUp,
            standards => new Comparison(Sheet, Balance, (Quantity)Fees - Costs, Relation.Apart, Balance, "与收入减支出不等")
        {
            Shown = ("收入－支出", (Quantity)Fees - Costs), Tolerance = standards[Limits.BalanceTolerance],
        }, (_, left, balance) => [Print(left), Print(balance)]),
        Check.Within(Sheet, Participants, Classes.Sheet, Classes.Pupils),
        .. new[] { Fees, Costs, Balance }.Select(column => Check.NotWithheld(ServiceWithheld, Sheet, column).When(IsCompulsory)),
    ];

    // Of a senior school nobody asks whether its service leaves a balance.
    static bool IsCompulsory(ReturnUnderCheck subject) => Classes.Stages(subject).Exists(stage => ReturnColumns.Compulsory.Contains(stage));
}
