using System.Collections.Immutable;
using static EduFunctions.Reports.ReportOutline;

namespace EduFunctions.Reports;

/// <summary>Five educations and burden, safety, supervision.</summary>
static class EcologyItems
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } =
    [
        new("services", Ecology, "8.五育并举，落实“双减”。",
        [
            new("no-compulsory", "本县没有义务教育学校，课后服务和五项管理不适用。", When.HasNot("service-schools")),
            new("service", "开展课后服务的义务教育学校 {service-schools}，向教育局备案的占 {service-filed-share}，制定“一校一案”的 {service-own-plan-schools}（占 {service-own-plan-share}），参加课后服务的学生占 {service-coverage}；"),
            new("balance-zero", "各校课后服务收支都做到零结余。", When.Yes("service-balance-zero")),
            new("balance-left", "有学校课后服务收支没有做到零结余，各校结余相抵后为 {service-balance}。", When.No("service-balance-zero")),
            new("balance-unknown", "各校课后服务收支是否都为零结余{service-balance-zero}。", When.Unknown("service-balance-zero")),
            new("third-parties", "引入第三方机构 {service-third-parties}。", When.Some("service-third-parties")),
            new("managements", "落实“五项管理”的学校：作业 {homework-managed-share}，睡眠 {sleep-managed-share}，手机 {phones-managed-share}，读物 {reading-managed-share}，体质 {fitness-managed-share}。"),
        ])
        {
            Evidence = new("五育并举、双减、五项管理、课后服务", [], ["双减", "五项管理", "课后服务", "德育", "体育", "艺术", "劳动", "科技"]),
        },
        new("safety-guards", ReportOutline.Safety, "9.落实校园安全防范建设。",
        [
            new("no-schools", "学校名册中本学年没有学校和幼儿园，校园安全防范不适用。", When.HasNot("four-hundred-percents")),
            new("all", "校园“四个百分之百”全部达到：", When.Yes("four-hundred-percents")),
            new("missed", "校园“四个百分之百”没有全部达到：", When.No("four-hundred-percents")),
            new("unknown", "校园“四个百分之百”是否全部达到{four-hundred-percents}：", When.Unknown("four-hundred-percents")),
            new("four", "专职保安员配备 {guards-share}，封闭化管理 {closed-campus-share}，一键式报警、视频监控达标并与公安联网 {alarm-linked-share}，护学岗设置 {guard-posts-share}。专职保安员共 {guard-count}。"),
        ])
        {
            Evidence = new("校园安全", [], ["安全", "平安校园"]),
        },
        new("safety-hazards", ReportOutline.Safety, "10.排查整治安全隐患。",
        [
            new("no-schools", "学校名册中本学年没有学校和幼儿园，隐患排查不适用。", When.HasNot("hazards-found")),
            new("hazards", "排查隐患 {hazards-found}，整改率 {hazards-mended-share}，", When.NotZero("hazards-found")),
            new("no-hazards", "排查隐患 {hazards-found}，没有发现隐患，不计算整改率；", When.None("hazards-found")),
            new("no-hazards-found", "有数的学校排查隐患 {hazards-found}，没有发现隐患，不计算整改率；", When.NoneFound("hazards-found")),
            new("none-open", "已全部整改；", When.None("hazards-open").And(When.Some("hazards-found"))),
            new("open", "尚未整改 {hazards-open}；", When.NotNone("hazards-open").And(When.NotZero("hazards-found"))),
            new("screening", "心理健康筛查覆盖率：学生 {pupils-screened-share}，教职工 {staff-screened-share}；配有心理健康教师 {counsellors}；"),
            new("lessons", "防溺水教育 {drowning-lessons}。"),
            new("committees", "成立学生欺凌治理委员会的学校占 {bullying-committees-share}，实验室安全检查 {laboratory-checks}。"),
        ])
        {
            Evidence = new("防溺水、防欺凌、心理健康、周边整治", [], ["溺水", "欺凌", "心理", "隐患", "周边"]),
        },
        new("inspectors", ReportOutline.Supervision, "11.推进教育督导改革。",
        [
            new("zones", "全县有督学 {inspectors}，其中专职督学 {inspectors-full-time}；设督学责任区 {zones}，平均每个责任区 {schools-per-zone}；挂牌督导覆盖率 {named-inspector-share}。"),
            new("topics", "专题督导：{list:topics-inspected}。", When.Any("list:topics-inspected")),
        ])
        {
            Evidence = new("督导体制改革、专题督导", [], ["督导", "督学"]),
        },
    ];
}
