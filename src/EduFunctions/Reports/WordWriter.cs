using System.Collections.Immutable;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using EduFunctions.Workbooks;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Writes a document from its beginning, in the layout of official documents (<see cref="WordStyles"/>): A4, page numbers — 1 — outside.</summary>
sealed class WordWriter : IDisposable
{
    readonly MemoryStream _buffer = new();
    readonly WordprocessingDocument _document;
    readonly XElement _body = new(W + "body");
    bool _isTurned;

    /// <summary>Begins a document.</summary>
    /// <param name="addressOf">Where a piece of text leads; null for nowhere.</param>
    public WordWriter(Func<ReportRun, string?> addressOf)
    {
        _document = WordprocessingDocument.Create(_buffer, WordprocessingDocumentType.Document);
        var main = _document.AddMainDocumentPart();
        var styles = WordStyles.All();
        Save(main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), styles);
        Save(main.AddNewPart<FontTablePart>("rIdFonts"), WordStyles.Fonts());
        Save(main.AddNewPart<DocumentSettingsPart>("rIdSettings"), Settings());
        Save(main.AddNewPart<FooterPart>("rIdOdd"), PageNumber("right"));
        Save(main.AddNewPart<FooterPart>("rIdEven"), PageNumber("left"));
        Runs = new WordRuns(main, WordStyles.Join(styles), addressOf, 1, []);
    }

    /// <summary>Turns pieces into runs of this document.</summary>
    public WordRuns Runs { get; }

    /// <summary>Adds the document's title.</summary>
    public void Title(string text) => Add(WordXml.Paragraph(WordStyles.Title, Run(text)));

    /// <summary>Adds a heading.</summary>
    /// <param name="level">1 to 3.</param>
    /// <param name="text">The heading.</param>
    public void Heading(int level, string text) => Add(WordXml.Paragraph(WordStyles.Heading + Text(level), Run(text)));

    /// <summary>Adds a paragraph of the body.</summary>
    public void Paragraph(params IReadOnlyList<ReportRun> pieces) => Add(WordXml.Paragraph(WordStyles.Body, Runs.Of(pieces)));

    /// <summary>Adds a table.</summary>
    /// <param name="title">Its title; empty for none.</param>
    /// <param name="captions">Its captions.</param>
    /// <param name="widths">Widths in proportion to each other; empty for equal ones.</param>
    /// <param name="rows">Its rows, a piece a cell.</param>
    public void Table(string title, IReadOnlyList<string> captions, IReadOnlyList<int> widths, IReadOnlyList<ImmutableArray<ReportRun>> rows) =>
        Add([.. WordTable.Of(title, captions, widths, rows, Runs)]);

    /// <summary>Adds what is made elsewhere.</summary>
    public void Add(params ReadOnlySpan<XElement> blocks)
    {
        foreach (var block in blocks)
        {
            _body.Add(block);
        }
    }

    /// <summary>Ends the pages so far; what is added now stands on pages of its own, turned on their side for wide tables.</summary>
    public void TurnPages()
    {
        _body.Add(new XElement(W + "p", new XElement(W + "pPr", Element("pStyle", WordStyles.Plain), Section(isTurned: false))));
        _isTurned = true;
    }

    /// <summary>Ends the document.</summary>
    public byte[] ToBytes()
    {
        _body.Add(Section(_isTurned));
        Save(_document.MainDocumentPart!, new XElement(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", R), _body));
        _document.Dispose();
        return WorkbookLook.WithoutChance(_buffer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _document.Dispose();
        _buffer.Dispose();
    }

    // 37 and 35 mm above and below, 28 and 26 mm left and right: 225 × 156 mm are left for the text.
    static XElement Section(bool isTurned) => new(W + "sectPr",
        new XElement(W + "footerReference", new XAttribute(W + "type", "default"), new XAttribute(R + "id", "rIdOdd")),
        new XElement(W + "footerReference", new XAttribute(W + "type", "even"), new XAttribute(R + "id", "rIdEven")),
        isTurned ? Element("pgSz", ("w", 16838), ("h", 11906), ("orient", "landscape")) : Element("pgSz", ("w", 11906), ("h", 16838)),
        isTurned ? Element("pgMar", ("top", 1588), ("right", 1985), ("bottom", 1474), ("left", 2098), ("header", 851), ("footer", 907), ("gutter", 0))
            : Element("pgMar", ("top", 2098), ("right", 1474), ("bottom", 1985), ("left", 1588), ("header", 851), ("footer", 1588), ("gutter", 0)),
        Element("docGrid", ("type", "lines"), ("linePitch", WordStyles.Line)));

    static XElement Settings() => new(W + "settings", new XAttribute(XNamespace.Xmlns + "w", W),
        Element("zoom", ("percent", 100)), Element("defaultTabStop", 420), Element("evenAndOddHeaders"), Element("characterSpacingControl", "compressPunctuation"),
        new XElement(W + "compat", Element("compatSetting", ("name", "compatibilityMode"), ("uri", "http://schemas.microsoft.com/office/word"), ("val", 15))),
        Element("themeFontLang", ("val", "en-US"), ("eastAsia", "zh-CN")));

    // One character from the edge (GB/T 9704, 7.5).
    static XElement PageNumber(string side) => new(W + "ftr", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "p",
            new XElement(W + "pPr", Element("pStyle", WordStyles.Footer), Element("ind", (side, 320)), Element("jc", side)),
            Run("— "),
            new XElement(W + "fldSimple", new XAttribute(W + "instr", " PAGE "), Run("1")),
            Run(" —")));
}
