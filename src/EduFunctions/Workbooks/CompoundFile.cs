using System.Buffers.Binary;
using System.Text;

namespace EduFunctions.Workbooks;

/// <summary>One storage or stream of a compound file.</summary>
/// <param name="Path">Names of the storages above it and its own, with slashes: _VBA_PROJECT_CUR/VBA/dir.</param>
/// <param name="IsStream">False for a storage.</param>
/// <param name="Start">Its first sector.</param>
/// <param name="Length">Its length in bytes.</param>
sealed record CompoundEntry(string Path, bool IsStream, uint Start, uint Length);

/// <summary>
/// A compound file ([MS-CFB]), the container of .xls, of encrypted workbooks and of macros. Only what hangs in its tree of names is in it:
/// stale bytes are not.
/// </summary>
sealed class CompoundFile
{
    const int HeaderLength = 512;
    const uint LastSector = 0xFFFFFFFA; // and above: end of chain, free, tables
    const uint NoEntry = 0xFFFFFFFF;
    const int EntryLength = 128;
    const int SmallSector = 64;
    const int EntriesMaximum = 10_000;

    static readonly byte[] Signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    readonly byte[] _bytes;
    readonly int _size;
    readonly uint[] _table;
    readonly uint[] _smallTable;
    readonly byte[] _small;
    readonly byte[] _directory;

    CompoundFile(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < HeaderLength || U16(30) is not (9 or 12) || U16(32) != 6)
        {
            throw Broken();
        }

        _size = 1 << U16(30);
        _table = Table();
        _directory = Chain(_size, _table, U32(48), bytes.Length);
        if (_directory.Length < EntryLength || _directory.Length / EntryLength > EntriesMaximum)
        {
            throw Broken();
        }

        _smallTable = Integers(Chain(_size, _table, U32(60), bytes.Length));
        var root = _directory.AsSpan(0, EntryLength);
        _small = Chain(_size, _table, BinaryPrimitives.ReadUInt32LittleEndian(root[116..]), bytes.Length);
        Entries = [.. Walk()];
    }

    /// <summary>Every storage and stream, those of the root first by name's place in its tree.</summary>
    public IReadOnlyList<CompoundEntry> Entries { get; }

    /// <summary>True when the bytes begin as a compound file does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It does not hold together.</exception>
    public static CompoundFile Open(byte[] bytes) => new(bytes);

    /// <summary>The stream of that path, in capitals or not; null when there is none.</summary>
    public byte[]? Find(string path) =>
        Entries.FirstOrDefault(entry => entry.IsStream && entry.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } entry
            ? Read(entry) : null;

    /// <summary>The bytes of a stream; fewer than its length when its chain ends before: whoever reads them sees that they end.</summary>
    public byte[] Read(CompoundEntry entry)
    {
        var length = (int)Math.Min(entry.Length, _bytes.Length);
        var stream = length == 0 ? [] : entry.Length >= U32(56) ? Chain(_size, _table, entry.Start, length)
            : Chain(SmallSector, _smallTable, entry.Start, length);
        return stream.Length > length ? stream[..length] : stream;
    }

    // The tree of names: siblings to both sides, children below. Each entry counts once, however they refer to each other.
    IEnumerable<CompoundEntry> Walk()
    {
        var seen = new HashSet<uint> { 0 };
        var open = new Stack<(uint Index, string Above)>([(Of(0, 76), "")]);
        while (open.TryPop(out var next))
        {
            if (next.Index == NoEntry || next.Index >= _directory.Length / EntryLength || !seen.Add(next.Index))
            {
                continue;
            }

            var entry = _directory.AsMemory((int)next.Index * EntryLength, EntryLength);
            var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry.Span[64..]) - 2, 0, 62);
            var path = next.Above + Encoding.Unicode.GetString(entry.Span[..length]).TrimEnd('\0');
            open.Push((Of(next.Index, 68), next.Above));
            open.Push((Of(next.Index, 72), next.Above));
            switch (entry.Span[66])
            {
                case 1:
                    open.Push((Of(next.Index, 76), path + "/"));
                    yield return new CompoundEntry(path, false, 0, 0);
                    break;
                case 2:
                    yield return new CompoundEntry(path, true, Of(next.Index, 116), Of(next.Index, 120));
                    break;
            }
        }

        uint Of(uint index, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_directory.AsSpan(((int)index * EntryLength) + offset));
    }

    // Which sector follows which: the first 109 sectors of the table stand in the header, further ones in a chain of lists.
    uint[] Table()
    {
        var sectors = Integers(_bytes[76..HeaderLength]).ToList();
        var list = U32(68);
        for (var count = 0; list < LastSector; count++)
        {
            var integers = Integers(Sector(_size, list));
            if (count > _bytes.Length / _size || integers.Length == 0)
            {
                throw Broken();
            }

            sectors.AddRange(integers.SkipLast(1));
            list = integers[^1];
        }

        return [.. sectors.Where(sector => sector < LastSector).Take(1 + (_bytes.Length / _size))
            .SelectMany(sector => Integers(Sector(_size, sector)))];
    }

    // So many bytes of a chain, or all of it when it is shorter; a chain that runs in a circle is cut at the file's length.
    byte[] Chain(int size, uint[] table, uint sector, int length)
    {
        using var stream = new MemoryStream();
        while (sector < table.Length && stream.Length < length)
        {
            var bytes = Sector(size, sector);
            if (bytes.Length == 0)
            {
                throw Broken();
            }

            stream.Write(bytes);
            sector = table[sector];
        }

        return stream.ToArray();
    }

    ReadOnlySpan<byte> Sector(int size, uint sector)
    {
        var bytes = size == SmallSector ? _small : _bytes;
        var start = (size == SmallSector ? 0 : (long)size) + ((long)sector * size);
        return start >= bytes.Length ? [] : bytes.AsSpan((int)start, (int)Math.Min(bytes.Length - start, size));
    }

    static uint[] Integers(ReadOnlySpan<byte> bytes)
    {
        var integers = new uint[bytes.Length / 4];
        for (var index = 0; index < integers.Length; index++)
        {
            integers[index] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(index * 4)..]);
        }

        return integers;
    }

    int U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(offset));

    uint U32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(offset));

    static InvalidDataException Broken() => new("the compound file does not hold together");
}
