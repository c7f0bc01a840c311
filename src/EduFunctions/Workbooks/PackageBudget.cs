using System.Globalization;
using System.Xml;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>What one package may still cost. Each limit stands for time or memory that its parts would take without asking.</summary>
sealed class PackageBudget(Deadline deadline)
{
    const int EntriesMaximum = 2_000;

    /// <summary>Longest node of a part, in bytes: XmlReader holds a node as a whole.</summary>
    const int NodeBytesMaximum = 1024 * 1024;

    /// <summary>Most attributes of a node, counted before it is parsed: XmlReader compares each prefix with all before it.</summary>
    const int AttributesMaximum = 2_000;

    /// <summary>
    /// Most references such as &amp;#35201; in all parts: XmlReader takes some 0.7 µs for each. Programs that write ASCII have one for each
    /// Chinese character, 12,000 in a return of 60 classes.
    /// </summary>
    const int ReferencesMaximum = 500_000;

    const int DepthMaximum = 64;
    const int RelationshipsMaximum = 10_000;

    long _bytes;
    long _xmlBytes;
    int _nodeBytes;
    int _attributes;
    int _references;
    int _cells;
    int _relationships;

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
        deadline.Keep();
        if ((_bytes += bytes.Length) > WorkbookReader.UnpackedBytesMaximum)
        {
            throw TooLarge(WorkbookFindings.UnpackedTooLarge, WorkbookReader.UnpackedBytesMaximum);
        }

        if (!isXml)
        {
            return;
        }

        if ((_xmlBytes += bytes.Length) > WorkbookReader.XmlBytesMaximum)
        {
            throw TooLarge(WorkbookFindings.XmlTooLarge, WorkbookReader.XmlBytesMaximum);
        }

        if ((_references += bytes.Count((byte)'&')) > ReferencesMaximum)
        {
            throw new BudgetException(WorkbookFindings.TooManyReferences.Create(Text(ReferencesMaximum)));
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
    public void TakeCell(int rowNumber)
    {
        if (++_cells > WorkbookReader.CellsMaximum || rowNumber > WorkbookReader.CellsMaximum)
        {
            throw new BudgetException(WorkbookFindings.TooManyCells.Create(Text(WorkbookReader.CellsMaximum)));
        }
    }

    static BudgetException TooLarge(FindingRule rule, int maximum) => new(rule.Create(Text(maximum / (1024 * 1024))));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A limit that is passed, with its finding.</summary>
sealed class BudgetException(Finding finding) : Exception(finding.Message.En)
{
    /// <summary>What the school is told.</summary>
    public Finding Finding { get; } = finding;
}
