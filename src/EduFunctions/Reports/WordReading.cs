using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>
/// What a reader sees of a document, whoever wrote it: paragraphs and tables through whatever holds them, text boxes, notes; not what was
/// deleted or moved away, what is hidden, or the second copy of a shape that older programs read. Page and text are both made from it.
/// </summary>
static class WordReading
{
    static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    static readonly XNamespace Dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram";

    static readonly HashSet<XName> NotRead =
    [
        W + "del", W + "moveFrom", W + "rt", W + "pPr", W + "rPr", W + "tblPr", W + "trPr", W + "tcPr", W + "sdtPr", W + "sectPr",
    ];

    /// <summary>A document's body, with the numbers of its lists written out.</summary>
    public static XElement BodyOf(WordprocessingDocument document)
    {
        var body = WordXml.BodyOf(document);
        body.AncestorsAndSelf().Last().AddAnnotation(document.MainDocumentPart!);
        WordNumbers.Write(body, document.MainDocumentPart!);
        return body;
    }

    /// <summary>The paragraphs and tables that stand in something, in order.</summary>
    public static IEnumerable<XElement> BlocksOf(XElement parent) => Through(parent, W + "p", W + "tbl");

    /// <summary>The rows of a table.</summary>
    public static IEnumerable<XElement> RowsOf(XElement table) => Through(table, W + "tr").Where(row => row.Element(W + "trPr")?.Element(W + "del") is null);

    /// <summary>The cells of a row.</summary>
    public static IEnumerable<XElement> CellsOf(XElement row) => Through(row, W + "tc");

    /// <summary>The children of an element that are read.</summary>
    public static IEnumerable<XElement> Shown(XElement parent) => parent.Elements().Where(element => !NotRead.Contains(element.Name)
        && !(element.Name == Mc + "Fallback" && parent.Element(Mc + "Choice") is not null) && !(element.Name == W + "r" && IsHidden(element)));

    /// <summary>The contents of a paragraph's text boxes.</summary>
    public static IEnumerable<XElement> BoxesOf(XElement paragraph) => Through(paragraph, W + "txbxContent");

    /// <summary>The texts of a paragraph's diagrams (SmartArt), a line for each of their points.</summary>
    public static IEnumerable<string> DiagramsOf(XElement paragraph) => In(paragraph, Dgm + "relIds").SelectMany(diagram =>
        diagram.Attribute(R + "dm")?.Value is { } id && PartOf(paragraph)?.TryGetPartById(id, out var part) == true && part is DiagramDataPart
            ? Load(part).Descendants(Dgm + "pt").Where(point => point.Attribute("type")?.Value is null or "node")
                .Select(point => string.Concat(point.Elements(Dgm + "t").Descendants(Workbooks.ColumnChart.Names.A + "t").Select(text => text.Value))).Where(line => line.Length > 0) : []);

    /// <summary>The shown elements of a name in a paragraph, without what stands in its text boxes.</summary>
    public static IEnumerable<XElement> In(XElement paragraph, XName name) => Through(paragraph, name, W + "txbxContent").Where(element => element.Name == name);

    /// <summary>The text of a paragraph, without its text boxes; tabulators and line ends are blanks.</summary>
    public static string TextOf(XElement paragraph)
    {
        var text = new StringBuilder();
        Add(paragraph);
        return text.ToString();

        void Add(XElement parent)
        {
            foreach (var element in Shown(parent).Where(element => element.Name != W + "txbxContent"))
            {
                text.Append(OwnText(element));
                Add(element);
            }
        }
    }

    /// <summary>What one child of a run prints; empty for what is no text. The words of WordArt are an attribute of its path.</summary>
    public static string OwnText(XElement child) => child.Name == W + "t" ? child.Value : child.Name == Vml + "textpath" ? child.Attribute("string")?.Value ?? ""
        : child.Name == W + "tab" || child.Name == W + "ptab" || child.Name == W + "br" || child.Name == W + "cr" ? " "
        : child.Name == W + "noBreakHyphen" ? "-" : "";

    /// <summary>The lines of something: a paragraph, with its text boxes after it; a row, its cells parted by tabulators.</summary>
    public static IEnumerable<string> LinesOf(XElement parent) => BlocksOf(parent).SelectMany(LinesOfBlock);

    /// <summary>The same of one element of a body.</summary>
    public static IEnumerable<string> LinesOfBlock(XElement block) => block.Name == W + "p"
        ? BoxesOf(block).SelectMany(LinesOf).Prepend(TextOf(block)).Concat(DiagramsOf(block)).Where(line => line.Length > 0)
        : block.Name != W + "tbl" ? LinesOf(block) : RowsOf(block).Select(row => string.Join('\t', CellsOf(row).Select(cell => string.Concat(LinesOf(cell)))));

    /// <summary>The notes that a document refers to, in order, each once.</summary>
    public static IEnumerable<XElement> NotesOf(MainDocumentPart main, XElement body)
    {
        var notes = new[] { main.FootnotesPart as OpenXmlPart, main.EndnotesPart }.OfType<OpenXmlPart>().SelectMany(part => WithPart(part).Elements())
            .GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.First());
        return References(body).Select(KeyOf).Distinct().Select(notes.GetValueOrDefault).OfType<XElement>();
    }

    /// <summary>Which note it is, of a note and of a reference to it: its kind and number.</summary>
    public static (string, string?) KeyOf(XElement note) => (note.Name.LocalName.Replace("Reference", "", StringComparison.Ordinal), note.Attribute(W + "id")?.Value);

    /// <summary>The headers, or the footers, that say more than the page's number.</summary>
    public static IEnumerable<XElement> MarginsOf(IEnumerable<OpenXmlPart> parts)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in parts.Select(WithPart))
        {
            root.Descendants(W + "p").Where(IsPageNumber).ToList().ForEach(paragraph => paragraph.RemoveNodes());
            var text = string.Join('\n', LinesOf(root));
            if (text.Any(char.IsLetter) && told.Add(text))
            {
                yield return root;
            }
        }
    }

    /// <summary>True where the look of a run has a property of this name, and does not switch it off.</summary>
    public static bool IsOn(XElement? look, XName property) => look?.Element(property) is { } one && one.Attribute(W + "val")?.Value is not ("0" or "false" or "off");

    /// <summary>The part in which an element stands.</summary>
    public static OpenXmlPart? PartOf(XElement element) => element.AncestorsAndSelf().Last().Annotation<OpenXmlPart>();

    static XElement WithPart(OpenXmlPart part)
    {
        var root = Load(part);
        root.AddAnnotation(part);
        WordNumbers.Write(root, ((WordprocessingDocument)part.OpenXmlPackage).MainDocumentPart!);
        return root;
    }

    static bool IsPageNumber(XElement paragraph) => paragraph.Descendants(W + "instrText").Select(instruction => instruction.Value)
        .Concat(paragraph.Descendants(W + "fldSimple").Select(field => field.Attribute(W + "instr")?.Value ?? ""))
        .Any(instruction => instruction.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["PAGE" or "NUMPAGES", ..]);

    static IEnumerable<XElement> References(XElement parent) => Shown(parent).SelectMany(element =>
        element.Name == W + "footnoteReference" || element.Name == W + "endnoteReference" ? [element] : References(element));

    static IEnumerable<XElement> Through(XElement parent, params XName[] names) =>
        Shown(parent).SelectMany(element => names.Contains(element.Name) ? [element] : Through(element, names));

    static bool IsHidden(XElement run) => IsOn(run.Element(W + "rPr"), W + "vanish");
}
