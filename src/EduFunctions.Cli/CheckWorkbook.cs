using System.Globalization;
using EduFunctions.Findings;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace EduFunctions.Cli;

/// <summary>What was found as a workbook that a bureau sorts and filters: sheet 问题 a row a cell, sheet 文件 a row a file.</summary>
sealed class CheckWorkbook : ICheckOutput, IAsyncDisposable
{
    // Excel's own limits.
    const int TextMaximum = 32_767;
    const int RowsMaximum = 1_048_576;

    static readonly string[] Problems = ["文件", "学校", "级别", "工作表", "单元格", "填报内容", "问题", "说明", "代码"];
    static readonly string[] Files = ["文件", "学校", "结果", "必改", "需说明", "提示"];

    readonly Stream _stream;
    readonly Spreadsheet _spreadsheet;
    readonly StyleId _heading;
    readonly List<(string Path, string? School, bool? IsAccepted, int[] Counts)> _files = [];
    int _rows = 1;

    CheckWorkbook(Stream stream, Spreadsheet spreadsheet)
    {
        (_stream, _spreadsheet) = (stream, spreadsheet);
        _heading = spreadsheet.AddStyle(new Style
        {
            Font = { Bold = true }, Fill = { Color = System.Drawing.Color.FromArgb(0xDD, 0xEB, 0xF7) },
        });
    }

    /// <summary>Begins the file.</summary>
    public static async Task<CheckWorkbook> CreateAsync(string path, CancellationToken cancellationToken)
    {
        var stream = File.Create(path);
        var workbook = new CheckWorkbook(stream, await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellationToken));
        await workbook.BeginAsync("问题", Problems, [40, 24, 10, 14, 10, 30, 80, 30, 24], cancellationToken);
        return workbook;
    }

    public async ValueTask TakeAsync(CheckedFile file, CancellationToken cancellationToken)
    {
        _files.Add((file.Path, file.School, file.IsAccepted, [.. Enum.GetValues<Severity>().Reverse().Select(file.Count)]));
        foreach (var finding in file.Findings)
        {
            foreach (var cell in finding.Cells.Cast<FindingCell?>().DefaultIfEmpty().Where(_ => _rows < RowsMaximum))
            {
                _rows++;
                await AddAsync([file.Path, file.School, Severities.NameOf(finding.Severity), finding.Sheet, cell?.Address, cell?.Text,
                    cell is null ? finding.Message.Zh : finding.MessageAt(cell).Zh, finding.Explanation, finding.Code], cancellationToken);
            }
        }
    }

    public async ValueTask EndAsync(CheckTotals totals, CancellationToken cancellationToken)
    {
        await BeginAsync("文件", Files, [40, 24, 10, 8, 8, 8], cancellationToken);
        foreach (var (path, school, isAccepted, counts) in _files)
        {
            await AddAsync([path, school, isAccepted switch { true => "✓ 通过", false => "✗ 退回", null => "打不开" }, .. counts.Cast<object>()],
                cancellationToken);
        }

        foreach (var path in totals.Missing)
        {
            await AddAsync([path, null, "没有这样的文件"], cancellationToken);
        }

        await _spreadsheet.FinishAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _spreadsheet.DisposeAsync();
        await _stream.DisposeAsync();
    }

    async Task BeginAsync(string name, string[] captions, double[] widths, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions
        {
            FrozenRows = 1, AutoFilter = new AutoFilterOptions($"A1:{CellAddress.LettersOf(captions.Length - 1)}1"),
        };
        foreach (var (index, width) in widths.Index())
        {
            options.Column(index + 1).Width = width;
        }

        await _spreadsheet.StartWorksheetAsync(name, options, cancellationToken);
        await _spreadsheet.AddRowAsync([.. captions.Select(caption => new Cell(caption, _heading))], cancellationToken);
    }

    // A text never becomes a formula here, whatever it begins with.
    async Task AddAsync(IEnumerable<object?> values, CancellationToken cancellationToken) =>
        await _spreadsheet.AddRowAsync([.. values.Select(value => value is int number ? new Cell(number)
            : new Cell(Cut(Convert.ToString(value, CultureInfo.InvariantCulture))))], cancellationToken);

    static string? Cut(string? text) => text?.Length > TextMaximum ? text[..TextMaximum] : text;
}
