using System.Globalization;
using System.Text;
using System.Xml;
using EduFunctions.Findings;
using ExcelDataReader.Exceptions;

namespace EduFunctions.Workbooks;

/// <summary>Bytes to cells. Whatever the bytes are, the outcome is a workbook or a finding, within the limits below.</summary>
public static class WorkbookReader
{
    /// <summary>Largest file taken, in bytes: 20 MiB.</summary>
    public const int FileBytesMaximum = 20 * 1024 * 1024;

    /// <summary>Most bytes that the parts may have unpacked: 200 MiB.</summary>
    public const int UnpackedBytesMaximum = 200 * 1024 * 1024;

    /// <summary>
    /// Most bytes that the parts of XML that are read may have unpacked: 32 MiB, three times what 200,000 cells take.
    /// </summary>
    public const int XmlBytesMaximum = 32 * 1024 * 1024;

    /// <summary>Most cells with content taken; also the last row number taken.</summary>
    public const int CellsMaximum = 200_000;

    /// <summary>Most sheets taken.</summary>
    public const int SheetsMaximum = 40;

    /// <summary>Longest name of a sheet, in characters: Excel's own limit.</summary>
    const int NameMaximum = 31;

    /// <summary>The workbook's cells; null and a finding when the file cannot be read or passes a limit.</summary>
    public static RawWorkbook? Read(byte[] bytes, List<Finding> findings) => Read(bytes, findings, new Deadline(null));

    /// <summary>The same, within a deadline.</summary>
    internal static RawWorkbook? Read(byte[] bytes, List<Finding> findings, Deadline deadline)
    {
        var isZip = bytes is [(byte)'P', (byte)'K', ..];
        var refused = bytes.Length switch
        {
            0 => WorkbookFindings.FileEmpty.Create(),
            > FileBytesMaximum => WorkbookFindings.FileTooLarge.Create(Text(bytes.Length), Text(FileBytesMaximum)),
            _ => isZip || CompoundFile.IsOne(bytes) ? null : WhatElse(bytes),
        };
        try
        {
            if (refused is null)
            {
                return isZip ? WorkbookPackage.Read(bytes, findings, deadline) : LegacyWorkbook.Read(bytes, findings, deadline);
            }
        }
        catch (BudgetException exceeded)
        {
            refused = exceeded.Finding;
        }
        catch (DamageException broken)
        {
            refused = WorkbookFindings.FileDamaged.Create(broken.Message);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            refused = WorkbookFindings.FileDamaged.Create(broken switch { XmlException => "XML", _ when isZip => "ZIP", _ => "XLS" });
        }

        findings.Add(refused);
        return null;
    }

    /// <summary>A sheet's name as it is kept: one that Excel itself would not take is told and cut.</summary>
    internal static string NameOf(string written, int index, List<Finding> findings)
    {
        if (CellValue.Text(written) is { Length: <= NameMaximum } name)
        {
            return name;
        }

        var number = Text(index + 1);
        var kept = CellValue.Text(written) is { } text ? text[..NameMaximum] : "Sheet" + number;
        findings.Add(WorkbookFindings.SheetNameInvalid.Create(number, kept) with { Sheet = kept, SheetIndex = index });
        return kept;
    }

    /// <summary>True for what a broken part leads the libraries to throw; every type seen in their sources is named here.</summary>
    internal static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or XmlException or ExcelReaderException or EndOfStreamException
        or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException
        or NullReferenceException or InvalidCastException or NotSupportedException or InvalidOperationException or NotImplementedException
        || exception.GetType() == typeof(Exception);

    // BOF records of Excel 2, 3 and 4 ([MS-XLS] has those from Excel 5 on): 1987 to 1993.
    static bool IsBeforeExcel5(byte[] bytes) => bytes is [0x09, 0x00 or 0x02 or 0x04, 0x04 or 0x06, 0x00, ..];

    static Finding WhatElse(byte[] bytes)
    {
        if (IsBeforeExcel5(bytes))
        {
            return WorkbookFindings.FileFormatNotRead.Create("Excel 2.0–4.0（.xls）");
        }

        var start = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 512)).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return start switch
        {
            _ when start.StartsWith("Rar!", StringComparison.Ordinal) => WorkbookFindings.FileIsArchive.Create("RAR"),
            _ when start.StartsWith("7z", StringComparison.Ordinal) && Has("\u001c") => WorkbookFindings.FileIsArchive.Create("7z"),
            _ when bytes is [0x1F, 0x8B, ..] => WorkbookFindings.FileIsArchive.Create("gzip"),

            // Blanks before the zip: whoever passed it on took it for a text.
            _ when start.StartsWith("PK\u0003\u0004", StringComparison.Ordinal) => WorkbookFindings.FileDamaged.Create("ZIP"),
            _ => WorkbookFindings.NotAWorkbook.Create(KindOf()),
        };

        string KindOf() => start switch
        {
            _ when start.StartsWith('<') && (Has("<html") || Has("<!doctype html") || Has("<table")) => "HTML",
            _ when start.StartsWith('<') && Has("opendocument") => "OpenDocument",
            _ when start.StartsWith('<') => "XML",
            _ when start.StartsWith("%PDF", StringComparison.Ordinal) => "PDF",
            _ when bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "PNG",
            _ when bytes is [0xFF, 0xD8, 0xFF, ..] => "JPEG",
            _ when bytes is [(byte)'M', (byte)'Z', _, 0, ..] => "程序 .exe",
            _ when start.StartsWith("ID;P", StringComparison.Ordinal) => "SYLK",
            _ when start.StartsWith("TABLE\n0,1", StringComparison.Ordinal) || start.StartsWith("TABLE\r\n0,1", StringComparison.Ordinal) => "DIF",
            _ when start.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase) => "MHT",

            // Where nothing stands that no text has.
            _ when !start.Any(letter => letter < ' ' && !char.IsWhiteSpace(letter)) && (start.Contains(',') || start.Contains('\t')) => "CSV",
            _ => "格式不明",
        };

        bool Has(string text) => start.Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a file holds contradicts itself, so that programs would read different things.</summary>
/// <param name="place">Where: a sheet's row (班级!12:12), or a part.</param>
sealed class DamageException(string place) : Exception(place);
