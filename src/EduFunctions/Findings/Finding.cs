namespace EduFunctions.Findings;

/// <summary>One place a finding points at.</summary>
/// <param name="RowNumber">Row as Excel shows it, from 1; null when the finding is about the whole column or sheet.</param>
/// <param name="Column">Column letter as Excel shows it; null when the finding is about the whole row.</param>
/// <param name="Text">What stood there, as read; null when the cell was blank.</param>
public sealed record FindingCell(int? RowNumber, string? Column, string? Text)
{
    /// <summary>Address as Excel writes it ("B12", "B:B", "12:12"); empty when neither row nor column is known.</summary>
    public string Address => (RowNumber, Column) switch
    {
        ({ } row, { } column) => FormattableString.Invariant($"{column}{row}"),
        (null, { } column) => $"{column}:{column}",
        ({ } row, null) => FormattableString.Invariant($"{row}:{row}"),
        _ => "",
    };
}

/// <summary>Something that a school or the bureau can mend, with every cell of one column that has it.</summary>
public sealed record Finding
{
    /// <summary>Stable kebab-case code of the check, never reused; a key of <see cref="FindingTable"/>.</summary>
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

    /// <summary>What is wrong, what stood there and what was expected, in Chinese.</summary>
    public required string Message { get; init; }

    /// <summary>The same in English.</summary>
    public required string MessageEn { get; init; }

    /// <summary>What the school wrote in the explanation column for a query; null when it wrote nothing.</summary>
    public string? Explanation { get; init; }
}
