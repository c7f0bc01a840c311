using System.Diagnostics;
using System.Reflection;
using Microsoft.Playwright;

namespace EduFunctions.App.Tests.Pages;

/// <summary>The machine's own Chromium, and axe-core as its lock file pins it.</summary>
public sealed class Browser : IAsyncLifetime
{
    IPlaywright _playwright = null!;
    IBrowser _chromium = null!;

    static string AxeDirectory { get; } =
        Path.Combine(typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "Repository").Value!, "tests", "EduFunctions.App.Tests", "Pages", "axe");

    public async ValueTask InitializeAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, (folder, name) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Assert.True(path is not null, "No Chromium on PATH. Install it: apt-get install chromium fonts-noto-cjk");
        await InstallAxeAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        });
    }

    /// <summary>A new window on the app.</summary>
    public async Task<IPage> OpenAsync(RunningApp app, bool hasScript = true)
    {
        var context = await _chromium.NewContextAsync(new BrowserNewContextOptions { BaseURL = app.Host.Address.ToString(), JavaScriptEnabled = hasScript, Locale = "zh-CN", AcceptDownloads = true });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>What axe-core objects to, one line each.</summary>
    public static async Task<IEnumerable<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AxeDirectory, "node_modules", "axe-core", "axe.min.js"), Wait.Token));
        return await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ') + ' ' + n.html).slice(0, 3).join(' | ')}`)");
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }

    // As the local host does with Azurite: npm writes its own list last, so that it is newer than the lock file only when all went well.
    static async Task InstallAxeAsync()
    {
        var installed = Path.Combine(AxeDirectory, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(AxeDirectory, "package-lock.json")))
        {
            return;
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = AxeDirectory, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(Wait.Token), npm.StandardError.ReadToEndAsync(Wait.Token));
        await npm.WaitForExitAsync(Wait.Token);
        Assert.True(npm.ExitCode == 0, $"npm ci ended with code {npm.ExitCode}: {await output}{await errors}");
    }
}
