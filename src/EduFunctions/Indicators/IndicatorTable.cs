using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EduFunctions.Indicators;

/// <summary>Every indicator, section by section.</summary>
public static class IndicatorTable
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } = 
    [
        .. GlanceTable.All, .. LargeClassTable.All, .. BalanceTable.All, .. QualityTable.All, .. PreschoolTable.All, .. SpendingTable.All, .. TeacherTable.All,
        .. BurdenTable.All, .. SafetyTable.All, .. DutyTable.All, .. CollectionTable.All,
    ];

    static readonly FrozenDictionary<string, Indicator> ByCode =
        All.ToFrozenDictionary(indicator => indicator.Code, StringComparer.Ordinal);

    /// <summary>The row of a code; null when there is none.</summary>
    public static Indicator? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The row of a code.</summary>
    /// <exception cref="KeyNotFoundException">No indicator has that code: a bug.</exception>
    public static Indicator Of(string code) => ByCode[code];
}
