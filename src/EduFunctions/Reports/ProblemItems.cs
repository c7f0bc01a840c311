using System.Collections.Immutable;
using EduFunctions.Indicators;
using static EduFunctions.Reports.ReportOutline;

namespace EduFunctions.Reports;

/// <summary>Problems and what is done about them, from the run's flags, its relief plan and its forecast.</summary>
static class ProblemItems
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } =
    [
        new("large-class-problems", Problems, "1.消除大班额。",
        [
            new("where", "现有大班额 {large-classes}，涉及学校 {schools-with-large-classes}，学生 {pupils-in-large-classes}。", When.Some("large-classes")),
            new("locations", "义务教育大班额中，城区 {large-classes.urban}，镇区 {large-classes.town}，乡村 {large-classes.rural}，分布在{list:large-class-schools}。", When.Some("large-classes.compulsory")),
            new("none", "全县各学段都没有大班额（{large-classes}）。", When.None("large-classes")),
            new("none-found", "有数的学校没有发现大班额（{large-classes}）。", When.NoneFound("large-classes")),
            new("no-schools", "本县没有中小学，不涉及大班额。", When.HasNot("large-classes")),
            new("unknown", "现有大班额{large-classes}。", When.Unknown("large-classes")),
            new("vacancies", "为大班额增班需要补足空编 {large-class-vacancies}。", When.Some("large-class-vacancies")),
            new("posts", "需要申请增编 {large-class-posts}。", When.Some("large-class-posts")),
            new("posts-unknown", "为大班额增班需要补足多少空编、申请多少增编：{large-class-posts}。", When.Some("large-classes").And(When.Unknown("large-class-posts"))),
        ])
        {
            Blocks = [ReportProblems.Causes, ReportProblems.Relief, ReportTables.Ledger, ReportProblems.Forecast, ReportProblems.Of("large-schools", Section.A)],
        },
        ReportProblems.Item("preschool", "2.推进学前教育普及普惠。", new("no-kindergartens", "学校名册中没有幼儿园，学前教育各项不适用。", When.Zero("registered-kindergartens")),
        [
            new("public", "公办幼儿园：城区 {public-kindergartens-urban}，镇区 {public-kindergartens-town}，乡村 {public-kindergartens-rural}。", When.Some("registered-kindergartens")),
            new("by-location", "每名专任教师负担幼儿：城区 {children-per-teacher.kindergarten-urban}，镇区 {children-per-teacher.kindergarten-town}，乡村 {children-per-teacher.kindergarten-rural}；生均活动用房面积：城区 {activity-area-per-child.kindergarten-urban}，镇区 {activity-area-per-child.kindergarten-town}，乡村 {activity-area-per-child.kindergarten-rural}。", When.Some("registered-kindergartens")),
        ], Section.C),
        ReportProblems.Item("balance", "3.缩小校际差距，补齐保障短板。", new("no-compulsory", "本县没有义务教育学校，校际差距不适用。",
            When.HasNot("balance-passing-share.primary").And(When.HasNot("balance-passing-share.junior"))), [], Section.B),
        ReportProblems.Item("duty", "4.解决经费、教师、减负、安全和履职方面的问题。", null, [], Section.D, Section.E, Section.F, Section.G, Section.H),
        new("collection-problems", Problems, "5.数据报送。",
        [
            new("missing", "未报的学校、幼儿园 {returns-missing}，退回未改的 {returns-returned}，逾期的 {returns-late}；有需说明事项未说明的 {returns-with-open-queries}。本报告的结论以已报数据为限。"),
            new("sample", "现场核查按第 {fact:sample-run} 次汇总抽取 {fact:sampled} 个数，已核 {fact:sample-entered} 个，其中 {fact:sample-confirmed} 个与当时的报送一致，占已核的 {fact:sample-share}。", When.Sampled),
            new("sample-changed", "已核的数中有 {fact:sample-changed} 个本报告没有采用，或用的是学校后来改报的数。", When.SampleChanged),
            new("sample-drawn", "已按第 {fact:sample-run} 次汇总生成抽样核查表（{fact:sampled} 个数），尚未登记核查结果。", When.SampledOnly),
        ])
        {
            Blocks = [ReportProblems.Of("collection", Section.I)],
        },
    ];
}
