using System.CommandLine;
using EduFunctions.LocalHost;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary><c>serve</c>: the whole app on one machine until Ctrl+C.</summary>
static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder in which the data stays.",
            DefaultValueFactory = _ => new DirectoryInfo(".edufunctions") };
        var port = new Option<int>("--port") { Description = "Port of 127.0.0.1.", DefaultValueFactory = _ => 7071 };
        var verbose = new Option<bool>("--verbose") { Description = "Print the host's log." };
        var command = new Command("serve", "Run the app on this machine until Ctrl+C; the data stays in a folder.") { data, port, verbose };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = AnsiConsole.Console;
            var folder = parsed.GetRequiredValue(data);
            folder.Create();
            Action<string>? log = parsed.GetValue(verbose) ? console.WriteLine : null;
            await using var host =
                await FunctionHost.StartAsync(LocalApp.Options(folder.FullName, parsed.GetValue(port), log), cancellationToken);
            console.MarkupLineInterpolated($"[green]✓[/] {host.Address}  数据在 data in {folder.FullName}  (Ctrl+C)");
            await UntilCancelledAsync(cancellationToken);
            return 0;
        });
        return command;
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
