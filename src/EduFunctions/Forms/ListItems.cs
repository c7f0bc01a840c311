using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Finds the items of a list sheet: the caption, and its value somewhere right of it, or below where captions stand side by side.
/// </summary>
static class ListItems
{
    const int HeaderRowsSearched = 30;

    static readonly string[] ValueCaptions = ["填报数", "填报内容", "填报", "本年", "本年数", "内容", "数值", "数据"];

    /// <summary>What heads columns of text and figures that are neither an item nor its value, besides 上年数.</summary>
    static readonly string[] BesideCaptions = ["备注", "说明", "情况说明", "填报要求", "要求", "填报说明", "单位", "计量单位", "序号"];

    /// <summary>Gives each item its place. A row may hold several items, as covers do.</summary>
    public static void Locate(RawSheet raw, ColumnPlaces places)
    {
        if (ListAcross.Locate(raw, places))
        {
            return;
        }

        var first = raw.Rows.FirstOrDefault(row => row.Cells.Any(cell => places.IndexOf(cell.Value) >= 0));
        var heading = YearHeading(raw, first, places) ?? Heading(raw);
        var valueColumns = ValueColumns(heading, places);
        foreach (var other in heading?.Cells.Where(head => places.IsOfOtherYear(head.Value)) ?? [])
        {
            places.PassOver(-1, heading!.RowNumber, other);
        }

        places.TakeSheetUnits(first?.RowNumber ?? 0,
            cell => ValueCaptions.Contains(CellText.Caption(cell.Value)) || places.IsThisYear(cell.Value));
        foreach (var row in raw.Rows.Where(row => !IsHeading(row) && row != heading))
        {
            var captions = row.Cells.Where(cell => !cell.IsCovered && MayBeItem(cell.ColumnIndex) && places.IndexOf(cell.Value) >= 0)
                .ToList();
            for (var index = 0; index < captions.Count; index++)
            {
                var end = index + 1 < captions.Count ? captions[index + 1].ColumnIndex : int.MaxValue;
                TakeItem(row, captions[index], end, valueColumns, heading, places);
            }
        }

        // With a heading, items stand left of the figures, and not below 备注 or 上年数.
        bool MayBeItem(int column) => valueColumns.Count == 0
            || (column < valueColumns[^1] && !valueColumns.Contains(column)
                && (heading?[column] is not { } over || !(places.IsOfOtherYear(over) || BesideCaptions.Contains(CellText.Caption(over)))));
    }

    static void TakeItem(RawRow row, RawCell caption, int end, List<int> valueColumns, RawRow? heading, ColumnPlaces places)
    {
        var item = places.IndexOf(caption.Value);
        var right = row.Cells.Where(cell => cell.ColumnIndex > caption.ColumnIndex && cell.ColumnIndex < end).ToList();
        var others = right.Where(cell => heading?[cell.ColumnIndex] is { } over && places.IsOfOtherYear(over)).ToList();
        right = [.. right.Except(others)];
        if (places.IsOfOtherYear(caption.Value))
        {
            places.PassOver(item, row.RowNumber, caption);
            return;
        }

        var headed = valueColumns.FindIndex(column => column > caption.ColumnIndex && column < end);
        var units = right.Where(cell => IsUnit(cell) && (headed < 0 || cell.ColumnIndex != valueColumns[headed])).ToList();
        if (!places.HasUnit(item, row.RowNumber, caption) || !units.TrueForAll(unit => places.HasUnit(item, row.RowNumber, caption, unit)))
        {
            return;
        }

        if (headed < 0 && (right.Count(cell => cell.Value is double) > 1 || (others.Count > 0 && right.TrueForAll(IsUnit) && !HasOwnColumn())))
        {
            places.RefuseYear(item, [ColumnPlaces.At(row.RowNumber, caption)]);
            return;
        }

        var value = headed >= 0 ? valueColumns[headed]
            : right.SkipWhile(IsUnit).Select(cell => (int?)cell.ColumnIndex).FirstOrDefault()
                ?? (units is [.., var last] ? last.ColumnIndex : caption.ColumnIndex) + 1;
        places.Take(item, (row.RowNumber, value), caption);

        bool HasOwnColumn() => heading?.Cells.Any(head => head.ColumnIndex > caption.ColumnIndex && head.ColumnIndex < end
            && !places.IsOfOtherYear(head.Value) && !BesideCaptions.Contains(CellText.Caption(head.Value))) == true;
    }

    static bool IsUnit(RawCell cell) => cell.Value is string text && UnitNames.IsUnit(text);

    static bool IsHeading(RawRow row) => row.Cells.Any(cell => ValueCaptions.Contains(CellText.Caption(cell.Value)));

    /// <summary>The first row that names the figures of a downward list; null when none does.</summary>
    public static RawRow? Heading(RawSheet raw) => raw.Rows.TakeWhile(row => row.RowNumber <= HeaderRowsSearched).FirstOrDefault(IsHeading);

    // The last row above the items that says of which year the figures are, as 上年 | 本年 below 填报数, or 2023年 | 2024年.
    static RawRow? YearHeading(RawSheet raw, RawRow? first, ColumnPlaces places) => raw.Rows
        .TakeWhile(row => row.RowNumber < first?.RowNumber)
        .LastOrDefault(row => row.Cells.Length > 1 && row.Cells.Any(cell => places.YearOf(cell.Value) is { IsAll: true }));

    static List<int> ValueColumns(RawRow? heading, ColumnPlaces places)
    {
        var heads = heading?.Cells ?? [];
        var own = heads.Where(head => places.IsThisYear(head.Value)).ToList();
        return [.. (own.Count > 0 ? own : heads.Where(head => ValueCaptions.Contains(CellText.Caption(head.Value))))
            .Select(head => head.ColumnIndex)];
    }

    /// <summary>Column of the explanations beside the items (说明, 备注); −1 when the sheet has none.</summary>
    public static int ExplanationColumn(FormSheet sheet, RawSheet raw)
    {
        if (sheet.Explanation is not { } explanation || Heading(raw) is not { } heading)
        {
            return -1;
        }

        return heading.Cells.Where(cell => ColumnPlaces.IsCaptionOf(explanation, CellText.Caption(cell.Value)))
            .Select(cell => cell.ColumnIndex).FirstOrDefault(-1);
    }
}
