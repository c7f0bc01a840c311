using System.Collections.Immutable;
using static EduFunctions.Reports.ReportOutline;

namespace EduFunctions.Reports;

/// <summary>The report's beginning: what it is made from, and the county at a glance.</summary>
static class GlanceItems
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } =
    [
        new("basis", Preface, "",
        [
            new("who", "按照上级对县级人民政府履行教育职责开展评价的要求，{fact:county}以各校、各园和教育局报送的 {fact:year} 学年报表为依据，逐项开展自评。"),
            new("clocks", "学生、班级、教职工、校舍为 {fact:reference-day}的数，经费为 {fact:fiscal-year} 年的数。"),
            new("run", "全县应报 {returns-expected}，已纳入汇总 {returns-in-force}，完整率 {completeness}；数字取自第 {fact:run} 次汇总（{fact:compiled-on}）。"),
            new("returned", "退回未改的 {returns-returned}，报表没有采用，不算在文中的“已报”之内。", When.Some("returns-returned")),
            new("gaps", "尚未报送的数在文中注明缺哪一份报表，不作估计；与上年相比的增减，只在两年都已报送的学校之间计算。", When.Some("returns-expected")),
            new("withheld", "学校填“/”的表示不适用或保密：已经报送，但没有给出数，文中注明所数，不当作 0，也不算未报。", When.Withheld),
            new("uncomputed", "学校已经报送而有关格子没有填全、分母为 0，或者按届比较而上年没有报送、没有报全的，该项算不出，文中注明所数，不当作 0，也不算未报。", When.Uncomputed),
        ]),
        new("schools", Glance, "",
        [
            new("schools", "全县有{list:schools-by-kind}。", When.Any("list:schools-by-kind")),
            new("no-schools", "学校名册中本学年没有中小学。", When.NoneOf("list:schools-by-kind")),
            new("kindergartens", "幼儿园 {registered-kindergartens}，其中{list:kindergartens-by-sponsor}。", When.Some("registered-kindergartens")),
            new("no-kindergartens", "学校名册中本学年没有幼儿园（{registered-kindergartens}）。", When.Zero("registered-kindergartens")),
            new("pupils", "在校学生{list:pupils-by-stage}，其中随班就读学生 {special-needs-pupils}。", When.Any("list:pupils-by-stage")),
            new("vocational", "中等职业学校学生 {vocational-pupils}。"),
            new("children", "在园幼儿 {children.kindergarten}。"),
            new("staff", "中小学教职工 {school-staff}，其中专任教师 {teachers}；核定编制 {posts}，在编 {staff-in-post}。"),
        ])
        {
            Blocks = [ReportTables.Stages],
        },
    ];
}
