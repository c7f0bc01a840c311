using System.Collections.Immutable;
using EduFunctions.Returns.BureauReturn;
using static EduFunctions.Reports.ReportOutline;

namespace EduFunctions.Reports;

/// <summary>Priority of education, and what people ask about: money, equity, stages, teachers, training institutions.</summary>
static class PriorityItems
{
    static readonly ReportCondition NoAllowance = new(new("两项都填“否”", "both are no"),
        source => source.Bureau(Pay.Sheet).Any(row => row[Pay.TeachersAllowance] == false && row[Pay.CivilServantsAllowance] == false));

    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } =
    [
        new("spending", Priority, "3.落实教育优先发展。",
        [
            new("amount", "{fact:fiscal-year} 年一般公共预算教育支出（{fact:education-basis}）{education-spending}，上年 {education-spending-before}，{education-spending-growth:growth}，占一般公共预算支出的 {education-spending-share}。"),
            new("per-pupil", "按在校学生人数平均的一般公共预算教育支出 {per-pupil-spending}，上年 {per-pupil-spending-before}，{per-pupil-spending-growth:growth}。"),
            new("kept", "一般公共预算教育支出{education-spending-kept:done}只增不减，按在校学生人数平均的支出{per-pupil-spending-kept:done}只增不减。", When.Yes("education-spending-kept").And(When.Yes("per-pupil-spending-kept"))),
            new("fallen", "一般公共预算教育支出{education-spending-kept:done}只增不减，低于上年。", When.No("education-spending-kept")),
            new("per-pupil-fallen", "按在校学生人数平均的一般公共预算教育支出{per-pupil-spending-kept:done}只增不减，低于上年。", When.No("per-pupil-spending-kept")),
            new("unknown", "“两个只增不减”尚不能确定：一般公共预算教育支出只增不减：{education-spending-kept}；按在校学生人数平均的支出只增不减：{per-pupil-spending-kept}。两年的数没有报齐，或口径不同不能比较。", When.AnyUnknown("education-spending-kept", "per-pupil-spending-kept").And(When.IsNotNo("education-spending-kept")).And(When.IsNotNo("per-pupil-spending-kept"))),
            new("audits", "县级年报表“经费”填报教育经费审计 {audits}。"),
        ])
        {
            Evidence = new("教育经费管理、审计", [], ["审计", "经费", "资金"]),
            Blocks = [ReportTables.Spending],
        },
        new("large-classes", Priority, "4.促进和保障教育公平。",
        [
            new("no-compulsory", "本县没有义务教育学校，大班额只说普通高中。", When.HasNot("large-classes.compulsory").And(When.Has("large-classes.senior"))),
            new("no-schools", "本县没有中小学，不涉及大班额。", When.HasNot("large-classes")),
            new("share", "今年秋季，义务教育阶段 {fact:large-class} 人及以上的大班额 {large-classes.compulsory}，占班级总数的 {large-class-share.compulsory}；大班额数{large-classes.compulsory:change}。", When.Some("large-classes.compulsory")),
            new("none", "今年秋季，义务教育阶段没有 {fact:large-class} 人及以上的大班额，大班额比例为 {large-class-share.compulsory}；大班额数{large-classes.compulsory:change}。", When.None("large-classes.compulsory")),
            new("none-found", "今年秋季，有数的学校义务教育阶段没有发现大班额，尚有学校没有报齐各班人数，全县是否消除还不能确定（{large-class-share.compulsory}）。", When.NoneFound("large-classes.compulsory")),
            new("not-reported", "义务教育阶段大班额比例：{large-class-share.compulsory}。", When.Has("large-classes.compulsory").And(When.Unknown("large-classes.compulsory"))),
            new("super", "其中 {fact:super-large-class} 人及以上的超大班额 {super-large-classes.compulsory}。", When.Some("super-large-classes.compulsory")),
            new("cohorts", "两年都报送的 {large-classes-compared-schools.compulsory}按届比较：上年大班额 {large-classes-compared-before.compulsory}，已消除 {large-classes-cleared.compulsory}，随毕业离校 {large-classes-graduated.compulsory}，新增 {large-classes-new.compulsory}，今年 {large-classes-compared.compulsory}（其中上年持续下来的 {large-classes-persisting.compulsory}）。", When.Known("large-classes-compared.compulsory")),
            new("cohorts-counted", "已消除、新增按各届计：该届大班额比上年少的个数算已消除，多的个数算新增，仍有大班额的届也一样。", When.Known("large-classes-compared.compulsory")),
            new("cohorts-unknown", "今年的大班额中有 {large-classes-unknown.compulsory}没有上年数可比（学校上年未报、今年新建、该届有班级未报学生数，或上年没有汇总）。", When.Some("large-classes-unknown.compulsory")),
            new("cohorts-left-out", "未参加比较的上年大班额 {large-classes-before-left-out.compulsory}，没有两年可比的数（学校今年未报、已撤销，该年级已转出，或该届有班级未报学生数），不算已消除。", When.Some("large-classes-before-left-out.compulsory")),
            new("entrance-cleared", "起始年级（{fact:entrance-grades}）{entrance-grades-cleared:done}无大班额。", When.Yes("entrance-grades-cleared")),
            new("entrance-left", "起始年级（{fact:entrance-grades}）{entrance-grades-cleared:done}无大班额。", When.No("entrance-grades-cleared")),
            new("entrance-unknown", "起始年级（{fact:entrance-grades}）是否没有大班额，{entrance-grades-cleared}。", When.Unknown("entrance-grades-cleared")),
            new("declared-cleared", "承诺消除的年级（{fact:declared-grades}）{declared-grades-cleared:done}无大班额。", When.Yes("declared-grades-cleared")),
            new("declared-left", "承诺消除的年级（{fact:declared-grades}）{declared-grades-cleared:done}无大班额，尚未全部消除。", When.No("declared-grades-cleared")),
            new("declared-unknown", "承诺消除的年级（{fact:declared-grades}）是否全部没有大班额，{declared-grades-cleared}。", When.Unknown("declared-grades-cleared")),
            new("senior", "普通高中大班额 {large-classes.senior}，占班级数的 {large-class-share.senior}；大班额数{large-classes.senior:change}；各校比例：{list:senior-schools}。", When.Has("large-classes.senior")),
        ])
        {
            Blocks = [ReportTables.LargeClasses, new ReportChart("chart:class-sizes", "各班额段班级数（个）", ReportCharts.ClassSizes)],
        },
        new("preschool-equity", Priority, "",
        [
            new("shares", "在园幼儿中公办园占 {public-share.kindergarten}（{public-share.kindergarten:limit}），{public-share.kindergarten:change}；普惠性幼儿园覆盖率 {inclusive-share.kindergarten}（{inclusive-share.kindergarten:limit}），{inclusive-share.kindergarten:change}。", When.Has("public-share.kindergarten")),
            new("no-kindergartens", "学校名册中没有幼儿园，公办园占比、普惠性覆盖率不适用。", When.HasNot("public-share.kindergarten")),
            new("done", "已完工的幼儿园项目：{list:kindergartens-done}。", When.Any("list:kindergartens-done")),
            new("under-way", "在建：{list:kindergartens-under-way}。", When.Any("list:kindergartens-under-way")),
            new("planned", "已规划：{list:kindergartens-planned}。", When.Any("list:kindergartens-planned")),
            new("migrants", "符合条件的随迁子女在公办学校和政府购买学位就读的占 {migrant-share}，适龄残疾儿童少年入学率 {disabled-enrolment}。"),
        ]),
        new("stages", Priority, "5.统筹各学段发展。",
        [
            new("primary-cv", "小学七项指标的校际差异系数全部达标；", When.Yes("balance-all-cv.primary")),
            new("primary-cv-over", "小学七项指标的校际差异系数没有全部达标；", When.No("balance-all-cv.primary")),
            new("primary-cv-unknown", "小学七项指标的校际差异系数是否全部达标{balance-all-cv.primary}；", When.Has("balance-all-cv.primary").And(When.Unknown("balance-all-cv.primary"))),
            new("junior-cv", "初中七项指标的校际差异系数全部达标；", When.Yes("balance-all-cv.junior")),
            new("junior-cv-over", "初中七项指标的校际差异系数没有全部达标；", When.No("balance-all-cv.junior")),
            new("junior-cv-unknown", "初中七项指标的校际差异系数是否全部达标{balance-all-cv.junior}；", When.Has("balance-all-cv.junior").And(When.Unknown("balance-all-cv.junior"))),
            new("primary-cv-one", "小学只有一所学校参加比较，不计算校际差异系数；", When.Has("balance-all-cv.primary").And(When.NotApplicable("balance-all-cv.primary"))),
            new("junior-cv-one", "初中只有一所学校参加比较，不计算校际差异系数；", When.Has("balance-all-cv.junior").And(When.NotApplicable("balance-all-cv.junior"))),
            new("no-compulsory", "本县没有义务教育学校，校际均衡和资源配置不适用；", When.HasNot("balance-passing-share.primary").And(When.HasNot("balance-passing-share.junior"))),
            new("passing-primary", "小学资源配置达标的学校（学段）占 {balance-passing-share.primary}；", When.Has("balance-passing-share.primary")),
            new("passing-junior", "初中资源配置达标的学校（学段）占 {balance-passing-share.junior}；", When.Has("balance-passing-share.junior")),
            new("preschool", "学前三年毛入园率 {gross-enrolment.kindergarten}（{gross-enrolment.kindergarten:limit}）；", When.Has("gross-enrolment.kindergarten")),
            new("retention", "初中三年巩固率 {junior-retention}（{junior-retention:limit}），", When.Has("junior-retention")),
            new("quota", "优质高中招生名额分配到初中的占 {quota-share}（{quota-share:limit}）。"),
        ])
        {
            Evidence = new("优质均衡、学前普及普惠、高中发展", [], ["优质均衡", "均衡发展", "普及普惠", "普通高中", "布局调整"]),
            Blocks = [ReportTables.Coefficients, new ReportChart("chart:coefficients", "七项指标校际差异系数", ReportCharts.Coefficients)],
        },
        new("teachers", Priority, "6.加强教师队伍建设。",
        [
            new("pay-above", "义务教育教师年平均工资收入 {teachers-pay}，公务员 {civil-servants-pay}，教师高出 {pay-difference}；", When.Some("pay-difference")),
            new("pay-equal", "义务教育教师年平均工资收入 {teachers-pay}，与公务员（{civil-servants-pay}）持平；", When.Zero("pay-difference")),
            new("pay-below", "义务教育教师年平均工资收入 {teachers-pay}，公务员 {civil-servants-pay}，教师低于公务员 {pay-difference:size}；", When.No("pay-not-below")),
            new("pay-unknown", "义务教育教师年平均工资收入 {teachers-pay}，公务员 {civil-servants-pay}；", When.Unknown("pay-difference")),
            new("performance-paid", "绩效工资差额已经发放，人均 {performance-difference}，覆盖教职工 {performance-difference-covered}；", When.Yes("performance-difference-paid")),
            new("performance-unpaid", "绩效工资差额尚未发放，人均 {performance-difference}；", When.No("performance-difference-paid")),
            new("performance-unknown", "绩效工资差额是否发放{performance-difference-paid}，人均 {performance-difference}；", When.Unknown("performance-difference-paid")),
            new("allowances", "教师、公务员的奖励性补贴都已列入预算。", When.Yes("allowances-budgeted")),
            new("allowances-none", "教师、公务员的奖励性补贴都没有列入预算。", When.No("allowances-budgeted").And(NoAllowance)),
            new("allowances-not", "教师、公务员的奖励性补贴没有都列入预算。", When.No("allowances-budgeted").And(NoAllowance.Not())),
            new("allowances-unknown", "教师、公务员的奖励性补贴是否都列入预算{allowances-budgeted}。", When.Unknown("allowances-budgeted")),
            new("posts", "中小学核定教职工编制 {posts}，在编 {staff-in-post}，其中不在岗 {staff-away}；空编 {posts-vacant}，编外 {staff-contract}；平均每班专任教师 {teachers-per-class}。"),
            new("posts-apart", "空编逐校计算：有的学校超编，不与别校的空编相抵，所以各校空编之和大于核定编制减在编。", When.Apart("posts-vacant", "posts", "staff-in-post")),
            new("quality", "义务教育专任教师持证上岗率 {certified-teachers-share}，五年培训满 360 学时的专任教师占 {trained-teachers-share}。"),
        ])
        {
            Evidence = new("教师队伍建设", [], ["教师", "师德", "县管校聘"]),
        },
        new("training-institutions", Priority, "7.规范校外培训。",
        [
            new("reduced", "校外培训机构由上年末的 {training-institutions-before}减少到 {training-institutions}，压减 {training-institutions-reduced}；", When.Some("training-institutions-reduced")),
            new("not-reduced", "校外培训机构上年末 {training-institutions-before}，现有 {training-institutions}，没有增减；", When.Zero("training-institutions-reduced")),
            new("increased", "校外培训机构由上年末的 {training-institutions-before}增加到 {training-institutions}，增加 {training-institutions-reduced:size}；", When.Negative("training-institutions-reduced")),
            new("none-before", "现有校外培训机构 {training-institutions}，上年末有校外培训机构 {training-institutions-before}；", When.NotApplicable("training-institutions-reduced")),
            new("unknown", "校外培训机构上年末 {training-institutions-before}，现有 {training-institutions}；", When.Unknown("training-institutions-reduced")),
            new("subject", "学科类机构上年末 {subject-institutions-before}，学科类机构现有 {subject-institutions}；"),
            new("work", "注销培训机构 {training-institutions-closed}，清理培训广告 {training-advertisements}，检查培训机构 {training-inspections}。"),
        ])
        {
            Evidence = new("校外培训治理", [], ["校外培训", "培训机构"]),
        },
    ];
}
