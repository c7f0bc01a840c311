using System.Collections.Immutable;
using static EduFunctions.Reports.ReportOutline;

namespace EduFunctions.Reports;

/// <summary>What was done, and what of it can be shown.</summary>
static class PracticeItems
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } =
    [
        new("leaders", Practice, "1.党委政府统筹推进。",
        [
            new("policies", "印发与教育有关的文件 {policies-issued}：{list:policies}。", When.Some("policies-issued")),
            new("no-policies", "印发与教育有关的文件：{policies-issued}。", When.NotSome("policies-issued")),
            new("visits", "领导到学校调研 {leaders-visits}，教师节慰问 {teachers-day-visits}；“履职”登记：督导 {supervisions}，培训 {trainings}，审计 {audits-registered}（登记有文件的审计，与“经费”填报的审计次数口径不同）。"),
            new("without-evidence", "其中没有佐证材料的履职事项 {duties-without-evidence}。", When.Some("duties-without-evidence")),
        ])
        {
            Evidence = new("专题会议、现场调研", ["党委常委会议", "政府常务会议", "领导调研学校", "领导联系学校", "领导讲课"], []),
        },
        new("investment", Practice, "2.保障教育投入。",
        [
            new("spending", "一般公共预算教育支出（{fact:education-basis}）{education-spending}，上年 {education-spending-before}，{education-spending-growth:growth}。"),
            new("pupils", "全县中小学在校学生 {pupils}。"),
            new("funds", "生均公用经费：幼儿园 {public-funds-kindergarten}（上年 {public-funds-kindergarten-before}，{public-funds-kindergarten-growth:growth}），小学 {public-funds-primary}（上年 {public-funds-primary-before}，{public-funds-primary-growth:growth}），初中 {public-funds-junior}（上年 {public-funds-junior-before}，{public-funds-junior-growth:growth}），高中 {public-funds-senior}（上年 {public-funds-senior-before}，{public-funds-senior-growth:growth}）。"),
        ]),
        new("exchange", Practice, "3.推进教师交流轮岗。",
        [
            new("no-compulsory", "本县没有义务教育学校，教师交流轮岗不适用。", When.HasNot("exchanged")),
            new("share", "义务教育学校符合交流条件的教师 {exchange-due}，本学年已交流 {exchanged}，占 {exchange-share}（{exchange-share:limit}）；其中骨干教师占 {exchange-backbone-share}（{exchange-backbone-share:limit}）；涉及学校 {schools-with-exchange}。"),
            new("directions", "按方向分：城区学校之间 {exchanged-in-town}，招考进城 {exchanged-into-town}，城区到乡镇 {exchanged-to-township}，乡镇学校之间 {exchanged-in-township}。"),
        ])
        {
            Evidence = new("教师管理体制改革", [], ["县管校聘", "市管校聘", "区管校聘", "交流轮岗", "编制"]),
            Blocks = [ReportTables.Exchanges],
        },
        new("places", Practice, "4.扩大学位供给。",
        [
            new("taking", "新建、改扩建学校和幼儿园已经投用：{list:projects-taking}。", When.Any("list:projects-taking")),
            new("done", "已完工的中小学项目：{list:projects-done}。", When.Any("list:projects-done")),
            new("under-way", "在建的中小学项目：{list:projects-under-way}。", When.Any("list:projects-under-way")),
            new("planned", "已规划的中小学项目：{list:projects-planned}。", When.Any("list:projects-planned")),
            new("no-projects", "县级年报表没有登记中小学建设项目。", When.BureauReported.And(When.NoneOf("list:projects-done", "list:projects-under-way", "list:projects-planned"))),
            new("bureau-missing", "建设项目：（缺：县级年报表）。", When.BureauMissing),
            new("kindergartens", "公办幼儿园 {kindergartens-public}，其中城区 {public-kindergartens-urban}，镇区 {public-kindergartens-town}，乡村 {public-kindergartens-rural}；认定的普惠性民办幼儿园 {kindergartens-inclusive}。", When.Some("registered-kindergartens")),
            new("kindergarten-places", "已完工项目新增学前学位 {kindergarten-places-added.kindergarten}。", When.Known("kindergarten-places-added.kindergarten")),
        ])
        {
            Evidence = new("招生、学位建设", [], ["招生", "学位", "建设", "教学楼", "布局"]),
            Blocks = [ReportTables.Projects],
        },
    ];
}
