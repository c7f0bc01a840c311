using System.Collections.Immutable;

namespace EduFunctions.Workbooks;

/// <summary>One cell as it stands in the file.</summary>
/// <param name="ColumnIndex">Column, from 0.</param>
/// <param name="Value">string, double, bool, DateTime, or <see cref="RawError"/>; never null and never blank text.</param>
public readonly record struct RawCell(int ColumnIndex, object Value);

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
    /// <summary>The value at a column index; null when the cell is blank.</summary>
    public object? this[int columnIndex]
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (cell.ColumnIndex == columnIndex)
                {
                    return cell.Value;
                }
            }

            return null;
        }
    }
}

/// <summary>One sheet as it stands in the file.</summary>
/// <param name="Name">Its name in the workbook.</param>
/// <param name="Index">Its position, from 0.</param>
/// <param name="Rows">Its rows with cells, in order.</param>
public sealed record RawSheet(string Name, int Index, ImmutableArray<RawRow> Rows)
{
    /// <summary>Cells of one column merged downward: column from 0, first and last row from 1.</summary>
    internal ImmutableArray<(int ColumnIndex, int FirstRow, int LastRow)> MergedDown { get; init; } = [];
}

/// <summary>A workbook as it stands in the file, before any meaning is given to it.</summary>
/// <param name="Sheets">Its sheets, hidden ones too, in order.</param>
/// <param name="FormCode">Content of the hidden defined name <see cref="FormCodeName"/> ("school-return/2023"); null when there is
/// none.</param>
public sealed record RawWorkbook(ImmutableArray<RawSheet> Sheets, string? FormCode)
{
    /// <summary>The hidden defined name in which a template of ours says which form it is.</summary>
    public const string FormCodeName = "EduFunctionsForm";

    /// <summary>True when its file is a package that ClosedXML can load within a receipt's time and memory.</summary>
    internal bool IsLight { get; init; }

    /// <summary>True when serial numbers of dates count from 1904 (workbookPr date1904); false for an .xls, which does not tell.</summary>
    internal bool IsDate1904 { get; init; }
}
