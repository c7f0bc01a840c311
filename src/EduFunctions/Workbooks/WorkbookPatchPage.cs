using System.Collections.Immutable;

namespace EduFunctions.Workbooks;

/// <summary>How a cell of a sheet of ours looks.</summary>
sealed record PageLook
{
    /// <summary>Size of the letters, in points.</summary>
    public int Size { get; init; } = 10;

    /// <summary>True for bold letters.</summary>
    public bool IsBold { get; init; }

    /// <summary>True for underlined letters.</summary>
    public bool IsUnderlined { get; init; }

    /// <summary>Colour of the letters, RRGGBB.</summary>
    public string Ink { get; init; } = "000000";

    /// <summary>Colour of the ground, RRGGBB; null for none.</summary>
    public string? Fill { get; init; }

    /// <summary>True for a thin line round the cell.</summary>
    public bool IsFramed { get; init; }

    /// <summary>True when the text stands in the middle.</summary>
    public bool IsCentred { get; init; }
}

/// <summary>One cell of a sheet of ours.</summary>
/// <param name="ColumnIndex">Column, from 0.</param>
/// <param name="Value">A text, which never becomes a formula; a number; null for a blank.</param>
/// <param name="Look">How it looks; null for plain.</param>
sealed record PageCell(int ColumnIndex, object? Value, PageLook? Look = null)
{
    /// <summary>Code of the format by which its number is shown; null for as it is. On plain pages only.</summary>
    public string? NumberFormat { get; init; }

    /// <summary>Columns that it is merged over.</summary>
    public int Span { get; init; } = 1;

    /// <summary>Where a click leads within the workbook ('班级'!D4); null for nowhere.</summary>
    public string? Link { get; init; }

    /// <summary>True when somebody is asked to write here.</summary>
    public bool IsAsked { get; init; }
}

/// <summary>A sheet of ours: texts and links that print on A4.</summary>
/// <param name="Name">Its name; it gets a number where the workbook has the name already.</param>
/// <param name="Widths">Widths of its columns, in characters; those after them are hidden. Empty for a plain sheet.</param>
/// <param name="Rows">Its rows by number, each with its cells from left to right.</param>
sealed record WorkbookPatchPage(string Name, ImmutableArray<double> Widths, SortedDictionary<int, List<PageCell>> Rows)
{
    /// <summary>Its merged ranges. On plain pages only.</summary>
    public ImmutableArray<RawRange> Merged { get; init; } = [];

    /// <summary>Rows at the top that stay in sight and head each printed page.</summary>
    public int HeadRows { get; init; }

    /// <summary>Longest answer that is taken where one is asked for, in characters.</summary>
    public int AnswerMaximum { get; init; }

    /// <summary>
    /// Column, from 0 and hidden, in which the patch keeps how marked cells looked before: each cell has the format, and names the place.
    /// </summary>
    public int MemoryColumn => Widths.Length;
}
