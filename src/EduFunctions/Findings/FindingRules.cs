using System.Collections.Immutable;

namespace EduFunctions.Findings;

/// <summary>A table of rules that are named where they are written: each stands there once, in the order in which they bite.</summary>
sealed class FindingRules
{
    readonly List<FindingRule> _rules = [];

    /// <summary>All of them, in order.</summary>
    public ImmutableArray<FindingRule> All => [.. _rules];

    /// <summary>Adds one.</summary>
    public FindingRule Add(FindingRule rule)
    {
        _rules.Add(rule);
        return rule;
    }
}
