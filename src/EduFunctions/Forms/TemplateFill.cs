using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>What a template has filled in before anybody writes in it.</summary>
sealed record TemplateFill
{
    /// <summary>Values by column: one for the item of a list, one a row for a column of a table.</summary>
    public required IReadOnlyDictionary<FormColumn, ImmutableArray<string>> Values { get; init; }

    /// <summary>Narrower bounds than a column's own, for input limits.</summary>
    public required IReadOnlyDictionary<NumberColumn, (decimal Minimum, decimal Maximum)> Bounds { get; init; }
}
