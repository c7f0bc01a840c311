using System.Globalization;
using System.Text.RegularExpressions;

namespace EduFunctions.LocalHost;

/// <summary>App settings, then the machine's environment.</summary>
sealed partial class SettingValues
{
    /// <summary>The setting that names the storage account.</summary>
    public const string Storage = "AzureWebJobsStorage";

    const string Emulator = "UseDevelopmentStorage=true";
    readonly Dictionary<string, string> _settings;

    /// <summary>Puts the storage that really runs in the place of every setting that asks for the emulator.</summary>
    public SettingValues(IReadOnlyDictionary<string, string> settings, string storage)
    {
        _settings = settings.ToDictionary(
            s => s.Key, s => IsEmulator(s.Value) ? storage : s.Value, StringComparer.OrdinalIgnoreCase);
        _settings[Storage] = storage;
    }

    /// <summary>How large a request may be, as the real host reads it: it answers 413 before the worker has to.</summary>
    public long BodyBytesMaximum =>
        long.TryParse(Find("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"), CultureInfo.InvariantCulture, out var bytes) ? bytes : 100 * 1024 * 1024;

    /// <summary>What the worker gets as its environment.</summary>
    public IReadOnlyDictionary<string, string> All => _settings;

    /// <summary>The account that the settings name, or null when one must be started.</summary>
    public static string? StorageNamedIn(IReadOnlyDictionary<string, string> settings) =>
        settings.FirstOrDefault(s => s.Key.Equals(Storage, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } named
        && !IsEmulator(named) ? named : null;

    /// <summary>A setting's value, or null.</summary>
    public string? Find(string name) => _settings.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name);

    /// <summary>The text with each <c>%Setting%</c> replaced by its value.</summary>
    public string Resolve(string text) => Reference().Replace(text, match => Find(match.Groups[1].Value)
        ?? throw new InvalidOperationException($"'{text}' names the setting '{match.Groups[1].Value}', which does not exist."));

    /// <summary>The connection string behind a trigger's <c>Connection</c>.</summary>
    public string Connection(string? name) => string.IsNullOrEmpty(name)
        ? _settings[Storage]
        : Find(name) ?? Find("AzureWebJobs" + name)
            ?? throw new InvalidOperationException($"The connection '{name}' names a setting that does not exist.");

    static bool IsEmulator(string value) => value.TrimEnd(';').Equals(Emulator, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Reference();
}
