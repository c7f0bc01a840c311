using System.Buffers;
using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>
/// 回执: the school's own workbook back, each finding marked at its cell, with a first sheet that lists them. A corrected receipt is read
/// like any return.
/// </summary>
public static class ReturnReceipt
{
    const string Title = "回执";

    // Between severity and message in a comment. Each message takes one line, so that a school's own lines can be told from ours.
    const string Colon = "：";

    // Excel itself grows slow with more comments than this; the list has every finding all the same.
    const int MarksMaximum = 2_000;

    // A school's return has a tenth of either; more is for a machine, not for a clerk, and would take seconds to write.
    const int LinesMaximum = 2_000;
    const int ValuesMaximum = 20_000;

    // Of a cell's text, enough to know it again.
    const int TextMaximum = 250;

    // What Excel refuses in a sheet's name.
    static readonly SearchValues<char> NameMarks = SearchValues.Create("[]:*?/\\'\0");

    static readonly Dictionary<Severity, XLColor> Fills = new()
    {
        [Severity.Error] = XLColor.FromArgb(0xF8, 0xCB, 0xAD),
        [Severity.Query] = XLColor.FromArgb(0xFF, 0xE6, 0x99),
        [Severity.Notice] = XLColor.FromArgb(0xDD, 0xEB, 0xF7),
    };

    /// <summary>Writes the receipt of one upload.</summary>
    /// <param name="upload">The file as uploaded.</param>
    /// <param name="result">What came of its check.</param>
    public static byte[] Write(byte[] upload, CheckedReturn result)
    {
        if (result.Workbook is { IsLight: true })
        {
            try
            {
                using var own = new XLWorkbook(new MemoryStream(upload, writable: false));
                Unmark(own);
                return Write(own, result);
            }
            catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
            {
                // ClosedXML refuses, with a dozen kinds of exception, what ExcelDataReader could read (an “above average” rule, a table
                // without rows,
                // on Linux a picture): the values as read are shown instead. A fault of ours comes again below, and escapes.
            }
        }

        using var values = ValuesOf(result.Workbook);
        return Write(values, result);
    }

    static byte[] Write(XLWorkbook workbook, CheckedReturn result)
    {
        Mark(workbook, result.Findings);
        WriteList(workbook, result);
        return WorkbookLook.ToBytes(workbook);
    }

    // Sheets keep their names where Excel can bear them; a workbook that cannot be read has none.
    static XLWorkbook ValuesOf(RawWorkbook? raw)
    {
        var workbook = new XLWorkbook();
        var cells = 0;
        foreach (var rawSheet in raw?.Sheets ?? [])
        {
            if (rawSheet.Name is not { Length: > 0 and <= 31 } name || name.AsSpan().ContainsAny(NameMarks) || name is Title
                || workbook.Worksheets.Contains(name))
            {
                continue;
            }

            var sheet = workbook.AddWorksheet(name);
            foreach (var row in rawSheet.Rows.TakeWhile(row => (cells += row.Cells.Length) <= ValuesMaximum))
            {
                foreach (var cell in row.Cells.Where(cell => cell.ColumnIndex < XLHelper.MaxColumnNumber))
                {
                    WorkbookLook.Set(sheet.Cell(row.RowNumber, cell.ColumnIndex + 1),
                        cell.Value is double number && double.IsFinite(number) ? number : CellText.Of(cell.Value));
                }
            }
        }

        return workbook;
    }

    static void Unmark(XLWorkbook workbook)
    {
        foreach (var sheet in workbook.Worksheets.Where(sheet => sheet.Name is Title).ToList())
        {
            sheet.Delete();
        }

        // On our template the fill says who fills a cell in; a school's own workbook gets none.
        var isTemplate = workbook.NamedRanges.Any(name => name.Name == RawWorkbook.FormCodeName);
        foreach (var cell in workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed(XLCellsUsedOptions.Comments)).Where(IsMarked).ToList())
        {
            var own = string.Join('\n', cell.Comment.Text.Split('\n').Where(line => !IsOurs(line)));
            cell.Comment.Delete();
            if (own.Length > 0)
            {
                cell.Comment.AddText(own);
            }

            if (Fills.ContainsValue(cell.Style.Fill.BackgroundColor))
            {
                cell.Style.Fill.SetBackgroundColor(!isTemplate ? XLColor.NoColor : cell.Style.Protection.Locked ? WorkbookLook.LockedFill
                    : WorkbookLook.InputFill);
            }
        }
    }

    static bool IsMarked(IXLCell cell) => cell.HasComment && cell.Comment.Text.Split('\n').Any(IsOurs);

    static bool IsOurs(string line) =>
        Enum.GetValues<Severity>().Any(severity => line.StartsWith(Severities.NameOf(severity) + Colon, StringComparison.Ordinal));

    static void Mark(XLWorkbook workbook, IEnumerable<Finding> findings)
    {
        var marks = findings.Where(finding => finding.Sheet is not null)
            .SelectMany(finding => finding.Cells.Where(cell => cell.ColumnIndex is not null), (finding, cell) => (finding, cell))
            .GroupBy(mark => (mark.finding.Sheet, mark.cell.Address))
            .Take(MarksMaximum);
        foreach (var mark in marks)
        {
            if (!workbook.Worksheets.TryGetWorksheet(mark.Key.Sheet, out var sheet) || !XLHelper.IsValidA1Address(mark.Key.Address))
            {
                continue;
            }

            var cell = sheet.Cell(mark.Key.Address);
            cell.Style.Fill.SetBackgroundColor(Fills[mark.Max(entry => entry.finding.Severity)]);
            var own = cell.HasComment ? cell.Comment.Text : null;
            if (own is not null)
            {
                cell.Comment.Delete();
            }

            var lines = mark.OrderByDescending(entry => entry.finding.Severity)
                .Select(entry =>
                Severities.NameOf(entry.finding.Severity) + Colon + entry.finding.MessageAt(entry.cell).Zh.ReplaceLineEndings(" "));
            cell.Comment.AddText(string.Join('\n', own is null ? lines : lines.Append(own)));
            cell.Comment.Style.Size.SetWidth(36).Size.SetHeight(60);
        }
    }

    static void WriteList(XLWorkbook workbook, CheckedReturn result)
    {
        var sheet = workbook.AddWorksheet(Title, 1);
        string[] captions = ["级别", "工作表", "单元格", "填报内容", "问题", "Finding", "本校说明", "代码"];
        WorkbookLook.Title(sheet, $"{Title}　{(result.Draft is { } draft ? ReturnForms.Of(draft.Form).NameOf(draft) : null)}",
            captions.Length);
        var errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
        var queries = result.Findings.Count(finding => finding.Severity == Severity.Query && finding.Explanation is null);
        WorkbookLook.Note(sheet, 2, result.IsAccepted
            ? FormattableString.Invariant($"✓ 已核：报表已通过校验，数据已入库。还有 {queries} 项需要说明。 Accepted; {queries} queries are open.")
            : FormattableString.Invariant($"✗ 退回：有 {errors} 项必改、{queries} 项需说明。请在本工作簿中更正后重新上传。 Returned: {errors} errors, {queries} open queries."), captions.Length);
        sheet.Cell(2, 1).Style.Font.SetBold().Font.SetFontColor(result.IsAccepted ? XLColor.FromArgb(0x1B, 0x7F, 0x3B)
            : XLColor.FromArgb(0xB0, 0x2A, 0x1D));
        var rowNumber = 4;
        if (result.Return is { } accepted)
        {
            rowNumber = WriteTotals(sheet, accepted, rowNumber) + 1;
        }

        WorkbookLook.Header(sheet, rowNumber, captions, [10, 14, 12, 20, 48, 48, 24, 28]);
        WriteFindings(workbook, sheet, result.Findings, rowNumber + 1, captions.Length);
        WorkbookLook.Page(sheet, 2, landscape: true);
        sheet.SetTabActive();
        sheet.SetTabColor(XLColor.FromArgb(0xC0, 0x50, 0x4D));
    }

    // Values row by row, looks by range: ClosedXML takes half a millisecond for the style of a row.
    static void WriteFindings(XLWorkbook workbook, IXLWorksheet sheet, IReadOnlyList<Finding> findings, int firstRow, int columns)
    {
        var (rowNumber, last) = (firstRow, firstRow + LinesMaximum);
        foreach (var finding in findings.TakeWhile(_ => rowNumber < last))
        {
            var from = rowNumber;
            rowNumber = WriteFinding(sheet, finding, rowNumber, last);
            sheet.Range(from, 1, rowNumber - 1, 1).Style.Fill.SetBackgroundColor(Fills[finding.Severity]);
            if (finding.Sheet is { } name && finding.Cells.Count > 0 && workbook.Worksheets.Contains(name))
            {
                Link(sheet, name, from, rowNumber - 1);
            }
        }

        if (rowNumber == last)
        {
            WorkbookLook.Values(sheet, rowNumber++, ["…", null, null, null, "其余问题未列出。", "The rest is not listed.", null, null]);
        }

        if (findings.Count == 0)
        {
            WorkbookLook.Values(sheet, rowNumber++, ["✓", null, null, null, "没有发现问题。", "Nothing was found.", null, null]);
        }

        WorkbookLook.Rows(sheet.Range(firstRow, 1, rowNumber - 1, columns));
    }

    static int WriteFinding(IXLWorksheet sheet, Finding finding, int rowNumber, int last)
    {
        var ranges = Ranges(finding.Cells).Take(last - rowNumber).DefaultIfEmpty(("", "", null)).ToList();
        foreach (var (index, (address, texts, detail)) in ranges.Index())
        {
            var message = index == 0 ? finding.Message : (Text?)null;
            WorkbookLook.Values(sheet, rowNumber + index,
            [
                index == 0 ? Severities.NameOf(finding.Severity) : "　同上", finding.Sheet ?? "（文件）", address, texts,
                Joined("　", message?.Zh, detail?.Zh), Joined(" ", message?.En, detail?.En),
                index == 0 ? finding.Explanation : null, index == 0 ? finding.Code : null,
            ]);
        }

        sheet.Rows(rowNumber, rowNumber + ranges.Count - 1).Height = 30;
        if (finding.Message.En.Length + (ranges[0].Detail?.En.Length ?? 0) > 60)
        {
            sheet.Row(rowNumber).Height = 44;
        }

        return rowNumber + ranges.Count;

        static string Joined(string between, params string?[] texts) => string.Join(between, texts.OfType<string>());
    }

    static void Link(IXLWorksheet sheet, string name, int from, int to)
    {
        for (var row = from; row <= to; row++)
        {
            if (sheet.Cell(row, 3).GetString() is { Length: > 0 } address && XLHelper.IsValidA1Address(address.Split(':')[0]))
            {
                sheet.Cell(row, 3).Hyperlink =
                    new XLHyperlink($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!{address}", "转到该单元格");
            }
        }

        sheet.Range(from, 3, to, 3).Style.Font.SetUnderline().Font.SetFontColor(XLColor.FromArgb(0x05, 0x63, 0xC1));
    }

    /// <summary>Neighbouring rows of one column as one range, with the texts that stood there and what is particular to them.</summary>
    static IEnumerable<(string Address, string Texts, Text? Detail)> Ranges(IReadOnlyList<FindingCell> cells)
    {
        for (var start = 0; start < cells.Count;)
        {
            var end = start;
            while (end + 1 < cells.Count && cells[end + 1].ColumnIndex == cells[start].ColumnIndex
                && cells[end + 1].Detail == cells[start].Detail && cells[end + 1].RowNumber == cells[end].RowNumber + 1)
            {
                end++;
            }

            var texts = cells.Skip(start).Take(end - start + 1).Select(cell => cell.Text).OfType<string>().Distinct(StringComparer.Ordinal)
                .ToList();
            var shown = string.Join('、',
                texts.Take(5).Select(text => text.Length > TextMaximum ? text[..TextMaximum] + "…" : text)) + (texts.Count > 5
                ? string.Create(CultureInfo.InvariantCulture, $" 等 {texts.Count} 种") : "");
            yield return (start == end ? cells[start].Address : $"{cells[start].Address}:{cells[end].Address}", shown, cells[start].Detail);
            start = end + 1;
        }
    }

    static int WriteTotals(IXLWorksheet sheet, Return accepted, int rowNumber)
    {
        sheet.Cell(rowNumber++, 1).SetValue("主要合计（教育局将使用的数据）").Style.Font.SetBold();
        foreach (var (name, unit, value, blank) in ReturnForms.Of(accepted.Form).Totals(accepted))
        {
            WorkbookLook.Row(sheet, rowNumber++,
                [name, null, value, unit, blank > 0 ? string.Create(CultureInfo.InvariantCulture, $"另有 {blank} 行未填报") : null]);
            sheet.Range(rowNumber - 1, 1, rowNumber - 1, 2).Merge();
        }

        return rowNumber;
    }
}
