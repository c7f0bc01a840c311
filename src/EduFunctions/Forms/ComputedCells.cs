using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Columns of our templates that compute beside the input. Nothing in them is reported: the reader passes over them, whether a program has
/// saved what they give or not.
/// </summary>
static partial class ComputedCells
{
    /// <summary>Caption of what is compared in a row.</summary>
    public const string Caption = "自动核对";

    /// <summary>What the captions of sums begin with.</summary>
    public const string Totals = "自动合计·";

    const int RowsSearched = 30;

    /// <summary>The sheet without them.</summary>
    public static RawSheet Without(RawSheet sheet)
    {
        if (HeadOf(sheet) is not { } head)
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

    /// <summary>
    /// What somebody has written into them: neither a formula, nor what one of ours gives, which stands there where values alone
    /// were pasted.
    /// </summary>
    /// <param name="form">The form's sheet.</param>
    /// <param name="sheet">The workbook's sheet, with them.</param>
    public static IEnumerable<(string Caption, int RowNumber, RawCell Cell)> Written(FormSheet form, RawSheet sheet) =>
        HeadOf(sheet) is not { } head ? []
            : from row in sheet.Rows
              where row.RowNumber > head.RowNumber
              from own in head.Cells.Where(Is)
              let cell = row.CellAt(own.ColumnIndex)
              where cell is { IsFormula: false, Value: not RawError } && !Is(cell.Value)
                  && !IsGiven(form, (string)own.Value, cell.Value.Value)
              select ((string)own.Value, row.RowNumber, cell.Value);

    static RawRow? HeadOf(RawSheet sheet) =>
        sheet.Rows.TakeWhile(row => row.RowNumber <= RowsSearched).FirstOrDefault(row => row.Cells.Any(Is));

    static bool Is(RawCell cell) => cell.Value is string text
        && (text == Caption || text.StartsWith(Totals, StringComparison.Ordinal));

    // Beside the groups, whose names a column of the form takes, stand numbers alone.
    static bool IsGiven(FormSheet form, string caption, object value) => caption == Caption
        ? value is string text && Compared().IsMatch(text)
        : value is double || (value is string name && (name.EndsWith("合计", StringComparison.Ordinal) || Compared().IsMatch(name)
            || form.Columns.FirstOrDefault(column => column.Caption == caption[Totals.Length..])?.Understands(name) == true));

    // TemplatePlaces.TextOf: 编制－在编 -1；✗在编多于编制；
    [GeneratedRegex("^(?:" + TemplatePlaces.Mark + "[^；]{1,80}；|[^；" + TemplatePlaces.Mark + "]{1,80} -?[0-9][0-9.,]*(?:E[+-]?[0-9]+)?；)+$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Compared();
}
