using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Reports;

/// <summary>Lets no file through to the packaging library that is no document, hides a program, or unpacks to more than the machine has.</summary>
static class TemplatePackage
{
    const int BytesMaximum = 20 * 1024 * 1024;
    const int XmlBytesMaximum = 16 * 1024 * 1024;
    const int NodesMaximum = 1_000_000;
    const string ContentTypes = "[Content_Types].xml";
    const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>Why a file cannot be a template; null when it can be opened.</summary>
    public static Finding? WhyNot(byte[] bytes)
    {
        if (bytes.Length > BytesMaximum)
        {
            return TooLarge(bytes, BytesMaximum);
        }

        if (CompoundFile.IsOne(bytes))
        {
            return ReportFindings.Encrypted.Create();
        }

        try
        {
            var budget = new PackageBudget(new Deadline(null));
            budget.TakeEntries(bytes);
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return WhyNot(bytes, zip, budget);
        }
        catch (BudgetException)
        {
            return TooLarge(bytes, BytesMaximum);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return bytes is [(byte)'P', (byte)'K', ..] ? ReportFindings.Damaged.Create(exception is XmlException ? "XML" : "ZIP")
                : ReportFindings.NotADocument.Create("≠ ZIP");
        }
    }

    static Finding? WhyNot(byte[] bytes, ZipArchive zip, PackageBudget budget)
    {
        if (zip.Entries.Any(entry => entry.IsEncrypted))
        {
            return ReportFindings.Encrypted.Create();
        }

        if (zip.Entries.FirstOrDefault(entry => Path.GetFileName(entry.FullName).StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase))
            is { } macros)
        {
            return ReportFindings.HasMacros.Create(macros.FullName);
        }

        var xml = zip.Entries.Where(entry => Path.GetExtension(entry.FullName).ToUpperInvariant() is ".XML" or ".RELS").ToList();
        if (xml.Sum(entry => entry.Length) > XmlBytesMaximum)
        {
            return TooLarge(bytes, XmlBytesMaximum);
        }

        var nodes = 0;
        foreach (var entry in xml)
        {
            if ((nodes += NodesOf(entry, budget)) > NodesMaximum)
            {
                return TooLarge(bytes, XmlBytesMaximum);
            }
        }

        foreach (var entry in zip.Entries.Except(xml))
        {
            using var stream = new PartStream(entry, budget, isXml: false);
            stream.ReadToEnd();
        }

        return IsStrict(zip) ? ReportFindings.IsStrict.Create() : zip.GetEntry(ContentTypes) is { } types ? WhyNotOfType(types) : ReportFindings.NotADocument.Create("ZIP");
    }

    // ISO/IEC 29500 Strict names everything otherwise: the main part is not even found by its relationship.
    static bool IsStrict(ZipArchive zip)
    {
        if (zip.GetEntry("_rels/.rels") is not { } relationships)
        {
            return false;
        }

        using var stream = relationships.Open();
        return XElement.Load(stream).Elements().Any(one => one.Attribute("Type")?.Value.StartsWith("http://purl.oclc.org/ooxml/", StringComparison.Ordinal) == true);
    }

    static int NodesOf(ZipArchiveEntry entry, PackageBudget budget)
    {
        using var stream = new PartStream(entry, budget, isXml: true);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var nodes = 0;
        while (reader.Read())
        {
            budget.TakeNode(reader);
            nodes += 1 + reader.AttributeCount;
        }

        stream.ReadToEnd();
        return nodes;
    }

    static Finding? WhyNotOfType(ZipArchiveEntry types)
    {
        using var stream = types.Open();
        var declared = XElement.Load(stream).Elements().ToList();
        if (declared.Exists(IsHiddenXml))
        {
            return ReportFindings.Damaged.Create("XML");
        }

        var kinds = declared.Select(element => element.Attribute("ContentType")?.Value ?? "").ToList();
        return kinds.Contains(DocumentType) ? null
            : kinds.Exists(kind => kind.Contains("macroEnabled", StringComparison.Ordinal)) ? ReportFindings.HasMacros.Create(".docm")
            : ReportFindings.NotADocument.Create(kinds.Exists(kind => kind.Contains("spreadsheetml", StringComparison.Ordinal)) ? ".xlsx"
                : kinds.Exists(kind => kind.Contains("wordprocessingml.template", StringComparison.Ordinal)) ? ".dotx" : "ZIP");
    }

    // XML under another name would pass by the limits of depth, nodes and bytes.
    static bool IsHiddenXml(XElement declared)
    {
        var kind = (declared.Attribute("ContentType")?.Value ?? "").Split(';')[0].Trim();
        var name = declared.Attribute("Extension")?.Value is { } extension ? $".{extension}" : Path.GetExtension(declared.Attribute("PartName")?.Value ?? "");
        return kind.EndsWith("xml", StringComparison.OrdinalIgnoreCase) && !kind.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && name.ToUpperInvariant() is not (".XML" or ".RELS");
    }

    static Finding TooLarge(byte[] bytes, int maximum) =>
        ReportFindings.TooLarge.Create(bytes.Length.ToString(CultureInfo.InvariantCulture), (maximum / (1024 * 1024)).ToString(CultureInfo.InvariantCulture));
}
