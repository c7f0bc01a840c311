using System.Security.Cryptography;
using System.Text;

namespace EduFunctions.Findings;

/// <summary>A cell, or a range of one column, in a sheet.</summary>
/// <param name="Sheet">Sheet as the workbook names it.</param>
/// <param name="Range">As Excel writes it: “C4”, “C4:C15”.</param>
public sealed record FindingPlace(string Sheet, string Range);

/// <summary>One place a finding points at.</summary>
/// <param name="RowNumber">Row as Excel shows it, from 1.</param>
/// <param name="ColumnIndex">Column, from 0; null when the finding is about the whole row.</param>
/// <param name="Text">What stood there, as read; null when the cell was blank.</param>
public sealed record FindingCell(int RowNumber, int? ColumnIndex, string? Text)
{
    /// <summary>What is particular to this cell (“46 &gt; 43”); null when the finding's message says all.</summary>
    public Text? Detail { get; init; }

    /// <summary>
    /// What the finding is of, for an answer that comes back: check, sheet, row and column, the same in every version and wherever the row
    /// moves; null where a check asks nothing of a row.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Short name of <see cref="Key"/>, 16 hexadecimal digits, for addresses; null where there is none.</summary>
    public string? Id => Key is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)).AsSpan(0, 8));

    /// <summary>What the sender answered to the same query the year before, for it to use again or not; null when it did not.</summary>
    public string? SaidLastYear { get; init; }

    /// <summary>The cells that this one was compared with; empty when it is wrong by itself.</summary>
    public IReadOnlyList<FindingPlace> Against { get; init; } = [];

    /// <summary>Address as Excel writes it (“B12”, “12:12”).</summary>
    public string Address => ColumnIndex is { } column ? new CellAddress(RowNumber, column).ToString()
        : FormattableString.Invariant($"{RowNumber}:{RowNumber}");
}

/// <summary>Something that a school or the bureau can mend, with every cell of one column that has it.</summary>
public sealed record Finding
{
    /// <summary>Stable kebab-case code of its <see cref="FindingRule"/>, never reused.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it rejects the return, asks for an explanation, or informs.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Sheet as the workbook names it; null when the finding is about the file.</summary>
    public string? Sheet { get; init; }

    /// <summary>Position of the sheet in the workbook, from 0; −1 for the file. Only for ordering and marking.</summary>
    public int SheetIndex { get; init; } = -1;

    /// <summary>Caption of the column in the form; null when the finding is about no one column.</summary>
    public string? Caption { get; init; }

    /// <summary>The cells with this cause, in row order; empty when the finding is about the file or a whole sheet. No cap.</summary>
    public IReadOnlyList<FindingCell> Cells { get; init; } = [];

    /// <summary>What is wrong and what was expected, in all its cells; what differs is said at the cell.</summary>
    public required Text Message { get; init; }

    /// <summary>What is wrong at one of its cells: the message, and what is particular there.</summary>
    public Text MessageAt(FindingCell cell) => cell.Detail is { } detail
        ? new Text($"{Message.Zh}（{detail.Zh}）", $"{Message.En} ({detail.En})") : Message;

    /// <summary>
    /// What the check saw at one of its cells, as a digest: the value, and all that the message says of it. While that is the same, an
    /// answer that was given to it holds.
    /// </summary>
    public string OutcomeAt(FindingCell cell) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cell.Text}\n{MessageAt(cell).Zh}")).AsSpan(0, 16));

    /// <summary>
    /// What the sender answers to a query: in the explanation column, in a receipt's list, or to the same query in an earlier version; null
    /// when it says nothing.
    /// </summary>
    public string? Explanation { get; init; }
}
