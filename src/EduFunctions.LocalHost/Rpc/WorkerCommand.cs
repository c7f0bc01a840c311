using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>Starts the worker as the Functions host does.</summary>
static class WorkerCommand
{
    public static ChildProcess Start(
        string appDirectory, Uri server, string workerId, IReadOnlyDictionary<string, string> environment, Action<string> line)
    {
        var description = JsonNode.Parse(File.ReadAllText(Path.Combine(appDirectory, "worker.config.json")))!["description"]!;
        string Named(string property) => description[property]!.ToString()
            .Replace("{WorkerRoot}", appDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

        var info = new ProcessStartInfo(Named("defaultExecutablePath"), [Path.Combine(appDirectory, Named("defaultWorkerPath"))])
        {
            WorkingDirectory = appDirectory,
        };

        // The worker chooses its own port; ours are not meant for it.
        info.Environment.Remove("ASPNETCORE_URLS");
        info.Environment.Remove("ASPNETCORE_HTTP_PORTS");
        info.Environment["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development";

        // Measured (ADR 0009): code that the runtime instruments to learn from it takes twice the processor time, for longer
        // than most workers on one computer live.
        info.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        info.Environment["DOTNET_STARTUP_HOOKS"] = string.Join(Path.PathSeparator,
            new[] { typeof(StartupHook).Assembly.Location, Environment.GetEnvironmentVariable("DOTNET_STARTUP_HOOKS") }
                .Where(hook => !string.IsNullOrEmpty(hook)));
        info.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        info.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = appDirectory;
        info.Environment["Functions__Worker__HostEndpoint"] = server.ToString();
        info.Environment["Functions__Worker__WorkerId"] = workerId;
        info.Environment["Functions__Worker__RequestId"] = Guid.NewGuid().ToString();
        info.Environment["Functions__Worker__GrpcMaxMessageLength"] = $"{RpcServer.MaxMessageLength}";
        return ChildProcess.Start(info, line);
    }
}
