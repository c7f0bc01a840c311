using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using EduFunctions.Findings;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace EduFunctions.Workbooks;

/// <summary>Bytes to cells. Whatever the bytes are, the outcome is a workbook or a finding, within the limits below.</summary>
public static class WorkbookReader
{
    /// <summary>Largest file taken, in bytes: 20 MiB.</summary>
    public const int FileBytesMaximum = 20 * 1024 * 1024;

    /// <summary>Most bytes that the parts may have unpacked: 200 MiB.</summary>
    public const int UnpackedBytesMaximum = 200 * 1024 * 1024;

    /// <summary>
    /// Most bytes that the parts of XML may have unpacked: 32 MiB, three times what 200,000 cells take. Pictures may have the rest.
    /// </summary>
    public const int XmlBytesMaximum = 32 * 1024 * 1024;

    /// <summary>Most cells taken; also the last row number taken.</summary>
    public const int CellsMaximum = 200_000;

    /// <summary>Most places from A1 to the last row and column, in all sheets together: the library walks over blank ones too.</summary>
    const int PlacesMaximum = 20_000_000;

    /// <summary>Most columns of a sheet: Excel's own limit.</summary>
    const int ColumnsMaximum = 16_384;

    /// <summary>Most sheets taken.</summary>
    public const int SheetsMaximum = 40;

    static readonly byte[] OleSignature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The workbook's cells; null and a finding when the file cannot be read or passes a limit.</summary>
    public static RawWorkbook? Read(byte[] bytes, List<Finding> findings)
    {
        if (bytes.Length == 0)
        {
            return Refuse(WorkbookFindings.FileEmpty);
        }

        if (bytes.Length > FileBytesMaximum)
        {
            return Refuse(WorkbookFindings.FileTooLarge, Text(bytes.Length), Text(FileBytesMaximum));
        }

        var isZip = bytes is [(byte)'P', (byte)'K', ..];
        if (!isZip && !bytes.AsSpan().StartsWith(OleSignature))
        {
            return Refuse(WorkbookFindings.NotAWorkbook, Looks(bytes));
        }

        if (!isZip && Contains(bytes, "EncryptedPackage"))
        {
            return Refuse(WorkbookFindings.FileEncrypted);
        }

        if (!isZip && Contains(bytes, "_VBA_PROJECT"))
        {
            return Refuse(WorkbookFindings.FileHasMacros, "VBA");
        }

        if (!isZip && !HasSoundHeader(bytes))
        {
            return Refuse(WorkbookFindings.FileDamaged, "OLE");
        }

        try
        {
            var walk = isZip ? WorkbookPackage.Inspect(bytes, findings) : null;
            return isZip && walk is null ? null : ReadCells(bytes, walk, findings);
        }
        catch (InvalidPasswordException)
        {
            return Refuse(WorkbookFindings.FileEncrypted);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            return Refuse(WorkbookFindings.FileDamaged, broken switch { XmlException => "XML", InvalidDataException => "ZIP", _ => "XLS" });
        }

        RawWorkbook? Refuse(FindingRule rule, params ReadOnlySpan<string> values)
        {
            findings.Add(rule.Create(values));
            return null;
        }
    }

    static RawWorkbook? ReadCells(byte[] bytes, WorkbookPackage.Walk? walk, List<Finding> findings)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
        if (reader.ResultsCount > SheetsMaximum)
        {
            findings.Add(WorkbookFindings.TooManySheets.Create(Text(reader.ResultsCount), Text(SheetsMaximum)));
            return null;
        }

        if (walk is not null && walk.Errors.Count != reader.ResultsCount)
        {
            throw new InvalidDataException("the library sees other sheets");
        }

        var binary = walk is null ? BinaryWorkbook.Inspect(bytes) : null;
        var sheets = ImmutableArray.CreateBuilder<RawSheet>();
        var cellCount = 0;
        var places = 0L;
        do
        {
            var lastRow = Math.Min(reader.RowCount, walk?.LastRows[sheets.Count] ?? int.MaxValue);
            if (reader.FieldCount > ColumnsMaximum || (places += (long)lastRow * reader.FieldCount) > PlacesMaximum)
            {
                findings.Add(PackageBudget.TooManyCells().Finding);
                return null;
            }

            var errors = walk?.Errors[sheets.Count] ?? binary?.Errors.ElementAtOrDefault(sheets.Count);
            var rows = ImmutableArray.CreateBuilder<RawRow>();
            for (var rowNumber = 1; rowNumber <= lastRow && reader.Read(); rowNumber++)
            {
                var cells = ReadRow(reader, rowNumber, errors);
                if (cells.IsEmpty)
                {
                    continue;
                }

                rows.Add(new RawRow(rowNumber, cells));
                if ((cellCount += cells.Length) > CellsMaximum)
                {
                    findings.Add(PackageBudget.TooManyCells().Finding);
                    return null;
                }
            }

            sheets.Add(new RawSheet(Clean(reader.Name ?? ""), sheets.Count, rows.ToImmutable())
            {
                MergedDown = [.. (reader.MergeCells ?? []).Where(range => range.FromColumn == range.ToColumn && range.FromRow < range.ToRow)
                    .Select(range => (range.FromColumn, range.FromRow + 1, range.ToRow + 1))],
            });
        }
        while (reader.NextResult());

        return new RawWorkbook(sheets.ToImmutable(), walk?.FormCode) { IsLight = walk?.IsLight == true,
            IsDate1904 = walk?.IsDate1904 ?? binary?.IsDate1904 ?? false };
    }

    /// <summary>True for what a broken part leads the libraries to throw; every type seen in their sources is named here.</summary>
    internal static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or XmlException or ExcelReaderException or EndOfStreamException
        or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException
        or NullReferenceException or InvalidCastException or NotSupportedException or InvalidOperationException or NotImplementedException
        || exception.GetType() == typeof(Exception);

    static ImmutableArray<RawCell> ReadRow(IExcelDataReader reader, int rowNumber, IReadOnlyDictionary<(int RowNumber, int ColumnIndex),
        RawError>? errors)
    {
        var cells = ImmutableArray.CreateBuilder<RawCell>();
        for (var column = 0; column < reader.FieldCount; column++)
        {
            object? value = reader.GetValue(column);
            value = value switch
            {
                string text => string.IsNullOrWhiteSpace(text) ? null : Clean(text),
                int whole => (double)whole,
                TimeSpan time => time.TotalDays,
                _ => value,
            };
            if (errors is not null && errors.TryGetValue((rowNumber, column), out var error))
            {
                value = error;
            }

            if (value is not null)
            {
                cells.Add(new RawCell(column, value));
            }
        }

        return cells.DrainToImmutable();
    }

    // The library allots sectors as the header says, and follows chains as often as it says.
    static bool HasSoundHeader(byte[] bytes)
    {
        if (bytes.Length < 512)
        {
            return false;
        }

        var sectors = (bytes.Length >> 9) + 1;
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(30)) is 9 or 12
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(32)) == 6
            && Count(44) <= sectors && Count(64) <= sectors && Count(72) <= 1 + (sectors / (127 * 128));

        uint Count(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));
    }

    // Escapes such as _x0000_ and the bytes of an .xls bring in what no text may hold, and no receipt could be written with.
    static string Clean(string text)
    {
        var start = text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF');
        if (start < 0)
        {
            return text;
        }

        var letters = text.ToCharArray();
        for (var index = start; index < letters.Length; index++)
        {
            if (index + 1 < letters.Length && XmlConvert.IsXmlSurrogatePair(letters[index + 1], letters[index]))
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(letters[index]))
            {
                letters[index] = '\uFFFD';
            }
        }

        return new string(letters);
    }

    static string Looks(byte[] bytes)
    {
        var start = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 512)).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return start switch
        {
            _ when start.StartsWith('<') && start.Contains("html", StringComparison.OrdinalIgnoreCase) => "HTML",
            _ when start.StartsWith('<') => "XML",
            _ when start.StartsWith("%PDF", StringComparison.Ordinal) => "PDF",
            _ when start.Contains(',') || start.Contains('\t') => "CSV",
            _ => "?",
        };
    }

    static bool Contains(byte[] bytes, string streamName) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(streamName)) >= 0;

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
