using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using EduFunctions.Cli;

namespace EduFunctions.Tests;

/// <summary>What the documents name exists.</summary>
public sealed partial class DocumentTests
{
    static readonly string Readme = Text("README.md");

    public static TheoryData<string> Documents =>
        ["README.md", "CHANGELOG.md", "infra/README.md", .. Directory.EnumerateFiles(Path.Combine(RulesTests.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(RulesTests.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryFileThatADocumentNamesExists(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RulesTests.Root, document))!;
        Assert.DoesNotContain(Named().Matches(Text(document)).Select(match => match.Value.TrimEnd('.')), path => !Path.Exists(Path.Combine(RulesTests.Root, path)));
        Assert.DoesNotContain(Link().Matches(Text(document)).Select(match => match.Groups[1].Value), path => !Path.Exists(Path.Combine(folder, path)));
    }

    [Fact]
    public void EveryCommandInTheReadmeExistsWithItsOptions()
    {
        var commands = CommandName().Matches(Text("src/EduFunctions.Cli/Program.cs")).Select(match => Create(match.Groups[1].Value)).ToDictionary(command => command.Name);
        var lines = Readme.Split('\n').Where(line => line.Contains("EduFunctions.Cli -- ", StringComparison.Ordinal)).Select(line => line.Split("EduFunctions.Cli -- ")[1].Split(" > ")[0]).ToList();
        Assert.Equal(commands.Keys.Order(), lines.Select(line => line.Split(' ')[0]).Distinct().Order());
        Assert.All(lines, line => Assert.Empty(commands[line.Split(' ')[0]].Parse(line[line.Split(' ')[0].Length..]).Errors));
        Assert.All(OptionName().Matches(Readme).Select(match => match.Groups[1].Value), option => Assert.Contains(commands.Values, command => command.Options.Any(known => known.Name == option)));
    }

    [Fact]
    public void EveryAddressInTheReadmeIsTheApis()
    {
        using var api = JsonDocument.Parse(Text("docs/openapi.json"));
        var known = api.RootElement.GetProperty("paths").EnumerateObject().Select(path => new Regex("^" + Parameter().Replace(path.Name, "[^/]+") + "$")).ToList();
        var named = Address().Matches(Readme).Select(match => match.Value).ToList();
        Assert.True(named.Count >= 8);
        Assert.All(named, address => Assert.True(known.Exists(path => path.IsMatch(address)), address));
    }

    [Fact]
    public void TheSettingsOfTheDocumentsAreThoseOfTheSample()
    {
        using var sample = JsonDocument.Parse(Text("local.settings.sample.json"));
        var known = sample.RootElement.GetProperty("Values").EnumerateObject().Select(setting => setting.Name).ToList();
        var told = SettingRow().Matches(Text("docs/operations.md")).Select(match => match.Groups[1].Value);
        Assert.Equal(known.Where(name => name != "FUNCTIONS_WORKER_RUNTIME").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal)); // Azure sets that one
        Assert.All(Setting().Matches(Readme).Select(match => match.Groups[1].Value), setting => Assert.Contains(setting, known));
    }

    static Command Create(string name) => (Command)typeof(DemoCommand).Assembly.GetTypes().Single(type => type.Name == name).GetMethod("Create")!.Invoke(null, null)!;

    static string Text(string path) => File.ReadAllText(Path.Combine(RulesTests.Root, path));

    [GeneratedRegex(@"(?<![\w/-])(?:src|tests|seeds|docs|infra)/[\w./-]*\w")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\(([\w./-]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(\w+Command)\.Create\(\)")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"`(--[\w-]+)")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"/api/[\w./-]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\| `(\w+)`", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"`(\w+(?:Schedule|TimeZone|Storage))`")]
    private static partial Regex Setting();
}
