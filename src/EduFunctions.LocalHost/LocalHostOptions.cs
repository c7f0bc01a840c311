namespace EduFunctions.LocalHost;

/// <summary>What a function app needs to run on one machine. Every default suits a demo.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The folder of the built app: its dlls, <c>host.json</c>, <c>worker.config.json</c>.</summary>
    public required string AppDirectory { get; init; }

    /// <summary>The folder with the <c>package.json</c> and the lock file that pin Azurite, and the script that launches it.</summary>
    public required string AzuriteDirectory { get; init; }

    /// <summary>Where Azurite keeps blobs, queues and tables. Null: a new temporary folder, deleted at the end.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The port of 127.0.0.1 that serves HTTP. 0: any free one, see <see cref="FunctionHost.Address"/>.</summary>
    public int Port { get; init; }

    /// <summary>App settings, handed to the worker as its environment. One that reads <c>UseDevelopmentStorage=true</c>
    /// means the storage that this host starts.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The clock that timer triggers go by. Polling and time-outs always go by the machine's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Receives one line for each thing that happens, from any thread. Null: nobody listens.</summary>
    public Action<string>? Log { get; init; }
}
