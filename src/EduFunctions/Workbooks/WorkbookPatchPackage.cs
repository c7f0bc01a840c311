using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace EduFunctions.Workbooks;

/// <summary>
/// A package with some of its parts written anew. Every part that is not written keeps its packed bytes, its name and its date.
/// </summary>
sealed partial class WorkbookPatchPackage : IDisposable
{
    /// <summary>
    /// Longest part that is held as a tree, in bytes: relationships, comments, the list of sheets. Sheets and styles stream.
    /// </summary>
    const int TreeBytesMaximum = 8 * 1024 * 1024;

    /// <summary>Day of every part that is written anew, so that equal input gives equal bytes.</summary>
    public static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly XmlReaderSettings ReaderSettings =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };

    /// <summary>How parts are written: line ends and tabs that a part has as references stay what they are.</summary>
    public static readonly XmlWriterSettings WriterSettings =
        new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = true };

    readonly Deadline _deadline;
    readonly MemoryStream _buffer;
    readonly ZipArchive _after;
    readonly Dictionary<string, XDocument?> _trees = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens a package.</summary>
    /// <exception cref="InvalidDataException">It is no package that the reader reads.</exception>
    /// <exception cref="XmlException">A part on the way to its sheets is no XML.</exception>
    /// <exception cref="BudgetException">A limit is passed.</exception>
    public WorkbookPatchPackage(byte[] bytes, Deadline deadline)
    {
        _deadline = deadline;
        Before = WorkbookParts.Open(bytes, new PackageBudget(deadline));
        _buffer = new MemoryStream(bytes.Length + (64 * 1024));
        _buffer.Write(bytes);
        _after = new ZipArchive(_buffer, ZipArchiveMode.Update, leaveOpen: true);
    }

    /// <summary>The package as it was.</summary>
    public WorkbookParts Before { get; }

    /// <summary>True when the package has that part, or is given it.</summary>
    public bool Has(string part) => _trees.TryGetValue(part, out var tree) ? tree is not null : Before.Has(part);

    /// <summary>A part as it was.</summary>
    public XmlReader Read(string part) =>
        XmlReader.Create(new PartStream(Before[part], new PackageBudget(_deadline), isXml: false), ReaderSettings);

    /// <summary>A part as a tree, to be changed in place; it is written in the end. Null when there is none.</summary>
    /// <exception cref="InvalidDataException">The part is too long to be held.</exception>
    public XDocument? Tree(string part)
    {
        if (!_trees.TryGetValue(part, out var tree) && Before.Has(part))
        {
            tree = _trees[part] = Look(part);
        }

        return tree;
    }

    /// <summary>A part as a tree that is only looked at.</summary>
    /// <exception cref="InvalidDataException">The part is too long to be held.</exception>
    public XDocument Look(string part)
    {
        if (Before[part].Length > TreeBytesMaximum)
        {
            throw new InvalidDataException("a part is too long");
        }

        // The check has not read every part: none is held as a tree before its nodes are counted.
        Before.ReadXml(part, _ => { });
        using var reader = Read(part);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Makes a part, or makes it anew.</summary>
    public XDocument Put(string part, XDocument tree)
    {
        _trees[part] = tree;
        return tree;
    }

    /// <summary>Takes a part away, if it is there.</summary>
    public void Remove(string part)
    {
        _trees[part] = null;
        EntryOf(part)?.Delete();
    }

    /// <summary>Writes a part at once.</summary>
    public void Write(string part, Action<XmlWriter> write)
    {
        var name = EntryOf(part)?.FullName ?? NewName(part);
        EntryOf(part)?.Delete();
        var entry = _after.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        using var writer = XmlWriter.Create(entry.Open(), WriterSettings);
        write(writer);
    }

    /// <summary>The package's bytes.</summary>
    public byte[] ToBytes()
    {
        foreach (var (part, tree) in _trees)
        {
            if (tree is not null)
            {
                Write(part, tree.Save);
            }
        }

        _after.Dispose();
        return _buffer.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Before.Dispose();
        _buffer.Dispose();
    }

    // The relationships of a part are found beside it by its name in the zip, which may be written with %XX.
    string NewName(string part) => part.EndsWith(".rels", StringComparison.Ordinal) && part.Replace("_rels/", "", StringComparison.Ordinal)[..^5] is var owner
        && Before.Has(owner) ? WorkbookParts.RelationshipsPartOf(Before[owner].FullName.Replace('\\', '/')) : part;

    ZipArchiveEntry? EntryOf(string part) => _after.GetEntry(Before.Has(part) ? Before[part].FullName : part);
}
