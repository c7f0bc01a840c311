using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using EduFunctions.LocalHost.Rpc;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>A function that runs for each message of a queue.</summary>
sealed class QueueTrigger(FunctionDefinition function, SettingValues settings, Invoker invoker)
{
    public string Queue { get; } = settings.Resolve(function.Text("queueName")!);

    /// <summary>The connection string of its storage.</summary>
    public string Connection { get; } = settings.Connection(function.Text("connection"));

    /// <summary>Runs the function for a message.</summary>
    public Task RunAsync(QueueMessage message, CancellationToken cancellationToken) =>
        invoker.InvokeAsync(function.Name, Input(message), Metadata(message), cancellationToken);

    JsonObject Input(QueueMessage message) => function.IsDeferred
        ? RpcData.Reference("AzureStorageQueues", new()
        {
            ["MessageId"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["MessageText"] = message.Body.ToString(),
            ["DequeueCount"] = message.DequeueCount,
            ["InsertedOn"] = message.InsertedOn,
            ["ExpiresOn"] = message.ExpiresOn,
            ["NextVisibleOn"] = message.NextVisibleOn,
        })
        : RpcData.Text(message.Body.ToString());

    static JsonObject Metadata(QueueMessage message) => new()
    {
        ["QueueTrigger"] = RpcData.Text(message.Body.ToString()),
        ["Id"] = RpcData.Text(message.MessageId),
        ["PopReceipt"] = RpcData.Text(message.PopReceipt),
        ["DequeueCount"] = RpcData.Json(message.DequeueCount),
        ["InsertionTime"] = RpcData.Json(message.InsertedOn),
        ["ExpirationTime"] = RpcData.Json(message.ExpiresOn),
        ["NextVisibleTime"] = RpcData.Json(message.NextVisibleOn),
    };
}
