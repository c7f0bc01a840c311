using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using EduFunctions.Cli.Seeds;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary><c>demo</c>: the main job on the demo county, from the schools' files to the county's problems.</summary>
static class DemoCommand
{
    const string OutputFolder = "demo-output";

    public static Command Create()
    {
        var exit = new Option<bool>("--exit") { Description = "End when the summary is printed instead of going on serving." };
        var port = LocalApp.PortOption();
        var verbose = new Option<bool>("--verbose") { Description = "Print the host's log." };
        var command = new Command("demo", "Run the main job on the demo county and go on serving.") { exit, port, verbose };
        command.SetAction(async (parsed, cancellationToken) =>
            await RunAsync(parsed.GetValue(port), parsed.GetValue(exit), parsed.GetValue(verbose), AnsiConsole.Console, cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(int port, bool exit, bool verbose, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        console.Profile.Width = Math.Max(console.Profile.Width, Console.IsOutputRedirected ? 180 : 0);
        console.MarkupLine("启动存储和函数 starting storage and worker …");
        await using var host =
            await LocalApp.StartAsync(LocalApp.Options(null, port, verbose ? console.WriteLine : null), console, cancellationToken);
        if (host is null)
        {
            return 1;
        }

        using var demo = new Demo(host, SeedCounty.Create());
        await LoadAsync(demo, console, cancellationToken);
        await PrintAsync(demo, console, cancellationToken);
        console.MarkupLineInterpolated($"[green]✓[/] {watch.Elapsed.TotalSeconds:0} s");
        if (exit)
        {
            return 0;
        }

        console.MarkupLineInterpolated($"[bold]{host.Address}counties/{Demo.County}/years/{Demo.Years[^1]}[/]  (Ctrl+C)");
        await ServeCommand.UntilCancelledAsync(cancellationToken);
        return 0;
    }

    static Task LoadAsync(Demo demo, IAnsiConsole console, CancellationToken cancellationToken) =>
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
        {
            await demo.LoadRegisterAsync(cancellationToken);
            foreach (var year in Demo.Years)
            {
                var task = progress.AddTask($"{year} 学年报表 returns");
                await demo.LoadReturnsAsync(year, (done, total) => (task.MaxValue, task.Value) = (total, done), cancellationToken);
                task.StopTask();
            }

            var compile = progress.AddTask("汇总 compile", maxValue: 1);
            await demo.CompileAsync(cancellationToken);
            compile.Increment(1);
        });

    static async Task PrintAsync(Demo demo, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var year = Demo.Years[^1];
        var summary = await demo.GetAsync($"{Demo.Api(year)}/summary", cancellationToken);
        var flags = await demo.GetAsync($"{Demo.Api(year)}/flags", cancellationToken);
        console.Write(DemoTables.Figures(summary));
        console.Write(DemoTables.SectionsOf(summary));
        console.Write(DemoTables.Limits(summary));
        console.Write(DemoTables.Flags(flags));
        console.Write(DemoTables.Relief(await demo.GetAsync($"{Demo.Api(year)}/relief-plan", cancellationToken)));
        console.Write(DemoTables.Forecast(await demo.GetAsync($"{Demo.Api(year)}/forecast", cancellationToken)));
        var rejected = new List<JsonElement>();
        foreach (var entry in (await demo.GetAsync($"{Demo.Api(year)}/returns", cancellationToken)).GetProperty("returns").EnumerateArray()
            .Where(entry => entry.GetProperty("state").GetString() == "returned"))
        {
            rejected.Add(await demo.GetAsync($"{Demo.Api(year)}/schools/{entry.GetProperty("school").GetString()}/return",
                cancellationToken));
        }

        console.Write(DemoTables.Rejected(rejected));
        Directory.CreateDirectory(OutputFolder);
        var school = rejected[0].GetProperty("school").GetString();
        var receipt = Path.Combine(OutputFolder, $"receipt-{year}-{school}.xlsx");
        var county = Path.Combine(OutputFolder, $"county-{year}-{Demo.County}.xlsx");
        await File.WriteAllBytesAsync(receipt,
            await demo.DownloadAsync($"{Demo.Api(year)}/schools/{school}/return/receipt", cancellationToken), cancellationToken);
        await File.WriteAllBytesAsync(county, await demo.DownloadAsync($"{Demo.Api(year)}/summary?format=xlsx", cancellationToken),
            cancellationToken);
        console.MarkupLineInterpolated($"回执 receipt: {receipt}   县级汇总表 county workbook: {county}");
        var (made, document) = await demo.MakeReportAsync(year, cancellationToken);
        var report = Path.Combine(OutputFolder, $"report-{year}-{Demo.County}.docx");
        await File.WriteAllBytesAsync(report, document, cancellationToken);
        console.MarkupLineInterpolated($"{ReportCommand.Told(made)} → {report}");
    }
}
