using System.CommandLine;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Workbooks;
using Spectre.Console;
using Text = Spectre.Console.Text;

namespace EduFunctions.Cli;

/// <summary><c>check PATH…</c>: the findings of workbooks, as tables or JSON; no storage needed.</summary>
static class CheckCommand
{
    /// <summary>Exit code when a workbook has errors.</summary>
    public const int Rejected = 1;

    /// <summary>Exit code when the command is written wrong, or a path names nothing that can be read.</summary>
    public const int WrongUsage = 2;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description =
            "Workbooks (.xlsx, .xls), folders of them, or patterns such as 'returns/**/*.xlsx'.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text for tables, json for programs.",
            DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var lastYear = new Option<string?>("--last-year") { Description =
            "Folder of last year's workbooks: each return is also held against the accepted one of its school." };
        var command = new Command("check",
            "Check workbooks and print their findings. Exit code 0: all accepted, 1: one has errors, 2: wrong usage or no such file.")
        {
            paths, format, lastYear,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.GetValue(format) == "json", parsed.GetValue(lastYear), AnsiConsole.Console));
        return command;
    }

    public static int Run(IEnumerable<string> paths, bool isJson, string? lastYear, IAnsiConsole console)
    {
        if (lastYear is not null && !Directory.Exists(lastYear))
        {
            console.MarkupLineInterpolated($"[red]✗[/] {lastYear}: 没有这样的文件夹 no such folder");
            return WrongUsage;
        }

        var before = lastYear is null ? [] : ReturnsIn(lastYear);
        var found = paths.Select(path => (Path: path, Files: CheckedFiles.Named(path))).ToList();

        // On all cores, told in order. What is told comes as it is ready; JSON is one document and comes at the end.
        var results = found.SelectMany(entry => entry.Files).DistinctBy(path => Path.GetFullPath(path), StringComparer.Ordinal)
            .AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(path => new CheckedFile(path, Check(path, before)));
        var missing = found.Where(entry => entry.Files.Count == 0 && !LeftoverFiles.Has(Path.GetFileName(entry.Path)))
            .Select(entry => entry.Path).ToList();
        var told = new List<CheckedFile>();
        foreach (var file in results)
        {
            told.Add(file);
            if (!isJson)
            {
                Tell(file, console);
            }
        }

        if (isJson)
        {
            console.Profile.Out.Writer.WriteLine(CheckJson.Write(told, missing));
        }
        else
        {
            missing.ForEach(path => console.MarkupLineInterpolated($"[red]✗[/] {path}: 没有这样的工作簿 no such workbook"));
            var accepted = told.Count(file => file.Result?.IsAccepted == true);
            var unread = told.Count(file => file.Result is null);
            console.MarkupLineInterpolated($"[bold]共 {told.Count} 个工作簿：通过 {accepted}，退回 {told.Count - accepted - unread}，打不开 {unread}[/] {told.Count} workbooks: {accepted} accepted, {told.Count - accepted - unread} returned, {unread} not readable");
        }

        return missing.Count > 0 || told.Count == 0 || told.Exists(file => file.Result is null) ? WrongUsage
            : told.TrueForAll(file => file.Result!.IsAccepted) ? 0 : Rejected;
    }

    static ReturnContext Alone => ReturnContext.None with { Clock = TimeProvider.System };

    /// <summary>
    /// The accepted returns in a folder. Of several of a school and year the last in the order of paths counts, as the last that came.
    /// </summary>
    internal static Dictionary<(Sender, SchoolYear), Return> ReturnsIn(string folder) => CheckedFiles.Named(folder).AsParallel().AsOrdered()
        .Select(path => Check(path, [])?.Return).OfType<Return>().ToList()
        .GroupBy(accepted => (accepted.From, accepted.Year)).ToDictionary(group => group.Key, group => group.Last());

    static CheckedReturn? Check(string path, Dictionary<(Sender, SchoolYear), Return> before)
    {
        // Whose it is stands in the workbook: only then is it known what it is compared with.
        var alone = Check(path, Alone);
        return alone?.Draft is { } draft && before.TryGetValue((draft.From, draft.Year.Previous), out var lastYear)
            ? Check(path, Alone with { LastYear = lastYear }) : alone;
    }

    // Null when it cannot be opened: gone meanwhile, held by another program, not ours to read.
    static CheckedReturn? Check(string path, ReturnContext context)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > WorkbookReader.FileBytesMaximum ? ReturnChecker.TooLarge(length)
                : ReturnChecker.Check(File.ReadAllBytes(path), context);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static void Tell(CheckedFile file, IAnsiConsole console)
    {
        if (file.Result is null)
        {
            console.MarkupLineInterpolated($"[red]✗[/] {file.Path}: 打不开，可能正被其他程序使用 cannot be opened");
            return;
        }

        var verdict = file.Result.IsAccepted ? "✓ 通过 accepted" : "✗ 退回 returned";
        console.MarkupLineInterpolated(
            $"[bold]{file.Path}[/]: {verdict}, 必改 {file.Count(Severity.Error)}, 需说明 {file.Count(Severity.Query)}, 提示 {file.Count(Severity.Notice)}");
        if (file.Result.Findings.Count > 0)
        {
            console.Write(TableOf(file.Result.Findings));
        }
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
