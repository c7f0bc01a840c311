using System.Xml.Linq;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>
/// The styles of an official document after GB/T 9704-2012: body 仿宋 16 pt, 22 lines of 28 characters a page, title 小标宋 22 pt, headings
/// 黑体, 楷体. They are Word's own where it has one, so that its navigation and contents work.
/// </summary>
static class WordStyles
{
    public const string Title = "Title";
    public const string Heading = "Heading";
    public const string Body = "BodyText";
    public const string Caption = "Caption";
    public const string Cell = "ReportCell";
    public const string Head = "ReportHead";
    public const string SmallCell = "ReportSmall";
    public const string Note = "ReportNote";
    public const string Plain = "Normal";
    public const string Closing = "Closing";
    public const string Footer = "Footer";
    public const string Table = "TableGrid";
    public const string Figure = "ReportFigure";
    public const string Missing = "ReportMissing";
    public const string Standing = "ReportStanding";
    public const string Code = "ReportCode";

    /// <summary>Distance of lines, in twentieths of a point: 225 mm for 22 lines.</summary>
    public const int Line = 579;

    const string Song = "宋体";
    const string Black = "黑体";
    const string Kai = "楷体_GB2312";
    const string Fang = "仿宋_GB2312";
    const string SmallSong = "方正小标宋简体";

    /// <summary>What a program takes that has not the font: the names by which Windows and WPS have them.</summary>
    public static XElement Fonts() => new(W + "fonts", new XAttribute(XNamespace.Xmlns + "w", W),
        Font("Times New Roman", null), Font(SmallSong, Song), Font(Fang, "仿宋"), Font(Kai, "楷体"), Font(Black, "SimHei"), Font(Song, "SimSun"));

    /// <summary>A part without a style.</summary>
    public static XElement None() => new(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W));

    /// <summary>All of them, as a part.</summary>
    public static XElement All() => new(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "docDefaults",
            new XElement(W + "rPrDefault", new XElement(W + "rPr", FontOf(Fang), Size(16), Element("lang", ("val", "en-US"), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")))),
            new XElement(W + "pPrDefault")),
        Style("paragraph", Plain, "Normal", null, [Spacing(Line, "exact"), Element("jc", "both")], []),
        Style("paragraph", Title, "Title", Body, [Element("keepNext"), Spacing(700, "exact", after: Line), NoIndent(), Element("jc", "center")], [FontOf(SmallSong), Size(22)]),
        Style("paragraph", Heading + 1, "heading 1", Body, [Element("keepNext"), Element("outlineLvl", 0)], [FontOf(Black)]),
        Style("paragraph", Heading + 2, "heading 2", Body, [Element("keepNext"), Element("outlineLvl", 1)], [FontOf(Kai)]),
        Style("paragraph", Heading + 3, "heading 3", Body, [Element("keepNext"), Element("outlineLvl", 2)], [Element("b")]),
        Style("paragraph", Body, "Body Text", null, [Element("ind", ("firstLineChars", 200), ("firstLine", 640))], []),
        Style("paragraph", Closing, "Closing", null, [Element("keepLines"), Element("ind", ("rightChars", 400), ("right", 1280)), Element("jc", "right")], []),
        Style("paragraph", Caption, "caption", null, [Element("keepNext"), Element("snapToGrid", 0), Spacing(360, "exact", before: 160, after: 80), Element("jc", "center")], [FontOf(Black), Size(12)]),
        Style("paragraph", Cell, "表格文字", null, [Element("snapToGrid", 0), Spacing(300, "exact"), Element("jc", "left")], [Size(10.5)]),
        Style("paragraph", Head, "表格表头", Cell, [Element("jc", "center")], [FontOf(Black)]),
        Style("paragraph", SmallCell, "表格小字", Cell, [Spacing(240, "exact")], [Size(9)]),
        Style("paragraph", Note, "表格附注", null, [Element("snapToGrid", 0), Spacing(280, "atLeast", before: 60, after: 160), Element("jc", "left")], [Size(9)]),
        Style("paragraph", Footer, "footer", null, [Spacing(240, "auto"), Element("jc", "left")], [FontOf(Song), Size(14)]),
        Style("character", Figure, "指标数字", null, [], [Element("color", "1F3864")]),
        Style("character", Missing, "指标缺报", null, [], [Element("color", "9C0006")]),
        Style("character", Standing, "支撑情况", null, [], [Element("color", "595959"), Size(10.5)]),
        Style("character", Code, "模板代码", null, [], [Element("color", "2F5597"), Size(10.5), Element("shd", ("val", "clear"), ("color", "auto"), ("fill", "EAF1FB"))]),
        new XElement(W + "style", new XAttribute(W + "type", "table"), new XAttribute(W + "styleId", Table), Element("name", "Table Grid"),
            new XElement(W + "tblPr", new XElement(W + "tblBorders", Borders()),
                new XElement(W + "tblCellMar", Element("left", ("w", 85), ("type", "dxa")), Element("right", ("w", 85), ("type", "dxa"))))));

    /// <summary>
    /// Puts those that a document has not into its styles, and says by which id it has each: the office may have changed them, and
    /// other programs name them anew.
    /// </summary>
    public static Dictionary<string, string> Join(XElement styles)
    {
        var (ids, added) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<XElement>());
        var theirs = styles.Elements(W + "style").ToList();
        foreach (var own in All().Elements(W + "style"))
        {
            var (id, name) = (own.Attribute(W + "styleId")!.Value, ValueOf(own, "name")!);
            var named = theirs.FindAll(style => name.Equals(ValueOf(style, "name"), StringComparison.OrdinalIgnoreCase) && Attribute(style, "type") == Attribute(own, "type"));
            var same = named.Find(style => ValueOf(style, "name") == name) ?? named.FirstOrDefault();
            if (same is null)
            {
                styles.Add(own);
                added.Add(own);
            }

            ids[id] = Attribute(same ?? own, "styleId") ?? id;
            if (same is null && theirs.Exists(style => Attribute(style, "styleId") == id))
            {
                own.SetAttributeValue(W + "styleId", ids[id] = "EduFunctions" + id);
            }
        }

        foreach (var reference in added.SelectMany(style => style.Elements().Where(element => element.Name == W + "basedOn" || element.Name == W + "next")))
        {
            reference.SetAttributeValue(W + "val", ids[reference.Attribute(W + "val")!.Value]);
        }

        return ids;
    }

    static string? Attribute(XElement style, string name) => style.Attribute(W + name)?.Value;

    static XElement Style(string type, string id, string name, string? basedOnOrNext, object[] paragraph, object[] run) => new(W + "style",
        new XAttribute(W + "type", type), id == Plain ? new XAttribute(W + "default", 1) : null,
        id.StartsWith("Report", StringComparison.Ordinal) ? new XAttribute(W + "customStyle", 1) : null, new XAttribute(W + "styleId", id),
        Element("name", name),
        type == "paragraph" && id != Plain ? Element("basedOn", id is Head or SmallCell ? Cell : id.StartsWith(Heading, StringComparison.Ordinal) || id == Title ? Body : Plain) : null,
        type == "paragraph" && basedOnOrNext is not null ? Element("next", basedOnOrNext) : null,
        Element("qFormat"),
        paragraph.Length > 0 ? new XElement(W + "pPr", paragraph) : null,
        run.Length > 0 ? new XElement(W + "rPr", run) : null);

    /// <summary>Thin lines all round.</summary>
    public static IEnumerable<XElement> Borders() => new[] { "top", "left", "bottom", "right", "insideH", "insideV" }
        .Select(side => Element(side, ("val", "single"), ("sz", 4), ("space", 0), ("color", "000000")));

    static XElement Font(string name, string? fallback) =>
        new(W + "font", new XAttribute(W + "name", name), fallback is null ? null : Element("altName", fallback));

    static XElement FontOf(string name) => Element("rFonts", ("ascii", "Times New Roman"), ("eastAsia", name), ("hAnsi", "Times New Roman"), ("cs", "Times New Roman"));

    static object[] Size(double points) => [Element("sz", (int)(points * 2)), Element("szCs", (int)(points * 2))];

    static XElement Spacing(int line, string rule, int before = 0, int after = 0) =>
        Element("spacing", ("before", before), ("after", after), ("line", line), ("lineRule", rule));

    static XElement NoIndent() => Element("ind", ("firstLineChars", 0), ("firstLine", 0));
}
