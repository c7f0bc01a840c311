using System.IO.Compression;
using System.Xml;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>Looks through an .xlsx package before anything is built from it: sizes as inflated, not as the zip claims.</summary>
sealed class WorkbookPackage
{
    const int EntriesMaximum = 2_000;

    /// <summary>Namespace of a workbook in Excel's second format, which ExcelDataReader 3.6 reads as one without sheets.</summary>
    const string StrictNamespace = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    const string WorkbookPart = "xl/workbook.xml";
    const string RelationshipsPart = "xl/_rels/workbook.xml.rels";
    const string SharedStringsPart = "xl/sharedStrings.xml";

    static readonly XmlReaderSettings XmlSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    readonly PackageBudget _budget = new();
    readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, IReadOnlyDictionary<(int RowNumber, int ColumnIndex),
        RawError>?> _errors = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int> _lastRows = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _sheetIds = [];
    readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);
    string? _formCode;
    bool _isDate1904;
    bool _isStrict;
    int _sharedStrings;

    /// <summary>What the walk learnt.</summary>
    /// <param name="FormCode">Content of the defined name of our templates; null when there is none.</param>
    /// <param name="Errors">For each sheet in the workbook's order its cells with an error value or a formula saved without its value; null
    /// when it has none.</param>
    /// <param name="IsLight">True when ClosedXML can load the package within a receipt's time and memory.</param>
    public sealed record Walk(string? FormCode, IReadOnlyList<IReadOnlyDictionary<(int RowNumber, int ColumnIndex), RawError>?> Errors,
        bool IsLight)
    {
        /// <summary>True when the workbook counts days from 1904.</summary>
        public bool IsDate1904 { get; init; }

        /// <summary>For each sheet its last row with content: what follows is not read.</summary>
        public required IReadOnlyList<int> LastRows { get; init; }
    }

    /// <summary>
    /// Inflates every part with a limit on the bytes, and counts the cells of the sheets. Null and a finding when a limit is passed or
    /// macros are found.
    /// </summary>
    /// <exception cref="InvalidDataException">The zip is broken, or what stands in it passes what Excel itself takes.</exception>
    /// <exception cref="XmlException">A part is no XML, has a DTD, or is nested too deep.</exception>
    public static Walk? Inspect(byte[] bytes, List<Finding> findings)
    {
        // Before the zip library makes an object of each entry.
        if (bytes.AsSpan().Count("PK\u0001\u0002"u8) > EntriesMaximum)
        {
            findings.Add(WorkbookFindings.NotAWorkbook.Create("ZIP"));
            return null;
        }

        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        var package = new WorkbookPackage();
        foreach (var entry in zip.Entries)
        {
            if (!package._parts.TryAdd(entry.FullName.Replace('\\', '/'), entry))
            {
                throw new InvalidDataException("two parts have one name");
            }
        }

        try
        {
            return package.RefusedAsAWhole() is { } finding ? Refuse(finding) : package.Inspect() is { } walk ? walk
                : Refuse(package.WhyNotInspected());
        }
        catch (BudgetException exceeded)
        {
            return Refuse(exceeded.Finding);
        }

        Walk? Refuse(Finding finding)
        {
            findings.Add(finding);
            return null;
        }
    }

    Finding? RefusedAsAWhole()
    {
        if (!_parts.ContainsKey(WorkbookPart))
        {
            return WorkbookFindings.NotAWorkbook.Create(_parts.ContainsKey("mimetype") ? "OpenDocument (.ods)" : "ZIP");
        }

        var macros = _parts.Values.FirstOrDefault(entry => entry.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.StartsWith("xl/macrosheets", StringComparison.OrdinalIgnoreCase));
        return macros is null ? null : WorkbookFindings.FileHasMacros.Create(macros.FullName);
    }

    Finding WhyNotInspected() => _isStrict ? WorkbookFindings.FileStrict.Create()
        : WorkbookFindings.TooManySheets.Create(FormattableString.Invariant($"{_sheetIds.Count}"),
            FormattableString.Invariant($"{WorkbookReader.SheetsMaximum}"));

    // Null when there are too many sheets, or it is Strict Open XML.
    Walk? Inspect()
    {
        ReadXml(_parts[WorkbookPart], ReadWorkbookNode());
        if (_isStrict || _sheetIds.Count > WorkbookReader.SheetsMaximum)
        {
            return null;
        }

        if (_parts.TryGetValue(RelationshipsPart, out var relationships))
        {
            ReadXml(relationships, ReadRelationship);
        }

        // ExcelDataReader reads a sheet that is not there as blank cells without a word, and one that stands there forty times forty times.
        var sheets = _sheetIds.ConvertAll(id => _targets.GetValueOrDefault(id) ?? "");
        if (sheets.Any(sheet => !_parts.ContainsKey(sheet))
            || new HashSet<string>([.. sheets, WorkbookPart, RelationshipsPart, SharedStringsPart],
            StringComparer.OrdinalIgnoreCase).Count < sheets.Count + 3)
        {
            throw new InvalidDataException("a sheet is missing or stands there twice");
        }

        foreach (var (name, entry) in _parts.Where(part => part.Key is not (WorkbookPart or RelationshipsPart)))
        {
            ReadPart(name, entry, sheets.Contains(name, StringComparer.OrdinalIgnoreCase));
        }

        return _budget.LastSharedString < _sharedStrings
            ? new Walk(_formCode, sheets.ConvertAll(_errors.GetValueOrDefault), _budget.IsLight) { IsDate1904 = _isDate1904,
                LastRows = sheets.ConvertAll(sheet => _lastRows[sheet]) }
            : throw new InvalidDataException("a shared string is missing");
    }

    void ReadPart(string name, ZipArchiveEntry entry, bool isSheet)
    {
        if (isSheet || (name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            var sheet = new SheetWalk(_budget);
            ReadXml(entry, sheet.Take);
            (_errors[name], _lastRows[name]) = (sheet.Errors, sheet.LastRowNumber);
        }
        else if (name.Equals(SharedStringsPart, StringComparison.OrdinalIgnoreCase))
        {
            ReadXml(entry, ReadSharedString);
        }
        else if (Path.GetExtension(name).ToUpperInvariant() is ".XML" or ".RELS" or ".VML")
        {
            ReadXml(entry, _ => { });
        }
        else if (LooksLikeXml(entry))
        {
            ReadHiddenXml(entry);
        }
        else
        {
            using var stream = new BudgetStream(entry.Open(), _budget, isXml: false);
            ReadToEnd(stream, entry);
        }
    }

    // No figure stands here: if it is broken, only ClosedXML must keep away from it.
    void ReadHiddenXml(ZipArchiveEntry entry)
    {
        try
        {
            ReadXml(entry, _ => { });
        }
        catch (XmlException)
        {
            _budget.TakeBroken();
        }
    }

    // ClosedXML goes by the content type: XML may stand behind any name.
    static bool LooksLikeXml(ZipArchiveEntry entry)
    {
        Span<byte> start = stackalloc byte[2];
        using var stream = entry.Open();
        return stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2
            && start is [(byte)'<' or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t', _] or [0, (byte)'<'] or [0xEF, 0xBB] or [0xFE,
            0xFF] or [0xFF, 0xFE];
    }

    void ReadXml(ZipArchiveEntry entry, Action<XmlReader> take)
    {
        using var stream = new BudgetStream(entry.Open(), _budget, isXml: true);
        using var reader = XmlReader.Create(stream, XmlSettings);
        while (reader.Read())
        {
            _budget.TakeNode(reader);
            take(reader);
        }

        ReadToEnd(stream, entry);
    }

    // The zip library sets aside as much as an entry claims when it is written upon.
    static void ReadToEnd(BudgetStream stream, ZipArchiveEntry entry)
    {
        stream.CopyTo(Stream.Null);
        if (stream.Count != entry.Length)
        {
            throw new InvalidDataException("a part has not the size that it claims");
        }
    }

    Action<XmlReader> ReadWorkbookNode()
    {
        var inFormCode = false;
        return reader =>
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                _isStrict |= reader is { LocalName: "workbook", NamespaceURI: StrictNamespace };
                inFormCode = reader.LocalName == "definedName" && reader.GetAttribute("name") == RawWorkbook.FormCodeName;
                _isDate1904 |= reader.LocalName == "workbookPr" && reader.GetAttribute("date1904") is "1" or "true";
                if (reader.LocalName == "sheet")
                {
                    _sheetIds.Add(reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? "");
                }
            }
            else if (reader.NodeType == XmlNodeType.Text && inFormCode)
            {
                _formCode = reader.Value.Trim().Trim('=').Trim('"');
            }
        };
    }

    void ReadRelationship(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
            && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
        {
            _targets[id] = target.StartsWith("/xl/", StringComparison.OrdinalIgnoreCase) ? target[1..] : "xl/" + target;
        }
    }

    void ReadSharedString(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
        {
            _sharedStrings++;
            _budget.TakeString();
        }
        else
        {
            _budget.TakeText(reader);
        }
    }
}
