using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static EduFunctions.Workbooks.ColumnChart.Names;

namespace EduFunctions.Workbooks;

/// <summary>
/// A native chart of columns over a table of a sheet: who opens the workbook can change it, and it follows the cells. ClosedXML draws none.
/// The same chart stands in a document, over the table of a workbook of its own.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Sheet">Name of the sheet that it stands on, with its table.</param>
/// <param name="HeaderRow">Row of the captions: each is the name of a series, but for the first.</param>
/// <param name="Rows">Rows of the table below: a category each, in column A.</param>
/// <param name="Series">How many series, in columns B and on.</param>
/// <param name="Decimals">Decimals of its labels.</param>
sealed record ColumnChart(string Title, string Sheet, int HeaderRow, int Rows, int Series, int Decimals)
{
    const int FirstColumn = 6; // right of the tables
    const int Width = 9;
    const int Height = 15;

    // Apart from each other in print without colour as well.
    static readonly ImmutableArray<string> Colours = ["1F4E79", "9DC3E6", "7F7F7F", "BF9000", "C9C9C9"];

    /// <summary>What the table says, for a program that shows the chart without it; empty where the table stands in the same file.</summary>
    public ImmutableArray<ImmutableArray<object?>> Table { get; init; } = [];

    /// <summary>The namespaces of charts.</summary>
    internal static class Names
    {
        public static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
        public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
        public static readonly XNamespace D = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
        public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    }

    /// <summary>Puts charts of one sheet into a workbook, one below the other.</summary>
    /// <param name="workbook">The workbook, to be read and written.</param>
    /// <param name="charts">The charts; all of one sheet.</param>
    public static void Add(Stream workbook, IReadOnlyList<ColumnChart> charts)
    {
        using var document = SpreadsheetDocument.Open(workbook, true);
        var main = document.WorkbookPart!;
        var id = main.Workbook.Sheets!.Elements<Sheet>().First(sheet => sheet.Name == charts[0].Sheet).Id!.Value!;
        var worksheet = (WorksheetPart)main.GetPartById(id);
        var drawing = worksheet.AddNewPart<DrawingsPart>("rIdDrawing");
        for (var index = 0; index < charts.Count; index++)
        {
            charts[index].Write(drawing.AddNewPart<ChartPart>(IdOf(index)));
        }

        Feed(drawing, new XElement(D + "wsDr", new XAttribute(XNamespace.Xmlns + "xdr", D), new XAttribute(XNamespace.Xmlns + "a", A), charts.Select(Placed)));

        // The schema wants the drawing after the paper and before what is older.
        var before = worksheet.Worksheet.Elements().LastOrDefault(element => element is PageSetup or HeaderFooter or PageMargins or RowBreaks or ColumnBreaks)
            ?? worksheet.Worksheet.GetFirstChild<SheetData>()!;
        worksheet.Worksheet.InsertAfter(new Drawing { Id = "rIdDrawing" }, before);
    }

    /// <summary>Writes a chart's own part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="workbook">Relationship of the workbook with its table; null where it stands in one.</param>
    public void Write(ChartPart part, string? workbook = null)
    {
        var space = Drawn();
        if (workbook is not null)
        {
            space.Add(new XAttribute(XNamespace.Xmlns + "r", R), new XElement(C + "externalData", new XAttribute(R + "id", workbook), Flag("autoUpdate", false)));
        }

        Feed(part, space);
    }

    static XElement Placed(ColumnChart chart, int index) => new(D + "twoCellAnchor",
        At("from", FirstColumn, 2 + index * (Height + 1)), At("to", FirstColumn + Width, 2 + index * (Height + 1) + Height),
        new XElement(D + "graphicFrame", new XAttribute("macro", ""),
            new XElement(D + "nvGraphicFramePr", new XElement(D + "cNvPr", new XAttribute("id", index + 2), new XAttribute("name", chart.Title)), new XElement(D + "cNvGraphicFramePr")),
            new XElement(D + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)), new XElement(A + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
            new XElement(A + "graphic", new XElement(A + "graphicData", new XAttribute("uri", C.NamespaceName),
                new XElement(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "r", R), new XAttribute(R + "id", IdOf(index)))))),
        new XElement(D + "clientData"));

    XElement Drawn() => new(C + "chartSpace", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A),
        Flag("roundedCorners", false),
        new XElement(C + "chart",
            new XElement(C + "title", new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"), new XElement(A + "p",
                new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 1200), new XAttribute("b", 1))),
                new XElement(A + "r", new XElement(A + "rPr", new XAttribute("lang", "zh-CN"), new XAttribute("sz", 1200), new XAttribute("b", 1)), new XElement(A + "t", Title))))),
                Flag("overlay", false)),
            Flag("autoTitleDeleted", false),
            new XElement(C + "plotArea", new XElement(C + "layout"),
                new XElement(C + "barChart", new XElement(C + "barDir", new XAttribute("val", "col")), new XElement(C + "grouping", new XAttribute("val", "clustered")),
                    Flag("varyColors", false), Enumerable.Range(0, Series).Select(One), Labels(), Number("gapWidth", 60), Number("axId", 1), Number("axId", 2)),
                Axis("catAx", 1, 2, "b"), Axis("valAx", 2, 1, "l")),
            new XElement(C + "legend", new XElement(C + "legendPos", new XAttribute("val", "b")), Flag("overlay", false)),
            Flag("plotVisOnly", true)),
        new XElement(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", 900))), new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN")))));

    XElement One(int series) => new(C + "ser", Number("idx", series), Number("order", series),
        new XElement(C + "tx", new XElement(C + "strRef", new XElement(C + "f", Cells(series + 1, HeaderRow, HeaderRow)), Cache("strCache", series + 1, 0, 1))),
        new XElement(C + "spPr", new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", Colours[series % Colours.Length])))),
        Flag("invertIfNegative", false),
        new XElement(C + "cat", new XElement(C + "strRef", new XElement(C + "f", Cells(0, HeaderRow + 1, HeaderRow + Rows)), Cache("strCache", 0, 1, Rows))),
        new XElement(C + "val", new XElement(C + "numRef", new XElement(C + "f", Cells(series + 1, HeaderRow + 1, HeaderRow + Rows)), Cache("numCache", series + 1, 1, Rows))));

    XElement? Cache(string kind, int column, int first, int count) => Table.IsEmpty ? null : new XElement(C + kind,
        kind == "numCache" ? new XElement(C + "formatCode", "General") : null, Number("ptCount", count),
        Table.Skip(first).Take(count).Select((row, index) => row[column] is not { } value ? null
            : new XElement(C + "pt", new XAttribute("idx", index), new XElement(C + "v", Convert.ToString(value, CultureInfo.InvariantCulture)))));

    XElement Labels() => new(C + "dLbls", new XElement(C + "numFmt", new XAttribute("formatCode", Decimals == 0 ? "0" : "0." + new string('0', Decimals)), new XAttribute("sourceLinked", 0)),
        Flag("showLegendKey", false), Flag("showVal", true), Flag("showCatName", false), Flag("showSerName", false), Flag("showPercent", false), Flag("showBubbleSize", false));

    static XElement Axis(string kind, int id, int crosses, string side) => new(C + kind, Number("axId", id),
        new XElement(C + "scaling", new XElement(C + "orientation", new XAttribute("val", "minMax"))), Flag("delete", false),
        new XElement(C + "axPos", new XAttribute("val", side)), new XElement(C + "majorTickMark", new XAttribute("val", "none")),
        new XElement(C + "minorTickMark", new XAttribute("val", "none")), new XElement(C + "tickLblPos", new XAttribute("val", "nextTo")), Number("crossAx", crosses));

    string Cells(int column, int first, int last) => string.Create(CultureInfo.InvariantCulture, $"'{Sheet}'!${(char)('A' + column)}${first}:${(char)('A' + column)}${last}");

    static XElement At(string name, int column, int row) =>
        new(D + name, new XElement(D + "col", column), new XElement(D + "colOff", 0), new XElement(D + "row", row), new XElement(D + "rowOff", 0));

    static XElement Flag(string name, bool value) => new(C + name, new XAttribute("val", value ? 1 : 0));

    static XElement Number(string name, int value) => new(C + name, new XAttribute("val", value));

    static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"rId{index + 1}");

    static void Feed(OpenXmlPart part, XElement root)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer, SaveOptions.DisableFormatting);
    }
}
