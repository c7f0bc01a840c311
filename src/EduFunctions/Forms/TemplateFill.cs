using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>What a template has filled in before anybody writes in it.</summary>
sealed record TemplateFill
{
    /// <summary>Values by column: one for the item of a list, one a row for a column of a table.</summary>
    public required IReadOnlyDictionary<FormColumn, ImmutableArray<string>> Values { get; init; }

    /// <summary>Rows of sheets to which rows are added freely, filled in already as far as they are known; none of a sheet that is not named.</summary>
    public IReadOnlyDictionary<FormSheet, ImmutableArray<TemplateRow>> Rows { get; init; } = ImmutableDictionary<FormSheet,
        ImmutableArray<TemplateRow>>.Empty;

    /// <summary>Columns of <see cref="Values"/> that whoever fills in the rest may change.</summary>
    public ImmutableHashSet<FormColumn> Proposed { get; init; } = [];

    /// <summary>
    /// What a column that takes more is to be picked from, in order: the grades of a kind of school. Excel, WPS and LibreOffice put a number
    /// into the cell where a number is picked from such a list, so that sums and comparisons by grade work on; what is typed instead, as 三年级,
    /// is warned of and can be kept, and the reader takes it.
    /// </summary>
    public IReadOnlyDictionary<FormColumn, ImmutableArray<string>> Choices { get; init; } = ImmutableDictionary<FormColumn,
        ImmutableArray<string>>.Empty;

    /// <summary>What is added up beside the rows of a sheet; null for nothing.</summary>
    public TemplateTotals? Totals { get; init; }

    /// <summary>What is compared beside the input.</summary>
    public ImmutableArray<RowFault> Faults { get; init; } = [];
}

/// <summary>A row that a template has filled in as far as it is known; whoever fills in the rest may change it.</summary>
/// <param name="Values">What is known, by column: numbers and texts.</param>
/// <param name="Before">The row of the year before that is shown beside it.</param>
sealed record TemplateRow(IReadOnlyDictionary<FormColumn, object> Values, FormRow Before);

/// <summary>What is printed on every page of a template round its sheets.</summary>
/// <param name="Sender">Whose it is.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Head">Who signs for it: 校长, 园长, 负责人.</param>
/// <param name="Contact">Whom to ask; null when nobody is named.</param>
sealed record TemplatePaper(string Sender, string Due, string Head, string? Contact);
