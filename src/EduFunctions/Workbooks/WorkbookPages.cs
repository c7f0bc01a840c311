using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace EduFunctions.Workbooks;

/// <summary>A workbook of pages of ours alone, where there is no package to patch.</summary>
static class WorkbookPages
{
    const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>The workbook's bytes.</summary>
    /// <param name="pages">Its sheets, one at least, of names that differ and that Excel takes.</param>
    /// <param name="formCode">The form that its hidden name says it is; null for none.</param>
    public static byte[] Create(IReadOnlyList<WorkbookPatchPage> pages, string? formCode = null)
    {
        var writer = new WorkbookPatchPageWriter(Main, new WorkbookPatchStyles(null, Main));
        var parts = pages.Select((page, index) => (Name: Invariant($"worksheets/sheet{index + 1}.xml"), Type: "worksheet",
            Write: (Action<XmlWriter>)writer.Write(page, []).Save)).ToList();
        parts.Add(("styles.xml", "styles", styles => writer.Styles.Write(null, styles)));
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", new XDocument(new XElement(Types + "Types", Default("rels",
                "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"),
                Override("workbook.xml", "sheet.main"), parts.Select(part => Override(part.Name, part.Type)))).Save);
            Put(zip, "_rels/.rels", new XDocument(new XElement(Relationships + "Relationships",
                Relationship(0, "officeDocument", "xl/workbook.xml"))).Save);
            Put(zip, "xl/workbook.xml", BookOf(pages, formCode).Save);
            Put(zip, "xl/_rels/workbook.xml.rels", new XDocument(new XElement(Relationships + "Relationships",
                parts.Select((part, index) => Relationship(index, part.Type, part.Name)))).Save);
            parts.ForEach(part => Put(zip, "xl/" + part.Name, part.Write));
        }

        return buffer.ToArray();
    }

    static XDocument BookOf(IReadOnlyList<WorkbookPatchPage> pages, string? formCode) => new(new XElement(Main + "workbook",
        new XElement(Main + "sheets", pages.Select((page, index) => new XElement(Main + "sheet",
            new XAttribute("name", CellValue.Clean(page.Name)), new XAttribute("sheetId", index + 1),
            new XAttribute(XName.Get("id", Document), Invariant($"rId{index + 1}"))))),
        NamesOf(pages[0], formCode) is { HasElements: true } names ? names : null));

    static XElement NamesOf(WorkbookPatchPage first, string? formCode) => new(Main + "definedNames",
        first.HeadRows == 0 ? null : WorkbookPatchBook.PrintTitles(Main, first.Name, first.HeadRows),
        formCode is null ? null : new XElement(Main + "definedName", new XAttribute("name", RawWorkbook.FormCodeName),
            new XAttribute("hidden", 1), $"\"{CellValue.Clean(formCode)}\""));

    static void Put(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = WorkbookPatchPackage.Stamp;
        using var stream = entry.Open();
        using var writer = XmlWriter.Create(stream, WorkbookPatchPackage.WriterSettings);
        write(writer);
    }

    static XElement Default(string ending, string type) =>
        new(Types + "Default", new XAttribute("Extension", ending), new XAttribute("ContentType", type));

    static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", "/xl/" + part), new XAttribute("ContentType", ContentType + type + "+xml"));

    static XElement Relationship(int index, string type, string target) => new(Relationships + "Relationship",
        new XAttribute("Id", Invariant($"rId{index + 1}")), new XAttribute("Type", Document + "/" + type),
            new XAttribute("Target", target));

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
