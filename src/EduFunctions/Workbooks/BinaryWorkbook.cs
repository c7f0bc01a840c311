using System.Buffers.Binary;
using System.Text;

namespace EduFunctions.Workbooks;

/// <summary>
/// What ExcelDataReader 3.6 does not tell of an .xls: which cells hold error values, and whether days count from 1904.
/// Looks through the compound file ([MS-CFB]) and its records ([MS-XLS]); where they do not hold together it stops, and the reader judges
/// the file.
/// </summary>
static class BinaryWorkbook
{
    const int HeaderLength = 512;
    const uint LastSector = 0xFFFFFFFA; // and above: end of chain, free, tables
    const int EntryLength = 128;

    /// <summary>What the walk learnt.</summary>
    /// <param name="Errors">For each worksheet, in order, the cells with an error value.</param>
    /// <param name="IsDate1904">True when days count from 1904-01-01.</param>
    public sealed record Walk(IReadOnlyList<IReadOnlyDictionary<(int RowNumber, int ColumnIndex), RawError>> Errors, bool IsDate1904);

    /// <summary>Walks the file. Nothing is found in one that is broken.</summary>
    public static Walk Inspect(byte[] bytes)
    {
        var book = WorkbookStream(bytes);
        var sheets = new List<int>();
        var isDate1904 = false;
        foreach (var (type, data) in Records(book, 0))
        {
            switch (type)
            {
                case 0x0085 when data.Length >= 6 && data.Span[5] == 0: // BOUNDSHEET of a worksheet
                    sheets.Add((int)Math.Min(int.MaxValue, U32(data.Span)));
                    break;
                case 0x0022 when data.Length >= 2: // DATEMODE
                    isDate1904 = U16(data.Span) == 1;
                    break;
            }
        }

        return new Walk([.. sheets.Select(offset => Errors(book, offset))], isDate1904);
    }

    static Dictionary<(int, int), RawError> Errors(ReadOnlyMemory<byte> book, int offset)
    {
        var errors = new Dictionary<(int, int), RawError>();
        foreach (var (type, data) in Records(book, offset))
        {
            var cell = data.Span;
            var isError = type switch
            {
                0x0205 => cell.Length >= 8 && cell[7] == 1, // BOOLERR
                0x0006 => cell.Length >= 14 && cell[6] == 2 && U16(cell[12..]) == 0xFFFF, // FORMULA whose value is an error
                _ => false,
            };
            if (isError)
            {
                errors[(U16(cell) + 1, U16(cell[2..]))] = RawError.ErrorValue;
            }
        }

        return errors;
    }

    // The records of one substream: from its BOF to its EOF, those of charts within left out.
    static IEnumerable<(int Type, ReadOnlyMemory<byte> Data)> Records(ReadOnlyMemory<byte> book, int offset)
    {
        var depth = 0;
        while (offset >= 0 && offset + 4 <= book.Length)
        {
            var (type, length) = (U16(book.Span[offset..]), U16(book.Span[(offset + 2)..]));
            if (offset + 4 + length > book.Length)
            {
                yield break;
            }

            if (type == 0x0809)
            {
                depth++;
            }
            else if (type == 0x000A && --depth <= 0)
            {
                yield break;
            }
            else if (depth == 1)
            {
                yield return (type, book.Slice(offset + 4, length));
            }

            offset += 4 + length;
        }
    }

    static ReadOnlyMemory<byte> WorkbookStream(byte[] bytes)
    {
        if (bytes.Length < HeaderLength || U16(bytes.AsSpan(30)) is not (9 or 12))
        {
            return default;
        }

        var size = 1 << U16(bytes.AsSpan(30));
        var table = Table(bytes, size);
        var directory = Chain(bytes, size, size, table, U32(bytes.AsSpan(48)));
        for (var offset = 0; offset + EntryLength <= directory.Length; offset += EntryLength)
        {
            var entry = directory.AsSpan(offset, EntryLength);
            if (Encoding.Unicode.GetString(entry[..64]).TrimEnd('\0') is not ("Workbook" or "Book"))
            {
                continue;
            }

            var (start, length) = (U32(entry[116..]), (int)Math.Min(int.MaxValue, U32(entry[120..])));
            var stream = length >= U32(bytes.AsSpan(56))
                ? Chain(bytes, size, size, table, start)
                : Chain(Chain(bytes, size, size, table, U32(directory.AsSpan(116))), 64, 0,
                    Integers(Chain(bytes, size, size, table, U32(bytes.AsSpan(60)))), start);
            return stream.AsMemory(0, Math.Min(length, stream.Length));
        }

        return default;
    }

    // Which sector follows which: the first 109 sectors of the table stand in the header, further ones in a chain of lists.
    static uint[] Table(byte[] bytes, int size)
    {
        var sectors = Integers(bytes[76..HeaderLength]).ToList();
        var list = U32(bytes.AsSpan(68));
        for (var count = 0; list < LastSector && count < bytes.Length / size; count++)
        {
            var integers = Integers(Sector(bytes, size, size, list));
            sectors.AddRange(integers.SkipLast(1));
            list = integers.LastOrDefault(LastSector);
        }

        return [.. sectors.Where(sector => sector < LastSector).SelectMany(sector => Integers(Sector(bytes, size, size, sector)))];
    }

    static byte[] Chain(byte[] bytes, int size, int header, uint[] table, uint sector)
    {
        using var stream = new MemoryStream();
        for (var count = 0; sector < table.Length && count < table.Length; count++)
        {
            stream.Write(Sector(bytes, size, header, sector));
            sector = table[sector];
        }

        return stream.ToArray();
    }

    static byte[] Sector(byte[] bytes, int size, int header, uint sector)
    {
        var start = header + ((long)sector * size);
        return start >= bytes.Length ? [] : bytes[(int)start..(int)Math.Min(bytes.Length, start + size)];
    }

    static uint[] Integers(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length / 4).Select(index => U32(bytes.AsSpan(index * 4)))];

    static ushort U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    static uint U32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
