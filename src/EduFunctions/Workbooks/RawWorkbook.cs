using System.Collections.Immutable;

namespace EduFunctions.Workbooks;

/// <summary>One cell as it stands in the file.</summary>
/// <param name="ColumnIndex">Column, from 0.</param>
/// <param name="Value">string, double, bool, DateTime, or <see cref="RawError"/>; never null and never blank text.</param>
public readonly record struct RawCell(int ColumnIndex, object Value)
{
    /// <summary>Code of its number format where that may show more than the number, such as a unit or a scale; else null.</summary>
    public string? NumberFormat { get; init; }

    /// <summary>True when a formula gave the value.</summary>
    public bool IsFormula { get; init; }

    /// <summary>True when the whole cell is struck through; of an .xls it is not read.</summary>
    internal bool IsStruck { get; init; }

    /// <summary>True for a formula that gives 0: rows to spare are often filled with them, until something is typed there.</summary>
    internal bool IsNothing => IsFormula && Value is 0d;

    /// <summary>True when it lies under a merged range that shows another cell's value: nobody sees it.</summary>
    public bool IsCovered { get; init; }
}

/// <summary>What stands in a cell that has no value to read.</summary>
public enum RawError
{
    /// <summary>An Excel error value: #REF!, #DIV/0!, #N/A …</summary>
    ErrorValue,

    /// <summary>A formula that was saved without its value.</summary>
    FormulaWithoutValue,
}

/// <summary>One row with cells; blank rows are left out.</summary>
/// <param name="RowNumber">Row as Excel shows it, from 1.</param>
/// <param name="Cells">Its cells, from left to right; blank ones are left out.</param>
public sealed record RawRow(int RowNumber, ImmutableArray<RawCell> Cells)
{
    /// <summary>True when Excel does not show the row.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The value at a column index; null when the cell is blank.</summary>
    public object? this[int columnIndex] => CellAt(columnIndex)?.Value;

    /// <summary>The cell at a column index; null when it is blank.</summary>
    public RawCell? CellAt(int columnIndex)
    {
        foreach (var cell in Cells)
        {
            if (cell.ColumnIndex == columnIndex)
            {
                return cell;
            }
        }

        return null;
    }
}

/// <summary>One sheet as it stands in the file.</summary>
/// <param name="Name">Its name in the workbook, of 1 to 31 characters.</param>
/// <param name="Index">Its position, from 0.</param>
/// <param name="Rows">Its rows with cells, in order.</param>
public sealed record RawSheet(string Name, int Index, ImmutableArray<RawRow> Rows)
{
    /// <summary>True when Excel does not show the sheet.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Its merged ranges, by first row.</summary>
    internal ImmutableArray<RawRange> Merged { get; init; } = [];

    /// <summary>Columns that Excel does not show: first and last index of each span.</summary>
    internal ImmutableArray<(int First, int Last)> HiddenColumns { get; init; } = [];
}

/// <summary>A workbook as it stands in the file, before any meaning is given to it.</summary>
/// <param name="Sheets">Its sheets, hidden ones too, in order.</param>
/// <param name="FormCode">Content of the hidden defined name <see cref="FormCodeName"/> ("school-return/2023"); null when there is
/// none.</param>
public sealed record RawWorkbook(ImmutableArray<RawSheet> Sheets, string? FormCode)
{
    /// <summary>The hidden defined name in which a template of ours says which form it is.</summary>
    public const string FormCodeName = "EduFunctionsForm";

    /// <summary>True when serial numbers of dates count from 1904 (workbookPr date1904, DATEMODE).</summary>
    internal bool IsDate1904 { get; init; }
}
