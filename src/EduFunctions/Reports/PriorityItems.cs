using System.Collections.Immutable;
using static EduFunctions.Reports.ReportOutline;

namespace EduFunctions.Reports;

/// <summary>Priority of education, and what people ask about: money, equity, stages, teachers, training institutions.</summary>
static class PriorityItems
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } =
    [
        new("equity", Priority, "4.促进教育公平",
        [
            new("share", "义务教育阶段有 {fact:large-class} 人及以上的大班额 {large-classes.compulsory}，占班级数的 {large-class-share.compulsory}；大班额数{large-classes.compulsory:change}。", When.Has("large-classes.compulsory")),
        ])
        {
            Blocks =
            [
                new ReportTable("table:large-classes", "大班额情况", ["范围", "班级数（个）", "大班额（个）", "超大班额（个）", "大班额比例"], source =>
                    [.. new[] { "compulsory", "primary", "junior", "senior", "urban", "town", "rural" }.Where(subject => source.Find($"classes.{subject}")?.Expected > 0)
                        .Select(subject => ReportTables.Row(source, $"classes.{subject}", [$"classes.{subject}", $"large-classes.{subject}", $"super-large-classes.{subject}", $"large-class-share.{subject}"]))]),
                new ReportChart("chart:class-sizes", "各班额段班级数（个）", ReportCharts.ClassSizes),
            ],
        },
    ];
}
