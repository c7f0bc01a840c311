using System.Globalization;
using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>
/// One sheet's part on its way into the patched package: its rows get their marks, its drawing of comments is named where it is new, and it
/// gives up being the sheet in front. All else is written as it was read.
/// </summary>
/// <param name="rows">Its rows.</param>
/// <param name="legacyDrawing">The attribute r:id that names the drawing of comments; null when the sheet names it already, or has
/// none.</param>
sealed class WorkbookPatchSheet(WorkbookPatchRows rows, (string Namespace, string Id)? legacyDrawing)
{
    // What may follow the drawing of comments (ECMA-376, 18.3.1.99).
    static readonly string[] AfterLegacyDrawing = ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
        "tableParts", "extLst", "AlternateContent"];

    const int ColumnsMaximum = 16_384;
    const double StandardWidth = 9;

    readonly List<(int First, int Last, double Width)> _widths = [];
    (string Namespace, string Id)? _legacyDrawing = legacyDrawing;
    bool _isPastRows;

    /// <summary>Width of a column in characters, known once the sheet is written; 0 when it is hidden.</summary>
    public double WidthOf(int column) =>
        _widths.Where(entry => entry.First <= column && column <= entry.Last).Select(entry => entry.Width).DefaultIfEmpty(StandardWidth)
            .First();

    /// <summary>True when the sheet is the one, or one of those, in front.</summary>
    public static bool IsSelected(XmlReader reader)
    {
        while (reader.Read() && reader.LocalName != "sheetData")
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheetView" }
                && WorkbookParts.IsTrue(reader.GetAttribute("tabSelected")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Id of the relationship that a sheet names as its drawing of comments; null when it names none.</summary>
    public static string? LegacyDrawingOf(XmlReader reader, string office)
    {
        while (reader.Read())
        {
            if (reader is { Depth: 1, NodeType: XmlNodeType.Element, LocalName: "legacyDrawing" })
            {
                return reader.GetAttribute("id", office);
            }
        }

        return null;
    }

    /// <summary>Writes the sheet.</summary>
    public void Write(XmlReader reader, XmlWriter writer) => WorkbookPatchCopy.Copy(reader, writer, () =>
    {
        switch (reader)
        {
            case { Depth: 2, NodeType: XmlNodeType.Element, LocalName: "sheetView" }:
                WorkbookPatchCopy.Start(reader, writer, "tabSelected", null);
                if (reader.IsEmptyElement)
                {
                    writer.WriteEndElement();
                }

                reader.Read();
                return true;
            case { Depth: 2, NodeType: XmlNodeType.Element, LocalName: "col" } when !_isPastRows:
                TakeColumn(reader);
                return false;
            case { Depth: 1, NodeType: XmlNodeType.Element, LocalName: "sheetData" } when !_isPastRows:
                _isPastRows = true;
                rows.Write(reader, writer);
                return true;
            case { Depth: 1, NodeType: XmlNodeType.Element } when _isPastRows && AfterLegacyDrawing.Contains(reader.LocalName):
            case { Depth: 0, NodeType: XmlNodeType.EndElement }:
                WriteLegacyDrawing(writer, reader.NamespaceURI);
                return false;
            default:
                return false;
        }
    });

    void TakeColumn(XmlReader reader)
    {
        if (_widths.Count < ColumnsMaximum && int.TryParse(reader.GetAttribute("min"), out var first)
            && int.TryParse(reader.GetAttribute("max"), out var last))
        {
            var isSet = double.TryParse(reader.GetAttribute("width"), CultureInfo.InvariantCulture, out var width);
            _widths.Add((first - 1, last - 1, WorkbookParts.IsTrue(reader.GetAttribute("hidden")) ? 0 : isSet ? width : StandardWidth));
            rows.TakeColumns(first - 1, last - 1, reader.GetAttribute("style"));
        }
    }

    void WriteLegacyDrawing(XmlWriter writer, string main)
    {
        if (_legacyDrawing is (var space, var id))
        {
            writer.WriteStartElement(writer.LookupPrefix(main), "legacyDrawing", main);
            writer.WriteAttributeString("r", "id", space, id);
            writer.WriteEndElement();
            _legacyDrawing = null;
        }
    }
}
