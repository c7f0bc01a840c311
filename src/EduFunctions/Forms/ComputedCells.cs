using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Columns of our templates that compute beside the input. Nothing in them is reported: the reader passes over them, whether a program has
/// saved what they give or not.
/// </summary>
static class ComputedCells
{
    /// <summary>Caption of what is compared in a row.</summary>
    public const string Caption = "自动核对";

    /// <summary>What the captions of sums begin with.</summary>
    public const string Totals = "自动合计·";

    const int RowsSearched = 30;

    /// <summary>The sheet without them.</summary>
    public static RawSheet Without(RawSheet sheet)
    {
        var head = sheet.Rows.TakeWhile(row => row.RowNumber <= RowsSearched).FirstOrDefault(row => row.Cells.Any(Is));
        if (head is null)
        {
            return sheet;
        }

        var columns = head.Cells.Where(Is).Select(cell => cell.ColumnIndex).ToHashSet();
        return sheet with
        {
            Rows = [.. sheet.Rows.Select(row => row.RowNumber < head.RowNumber
                || !row.Cells.Any(cell => columns.Contains(cell.ColumnIndex)) ? row
                : row with { Cells = [.. row.Cells.Where(cell => !columns.Contains(cell.ColumnIndex))] })
                    .Where(row => row.Cells.Length > 0)],
        };
    }

    static bool Is(RawCell cell) => cell.Value is string text
        && (text == Caption || text.StartsWith(Totals, StringComparison.Ordinal));
}
