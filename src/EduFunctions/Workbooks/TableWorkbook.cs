using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduFunctions.Findings;
using NumberValue = DocumentFormat.OpenXml.Spreadsheet.CellValue;
using PlainText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace EduFunctions.Workbooks;

/// <summary>
/// One plain table as a workbook, written row by row: a county's rows of a sheet are too many for a workbook in memory. The captions stay
/// in sight and have filters.
/// </summary>
public sealed class TableWorkbook : IDisposable
{
    const uint CaptionStyle = 1;
    const int TextMaximum = 32_767; // characters that Excel takes in a cell
    const double WidthLeast = 10;
    const double WidthMost = 40;

    readonly MemoryStream _buffer = new();
    readonly SpreadsheetDocument _document;
    readonly OpenXmlWriter _writer;
    readonly int _columns;
    int _rows;

    /// <summary>Begins a table.</summary>
    /// <param name="name">Name of its sheet, at most 31 characters.</param>
    /// <param name="captions">Its captions.</param>
    public TableWorkbook(string name, IReadOnlyList<string> captions)
    {
        _columns = captions.Count;
        _document = SpreadsheetDocument.Create(_buffer, SpreadsheetDocumentType.Workbook);
        var book = _document.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>("rId1");
        book.AddNewPart<WorkbookStylesPart>("rId2").Stylesheet = Styles();
        book.Workbook = new Workbook(new Sheets(new Sheet { Name = name, SheetId = 1, Id = "rId1" }));
        _writer = OpenXmlWriter.Create(sheet);
        _writer.WriteStartElement(new Worksheet());
        _writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        _writer.WriteElement(new Columns(captions.Select((caption, index) => new Column
        {
            Min = (uint)index + 1, Max = (uint)index + 1, CustomWidth = true, Width = Math.Clamp((caption.Length * 2.2) + 2, WidthLeast, WidthMost),
        })));
        _writer.WriteStartElement(new SheetData());
        Write(captions, CaptionStyle);
    }

    /// <summary>Adds a row of texts, numbers, days and nothing. A text stays text, whatever it begins with.</summary>
    public void Add(IReadOnlyList<object?> values) => Write(values, null);

    /// <summary>Ends the table.</summary>
    public byte[] ToBytes()
    {
        _writer.WriteEndElement();
        _writer.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{new CellAddress(_rows, _columns - 1)}") });
        _writer.WriteEndElement();
        _writer.Close();
        _document.Dispose();
        return WorkbookLook.WithoutChance(_buffer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _document.Dispose();
        _buffer.Dispose();
    }

    void Write(IReadOnlyList<object?> values, uint? style)
    {
        _rows++;
        _writer.WriteStartElement(new Row());
        foreach (var value in values)
        {
            _writer.WriteElement(CellOf(value, style));
        }

        _writer.WriteEndElement();
    }

    static Cell CellOf(object? value, uint? style) => value switch
    {
        null => new Cell(),
        string text => new Cell(new InlineString(new PlainText(CellValue.Clean(text.Length > TextMaximum ? text[..TextMaximum] : text)) { Space = SpaceProcessingModeValues.Preserve }))
            { DataType = CellValues.InlineString, StyleIndex = style },
        DateOnly day => CellOf(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), style),
        decimal number => new Cell(new NumberValue(number.ToString("0.######", CultureInfo.InvariantCulture))),
        _ => new Cell(new NumberValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)),
    };

    static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
