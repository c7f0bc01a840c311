using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
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
        console.Write(Figures(summary));
        console.Write(Limits(summary));
        console.Write(Flags(flags));
        console.Write(Relief(await demo.GetAsync($"{Demo.Api(year)}/relief-plan", cancellationToken)));
        console.Write(Forecast(await demo.GetAsync($"{Demo.Api(year)}/forecast", cancellationToken)));
        var rejected = new List<JsonElement>();
        foreach (var entry in (await demo.GetAsync($"{Demo.Api(year)}/returns", cancellationToken)).GetProperty("returns").EnumerateArray()
            .Where(entry => entry.GetProperty("state").GetString() == "returned"))
        {
            rejected.Add(await demo.GetAsync($"{Demo.Api(year)}/schools/{entry.GetProperty("school").GetString()}/return",
                cancellationToken));
        }

        console.Write(Rejected(rejected));
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

    static Table Figures(JsonElement summary)
    {
        var completeness = summary.GetProperty("completeness");
        var table = new Table().Border(TableBorder.Rounded)
            .Title(string.Create(CultureInfo.InvariantCulture, $"{Demo.County} {summary.GetProperty("year")} 学年汇总 · 第 {summary.GetProperty("run")} 次 · 应报 {completeness.GetProperty("expected")} 已核 {completeness.GetProperty("accepted")}"))
            .AddColumns("指标", "数值", "上年", "同口径增减", "单位", "纳入/应含", "代码");
        string[] wanted = ["", ".compulsory", ".primary", ".junior", ".senior", ".urban", ".town", ".rural"];
        foreach (var figure in summary.GetProperty("figures").EnumerateArray()
            .Where(figure => IsShown(figure, wanted) && figure.GetProperty("expected").GetInt32() > 0))
        {
            table.AddRow(new Text(Of(figure, "name")), new Text(Of(figure, "text")).RightJustified(),
                new Text(Of(figure, "lastYearText")).RightJustified(), new Text(Of(figure, "changeText")),
                new Text(Of(figure, "unit")), new Text($"{figure.GetProperty("counted")}/{figure.GetProperty("expected")}"),
                    new Text(Of(figure, "code")));
        }

        return table;
    }

    // The county's own figures, where it has schools that they are asked of, and the heart of them by stage and location.
    static bool IsShown(JsonElement figure, string[] subjects)
    {
        var (code, indicator) = (Of(figure, "code"), Of(figure, "indicator"));
        return indicator is "large-classes" or "super-large-classes" or "large-class-share" or "classes" or "pupils"
            ? subjects.Contains(code[indicator.Length..]) : code == indicator && !indicator.StartsWith("classes-from-", StringComparison.Ordinal);
    }

    // The figures of all sections that are held against a value, those that miss it first.
    static Table Limits(JsonElement summary)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("标准对照").AddColumns("指标", "数值", "单位", "标准", "是否达到", "纳入/应含");
        foreach (var figure in summary.GetProperty("figures").EnumerateArray()
            .Where(figure => figure.GetProperty("isMet").ValueKind != JsonValueKind.Null && !Of(figure, "code").Contains(".school-", StringComparison.Ordinal))
            .OrderBy(figure => figure.GetProperty("isMet").GetBoolean()))
        {
            AddRow(table, Of(figure, "name"), Of(figure, "text"), Of(figure, "unit") is "%" or "系数" ? "" : Of(figure, "unit"), Of(figure, "limitText"),
                figure.GetProperty("isMet").GetBoolean() ? "达到" : "未达到", $"{figure.GetProperty("counted")}/{figure.GetProperty("expected")}");
        }

        return table;
    }

    static string Of(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    static Table Flags(JsonElement flags)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title("问题清单")
            .AddColumns("级别", "问题", "学校", "情况", "何时起", "原因", "处置");
        foreach (var flag in flags.GetProperty("flags").EnumerateArray().Where(flag => flag.GetProperty("stands").GetBoolean()))
        {
            string[] shown = ["severityName", "name", "subject", "told", "changeName", "causeName", "remedy"];
            table.AddRow(shown.Select(name => new Text(Of(flag, name))));
        }

        return table;
    }

    static Table Relief(JsonElement plan)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("分流方案").Caption(Of(plan, "text"))
            .AddColumns("年级", "从", "到 / 由哪个项目", "人数", "千米", "从：各班", "到：各班");
        foreach (var move in plan.GetProperty("moves").EnumerateArray())
        {
            AddRow(table, $"{move.GetProperty("grade")}", Of(move, "fromName"), Of(move, "toName"), $"{move.GetProperty("pupils")}",
                $"{move.GetProperty("distance")}", Change(move, "from"), Change(move, "to"));
        }

        foreach (var rest in plan.GetProperty("remaining").EnumerateArray())
        {
            AddRow(table, $"{rest.GetProperty("grade")}", Of(rest, "schoolName"),
                $"{rest.GetProperty("project").GetString() ?? Of(rest, "why")} {rest.GetProperty("completion")}", $"{rest.GetProperty("pupils")}");
        }

        return table;

        static string Change(JsonElement move, string side) =>
            $"{string.Join('、', move.GetProperty($"{side}Before").EnumerateArray())} → {string.Join('、', move.GetProperty($"{side}After").EnumerateArray())}";
    }

    static Table Forecast(JsonElement forecast)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("班额预测")
            .AddColumns("学年", "年级", "学生数", "班数", "大班额", "方案和项目后", "纳入/应含");
        foreach (var total in forecast.GetProperty("totals").EnumerateArray().Where(total => total.GetProperty("counted").GetInt32() > 0))
        {
            string[] shown = ["year", "grade", "pupils", "classes", "large", "planLarge"];
            AddRow(table, [.. shown.Select(name => $"{total.GetProperty(name)}"), $"{total.GetProperty("counted")}/{total.GetProperty("expected")}"]);
        }

        return table;
    }

    static void AddRow(Table table, params IEnumerable<string> texts) => table.AddRow(texts.Select(text => new Text(text)));

    static Table Rejected(IEnumerable<JsonElement> returns)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title("退回的报表").AddColumns("学校", "单元格", "必改事项", "代码");
        foreach (var entry in returns)
        {
            foreach (var finding in entry.GetProperty("findings").EnumerateArray()
                .Where(finding => finding.GetProperty("severity").GetString() == "error"))
            {
                var cells = string.Join(' ',
                    finding.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("address").GetString()));
                table.AddRow(new Text(entry.GetProperty("school").GetString()!),
                    new Text($"{finding.GetProperty("sheet").GetString() ?? "文件"} {cells}"),
                    new Text(finding.GetProperty("message").GetString()!), new Text(finding.GetProperty("code").GetString()!));
            }
        }

        return table;
    }
}
