using System.IO.Compression;
using System.Text;

namespace EduFunctions.Benchmarks;

/// <summary>Makes one broken workbook of a real one: its bytes, the entries of its zip, or the XML of its parts.</summary>
static class Mutation
{
    const int EntryBytesMaximum = 1_000_000;

    /// <summary>The same for the same random numbers.</summary>
    public static byte[] Of(byte[] workbook, Random random)
    {
        if (workbook is not [(byte)'P', (byte)'K', ..] || random.Next(12) == 0)
        {
            return OfBytes(workbook, random);
        }

        List<(string Name, byte[] Bytes)> entries;
        try
        {
            entries = Unpacked(workbook);
        }
        catch (InvalidDataException)
        {
            return OfBytes(workbook, random); // some of the real ones are damaged
        }

        for (var times = random.Next(1, 4); times > 0; times--)
        {
            OfEntries(entries, random);
        }

        return Packed(entries, random);
    }

    static byte[] OfBytes(byte[] workbook, Random random)
    {
        var bytes = workbook.ToList();
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            var (at, count) = (random.Next(bytes.Count), random.Next(1, 1 << random.Next(1, 10)));
            count = Math.Min(count, bytes.Count - at);
            switch (random.Next(7))
            {
                case 0 or 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2 or 3:
                    bytes[at] = (byte)(random.Next(4) switch { 0 => 0, 1 => 0xFF, 2 => 1, _ => random.Next(256) });
                    break;
                case 4:
                    bytes.RemoveRange(at, count);
                    break;
                case 5:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - count + 1), count));
                    break;
                case 6 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.GetRange(random.Next(bytes.Count - count + 1), count).Index().ToList()
                        .ForEach(copy => bytes[at + copy.Index] = copy.Item);
                    break;
            }
        }

        return [.. bytes];
    }

    static void OfEntries(List<(string Name, byte[] Bytes)> entries, Random random)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var at = random.Next(entries.Count);
        var (name, bytes) = entries[at];
        switch (random.Next(40))
        {
            case 0:
                entries.RemoveAt(at);
                break;
            case 1:
                entries.Add((name, bytes));
                break;
            case 2:
                entries[at] = (random.Next(3) switch { 0 => name.ToUpperInvariant(), 1 => name.Replace('/', '\\'), _ => "/" + name }, bytes);
                break;
            case 3:
                var other = random.Next(entries.Count);
                (entries[at], entries[other]) = ((name, entries[other].Bytes), (entries[other].Name, bytes));
                break;
            case 4:
                entries[at] = (name, random.Next(2) == 0 ? [] : new byte[random.Next(3_000_000)]);
                break;
            case 5:
                entries[at] = (name, OfBytes(bytes, random));
                break;
            default:
                at = Weighed(entries, random);
                entries[at] = (entries[at].Name, OfXml(entries[at].Bytes, random));
                break;
        }
    }

    // Sheets hold the figures; what leads to them and tells how they look comes next.
    static int Weighed(List<(string Name, byte[] Bytes)> entries, Random random)
    {
        var wanted = random.Next(20) switch
        {
            < 11 => "/sheet", < 13 => "sharedStrings", < 15 => "styles", < 17 => "workbook.xml", < 18 => ".rels", _ => "",
        };
        var some = entries.Index().Where(entry => entry.Item.Name.Contains(wanted, StringComparison.Ordinal)).ToList();
        return some.Count > 0 ? some[random.Next(some.Count)].Index : random.Next(entries.Count);
    }

    static byte[] OfXml(byte[] bytes, Random random)
    {
        var text = XmlMutation.Of(Encoding.UTF8.GetString(bytes), random);
        Encoding encoding = random.Next(60) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.Latin1, _ => new UTF8Encoding(false) };
        return [.. random.Next(60) == 0 ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    static List<(string Name, byte[] Bytes)> Unpacked(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        return [.. zip.Entries.Where(entry => entry.Length <= EntryBytesMaximum).Select(entry =>
        {
            using var stream = entry.Open();
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            return (entry.FullName, buffer.ToArray());
        })];
    }

    static byte[] Packed(List<(string Name, byte[] Bytes)> entries, Random random)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name, random.Next(8) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                stream.Write(bytes);
            }
        }

        return buffer.ToArray();
    }
}
