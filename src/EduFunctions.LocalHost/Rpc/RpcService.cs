using System.Text.Json.Nodes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>The service that workers call.</summary>
internal sealed class RpcService(WorkerSupervisor workers)
{
    /// <summary>Serves one worker until either side hangs up.</summary>
    public Task EventStreamAsync(IAsyncStreamReader<JsonObject> fromWorker, IServerStreamWriter<JsonObject> toWorker, ServerCallContext context) =>
        workers.ServeAsync(fromWorker, toWorker, context.CancellationToken);

    /// <summary>Maps the method from the contract that was found at run time.</summary>
    internal sealed class Methods(Method<JsonObject, JsonObject> eventStream) : IServiceMethodProvider<RpcService>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<RpcService> context) =>
            context.AddDuplexStreamingMethod(eventStream, [], (service, fromWorker, toWorker, call) =>
                service.EventStreamAsync(fromWorker, toWorker, call));
    }
}
