using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>What a template has filled in before anybody writes in it.</summary>
sealed record TemplateFill
{
    /// <summary>Values by column: one for the item of a list, one a row for a column of a table.</summary>
    public required IReadOnlyDictionary<FormColumn, ImmutableArray<string>> Values { get; init; }

    /// <summary>Rows of sheets to which rows are added freely, filled in already as far as they are known; none of a sheet that is not named.</summary>
    public IReadOnlyDictionary<FormSheet, ImmutableArray<TemplateRow>> Rows { get; init; } = ImmutableDictionary<FormSheet, ImmutableArray<TemplateRow>>.Empty;

    /// <summary>Narrower bounds than a column's own, for input limits.</summary>
    public required IReadOnlyDictionary<NumberColumn, (decimal Minimum, decimal Maximum)> Bounds { get; init; }
}

/// <summary>A row that a template has filled in as far as it is known; whoever fills in the rest may change it.</summary>
/// <param name="Values">What is known, by column.</param>
/// <param name="Before">The row of the year before that is shown beside it.</param>
sealed record TemplateRow(IReadOnlyDictionary<NumberColumn, decimal> Values, FormRow Before);
