using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Identity;
using EduFunctions.Cli;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduFunctions.App.Tests;

public sealed partial class SettingsTests
{
    // Not the app's own, but the Functions host's: how the worker runs, and how large a request may be (azure-facts.md).
    static readonly string[] OfTheHost = ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"];

    static string Repository { get; } = typeof(SettingsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "Repository").Value!;

    /// <summary>Names in triggers between percent signs, connections, and the properties of the options.</summary>
    static IEnumerable<string> Read { get; } = Metadata.Bindings
        .SelectMany(binding => Reference().Matches(binding.Element.GetRawText()).Select(match => match.Groups[1].Value))
        .Concat(Metadata.Bindings.Select(binding => binding.Element.TryGetProperty("connection", out var connection) ? connection.GetString()! : Storage.Connection))
        .Concat(typeof(CountySettings).GetProperties().Select(property => property.Name))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    static Dictionary<string, string> Sample { get; } = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(Repository, "local.settings.sample.json")))
        .GetProperty("Values").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);

    [Fact]
    public void TheSampleNamesEverySettingThatTheAppReadsAndNothingElse()
    {
        Assert.Equal(["AzureWebJobsStorage", "CompileSchedule", "CountyTimeZone", "PageAddress", "Pages", "SweepSchedule"], Read);
        Assert.Equal(Read.Concat(OfTheHost).Order(StringComparer.Ordinal), Sample.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(UploadLimit.HostBytes.ToString(System.Globalization.CultureInfo.InvariantCulture), Sample["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"]);
    }

    [Fact]
    public void TheLocalHostSetsTheSameValues() =>
        Assert.All(LocalApp.Settings, setting => Assert.Equal(setting.Value, Sample[setting.Key]));

    [Fact]
    public async Task TheDeploymentSetsTheSameNames()
    {
        var bicep = await File.ReadAllTextAsync(Path.Combine(Repository, "infra", "main.bicep"), Wait.Token);
        var set = Setting().Matches(Settings().Match(bicep).Value).Select(match => match.Groups[1].Value.Split("__")[0]).Distinct(StringComparer.Ordinal);
        Assert.Equal(
            // Pages without a sign-in are for one computer: Azure serves none.
            Read.Except(["Pages"]).Append("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT").Concat(["APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]).Order(StringComparer.Ordinal),
            set.Order(StringComparer.Ordinal));
        Assert.Contains($"FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '{Sample["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"]}'", bicep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asia/Shanghai", true)]
    [InlineData("Asia/Nowhere", false)]
    [InlineData("", false)]
    public void ATimeZoneThatTheMachineDoesNotKnowStopsTheStart(string zone, bool isGood)
    {
        var settings = new CountySettings { CountyTimeZone = zone };
        Assert.Equal(isGood, Validator.TryValidateObject(settings, new ValidationContext(settings), null, validateAllProperties: true));
    }

    [Theory]
    [InlineData("managedidentity", typeof(ManagedIdentityCredential))]
    [InlineData(null, typeof(DefaultAzureCredential))]
    public async Task WithoutAConnectionStringTheClientsSpeakToTheUrisWithTheIdentity(string? credential, Type expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage:blobServiceUri"] = "https://x.blob.core.chinacloudapi.cn/",
            ["AzureWebJobsStorage:tableServiceUri"] = "https://x.table.core.chinacloudapi.cn/",
            ["AzureWebJobsStorage:queueServiceUri"] = "https://x.queue.core.chinacloudapi.cn/",
            ["AzureWebJobsStorage:credential"] = credential,
            ["AzureWebJobsStorage:clientId"] = "00000000-0000-0000-0000-000000000001",
        }).Build();
        await using var services = new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
        var storage = services.GetRequiredService<Storage>();
        Assert.Equal("https://x.blob.core.chinacloudapi.cn/returns", storage.Returns.Uri.AbsoluteUri);
        Assert.Equal("https://x.table.core.chinacloudapi.cn/rows", storage.Table("rows").Uri.AbsoluteUri);
        Assert.Equal("https://x.queue.core.chinacloudapi.cn/compile", storage.Compile.Uri.AbsoluteUri);
        Assert.True(storage.Returns.CanGenerateSasUri is false, "An identity has no key.");
        Assert.IsType(expected, services.GetRequiredService<AzureComponentFactory>().CreateTokenCredential(configuration.GetSection(Storage.Connection)));
    }

    [Fact]
    public void AStorageThatIsNotNamedStopsTheStart()
    {
        var missing = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddStorage(new ConfigurationBuilder().Build()));
        Assert.Equal("Setting AzureWebJobsStorage (a connection string) or AzureWebJobsStorage__blobServiceUri (a URI) is missing.", missing.Message);
    }

    [GeneratedRegex("%([A-Za-z]+)%")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^var settings = \{.*?^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Settings();

    [GeneratedRegex("^  ([A-Za-z_]+):", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
