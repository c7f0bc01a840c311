using System.Reflection;
using EduFunctions.LocalHost;

namespace EduFunctions.Cli;

/// <summary>The function app as it was built beside this command line, on this machine.</summary>
static class LocalApp
{
    /// <summary>Settings of the app on one machine; the same names stand in <c>local.settings.sample.json</c>.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CompileSchedule"] = "0 30 18 * * *",
        ["SweepSchedule"] = "0 0 * * * *",
        ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "104857600",
        ["CountyTimeZone"] = "Asia/Shanghai",
        ["Pages"] = "Open", // the local host answers its own computer only
    };

    /// <summary>Options of the host for it.</summary>
    /// <param name="dataDirectory">Where the data stays; null for a run that leaves nothing.</param>
    /// <param name="port">Port of 127.0.0.1; 0 for any.</param>
    /// <param name="log">Gets the host's lines.</param>
    public static LocalHostOptions Options(string? dataDirectory, int port, Action<string>? log) => new()
    {
        AppDirectory = Folder("AppDirectory"),
        AzuriteDirectory = Folder("AzuriteDirectory"),
        DataDirectory = dataDirectory,
        Port = port,
        Settings = Settings,
        Log = log,
    };

    static string Folder(string name) =>
        Path.GetFullPath(typeof(LocalApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == name).Value!);
}
