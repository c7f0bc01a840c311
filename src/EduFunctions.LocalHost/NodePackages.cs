using System.Diagnostics;

namespace EduFunctions.LocalHost;

/// <summary>The packages that a lock file pins, installed with npm.</summary>
static class NodePackages
{
    static readonly string[] Install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];

    /// <summary>Runs <c>npm ci</c> unless what the lock file names is there already. Scripts of packages never run.</summary>
    public static async Task InstallAsync(string directory, Action<string> log, CancellationToken cancellationToken)
    {
        var wanted = Path.Combine(directory, "package-lock.json");
        var installed = Path.Combine(directory, "node_modules", ".package-lock.json");
        if (!File.Exists(wanted))
        {
            throw new FileNotFoundException($"There is no package-lock.json in '{directory}'.", wanted);
        }

        // npm writes its list of what is installed last, so the list is newer than the lock file only when all went well.
        await using var turn = await TurnAsync(cancellationToken);
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
        {
            return;
        }

        log($"Installing Azurite with npm in {directory} …");
        var npm = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. Install])
            : new ProcessStartInfo("npm", Install);
        npm.WorkingDirectory = directory;
        await using var process = ChildProcess.Start(npm, line => log($"npm: {line}"));
        await process.Exited.WaitAsync(cancellationToken);
        if (process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"npm ci ended with code {process.ExitCode}. {process.LastLines}");
        }
    }

    /// <summary>One process installs while the others wait, for two test runs may start at once: who holds the file open has
    /// the turn.</summary>
    static async Task<FileStream> TurnAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"edufunctions-npm-{Environment.UserName}.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }
}
