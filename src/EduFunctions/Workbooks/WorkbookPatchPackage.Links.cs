using System.Globalization;
using System.Xml.Linq;

namespace EduFunctions.Workbooks;

sealed partial class WorkbookPatchPackage
{
    const string ContentTypesPart = "[Content_Types].xml";

    static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Namespace of the workbook's elements: in Strict files another.</summary>
    public XNamespace Main => Before.IsStrict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
        : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Namespace of the attributes that name a relationship, and beginning of each type of one.</summary>
    public XNamespace Office => Before.IsStrict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A name beside the workbook's part that no part has.</summary>
    /// <param name="name">Its beginning.</param>
    /// <param name="ending">Its ending.</param>
    /// <param name="first">Number of the first that is tried; of 0 none is written, as where Excel has one such part alone.</param>
    public string FreePart(string name, string ending, int first = 1)
    {
        var workbook = Before.Workbook ?? "";
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        return Enumerable.Range(first, int.MaxValue).Select(number => folder + name + (number == 0 ? ""
            : number.ToString(CultureInfo.InvariantCulture)) + ending).First(part => !Has(part));
    }

    /// <summary>Makes a relationship; gives its id.</summary>
    /// <param name="from">The part that has it.</param>
    /// <param name="type">Last word of its type.</param>
    /// <param name="to">The part that it leads to.</param>
    public string Relate(string from, string type, string to)
    {
        var part = WorkbookParts.RelationshipsPartOf(from);
        var root = (Tree(part) ?? Put(part, new XDocument(new XElement(Relationships + "Relationships")))).Root!;
        var known = root.Elements().Select(entry => entry.Attribute("Id")?.Value).ToHashSet(StringComparer.Ordinal);
        var id = Enumerable.Range(1, int.MaxValue).Select(number => "rId" + number.ToString(CultureInfo.InvariantCulture))
            .First(id => !known.Contains(id));
        root.Add(new XElement(Relationships + "Relationship", new XAttribute("Id", id),
            new XAttribute("Type", Office.NamespaceName + "/" + type), new XAttribute("Target", "/" + to)));
        return id;
    }

    /// <summary>Says what a part is.</summary>
    public void Declare(string part, string type) => Types().Add(new XElement(ContentTypes + "Override",
        new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type)));

    /// <summary>Says what all parts with that ending are, unless it is said.</summary>
    public void DeclareEnding(string ending, string type)
    {
        if (!Types().Elements(ContentTypes + "Default")
            .Any(known => string.Equals(known.Attribute("Extension")?.Value, ending, StringComparison.OrdinalIgnoreCase)))
        {
            Types().AddFirst(new XElement(ContentTypes + "Default", new XAttribute("Extension", ending),
                new XAttribute("ContentType", type)));
        }
    }

    XElement Types() => Tree(ContentTypesPart)?.Root ?? throw new InvalidDataException("the package does not say what its parts are");
}
