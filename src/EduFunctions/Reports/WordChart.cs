using System.Collections.Immutable;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using EduFunctions.Workbooks;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Charts in a document: native ones, each with a workbook in it, so that the office can change both.</summary>
static class WordChart
{
    const string Sheet = "数据";
    const int WidthMillimetres = 154;
    const int HeightMillimetres = 82;
    const int Millimetre = 36_000; // in the drawing's own unit

    static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    /// <summary>A paragraph with a chart; its parts are added to the part of the runs.</summary>
    public static XElement Of(WordRuns runs, string title, ChartData data)
    {
        var id = runs.NextId();
        var part = ((MainDocumentPart)runs.Part).AddNewPart<ChartPart>("reportChart" + Text(id));
        var workbook = part.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rId1");
        var table = TableOf(data);
        using (var bytes = new MemoryStream(BytesOf(table)))
        {
            workbook.FeedData(bytes);
        }

        new ColumnChart(title, Sheet, 1, data.Categories.Length, data.Series.Length, data.Decimals) { Table = table }.Write(part, "rId1");
        var paragraph = Paragraph(runs.Style(WordStyles.Note), new XElement(W + "r", new XElement(W + "drawing", Inline(id, title, "reportChart" + Text(id)))));
        paragraph.Element(W + "pPr")!.Add(Element("jc", "center"));
        return paragraph;
    }

    static ImmutableArray<ImmutableArray<object?>> TableOf(ChartData data) =>
    [
        ["类别", .. data.Series.Select(series => WordXml.Clean(series.Name))],
        .. data.Categories.Select((category, row) => ImmutableArray.Create<object?>(
            [WordXml.Clean(category), .. data.Series.Select(series => (object?)series.Values[row])])),
    ];

    static byte[] BytesOf(ImmutableArray<ImmutableArray<object?>> table)
    {
        using var workbook = new TableWorkbook(Sheet, [.. table[0].Select(caption => (string)caption!)]);
        foreach (var row in table.Skip(1))
        {
            workbook.Add(row);
        }

        return workbook.ToBytes();
    }

    static XElement Inline(int id, string title, string relationship) => new(Wp + "inline", new XAttribute(XNamespace.Xmlns + "wp", Wp),
        new XAttribute("distT", 0), new XAttribute("distB", 0), new XAttribute("distL", 0), new XAttribute("distR", 0),
        new XElement(Wp + "extent", new XAttribute("cx", WidthMillimetres * Millimetre), new XAttribute("cy", HeightMillimetres * Millimetre)),
        new XElement(Wp + "docPr", new XAttribute("id", id), new XAttribute("name", title), new XAttribute("descr", title)),
        new XElement(Wp + "cNvGraphicFramePr"),
        new XElement(ColumnChart.Names.A + "graphic", new XAttribute(XNamespace.Xmlns + "a", ColumnChart.Names.A),
            new XElement(ColumnChart.Names.A + "graphicData", new XAttribute("uri", ColumnChart.Names.C.NamespaceName),
                new XElement(ColumnChart.Names.C + "chart", new XAttribute(XNamespace.Xmlns + "c", ColumnChart.Names.C), new XAttribute(R + "id", relationship)))));
}
