using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EduFunctions.Benchmarks;

/// <summary>
/// Command <c>check</c> over many workbooks, as whole processes, against a script that only reads every cell of a tenth of them with
/// openpyxl (Debian's <c>python3-openpyxl</c>). Files a second, start of the process included; peak memory for the whole and for a tenth.
/// </summary>
static class FilesRun
{
    const int Tenth = 10;

    /// <summary>Makes the files, runs both in turn, and gives a Markdown table.</summary>
    /// <param name="count">How many workbooks: copies of the demo county's, with the mistakes that they have.</param>
    /// <exception cref="Win32Exception">There is no Python.</exception>
    public static string Table(int count)
    {
        var (all, few) = (Copies(count), Copies(count / Tenth));
        try
        {
            var script = Path.Combine(FuzzRun.Root(), "tests", "EduFunctions.Benchmarks", "read_every_cell.py");
            string[] check = ["exec", typeof(Cli.CheckedFiles).Assembly.Location, "check"];
            var small = Run("dotnet", [.. check, few]);
            var python = Run("/usr/bin/python3", [script, few], mayFind: false);
            var whole = Run("dotnet", [.. check, all]);
            var (read, checkedRate) = (count / Tenth / python.Seconds, count / whole.Seconds);
            return new StringBuilder("| what | files | seconds | of processors | files a second | peak MiB |\n|---|---:|---:|---:|---:|---:|\n")
                .Append(CultureInfo.InvariantCulture, $"| openpyxl reads every cell | {count / Tenth} | {python.Seconds:0.0} | {python.Processors:0.0} | {read:0} | {python.MiB:0} |\n")
                .Append(CultureInfo.InvariantCulture, $"| `check` | {count / Tenth} | {small.Seconds:0.0} | {small.Processors:0.0} | {count / Tenth / small.Seconds:0} | {small.MiB:0} |\n")
                .Append(CultureInfo.InvariantCulture, $"| `check` | {count} | {whole.Seconds:0.0} | {whole.Processors:0.0} | {checkedRate:0} | {whole.MiB:0} |\n")
                .Append(CultureInfo.InvariantCulture, $"\n`check` is {checkedRate / read:0.0} × as fast on {Environment.ProcessorCount} cores; by the time of processors {count / whole.Processors / (count / Tenth / python.Processors):0.0} × a core.\n").ToString();
        }
        finally
        {
            Directory.Delete(all, recursive: true);
            Directory.Delete(few, recursive: true);
        }
    }

    static string Copies(int count)
    {
        var folder = Directory.CreateTempSubdirectory("edufunctions-files-").FullName;
        var seeds = Directory.EnumerateFiles(Path.Combine(FuzzRun.Root(), "seeds", "2025"), "*.xlsx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var index = 0; index < count; index++)
        {
            File.Copy(seeds[index % seeds.Count], Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{index:00000}.xlsx")));
        }

        return folder;
    }

    static (double Seconds, double Processors, double MiB) Run(string program, string[] arguments, bool mayFind = true)
    {
        // What is printed goes nowhere, and looking five times a second takes nobody's time.
        var watch = Stopwatch.StartNew();
        using var process = Process.Start("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null", program, .. arguments]);
        var (peak, processors) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(200))
        {
            // A process that has ended tells neither any more.
            process.Refresh();
            if (!process.HasExited)
            {
                (peak, processors) = (Math.Max(peak, process.WorkingSet64), process.TotalProcessorTime);
            }
        }

        if (process.ExitCode > (mayFind ? 1 : 0))
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }

        return (watch.Elapsed.TotalSeconds, processors.TotalSeconds, peak / 1048576.0);
    }
}
