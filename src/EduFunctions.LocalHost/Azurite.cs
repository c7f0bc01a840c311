using System.Diagnostics;
using System.Text;

namespace EduFunctions.LocalHost;

/// <summary>Azure's storage emulator, running on free ports of this machine only, for as long as this object lives.</summary>
sealed class Azurite : IAsyncDisposable
{
    // The emulator's well-known account, the same on every machine in the world: no secret.
    const string Account = "devstoreaccount1";
    const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    const int TriesMaximum = 3;
    const string PortTaken = "EADDRINUSE";

    // Long, for a busy machine; one that ends is noticed at once.
    static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    readonly ChildProcess _process;
    readonly string? _temporary;

    Azurite(ChildProcess process, string? temporary, string connectionString)
    {
        (_process, _temporary) = (process, temporary);
        ConnectionString = connectionString;
        AppDomain.CurrentDomain.ProcessExit += DeleteAtExit;
    }

    /// <summary>Blobs, queues and tables; path-style, without the trailing slash that makes clients take it for Azure's own.</summary>
    public string ConnectionString { get; }

    /// <summary>Installs the pinned Azurite when it is absent or outdated, starts it, and waits until it answers.</summary>
    /// <param name="azuriteDirectory">The folder with the lock file that pins it.</param>
    /// <param name="dataDirectory">Where it keeps its data. Null: a new temporary folder, deleted at the end.</param>
    /// <param name="write">Gets each line that it prints, one for each blob that is written among them.</param>
    /// <param name="log">Gets a line for each thing that happens.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<Azurite> StartAsync(
        string azuriteDirectory, string? dataDirectory, Action<string> write, Action<string> log, CancellationToken cancellationToken)
    {
        azuriteDirectory = Path.GetFullPath(azuriteDirectory);
        await NodePackages.InstallAsync(azuriteDirectory, log, cancellationToken);
        var temporary = dataDirectory is null ? Directory.CreateTempSubdirectory("edufunctions-").FullName : null;
        var data = Directory.CreateDirectory(dataDirectory ?? temporary!).FullName;
        for (var tries = 1; ; tries++)
        {
            var ports = LoopbackPorts.Free(3);
            var process = ChildProcess.Start(Command(azuriteDirectory, data, ports), write);
            try
            {
                await AnswerAsync(process, ports, cancellationToken);
                log($"Azurite keeps its data in {data} (ports {string.Join(", ", ports)}).");
                return new Azurite(process, temporary, ConnectionTo(ports));
            }
            catch (InvalidOperationException) when (tries < TriesMaximum && process.LastLines.Contains(PortTaken, StringComparison.Ordinal))
            {
                // On a busy machine another program may take a port before Azurite comes to it.
                await process.DisposeAsync();
            }
            catch
            {
                await process.DisposeAsync();
                Delete(temporary);
                throw;
            }
        }
    }

    /// <summary>Lets Azurite save and stop, and kills it after ten seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.CloseInput();
        await _process.EndAsync(StopPatience);
        await _process.DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit -= DeleteAtExit;
        Delete(_temporary);
    }

    // Who is told to stop and takes too long over it ends before we are disposed of.
    // Subscribed after the process, so that it has ended by then.
    void DeleteAtExit(object? sender, EventArgs e)
    {
        try
        {
            Delete(_temporary);
        }
        catch (IOException)
        {
            // Azurite had to be killed and is not quite gone; the system clears its folder of temporary files.
        }
    }

    static void Delete(string? directory)
    {
        if (directory is not null && Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static ProcessStartInfo Command(string azuriteDirectory, string dataDirectory, int[] ports) =>
        new("node", [
            Path.Combine(azuriteDirectory, "launch.js"),
            "--skipApiVersionCheck", "--disableTelemetry", "--silent", "--location", dataDirectory,
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports[0]}",
            "--queueHost", "127.0.0.1", "--queuePort", $"{ports[1]}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{ports[2]}"])
        {
            WorkingDirectory = azuriteDirectory,
            StandardOutputEncoding = Encoding.UTF8,
        };

    static async Task AnswerAsync(ChildProcess process, int[] ports, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        foreach (var port in ports)
        {
            while (!await LoopbackPorts.AnswersAsync(port, cancellationToken))
            {
                if (process.ExitCode is { } code)
                {
                    throw new InvalidOperationException($"Azurite ended with code {code} before it answered. {process.LastLines}");
                }

                if (TimeProvider.System.GetElapsedTime(start) > StartPatience)
                {
                    throw new TimeoutException(
                        $"Azurite did not answer at port {port} within {StartPatience.TotalSeconds} s. {process.LastLines}");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    static string ConnectionTo(int[] ports) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};" +
        $"QueueEndpoint=http://127.0.0.1:{ports[1]}/{Account};" +
        $"TableEndpoint=http://127.0.0.1:{ports[2]}/{Account}";
}
