using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using EduFunctions.LocalHost.Rpc;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>Hands each message of a queue to a function.</summary>
internal static class QueueTrigger
{
    public static QueueSubscription Of(FunctionDefinition function, SettingValues settings, Invoker invoker)
    {
        var queue = settings.Resolve(function.Text("queueName")!);
        settings.Connection(function.Text("connection"));
        return new(function.Name, queue, function.Text("connection"), (message, cancellationToken) =>
            invoker.InvokeAsync(function.Name, Input(function, message), Metadata(message), cancellationToken));
    }

    private static JsonObject Input(FunctionDefinition function, QueueMessage message) => function.IsDeferred
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

    private static JsonObject Metadata(QueueMessage message) => new()
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
