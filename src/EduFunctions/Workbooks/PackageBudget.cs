using System.Globalization;
using System.Xml;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>
/// What one package may still cost. Each limit stands for time or memory that a library behind the walk would take without asking.
/// </summary>
sealed class PackageBudget
{
    /// <summary>Longest node of a part, in bytes: XmlReader holds a node as a whole.</summary>
    const int NodeBytesMaximum = 1024 * 1024;

    /// <summary>Longest text of a cell, in characters: Excel's own limit.</summary>
    const int TextMaximum = 32_767;

    /// <summary>Characters that joining the runs of all strings may copy: ExcelDataReader joins them one by one.</summary>
    const long CopiedMaximum = 200_000_000;

    /// <summary>
    /// Most number formats, and characters of one; Excel takes 250 and 255. ExcelDataReader compares each with all before it.
    /// </summary>
    const int FormatsMaximum = 2_000;

    const int DepthMaximum = 64;

    readonly char[] _chunk = new char[1024];
    bool _isBroken;
    long _bytes;
    long _xmlBytes;
    long _copied;
    int _nodeBytes;
    int _cells;
    int _formats;
    int _text;
    int _elements;
    long _ranges;
    long _reach;
    long _columns;

    /// <summary>Greatest index of a shared string that a cell names; −1 when none does.</summary>
    public int LastSharedString { get; private set; } = -1;

    /// <summary>
    /// True when ClosedXML can load it in the time and memory that a receipt may take: it compares ranges with each other, and makes a cell
    /// of every cell that a range reaches.
    /// </summary>
    public bool IsLight => !_isBroken && _bytes <= 8 * 1024 * 1024 && _elements <= 60_000 && _ranges <= 3_000 && _reach <= 50_000
        && _columns <= 200_000;

    /// <summary>Takes bytes as they are unpacked.</summary>
    public void TakeBytes(int count, bool isXml)
    {
        if ((_bytes += count) > WorkbookReader.UnpackedBytesMaximum)
        {
            throw TooLarge(WorkbookReader.UnpackedBytesMaximum);
        }

        if (isXml && (_xmlBytes += count) > WorkbookReader.XmlBytesMaximum)
        {
            throw TooLarge(WorkbookReader.XmlBytesMaximum);
        }

        if (isXml && (_nodeBytes += count) > NodeBytesMaximum)
        {
            throw new InvalidDataException("a node is too long");
        }
    }

    /// <summary>Takes any node.</summary>
    public void TakeNode(XmlReader reader)
    {
        _nodeBytes = 0;
        if (reader.Depth > DepthMaximum)
        {
            throw new XmlException("nested too deep");
        }

        if (reader.NodeType != XmlNodeType.Element)
        {
            return;
        }

        _elements++;
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
            case "definedName" or "dataValidation" or "conditionalFormatting" or "comment" or "tablePart" or "brk":
                _ranges++;
                break;
            case "numFmt" when ++_formats > FormatsMaximum || reader.GetAttribute("formatCode")?.Length > FormatsMaximum:
                throw new InvalidDataException("too many number formats");
        }
    }

    /// <summary>Takes a part that could not be looked through.</summary>
    public void TakeBroken() => _isBroken = true;

    /// <summary>
    /// Takes a row that follows another (0: none); gives its number. It may be any of Excel's: formatted down to the last one, a sheet has
    /// that row too.
    /// </summary>
    public static int TakeRow(string? number, int before)
    {
        var row = int.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed) ? parsed : before + 1;
        if (row < Math.Max(1, before))
        {
            throw new InvalidDataException("rows stand out of order");
        }

        return row;
    }

    /// <summary>
    /// Takes a row in which a cell has content; gives its number. Rows before it would be materialised blank by the reader: nothing of a
    /// return stands beyond the limit.
    /// </summary>
    public static int TakeContent(int row) => row <= WorkbookReader.CellsMaximum ? row : throw TooManyCells();

    /// <summary>Takes a cell.</summary>
    public void TakeCell()
    {
        TakeString();
        if (++_cells > WorkbookReader.CellsMaximum)
        {
            throw TooManyCells();
        }
    }

    /// <summary>Takes the index that a cell names.</summary>
    public void TakeSharedString(string index) =>
        LastSharedString = Math.Max(LastSharedString, int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Begins a string, shared or of a cell.</summary>
    public void TakeString() => _text = 0;

    /// <summary>Takes a run of it; nodes that are no text are passed over.</summary>
    public void TakeText(XmlReader reader)
    {
        if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
        {
            return;
        }

        for (int length; (length = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
        {
            _text += length;
        }

        if (_text > TextMaximum)
        {
            throw new InvalidDataException("a text is too long");
        }

        if ((_copied += _text) > CopiedMaximum)
        {
            throw TooLarge(WorkbookReader.XmlBytesMaximum);
        }
    }

    /// <summary>The finding that too much stands in the workbook.</summary>
    public static BudgetException TooManyCells() =>
        new(WorkbookFindings.TooManyCells.Create(FormattableString.Invariant($"{WorkbookReader.CellsMaximum}")));

    static BudgetException TooLarge(int maximum) =>
        new(WorkbookFindings.UnpackedTooLarge.Create(FormattableString.Invariant($"{maximum}")));

    static long AreaOf(string? range)
    {
        var ends = range?.Split(':') ?? [];
        return ends.Length == 2
            ? (Math.Abs((long)ColumnOf(ends[0]) - ColumnOf(ends[1])) + 1) * (Math.Abs((long)RowOf(ends[0]) - RowOf(ends[1])) + 1) : 1;

        static int RowOf(string address) => int.TryParse(address.AsSpan().TrimStart("$ABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var row) ? row
            : 1_048_576;

        static int ColumnOf(string address) => SheetWalk.ColumnOf(address.Replace("$", "", StringComparison.Ordinal), 16_384);
    }
}

/// <summary>A limit that is passed, with its finding.</summary>
sealed class BudgetException(Finding finding) : Exception(finding.Message.En)
{
    /// <summary>What the school is told.</summary>
    public Finding Finding { get; } = finding;
}
