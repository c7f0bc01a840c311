using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace EduFunctions.App.Tests.Cli;

/// <summary>The command line as a process of its own, in a folder of its own.</summary>
sealed class CommandLine : IDisposable
{
    readonly ConcurrentQueue<string> _lines = [];
    readonly Process _process;

    public CommandLine(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EduFunctions.Cli.dll"), .. arguments])
        {
            WorkingDirectory = Folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMPDIR"] = Folder.CreateSubdirectory("tmp").FullName },
        };
        _process = Process.Start(info)!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("edufunctions-cli-");

    /// <summary>Folders among its temporary files.</summary>
    public IEnumerable<string> Temporary => Directory.EnumerateDirectories(Path.Combine(Folder.FullName, "tmp"), "edufunctions-*");

    public IReadOnlyList<string> Lines => [.. _lines];

    public string Output => string.Join('\n', _lines);

    /// <summary>Waits for a line that contains the text, and returns it.</summary>
    public Task<string> LineAsync(string text) => Wait.ForAsync($"a line with '{text}'", () =>
    {
        Assert.False(_process.HasExited && !Output.Contains(text, StringComparison.Ordinal), Output);
        return Task.FromResult(_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)));
    });

    public async Task<int> ExitAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Wait.Token);
        patience.CancelAfter(TimeSpan.FromMinutes(8));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>As a service manager ends it, or <c>-INT</c> as Ctrl+C does.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Its child processes and theirs: number and command.</summary>
    public IReadOnlyDictionary<int, string> Descendants()
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => (Id: int.Parse(name!, CultureInfo.InvariantCulture), Parent: ParentOf(name!))).ToLookup(entry => entry.Parent, entry => entry.Id);
        var found = new Dictionary<int, string>();
        var open = new Queue<int>([_process.Id]);
        while (open.TryDequeue(out var id))
        {
            foreach (var child in parents[id])
            {
                found[child] = CommandOf(child);
                open.Enqueue(child);
            }
        }

        return found;
    }

    /// <summary>True while the process still runs that command: its number may be another's by now.</summary>
    public static bool IsRunning(int id, string command) => CommandOf(id) == command && command.Length > 0;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        Folder.Delete(recursive: true);
    }

    // The parent stands second after the command, which is in parentheses.
    static int ParentOf(string id) =>
        Read($"/proc/{id}/stat") is { Length: > 0 } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) : 0;

    static string CommandOf(int id) => Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/cmdline")).Replace('\0', ' ');

    static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }
}
