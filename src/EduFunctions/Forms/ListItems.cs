using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Finds the items of a list sheet: the caption, and its value somewhere right of it.</summary>
static class ListItems
{
    const int HeaderRowsSearched = 30;

    static readonly string[] ValueCaptions = ["填报数", "填报内容", "填报", "本年", "本年数", "内容", "数值", "数据"];

    /// <summary>What heads columns of text and figures that are neither an item nor its value, besides 上年数.</summary>
    static readonly string[] BesideCaptions = ["备注", "说明", "情况说明", "填报要求", "要求", "填报说明", "单位", "计量单位", "序号"];

    /// <summary>Gives each item its place. A row may hold several items, as covers do.</summary>
    public static void Locate(RawSheet raw, ColumnPlaces places)
    {
        var heading = Heading(raw);
        var valueColumns = ValueColumns(heading);
        var first = raw.Rows.FirstOrDefault(row => row.Cells.Any(cell => places.IndexOf(cell.Value) >= 0));
        places.TakeSheetUnits(first?.RowNumber ?? 0, cell => ValueCaptions.Contains(CellText.Caption(cell.Value)));
        foreach (var row in raw.Rows.Where(row => !IsHeading(row)))
        {
            var captions = row.Cells.Where(cell => MayBeItem(cell.ColumnIndex) && places.IndexOf(cell.Value) >= 0).ToList();
            for (var index = 0; index < captions.Count; index++)
            {
                var end = index + 1 < captions.Count ? captions[index + 1].ColumnIndex : int.MaxValue;
                TakeItem(row, captions[index], end, valueColumns, places);
            }
        }

        // With a heading, items stand left of the figures, and not below 备注 or 上年数.
        bool MayBeItem(int column) => heading is null
            || (column < valueColumns[^1] && !valueColumns.Contains(column)
                && (heading[column] is not { } over || !IsBeside(CellText.Caption(over))));
    }

    static void TakeItem(RawRow row, RawCell caption, int end, List<int> valueColumns, ColumnPlaces places)
    {
        var right = row.Cells.Where(cell => cell.ColumnIndex > caption.ColumnIndex && cell.ColumnIndex < end).ToList();
        var headed = valueColumns.FindIndex(column => column > caption.ColumnIndex && column < end);
        var unit = right.Where(cell => headed < 0 || cell.ColumnIndex < valueColumns[headed]).TakeWhile(IsUnit).Cast<RawCell?>()
            .FirstOrDefault();
        var item = places.IndexOf(caption.Value);
        if (!places.HasUnit(item, row.RowNumber, caption) || !places.HasUnit(item, row.RowNumber, caption, unit))
        {
            return;
        }

        var value = headed >= 0 ? valueColumns[headed]
            : right.SkipWhile(IsUnit).Select(cell => (int?)cell.ColumnIndex).FirstOrDefault()
                ?? (unit?.ColumnIndex ?? caption.ColumnIndex) + 1;
        places.Take(item, (row.RowNumber, value), caption);
    }

    static bool IsUnit(RawCell cell) => cell.Value is string text && UnitNames.IsUnit(text);

    static bool IsHeading(RawRow row) => row.Cells.Any(cell => ValueCaptions.Contains(CellText.Caption(cell.Value)));

    static bool IsBeside(string heading) => heading.StartsWith("上年", StringComparison.Ordinal) || BesideCaptions.Contains(heading);

    // The first row that names the figures; null when none does.
    static RawRow? Heading(RawSheet raw) => raw.Rows.TakeWhile(row => row.RowNumber <= HeaderRowsSearched).FirstOrDefault(IsHeading);

    static List<int> ValueColumns(RawRow? heading) =>
        heading is not null
            ? [.. heading.Cells.Where(cell => ValueCaptions.Contains(CellText.Caption(cell.Value))).Select(cell => cell.ColumnIndex)]
            : [];

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
