using System.Globalization;
using System.Xml;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>What one package may still cost. Each limit stands for time or memory that its parts would take without asking.</summary>
sealed class PackageBudget
{
    const int EntriesMaximum = 2_000;

    /// <summary>Longest node of a part, in bytes: XmlReader holds a node as a whole.</summary>
    const int NodeBytesMaximum = 1024 * 1024;

    /// <summary>Most attributes of a node, counted before it is parsed: XmlReader compares each prefix with all before it.</summary>
    const int AttributesMaximum = 2_000;

    const int DepthMaximum = 64;
    const int RelationshipsMaximum = 10_000;

    long _bytes;
    long _xmlBytes;
    int _nodeBytes;
    int _attributes;
    int _cells;
    int _relationships;
    int _elements;
    int _formats;
    long _ranges;
    long _reach;
    long _columns;
    bool _isFar;

    /// <summary>
    /// True when ClosedXML can load it in the time and memory that a receipt may take: it compares ranges with each other, and makes a cell
    /// of every cell that a range reaches.
    /// </summary>
    public bool IsLight => !_isFar && _bytes <= 8 * 1024 * 1024 && _elements <= 60_000 && _ranges <= 3_000 && _reach <= 50_000
        && _columns <= 200_000 && _formats <= 2_000;

    /// <summary>Takes the zip's entries, before the zip library makes an object of each.</summary>
    public void TakeEntries(byte[] bytes)
    {
        if (bytes.AsSpan().Count("PK\u0001\u0002"u8) > EntriesMaximum)
        {
            throw new BudgetException(WorkbookFindings.NotAWorkbook.Create("ZIP"));
        }
    }

    /// <summary>Takes bytes as they are unpacked.</summary>
    public void TakeBytes(ReadOnlySpan<byte> bytes, bool isXml)
    {
        if ((_bytes += bytes.Length) > WorkbookReader.UnpackedBytesMaximum)
        {
            throw TooLarge(WorkbookReader.UnpackedBytesMaximum);
        }

        if (!isXml)
        {
            return;
        }

        if ((_xmlBytes += bytes.Length) > WorkbookReader.XmlBytesMaximum)
        {
            throw TooLarge(WorkbookReader.XmlBytesMaximum);
        }

        if ((_nodeBytes += bytes.Length) > NodeBytesMaximum || (_attributes += bytes.Count((byte)'=')) > AttributesMaximum)
        {
            throw new InvalidDataException("a node is too long");
        }
    }

    /// <summary>Takes any node.</summary>
    public void TakeNode(XmlReader reader)
    {
        (_nodeBytes, _attributes) = (0, 0);
        if (reader.Depth > DepthMaximum)
        {
            throw new XmlException("nested too deep");
        }

        if (reader.NodeType == XmlNodeType.Element)
        {
            _elements++;
        }
    }

    /// <summary>Takes a relationship.</summary>
    public void TakeRelationship()
    {
        if (++_relationships > RelationshipsMaximum)
        {
            throw new InvalidDataException("too many relationships");
        }
    }

    /// <summary>Takes so many sheets.</summary>
    public static void TakeSheets(int count)
    {
        if (count > WorkbookReader.SheetsMaximum)
        {
            throw new BudgetException(WorkbookFindings.TooManySheets.Create(Text(count), Text(WorkbookReader.SheetsMaximum)));
        }
    }

    /// <summary>Takes a cell with content. Nothing of a return stands beyond the last row taken.</summary>
    public void TakeCell(int rowNumber, int columnIndex)
    {
        _isFar |= columnIndex > 1_000;
        if (++_cells > WorkbookReader.CellsMaximum || rowNumber > WorkbookReader.CellsMaximum)
        {
            throw new BudgetException(WorkbookFindings.TooManyCells.Create(Text(WorkbookReader.CellsMaximum)));
        }
    }

    /// <summary>Takes what ClosedXML would make of an element of a sheet or of the styles: only for <see cref="IsLight"/>.</summary>
    public void TakeForClosedXml(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "hyperlink":
                _ranges += AreaOf(reader.GetAttribute("ref"));
                break;
            case "mergeCell":
                _ranges++;
                _reach += AreaOf(reader.GetAttribute("ref"));
                break;
            case "f":
                _reach += AreaOf(reader.GetAttribute("ref"));
                break;
            case "col" when int.TryParse(reader.GetAttribute("min"), out var first)
                && int.TryParse(reader.GetAttribute("max"), out var last):
                _columns += Math.Max(1L, (long)last - first);
                break;
            case "definedName" or "dataValidation" or "conditionalFormatting" or "tablePart" or "brk":
                _ranges++;
                break;
            case "numFmt":
                _formats++;
                break;
        }
    }

    static BudgetException TooLarge(int maximum) => new(WorkbookFindings.UnpackedTooLarge.Create(Text(maximum)));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static long AreaOf(string? range) => range is null || !range.Contains(':', StringComparison.Ordinal) ? 1
        : RawRange.TryParse(range, out var area) ? (long)(area.LastRow - area.FirstRow + 1) * (area.LastColumn - area.FirstColumn + 1)
        : 1_048_576L * 16_384;
}

/// <summary>A limit that is passed, with its finding.</summary>
sealed class BudgetException(Finding finding) : Exception(finding.Message.En)
{
    /// <summary>What the school is told.</summary>
    public Finding Finding { get; } = finding;
}
