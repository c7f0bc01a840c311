using System.Globalization;
using EduFunctions.Findings;

namespace EduFunctions.Forms;

/// <summary>Where a template has what its formulas compute with.</summary>
sealed class TemplatePlaces
{
    /// <summary>Cells of a column in all rows of a sheet, as a formula names them from another sheet.</summary>
    public required Func<FormSheet, FormColumn, string> All { get; init; }

    /// <summary>How many rows a sheet has, as a formula.</summary>
    public required Func<FormSheet, string> Rows { get; init; }

    /// <summary>The cell of a column in the row in question: C5.</summary>
    public required Func<FormColumn, string> Cell { get; init; }

    /// <summary>The column of the sheet in question, in all its rows: $A$4:$A$1000.</summary>
    public required Func<FormColumn, string> Own { get; init; }

    /// <summary>Last year's values of a column of the sheet in question, in all rows beside its input; null where it shows none.</summary>
    public required Func<FormColumn, string?> OwnBefore { get; init; }

    /// <summary>True when a line of the sums tells it of the row in question, as a formula.</summary>
    public required Func<string, string> IsTold { get; init; }

    /// <summary>The cell in which rows are counted, as a formula names it from another sheet.</summary>
    public required Func<RowCount, string> Counted { get; init; }

    /// <summary>
    /// The cell of last year's value of a column of the row in question; null where the sheet shows none beside its input.
    /// </summary>
    public required Func<FormColumn, string?> Before { get; init; }

    /// <summary>A formula that is false as long as the conditions do not hold.</summary>
    public static string Sure(IReadOnlyList<string> known, string formula) => known.Count == 0 ? formula
        : $"IF({And(known)},{formula},FALSE)";

    /// <summary>Several conditions as one.</summary>
    public static string And(IReadOnlyList<string> conditions) => conditions is [var one] ? one : $"AND({string.Join(',', conditions)})";

    /// <summary>Something beside the input that is wrong begins with it.</summary>
    public const string Mark = "✗";

    /// <summary>
    /// What stands beside the input: what is computed, and what is wrong. Plain functions of Excel 2003 and COUNTIFS alone, since WPS and
    /// LibreOffice must compute them too.
    /// </summary>
    /// <param name="faults">What may be wrong.</param>
    /// <param name="name">Which of several inputs in the row it is of; null where there is one.</param>
    public string TextOf(IEnumerable<RowFault> faults, string? name) => string.Join('&', faults.SelectMany(fault =>
    {
        var (parts, own) = (new List<string>(), name is null ? "" : name + "：");
        if (fault.Shown is ({ } shown, var value))
        {
            parts.Add($"IF({And([.. value.Known(this)])},\"{own}{shown} \"&ROUND({value.Formula(this)},4)&\"；\",\"\")");
        }

        parts.Add($"IF({fault.Wrong(this)},\"{Mark}{own}{fault.Fault}；\",\"\")");
        return parts;
    }));

    /// <summary>A place as formulas write it where it must not move: $C$5.</summary>
    public static string Fixed(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"${CellAddress.LettersOf(column - 1)}${row}");
}
