using System.Collections.Immutable;
using System.Globalization;

namespace EduFunctions.Workbooks;

/// <summary>A range of cells: rows from 1, columns from 0, ends included.</summary>
readonly record struct RawRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    const int RowsMaximum = 1_048_576;

    /// <summary>Most columns of a sheet: Excel's own limit.</summary>
    public const int ColumnsMaximum = 16_384;

    /// <summary>True for the row and column.</summary>
    public bool Contains(int rowNumber, int columnIndex) => rowNumber >= FirstRow && rowNumber <= LastRow && columnIndex >= FirstColumn
        && columnIndex <= LastColumn;

    /// <summary>The ranges of several cells that Excel takes: of two with a cell in common the first.</summary>
    public static ImmutableArray<RawRange> WithoutOverlap(ImmutableArray<RawRange> merged)
    {
        // More than this are no return's; each is held against all before it.
        const int Most = 1_000;
        var kept = new List<RawRange>();
        foreach (var range in merged.Where(range => (range.FirstRow, range.FirstColumn) != (range.LastRow, range.LastColumn)).Take(Most))
        {
            if (!kept.Exists(other => range.FirstRow <= other.LastRow && other.FirstRow <= range.LastRow
                && range.FirstColumn <= other.LastColumn && other.FirstColumn <= range.LastColumn))
            {
                kept.Add(range);
            }
        }

        return [.. kept];
    }

    /// <summary>True for a reference such as A1:B2 or $a$1.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RawRange range)
    {
        var colon = text.IndexOf(':');
        range = default;
        if (!TryParseCell(colon < 0 ? text : text[..colon], out var row, out var column))
        {
            return false;
        }

        var (lastRow, lastColumn) = (row, column);
        if (colon >= 0 && !TryParseCell(text[(colon + 1)..], out lastRow, out lastColumn))
        {
            return false;
        }

        range = new RawRange(Math.Min(row, lastRow), Math.Max(row, lastRow), Math.Min(column, lastColumn), Math.Max(column, lastColumn));
        return true;
    }

    /// <summary>True for a cell's reference, in capitals or not: its row from 1, its column from 0.</summary>
    public static bool TryParseCell(ReadOnlySpan<char> text, out int row, out int column)
    {
        (row, column) = (0, 0);
        var rest = text.Trim().TrimStart('$');
        var letters = 0;
        while (letters < rest.Length && letters < 4 && char.IsAsciiLetter(rest[letters]))
        {
            column = (column * 26) + (rest[letters++] | 0x20) - 'a' + 1;
        }

        column--;
        return letters > 0 && int.TryParse(rest[letters..].TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is >= 1 and <= RowsMaximum && column < ColumnsMaximum;
    }

    /// <summary>
    /// The rows with each cell marked that lies under a merged range which shows another value; merged ranges are given by first row.
    /// </summary>
    public static IEnumerable<RawRow> WithCovered(IEnumerable<RawRow> rows, ImmutableArray<RawRange> merged)
    {
        // Those that reach the row, by column. Excel lets none overlap: one that would is left out.
        var (open, next) = (new SortedList<int, (RawRange Range, object? Shown)>(), 0);
        foreach (var row in rows)
        {
            for (; next < merged.Length && merged[next].FirstRow <= row.RowNumber; next++)
            {
                if (merged[next].LastRow >= row.RowNumber)
                {
                    open.TryAdd(merged[next].FirstColumn,
                        (merged[next], merged[next].FirstRow == row.RowNumber ? row[merged[next].FirstColumn] : null));
                }
            }

            yield return open.Count == 0 ? row : row with { Cells = [.. row.Cells.Select(cell => Marked(open, row.RowNumber, cell))] };
            foreach (var ended in open.Values.Where(entry => entry.Range.LastRow <= row.RowNumber).ToList())
            {
                open.Remove(ended.Range.FirstColumn);
            }
        }
    }

    static RawCell Marked(SortedList<int, (RawRange Range, object? Shown)> open, int rowNumber, RawCell cell)
    {
        // The last range that begins at or before the column.
        var (low, high) = (0, open.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = open.GetKeyAtIndex(middle) <= cell.ColumnIndex ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && open.GetValueAtIndex(low - 1) is var (range, shown) && range.Contains(rowNumber, cell.ColumnIndex)
            && (rowNumber, cell.ColumnIndex) != (range.FirstRow, range.FirstColumn)
                && !cell.Value.Equals(shown) ? cell with { IsCovered = true } : cell;
    }
}
