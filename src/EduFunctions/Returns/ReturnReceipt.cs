using System.Buffers;
using System.Xml;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>
/// 回执: the school's own workbook back, each finding marked at its cell, with a first sheet that lists them. A corrected receipt is read
/// like any return, and the answers on its first sheet with it.
/// </summary>
public static class ReturnReceipt
{
    // Of a file that cannot be marked so many values are shown.
    const int ValuesMaximum = 20_000;

    const int ColumnsMaximum = 16_384;
    const int NameMaximum = 31;

    const string AsXlsx =
        "本回执是一份清单，因为 .xls 文件不能直接标注。请用 WPS 或 Excel 打开您原来的文件，点“文件”→“另存为”，文件类型选“Excel 工作簿（*.xlsx）”，在新文件上更正后上传。";

    const string Unread = "文件没有读出来，所以这里只列出问题。请按下面说的处理后重新上传。";
    const string Unpatched = "本回执是一份清单：文件的内部结构特殊（{0}），系统不能在原文件上标注。请在您原来的文件上更正后上传。";
    const string Odd = "其中有不合规范的内容";
    const string Slow = "在其中加批注花的时间太长";
    const string Changed = "在其中加批注会改动已填的数据";

    // What Excel refuses in a sheet's name.
    static readonly SearchValues<char> NameMarks = SearchValues.Create("[]:*?/\\'\0");

    /// <summary>Writes the receipt of one upload.</summary>
    /// <param name="upload">The file as uploaded.</param>
    /// <param name="result">What came of its check.</param>
    /// <param name="facts">What else is known of the upload; null for nothing.</param>
    public static byte[] Write(byte[] upload, CheckedReturn result, ReceiptFacts? facts = null)
    {
        var deadline = new Deadline((facts ?? ReceiptFacts.None).Clock);
        var page = new ReceiptPage(result, facts ?? ReceiptFacts.None);
        if (result.Workbook is not { } read)
        {
            return WorkbookPages.Create([page.Make(Unread)]);
        }

        if (upload is not [(byte)'P', (byte)'K', ..])
        {
            return ListOf(read, result, page.Make(AsXlsx));
        }

        try
        {
            var receipt = PatchOf(read, result, page.Make([])).Apply(upload, deadline);
            var unread = new List<Finding>();
            var again = WorkbookReader.Read(receipt, unread, deadline);
            return IsSame(read, again) ? receipt : ListOf(read, result, page.Make(Why(again is null ? ReasonOf(unread[^1]) : Changed)));
        }
        catch (Exception odd) when (odd is InvalidDataException or XmlException or BudgetException)
        {
            return ListOf(read, result, page.Make(Why(ReasonOf((odd as BudgetException)?.Finding))));
        }

        static string ReasonOf(Finding? finding) => finding?.Code == WorkbookFindings.FileTakesTooLong.Code ? Slow : Odd;

        static string Why(string reason) => Unpatched.Replace("{0}", reason, StringComparison.Ordinal);
    }

    static WorkbookPatch PatchOf(RawWorkbook read, CheckedReturn result, WorkbookPatchPage page) => new()
    {
        Page = page,
        Marks = ReceiptMarks.Of(result.Findings),
        Colours = ReceiptMarks.Colours,
        IsOurs = ReceiptMarks.IsOurs,
        Earlier = ReceiptSheet.In(read),
    };

    // The values as read, marked. Sheets keep their names where Excel can bear them.
    static byte[] ListOf(RawWorkbook read, CheckedReturn result, WorkbookPatchPage page)
    {
        var (cells, pages, places) = (0, new List<WorkbookPatchPage>(), new Dictionary<int, int>());
        foreach (var sheet in read.Sheets)
        {
            if (sheet.Name is not { Length: > 0 and <= NameMaximum } name || name.AsSpan().ContainsAny(NameMarks) || ReceiptSheet.Is(sheet)
                || pages.Exists(page => string.Equals(page.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            places[sheet.Index] = pages.Count;
            pages.Add(new WorkbookPatchPage(name, [], new SortedDictionary<int, List<PageCell>>(
                sheet.Rows.TakeWhile(row => (cells += row.Cells.Length) <= ValuesMaximum).ToDictionary(row => row.RowNumber,
                    row => row.Cells.Where(cell => cell.ColumnIndex < ColumnsMaximum).Select(ValueOf).ToList())))
            {
                Merged = RawRange.WithoutOverlap(sheet.Merged),
            });
        }

        return pages.Count == 0 || pages.Count >= WorkbookReader.SheetsMaximum ? WorkbookPages.Create([page])
            : (PatchOf(read, result, page) with
            {
                Marks = [.. ReceiptMarks.Of(result.Findings.Where(finding => places.ContainsKey(finding.SheetIndex)))
                    .Select(mark => mark with { Sheet = places[mark.Sheet] })],
                Earlier = null,
            }).Apply(WorkbookPages.Create(pages, read.FormCode), new Deadline(null));
    }

    static PageCell ValueOf(RawCell cell) =>
        new(cell.ColumnIndex, cell.Value is double number && double.IsFinite(number) ? number : CellText.Of(cell.Value))
        {
            NumberFormat = cell.NumberFormat, // 万元 or % behind a number is part of what the school typed
        };

    // Nothing that the reader sees may differ: neither a value nor what is known of it.
    static bool IsSame(RawWorkbook before, RawWorkbook? after)
    {
        return after is not null && before.FormCode == after.FormCode && before.IsDate1904 == after.IsDate1904
            && All(Own(before), Own(after), AreSame);

        static List<RawSheet> Own(RawWorkbook workbook) => [.. workbook.Sheets.Where(sheet => !ReceiptSheet.Is(sheet))];

        static bool AreSame(RawSheet one, RawSheet other) => one.Name == other.Name && one.IsHidden == other.IsHidden
            && one.Merged.SequenceEqual(other.Merged) && one.HiddenColumns.SequenceEqual(other.HiddenColumns)
            && All(one.Rows, other.Rows, (row, again) => row.RowNumber == again.RowNumber && row.IsHidden == again.IsHidden
                && row.Cells.AsSpan().SequenceEqual(again.Cells.AsSpan()));

        static bool All<T>(IReadOnlyList<T> ones, IReadOnlyList<T> others, Func<T, T, bool> areSame) =>
            ones.Count == others.Count && ones.Zip(others, areSame).All(same => same);
    }
}
