using System.CommandLine;
using EduFunctions.Findings;
using EduFunctions.Returns;
using Spectre.Console;
using Text = Spectre.Console.Text;

namespace EduFunctions.Cli;

/// <summary><c>check FILE…</c>: the findings of workbooks as tables; no storage needed.</summary>
static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Workbooks (.xlsx, .xls).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Check workbooks and print their findings; exit code 1 when one has errors.") { files };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), AnsiConsole.Console));
        return command;
    }

    public static int Run(IEnumerable<FileInfo> files, IAnsiConsole console)
    {
        // On all cores, printed in the order in which they were named.
        var results = files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(file => (File: file, Result: Check(file)));
        var rejected = false;
        foreach (var (file, result) in results)
        {
            if (result is null)
            {
                console.MarkupLineInterpolated($"[red]✗[/] {file.Name}: 文件不存在 no such file");
                rejected = true;
                continue;
            }

            var errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
            var queries = result.Findings.Count(finding => finding.Severity == Severity.Query);
            rejected |= errors > 0;
            var verdict = errors > 0 ? "✗ 退回 returned" : "✓ 通过 accepted";
            console.MarkupLineInterpolated(
                $"[bold]{file.Name}[/]: {verdict}, 必改 {errors}, 需说明 {queries}, 提示 {result.Findings.Count - errors - queries}");
            if (result.Findings.Count > 0)
            {
                console.Write(TableOf(result.Findings));
            }
        }

        return rejected ? 1 : 0;
    }

    // Null when there is no such file.
    static CheckedReturn? Check(FileInfo file) => file.Exists ? ReturnChecker.Check(File.ReadAllBytes(file.FullName), ReturnContext.None)
        : null;

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
