using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>A list laid out across: its captions side by side in a row, the values in a row below, or in one for each year.</summary>
static class ListAcross
{
    const int YearsMaximum = 10;

    /// <summary>Gives each item its place; false when the sheet is laid out downward.</summary>
    public static bool Locate(RawSheet raw, ColumnPlaces places)
    {
        var rows = raw.Rows;
        var heading = ListHeading.RowOf(raw)?.RowNumber ?? int.MaxValue;
        var captionRows = Enumerable.Range(0, rows.Length)
            .Where(index => rows[index].RowNumber < heading && IsAcross(raw, rows[index], rows.ElementAtOrDefault(index + 1), places))
            .ToList();
        if (captionRows.Count == 0)
        {
            return false;
        }

        places.TakeSheetUnits(rows[captionRows[0]].RowNumber, (_, _) => null);
        foreach (var (index, first) in captionRows.Index())
        {
            var end = index + 1 < captionRows.Count ? captionRows[index + 1] : rows.Length;
            Take(raw, rows[first], [.. rows[(first + 1)..end]], places);
        }

        return true;
    }

    // Two items or more with nothing between them; a downward list has each one's value, or room for it, at its right.
    static bool IsAcross(RawSheet raw, RawRow row, RawRow? below, ColumnPlaces places)
    {
        var captions = row.Cells.Where(cell => places.Captions.IndexOf(cell.Value) >= 0).ToList();
        if (captions.Select(cell => places.Captions.IndexOf(cell.Value)).Where(item => !places.Captions.IsExplanation(item)).Distinct()
            .Count() < 2)
        {
            return false;
        }

        var years = YearsBelow(below, places);
        return AreSideBySide() || IsAboveFigures(row, below, captions, places);

        bool AreSideBySide() => Enumerable.Range(1, captions.Count - 1).All(index =>
            captions[index].ColumnIndex == LastColumn(raw, row, years, captions[index - 1].ColumnIndex) + 1);
    }

    // Captions that we do not know may stand between them, where each has its figure below it: a table of which the list is the one row.
    static bool IsAboveFigures(RawRow row, RawRow? below, List<RawCell> captions, ColumnPlaces places)
    {
        var numbers = captions.Where(cell => places.IsNumber(places.Captions.IndexOf(cell.Value))).ToList();
        return numbers.Count > 1
            && row.Cells.All(cell => cell.Value is string text && !CellText.TryNumber(text, "", out _))
            && numbers.TrueForAll(cell => below?[cell.ColumnIndex] is { } figure && places.Understands(places.Captions.IndexOf(cell.Value), figure));
    }

    // Over how many columns a caption stands: those that it is merged with, or those with a year of their own below.
    static int LastColumn(RawSheet raw, RawRow row, RawRow? years, int column)
    {
        var last = Math.Max(column, raw.Merged.TakeWhile(range => range.FirstRow <= row.RowNumber)
            .FirstOrDefault(range => range.Contains(row.RowNumber, column)).LastColumn);
        while (last < column + YearsMaximum && row[last + 1] is null && years?[last + 1] is not null)
        {
            last++;
        }

        return last;
    }

    // A row of years below the captions, which divides their columns: 2023年 | 2024年 | 2023年 | 2024年.
    static RawRow? YearsBelow(RawRow? below, ColumnPlaces places) => below is { Cells.Length: > 1 }
        && below.Cells.All(cell => cell.Value is string && places.Captions.YearOf(cell.Value) is { IsAll: true }) ? below : null;

    static void Take(RawSheet raw, RawRow captions, RawRow[] below, ColumnPlaces places)
    {
        var years = YearsBelow(below.FirstOrDefault(), places);
        var parts = years is null ? PartsBelow(raw, captions, below.FirstOrDefault(), places) : null;
        var heads = years ?? parts;
        var items = captions.Cells.Where(cell => places.Captions.IndexOf(cell.Value) >= 0)
            .Select(cell => (Caption: cell, Index: places.Captions.IndexOf(cell.Value), Columns: ColumnsOf(cell.ColumnIndex))).ToList();
        var units = below.TakeWhile(row => row == heads || HintRows.IsUnits(row) || HintRows.IsNumbering(row))
            .FirstOrDefault(HintRows.IsUnits);
        var rows = below.Where(row => row != heads && !HintRows.IsUnits(row) && !HintRows.IsNumbering(row)
            && items.Exists(item => item.Columns.Exists(column => row[column] is { } value && places.Understands(item.Index, value))))
            .ToArray();
        var values = rows.Length == 0 ? below.FirstOrDefault(row => row != heads)
            : ThisYears(rows, items[0].Caption.ColumnIndex, places);
        foreach (var row in rows)
        {
            foreach (var label in row.Cells.Where(cell => cell.ColumnIndex < items[0].Caption.ColumnIndex
                && places.Captions.IsOfOtherYear(cell.Value)))
            {
                places.PassOver(-1, row.RowNumber, label);
            }
        }

        foreach (var other in years?.Cells.Where(year => places.Captions.IsOfOtherYear(year.Value)) ?? [])
        {
            places.PassOver(-1, years!.RowNumber, other);
        }

        foreach (var (caption, item, columns) in items)
        {
            if (places.Captions.IsOfOtherYear(caption.Value))
            {
                places.PassOver(item, captions.RowNumber, caption);
                continue;
            }

            if (!places.HasUnit(item, captions.RowNumber, caption)
                || !places.HasUnit(item, units?.RowNumber ?? 0, caption, units?.CellAt(caption.ColumnIndex)))
            {
                continue;
            }

            var wholes = columns.Where(column => HeaderWords.IsTotal(CellText.Caption(parts?[column]))).ToList();
            if (parts is not null && columns.Count > 1 && wholes.Count != 1 && columns.Count(column => parts[column] is not null) > 1)
            {
                places.RefuseDivided(item, captions.RowNumber, caption);
                continue;
            }

            var own = parts is not null ? wholes.Count == 1 ? wholes : [caption.ColumnIndex] : years is null ? columns : [.. columns.Where(column => places.Captions.IsThisYear(years[column]))];
            if (values is not null && own is [var column])
            {
                places.Take(item, (values.RowNumber, column), caption);
            }
            else if (years is not null)
            {
                places.RefuseYear(item, [ColumnPlaces.At(captions.RowNumber, caption)]);
            }
            else if (rows.Length > 0)
            {
                var cells = rows.Where(row => row[caption.ColumnIndex] is not null)
                    .Select(row => ColumnPlaces.At(row.RowNumber, row.CellAt(caption.ColumnIndex)!.Value))
                    .DefaultIfEmpty(ColumnPlaces.At(captions.RowNumber, caption));
                if (rows.Any(row => row.Cells.Any(cell => places.Captions.YearOf(cell.Value) is not null)))
                {
                    places.RefuseYear(item, cells);
                }
                else
                {
                    places.RefuseSeveral(item, cells);
                }
            }
        }

        List<int> ColumnsOf(int column) => heads is null ? [column]
            : [.. Enumerable.Range(column, LastColumn(raw, captions, years, column) - column + 1)];
    }

    // A row of texts below captions that are merged over several columns each: 财政拨款 | 合计.
    static RawRow? PartsBelow(RawSheet raw, RawRow captions, RawRow? below, ColumnPlaces places) => below is { Cells.Length: > 1 }
        && below.Cells.All(cell => cell.Value is string text && !CellText.TryNumber(text, "", out _) && places.Captions.IndexOf(text) < 0)
        && !HintRows.IsUnits(below) && !HintRows.IsNumbering(below)
        && captions.Cells.Any(caption => LastColumn(raw, captions, null, caption.ColumnIndex) is var last
            && below.Cells.Count(cell => cell.ColumnIndex >= caption.ColumnIndex && cell.ColumnIndex <= last) > 1) ? below : null;

    // Null when no row, or more than one, may be this year's.
    static RawRow? ThisYears(RawRow[] rows, int firstColumn, ColumnPlaces places)
    {
        var labels = rows.Select(row => (Row: row, Label: row.Cells.Where(cell => cell.ColumnIndex < firstColumn)
            .Select(cell => cell.Value).LastOrDefault())).ToList();
        return One(label => places.Captions.IsThisYear(label)) ?? One(label => places.Captions.YearOf(label) is null)
            ?? (labels.TrueForAll(entry => places.Captions.YearOf(entry.Label) is null)
                ? One(label => HeaderWords.IsTotal(CellText.Caption(label))) : null);

        RawRow? One(Func<object?, bool> isMeant) => labels.Where(entry => isMeant(entry.Label)).ToList() is [var (row, _)] ? row : null;
    }
}
