using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using EduFunctions.Workbooks;

namespace EduFunctions.Reports;

/// <summary>The elements of WordprocessingML that a report is made of.</summary>
static class WordXml
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Longest tag of a content control that Word takes.</summary>
    const int TagMaximum = 64;

    /// <summary>A paragraph in a style.</summary>
    public static XElement Paragraph(string style, params object?[] content) => new(W + "p", new XElement(W + "pPr", Element("pStyle", style)), content);

    /// <summary>A run; what XML cannot hold is replaced, line ends and tabulators become blanks.</summary>
    public static XElement Run(string text, params object?[] properties) => new(W + "r",
        properties.Any(property => property is not null) ? new XElement(W + "rPr", properties) : null,
        new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text)));

    /// <summary>A content control around runs, by which a program finds them and Word names them.</summary>
    public static XElement Control(string tag, string alias, int id, params object?[] content) => new(W + "sdt",
        new XElement(W + "sdtPr", Element("alias", Short(Clean(alias))), Element("tag", tag), Element("id", id)),
        new XElement(W + "sdtContent", content));

    /// <summary>True for a tag that Word takes.</summary>
    public static bool IsTag(string tag) => tag.Length <= TagMaximum;

    /// <summary>An element with a value.</summary>
    public static XElement Element(string name, object value) => new(W + name, new XAttribute(W + "val", value));

    /// <summary>An element of several attributes.</summary>
    public static XElement Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var element = new XElement(W + name);
        foreach (var (attribute, value) in attributes)
        {
            element.SetAttributeValue(W + attribute, value);
        }

        return element;
    }

    /// <summary>The value of a child; null when there is none.</summary>
    public static string? ValueOf(XElement? element, string child) => element?.Element(W + child)?.Attribute(W + "val")?.Value;

    /// <summary>What can be read of a paragraph or a run.</summary>
    public static string TextOf(XElement element) => string.Concat(element.Descendants(W + "t").Select(text => text.Value));

    /// <summary>A text that a part can hold.</summary>
    public static string Clean(string text) => CellValue.Clean(text.ReplaceLineEndings(" ").Replace('\t', ' '));

    /// <summary>A part's content.</summary>
    public static XElement Load(OpenXmlPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A document's body; an empty one where it has none.</summary>
    public static XElement BodyOf(WordprocessingDocument document) =>
        (document.MainDocumentPart is { } main ? Load(main).Element(W + "body") : null) ?? new XElement(W + "body");

    /// <summary>Writes a part's content.</summary>
    public static void Save(OpenXmlPart part, XElement root)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer, SaveOptions.DisableFormatting);
    }

    /// <summary>A number as XML writes it.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Short(string text) => text.Length <= TagMaximum ? text
        : text[..(char.IsHighSurrogate(text[TagMaximum - 1]) ? TagMaximum - 1 : TagMaximum)];
}
