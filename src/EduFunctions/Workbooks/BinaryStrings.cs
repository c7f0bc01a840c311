using System.Text;

namespace EduFunctions.Workbooks;

/// <summary>
/// The strings that the cells of an .xls share ([MS-XLS] 2.4.265, 2.5.293), as they are seen: raised and struck digits are no digits. How
/// many there are is not believed: other programs write it wrong.
/// </summary>
sealed class BinaryStrings
{
    // A header of three bytes may stand for an empty string: more than this are none of 200,000 cells.
    const int Maximum = 1_000_000;

    readonly List<ReadOnlyMemory<byte>> _segments;
    readonly IReadOnlyList<RunLook> _fonts;
    int _segment;
    int _offset = 8; // behind the counts

    BinaryStrings(List<ReadOnlyMemory<byte>> segments, IReadOnlyList<RunLook> fonts) => (_segments, _fonts) = (segments, fonts);

    /// <summary>The strings in order.</summary>
    /// <param name="segments">Data of the record SST, and of each record CONTINUE behind it.</param>
    /// <param name="fonts">How each font of the workbook looks.</param>
    public static List<string> Read(List<ReadOnlyMemory<byte>> segments, IReadOnlyList<RunLook> fonts)
    {
        var (reader, all) = (new BinaryStrings(segments, fonts), new List<string>());
        while (all.Count < Maximum && reader.Next() is { } text)
        {
            all.Add(text);
        }

        return all;
    }

    // Null at the end, and for a string that the end cuts off.
    string? Next()
    {
        if (!TryNumber(2, out var length) || !TryNumber(1, out var flags))
        {
            return null;
        }

        var (runCount, beside) = (0u, 0u);
        if (((flags & 8) != 0 && !TryNumber(2, out runCount)) || ((flags & 4) != 0 && !TryNumber(4, out beside)))
        {
            return null;
        }

        if (Letters((int)length, (flags & 1) != 0) is not { } text)
        {
            return null;
        }

        var runs = new List<(int Start, RunLook Look)>();
        for (; runCount > 0; runCount--)
        {
            if (!TryNumber(2, out var start) || !TryNumber(2, out var font))
            {
                return null;
            }

            // There is no font of index 4 ([MS-XLS] 2.5.129).
            runs.Add(((int)start, _fonts.ElementAtOrDefault((int)font - (font > 4 ? 1 : 0))));
        }

        for (; beside > 0 && TryNumber(1, out _); beside--)
        {
        }

        return runs.Exists(run => run.Look != default) ? Seen(text, runs) : text;
    }

    static string Seen(string text, List<(int Start, RunLook Look)> runs)
    {
        var (seen, next, look) = (new StringBuilder(), 0, default(RunLook));
        for (var index = 0; index < text.Length; index++)
        {
            for (; next < runs.Count && runs[next].Start <= index; next++)
            {
                look = runs[next].Look;
            }

            seen.Append(look.Of(text[index]));
        }

        return seen.ToString();
    }

    // Where the letters go on in the next record, that says anew whether they take one byte or two; half a letter before it is none.
    string? Letters(int length, bool isWide)
    {
        var text = new StringBuilder();
        while (length > 0)
        {
            var rest = _segments[_segment].Span[_offset..];
            var count = Math.Min(length, isWide ? rest.Length / 2 : rest.Length);
            text.Append((isWide ? Encoding.Unicode : Encoding.Latin1).GetString(rest[..(isWide ? count * 2 : count)]));
            (_offset, length) = (_offset + (isWide ? count * 2 : count), length - count);
            if (length > 0)
            {
                _offset = _segments[_segment].Length;
                if (!TryNumber(1, out var flags))
                {
                    return null;
                }

                isWide = (flags & 1) != 0;
            }
        }

        return text.ToString();
    }

    // A number of so many bytes, lowest first, wherever records end between them.
    bool TryNumber(int bytes, out uint number)
    {
        number = 0;
        for (var index = 0; index < bytes; index++)
        {
            while (_segment < _segments.Count && _offset >= _segments[_segment].Length)
            {
                (_segment, _offset) = (_segment + 1, 0);
            }

            if (_segment == _segments.Count)
            {
                return false;
            }

            number |= (uint)_segments[_segment].Span[_offset++] << (8 * index);
        }

        return true;
    }
}
