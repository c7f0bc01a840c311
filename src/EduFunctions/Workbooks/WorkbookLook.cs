using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace EduFunctions.Workbooks;

/// <summary>
/// How every workbook of ours looks: title, header, rows, paper. Column widths are set by hand (ClosedXML 0.95 cannot measure on Linux).
/// </summary>
static partial class WorkbookLook
{
    /// <summary>Day that all our workbooks carry as made and changed, so that equal input gives equal bytes.</summary>
    static readonly DateTime Stamp = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    static readonly XLColor HeaderFill = XLColor.FromArgb(0x1F, 0x4E, 0x79);

    /// <summary>Fill of cells that a school fills in.</summary>
    public static XLColor InputFill { get; } = XLColor.FromArgb(0xFF, 0xFD, 0xE7);

    /// <summary>Fill of cells that the program filled in.</summary>
    public static XLColor LockedFill { get; } = XLColor.FromArgb(0xEE, 0xF1, 0xF5);

    /// <summary>A title over the columns of row 1.</summary>
    public static void Title(IXLWorksheet sheet, string text, int columns)
    {
        sheet.Style.Font.FontName = "微软雅黑";
        sheet.Style.Font.FontSize = 10;
        sheet.Cell(1, 1).SetValue(text);
        var range = sheet.Range(1, 1, 1, columns).Merge();
        range.Style.Font.SetBold().Font.SetFontSize(15).Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        sheet.Row(1).Height = 30;
    }

    /// <summary>A grey line over the columns.</summary>
    public static void Note(IXLWorksheet sheet, int rowNumber, string text, int columns)
    {
        sheet.Cell(rowNumber, 1).SetValue(text);
        sheet.Range(rowNumber, 1, rowNumber, columns)
            .Merge().Style.Font.SetFontColor(XLColor.FromArgb(0x55, 0x5F, 0x6B)).Alignment.SetWrapText()
            .Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        sheet.Row(rowNumber).Height = 20;
    }

    /// <summary>A header row of captions with the widths of their columns, in characters.</summary>
    public static void Header(IXLWorksheet sheet, int rowNumber, IReadOnlyList<string> captions, IReadOnlyList<double> widths)
    {
        for (var index = 0; index < captions.Count; index++)
        {
            sheet.Cell(rowNumber, index + 1).SetValue(captions[index]);
            sheet.Column(index + 1).Width = widths[Math.Min(index, widths.Count - 1)];
        }

        var range = sheet.Range(rowNumber, 1, rowNumber, captions.Count);
        range.Style.Fill.SetBackgroundColor(HeaderFill).Font.SetFontColor(XLColor.White).Font.SetBold()
            .Alignment.SetWrapText().Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center)
            .Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        Grid(range);
    }

    /// <summary>A row of values: text stays text, whatever it begins with; null stays blank.</summary>
    public static void Row(IXLWorksheet sheet, int rowNumber, IReadOnlyList<object?> values)
    {
        Values(sheet, rowNumber, values);
        Rows(sheet.Range(rowNumber, 1, rowNumber, values.Count));
    }

    /// <summary>The values of a row alone; <see cref="Rows"/> gives all rows of a table their look at once.</summary>
    public static void Values(IXLWorksheet sheet, int rowNumber, IReadOnlyList<object?> values)
    {
        for (var index = 0; index < values.Count; index++)
        {
            Set(sheet.Cell(rowNumber, index + 1), values[index]);
        }
    }

    /// <summary>The look of a table's rows.</summary>
    public static void Rows(IXLRange range)
    {
        range.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center).Alignment.SetWrapText();
        Grid(range);
    }

    /// <summary>Writes a text, a number or nothing.</summary>
    public static void Set(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                cell.SetValue(text.Length > TextMaximum ? text[..TextMaximum] : text);
                break;
            default:
                cell.SetValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Thin lines round and within.</summary>
    public static void Grid(IXLRange range) =>
        range.Style.Border.SetOutsideBorder(XLBorderStyleValues.Thin).Border.SetInsideBorder(XLBorderStyleValues.Thin)
            .Border.SetOutsideBorderColor(XLColor.FromArgb(0xB8, 0xC2, 0xCC)).Border.SetInsideBorderColor(XLColor.FromArgb(0xB8, 0xC2,
                0xCC));

    /// <summary>A4, one page wide, header rows frozen and printed on each page, page numbers.</summary>
    public static void Page(IXLWorksheet sheet, int headerRows, bool landscape)
    {
        sheet.SheetView.FreezeRows(headerRows);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = landscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, headerRows);
        (sheet.PageSetup.Margins.Left, sheet.PageSetup.Margins.Right, sheet.PageSetup.Margins.Top, sheet.PageSetup.Margins.Bottom) = (0.5, 0.5, 0.6, 0.6);
        sheet.PageSetup.Footer.Center.AddText("&P / &N");
    }

    /// <summary>What stands round the sheet on every page: at its head left and right, at its foot who signs, and the number of the page.</summary>
    public static void Paper(IXLWorksheet sheet, string left, string right, string foot)
    {
        sheet.PageSetup.Header.Left.AddText(Plain(left));
        sheet.PageSetup.Header.Right.AddText(Plain(right));
        sheet.PageSetup.Header.Center.AddText("第 &P 页，共 &N 页");
        sheet.PageSetup.Footer.Center.Clear();
        sheet.PageSetup.Footer.Center.AddText(Plain(foot));
        (sheet.PageSetup.Margins.Top, sheet.PageSetup.Margins.Bottom, sheet.PageSetup.Margins.Footer) = (0.75, 0.8, 0.4);

        // An & begins a code there; two of them count as two of the 255 characters that Excel takes.
        static string Plain(string text) => text.Replace('&', '＆');
    }

    /// <summary>Cells that turn red when a formula is true.</summary>
    public static void Alarm(IXLRange range, string formula)
    {
        var style = range.AddConditionalFormat().WhenIsTrue(formula);
        style.Fill.SetBackgroundColor(XLColor.FromArgb(0xFF, 0xC7, 0xCE));
        style.Font.SetFontColor(XLColor.FromArgb(0x9C, 0x00, 0x06));
    }

    /// <summary>The workbook's bytes: equal for equal content, whenever it is written.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="charts">Charts of one of its sheets.</param>
    public static byte[] ToBytes(XLWorkbook workbook, params IReadOnlyList<ColumnChart> charts)
    {
        workbook.Properties.Created = Stamp;
        workbook.Properties.Modified = Stamp;
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        if (charts.Count > 0)
        {
            ColumnChart.Add(buffer, charts);
        }

        return WithoutChance(buffer);
    }

    /// <summary>A workbook that the packaging library wrote, without what is of the clock or drawn.</summary>
    internal static byte[] WithoutChance(MemoryStream workbook)
    {
        using (var zip = new ZipArchive(workbook, ZipArchiveMode.Update, leaveOpen: true))
        {
            TakeOutChance(zip);
        }

        return workbook.ToArray();
    }

    // The packaging library stamps each part with the clock, and draws the name of the part of properties and the ids of the package's own
    // relationships.
    // Nothing refers to those ids. The parts not named here keep their packed bytes.
    static void TakeOutChance(ZipArchive zip)
    {
        foreach (var entry in zip.Entries.ToList())
        {
            entry.LastWriteTime = Stamp;
            switch (entry.FullName)
            {
                case "_rels/.rels":
                    Rewrite(entry, entry.FullName, text => RelationshipId().Replace(text, Numbered()));
                    break;
                case "xl/workbook.xml":
                    Rewrite(entry, entry.FullName, text => RelativeTitles().Replace(text, "$1$$$2:$$$3<"));
                    break;
                case "[Content_Types].xml":
                    Rewrite(entry, entry.FullName, text => text);
                    break;
                case var name when DrawnName().IsMatch(name):
                    Rewrite(entry, DrawnName().Replace(name, FixedName), text => text);
                    break;
            }
        }

        static MatchEvaluator Numbered()
        {
            var number = 0;
            return match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value}rId{++number}{match.Groups[2].Value}");
        }

        void Rewrite(ZipArchiveEntry entry, string name, Func<string, string> change)
        {
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = DrawnName().Replace(change(reader.ReadToEnd()), FixedName);
            }

            entry.Delete();
            var written = zip.CreateEntry(name);
            written.LastWriteTime = Stamp;
            using var writer = new StreamWriter(written.Open());
            writer.Write(text);
        }
    }

    // ClosedXML 0.95 writes the rows to repeat on each page as 1:3, which LibreOffice and WPS take for rows that move; it must be $1:$3.
    [GeneratedRegex("""(_xlnm\.Print_Titles"[^>]*>[^<]*!)(\d+):(\d+)<""")]
    private static partial Regex RelativeTitles();

    // Most characters that Excel takes in a cell.
    const int TextMaximum = 32_767;

    const string FixedName = "/core.psmdcp";

    [GeneratedRegex(@"/[0-9a-f]{32}\.psmdcp")]
    private static partial Regex DrawnName();

    [GeneratedRegex("""(\sId\s*=\s*["'])[^"']*(["'])""")]
    private static partial Regex RelationshipId();
}
