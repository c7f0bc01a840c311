using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>One relationship of a part.</summary>
/// <param name="Id">Its id within the part.</param>
/// <param name="Type">Last word of its type (worksheet, styles, comments), the same in Strict files.</param>
/// <param name="Target">Name of the part it leads to, as <see cref="WorkbookParts"/> keys it; of an external one what is written.</param>
/// <param name="IsExternal">True when it leads out of the package.</param>
sealed record PartRelationship(string Id, string Type, string Target, bool IsExternal);

/// <summary>One sheet of the workbook.</summary>
/// <param name="Name">Its name as written, which nothing bounds.</param>
/// <param name="IsHidden">True when hidden or very hidden.</param>
/// <param name="Part">Its part; null for a leftover that names none.</param>
/// <param name="IsGrid">True for a worksheet; false for a chart, a dialog and the like.</param>
sealed record SheetPart(string Name, bool IsHidden, string? Part, bool IsGrid);

/// <summary>
/// An .xlsx package whose parts are found as Excel finds them: from _rels/.rels to the workbook's part, from there by its relationships,
/// whatever the parts are called. Everything is read within a budget, and held against the zip's sizes and checksums (ECMA-376-2).
/// </summary>
sealed partial class WorkbookParts : IDisposable
{
    const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    readonly XmlReaderSettings _xmlSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        NameTable = new NameTable(),
    };

    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _verified = new(StringComparer.OrdinalIgnoreCase);
    readonly PackageBudget _budget;
    readonly List<(string Name, bool IsHidden, string Id)> _sheets = [];
    bool _inFormCode;
    bool _inSheets;

    WorkbookParts(byte[] bytes, PackageBudget budget)
    {
        _budget = budget;
        Zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        foreach (var entry in Zip.Entries)
        {
            if (!_entries.TryAdd(NameOf(entry), entry))
            {
                throw new InvalidDataException("two parts have one name");
            }
        }
    }

    /// <summary>The zip itself.</summary>
    public ZipArchive Zip { get; }

    /// <summary>The workbook's part; null when the package is none of Excel's.</summary>
    public string? Workbook { get; private set; }

    /// <summary>The part of the cell formats; null when there is none.</summary>
    public string? Styles { get; private set; }

    /// <summary>The part of the shared strings; null when there is none.</summary>
    public string? SharedStrings { get; private set; }

    /// <summary>The sheets, in the workbook's order.</summary>
    public ImmutableArray<SheetPart> Sheets { get; private set; } = [];

    /// <summary>Content of the workbook's defined name <see cref="RawWorkbook.FormCodeName"/>; null when it has none.</summary>
    public string? FormCode { get; private set; }

    /// <summary>True when serial numbers of dates count from 1904.</summary>
    public bool IsDate1904 { get; private set; }

    /// <summary>True when whoever wrote it asks that all formulas are calculated anew: the values saved may be placeholders.</summary>
    public bool AsksForCalculation { get; private set; }

    /// <summary>True when a part is encrypted by the zip: then nothing of it is read.</summary>
    public bool IsEncrypted => Zip.Entries.Any(entry => entry.IsEncrypted);

    /// <summary>True for Strict Open XML, with other namespaces.</summary>
    public bool IsStrict { get; private set; }

    /// <summary>The names of elements as every reader of this package gives them: equal ones are one object.</summary>
    public XmlNameTable ElementNames => _xmlSettings.NameTable!;

    /// <summary>Where the text of one cell or string after the other is gathered.</summary>
    public XmlText Text { get; } = new();

    /// <summary>Names of all parts.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Opens a package and finds its workbook and sheets.</summary>
    /// <exception cref="InvalidDataException">The zip is broken, or passes what Excel itself takes.</exception>
    /// <exception cref="XmlException">A part on the way is no XML.</exception>
    /// <exception cref="BudgetException">A limit is passed.</exception>
    public static WorkbookParts Open(byte[] bytes, PackageBudget budget)
    {
        budget.TakeEntries(bytes);
        var parts = new WorkbookParts(bytes, budget);
        try
        {
            if (parts.IsEncrypted)
            {
                return parts;
            }

            parts.Workbook = parts.RelationshipsOf("").FirstOrDefault(related => related.Type == "officeDocument")?.Target;
            if (parts.Workbook is { } workbook && workbook.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && parts.Has(workbook))
            {
                parts.Resolve(workbook);
            }

            return parts;
        }
        catch
        {
            parts.Dispose();
            throw;
        }
    }

    /// <summary>True when the package has the part.</summary>
    public bool Has(string part) => _entries.ContainsKey(part);

    /// <summary>The zip's entry of a part.</summary>
    public ZipArchiveEntry this[string part] => _entries[part];

    /// <summary>The relationships of a part ("": of the package), in order; none when it has no list.</summary>
    public IReadOnlyList<PartRelationship> RelationshipsOf(string part)
    {
        var all = new List<PartRelationship>();
        if (_entries.ContainsKey(RelationshipsPartOf(part)))
        {
            ReadXml(RelationshipsPartOf(part), reader =>
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                    && reader.GetAttribute("Target") is { } target)
                {
                    _budget.TakeRelationship();
                    var type = reader.GetAttribute("Type") ?? "";
                    var isExternal = reader.GetAttribute("TargetMode") == "External";
                    all.Add(new PartRelationship(reader.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..],
                        isExternal ? target : Resolved(part, target), isExternal));
                }
            });
        }

        return all;
    }

    /// <summary>Where a part's relationships stand: xl/_rels/workbook.xml.rels.</summary>
    public static string RelationshipsPartOf(string part) =>
        part.LastIndexOf('/') is var slash && slash >= 0 ? $"{part[..slash]}/_rels/{part[(slash + 1)..]}.rels" : $"_rels/{part}.rels";

    /// <summary>Reads a part node by node, to its end.</summary>
    public void ReadXml(string part, Action<XmlReader> take)
    {
        using var stream = new PartStream(_entries[part], _budget, isXml: true);
        using var reader = XmlReader.Create(stream, _xmlSettings);
        while (reader.Read())
        {
            _budget.TakeNode(reader);
            take(reader);
        }

        stream.ReadToEnd();
        _verified.Add(part);
    }

    /// <summary>Holds every part not read yet against its size and checksum.</summary>
    public void VerifyRest()
    {
        foreach (var (name, entry) in _entries)
        {
            if (!_verified.Contains(name))
            {
                using var stream = new PartStream(entry, _budget, isXml: false);
                stream.ReadToEnd();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Zip.Dispose();

    /// <summary>
    /// The name by which a part is known: as in the zip, slashes forward, and letters that a zip item writes by %XX as themselves, as
    /// targets of relationships are.
    /// </summary>
    public static string NameOf(ZipArchiveEntry entry) => Uri.UnescapeDataString(entry.FullName.Replace('\\', '/')).TrimStart('/');
}
