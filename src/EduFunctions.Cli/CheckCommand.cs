using System.CommandLine;
using EduFunctions.Schools;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary>What <c>check</c> is asked.</summary>
sealed record CheckRequest(IReadOnlyList<string> Paths)
{
    /// <summary>text, json, sarif or xlsx.</summary>
    public string Format { get; init; } = "text";

    /// <summary>File that the result goes to; null for where the command is run.</summary>
    public string? Out { get; init; }

    /// <summary>The county's register; null when none is at hand.</summary>
    public string? Register { get; init; }

    /// <summary>Folder of last year's workbooks; null for none.</summary>
    public string? LastYear { get; init; }
}

/// <summary><c>check PATH…</c>: the findings of workbooks of all three forms; no storage needed.</summary>
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
        var format = new Option<string>("--format") { Description =
            "text for tables, json and sarif (2.1.0) for programs, xlsx for a workbook of all findings.",
            DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "xlsx");
        var output = new Option<string?>("--out") { Description = "File to write the result to; needed for xlsx." };
        var register = new Option<string?>("--register") { Description =
            "The county's register (.xlsx): each return is held against its school's entry, and a school that is not in it is told." };
        var lastYear = new Option<string?>("--last-year") { Description =
            "Folder of last year's workbooks: each return is also held against the accepted one of its school." };
        var command = new Command("check",
            "Check workbooks and print their findings. Exit code 0: all accepted, 1: one has errors, 2: wrong usage or no such file.")
        {
            paths, format, output, register, lastYear,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(new CheckRequest(parsed.GetRequiredValue(paths))
        {
            Format = parsed.GetRequiredValue(format), Out = parsed.GetValue(output), Register = parsed.GetValue(register),
            LastYear = parsed.GetValue(lastYear),
        }, AnsiConsole.Console, CheckProgress.OfProcess(parsed.GetRequiredValue(format) == "text" && parsed.GetValue(output) is null),
            cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(CheckRequest request, IAnsiConsole console, CheckProgress progress,
        CancellationToken cancellationToken)
    {
        if (request.LastYear is { } folder && !Directory.Exists(folder))
        {
            return Refuse($"{folder}: 没有这样的文件夹 no such folder");
        }

        if (request is { Format: "xlsx", Out: null })
        {
            return Refuse("--format xlsx 须用 --out 写明文件名 needs --out FILE");
        }

        Register? register = null;
        if (request.Register is { } path)
        {
            if (!File.Exists(path))
            {
                return Refuse($"{path}: 没有这样的文件 no such file");
            }

            var reading = RegisterWorkbook.Read(await File.ReadAllBytesAsync(path, cancellationToken));
            if (reading.Schools is not { } schools)
            {
                return Refuse($"{path}: {reading.Findings.First(finding => finding.Severity == Findings.Severity.Error).Message.Zh}");
            }

            register = new Register(schools);
        }

        await using var writer = request is { Out: { } file, Format: not "xlsx" } ? new StreamWriter(file) : null;
        var target = writer ?? console.Profile.Out.Writer;
        ICheckOutput output = request.Format switch
        {
            "json" => new CheckJson(target),
            "sarif" => new CheckSarif(target),
            "xlsx" => await CheckWorkbook.CreateAsync(request.Out!, cancellationToken),
            _ => new CheckText(writer is null ? console : CheckText.ConsoleOf(writer)),
        };
        await using (output as IAsyncDisposable)
        {
            return await new CheckRun(register, request.LastYear).RunAsync(request.Paths, output, progress, cancellationToken);
        }

        int Refuse(string text)
        {
            console.MarkupLineInterpolated($"[red]✗[/] {text}");
            return WrongUsage;
        }
    }
}
