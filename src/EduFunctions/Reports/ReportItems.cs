using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EduFunctions.Reports;

/// <summary>Every item of the report, in the order of its outline.</summary>
public static class ReportItems
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } = [.. GlanceItems.All, .. LeadershipItems.All, .. PriorityItems.All, .. EcologyItems.All, .. PracticeItems.All, .. ProblemItems.All];

    static readonly FrozenDictionary<string, ReportItem> ByCode = All.ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);

    /// <summary>The row of a code; null when there is none.</summary>
    public static ReportItem? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Every block of every item.</summary>
    public static IEnumerable<ReportBlock> Blocks => All.SelectMany(item => item.Blocks);
}
