using System.CommandLine;
using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using EduFunctions.LocalHost;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary>The function app as it was built beside this command line, on this machine.</summary>
static class LocalApp
{
    const string Storage = "AzureWebJobsStorage";

    /// <summary>Settings of the app on one machine; the same names stand in <c>local.settings.sample.json</c>.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CompileSchedule"] = "0 30 18 * * *",
        ["SweepSchedule"] = "0 0 * * * *",
        ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "104857600",
        ["CountyTimeZone"] = "Asia/Shanghai",
        ["Pages"] = "Open", // the local host answers its own computer only
    };

    /// <summary>Those settings, and the storage, as the environment says otherwise.</summary>
    public static IReadOnlyDictionary<string, string> SettingsOfEnvironment() => Settings.Keys.Append(Storage)
        .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name) is { Length: > 0 } said ? said
            : Settings.GetValueOrDefault(name)))
        .Where(setting => setting.Value is not null)
        .ToDictionary(setting => setting.Name, setting => setting.Value!, StringComparer.Ordinal);

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

    /// <summary>The option that names a port.</summary>
    public static Option<int> PortOption()
    {
        var port = new Option<int>("--port") { Description = "Port of 127.0.0.1; 0 for any.", DefaultValueFactory = _ => 7071 };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, out var number) || number is < 0 or > IPEndPoint.MaxPort))
            {
                result.AddError($"--port {result.Tokens[0].Value}: 端口应为 0 至 {IPEndPoint.MaxPort} a port is a number from 0 to {IPEndPoint.MaxPort}.");
            }
        });
        return port;
    }

    /// <summary>Starts it; null when it cannot be started, of which the reason is told in a sentence.</summary>
    public static async Task<FunctionHost?> StartAsync(LocalHostOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        try
        {
            TryPort(options.Port);
            if (options.DataDirectory is { } data)
            {
                Directory.CreateDirectory(data);
            }

            return await FunctionHost.StartAsync(options, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SocketException or InvalidOperationException
            or TimeoutException)
        {
            console.MarkupLineInterpolated($"[red]✗[/] {Reason(failure, options)}");
            return null;
        }
    }

    // Before anything else is started: a port that is taken is the commonest reason.
    static void TryPort(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        listener.Start();
    }

    // What programs say of themselves may be many lines; the first says what is wrong.
    static string Reason(Exception failure, LocalHostOptions options)
    {
        var told = failure.Message.Split('\n')[0].Trim();
        return failure switch
        {
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                $"端口 {options.Port} 已被别的程序占用，请用 --port 换一个。 Port {options.Port} is taken; name another with --port.",
            SocketException =>
                $"端口 {options.Port} 不能使用（{told}），请用 --port 换一个。 Port {options.Port} cannot be used; name another with --port.",
            InvalidOperationException { InnerException: Win32Exception } =>
                $"缺少 Node.js：请先安装 Node.js（带 npm），再运行一次。 {told}",
            UnauthorizedAccessException => $"数据文件夹 {options.DataDirectory} 不能写入。 The data folder cannot be written: {told}",
            _ => $"没有启动成功（数据文件夹 {options.DataDirectory ?? "临时"}）。 It did not start: {told}",
        };
    }

    static string Folder(string name) =>
        Path.GetFullPath(typeof(LocalApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == name).Value!);
}
