using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace EduFunctions.Tests.Workbooks;

/// <summary>A package as an independent reader of XML sees it: parts by name, cells by sheet and place, without any library of workbooks.</summary>
sealed class PackageText
{
    public PackageText(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            Parts.Add(entry.FullName.Replace('\\', '/'), buffer.ToArray());
        }
    }

    public Dictionary<string, byte[]> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>A part as a tree.</summary>
    public XDocument Tree(string part) => XDocument.Load(new MemoryStream(Parts[part]), LoadOptions.PreserveWhitespace);

    /// <summary>The sheets in order: name and part; those without a part left out.</summary>
    public IReadOnlyList<(string Name, string Part)> Sheets => field ??= ReadSheets();

    /// <summary>The part of a sheet.</summary>
    public string PartOf(string sheet) => Sheets.First(entry => entry.Name == sheet).Part;

    /// <summary>One cell of a sheet; null when it is not there.</summary>
    public XElement? Cell(string sheet, string address) => Named(Tree(PartOf(sheet)), "c").FirstOrDefault(cell => (string?)cell.Attribute("r") == address);

    /// <summary>The text or number of a cell; empty when there is none.</summary>
    public string ValueOf(XElement? cell)
    {
        var value = cell is null ? "" : string.Concat(Named(cell, "v").Concat(Named(cell, "t")).Select(text => text.Value));
        return (string?)cell?.Attribute("t") == "s" ? Strings[int.Parse(value, CultureInfo.InvariantCulture)] : value;
    }

    /// <summary>The rows of a sheet: number, and the values of its cells by column letters.</summary>
    public IReadOnlyDictionary<int, Dictionary<string, string>> Rows(string sheet) => Named(Tree(PartOf(sheet)), "row").ToDictionary(
        row => (int)row.Attribute("r")!, row => Named(row, "c").ToDictionary(cell => ((string)cell.Attribute("r")!).TrimEnd("0123456789".ToCharArray()), ValueOf));

    /// <summary>Where the links of a sheet lead, by address.</summary>
    public IReadOnlyDictionary<string, string> Links(string sheet) =>
        Named(Tree(PartOf(sheet)), "hyperlink").ToDictionary(link => (string)link.Attribute("ref")!, link => (string?)link.Attribute("location") ?? "");

    string[] Strings => field ??= [.. Targets("xl/workbook.xml").Where(entry => entry.Type.EndsWith("/sharedStrings", StringComparison.Ordinal))
        .SelectMany(entry => Named(Tree(entry.Part), "si")).Select(text => string.Concat(Named(text, "t").Select(run => run.Value)))];

    /// <summary>The colour of a cell's solid fill; null when it has none.</summary>
    public string? FillOf(string sheet, string address)
    {
        var styles = Tree(Targets("xl/workbook.xml").First(entry => entry.Type.EndsWith("/styles", StringComparison.Ordinal)).Part).Root!;
        var format = Named(styles, "cellXfs").Elements().ElementAt((int?)Cell(sheet, address)?.Attribute("s") ?? 0);
        var pattern = Named(styles, "fills").Elements().ElementAt((int?)format.Attribute("fillId") ?? 0).Elements().FirstOrDefault();
        return (string?)pattern?.Attribute("patternType") == "solid" ? ((string?)pattern?.Elements().First().Attribute("rgb"))?[2..] : null;
    }

    /// <summary>The comments of a sheet by address.</summary>
    public IReadOnlyDictionary<string, string> Comments(string sheet) =>
        Targets(PartOf(sheet)).Where(entry => entry.Type.EndsWith("/comments", StringComparison.Ordinal))
            .SelectMany(entry => Named(Tree(entry.Part), "comment"))
            .ToDictionary(comment => (string)comment.Attribute("ref")!, comment => string.Concat(Named(comment, "t").Select(text => text.Value)));

    /// <summary>All elements of a local name, whatever the prefix.</summary>
    public static IEnumerable<XElement> Named(XContainer tree, string name) => tree.Descendants().Where(element => element.Name.LocalName == name);

    /// <summary>What the relationships of a part lead to within the package.</summary>
    public IEnumerable<(string Id, string Type, string Part)> Targets(string part)
    {
        var list = part[..(part.LastIndexOf('/') + 1)] + "_rels/" + part[(part.LastIndexOf('/') + 1)..] + ".rels";
        return !Parts.ContainsKey(list) ? [] : Tree(list).Root!.Elements().Where(entry => (string?)entry.Attribute("TargetMode") != "External")
            .Select(entry => ((string)entry.Attribute("Id")!, (string)entry.Attribute("Type")!,
                new Uri(new Uri("http://p/" + part), (string)entry.Attribute("Target")!).AbsolutePath[1..]));
    }

    List<(string, string)> ReadSheets()
    {
        var workbook = Targets("").First(entry => entry.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Part;
        var targets = Targets(workbook).ToDictionary(entry => entry.Id, entry => entry.Part);
        return [.. Named(Tree(workbook), "sheet").Where(sheet => targets.ContainsKey(IdOf(sheet)))
            .Select(sheet => ((string)sheet.Attribute("name")!, targets[IdOf(sheet)]))];

        static string IdOf(XElement sheet) => sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id")?.Value ?? "";
    }
}
