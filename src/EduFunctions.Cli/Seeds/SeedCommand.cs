using System.CommandLine;
using System.Text;
using EduFunctions.Schools;
using Spectre.Console;

namespace EduFunctions.Cli.Seeds;

/// <summary><c>seed</c>: the demo county's register, its files of 2025 and the page that says what must come out.</summary>
static class SeedCommand
{
    /// <summary>Name of the register's workbook.</summary>
    public const string RegisterName = "register.xlsx";

    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder to write to.",
            DefaultValueFactory = _ => new DirectoryInfo("seeds") };
        var command = new Command("seed", "Write the demo county 420699: register, returns of 2025, README.") { output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(output), AnsiConsole.Console));
        return command;
    }

    /// <summary>Writes every file of <see cref="All"/> below <paramref name="folder"/>.</summary>
    public static int Run(DirectoryInfo folder, IAnsiConsole console)
    {
        var (count, size) = (0, 0L);
        foreach (var (path, bytes) in All(SeedCounty.Create()))
        {
            var target = Path.Combine(folder.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes);
            (count, size) = (count + 1, size + bytes.Length);
        }

        console.MarkupLineInterpolated($"{folder.FullName}: {count} files, {size} bytes");
        return 0;
    }

    /// <summary>Path (with /) and content of every file.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> All(SeedCounty county)
    {
        yield return ("README.md", Encoding.UTF8.GetBytes(SeedReadme.Text(county)));
        yield return (RegisterName, SeedWorkbook.Register(county.Register));
        foreach (var file in county.Files(new SchoolYear(SeedClasses.LastYear)))
        {
            yield return ($"{SeedClasses.LastYear}/{file.From}/{file.FileName}", file.Bytes);
        }
    }
}
