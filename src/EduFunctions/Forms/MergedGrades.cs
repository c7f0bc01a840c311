using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>The grade of the rows over which the grade's cell is merged: only the first of them has the value.</summary>
sealed class MergedGrades(LocatedSheet sheet, int gradeColumn)
{
    readonly RawRange[] _ranges = [.. sheet.Raw.Merged.Where(range => range.FirstColumn == gradeColumn && range.LastColumn == gradeColumn
        && range.FirstRow < range.LastRow && range.FirstRow > sheet.HeaderRowNumber)];

    int _next;
    object? _value;

    /// <summary>
    /// The row with its merged grade filled in; the row itself when it has a grade, or is not merged. Rows come in order.
    /// </summary>
    public RawRow WithGrade(RawRow row)
    {
        while (_next < _ranges.Length && _ranges[_next].FirstRow <= row.RowNumber)
        {
            _value = _ranges[_next++].FirstRow == row.RowNumber ? row[gradeColumn] : null;
        }

        return _next > 0 && row.RowNumber <= _ranges[_next - 1].LastRow && _value is { } grade && row[gradeColumn] is null
            ? row with { Cells = [.. row.Cells.Append(new RawCell(gradeColumn, grade)).OrderBy(cell => cell.ColumnIndex)] }
            : row;
    }
}
