using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// What the rows are about over which one cell is merged: a grade over its classes, a school over its neighbours. Only the first of them
/// has the value. Where one column alone tells rows apart, nothing is carried down: two rows about the same would be a mistake.
/// </summary>
sealed class MergedKeys
{
    readonly int _column;
    readonly RawRange[] _ranges;

    int _next;
    object? _value;

    public MergedKeys(LocatedSheet sheet)
    {
        var keys = sheet.Form.Columns.Zip(sheet.Places).Where(pair => pair.First.IsKey).ToList();
        Column = keys.Count > 1 ? keys[0].First : null;
        _column = Column is null ? -1 : keys[0].Second?.ColumnIndex ?? -1;
        _ranges = [.. sheet.Raw.Merged.Where(range => range.FirstColumn == _column && range.LastColumn == _column
            && range.FirstRow < range.LastRow && range.FirstRow > sheet.HeaderRowNumber)];
    }

    /// <summary>The column that may be merged; null when the sheet has none.</summary>
    public FormColumn? Column { get; }

    /// <summary>
    /// The row with its merged cell filled in; the row itself when it has a value there, or is not merged. Rows come in order.
    /// </summary>
    /// <param name="row">The row as it is written.</param>
    /// <param name="carried">What was filled in, and where; null when nothing was.</param>
    public RawRow Filled(RawRow row, out RawCell? carried)
    {
        while (_next < _ranges.Length && _ranges[_next].FirstRow <= row.RowNumber)
        {
            _value = _ranges[_next++].FirstRow == row.RowNumber ? row[_column] : null;
        }

        carried = _next > 0 && row.RowNumber <= _ranges[_next - 1].LastRow && _value is { } value && row[_column] is null
            ? new RawCell(_column, value) : null;
        return carried is { } cell ? row with { Cells = [.. row.Cells.Append(cell).OrderBy(one => one.ColumnIndex)] } : row;
    }
}
