using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EduFunctions.Tests;

public sealed partial class InfraTests
{
    static readonly Lazy<Task<JsonNode>> Main = new(async () => JsonNode.Parse(await BicepAsync("build", "main.bicep"))!);

    [Theory]
    [InlineData("build", "main.bicep")]
    [InlineData("build", "events.bicep")]
    [InlineData("build-params", "main.bicepparam")]
    [InlineData("lint", "main.bicep")]
    [InlineData("lint", "events.bicep")]
    [InlineData("format", "main.bicep")]
    [InlineData("format", "events.bicep")]
    [InlineData("format", "main.bicepparam")]
    public async Task BicepHasNothingToObjectTo(string command, string file)
    {
        var output = await BicepAsync(command, file);
        if (command == "format")
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken), output);
        }
    }

    [Theory]
    [InlineData("blobServices/containers", "returns", "receipts", "runs", "settings", "reports", "app-package", "deadletters")]
    [InlineData("queueServices/queues", "compile", "compile-poison", "sweep", "sweep-poison", "webjobs-blobtrigger-poison")]
    [InlineData("tableServices/tables", "schools", "returns", "rows", "queries", "rounds", "figures", "adjustments", "flags", "outcomes")]
    public async Task EveryContainerQueueAndTableIsDeclared(string type, params string[] names)
    {
        var main = await Main.Value;
        var variables = main["variables"]!;
        var list = CopiedVariable.Match((string)Resource(main, $"Microsoft.Storage/storageAccounts/{type}")["name"]!).Groups[1].Value;
        Assert.Equal(names, variables[list]!.AsArray().Select(item => Variable.Replace((string)item!, match => (string)variables[match.Groups[1].Value]!)));
    }

    // What the app would make by itself is there already, whoever may make tables in Azure.
    [Fact]
    public async Task EveryTableOfTheAppIsDeclared()
    {
        var source = await File.ReadAllTextAsync(Path.Combine(RulesTests.Root, "src", "EduFunctions.App", "Storage.cs"), TestContext.Current.CancellationToken);
        var names = Regex.Match(source, @"TableNames = \[(.*?)\]").Groups[1].Value.Split(',').Select(name => name.Trim().Trim('"')).ToList();
        Assert.Contains("returns", names);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await Main.Value)["variables"]!["tables"]!.AsArray().Select(item => (string)item!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheStorageIsKeylessPrivateAndLocked()
    {
        var main = await Main.Value;
        var storage = Resource(main, "Microsoft.Storage/storageAccounts");
        Assert.False((bool)storage["properties"]!["allowSharedKeyAccess"]!);
        Assert.False((bool)storage["properties"]!["allowBlobPublicAccess"]!);
        Assert.Equal("TLS1_2", (string)storage["properties"]!["minimumTlsVersion"]!);

        var locked = Resource(main, "Microsoft.Authorization/locks");
        Assert.Equal("CanNotDelete", (string)locked["properties"]!["level"]!);
        Assert.Contains("Microsoft.Storage/storageAccounts", (string)locked["scope"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothPlansHaveTheSettingsThatTheAppReadsAndOnlyPremiumThoseThatFlexRefuses()
    {
        string[] common =
        [
            "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
            "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
            "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            "CompileSchedule", "SweepSchedule", "CountyTimeZone", "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT",
        ];
        string[] premium =
        [
            "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME",
            "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID",
        ];
        var main = await Main.Value;
        Assert.Equal(["flex", "ep1"], main["parameters"]!["plan"]!["allowedValues"]!.AsArray().Select(value => (string)value!));

        // The settings are one ARM expression: if(equals(plan, 'flex'), createObject(common), union(createObject(common), createObject(premium))).
        var plans = ((string)Resource(main, "Microsoft.Web/sites")["properties"]!["siteConfig"]!["appSettings"]!).Split("union(");
        Assert.Equal(2, plans.Length);
        Assert.Equal(common, SettingNames(plans[0]));
        Assert.Equal(common.Concat(premium), SettingNames(plans[1]));
    }

    static string Folder => Path.Combine(RulesTests.Root, "infra");

    static JsonNode Resource(JsonNode template, string type) =>
        Assert.Single(template["resources"]!.AsArray(), resource => (string)resource!["type"]! == type)!;

    static IEnumerable<string> SettingNames(string expression) =>
        SettingName.Matches(expression).Select(match => match.Groups[1].Value);

    /// <summary>Runs the Bicep command line on a file of <c>infra/</c>; any warning fails the test.</summary>
    static async Task<string> BicepAsync(string command, string file)
    {
        var token = TestContext.Current.CancellationToken;
        var bicep = Executable();
        var start = new ProcessStartInfo(bicep, [command, .. command == "lint" ? [] : new[] { "--stdout" }, Path.Combine(Folder, file)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process? started = null;
        try
        {
            started = Process.Start(start);
        }
        catch (Win32Exception exception)
        {
            Assert.Fail($"infra/ is checked by the Bicep command line, which did not start as '{bicep}' ({exception.Message}). Off Linux x64, install it and put it on the PATH.");
        }

        using var process = started!;
        var standardError = process.StandardError.ReadToEndAsync(token);
        var output = await process.StandardOutput.ReadToEndAsync(token);
        var errors = await standardError;
        await process.WaitForExitAsync(token);
        Assert.True(process.ExitCode == 0 && errors.Length == 0, $"bicep {command} {file} ended with {process.ExitCode}:\n{errors}");
        return output;
    }

    /// <summary>On Linux x64 the Bicep of the package; elsewhere the one on the PATH.</summary>
    static string Executable()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            return "bicep";
        }

        var bicep = typeof(InfraTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Bicep").Value!;
        if (!File.GetUnixFileMode(bicep).HasFlag(UnixFileMode.UserExecute))
        {
            File.SetUnixFileMode(bicep, File.GetUnixFileMode(bicep) | UnixFileMode.UserExecute);
        }

        return bicep;
    }

    [GeneratedRegex(@"variables\('(\w+)'\)\[copyIndex\(\)\]")]
    private static partial Regex CopiedVariable { get; }

    [GeneratedRegex(@"^\[variables\('(\w+)'\)\]$")]
    private static partial Regex Variable { get; }

    // Settings of the platform by their prefixes, and the app's own.
    [GeneratedRegex(@"'((?:AzureWebJobsStorage__|APPLICATIONINSIGHTS_|FUNCTIONS_|WEBSITE_)\w+|(?:Compile|Sweep)Schedule|CountyTimeZone)'")]
    private static partial Regex SettingName { get; }
}
