using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using EduFunctions.Forms;
using EduFunctions.Schools;
using EduFunctions.Workbooks;
using ICSharpCode.SharpZipLib.Zip;
using NPOI.HSSF.UserModel;

namespace EduFunctions.Cli.Seeds;

/// <summary>Writes a return as the file that a school would send; the same values give the same bytes on every machine.</summary>
static partial class SeedWorkbook
{
    const int FirstListRow = 3;
    const int FirstTableRow = 4;

    // The zip's dates are those of 1 September 2025: no clock gets into a file.
    static readonly DateTime Stamp = new(2025, 9, 1, 8, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The bureau's template, filled in.</summary>
    public static byte[] Fill(byte[] template, Form filled, SeedValues values, SchoolYear year)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        foreach (var form in filled.Sheets)
        {
            var sheet = workbook.Worksheet(form.Caption);
            var columns = filled.In(year.StartYear).ColumnsOf(form).ToList();
            foreach (var (row, cells) in SeedSheet.InYear(form, values[form], year).Index())
            {
                foreach (var (column, value) in cells.Index())
                {
                    if (CellOf(sheet, form, columns[column], row, column) is { } cell)
                    {
                        Set(cell, value);
                    }
                }
            }
            // Classes that the template expects and that there are not.
            foreach (var row in Enumerable.Range(FirstTableRow, form.DrawnRows).Skip(values[form].Length).Where(_ => form.DrawnRows > 0))
            {
                sheet.Range(row, 1, row, 2).Clear(XLClearOptions.Contents);
            }
        }

        return Packed(workbook);
    }

    // Of a list, and a table that is laid out downward, the items are found by their captions, since a template leaves out what does not concern
    // the school; the columns of a table are all there.
    static IXLCell? CellOf(IXLWorksheet sheet, FormSheet form, FormColumn column, int row, int index)
    {
        if (form.DrawnRows > 0)
        {
            return sheet.Cell(FirstTableRow + row, index + 1);
        }

        var item = Enumerable.Range(FirstListRow, form.Columns.Length)
            .FirstOrDefault(at => SheetCaptions.IsCaptionOf(column, CellText.Caption(sheet.Cell(at, 1).GetString())));
        return item == 0 ? null : sheet.Cell(item, 3 + (row * 2));
    }

    /// <summary>A school's own workbook, as .xlsx.</summary>
    public static byte[] Xlsx(IEnumerable<SeedSheet> sheets)
    {
        using var workbook = new XLWorkbook();
        foreach (var sheet in sheets)
        {
            var written = workbook.AddWorksheet(sheet.Name);
            ForEachCell(sheet, (row, column, value) => Set(written.Cell(row + 1, column + 1), value));
        }

        return Packed(workbook);
    }

    /// <summary>A school's own workbook, as .xls of Excel 97–2003.</summary>
    public static byte[] Xls(IEnumerable<SeedSheet> sheets)
    {
        var workbook = new HSSFWorkbook();
        foreach (var sheet in sheets)
        {
            var written = workbook.CreateSheet(sheet.Name);
            ForEachCell(sheet, (row, column, value) =>
            {
                var cell = (written.GetRow(row) ?? written.CreateRow(row)).CreateCell(column);
                if (Number(value) is { } number)
                {
                    cell.SetCellValue(number);
                }
                else
                {
                    cell.SetCellValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                }
            });
        }

        using var buffer = new MemoryStream();
        workbook.Write(buffer);
        return buffer.ToArray();
    }

    /// <summary>The register as the bureau imports it.</summary>
    public static byte[] Register(IEnumerable<School> schools) => Repacked(RegisterWorkbook.Write(schools));

    static void ForEachCell(SeedSheet sheet, Action<int, int, object> action)
    {
        foreach (var (row, rowIndex) in sheet.Rows.Select((row, index) => (row, index)))
        {
            foreach (var (value, columnIndex) in row.Select((value, index) => (value, index)).Where(cell => cell.value is not null))
            {
                action(rowIndex, columnIndex, value!);
            }
        }
    }

    static void Set(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case DateOnly day:
                cell.SetValue(day.ToDateTime(default)).Style.NumberFormat.SetFormat("yyyy-mm-dd");
                break;
            case string text:
                cell.SetValue(text);
                break;
            default:
                cell.SetValue(Number(value)!.Value);
                break;
        }
    }

    static double? Number(object? value) => value switch { int whole => whole, decimal amount => (double)amount, _ => null };

    static byte[] Packed(XLWorkbook workbook)
    {
        workbook.Properties.Author = "";
        workbook.Properties.LastModifiedBy = "";
        return Repacked(WorkbookLook.ToBytes(workbook));
    }

    // SharpZipLib's deflate is managed code: unlike the runtime's zlib it gives the same bytes on every processor.
    static byte[] Repacked(byte[] package)
    {
        using var source = new ZipFile(new MemoryStream(package));
        using var buffer = new MemoryStream();
        using (var target = new ZipOutputStream(buffer) { IsStreamOwner = false, UseZip64 = UseZip64.Off })
        {
            target.SetLevel(9);
            foreach (var entry in source.Cast<ZipEntry>().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                using var reader = new StreamReader(source.GetInputStream(entry), Encoding.UTF8);
                var part = Encoding.UTF8.GetBytes(WithErrors(reader.ReadToEnd()));
                target.PutNextEntry(new ZipEntry(entry.Name) { DateTime = Stamp, Size = part.Length });
                target.Write(part, 0, part.Length);
                target.CloseEntry();
            }
        }

        return buffer.ToArray();
    }

    // ClosedXML cannot write an error value: the number that stands for it is exchanged in the sheet's XML.
    static string WithErrors(string part) => ErrorCell().Replace(part, """$1 t="e">$2#REF!<""");

    [GeneratedRegex("""(<x:c [^>]*?)(?: t="n")?>(<x:v>)987654\.25<""")]
    private static partial Regex ErrorCell();
}
