using System.Buffers.Binary;

namespace EduFunctions.Workbooks;

/// <summary>
/// What ExcelDataReader 3.6 does not tell of an .xls ([MS-XLS]): which cells hold error values and formulas, the texts of array formulas,
/// how shared strings look, and whether days count from 1904. What does not hold together is damage: nothing is taken for “nothing there”.
/// </summary>
sealed partial class BinaryWorkbook
{
    const int Bof = 0x0809;
    const int Eof = 0x000A;
    const int SharedStringTable = 0x00FC;
    const int Continue = 0x003C;

    readonly ReadOnlyMemory<byte> _book;
    readonly bool _isBiff8;

    readonly List<string> _strings = [];

    BinaryWorkbook(byte[] book)
    {
        _book = book;
        _isBiff8 = book.Length >= 6 && U16(book.AsSpan(4)) == 0x0600;
        var (sheets, fonts, strings) = (new List<int>(), new List<RunLook>(), new List<ReadOnlyMemory<byte>>());
        var before = 0;
        foreach (var (type, data) in Records(0))
        {
            switch (type)
            {
                case 0x0085 when data.Length >= 6: // BOUNDSHEET
                    HasMacros |= data.Span[5] == 1;
                    if (data.Span[5] == 0)
                    {
                        sheets.Add((int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(data.Span)));
                    }

                    break;
                case 0x0022 when data.Length >= 2: // DATEMODE
                    IsDate1904 = U16(data.Span) == 1;
                    break;
                case 0x002F when !IsFilePass(data.Span):
                    throw Broken();
                case 0x002F: // FILEPASS: what follows is encrypted
                    IsEncrypted = true;
                    return;
                case 0x0031 when data.Length >= 10: // FONT
                    fonts.Add(new RunLook(U16(data.Span[8..]) switch { 1 => RunLook.Raised, 2 => RunLook.Lowered, _ => '\0' },
                        (U16(data.Span[2..]) & 8) != 0));
                    break;
                case SharedStringTable when strings.Count == 0:
                case Continue when before == SharedStringTable:
                    strings.Add(data);
                    break;
            }

            before = type == Continue ? before : type;
        }

        if (strings is [{ Length: >= 8 }, ..])
        {
            _strings = BinaryStrings.Read(strings, fonts);
        }

        Sheets = [.. sheets.Select(Cells)];
    }

    /// <summary>
    /// The stream as ExcelDataReader 3.6 bears it: without the shared strings, which it reads wrong where records end within one and which
    /// <see cref="Sheets"/> has, and without empty records of type 0, which it takes for those of Excel 2.
    /// </summary>
    public byte[] ForLibrary()
    {
        const ushort Unknown = 0x0FFF;
        var book = _book.ToArray();
        for (var offset = 0; offset + 4 <= book.Length; offset += 4 + U16(book.AsSpan(offset + 2)))
        {
            var (type, length) = (U16(book.AsSpan(offset)), U16(book.AsSpan(offset + 2)));
            if (type == SharedStringTable && length >= 8 && offset + 12 <= book.Length)
            {
                book.AsSpan(offset + 4, 8).Clear();
            }
            else if (type == 0 && length < 10)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(book.AsSpan(offset), Unknown);
            }
        }

        return book;
    }

    /// <summary>True when days count from 1904-01-01.</summary>
    public bool IsDate1904 { get; }

    /// <summary>True when it is encrypted: then nothing else is known of it.</summary>
    public bool IsEncrypted { get; }

    /// <summary>True when it has a sheet of Excel 4 macros.</summary>
    public bool HasMacros { get; }

    /// <summary>
    /// For each worksheet, in order, its cells with a text, a formula, or an error: what to read there, <see cref="RawError"/> or a text;
    /// null for the value as ExcelDataReader gives it.
    /// </summary>
    public List<Dictionary<(int RowNumber, int ColumnIndex), (object? Value, bool IsFormula)>> Sheets { get; } = [];

    /// <summary>For each worksheet, in order, where it has a number or a text: a reader that gives less has lost some.</summary>
    public List<HashSet<(int RowNumber, int ColumnIndex)>> Filled { get; } = [];

    /// <summary>Walks the stream Workbook of a file.</summary>
    /// <exception cref="InvalidDataException">Its records do not hold together.</exception>
    public static BinaryWorkbook Inspect(byte[] book) => new(book);

    // The records of one substream: from its BOF to its EOF, those of charts within left out.
    IEnumerable<(int Type, ReadOnlyMemory<byte> Data)> Records(int offset)
    {
        for (var depth = 0; ;)
        {
            if (offset < 0 || offset > _book.Length - 4)
            {
                throw Broken();
            }

            var (type, length) = (U16(_book.Span[offset..]), U16(_book.Span[(offset + 2)..]));
            if (offset + 4 + length > _book.Length || (depth == 0 && type != Bof))
            {
                throw Broken();
            }

            if (type == Bof)
            {
                depth++;
            }
            else if (type == Eof && --depth == 0)
            {
                yield break;
            }
            else if (depth == 1)
            {
                yield return (type, _book.Slice(offset + 4, length));
            }

            offset += 4 + length;
        }
    }

    // XOR (16 bits of key and of verifier), RC4 of version 1.1, or RC4 by CryptoAPI of versions 2 to 4 ([MS-XLS] 2.4.117); of Excel 5 XOR alone.
    bool IsFilePass(ReadOnlySpan<byte> data) => !_isBiff8 ? data.Length >= 4 : data.Length >= 6 && (U16(data) == 0
        || (data.Length >= 54 && U16(data) == 1 && (U16(data[2..]), U16(data[4..])) is (1, 1) or (2 or 3 or 4, 2)));

    static ushort U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    static InvalidDataException Broken() => new("the records do not hold together");
}
