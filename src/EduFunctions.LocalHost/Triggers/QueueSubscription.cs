using Azure.Storage.Queues.Models;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>What is to happen to each message of a queue.</summary>
/// <param name="Function">The function's name, for the engine's log.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Connection">The setting with its connection string; null for the host's own storage.</param>
/// <param name="Handle">Handles one message; when it throws, the message is handed out again.</param>
internal sealed record QueueSubscription(
    string Function, string Queue, string? Connection, Func<QueueMessage, CancellationToken, Task> Handle);
