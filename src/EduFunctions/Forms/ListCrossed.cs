using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Items of a list whose captions stand half at the left and half above, as 公用经费 in rows and 预算数 | 决算数 over columns, each with its
/// figure where both meet.
/// </summary>
static class ListCrossed
{
    const int RowsSearched = 200;
    const int ColumnsSearched = 60;

    /// <summary>Most rows of captions: what stands below them in a column are no captions.</summary>
    const int HeadsMaximum = 8;

    /// <summary>Gives such items their places; the rows on which they stand.</summary>
    public static HashSet<int> Locate(RawSheet raw, ColumnPlaces places)
    {
        var (rows, crossed) = (new HashSet<int>(), new Dictionary<int, List<(int RowNumber, RawCell Cell)>>());
        foreach (var row in raw.Rows.TakeWhile(row => row.RowNumber <= RowsSearched))
        {
            var label = row.Cells.FirstOrDefault(cell => cell.Value is string);
            foreach (var cell in row.Cells.Where(cell => label.Value is not null && places.Captions.IsPart(label.Value) && cell.ColumnIndex > label.ColumnIndex
                && cell.ColumnIndex < ColumnsSearched && cell.Value is double))
            {
                if (crossed.TryGetValue(cell.ColumnIndex, out var above)
                    && above.Select(head => (Head: head, Caption: places.Captions.Joined(label.Value, head.Cell.Value)))
                        .LastOrDefault(one => one.Caption is not null) is ({ } head, { } caption))
                {
                    rows.Add(row.RowNumber);
                    Take(caption, row, label, head, cell, above.FindLast(IsOfOtherYear));
                }
            }

            foreach (var head in row.Cells.Where(cell => cell.ColumnIndex < ColumnsSearched && cell.Value is string && !cell.IsCovered
                && (places.Captions.IsPart(cell.Value) || IsOfOtherYear((row.RowNumber, cell)))))
            {
                var range = raw.Merged.TakeWhile(range => range.FirstRow <= row.RowNumber).Take(RowsSearched)
                    .FirstOrDefault(range => range.Contains(row.RowNumber, head.ColumnIndex));
                for (var column = head.ColumnIndex; column <= Math.Min(Math.Max(range.LastColumn, head.ColumnIndex), ColumnsSearched); column++)
                {
                    crossed.TryAdd(column, []);
                    if (crossed[column].Count < HeadsMaximum)
                    {
                        crossed[column].Add((row.RowNumber, head));
                    }
                }
            }
        }

        return rows;

        // What names a year and no more is no title.
        bool IsOfOtherYear((int RowNumber, RawCell Cell) head) => places.Captions.YearOf(head.Cell.Value) is { IsAll: true }
            && places.Captions.IsOfOtherYear(head.Cell.Value);

        // Of the year reported, or of none; of the year before, where the form asks for that too.
        void Take(string caption, RawRow row, RawCell label, (int RowNumber, RawCell Cell) head, RawCell figure, (int RowNumber, RawCell Cell) other)
        {
            var name = other.RowNumber > 0 && places.Captions.IsLastYear(other.Cell.Value) ? "上年" + caption : caption;
            var item = places.Captions.IndexOf(name);
            if (other.RowNumber > 0 && (name == caption || places.Captions.YearOf(name) is not null))
            {
                places.PassOver(places.Captions.IndexOf(caption), other.RowNumber, other.Cell);
            }
            else if (places.HasUnit(item, row.RowNumber, label) && places.HasUnit(item, head.RowNumber, head.Cell)
                && row.Cells.Where(cell => cell.ColumnIndex > label.ColumnIndex && cell.ColumnIndex < figure.ColumnIndex && HintRows.IsUnit(cell))
                    .All(unit => places.HasUnit(item, row.RowNumber, label, unit)))
            {
                places.Take(item, (row.RowNumber, figure.ColumnIndex), label with { Value = places.Captions.CaptionOf(item) });
            }
        }
    }
}
