using System.Globalization;
using System.IO.Compression;
using System.Xml;
using EduFunctions.Findings;

namespace EduFunctions.Returns;

/// <summary>Looks through an .xlsx package before anything is built from it: sizes as inflated, not as the zip claims.</summary>
sealed class WorkbookPackage
{
    const int EntriesMaximum = 2_000;

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
    readonly Dictionary<string, Dictionary<(int RowNumber, int ColumnIndex), RawError>> _errors = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _sheetIds = [];
    readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);
    readonly char[] _chunk = new char[1024];
    string? _formCode;
    int _sharedStrings;

    /// <summary>What the walk learnt.</summary>
    /// <param name="FormCode">Content of the defined name of our templates; null when there is none.</param>
    /// <param name="Errors">For each sheet in the workbook's order its cells with an error value or a formula saved without its value; null when it has none.</param>
    /// <param name="IsLight">True when ClosedXML can load the package within a receipt's time and memory.</param>
    public sealed record Walk(string? FormCode, IReadOnlyList<IReadOnlyDictionary<(int RowNumber, int ColumnIndex), RawError>?> Errors, bool IsLight);

    /// <summary>Inflates every part with a limit on the bytes, and counts the cells of the sheets. Null and a finding when a limit is passed or macros are found.</summary>
    /// <exception cref="InvalidDataException">The zip is broken, or what stands in it passes what Excel itself takes.</exception>
    /// <exception cref="XmlException">A part is no XML, has a DTD, or is nested too deep.</exception>
    public static Walk? Inspect(byte[] bytes, List<Finding> findings)
    {
        // Before the zip library makes an object of each entry.
        if (bytes.AsSpan().Count("PK\u0001\u0002"u8) > EntriesMaximum)
        {
            findings.Add(FindingTable.Of("not-a-workbook").Create("ZIP"));
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
            return package.RefusedAsAWhole() is { } finding ? Refuse(finding) : package.Inspect() is { } walk ? walk : Refuse(package.TooManySheets());
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
            return FindingTable.Of("not-a-workbook").Create(_parts.ContainsKey("mimetype") ? "OpenDocument (.ods)" : "ZIP");
        }

        var macros = _parts.Values.FirstOrDefault(entry => entry.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.StartsWith("xl/macrosheets", StringComparison.OrdinalIgnoreCase));
        return macros is null ? null : FindingTable.Of("file-has-macros").Create(macros.FullName);
    }

    Finding TooManySheets() =>
        FindingTable.Of("too-many-sheets").Create(FormattableString.Invariant($"{_sheetIds.Count}"), FormattableString.Invariant($"{WorkbookReader.SheetsMaximum}"));

    // Null when there are too many sheets.
    Walk? Inspect()
    {
        ReadXml(_parts[WorkbookPart], ReadWorkbookNode());
        if (_sheetIds.Count > WorkbookReader.SheetsMaximum)
        {
            return null;
        }

        if (_parts.TryGetValue(RelationshipsPart, out var relationships))
        {
            ReadXml(relationships, ReadRelationship);
        }

        // ExcelDataReader reads a sheet that is not there as blank cells without a word, and one that stands there forty times forty times.
        var sheets = _sheetIds.ConvertAll(id => _targets.GetValueOrDefault(id) ?? "");
        if (sheets.Any(sheet => !_parts.ContainsKey(sheet)) || new HashSet<string>([.. sheets, WorkbookPart, RelationshipsPart, SharedStringsPart], StringComparer.OrdinalIgnoreCase).Count < sheets.Count + 3)
        {
            throw new InvalidDataException("a sheet is missing or stands there twice");
        }

        foreach (var (name, entry) in _parts.Where(part => part.Key is not (WorkbookPart or RelationshipsPart)))
        {
            ReadPart(name, entry, sheets.Contains(name, StringComparer.OrdinalIgnoreCase));
        }

        return _budget.LastSharedString < _sharedStrings
            ? new Walk(_formCode, sheets.ConvertAll(_errors.GetValueOrDefault), _budget.IsLight)
            : throw new InvalidDataException("a shared string is missing");
    }

    void ReadPart(string name, ZipArchiveEntry entry, bool isSheet)
    {
        if (isSheet || (name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            _budget.TakeSheet();
            ReadXml(entry, ReadSheetNode(name));
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
        return stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [(byte)'<' or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t', _] or [0, (byte)'<'] or [0xEF, 0xBB] or [0xFE, 0xFF] or [0xFF, 0xFE];
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
                inFormCode = reader.LocalName == "definedName" && reader.GetAttribute("name") == Form.DefinedName;
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
        else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
        {
            TakeText(reader);
        }
    }

    void TakeText(XmlReader reader)
    {
        var total = 0;
        for (int length; (length = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
        {
            total += length;
        }

        _budget.TakeRun(total);
    }

    Action<XmlReader> ReadSheetNode(string part)
    {
        var (rowNumber, columnIndex) = (0, -1);
        var (inCell, hasFormula, hasValue) = (false, false, false);
        string? type = null;
        return reader =>
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    (rowNumber, columnIndex) = (_budget.TakeRow(reader.GetAttribute("r")), -1);
                    break;
                case (XmlNodeType.Element, "c"):
                    columnIndex = ColumnOf(reader.GetAttribute("r"), columnIndex + 1);
                    (inCell, hasFormula, hasValue) = (!reader.IsEmptyElement, false, false);
                    type = inCell ? reader.GetAttribute("t") : null;
                    _budget.TakeCell();
                    break;
                case (XmlNodeType.Element, "f"):
                    hasFormula = true;
                    break;
                case (XmlNodeType.Element, "v" or "is"):
                    hasValue = true;
                    break;
                case (XmlNodeType.EndElement, "c"):
                    if (type == "e" || (hasFormula && !hasValue))
                    {
                        if (!_errors.TryGetValue(part, out var errors))
                        {
                            _errors[part] = errors = [];
                        }

                        errors[(rowNumber, columnIndex)] = type == "e" ? RawError.ErrorValue : RawError.FormulaWithoutValue;
                    }

                    // Text that follows the last cell (a footer, a drop-down) is no cell's.
                    inCell = false;
                    break;
                case (XmlNodeType.Text, _) when inCell && type == "s" && hasValue:
                    _budget.TakeSharedString(reader.Value);
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace, _) when inCell:
                    TakeText(reader);
                    break;
            }
        };
    }

    /// <summary>Column index that an address such as B12 names, as ExcelDataReader understands it; the next one when it names none.</summary>
    public static int ColumnOf(string? address, int next)
    {
        var (column, letters) = (0, 0);
        while (letters < address?.Length && char.IsAsciiLetterUpper(address[letters]))
        {
            column = unchecked((column * 26) + address[letters++] - 'A' + 1);
        }

        return letters > 0 && int.TryParse(address.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? column - 1 : next;
    }
}
