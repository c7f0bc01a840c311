using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>A list laid out across: its captions side by side in a row, the values in a row below, or in one for each year.</summary>
static class ListAcross
{
    /// <summary>Gives each item its place; false when the sheet is laid out downward.</summary>
    public static bool Locate(RawSheet raw, ColumnPlaces places)
    {
        var rows = raw.Rows;
        var heading = ListItems.Heading(raw)?.RowNumber ?? int.MaxValue;
        var captionRows = Enumerable.Range(0, rows.Length)
            .Where(index => rows[index].RowNumber < heading && IsAcross(raw, rows[index], places)).ToList();
        if (captionRows.Count == 0)
        {
            return false;
        }

        places.TakeSheetUnits(rows[captionRows[0]].RowNumber, _ => false);
        foreach (var (index, first) in captionRows.Index())
        {
            var end = index + 1 < captionRows.Count ? captionRows[index + 1] : rows.Length;
            Take(rows[first], [.. rows[(first + 1)..end]], places);
        }

        return true;
    }

    // Two items or more with nothing between them; a downward list has each one's value, or room for it, at its right.
    static bool IsAcross(RawSheet raw, RawRow row, ColumnPlaces places)
    {
        var captions = row.Cells.Where(cell => places.IndexOf(cell.Value) >= 0).ToList();
        if (captions.Select(cell => places.IndexOf(cell.Value)).Where(item => !places.IsExplanation(item)).Distinct().Count() < 2)
        {
            return false;
        }

        for (var index = 1; index < captions.Count; index++)
        {
            var (before, next) = (captions[index - 1].ColumnIndex, captions[index].ColumnIndex);
            var last = raw.Merged.TakeWhile(range => range.FirstRow <= row.RowNumber)
                .FirstOrDefault(range => range.Contains(row.RowNumber, before)).LastColumn;
            if (next != Math.Max(before, last) + 1)
            {
                return false;
            }
        }

        return true;
    }

    static void Take(RawRow captions, RawRow[] below, ColumnPlaces places)
    {
        var items = captions.Cells.Where(cell => places.IndexOf(cell.Value) >= 0).ToList();
        var units = below.TakeWhile(row => HintRows.IsUnits(row) || HintRows.IsNumbering(row)).FirstOrDefault(HintRows.IsUnits);
        var rows = below.Where(row => !HintRows.IsUnits(row) && !HintRows.IsNumbering(row)
            && items.Exists(item => row[item.ColumnIndex] is { } value && places.Understands(places.IndexOf(item.Value), value))).ToArray();
        var values = rows.Length == 0 ? below.FirstOrDefault() : ThisYears(rows, items[0].ColumnIndex);
        foreach (var caption in items)
        {
            var item = places.IndexOf(caption.Value);
            if (!places.HasUnit(item, captions.RowNumber, caption)
                || !places.HasUnit(item, units?.RowNumber ?? 0, caption, units?.CellAt(caption.ColumnIndex)))
            {
                continue;
            }

            if (values is not null)
            {
                places.Take(item, (values.RowNumber, caption.ColumnIndex), caption);
            }
            else if (rows.Length > 0)
            {
                places.RefuseYear(item, rows.Where(row => row[caption.ColumnIndex] is not null)
                    .Select(row => ColumnPlaces.At(row.RowNumber, row.CellAt(caption.ColumnIndex)!.Value))
                    .DefaultIfEmpty(ColumnPlaces.At(captions.RowNumber, caption)));
            }
        }
    }

    // Null when no row, or more than one, may be this year's.
    static RawRow? ThisYears(RawRow[] rows, int firstColumn)
    {
        var labels = rows.Select(row => (Row: row, Label: row.Cells.Where(cell => cell.ColumnIndex < firstColumn)
            .Select(cell => CellText.Caption(cell.Value)).LastOrDefault() ?? "")).ToList();
        var latest = labels.Select(entry => HeaderWords.YearOf(entry.Label)).Max();
        return One(entry => HeaderWords.IsThisYear(entry.Label))
            ?? One(entry => latest is not null && HeaderWords.YearOf(entry.Label) == latest)
            ?? One(entry => !HeaderWords.IsOtherYear(entry.Label) && HeaderWords.YearOf(entry.Label) is null);

        RawRow? One(Func<(RawRow Row, string Label), bool> isMeant) => labels.Where(isMeant).ToList() is [var (row, _)] ? row : null;
    }
}
