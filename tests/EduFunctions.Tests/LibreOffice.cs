using System.Diagnostics;

namespace EduFunctions.Tests;

/// <summary>LibreOffice as an office has it: opens workbooks and saves them in another format.</summary>
static class LibreOffice
{
    static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>True when the machine has it.</summary>
    public static bool IsThere => Program is not null;

    /// <summary>Workbooks (.xlsx) as it saves them: xlsx or xls.</summary>
    public static IReadOnlyList<byte[]> Convert(IReadOnlyList<byte[]> workbooks, string format)
    {
        var folder = Directory.CreateTempSubdirectory("edufunctions-office-");
        try
        {
            var paths = workbooks.Select((bytes, index) => (Path: Path.Combine(folder.FullName, $"{index}.xlsx"), Bytes: bytes)).ToList();
            paths.ForEach(file => File.WriteAllBytes(file.Path, file.Bytes));
            var output = Path.Combine(folder.FullName, "out");
            var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments = ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", format, "--outdir", output, .. paths.Select(file => file.Path)];
            arguments.ToList().ForEach(start.ArgumentList.Add);
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)));
            return [.. paths.Select(file => File.ReadAllBytes(Path.Combine(output, Path.ChangeExtension(Path.GetFileName(file.Path), format))))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
