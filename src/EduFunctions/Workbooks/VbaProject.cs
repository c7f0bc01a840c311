using System.Numerics;
using System.Text;

namespace EduFunctions.Workbooks;

/// <summary>Tells a project of macros from the empty one that many programs leave in a workbook ([MS-OVBA]).</summary>
static class VbaProject
{
    const int SourceMaximum = 1024 * 1024;

    /// <summary>True when a project's file has a line of code, or cannot be looked into.</summary>
    public static bool HasCode(byte[] file)
    {
        try
        {
            return !CompoundFile.IsOne(file) || HasCode(CompoundFile.Open(file));
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    /// <summary>True when a module in the file has a line of code.</summary>
    public static bool HasCode(CompoundFile file) => file.Entries.Any(entry => entry.IsStream && IsModule(entry.Path)
        && HasCode(file.Read(entry).AsSpan()));

    // Beside the modules stand a list of them and what the editor has compiled.
    static bool IsModule(string path)
    {
        var names = path.Split('/');
        return names.Length >= 2 && names[^2].Equals("VBA", StringComparison.OrdinalIgnoreCase)
            && !names[^1].Equals("dir", StringComparison.OrdinalIgnoreCase)
            && !names[^1].Equals("_VBA_PROJECT", StringComparison.OrdinalIgnoreCase)
            && !names[^1].StartsWith("__SRP_", StringComparison.OrdinalIgnoreCase);
    }

    static bool HasCode(ReadOnlySpan<byte> module)
    {
        // A module's source is compressed, and begins with “Attribute”: eight letters as they are, after a byte that says so.
        var start = module.IndexOf("\0Attribut"u8) - 3;
        if (start < 0)
        {
            return !module.IsEmpty;
        }

        return Encoding.Latin1.GetString(Decompressed(module[start..])).Split(['\r', '\n'], StringSplitOptions.TrimEntries)
            .Any(line => line.Length > 0 && line[0] != '\'' && !line.StartsWith("Attribute ", StringComparison.OrdinalIgnoreCase)
                && !line.StartsWith("Option ", StringComparison.OrdinalIgnoreCase));
    }

    // [MS-OVBA] 2.4.1.3: chunks of at most 4096 bytes, each of letters and of copies of what stands before them.
    static byte[] Decompressed(ReadOnlySpan<byte> container)
    {
        var source = new List<byte>();
        for (var at = 1; at + 2 <= container.Length && source.Count < SourceMaximum;)
        {
            var header = container[at] | (container[at + 1] << 8);
            var end = Math.Min(container.Length, at + (header & 0x0FFF) + 3);
            var chunk = container[(at + 2)..end];
            if ((header & 0x8000) == 0)
            {
                source.AddRange(chunk);
            }
            else
            {
                TakeChunk(chunk, source);
            }

            at = end;
        }

        return [.. source];
    }

    static void TakeChunk(ReadOnlySpan<byte> chunk, List<byte> source)
    {
        var begin = source.Count;
        for (var at = 0; at < chunk.Length;)
        {
            var flags = chunk[at++];
            for (var bit = 0; bit < 8 && at < chunk.Length; bit++)
            {
                if ((flags >> bit & 1) == 0)
                {
                    source.Add(chunk[at++]);
                    continue;
                }

                if (at + 1 >= chunk.Length || source.Count == begin)
                {
                    return;
                }

                var token = chunk[at] | (chunk[at + 1] << 8);
                at += 2;
                var bits = Math.Max(4, 32 - BitOperations.LeadingZeroCount((uint)(source.Count - begin - 1)));
                var from = source.Count - ((token >> (16 - bits)) + 1);
                for (var count = (token & (0xFFFF >> bits)) + 3; count > 0 && from >= 0; count--)
                {
                    source.Add(source[from++]);
                }
            }
        }
    }
}
