using System.Globalization;
using System.Xml.Linq;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>Makes the part of a sheet of ours.</summary>
/// <param name="main">Namespace of the workbook's elements.</param>
/// <param name="styles">Gives each look its format.</param>
sealed class WorkbookPatchPageWriter(XNamespace main, WorkbookPatchStyles styles)
{
    // Excel's own limits: characters of a cell, points of a row, columns.
    const int TextMaximum = 32_767;
    const double HeightMaximum = 405;
    const int ColumnsMaximum = 16_384;

    readonly Dictionary<PageLook, int> _formats = [];

    /// <summary>The formats, with those of all pages written so far.</summary>
    public WorkbookPatchStyles Styles => styles;

    /// <summary>The part.</summary>
    /// <param name="page">The sheet.</param>
    /// <param name="memory">Formats to keep in its memory column, each with the place that it belongs to.</param>
    public XDocument Write(WorkbookPatchPage page, IReadOnlyList<(string Place, int Format)> memory)
    {
        var rows = new SortedDictionary<int, List<XElement>>();
        foreach (var (number, cells) in page.Rows)
        {
            rows[number] = [.. cells.SelectMany(cell => Cells(number, cell))];
        }

        foreach (var (index, (place, format)) in memory.Index())
        {
            (rows.TryGetValue(index + 1, out var row) ? row : rows[index + 1] = [])
                .Add(Cell(new CellAddress(index + 1, page.MemoryColumn), place, format));
        }

        var isPlain = page.Widths.IsEmpty;
        return new XDocument(New("worksheet", isPlain ? null : Head(page),
            New("sheetData", rows.Select(row => New("row", At("r", row.Key), isPlain ? null : Height(page, row.Key), row.Value))),
            isPlain ? MergedOf(page) : Foot(page)));
    }

    IEnumerable<XElement> Head(WorkbookPatchPage page) =>
    [
        New("sheetPr", New("tabColor", At("rgb", "FFC0504D")), New("pageSetUpPr", At("fitToPage", 1))),
        New("sheetViews", New("sheetView", At("showGridLines", 0), At("tabSelected", 1), At("workbookViewId", 0),
            New("pane", At("ySplit", page.HeadRows), At("topLeftCell", $"A{page.HeadRows + 1}"), At("activePane", "bottomLeft"),
                At("state", "frozen")))),
        New("sheetFormatPr", At("defaultRowHeight", 15)),
        New("cols", page.Widths.Select((width, index) =>
            New("col", At("min", index + 1), At("max", index + 1), At("width", width), At("customWidth", 1))),
            New("col", At("min", page.Widths.Length + 1), At("max", ColumnsMaximum), At("width", 9), At("hidden", 1))),
    ];

    IEnumerable<XElement> MergedOf(WorkbookPatchPage page) => page.Merged.IsEmpty ? []
        : [New("mergeCells", page.Merged.Select(range => New("mergeCell", At("ref",
            $"{new CellAddress(range.FirstRow, range.FirstColumn)}:{new CellAddress(range.LastRow, range.LastColumn)}"))))];

    IEnumerable<XElement?> Foot(WorkbookPatchPage page)
    {
        var cells = page.Rows.SelectMany(row => row.Value, (row, cell) => (Place: new CellAddress(row.Key, cell.ColumnIndex), Cell: cell))
            .ToList();
        var asked = string.Join(' ', cells.Where(entry => entry.Cell.IsAsked).Select(entry => entry.Place));
        return
        [
            List("mergeCells", cells.Where(entry => entry.Cell.Span > 1).Select(entry => New("mergeCell",
                At("ref", $"{entry.Place}:{entry.Place with { ColumnIndex = entry.Place.ColumnIndex + entry.Cell.Span - 1 }}")))),
            asked.Length == 0 ? null : New("dataValidations", At("count", 1), New("dataValidation", At("type", "textLength"),
                At("operator", "lessThanOrEqual"), At("allowBlank", 1), At("showErrorMessage", 1), At("errorTitle", "说明太长"),
                At("error", Invariant($"最多 {page.AnswerMaximum} 个字。")), At("sqref", asked), New("formula1", page.AnswerMaximum))),
            List("hyperlinks", cells.Where(entry => entry.Cell.Link is not null).Select(entry =>
                New("hyperlink", At("ref", entry.Place), At("location", CellValue.Clean(entry.Cell.Link!)), At("tooltip", "转到该单元格")))),
            New("pageMargins", At("left", 0.4), At("right", 0.4), At("top", 0.5), At("bottom", 0.6), At("header", 0.3), At("footer", 0.3)),
            New("pageSetup", At("paperSize", 9), At("orientation", "landscape"), At("fitToHeight", 0)),
            New("headerFooter", New("oddFooter", "&C&P / &N")),
        ];

        XElement? List(string name, IEnumerable<XElement> items) => items.ToList() is { Count: > 0 } all ? New(name, all) : null;
    }

    IEnumerable<XElement> Cells(int row, PageCell cell)
    {
        var format = cell.Look is { } look ? FormatOf(look) : cell.NumberFormat is { } code ? styles.Of(code) : 0;
        yield return Cell(new CellAddress(row, cell.ColumnIndex), cell.Value, format);

        // The line round a merged cell is drawn by each of its cells.
        for (var column = cell.ColumnIndex + 1; column < cell.ColumnIndex + cell.Span; column++)
        {
            yield return Cell(new CellAddress(row, column), null, format);
        }
    }

    XElement Cell(CellAddress place, object? value, int format)
    {
        var cell = New("c", At("r", place), format == 0 ? null : At("s", format));
        switch (value)
        {
            case null:
                break;
            case string text:
                cell.Add(At("t", "inlineStr"), New("is", New("t", new XAttribute(XNamespace.Xml + "space", "preserve"),
                    WorkbookPatchText.Written(text.Length > TextMaximum ? text[..TextMaximum] : text))));
                break;
            default:
                cell.Add(New("v", Convert.ToDouble(value, CultureInfo.InvariantCulture)));
                break;
        }

        return cell;
    }

    int FormatOf(PageLook look) => _formats.TryGetValue(look, out var format) ? format : _formats[look] = styles.Of(look);

    // No program sets the height of a merged cell by its text, and WPS not even that of others: it is reckoned here, with Chinese letters
    // twice as wide as others.
    static XAttribute[] Height(WorkbookPatchPage page, int row)
    {
        var height = page.Rows.TryGetValue(row, out var cells) ? cells.Max(cell => HeightOf(page, cell)) : 15;
        return [At("ht", Math.Min(HeightMaximum, height)), At("customHeight", 1)];
    }

    static double HeightOf(WorkbookPatchPage page, PageCell cell)
    {
        const double LineOfPoint = 1.5;
        var size = cell.Look?.Size ?? 10;
        if (cell.ColumnIndex >= page.Widths.Length)
        {
            return 0;
        }

        var width = (page.Widths.Skip(cell.ColumnIndex).Take(cell.Span).Sum() - 1) * 10 / size;
        var lines = (cell.Value as string ?? "").Split('\n')
            .Sum(line => Math.Max(1,
                Math.Ceiling(line.Sum(letter => letter > '\u2E7F' || letter is '“' or '”' or '…' or '—' ? 2 : 1.1) / width)));
        return (lines * size * LineOfPoint) + 6 + (cell.IsAsked ? size * LineOfPoint : 0);
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    static XAttribute At(string name, object value) =>
        new(name, value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "");

    XElement New(string name, params object?[] content) => new(main + name, content);
}
