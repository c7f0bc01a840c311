using System.CommandLine;
using System.Text.Json;
using EduFunctions.Schools;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary><c>report</c>: has a running app make a self-assessment report, and writes the document.</summary>
static class ReportCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var county = new Option<string>("--county") { Description = "Six digits of the county.", Required = true };
        var year = new Option<string>("--year") { Description = "School year, e.g. 2025.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "Word document to write (.docx).", Required = true };
        var server = new Option<string>("--server") { Description = "Address of the running app, as serve prints it.", DefaultValueFactory = _ => "http://127.0.0.1:7071/" };
        server.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")))
            {
                result.AddError($"--server {result.Tokens[0].Value}: 应为 http://… 这样的地址 an address such as http://127.0.0.1:7071");
            }
        });
        var command = new Command("report", "Have a running app make a self-assessment report of the latest run, and write it as a Word document.") { county, year, output, server };
        command.SetAction(async (parsed, cancellationToken) => CountyCode.TryParse(parsed.GetRequiredValue(county), out var code)
            && SchoolYear.TryParse(parsed.GetRequiredValue(year), out var schoolYear)
            ? await RunAsync(new Uri(parsed.GetRequiredValue(server)), code, schoolYear, parsed.GetRequiredValue(output), AnsiConsole.Console, cancellationToken)
            : Refuse(AnsiConsole.Console, "县代码应为六位数字，学年应为四位数字 county: six digits, year: four"));
        return command;
    }

    static async Task<int> RunAsync(Uri server, CountyCode county, SchoolYear year, FileInfo output, IAnsiConsole console, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = Patience };
        try
        {
            var (report, document) = await MakeAsync(http, $"/api/counties/{county}/years/{year}", cancellationToken);
            output.Directory!.Create();
            await File.WriteAllBytesAsync(output.FullName, document, cancellationToken);
            console.MarkupLineInterpolated($"[green]✓[/] {Told(report)} → {output.FullName}");
            return 0;
        }
        catch (HttpRequestException unreached) when (unreached.StatusCode is null)
        {
            return Refuse(console, $"{server} 没有应答，请先运行 serve，或用 --server 写明地址 no answer: run serve first, or name the address with --server");
        }
        catch (InvalidOperationException refused)
        {
            return Refuse(console, refused.Message);
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return Refuse(console, $"{output.FullName}: 不能写入 cannot be written");
        }
    }

    /// <summary>Has a report made.</summary>
    /// <param name="http">The app.</param>
    /// <param name="api">Start of the addresses of the year's API.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>What the app answers of it, and the document.</returns>
    /// <exception cref="InvalidOperationException">The app refuses; the message says why.</exception>
    public static async Task<(JsonElement Report, byte[] Document)> MakeAsync(HttpClient http, string api, CancellationToken cancellationToken)
    {
        using var made = await http.PostAsync(new Uri($"{api}/report", UriKind.Relative), null, cancellationToken);
        var text = await made.Content.ReadAsStringAsync(cancellationToken);
        if (!made.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(WhyOf(text) ?? $"{made.RequestMessage?.RequestUri} answered {(int)made.StatusCode}.");
        }

        var report = JsonSerializer.Deserialize<JsonElement>(text);
        return (report, await http.GetByteArrayAsync(new Uri($"{api}/report?format=docx&number={report.GetProperty("number")}", UriKind.Relative), cancellationToken));
    }

    /// <summary>A report in a line: its number and run, and how many items are backed.</summary>
    public static string Told(JsonElement report) =>
        $"自评报告 report 第 {report.GetProperty("number")} 号（第 {report.GetProperty("run")} 次汇总）：有数据支撑 {report.GetProperty("backed")} 项，部分支撑 {report.GetProperty("partly")} 项，待佐证 {report.GetProperty("wanting")} 项";

    static string? WhyOf(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(answer) is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty("detail", out var told) ? told.GetString() : null;
        }
        catch (JsonException)
        {
            return null; // not the app's own answer
        }
    }

    static int Refuse(IAnsiConsole console, string text)
    {
        console.MarkupLineInterpolated($"[red]✗[/] {text}");
        return 1;
    }
}
