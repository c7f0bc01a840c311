using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Finds the items of a list sheet: the caption, and its value somewhere right of it, or below where captions stand side by side.
/// </summary>
static class ListItems
{
    /// <summary>Gives each item its place. A row may hold several items, as covers do.</summary>
    public static void Locate(RawSheet raw, ColumnPlaces places)
    {
        if (ListAcross.Locate(raw, places))
        {
            return;
        }

        var first = raw.Rows.FirstOrDefault(row => row.Cells.Any(cell => places.Captions.IndexOf(cell.Value) >= 0));
        var heading = ListHeading.Find(raw, places.Captions);
        places.TakeSheetUnits(first?.RowNumber ?? 0, (row, cell) => heading?.Row.RowNumber != row ? null : heading.IsOfFigures(cell.ColumnIndex));
        var merged = MergedUnits(raw);
        var crossed = ListCrossed.Locate(raw, places);
        var rows = raw.Rows.Where(row => !ListHeading.Is(row) && row != heading?.Row && !crossed.Contains(row.RowNumber)).ToList();
        var figures = rows.Where(row => row.Cells.Any(cell => places.Captions.IndexOf(cell.Value) is >= 0 and var item && places.IsNumber(item)))
            .SelectMany(row => row.Cells).Where(cell => cell.Value is double && heading?.IsOfFigures(cell.ColumnIndex) == true)
            .Select(cell => cell.ColumnIndex).ToHashSet();
        foreach (var row in rows)
        {
            var captions = row.Cells.Where(cell => !cell.IsCovered && MayBeItem(cell.ColumnIndex)
                && places.Captions.IndexOf(cell.Value) >= 0)
                .ToList();
            for (var index = 0; index < captions.Count; index++)
            {
                var end = index + 1 < captions.Count ? captions[index + 1].ColumnIndex : int.MaxValue;
                TakeItem(row, captions[index], end, heading, merged, figures, places);
            }
        }

        var lastYears = heading is null ? null : TakeLastYears(rows, heading, places);
        foreach (var other in heading?.Row.Cells.Where(head => head.ColumnIndex != lastYears && places.Captions.IsOfOtherYear(head.Value)) ?? [])
        {
            places.PassOver(-1, heading!.Row.RowNumber, other);
        }

        // A figure beside no words at all: nobody knows what of, so that it is told and not taken.
        if (heading is { ValueColumns: [var figureColumn] })
        {
            foreach (var row in rows.Where(row => row.RowNumber > heading.Row.RowNumber && row.CellAt(figureColumn) is { Value: double }
                && !row.Cells.Any(cell => cell.ColumnIndex < figureColumn && cell.Value is string && !HintRows.IsUnit(cell))
                && !raw.Merged.Any(range => range.FirstRow < row.RowNumber && range.LastRow >= row.RowNumber && range.FirstColumn < figureColumn)))
            {
                places.TellUncaptioned(ColumnPlaces.At(row.RowNumber, row.CellAt(figureColumn)!.Value));
            }
        }

        // With a heading, items stand left of the figures, and not below 备注 or 上年数.
        bool MayBeItem(int column) => heading is not { ValueColumns: [.., var last] values }
            || (column < last && !values.Contains(column) && !heading.IsOfOtherYear(column) && !heading.IsBeside(column));
    }

    // Where the form asks for last year's figure as an item of its own (上年…), and the sheet has instead a column of last year's beside this
    // year's, that is where it stands. Gives that column; null when none was taken.
    static int? TakeLastYears(List<RawRow> rows, ListHeading heading, ColumnPlaces places)
    {
        var column = heading.Row.Cells.Where(head => places.Captions.IsLastYear(head.Value)).Select(head => (int?)head.ColumnIndex).ToList();
        if (column is not [{ } last] || heading.ValueColumns is not [var own])
        {
            return null;
        }

        int? taken = null;
        foreach (var row in rows)
        {
            var caption = row.Cells.FirstOrDefault(cell => cell.ColumnIndex < Math.Min(own, last) && places.Captions.IndexOf(cell.Value) is >= 0 and var item
                && places.All[item] == (row.RowNumber, own));
            if (caption.Value is string text && places.Captions.IndexOf("上年" + text) is >= 0 and var before && !places.IsFound(before))
            {
                places.Take(before, (row.RowNumber, last), caption);
                taken = last;
            }
        }

        return taken;
    }

    static void TakeItem(RawRow row, RawCell caption, int end, ListHeading? heading, List<(RawRange Range, RawCell Unit)> merged,
        HashSet<int> figureColumns, ColumnPlaces places)
    {
        var item = places.Captions.IndexOf(caption.Value);
        if (places.Captions.IsOfOtherYear(caption.Value))
        {
            places.PassOver(item, row.RowNumber, caption);
            return;
        }

        var right = row.Cells.Where(cell => cell.ColumnIndex > caption.ColumnIndex && cell.ColumnIndex < end).ToList();
        var heads = heading?.ValueColumns.Where(column => column > caption.ColumnIndex && column < end).ToList() ?? [];
        var written = heads.Where(column => row[column] is not null).ToList();
        if (written.Count > 1 && places.IsNumber(item))
        {
            places.RefuseSeveral(item, [ColumnPlaces.At(row.RowNumber, caption)]);
            return;
        }

        var headed = written.Concat(heads).Cast<int?>().FirstOrDefault();
        var units = right.Where(cell => HintRows.IsUnit(cell) && cell.ColumnIndex != headed).ToList();
        if (!places.HasUnit(item, row.RowNumber, caption) || !units.TrueForAll(unit => places.HasUnit(item, row.RowNumber, caption, unit))
            || !merged.TrueForAll(entry => !entry.Range.Contains(row.RowNumber, entry.Unit.ColumnIndex) || entry.Range.FirstRow == row.RowNumber
                || entry.Unit.ColumnIndex <= caption.ColumnIndex || entry.Unit.ColumnIndex >= end || entry.Unit.ColumnIndex == headed
                || places.HasUnit(item, entry.Range.FirstRow, caption, entry.Unit)))
        {
            return;
        }

        if (right.Exists(cell => heading?.IsNo(cell.ColumnIndex) == true) && places.RefuseChoice(item, row.RowNumber, right))
        {
            return;
        }

        var others = right.Exists(cell => heading?.IsOfOtherYear(cell.ColumnIndex) == true);
        var figures = right.Where(cell => !HintRows.IsUnit(cell)
            && (heading is null || !(heading.IsOfOtherYear(cell.ColumnIndex) || heading.IsBeside(cell.ColumnIndex)))).ToList();
        var isNumber = places.IsNumber(item);
        if (headed is { } divided && heading!.IsDivided(divided) && isNumber)
        {
            var head = heading.Row.CellAt(divided)!.Value;
            places.RefuseDivided(item, heading.Row.RowNumber, head, CellText.Shown(head.Value));
            return;
        }

        var isSeveral = figures.Count(cell => cell.Value is double || (isNumber && IsNumber(cell))) > 1
            || (isNumber && figureColumns.Count(column => column > caption.ColumnIndex && column < end) > 1);
        if (headed is null && isSeveral && heading?.Row.Cells.Any(head => places.Captions.YearOf(head.Value) is { IsAll: true }) != true)
        {
            places.RefuseSeveral(item, [ColumnPlaces.At(row.RowNumber, caption)]);
            return;
        }

        if (headed is null && (isSeveral
            || (isNumber && figures.Exists(cell => cell.Value is string && places.Captions.YearOf(cell.Value) is { IsAll: true }))
            || (others && figures.Count == 0 && !heading!.HasOwnColumn(caption.ColumnIndex, end))))
        {
            places.RefuseYear(item, [ColumnPlaces.At(row.RowNumber, caption)]);
            return;
        }

        var value = headed ?? figures.Select(cell => (int?)cell.ColumnIndex).FirstOrDefault()
            ?? (units is [.., var last] ? last.ColumnIndex : caption.ColumnIndex) + 1;
        places.Take(item, (row.RowNumber, value), caption);
        if (isNumber && headed is { } own && row[own] is null)
        {
            places.TellBeside(item, FiguresBeside(row, heading!.Row, places).Where(figure => figure.ColumnIndex > caption.ColumnIndex && figure.ColumnIndex < end));
        }
    }

    /// <summary>Figures of a row that may have been typed beside their place: no formula is typed, and a mobile telephone is no figure.</summary>
    public static IEnumerable<FindingCell> FiguresBeside(RawRow row, RawRow head, ColumnPlaces places) => row.Cells
        .Where(cell => !cell.IsFormula && (cell.Value is double || IsNumber(cell) || (cell.Value is string text && CellText.HasUnit(text)))
            && !(cell.Value is double and >= 13_000_000_000 and < 20_000_000_000)
            && places.HeadsOf(head, cell.ColumnIndex).All(own => ListHeading.MayHoldFigure(own, places.Captions))).Select(cell => ColumnPlaces.At(row.RowNumber, cell));

    // More merged units than this are no list's.
    const int MergedMaximum = 500;

    // One 元 merged down beside several items is the unit of them all.
    static List<(RawRange Range, RawCell Unit)> MergedUnits(RawSheet raw)
    {
        var rows = raw.Rows.ToDictionary(row => row.RowNumber);
        return [.. raw.Merged.Where(range => range.LastRow > range.FirstRow)
            .Select(range => (range, rows.GetValueOrDefault(range.FirstRow)?.CellAt(range.FirstColumn)))
            .Where(entry => entry.Item2 is { } cell && HintRows.IsUnit(cell)).Take(MergedMaximum).Select(entry => (entry.range, entry.Item2!.Value))];
    }

    static bool IsNumber(RawCell cell) => cell.Value is string text && CellText.TryNumber(text, "", out _);

    /// <summary>Column of the explanations beside the items (说明, 备注); −1 when the sheet has none.</summary>
    public static int ExplanationColumn(FormSheet sheet, RawSheet raw)
    {
        if (sheet.Explanation is not { } explanation || ListHeading.RowOf(raw) is not { } heading)
        {
            return -1;
        }

        return heading.Cells.Where(cell => SheetCaptions.IsCaptionOf(explanation, CellText.Caption(cell.Value)))
            .Select(cell => cell.ColumnIndex).FirstOrDefault(-1);
    }
}
