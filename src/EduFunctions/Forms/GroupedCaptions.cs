using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Items of a list whose captions are written in two cells: 公用经费 over 预算数 | 决算数, or left of them, merged or written once.
/// </summary>
static class GroupedCaptions
{
    const int RowsSearched = 120;
    const int ColumnsSearched = 40;

    /// <summary>How far from a group's own cell its parts may stand, down or across.</summary>
    const int Reach = 8;

    /// <summary>
    /// The sheet with each such item's caption in one cell: that of its part, or above it in the group's row. Only for finding the items.
    /// </summary>
    public static RawSheet In(RawSheet raw, SheetCaptions captions)
    {
        var texts = raw.Rows.TakeWhile(row => row.RowNumber <= RowsSearched)
            .SelectMany(row => row.Cells.TakeWhile(cell => cell.ColumnIndex < ColumnsSearched), (row, cell) => (row.RowNumber, Cell: cell))
            .Where(entry => entry.Cell.Value is string && captions.IsPart(entry.Cell.Value))
            .DistinctBy(entry => (entry.RowNumber, entry.Cell.ColumnIndex))
            .ToDictionary(entry => (entry.RowNumber, entry.Cell.ColumnIndex), entry => (string)entry.Cell.Value);
        if (texts.Count < 2)
        {
            return raw;
        }

        var merged = raw.Merged.TakeWhile(range => range.FirstRow <= RowsSearched).Take(RowsSearched).ToList();
        var (whole, groups) = (new Dictionary<(int Row, int Column), RawCell>(), new HashSet<(int, int)>());
        foreach (var ((row, column), text) in texts.Where(entry => captions.IndexOf(entry.Value) < 0))
        {
            if (Left(row, column) is { } left && captions.Joined(texts[left], text) is { } besides)
            {
                whole[(row, column)] = new RawCell(column, besides);
                groups.Add(left);
            }
            else if (Above(row, column) is { } above && captions.Joined(texts[above], text) is { } below)
            {
                // In the row of the captions that stand over one column each.
                whole[(above.Row, column)] = new RawCell(column, below);
                groups.UnionWith([above, (row, column)]);
            }
            else if (Enumerable.Range(2, Reach).Select(left => texts.TryGetValue((row, column - left), out var item)
                ? captions.Joined(item, text) : null).FirstOrDefault(caption => caption is not null) is { } behind)
            {
                // 作业管理 | 是 | 检查日期: an item, its value, and what belongs to it.
                whole[(row, column)] = new RawCell(column, behind);
            }
        }

        return whole.Count == 0 ? raw : raw with
        {
            Rows = [.. raw.Rows.Select(row => row with
            {
                Cells = [.. row.Cells.Where(cell => !groups.Contains((row.RowNumber, cell.ColumnIndex)) && !whole.ContainsKey((row.RowNumber, cell.ColumnIndex)))
                    .Concat(whole.Where(entry => entry.Key.Row == row.RowNumber).Select(entry => entry.Value)).OrderBy(cell => cell.ColumnIndex)],
            }).Where(row => row.Cells.Length > 0)],
            Merged = [.. raw.Merged.Where(range => !groups.Contains((range.FirstRow, range.FirstColumn)))],
        };

        (int Row, int Column)? Left(int row, int column) => Enumerable.Range(0, Reach)
            .Select(up => Written(row - up, column - 1)).FirstOrDefault(place => place is not null);

        (int Row, int Column)? Above(int row, int column) => Enumerable.Range(0, Reach)
            .Select(left => Written(row - 1, column - left)).FirstOrDefault(place => place is not null);

        // Where the text is written that is seen at a place; null for none.
        (int, int)? Written(int row, int column)
        {
            var range = merged.Find(range => range.Contains(row, column));
            var place = range.FirstRow > 0 ? (range.FirstRow, range.FirstColumn) : (row, column);
            return texts.ContainsKey(place) ? place : null;
        }
    }
}
