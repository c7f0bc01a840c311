using System.Diagnostics;

namespace EduFunctions.LocalHost;

/// <summary>The packages that a lock file pins, installed with npm.</summary>
internal static class NodePackages
{
    /// <summary>Runs <c>npm ci</c> unless what the lock file names is there already. Scripts of packages never run.</summary>
    public static async Task InstallAsync(string directory, Action<string> log, CancellationToken cancellationToken)
    {
        var wanted = Path.Combine(directory, "package-lock.json");
        var installed = Path.Combine(directory, "node_modules", ".package-lock.json");
        if (!File.Exists(wanted))
        {
            throw new FileNotFoundException($"There is no package-lock.json in '{directory}'.", wanted);
        }

        // One process installs, the others wait: two test runs may start at the same moment.
        using var turn = await FileTurn.TakeAsync($"edufunctions-npm-{Environment.UserName}", cancellationToken);
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
        {
            return;
        }

        // npm writes its list of what is installed last, so the list is newer than the lock file only when all went well.
        log($"Installing Azurite with npm in {directory} …");
        var npm = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            : new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        npm.WorkingDirectory = directory;
        await using var process = ChildProcess.Start(npm, line => log($"npm: {line}"));
        await process.Exited.WaitAsync(cancellationToken);
        if (process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"npm ci ended with code {process.ExitCode}. {process.LastLines}");
        }
    }
}
