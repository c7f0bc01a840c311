using System.Collections.Immutable;
using System.IO.Compression;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>Reads an .xlsx package: each part is unpacked once, within limits, and each sheet walked once.</summary>
static class WorkbookPackage
{
    /// <summary>The workbook's cells; null and a finding when it is of a kind that is not read.</summary>
    /// <exception cref="InvalidDataException">The zip is broken, or what stands in it passes what Excel itself takes.</exception>
    /// <exception cref="BudgetException">A limit is passed.</exception>
    /// <exception cref="System.Xml.XmlException">A part that is read is no XML, has a DTD, or is nested too deep.</exception>
    public static RawWorkbook? Read(byte[] bytes, List<Finding> findings, Deadline deadline)
    {
        var budget = new PackageBudget(deadline);
        using var parts = WorkbookParts.Open(bytes, budget);
        if (WhyNotRead(parts) is { } finding)
        {
            findings.Add(finding);
            return null;
        }

        return Read(parts, budget, findings);
    }

    static Finding? WhyNotRead(WorkbookParts parts)
    {
        // Every package says what its parts are, or, OpenDocument, what it is itself.
        if (!parts.Has("[Content_Types].xml") && !parts.Has("mimetype") && parts.Workbook is null)
        {
            return WorkbookFindings.FileIsArchive.Create("ZIP");
        }

        if (parts.IsEncrypted)
        {
            return WorkbookFindings.FileEncrypted.Create();
        }

        if (parts.Workbook is { } binary && binary.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            return WorkbookFindings.FileFormatNotRead.Create("Excel 二进制工作簿（.xlsb）");
        }

        var kind = parts.Workbook switch
        {
            null when parts.Has("mimetype") => "OpenDocument (.ods)",
            null => "ZIP",
            var name when !parts.Has(name) => throw new InvalidDataException("the workbook is missing"),
            var name when name.StartsWith("word/", StringComparison.OrdinalIgnoreCase) => "Word 文档",
            var name when name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase) => "演示文稿 PowerPoint",
            _ when parts.Sheets.IsEmpty => "ZIP",
            _ => null,
        };
        return kind is not null ? WorkbookFindings.NotAWorkbook.Create(kind)
            : MacrosIn(parts) is { } macros ? WorkbookFindings.FileHasMacros.Create(macros) : null;
    }

    // A project without a line of code is left behind by many programs.
    static string? MacrosIn(WorkbookParts parts) => parts.Names.FirstOrDefault(name =>
        (Path.GetFileName(name).StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)
            && Path.GetExtension(name).Equals(".bin", StringComparison.OrdinalIgnoreCase) && VbaProject.HasCode(BytesOf(parts[name])))
        || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase));

    static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var chunk = new byte[32 * 1024];
        for (int count; (count = stream.Read(chunk)) > 0 && bytes.Length <= WorkbookReader.FileBytesMaximum;)
        {
            bytes.Write(chunk, 0, count);
        }

        return bytes.ToArray();
    }

    static RawWorkbook Read(WorkbookParts parts, PackageBudget budget, List<Finding> findings)
    {
        var (strings, styles) = (new SharedStrings(parts.Text), new CellStyles());
        if (parts.SharedStrings is { } sharedStrings)
        {
            parts.ReadXml(sharedStrings, strings.Take);
        }

        if (parts.Styles is { } cellFormats)
        {
            parts.ReadXml(cellFormats, styles.Take);
        }

        var sheets = ImmutableArray.CreateBuilder<RawSheet>();
        foreach (var sheet in parts.Sheets)
        {
            var walk = new SheetWalk(WorkbookReader.NameOf(sheet.Name, sheets.Count, findings), parts, budget, strings, styles);
            if (sheet is { IsGrid: true, Part: { } part })
            {
                parts.ReadXml(part, walk.Take);
            }

            sheets.Add(walk.Finish(sheets.Count, sheet.IsHidden));
        }

        parts.VerifyRest();
        return new RawWorkbook(sheets.ToImmutable(), parts.FormCode)
        {
            IsDate1904 = parts.IsDate1904,
        };
    }
}
