using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>The four states of a cell, kept from the sheet to the summary.</summary>
public enum CellState
{
    /// <summary>Not reported. Never becomes 0 in a sum.</summary>
    Blank,

    /// <summary>不适用/保密: does not apply, or withheld (“/”, “无”, “—”, “不适用”, “保密”).</summary>
    NotApplicable,

    /// <summary>A reported zero.</summary>
    Zero,

    /// <summary>Any other reported value.</summary>
    Value,
}

/// <summary>One cell of a return, as understood.</summary>
/// <param name="State">Which of the four states it is in.</param>
/// <param name="Number">The number of a number column; null in the states Blank and NotApplicable, and for text columns.</param>
/// <param name="Text">The text of a text column (for dates yyyy-MM-dd, for yes/no 是/否); null when there is none.</param>
/// <param name="Address">Where it stood, as Excel writes it ("C12"); null when the workbook lacks the column.</param>
public readonly record struct ReturnCell(CellState State, decimal? Number, string? Text, string? Address);

/// <summary>One row of a sheet (a class, a stage), or the one row that a list sheet amounts to.</summary>
/// <param name="Sheet">The form's sheet.</param>
/// <param name="SheetName">The sheet's name in the workbook.</param>
/// <param name="RowNumber">Row as Excel shows it, from 1; for a list sheet the row of its first item.</param>
/// <param name="Cells">One cell for each column of the sheet, in the form's order.</param>
public sealed record ReturnRow(FormSheet Sheet, string SheetName, int RowNumber, ImmutableArray<ReturnCell> Cells)
{
    /// <summary>The cell of a column of this row's sheet.</summary>
    /// <exception cref="ArgumentException">The column is not of this sheet.</exception>
    public ReturnCell this[string column]
    {
        get
        {
            for (var index = 0; index < Sheet.Columns.Length; index++)
            {
                if (Sheet.Columns[index].Code == column)
                {
                    return Cells[index];
                }
            }

            throw new ArgumentException($"Sheet '{Sheet.Code}' has no column '{column}'.", nameof(column));
        }
    }

    /// <summary>The number of a column; null when not reported or not applicable.</summary>
    public decimal? Number(string column) => this[column].Number;

    /// <summary>The text of a column; null when not reported or not applicable.</summary>
    public string? Text(string column) => this[column].Text;
}

/// <summary>A school's return, normalised: what the bureau computes with.</summary>
/// <param name="School">The school it is of.</param>
/// <param name="Year">The school year it is of.</param>
/// <param name="Rows">Its rows, by sheet in the form's order, then by row number.</param>
public sealed record Return(SchoolCode School, SchoolYear Year, ImmutableArray<ReturnRow> Rows)
{
    /// <summary>The rows of one sheet.</summary>
    public IEnumerable<ReturnRow> this[FormSheet sheet] => Rows.Where(row => row.Sheet.Code == sheet.Code);
}
