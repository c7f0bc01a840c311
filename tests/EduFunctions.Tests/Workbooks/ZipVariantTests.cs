using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using EduFunctions.Returns;
using EduFunctions.Tests.Returns;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Workbooks;

/// <summary>
/// One return, packed as zip programs pack (APPNOTE.TXT 6.3): it is read as it stands and so is its receipt, or it is refused by what it is.
/// </summary>
public sealed class ZipVariantTests
{
    static readonly IReadOnlyDictionary<string, byte[]> Parts = new PackageText(new RawReturn().Set("班级", "D4", 41d).ToXlsx()).Parts;

    /// <summary>One entry, as its two headers write it.</summary>
    sealed class Item(string name, byte[] bytes)
    {
        public byte[] Name { get; set; } = Encoding.UTF8.GetBytes(name);
        public byte[] Content { get; } = bytes;
        public ushort Method { get; set; } = 8;
        public ushort Flags { get; set; } = 0x800;
        public uint Crc { get; set; } = Crc32.HashToUInt32(bytes);
        public uint Length { get; set; } = (uint)bytes.Length;
        public ushort Disk { get; set; }
        public byte[]? LocalName { get; set; }
        public int Offset { get; set; }

        // Stored blocks of Deflate are Deflate64 too (method 9).
        public byte[] Packed()
        {
            using var packed = new MemoryStream();
            using (var deflate = new DeflateStream(packed, Method == 9 ? CompressionLevel.NoCompression : CompressionLevel.Fastest, true))
            {
                deflate.Write(Content);
            }

            return Method is 8 or 9 ? packed.ToArray() : Content;
        }
    }

    /// <summary>How the zip is written.</summary>
    sealed record Writing
    {
        public Action<Item> Change { get; init; } = _ => { };
        public byte[] Before { get; init; } = [];
        public byte[] Comment { get; init; } = [];
        public byte[] After { get; init; } = [];
        public bool Zip64Local { get; init; }
        public bool Zip64Central { get; init; }
        public byte[]? Descriptor { get; init; }
        public ushort Disk { get; init; }
        public int Missing { get; init; }
        public IEnumerable<(string Name, byte[] Bytes)> More { get; init; } = [];
        public bool WithoutReturn { get; init; }
    }

    static byte[] Make(Writing how)
    {
        var (zip, items) = (new List<byte>(how.Before), new List<Item>());
        var parts = how.WithoutReturn ? [] : Parts.Select(part => (part.Key, part.Value));
        foreach (var (name, bytes) in parts.Concat(how.More))
        {
            var item = new Item(name, bytes) { Offset = zip.Count };
            how.Change(item);
            items.Add(item);
            var packed = item.Packed();
            var (crc, size, length) = how.Descriptor is null ? (item.Crc, (uint)packed.Length, item.Length) : (0u, 0u, 0u);
            var written = item.LocalName ?? item.Name;
            byte[] extra = how.Zip64Local ? [1, 0, 16, 0, .. Eight(length), .. Eight(size)] : [];
            zip.AddRange([.. "PK\u0003\u0004"u8, .. Two(how.Zip64Local ? 45 : 20), .. Two(item.Flags | (how.Descriptor is null ? 0 : 8)), .. Two(item.Method), 0, 0, 0x21, 0x5B,
                .. Four(crc), .. Four(how.Zip64Local ? uint.MaxValue : size), .. Four(how.Zip64Local ? uint.MaxValue : length), .. Two(written.Length), .. Two(extra.Length), .. written, .. extra, .. packed]);
            if (how.Descriptor is { } signature)
            {
                zip.AddRange([.. signature, .. Four(item.Crc), .. how.Zip64Local ? Eight((uint)packed.Length) : Four((uint)packed.Length), .. how.Zip64Local ? Eight(item.Length) : Four(item.Length)]);
            }
        }

        var directory = zip.Count;
        foreach (var item in items)
        {
            byte[] extra = how.Zip64Central ? [1, 0, 24, 0, .. Eight(item.Length), .. Eight((uint)item.Packed().Length), .. Eight((uint)item.Offset)] : [];
            zip.AddRange([.. "PK\u0001\u0002"u8, .. Two(45), .. Two(how.Zip64Central ? 45 : 20), .. Two(item.Flags | (how.Descriptor is null ? 0 : 8)), .. Two(item.Method), 0, 0, 0x21, 0x5B, .. Four(item.Crc),
                .. Four(how.Zip64Central ? uint.MaxValue : (uint)item.Packed().Length), .. Four(how.Zip64Central ? uint.MaxValue : item.Length), .. Two(item.Name.Length), .. Two(extra.Length), 0, 0,
                .. Two(item.Disk), 0, 0, 0, 0, 0, 0, .. Four(how.Zip64Central ? uint.MaxValue : (uint)item.Offset), .. item.Name, .. extra]);
        }

        var count = items.Count - how.Missing;
        return [.. zip, .. "PK\u0005\u0006"u8, .. Two(how.Disk), .. Two(how.Disk), .. Two(count), .. Two(count), .. Four((uint)(zip.Count - directory)), .. Four((uint)directory), .. Two(how.Comment.Length),
            .. how.Comment, .. how.After];

        static byte[] Two(int value) => [(byte)value, (byte)(value >> 8)];

        static byte[] Four(uint value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            return bytes;
        }

        static byte[] Eight(uint value) => [.. Four(value), 0, 0, 0, 0];
    }

    static Action<Item> Sheet(Action<Item> change) => item =>
    {
        if (Encoding.UTF8.GetString(item.Name) == "xl/worksheets/sheet2.xml")
        {
            change(item);
        }
    };

    static byte[] Renamed(byte[] name, Func<string, string> to) => Encoding.UTF8.GetBytes(to(Encoding.UTF8.GetString(name)));

    static readonly Dictionary<string, Writing> Variants = new(StringComparer.Ordinal)
    {
        ["plain"] = new(),
        ["stored"] = new() { Change = item => item.Method = 0 },
        ["Deflate64"] = new() { Change = item => item.Method = 9 },
        ["descriptor with signature"] = new() { Descriptor = [.. "PK\u0007\u0008"u8] },
        ["descriptor without"] = new() { Descriptor = [] },
        ["zip64 streamed"] = new() { Descriptor = [.. "PK\u0007\u0008"u8], Zip64Local = true },
        ["zip64 local"] = new() { Zip64Local = true },
        ["zip64 central"] = new() { Zip64Central = true },
        ["marker of spanned archives"] = new() { Before = [.. "PK00"u8] },
        ["comment"] = new() { Comment = [.. "PK\u0001\u0002PK\u0005\u0006 备注"u8] },
        ["zeros behind"] = new() { After = new byte[3000] },
        ["folders"] = new() { More = [("xl/", []), ("xl/worksheets/", [])], Change = item => item.Method = 0 },
        ["backslashes"] = new() { Change = item => item.Name = Renamed(item.Name, name => name.Replace('/', '\\')) },
        ["absolute"] = new() { Change = item => item.Name = Renamed(item.Name, name => "/" + name) },
        ["escaped"] = new() { Change = item => item.Name = Renamed(item.Name, name => name.Replace("sheet2", "%73heet2", StringComparison.Ordinal)) },
        ["names out of the folder"] = new() { More = [("../../x", [1]), ("C:\\y", [2])] },
        ["names in GBK"] = new() { More = [("x", [1])], Change = item => (item.Name, item.Flags) = item.Content.Length == 1 ? ([0xCB, 0xB5, 0xC3, 0xF7], (ushort)0) : (item.Name, item.Flags) },
        ["another local name"] = new() { Change = Sheet(item => item.LocalName = [.. "xl/worksheets/sheet9.xml"u8]) },
        ["a wrong checksum"] = new() { Change = Sheet(item => item.Crc ^= 1) },
        ["a wrong length"] = new() { Change = Sheet(item => item.Length--) },
        ["one name twice"] = new() { More = [("xl/worksheets/sheet2.xml", [.. "<a/>"u8])] },
        ["one name in capitals"] = new() { More = [("XL/Worksheets/Sheet2.xml", [.. "<a/>"u8])] },
        ["bzip2"] = new() { Change = item => item.Method = 12 },
        ["fewer entries told"] = new() { Missing = 3 },
        ["of several disks"] = new() { Disk = 1 },
        ["an entry of another disk"] = new() { Change = Sheet(item => item.Disk = 1) },
        ["blanks before"] = new() { Before = [.. "\uFEFF\r\n"u8] },
        ["encrypted"] = new() { Change = item => item.Flags |= 1 },
        ["one entry encrypted by AES"] = new() { Change = Sheet(item => (item.Flags, item.Method) = ((ushort)(item.Flags | 1), 99)) },
        ["names encrypted"] = new() { Change = item => item.Flags |= 0x2041 },
        ["an archive of workbooks"] = new() { WithoutReturn = true, More = [("报表/", []), ("报表/青石小学.xlsx", [1, 2])] },
        ["an encrypted archive of workbooks"] = new() { WithoutReturn = true, More = [("青石小学.xlsx", [1, 2])], Change = item => item.Flags |= 1 },
        ["an archive of nothing"] = new() { WithoutReturn = true, Before = [.. "PK00"u8] },
    };

    [Theory]
    [InlineData("plain")]
    [InlineData("stored")]
    [InlineData("Deflate64")]
    [InlineData("descriptor with signature")]
    [InlineData("descriptor without")]
    [InlineData("zip64 streamed")]
    [InlineData("zip64 local")]
    [InlineData("zip64 central")]
    [InlineData("marker of spanned archives")]
    [InlineData("comment")]
    [InlineData("zeros behind")]
    [InlineData("folders")]
    [InlineData("backslashes")]
    [InlineData("absolute")]
    [InlineData("escaped")]
    [InlineData("names out of the folder")]
    [InlineData("names in GBK")]
    [InlineData("another local name")]
    [InlineData("a wrong checksum", "file-damaged")]
    [InlineData("a wrong length", "file-damaged")]
    [InlineData("one name twice", "file-damaged")]
    [InlineData("one name in capitals", "file-damaged")]
    [InlineData("bzip2", "file-damaged")]
    [InlineData("fewer entries told", "file-damaged")]
    [InlineData("of several disks", "file-damaged")]
    [InlineData("an entry of another disk", "file-damaged")]
    [InlineData("blanks before", "file-damaged")]
    [InlineData("encrypted", "file-encrypted")]
    [InlineData("one entry encrypted by AES", "file-encrypted")]
    [InlineData("names encrypted", "file-encrypted")]
    [InlineData("an archive of workbooks", "file-is-archive")]
    [InlineData("an encrypted archive of workbooks", "file-is-archive")]
    [InlineData("an archive of nothing", "file-is-archive")]
    public void APackageIsReadOrCalledWhatItIs(string variant, string expected = "")
    {
        var upload = Make(Variants[variant]);
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        var receipt = ReturnReceipt.Write(upload, result);
        if (expected.Length > 0)
        {
            Assert.Equal(expected, Assert.Single(result.Findings).Code);
            Assert.Equal("回执", Assert.Single(new PackageText(receipt).Sheets).Name);
            return;
        }

        // The girls of 班级!D4 are 41 of 40; the marked receipt is the file itself, and says the same.
        Assert.Equal("part-exceeds-whole", Assert.Single(result.Findings).Code);
        Assert.Equal(result.Findings.Select(finding => finding.Code), ReturnChecker.Check(receipt, RawReturn.Context).Findings.Select(finding => finding.Code));
        using var zip = new ZipArchive(new MemoryStream(receipt));
        Assert.Contains(zip.Entries, entry => WorkbookParts.NameOf(entry) == "xl/comments1.xml");

        // The comments are found from the sheet as its name is written.
        var sheet = zip.Entries.Single(entry => WorkbookParts.NameOf(entry) == "xl/worksheets/sheet2.xml").FullName.Replace('\\', '/');
        Assert.Contains(WorkbookParts.RelationshipsPartOf(sheet), zip.Entries.Select(entry => entry.FullName.Replace('\\', '/')));
    }
}
