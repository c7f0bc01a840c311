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
        var heading = YearHeading(raw, first) ?? Heading(raw);
        var valueColumns = ValueColumns(heading);
        places.TakeSheetUnits(first?.RowNumber ?? 0, cell => IsValueHead(CellText.Caption(cell.Value)));
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
                && (heading?[column] is not { } over || !IsBeside(CellText.Caption(over))));
    }

    static void TakeItem(RawRow row, RawCell caption, int end, List<int> valueColumns, RawRow? heading, ColumnPlaces places)
    {
        var right = row.Cells.Where(cell => cell.ColumnIndex > caption.ColumnIndex && cell.ColumnIndex < end
            && (heading?[cell.ColumnIndex] is not { } over || !IsOfOtherYear(over))).ToList();
        var headed = valueColumns.FindIndex(column => column > caption.ColumnIndex && column < end);
        var unit = right.Where(cell => headed < 0 || cell.ColumnIndex < valueColumns[headed]).TakeWhile(IsUnit).Cast<RawCell?>()
            .FirstOrDefault();
        var item = places.IndexOf(caption.Value);
        if (!places.HasUnit(item, row.RowNumber, caption) || !places.HasUnit(item, row.RowNumber, caption, unit))
        {
            return;
        }

        if (headed < 0 && right.Count(cell => cell.Value is double) > 1)
        {
            places.RefuseYear(item, [ColumnPlaces.At(row.RowNumber, caption)]);
            return;
        }

        var value = headed >= 0 ? valueColumns[headed]
            : right.SkipWhile(IsUnit).Select(cell => (int?)cell.ColumnIndex).FirstOrDefault()
                ?? (unit?.ColumnIndex ?? caption.ColumnIndex) + 1;
        places.Take(item, (row.RowNumber, value), caption);
    }

    static bool IsUnit(RawCell cell) => cell.Value is string text && UnitNames.IsUnit(text);

    static bool IsValueHead(string caption) => ValueCaptions.Contains(caption) || HeaderWords.IsThisYear(caption);

    static bool IsHeading(RawRow row) => row.Cells.Any(cell => ValueCaptions.Contains(CellText.Caption(cell.Value)));

    static bool IsOfOtherYear(object heading) => HeaderWords.IsOtherYear(CellText.Caption(heading));

    static bool IsBeside(string heading) => HeaderWords.IsOtherYear(heading) || BesideCaptions.Contains(heading);

    /// <summary>The first row that names the figures of a downward list; null when none does.</summary>
    public static RawRow? Heading(RawSheet raw) => raw.Rows.TakeWhile(row => row.RowNumber <= HeaderRowsSearched).FirstOrDefault(IsHeading);

    // The last row above the items that says of which year the figures are, as 上年 | 本年 below 填报数, or 2023年 | 2024年.
    static RawRow? YearHeading(RawSheet raw, RawRow? first) => raw.Rows.TakeWhile(row => row.RowNumber < first?.RowNumber)
        .LastOrDefault(row => row.Cells.Length > 1 && row.Cells.Any(cell => CellText.Caption(cell.Value) is var text
            && (HeaderWords.IsOtherYear(text) || HeaderWords.IsThisYear(text) || HeaderWords.YearOf(text) is not null)));

    static List<int> ValueColumns(RawRow? heading)
    {
        var heads = heading?.Cells.Select(cell => (cell.ColumnIndex, Caption: CellText.Caption(cell.Value))).ToList() ?? [];
        var named = heads.Where(head => IsValueHead(head.Caption)).Select(head => head.ColumnIndex).ToList();
        var latest = heads.Select(head => HeaderWords.YearOf(head.Caption)).Max();
        return named.Count > 0 || latest is null ? named
            : [.. heads.Where(head => HeaderWords.YearOf(head.Caption) == latest).Select(head => head.ColumnIndex)];
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
