using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// A table laid out downward, as our templates have those of few rows and many columns: 项目 | 单位 | 小学 | 上年·小学 | 初中 …, the columns of
/// the form below each other, and each of its rows a column of the sheet.
/// </summary>
static class TableDown
{
    const int RowsSearched = 30;

    static readonly string[] ItemHeads = ["项目", "指标", "指标名称", "项目名称"];

    /// <summary>Finds its rows, each as a list of its own; none when the sheet is laid out in another way.</summary>
    public static IReadOnlyList<LocatedSheet> Locate(FormSheet sheet, RawSheet raw, ColumnPlaces places)
    {
        if (sheet.Columns.FirstOrDefault(column => column is ChoiceColumn { IsPrefilled: true }) is not { } key)
        {
            return [];
        }

        var head = raw.Rows.TakeWhile(row => row.RowNumber <= RowsSearched)
            .FirstOrDefault(row => row.Cells.Any(IsItems) && row.Cells.Any(cell => key.Understands(cell.Value)));
        if (head is null)
        {
            return [];
        }

        var (items, records) = (head.Cells.First(IsItems).ColumnIndex, head.Cells.Where(cell => key.Understands(cell.Value)).ToList());
        var captions = raw.Rows.Where(row => row.RowNumber > head.RowNumber && row.CellAt(items) is { } cell
            && places.Captions.IndexOf(cell.Value) >= 0).Select(row => (Row: row, Caption: row.CellAt(items)!.Value)).ToList();
        if (captions.Count < 2)
        {
            return [];
        }

        var columns = records.ConvertAll(record => ColumnOf(record, head, raw, captions[0].Row.RowNumber, places.Captions));
        if (columns.FindIndex(column => column is null) is >= 0 and var divided)
        {
            places.RefuseDivided(sheet.IndexOf(key), head.RowNumber, records[divided], CellText.Shown(records[divided].Value));
            captions.ForEach(caption => places.Refuse(places.Captions.IndexOf(caption.Caption.Value)));
            return [];
        }

        places.TakeSheetUnits(head.RowNumber, (_, _) => null);
        places.Take(sheet.IndexOf(key), (head.RowNumber, records[0].ColumnIndex), records[0] with { Value = key.Caption });
        foreach (var (row, caption) in captions)
        {
            var index = places.Captions.IndexOf(caption.Value);
            var unit = row.Cells.Cast<RawCell?>().FirstOrDefault(cell => cell!.Value.ColumnIndex > items
                && cell.Value.ColumnIndex < records[0].ColumnIndex && HintRows.IsUnit(cell.Value));
            if (places.Captions.IsOfOtherYear(caption.Value))
            {
                places.PassOver(index, row.RowNumber, caption);
            }
            else if (places.HasUnit(index, row.RowNumber, caption, unit))
            {
                places.Take(index, (row.RowNumber, columns[0]!.Value), caption);
                if (places.IsNumber(index) && columns.TrueForAll(column => row.CellAt(column!.Value) is null))
                {
                    places.TellBeside(index, ListItems.FiguresBeside(row, head, places).Where(figure => figure.ColumnIndex > items));
                }
            }
        }

        // What a row is about stands in its head, whose first cell may stand over several columns.
        return [.. records.Select((record, index) => new LocatedSheet(sheet, raw, 0,
            [.. places.All.Select(place => place is (var row, _)
                ? (row, row == head.RowNumber ? record.ColumnIndex : columns[index]!.Value) : ((int, int)?)null)]) { Record = index })];
    }

    // 小学 over 上年 | 本年, or over 男 | 女 | 合计: the figures stand below this year's, below the whole. Null when neither is named: nobody
    // knows which are meant.
    static int? ColumnOf(RawCell record, RawRow head, RawSheet raw, int firstItem, SheetCaptions captions)
    {
        var merged = raw.Merged.Where(range => range.Contains(head.RowNumber, record.ColumnIndex)).Cast<RawRange?>().FirstOrDefault();
        var end = Math.Max(merged?.LastColumn + 1 ?? 0, head.Cells.Where(cell => cell.ColumnIndex > record.ColumnIndex && !cell.IsCovered)
            .Select(cell => cell.ColumnIndex).DefaultIfEmpty(merged?.LastColumn + 1 ?? int.MaxValue).First());
        bool IsBelow(RawCell cell) => cell.ColumnIndex >= record.ColumnIndex && cell.ColumnIndex < end;
        var heads = raw.Rows.Where(row => row.RowNumber > head.RowNumber && row.RowNumber < firstItem && !HintRows.IsNumbering(row))
            .SelectMany(row => row.Cells).Where(cell => IsBelow(cell) && cell.Value is string && !HintRows.IsUnit(cell)).ToList();
        var figures = raw.Rows.Where(row => row.RowNumber >= firstItem).SelectMany(row => row.Cells)
            .Where(cell => IsBelow(cell) && cell.Value is double).Select(cell => cell.ColumnIndex).Distinct().ToList();
        var isDivided = heads.Select(cell => cell.ColumnIndex).Distinct().Skip(1).Any();
        return !isDivided && (merged is null || figures.Count <= 1)
            ? merged is not null && figures is [var only] ? only : record.ColumnIndex
            : One(heads.Where(cell => captions.IsThisYear(cell.Value)))
            ?? One(heads.Where(cell => HeaderWords.IsTotal(CellText.Caption(cell.Value))))
            ?? (heads.Exists(IsOfOtherYear) ? One(heads.Where(cell => !IsOfOtherYear(cell))) : null);

        bool IsOfOtherYear(RawCell cell) => captions.IsOfOtherYear(cell.Value);

        static int? One(IEnumerable<RawCell> cells) => cells.Select(cell => cell.ColumnIndex).Distinct().ToList() is [var one] ? one : null;
    }

    static bool IsItems(RawCell cell) => ItemHeads.Contains(CellText.Caption(cell.Value));
}
