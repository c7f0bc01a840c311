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
                places.Take(index, (row.RowNumber, records[0].ColumnIndex), caption);
            }
        }

        return [.. records.Select((record, index) => new LocatedSheet(sheet, raw, 0,
            [.. places.All.Select(place => place is (var row, _) ? (row, record.ColumnIndex) : ((int, int)?)null)]) { Record = index })];
    }

    static bool IsItems(RawCell cell) => ItemHeads.Contains(CellText.Caption(cell.Value));
}
