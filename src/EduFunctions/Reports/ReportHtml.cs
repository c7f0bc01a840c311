using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>
/// A report as HTML, made from the document itself: the office's wording is the page's. Headings, paragraphs, tables, text boxes, notes,
/// charts with their numbers, links; nothing else of the document's look comes along, and no address but our own.
/// </summary>
public sealed class ReportHtml
{
    static readonly XNamespace C = Workbooks.ColumnChart.Names.C;

    readonly OpenXmlPart _part;
    readonly string? _base;
    readonly Dictionary<string, string> _styles;
    readonly List<(string, string?)> _notes = [];

    ReportHtml(MainDocumentPart part, string? ownBase)
    {
        (_part, _base) = (part, ownBase);
        _styles = part.StyleDefinitionsPart is not { } styles ? [] : Load(styles).Elements(W + "style")
            .Where(style => style.Attribute(W + "styleId") is not null).DistinctBy(style => style.Attribute(W + "styleId")!.Value)
            .ToDictionary(style => style.Attribute(W + "styleId")!.Value, style => (ValueOf(style, "name") ?? "").ToUpperInvariant(), StringComparer.Ordinal);
    }

    /// <summary>Writes the fragment: an article.</summary>
    /// <param name="report">A report as <see cref="ReportDocument.Write"/> makes it.</param>
    /// <param name="ownBase">Where our own addresses begin besides “/”: https://edu.example/. Links to elsewhere become plain text.</param>
    public static string Write(byte[] report, string? ownBase = null)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(report), false);
        var (main, body) = (document.MainDocumentPart!, WordReading.BodyOf(document));
        var html = new ReportHtml(main, ownBase);
        var article = new XElement("article", new XAttribute("class", "report"),
            WordReading.MarginsOf(main.HeaderParts).Select(root => new XElement("header", html.Blocks(root))).ToList(), html.Blocks(body).ToList(),
            html.Notes([.. WordReading.NotesOf(main, body)]), WordReading.MarginsOf(main.FooterParts).Select(root => new XElement("footer", html.Blocks(root))));
        return article.ToString(SaveOptions.DisableFormatting);
    }

    IEnumerable<XElement> Blocks(XElement parent)
    {
        var caption = default(XElement);
        foreach (var block in WordReading.BlocksOf(parent))
        {
            if (caption is not null && block.Name != W + "tbl")
            {
                yield return Element("p", caption, Inlines(caption));
            }

            var isCaption = block.Name == W + "p" && StyleOf(block) == "CAPTION" && !WordReading.BoxesOf(block).Any();
            foreach (var element in isCaption ? [] : block.Name == W + "tbl" ? [Table(block, caption)] : ParagraphOf(block))
            {
                yield return element;
            }

            caption = isCaption ? block : null;
        }

        if (caption is not null)
        {
            yield return Element("p", caption, Inlines(caption));
        }
    }

    IEnumerable<XElement> ParagraphOf(XElement paragraph)
    {
        foreach (var chart in WordReading.In(paragraph, C + "chart"))
        {
            if (chart.Attribute(R + "id")?.Value is { } id && _part.TryGetPartById(id, out var part) && part is ChartPart)
            {
                yield return Figure(Load(part));
            }
        }

        var inlines = Inlines(paragraph).ToList();
        if (inlines.Count > 0)
        {
            var name = StyleOf(paragraph) switch { "TITLE" => "h1", "HEADING 1" => "h2", "HEADING 2" => "h3", "HEADING 3" => "h4", _ => "p" };
            yield return Element(name, paragraph, inlines);
        }

        foreach (var box in WordReading.BoxesOf(paragraph))
        {
            yield return new XElement("aside", Blocks(box), "");
        }

        if (WordReading.DiagramsOf(paragraph).ToList() is { Count: > 0 } points)
        {
            yield return new XElement("aside", points.Select(point => new XElement("p", point)));
        }
    }

    XElement? Notes(IReadOnlyList<XElement> notes) => notes.Count == 0 ? null : new XElement("section", new XAttribute("class", "notes"),
        new XElement("ol", notes.Select(note => (Note: note, Number: NumberOf(WordReading.KeyOf(note)))).OrderBy(note => note.Number)
            .Select(note => new XElement("li", new XAttribute("id", NoteId(note.Number)), Blocks(note.Note), ""))));

    // Notes are numbered as they are referred to.
    int NumberOf((string, string?) note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }

        return _notes.IndexOf(note) + 1;
    }

    static string NoteId(int number) => $"note-{Text(number)}";

    // A bookmark of ours is what a page can lead to.
    static XElement Element(string name, XElement paragraph, IEnumerable<XNode> inlines) =>
        new(name, paragraph.Elements(W + "bookmarkStart").FirstOrDefault()?.Attribute(W + "name")?.Value is { } id ? new XAttribute("id", id) : null, inlines);

    IEnumerable<XNode> Inlines(XElement parent) => WordReading.Shown(parent).SelectMany(Inline);

    IEnumerable<XNode> Inline(XElement element)
    {
        if (element.Name == W + "r")
        {
            return Run(element);
        }

        if (element.Name == W + "txbxContent")
        {
            return []; // told below its paragraph
        }

        var inlines = (element.Name != W + "r" && WordReading.OwnText(element) is { Length: > 0 } own ? [new XText(own)] : Inlines(element)).ToList();
        return element.Name == W + "hyperlink" && AddressOf(element) is { } address && inlines.Count > 0
            ? [new XElement("a", new XAttribute("href", address), inlines)] : inlines;
    }

    IEnumerable<XNode> Run(XElement run)
    {
        var look = run.Element(W + "rPr");
        var style = ValueOf(look, "rStyle") is { } id ? _styles.GetValueOrDefault(id) : null;
        var isBold = WordReading.IsOn(look, W + "b");
        var text = new StringBuilder();
        foreach (var child in WordReading.Shown(run))
        {
            text.Append(WordReading.OwnText(child));
            if (child.HasElements || child.Name.LocalName.EndsWith("noteReference", StringComparison.Ordinal))
            {
                foreach (var node in Told(text, style, isBold).Concat(child.HasElements ? Inline(child) : [Reference(child)]))
                {
                    yield return node;
                }
            }
        }

        foreach (var node in Told(text, style, isBold))
        {
            yield return node;
        }
    }

    XElement Reference(XElement child)
    {
        var number = NumberOf(WordReading.KeyOf(child));
        return new XElement("sup", new XElement("a", new XAttribute("href", $"#{NoteId(number)}"), number));
    }

    static IEnumerable<XNode> Told(StringBuilder text, string? style, bool isBold)
    {
        var told = text.ToString();
        text.Clear();
        return told.Length == 0 ? [] :
        [
            style switch
            {
                "指标缺报" => new XElement("em", new XAttribute("class", "missing"), told),
                "支撑情况" => new XElement("small", told),
                _ when isBold => new XElement("strong", told),
                _ => new XText(told),
            },
        ];
    }

    string? AddressOf(XElement link)
    {
        var id = link.Attribute(R + "id")?.Value;
        return (WordReading.PartOf(link) ?? _part).HyperlinkRelationships.FirstOrDefault(one => one.Id == id)?.Uri.OriginalString is { } address && IsOurs(address) ? address : null;
    }

    bool IsOurs(string address) => address.StartsWith('/')
        ? !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
        : _base is { Length: > 0 } own && address.StartsWith(own.TrimEnd('/') + "/", StringComparison.Ordinal);

    XElement Table(XElement table, XElement? caption)
    {
        var rows = WordReading.RowsOf(table).ToList();
        var heads = rows.TakeWhile(row => row.Element(W + "trPr")?.Element(W + "tblHeader") is not null).Count();
        return new XElement("table", caption is null ? null : Element("caption", caption, Inlines(caption)),
            heads == 0 ? null : new XElement("thead", rows.Take(heads).Select(row => Row(row, isHead: true))),
            new XElement("tbody", rows.Skip(heads).Select(row => Row(row, isHead: false))));
    }

    XElement Row(XElement row, bool isHead) => new("tr", WordReading.CellsOf(row)
        .Select((cell, column) => Cell(isHead ? "col" : column == 0 ? "row" : null, IsPlain(cell) ? Lines(cell) : Blocks(cell))));

    // Of paragraphs with words alone.
    static bool IsPlain(XElement cell) => WordReading.BlocksOf(cell).All(block => block.Name == W + "p" && !WordReading.BoxesOf(block).Any() && !WordReading.DiagramsOf(block).Any() && !WordReading.In(block, C + "chart").Any());

    // A heading of a column or a row, or a cell; never an element without an end.
    static XElement Cell(string? scope, IEnumerable<XNode> content) =>
        scope is null ? new XElement("td", content, "") : new XElement("th", new XAttribute("scope", scope), content, "");

    IEnumerable<XNode> Lines(XElement cell) => WordReading.BlocksOf(cell)
        .SelectMany((paragraph, index) => index == 0 ? Inlines(paragraph) : Inlines(paragraph).Prepend(new XElement("br")));

    // The numbers as a table: a page may draw them, and who cannot see reads them.
    static XElement Figure(XElement chart)
    {
        var series = chart.Descendants(C + "ser").Select(one => (Name: Cached(one, "tx").GetValueOrDefault(0, ""), Values: Cached(one, "val"))).ToList();
        var categories = chart.Descendants(C + "ser").FirstOrDefault() is { } first ? Cached(first, "cat") : [];
        return new XElement("figure", new XAttribute("class", "chart"),
            new XElement("figcaption", chart.Descendants(C + "title").Descendants(Workbooks.ColumnChart.Names.A + "t").Select(text => text.Value), ""),
            new XElement("table",
                new XElement("thead", new XElement("tr", series.Select(one => one.Name).Prepend("项目").Select(name => Cell("col", [new XText(name)])))),
                new XElement("tbody", categories.OrderBy(category => category.Key).Select(category => new XElement("tr",
                    Cell("row", [new XText(category.Value)]),
                    series.Select(one => Cell(null, [new XText(one.Values.GetValueOrDefault(category.Key, ""))])))))));
    }

    static Dictionary<int, string> Cached(XElement series, string kind)
    {
        var points = new Dictionary<int, string>();
        foreach (var point in series.Elements(C + kind).Descendants(C + "pt"))
        {
            if (int.TryParse(point.Attribute("idx")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                points[index] = point.Element(C + "v")?.Value ?? "";
            }
        }

        return points;
    }

    string? StyleOf(XElement paragraph) => ValueOf(paragraph.Element(W + "pPr"), "pStyle") is { } id ? _styles.GetValueOrDefault(id) : null;
}
