using EduFunctions.Findings;
using Spectre.Console;
using Text = Spectre.Console.Text;

namespace EduFunctions.Cli;

/// <summary>The findings as tables, for people.</summary>
sealed class CheckText(IAnsiConsole console) : ICheckOutput
{
    const int FileWidth = 200;

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
        console.MarkupLineInterpolated(
            $"[bold]{file.Path}[/]{name}: {verdict}, 必改 {file.Count(Severity.Error)}, 需说明 {file.Count(Severity.Query)}, 提示 {file.Count(Severity.Notice)}");
        if (file.Findings.Count > 0)
        {
            console.Write(TableOf(file.Findings));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(CheckTotals totals, CancellationToken cancellationToken)
    {
        foreach (var path in totals.Missing)
        {
            console.MarkupLineInterpolated($"[red]✗[/] {path}: 没有这样的工作簿 no such workbook");
        }

        console.MarkupLineInterpolated($"[bold]共 {totals.Files} 个工作簿：通过 {totals.Accepted}，退回 {totals.Returned}，打不开 {totals.Unread.Count}[/] {totals.Files} workbooks: {totals.Accepted} accepted, {totals.Returned} returned, {totals.Unread.Count} not readable");
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
                new Text(string.Join('\n', finding.Cells.Select(cell => cell.Detail?.Zh ?? cell.Text))),
                new Text(finding.Message.Zh),
                new Text(finding.Code));
        }

        return table;
    }
}
