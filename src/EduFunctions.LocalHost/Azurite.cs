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

    readonly DataFolder _folder;
    readonly Func<ChildProcess> _start;
    readonly int[] _ports;
    readonly Action<string> _log;
    readonly CancellationTokenSource _stopping = new();
    ChildProcess _process;
    Task _watching = Task.CompletedTask;

    Azurite(DataFolder folder, Func<ChildProcess> start, ChildProcess process, int[] ports, Action<string> log)
    {
        (_folder, _start, _process, _ports, _log) = (folder, start, process, ports, log);
        AppDomain.CurrentDomain.ProcessExit += DeleteAtExit;
    }

    /// <summary>Blobs, queues and tables; path-style, without the trailing slash that makes clients take it for Azure's own.</summary>
    public string ConnectionString => ConnectionTo(_ports);

    /// <summary>Whether all that it has told is announced: asked when it is disposed of.</summary>
    public Func<bool> IsAnnounced { get; set; } = () => true;

    /// <summary>The operating system's number of the process that runs now.</summary>
    public int ProcessId => _process.Id;

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
        var folder = await DataFolder.TakeAsync(dataDirectory, cancellationToken);
        for (var tries = 1; ; tries++)
        {
            var ports = LoopbackPorts.Free(3);
            ChildProcess? process = null;
            try
            {
                process = Start();
                await AnswerAsync(process, ports, cancellationToken);
                log($"Azurite keeps its data in {folder.Path} (ports {string.Join(", ", ports)}).");
                var azurite = new Azurite(folder, Start, process, ports, log);
                azurite._watching = azurite.WatchAsync();
                return azurite;
            }
            catch (InvalidOperationException) when (tries < TriesMaximum && process?.LastLines.Contains(PortTaken, StringComparison.Ordinal) == true)
            {
                // On a busy machine another program may take a port before Azurite comes to it.
                await process.DisposeAsync();
            }
            catch
            {
                await (process?.DisposeAsync() ?? default);
                folder.Dispose();
                throw;
            }

            ChildProcess Start()
            {
                var started = ChildProcess.Start(Command(azuriteDirectory, folder.Path, ports), write);
                folder.Note(started.Id);
                return started;
            }
        }
    }

    /// <summary>
    /// Lets Azurite save and stop, and kills it after ten seconds. Where all that it has told is announced, it is told so; else, and when it
    /// ends in any other way, it tells it again at its next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        _process.CloseInput(IsAnnounced() ? "announced" : null);
        await _process.EndAsync(StopPatience);
        await _process.DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit -= DeleteAtExit;
        _folder.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Starts it again, at the same ports, whenever it ends; a reason that stays is told again and again, more and more slowly.</summary>
    async Task WatchAsync()
    {
        for (var deaths = 1; ; deaths++)
        {
            await _process.Exited.WaitAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            _log($"Error: the storage (Azurite) has ended and is started again: {_process.Reason}");
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(deaths - 1, 30)), _stopping.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await _process.DisposeAsync();
                _process = _start();
                await AnswerAsync(_process, _ports, _stopping.Token);
                _log("The storage (Azurite) answers again.");
                deaths = 0;
            }
            catch (Exception failure) when (failure is InvalidOperationException or IOException or TimeoutException or ArgumentException
                or OperationCanceledException)
            {
                // Its end is told when we come round again.
            }
        }
    }

    // Who is told to stop and takes too long over it ends before we are disposed of.
    // Subscribed after the process, so that it has ended by then.
    void DeleteAtExit(object? sender, EventArgs e)
    {
        try
        {
            _folder.Delete();
        }
        catch (IOException)
        {
            // Azurite had to be killed and is not quite gone; the system clears its folder of temporary files.
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
                    throw new InvalidOperationException(
                        $"存储（Azurite）未能启动：{process.Reason} The storage (Azurite) ended with code {code} before it answered: {process.Reason}");
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
