using EduFunctions.Findings;
using Spectre.Console;
using Text = Spectre.Console.Text;

namespace EduFunctions.Cli;

/// <summary>
/// The findings for people: on a terminal as tables; in a file or pipe a line each, its parts between tabs, for grep and for a spreadsheet (drawing
/// tables took a third of the time of a thousand files).
/// </summary>
sealed class CheckText(IAnsiConsole console) : ICheckOutput
{
    const int FileWidth = 200;

    readonly TextWriter? _plain = console.Profile.Out.IsTerminal ? null : console.Profile.Out.Writer;

    /// <summary>A console that writes into a file.</summary>
    public static IAnsiConsole ConsoleOf(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = FileWidth;
        return console;
    }

    public ValueTask TakeAsync(CheckedFile file, CancellationToken cancellationToken)
    {
        if (file.IsAccepted is not { } isAccepted)
        {
            console.MarkupLineInterpolated($"[red]✗[/] {file.Path}: 打不开，可能正被其他程序使用 cannot be opened");
            return ValueTask.CompletedTask;
        }

        var verdict = isAccepted ? "✓ 通过 accepted" : "✗ 退回 returned";
        var name = file.School is null ? "" : $"（{file.School}）";
        var counts = $": {verdict}, 必改 {file.Count(Severity.Error)}, 需说明 {file.Count(Severity.Query)}, 提示 {file.Count(Severity.Notice)}";
        if (_plain is not null)
        {
            _plain.WriteLine($"{file.Path}{name}{counts}");
            foreach (var finding in file.Findings)
            {
                _plain.WriteLine(LineOf(finding));
            }

            return ValueTask.CompletedTask;
        }

        console.MarkupLineInterpolated($"[bold]{file.Path}[/]{name}{counts}");
        if (file.Findings.Count > 0)
        {
            console.Write(TableOf(file.Findings));
        }

        return ValueTask.CompletedTask;
    }

    static string LineOf(Finding finding) => string.Join('\t', new[]
    {
        "", Severities.NameOf(finding.Severity), finding.Sheet ?? "文件", string.Join(' ', finding.Cells.Select(cell => cell.Address)),
        string.Join('；', finding.Cells.Select(TextOf).OfType<string>()), finding.Message.Zh, finding.Code,
    }.Select(part => part.ReplaceLineEndings(" ").Replace('\t', ' ')));

    static string? TextOf(FindingCell cell) => cell.Detail?.Zh ?? cell.Text;

    public ValueTask EndAsync(CheckTotals totals, CancellationToken cancellationToken)
    {
        foreach (var path in totals.Missing)
        {
            console.MarkupLineInterpolated($"[red]✗[/] {path}: 没有这样的工作簿 no such workbook");
        }

        var total = $"共 {totals.Files} 个工作簿：通过 {totals.Accepted}，退回 {totals.Returned}，打不开 {totals.Unread.Count}";
        var totalEn = $" {totals.Files} workbooks: {totals.Accepted} accepted, {totals.Returned} returned, {totals.Unread.Count} not readable";
        if (_plain is not null)
        {
            _plain.WriteLine(total + totalEn);
        }
        else
        {
            console.MarkupLineInterpolated($"[bold]{total}[/]{totalEn}");
        }

        return ValueTask.CompletedTask;
    }

    static Table TableOf(IEnumerable<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("级别", "工作表", "单元格", "内容", "问题", "代码");
        foreach (var finding in findings)
        {
            table.AddRow(
                new Text(Severities.NameOf(finding.Severity)),
                new Text(finding.Sheet ?? "文件"),
                new Text(string.Join('\n', finding.Cells.Select(cell => cell.Address))),
                new Text(string.Join('\n', finding.Cells.Select(TextOf))),
                new Text(finding.Message.Zh),
                new Text(finding.Code));
        }

        return table;
    }
}
