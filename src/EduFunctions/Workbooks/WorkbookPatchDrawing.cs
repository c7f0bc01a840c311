using System.Globalization;
using System.Xml.Linq;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>The VML drawing of a sheet, in which each comment has its box; form controls and pictures in it stay as they are.</summary>
/// <param name="tree">The part.</param>
sealed class WorkbookPatchDrawing(XDocument tree)
{
    // Excel numbers the shapes of a drawing from 1025, in blocks of 1024 that the drawing claims.
    const int BlockSize = 1024;

    const string BoxType = "_x0000_t202";
    const string ShapePrefix = "_x0000_s";
    const double BoxWidth = 45;

    static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    static readonly XNamespace Office = "urn:schemas-microsoft-com:office:office";
    static readonly XNamespace Excel = "urn:schemas-microsoft-com:office:excel";

    readonly XElement _root = tree.Root ?? throw new InvalidDataException("a drawing is empty");

    /// <summary>A drawing with nothing in it.</summary>
    public static XDocument Empty() => new(new XElement("xml", new XAttribute(XNamespace.Xmlns + "v", Vml),
        new XAttribute(XNamespace.Xmlns + "o", Office), new XAttribute(XNamespace.Xmlns + "x", Excel)));

    /// <summary>Takes away the boxes of these cells.</summary>
    public void Remove(IReadOnlySet<CellAddress> cells)
    {
        foreach (var shape in _root.Elements(Vml + "shape").ToList())
        {
            if (shape.Element(Excel + "ClientData") is { } data && data.Attribute("ObjectType")?.Value == "Note"
                && int.TryParse(data.Element(Excel + "Row")?.Value, CultureInfo.InvariantCulture, out var row)
                && int.TryParse(data.Element(Excel + "Column")?.Value, CultureInfo.InvariantCulture, out var column)
                && cells.Contains(new CellAddress(row + 1, column)))
            {
                shape.Remove();
            }
        }
    }

    /// <summary>Gives these cells a box each, hidden until somebody points at the cell.</summary>
    /// <param name="cells">The cells, each with the lines of its comment.</param>
    /// <param name="widthOf">Width of a column in characters, 0 when it is hidden.</param>
    public void Add(IEnumerable<(CellAddress Cell, int Lines)> cells, Func<int, double> widthOf)
    {
        if (!_root.Elements(Vml + "shapetype").Any(type => type.Attribute("id")?.Value == BoxType))
        {
            _root.Add(new XElement(Vml + "shapetype", new XAttribute("id", BoxType), new XAttribute("coordsize", "21600,21600"),
                new XAttribute(Office + "spt", 202), new XAttribute("path", "m,l,21600r21600,l21600,xe"),
                new XElement(Vml + "stroke", new XAttribute("joinstyle", "miter")),
                new XElement(Vml + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(Office + "connecttype", "rect"))));
        }

        var number = _root.Descendants().Select(element => NumberOf(element.Attribute("id")?.Value)).Append(BlockSize).Max();
        foreach (var (cell, lines) in cells)
        {
            _root.Add(Box($"{ShapePrefix}{(++number).ToString(CultureInfo.InvariantCulture)}", cell, lines, widthOf));
        }

        Claim(number / BlockSize);
    }

    static XElement Box(string id, CellAddress cell, int lines, Func<int, double> widthOf)
    {
        var (left, top) = (cell.ColumnIndex + 1, Math.Max(0, cell.RowNumber - 2));
        var (right, width) = (left, 0.0);
        while (width < BoxWidth && right < left + 30)
        {
            width += widthOf(right++);
        }

        var anchor = FormattableString.Invariant($"{left}, 15, {top}, 10, {right}, 15, {top + 2 + (2 * lines)}, 4");
        return new XElement(Vml + "shape", new XAttribute("id", id), new XAttribute("type", "#" + BoxType),
            new XAttribute("style",
                "position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:60pt;z-index:1;visibility:hidden"),
            new XAttribute("fillcolor", "#ffffe1"), new XAttribute(Office + "insetmode", "auto"),
            new XElement(Vml + "fill", new XAttribute("color2", "#ffffe1")),
            new XElement(Vml + "shadow", new XAttribute("on", "t"), new XAttribute("color", "black"), new XAttribute("obscured", "t")),
            new XElement(Vml + "path", new XAttribute(Office + "connecttype", "none")),
            new XElement(Vml + "textbox", new XAttribute("style", "mso-direction-alt:auto"),
                new XElement("div", new XAttribute("style", "text-align:left"), "")),
            new XElement(Excel + "ClientData", new XAttribute("ObjectType", "Note"), new XElement(Excel + "MoveWithCells"),
                new XElement(Excel + "SizeWithCells"), new XElement(Excel + "Anchor", anchor), new XElement(Excel + "AutoFill", "False"),
                new XElement(Excel + "Row", cell.RowNumber - 1), new XElement(Excel + "Column", cell.ColumnIndex)));
    }

    // The blocks of numbers up to this one are the drawing's.
    void Claim(int lastBlock)
    {
        var map = _root.Element(Office + "shapelayout")?.Element(Office + "idmap");
        if (map is null)
        {
            map = new XElement(Office + "idmap", new XAttribute(Vml + "ext", "edit"), new XAttribute("data", ""));
            _root.AddFirst(new XElement(Office + "shapelayout", new XAttribute(Vml + "ext", "edit"), map));
        }

        var blocks = (map.Attribute("data")?.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToList();
        var first = blocks.Count == 0 ? 1 : lastBlock;
        blocks.AddRange(Enumerable.Range(first, lastBlock - first + 1).Select(block => block.ToString(CultureInfo.InvariantCulture)));
        map.SetAttributeValue("data", string.Join(',', blocks.Distinct()));
    }

    static int NumberOf(string? id) => id?.StartsWith(ShapePrefix, StringComparison.Ordinal) == true
        && int.TryParse(id.AsSpan(ShapePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < int.MaxValue / 2 ? number : 0;
}
