using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>The difference of two versions as a workbook that prints on A4: a line a cell.</summary>
public static class DifferenceWorkbook
{
    // Excel's own limit of a sheet is far beyond what anybody reads.
    const int LinesMaximum = 20_000;

    static readonly PageLook Plain = new() { IsFramed = true };
    static readonly PageLook Header = Plain with { IsBold = true, IsCentred = true, Ink = "FFFFFF", Fill = "1F4E79" };

    /// <summary>Writes it.</summary>
    /// <param name="name">Name of the sender.</param>
    /// <param name="from">Number of the earlier version.</param>
    /// <param name="to">Number of the later version.</param>
    /// <param name="difference">What differs.</param>
    public static byte[] Write(string name, int from, int to, ReturnDifference difference)
    {
        var rows = new SortedDictionary<int, List<PageCell>>
        {
            [1] = [new PageCell(0, FormattableString.Invariant($"{name}　第 {from} 版与第 {to} 版的差别"),
                new PageLook { Size = 14, IsBold = true }) { Span = 8 }],
            [2] = [.. new[] { "工作表", "行", "改动", "项目", $"第 {from} 版", $"第 {to} 版", "消除的问题", "新出现的问题" }
                .Select((caption, index) => new PageCell(index, caption, Header))],
        };
        foreach (var change in difference.Changes.Take(LinesMaximum))
        {
            Add(change.Sheet.Caption, change.Row, CellChange.NameOf(change.Of), change.Column.Caption, CellChange.TextOf(change.Before),
                CellChange.TextOf(change.After), Told(change.Cleared), Told(change.Brought));
        }

        if (difference.Cleared.Length + difference.Brought.Length > 0)
        {
            Add("其他", "", "", "", "", "", Told(difference.Cleared), Told(difference.Brought));
        }

        if (rows.Count == 2)
        {
            rows[3] = [new PageCell(0, "两版没有差别。", Plain) { Span = 8 }];
        }

        return WorkbookPages.Create([new WorkbookPatchPage("差别", [13, 12, 8, 24, 16, 16, 40, 40], rows) { HeadRows = 2 }]);

        void Add(params string[] texts) => rows[rows.Count + 1] = [.. texts.Select((text, index) => new PageCell(index, text, Plain))];

        static string Told(IEnumerable<Text> texts) => string.Join('\n', texts.Take(20).Select(text => text.Zh));
    }
}
