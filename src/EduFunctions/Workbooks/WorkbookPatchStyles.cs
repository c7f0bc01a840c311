using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace EduFunctions.Workbooks;

/// <summary>
/// The styles of a workbook, to which only is added: formats cloned from a cell's own with another fill, and the looks of our own sheet.
/// What is there already is found again, so that nothing piles up.
/// </summary>
sealed class WorkbookPatchStyles
{
    // The order in which a styles part has its lists (ECMA-376, 18.8.39).
    static readonly string[] Order =
        ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "colors", "extLst"];

    /// <summary>First id of a number format that is not built in (ECMA-376-1, 18.8.30).</summary>
    const int FirstCode = 164;

    static readonly string[] Sides = ["left", "right", "top", "bottom"];

    readonly XNamespace _main;
    readonly OrderedDictionary<string, int> _codes = new(StringComparer.Ordinal);
    readonly WorkbookPatchStyleList _fonts = new();
    readonly WorkbookPatchStyleList _fills = new();
    readonly WorkbookPatchStyleList _borders = new();
    readonly WorkbookPatchStyleList _bases = new();
    readonly WorkbookPatchStyleList _formats = new();
    readonly Dictionary<(int Style, string Fill), int> _filled = [];

    /// <summary>Reads the styles of a workbook.</summary>
    /// <param name="part">The part; null when the workbook has none.</param>
    /// <param name="main">Namespace of the workbook's elements.</param>
    /// <exception cref="InvalidDataException">There are more formats than Excel takes.</exception>
    public WorkbookPatchStyles(XmlReader? part, XNamespace main)
    {
        _main = main;
        for (var more = part?.Read() == true; more; more = part?.EOF == false)
        {
            if (part is { Depth: 1, NodeType: XmlNodeType.Element } && ListOf(part.LocalName) is { IsThere: false } list)
            {
                list.Read(part);
            }
            else if (part is { Depth: 1, NodeType: XmlNodeType.Element })
            {
                part.Skip();
            }
            else
            {
                part?.Read();
            }
        }

        // What Excel takes for granted where a list is not there, or too short: of the fills the first two are none and gray125.
        _fonts.Fill(1, New("font", New("sz", new XAttribute("val", 11)), New("name", new XAttribute("val", "宋体"))));
        _fills.Fill(1, New("fill", New("patternFill", new XAttribute("patternType", "none"))));
        _fills.Fill(2, New("fill", New("patternFill", new XAttribute("patternType", "gray125"))));
        _borders.Fill(1, New("border"));
        _bases.Fill(1, New("xf"));
        _formats.Fill(1, New("xf", new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0)));
    }

    /// <summary>Index of the format that is as another, with this fill.</summary>
    public int Filled(int style, string fill)
    {
        if (!_filled.TryGetValue((style, fill), out var filled))
        {
            filled = _filled[(style, fill)] = Clone(style, Index(FillOf(fill)), "1");
        }

        return filled;
    }

    /// <summary>Index of the format that is as another, with the fill of a third; with none where there is no third.</summary>
    public int Refilled(int style, int? third)
    {
        var source = third is { } index ? _formats[index] : null;
        return Clone(style, source?.Attribute("fillId")?.Value ?? "0", source?.Attribute("applyFill")?.Value);
    }

    /// <summary>Colour of a format's solid fill, RRGGBB; null when it has none, or one of the theme.</summary>
    public string? ColourOf(int style) => int.TryParse(_formats[style].Attribute("fillId")?.Value, out var fill)
        && _fills[fill].Elements().FirstOrDefault() is { } pattern && pattern.Attribute("patternType")?.Value == "solid"
        && pattern.Element(_main + "fgColor")?.Attribute("rgb")?.Value is { Length: 8 } colour ? colour[2..].ToUpperInvariant() : null;

    /// <summary>Index of the format of a look of ours.</summary>
    public int Of(PageLook look)
    {
        var font = New("font", look.IsBold ? New("b") : null, look.IsUnderlined ? New("u") : null, Val("sz", look.Size),
            New("color", new XAttribute("rgb", "FF" + look.Ink)), Val("name", "微软雅黑"), Val("family", 2), Val("charset", 134));
        var border = New("border", Sides.Select(side =>
            New(side, new XAttribute("style", "thin"), New("color", new XAttribute("rgb", "FFB8C2CC")))), New("diagonal"));
        return _formats.IndexOf(New("xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", _fonts.IndexOf(font)),
            new XAttribute("fillId", look.Fill is { } fill ? Index(FillOf(fill)) : "0"),
            new XAttribute("borderId", look.IsFramed ? _borders.IndexOf(border) : 0), new XAttribute("xfId", 0),
            new XAttribute("applyFont", 1), new XAttribute("applyFill", 1), new XAttribute("applyBorder", 1),
            new XAttribute("applyAlignment", 1), New("alignment", new XAttribute("horizontal", look.IsCentred ? "center" : "left"),
                new XAttribute("vertical", "center"), new XAttribute("wrapText", 1), new XAttribute("indent", look.IsCentred ? 0 : 1))));
    }

    /// <summary>Index of the format that shows numbers by a code; only for a workbook of ours alone, without codes of its own.</summary>
    public int Of(string code)
    {
        if (!_codes.TryGetValue(code, out var id))
        {
            _codes[code] = id = FirstCode + _codes.Count;
        }

        return _formats.IndexOf(New("xf", new XAttribute("numFmtId", id), new XAttribute("applyNumberFormat", 1)));
    }

    /// <summary>Writes the part with what is added.</summary>
    /// <param name="part">The part as it was; null when the workbook has none.</param>
    /// <param name="writer">Where it goes.</param>
    public void Write(XmlReader? part, XmlWriter writer)
    {
        var next = 0;
        if (part is null)
        {
            writer.WriteStartElement("styleSheet", _main.NamespaceName);
            WriteCodes(writer);
            WriteAbsent(Order.Length);
            writer.WriteEndElement();
            return;
        }

        WorkbookPatchCopy.Copy(part, writer, () =>
        {
            switch (part)
            {
                case { Depth: 1, NodeType: XmlNodeType.Element } when Array.IndexOf(Order, part.LocalName) is var place && place >= next:
                    WriteAbsent(place);
                    next = place + 1;
                    ListOf(part.LocalName)?.Write(part, writer, _main + part.LocalName);
                    return ListOf(Order[place]) is not null;
                case { Depth: 0, NodeType: XmlNodeType.Element, IsEmptyElement: true }:
                    WorkbookPatchCopy.Start(part, writer, "", null);
                    WriteAbsent(Order.Length);
                    writer.WriteEndElement();
                    return !part.Read();
                case { Depth: 0, NodeType: XmlNodeType.EndElement }:
                    WriteAbsent(Order.Length);
                    return false;
                default:
                    return false;
            }
        });

        // The lists that the part lacks, up to this place.
        void WriteAbsent(int place)
        {
            for (; next < place; next++)
            {
                if (ListOf(Order[next]) is { IsThere: false } list)
                {
                    list.Write(null, writer, _main + Order[next]);
                }
            }
        }
    }

    void WriteCodes(XmlWriter writer)
    {
        if (_codes.Count > 0)
        {
            New("numFmts", new XAttribute("count", _codes.Count), _codes.Select(code => New("numFmt",
                new XAttribute("numFmtId", code.Value), new XAttribute("formatCode", CellValue.Clean(code.Key))))).WriteTo(writer);
        }
    }

    int Clone(int style, string fill, string? isApplied)
    {
        var format = new XElement(_formats[style]);
        format.SetAttributeValue("fillId", fill);
        format.SetAttributeValue("applyFill", isApplied);
        return _formats.IndexOf(format);
    }

    XElement FillOf(string colour) => New("fill", New("patternFill", new XAttribute("patternType", "solid"),
        New("fgColor", new XAttribute("rgb", "FF" + colour)), New("bgColor", new XAttribute("indexed", 64))));

    string Index(XElement fill) => _fills.IndexOf(fill).ToString(CultureInfo.InvariantCulture);

    WorkbookPatchStyleList? ListOf(string name) => name switch
    {
        "fonts" => _fonts,
        "fills" => _fills,
        "borders" => _borders,
        "cellStyleXfs" => _bases,
        "cellXfs" => _formats,
        _ => null,
    };

    XElement Val(string name, object value) => New(name, new XAttribute("val", value));

    XElement New(string name, params object?[] content) => new(_main + name, content);
}
