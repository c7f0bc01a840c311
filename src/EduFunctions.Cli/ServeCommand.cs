using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary><c>serve</c>: the whole app on one machine until Ctrl+C.</summary>
static class ServeCommand
{
    // What the app itself has to tell: uploads, verdicts, runs, and what went wrong. All else is for --verbose.
    const string AppCategory = ": EduFunctions.App.";

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder in which the data stays.",
            DefaultValueFactory = _ => new DirectoryInfo(".edufunctions") };
        var port = LocalApp.PortOption();
        var verbose = new Option<bool>("--verbose") { Description = "Print the host's whole log." };
        var command = new Command("serve", "Run the app on this machine until Ctrl+C; the data stays in a folder.") { data, port, verbose };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var folder = parsed.GetRequiredValue(data).FullName;
            var isVerbose = parsed.GetValue(verbose);
            var options = LocalApp.Options(folder, parsed.GetValue(port), line => Tell(line, isVerbose, console));
            await using var host = await LocalApp.StartAsync(options with { Settings = LocalApp.SettingsOfEnvironment() }, console,
                cancellationToken);
            if (host is null)
            {
                return 1;
            }

            console.MarkupLineInterpolated($"[green]✓[/] {host.Address}  数据在 data in {folder}  (Ctrl+C)");
            await UntilCancelledAsync(cancellationToken);
            return 0;
        });
        return command;
    }

    static void Tell(string line, bool isVerbose, IAnsiConsole console)
    {
        if (isVerbose)
        {
            console.WriteLine(line);
        }
        else if (line.IndexOf(AppCategory, StringComparison.Ordinal) is var at and > 0
            && line.IndexOf(": ", at + AppCategory.Length, StringComparison.Ordinal) is var message and > 0)
        {
            var time = TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            var level = line.StartsWith("Information", StringComparison.Ordinal) ? "" : $"{line[..at]} ";
            console.Profile.Out.Writer.WriteLine($"{time} {level}{line[(message + 2)..].Split('\n')[0]}"); // never folded
        }
    }

    public static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C or SIGTERM is how serving ends.
        }
    }
}
