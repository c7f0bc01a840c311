using System.IO.Compression;
using System.Xml;
using EduFunctions.Findings;

namespace EduFunctions.Returns;

/// <summary>Looks through an .xlsx package before anything is built from it: sizes as inflated, not as the zip claims.</summary>
static class WorkbookPackage
{
    const int EntriesMaximum = 2_000;

    static readonly XmlReaderSettings XmlSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = WorkbookReader.UnpackedBytesMaximum,
    };

    /// <summary>What the walk learnt.</summary>
    /// <param name="FormCode">Content of the defined name of our templates; null when there is none.</param>
    /// <param name="Errors">Cells with an error value or a formula saved without its value, by part name of the sheet, then by address.</param>
    /// <param name="Sheets">Part names of the sheets, in the workbook's order; a name is null where the relationship leads nowhere.</param>
    public sealed record Walk(string? FormCode, IReadOnlyDictionary<string, Dictionary<string, RawError>> Errors, IReadOnlyList<string?> Sheets);

    /// <summary>Inflates every part with a limit on the bytes, and counts the cells of the sheets. Null and a finding when a limit is passed or macros are found.</summary>
    /// <exception cref="InvalidDataException">The zip is broken.</exception>
    /// <exception cref="XmlException">A part is no XML, has a DTD, or is nested too deep.</exception>
    public static Walk? Inspect(byte[] bytes, List<Finding> findings)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > EntriesMaximum || zip.GetEntry("xl/workbook.xml") is null)
        {
            findings.Add(FindingTable.Of("not-a-workbook").Create(zip.Entries.Any(entry => entry.FullName == "mimetype") ? "OpenDocument (.ods)" : "ZIP"));
            return null;
        }

        if (zip.Entries.FirstOrDefault(entry => entry.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.StartsWith("xl/macrosheets", StringComparison.OrdinalIgnoreCase)) is { } macros)
        {
            findings.Add(FindingTable.Of("file-has-macros").Create(macros.FullName));
            return null;
        }

        var budget = new Budget();
        var errors = new Dictionary<string, Dictionary<string, RawError>>(StringComparer.Ordinal);
        string? formCode = null;
        var sharedStrings = 0;
        var sheetIds = new List<string>();
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var entry in zip.Entries)
            {
                using var stream = new BudgetStream(entry.Open(), budget);
                if (entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                {
                    CountCells(stream, entry.FullName, budget, errors);
                }
                else if (entry.FullName.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase))
                {
                    sharedStrings = CountSharedStrings(stream);
                }
                else if (entry.FullName == "xl/workbook.xml")
                {
                    formCode = ReadWorkbookPart(stream, sheetIds);
                }
                else if (entry.FullName == "xl/_rels/workbook.xml.rels")
                {
                    ReadRelationships(stream, targets);
                }
                else if (entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                {
                    using var reader = XmlReader.Create(stream, XmlSettings);
                    while (reader.Read())
                    {
                        RefuseDepth(reader);
                    }
                }
                else
                {
                    stream.CopyTo(Stream.Null);
                }
            }
        }
        catch (BudgetException exceeded)
        {
            findings.Add(exceeded.Finding);
            return null;
        }

        if (sheetIds.Count > WorkbookReader.SheetsMaximum)
        {
            findings.Add(FindingTable.Of("too-many-sheets").Create(FormattableString.Invariant($"{sheetIds.Count}"), FormattableString.Invariant($"{WorkbookReader.SheetsMaximum}")));
            return null;
        }

        // ExcelDataReader reads both of these as blank cells without a word: figures would vanish.
        if (budget.LastSharedString >= sharedStrings || sheetIds.Any(id => !targets.TryGetValue(id, out var target) || zip.GetEntry(target) is null))
        {
            throw new InvalidDataException("a sheet or a shared string is missing");
        }

        return new Walk(formCode, errors, [.. sheetIds.Select(id => targets.GetValueOrDefault(id))]);
    }

    static string? ReadWorkbookPart(Stream stream, List<string> sheetIds)
    {
        string? formCode = null;
        using var reader = XmlReader.Create(stream, XmlSettings);
        while (reader.Read())
        {
            RefuseDepth(reader);
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "sheet")
            {
                sheetIds.Add(reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? "");
            }
            else if (reader.LocalName == "definedName" && reader.GetAttribute("name") == Form.DefinedName)
            {
                formCode = reader.ReadString().Trim().Trim('=').Trim('"');
            }
        }

        return formCode;
    }

    static void ReadRelationships(Stream stream, Dictionary<string, string> targets)
    {
        using var reader = XmlReader.Create(stream, XmlSettings);
        while (reader.Read())
        {
            RefuseDepth(reader);
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }
    }

    static int CountSharedStrings(Stream stream)
    {
        var count = 0;
        using var reader = XmlReader.Create(stream, XmlSettings);
        while (reader.Read())
        {
            RefuseDepth(reader);
            count += reader.NodeType == XmlNodeType.Element && reader.LocalName == "si" ? 1 : 0;
        }

        return count;
    }

    static void CountCells(Stream stream, string part, Budget budget, Dictionary<string, Dictionary<string, RawError>> errors)
    {
        using var reader = XmlReader.Create(stream, XmlSettings);
        string? address = null;
        var hasFormula = false;
        var hasValue = false;
        string? type = null;
        while (reader.Read())
        {
            RefuseDepth(reader);
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "row":
                        budget.TakeRow(reader.GetAttribute("r"));
                        break;
                    case "c":
                        (address, hasFormula, hasValue) = (reader.GetAttribute("r"), false, false);
                        type = reader.GetAttribute("t");
                        budget.TakeCell(address);
                        break;
                    case "f":
                        hasFormula = true;
                        break;
                    case "v" or "is":
                        hasValue = true;
                        break;
                }
            }
            else if (reader.NodeType == XmlNodeType.Text && type == "s" && hasValue)
            {
                budget.TakeSharedString(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c")
            {
                if (address is not null && (type == "e" || (hasFormula && !hasValue)))
                {
                    if (!errors.TryGetValue(part, out var addresses))
                    {
                        errors[part] = addresses = new(StringComparer.Ordinal);
                    }

                    addresses[address] = type == "e" ? RawError.ErrorValue : RawError.FormulaWithoutValue;
                }

                // Text that follows the last cell (a footer, a drop-down) is no index of a shared string.
                type = null;
            }
        }
    }

    static void RefuseDepth(XmlReader reader)
    {
        if (reader.Depth > 64)
        {
            throw new XmlException("nested deeper than 64 elements");
        }
    }

    sealed class Budget
    {
        long _bytes;
        int _cells;

        /// <summary>Greatest index of a shared string that a cell names; −1 when none does.</summary>
        public int LastSharedString { get; private set; } = -1;

        public void TakeSharedString(string index) =>
            LastSharedString = Math.Max(LastSharedString, int.Parse(index, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture));

        public void TakeBytes(int count)
        {
            if ((_bytes += count) > WorkbookReader.UnpackedBytesMaximum)
            {
                throw new BudgetException(FindingTable.Of("unpacked-too-large").Create(FormattableString.Invariant($"{WorkbookReader.UnpackedBytesMaximum}")));
            }
        }

        // Rows and columns beyond these bounds would be materialised blank by the reader: nothing of a return stands there.
        public void TakeRow(string? number)
        {
            if (int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var row) && row > WorkbookReader.CellsMaximum)
            {
                throw TooManyCells();
            }
        }

        public void TakeCell(string? address)
        {
            if (++_cells > WorkbookReader.CellsMaximum || address?.TakeWhile(char.IsAsciiLetter).Count() > 2)
            {
                throw TooManyCells();
            }
        }

        static BudgetException TooManyCells() =>
            new(FindingTable.Of("too-many-cells").Create(FormattableString.Invariant($"{WorkbookReader.CellsMaximum}")));
    }

    sealed class BudgetException(Finding finding) : Exception(finding.MessageEn)
    {
        public Finding Finding { get; } = finding;
    }

    sealed class BudgetStream(Stream inner, Budget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Taken(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Taken(inner.Read(buffer));

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        int Taken(int count)
        {
            budget.TakeBytes(count);
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
