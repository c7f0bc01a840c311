using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>One caption over a column: where it is written, however far it is merged.</summary>
readonly record struct HeaderCaption(int RowNumber, RawCell Cell);

/// <summary>
/// The rows of a table's captions, one to several: over each column the captions that stand above it, from the widest down to its own.
/// </summary>
sealed class HeaderBlock
{
    const int RowsSearched = 30;

    /// <summary>Rows that captions may take above and below the row with the most of them.</summary>
    const int LevelsMaximum = 3;

    // Excel lets merged ranges not overlap: more cells than this under those of a few rows are no table's.
    const int CellsMaximum = 200_000;

    readonly RawSheet _raw;
    readonly SheetCaptions _captions;
    readonly Dictionary<(int RowNumber, int ColumnIndex), RawRange> _merged = [];
    readonly Dictionary<int, RawRow> _rows;
    readonly Dictionary<(int RowNumber, int ColumnIndex), RawCell> _cells = [];

    HeaderBlock(RawSheet raw, SheetCaptions captions, int mainRow)
    {
        (_raw, _captions, MainRow, FirstRow, LastRow) = (raw, captions, mainRow, mainRow, mainRow);
        _rows = raw.Rows.TakeWhile(row => row.RowNumber <= mainRow + LevelsMaximum).ToDictionary(row => row.RowNumber);
        foreach (var row in _rows.Values.Where(row => row.RowNumber >= mainRow - LevelsMaximum))
        {
            foreach (var cell in row.Cells)
            {
                _cells[(row.RowNumber, cell.ColumnIndex)] = cell;
            }
        }

        TakeMerged();
        while (FirstRow > MainRow - LevelsMaximum && IsLevelAbove(FirstRow - 1))
        {
            FirstRow--;
        }

        LastRow = Math.Max(LastRow, Ranges(FirstRow, LastRow).Select(range => range.LastRow)
            .Where(last => last <= MainRow + LevelsMaximum).DefaultIfEmpty(LastRow).Max());
        while (LastRow < MainRow + LevelsMaximum && IsLevelBelow(LastRow + 1))
        {
            LastRow++;
        }
    }

    /// <summary>The row with the most known captions.</summary>
    public int MainRow { get; }

    /// <summary>First row of captions.</summary>
    public int FirstRow { get; private set; }

    /// <summary>Last row of captions: the table's rows follow.</summary>
    public int LastRow { get; private set; }

    /// <summary>The captions of a sheet; null when no row of it has two that are known.</summary>
    public static HeaderBlock? Find(RawSheet raw, SheetCaptions captions)
    {
        var main = raw.Rows.TakeWhile(row => row.RowNumber <= RowsSearched)
            .Select(row => (row.RowNumber, Known: row.Cells.Count(cell => captions.IndexOf(cell.Value) >= 0)))
            .Where(candidate => candidate.Known >= 2)
            .OrderByDescending(candidate => candidate.Known).ThenBy(candidate => candidate.RowNumber)
            .Select(candidate => (int?)candidate.RowNumber).FirstOrDefault();
        return main is { } row ? new HeaderBlock(raw, captions, row) : null;
    }

    /// <summary>For each column with a caption, by column, its captions from top to bottom.</summary>
    public IEnumerable<(int ColumnIndex, List<HeaderCaption> Captions)> Columns()
    {
        var columns = Enumerable.Range(FirstRow, LastRow - FirstRow + 1).SelectMany(CellsOf).Select(cell => cell.ColumnIndex)
            .Concat(_merged.Where(entry => entry.Key.RowNumber >= FirstRow && entry.Key.RowNumber <= LastRow
                && Written(entry.Value.FirstRow, entry.Value.FirstColumn) is not null).Select(entry => entry.Key.ColumnIndex))
            .Distinct().Order();
        foreach (var column in columns)
        {
            var captions = new List<HeaderCaption>();
            for (var row = FirstRow; row <= LastRow; row++)
            {
                if ((CaptionAt(row, column) ?? Lent(row, column)) is { } caption && (captions.Count == 0 || captions[^1] != caption))
                {
                    captions.Add(caption);
                }
            }

            if (captions.Count > 0)
            {
                yield return (column, captions);
            }
        }
    }

    // What is seen at a place: of a merged range its first cell.
    HeaderCaption? CaptionAt(int row, int column) => _merged.TryGetValue((row, column), out var range)
        ? Written(range.FirstRow, range.FirstColumn) : Written(row, column);

    HeaderCaption? Written(int row, int column) => _cells.TryGetValue((row, column), out var cell)
        ? new HeaderCaption(row, cell) : null;

    // A group's caption that is not merged stands over its first column, and over those to the right that have one of their own below.
    HeaderCaption? Lent(int row, int column)
    {
        if (_merged.ContainsKey((row, column)) || !HasBelow(row, column))
        {
            return null;
        }

        for (var left = column - 1; left >= 0 && column - left <= LevelsMaximum * 8; left--)
        {
            if (CaptionAt(row, left) is { } caption)
            {
                return !_merged.ContainsKey((row, left)) && HasBelow(row, left) ? caption : null;
            }
        }

        return null;
    }

    bool HasBelow(int row, int column) => Enumerable.Range(row + 1, Math.Max(0, LastRow - row))
        .Any(below => CaptionAt(below, column) is { } caption && caption.RowNumber > row);

    // Above stand captions too when one of them is known, or spans some of the columns; a title spans them all, or stands alone.
    bool IsLevelAbove(int row)
    {
        var cells = CellsOf(row).ToList();
        return cells is [var one] ? IsGroupAlone(row, one) : cells.Count > 1 && cells.Exists(cell => _captions.IndexOf(cell.Value) >= 0
            || _captions.IsGroup(cell.Value)
            || (_merged.TryGetValue((row, cell.ColumnIndex), out var range)
                && (range.LastColumn > range.FirstColumn || range.LastRow >= MainRow) && cell.Value is string));
    }

    // Alone in its row, a caption is one when it is known, and spans some columns behind the first.
    bool IsGroupAlone(int row, RawCell cell) => (_captions.IndexOf(cell.Value) >= 0 || _captions.IsGroup(cell.Value))
        && _merged.TryGetValue((row, cell.ColumnIndex), out var range) && range.LastColumn > range.FirstColumn
        && CellsOf(MainRow).Any(main => main.ColumnIndex < range.FirstColumn);

    // Below too when all is text, some of it known, and nothing stands where a row would say what it is about.
    bool IsLevelBelow(int row)
    {
        var cells = CellsOf(row).ToList();
        return cells.Count > 0 && cells.TrueForAll(cell => CellText.Caption(cell.Value).Length > 0 && !IsKey(cell.ColumnIndex))
            && cells.Exists(cell => _captions.IndexOf(cell.Value) >= 0 || _captions.IsGroup(cell.Value)
                || HeaderWords.IsTotal(CellText.Caption(cell.Value))
                    || (IsDivided(cell.ColumnIndex) && !UnitNames.IsUnit(CellText.Caption(cell.Value))));

        // A caption merged over several columns ends right above.
        bool IsDivided(int column) => _merged.TryGetValue((row - 1, column), out var above) && above.LastColumn > above.FirstColumn
            && Written(above.FirstRow, above.FirstColumn) is not null;

        bool IsKey(int column) => Enumerable.Range(FirstRow, LastRow - FirstRow + 1)
            .Any(above => CaptionAt(above, column) is { } caption && _captions.IsKey(caption.Cell.Value));
    }

    IEnumerable<RawCell> CellsOf(int row) => _rows.GetValueOrDefault(row)?.Cells.Where(cell =>
        !_merged.TryGetValue((row, cell.ColumnIndex), out var range) || (range.FirstRow, range.FirstColumn) == (row, cell.ColumnIndex))
            ?? [];

    IEnumerable<RawRange> Ranges(int first, int last) => _merged.Where(entry => entry.Key.RowNumber >= first && entry.Key.RowNumber <= last
        && entry.Value.FirstRow >= first && Written(entry.Value.FirstRow, entry.Value.FirstColumn) is not null)
            .Select(entry => entry.Value);

    void TakeMerged()
    {
        var cells = 0L;
        foreach (var range in _raw.Merged.TakeWhile(range => range.FirstRow <= MainRow + LevelsMaximum)
            .Where(range => range.LastRow >= MainRow - LevelsMaximum))
        {
            var (first, last) = (Math.Max(range.FirstRow, MainRow - LevelsMaximum), Math.Min(range.LastRow, MainRow + LevelsMaximum));
            if ((cells += (long)(last - first + 1) * (range.LastColumn - range.FirstColumn + 1)) > CellsMaximum)
            {
                return;
            }

            for (var row = first; row <= last; row++)
            {
                for (var column = range.FirstColumn; column <= range.LastColumn; column++)
                {
                    _merged.TryAdd((row, column), range);
                }
            }
        }
    }
}
