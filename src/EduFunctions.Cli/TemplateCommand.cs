using System.CommandLine;
using System.IO.Compression;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary><c>template</c>: the workbooks that schools and the bureau fill in, from a register; no storage needed.</summary>
static class TemplateCommand
{
    public static Command Create()
    {
        var argument = new Argument<FileInfo?>("REGISTER") { Description = "The county's register (.xlsx).", Arity = ArgumentArity.ZeroOrOne };
        var register = new Option<FileInfo?>("--register") { Description = "The same, as check has it." };
        var all = new Option<bool>("--all") { Description = "All schools and the bureau, as without --school." };
        var county = new Option<string>("--county") { Description = "Six digits of the county.", Required = true };
        var year = new Option<string>("--year") { Description = "School year, e.g. 2025.", Required = true };
        var school = new Option<string?>("--school") { Description = "Ten digits of one school, or bureau; all schools and the bureau when left out." };
        var output = new Option<string>("--out") { Description = "Folder to write to, or an archive (.zip).", DefaultValueFactory = _ => "templates" };
        var lastYear = new Option<string?>("--last-year") { Description =
            "Folder of last year's workbooks: each template shows the accepted ones' figures beside the input, and lists their classes a grade up." };
        var command = new Command("template", "Write the templates that schools and the bureau fill in.")
        {
            argument, register, all, county, year, school, lastYear, output,
        };
        command.SetAction(async (parsed, cancellationToken) => CountyCode.TryParse(parsed.GetRequiredValue(county), out var code)
            && SchoolYear.TryParse(parsed.GetRequiredValue(year), out var schoolYear)
            ? (parsed.GetValue(argument) ?? parsed.GetValue(register)) is not { } file ? Refuse(AnsiConsole.Console, "请用 --register 指定学校名册 give the register")
            : parsed.GetValue(all) && parsed.GetValue(school) is not null ? Refuse(AnsiConsole.Console, "--all 与 --school 只能用一个 either --all or --school")
            : await RunAsync(file, code, schoolYear, parsed.GetValue(school), parsed.GetValue(lastYear),
                parsed.GetRequiredValue(output), AnsiConsole.Console, cancellationToken)
            : Refuse(AnsiConsole.Console, "县代码应为六位数字，学年应为四位数字 county: six digits, year: four"));
        return command;
    }

    public static async Task<int> RunAsync(FileInfo register, CountyCode county, SchoolYear year, string? school, string? lastYear,
        string output, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (lastYear is not null && !Directory.Exists(lastYear))
        {
            return Refuse(console, $"{lastYear}: 没有这样的文件夹 no such folder");
        }

        if (!register.Exists)
        {
            return Refuse(console, $"{register.Name}: 文件不存在 no such file");
        }

        var reading = RegisterWorkbook.Read(await File.ReadAllBytesAsync(register.FullName, cancellationToken));
        foreach (var finding in reading.Findings.Where(finding => finding.Severity == Severity.Error))
        {
            console.MarkupLineInterpolated($"[red]{Severities.NameOf(finding.Severity)}[/] {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))} {finding.Message.Zh}");
        }

        if (reading.Schools is not { } schools)
        {
            return Refuse(console, "学校名册有必改的错误，没有生成模板；请更正后重试 the register has errors: no template was written");
        }

        // The bureau's own has no school.
        var senders = schools.Where(entry => entry.IsOpenIn(year) && (school is null || entry.Code.Value == school))
            .Cast<School?>().Concat(school is null || school == Sender.Bureau.ToString() ? [null] : []).ToList();
        if (senders.TrueForAll(entry => entry is null) && school != Sender.Bureau.ToString())
        {
            return Refuse(console, "名册中没有符合条件的学校 the register has no such school");
        }

        var isArchive = output.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        Directory.CreateDirectory(isArchive ? Path.GetDirectoryName(Path.GetFullPath(output))! : output);
        using var archive = isArchive ? new ZipArchive(File.Create(output), ZipArchiveMode.Create) : null;
        var (before, known, count) = (lastYear is null ? [] : await CheckRun.ReturnsInAsync(lastYear, cancellationToken), new Register(schools), 0);
        foreach (var entry in senders)
        {
            var origin = (entry is null ? Sender.Bureau : Sender.Of(entry.Code)).OriginIn(known, year);
            var last = origin is { } sender ? before.GetValueOrDefault((sender, year.Previous)) : null;
            count += last is null ? 0 : 1;
            await using var file = Create(ReturnTemplate.NameOf(entry, county, year));
            await file.WriteAsync(ReturnTemplate.Write(entry, county, year, last), cancellationToken);
        }

        console.MarkupLineInterpolated($"[green]✓[/] {senders.Count} → {Path.GetFullPath(output)}");
        console.MarkupLineInterpolated($"其中 {count} 份有上年数{(lastYear is null ? "：要有上年数，请用 --last-year 指定上年报表所在的文件夹，或从学校页面下载模板" : "")}。 {count} with figures of last year{(lastYear is null ? ": give their folder with --last-year, or take the templates from a running app" : "")}.");
        return 0;

        Stream Create(string name)
        {
            if (archive?.CreateEntry(name, CompressionLevel.NoCompression) is not { } inArchive)
            {
                return File.Create(Path.Combine(output, name));
            }

            inArchive.LastWriteTime = ReturnTemplate.Stamp;
            return inArchive.Open();
        }
    }

    static int Refuse(IAnsiConsole console, string text)
    {
        console.MarkupLineInterpolated($"[red]✗[/] {text}");
        return 1;
    }
}
