using System.Reflection;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>The contract between host and worker, taken from the worker's own assembly. Here its messages are JSON objects.</summary>
internal static class RpcContract
{
    private const string AssemblyName = "Microsoft.Azure.Functions.Worker.Grpc";

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The one method: a stream in each direction, opened by the worker.</summary>
    public static Method<JsonObject, JsonObject> EventStream(string appDirectory)
    {
        var messages = Marshaller(Descriptor(appDirectory).MessageTypes.Single(m => m.Name == "StreamingMessage"));
        return new(MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", messages, messages);
    }

    private static FileDescriptor Descriptor(string appDirectory)
    {
        var reflection = new AppAssemblies(appDirectory).Open(AssemblyName)
            .GetType(AssemblyName + ".Messages.FunctionRpcReflection", throwOnError: true)!;
        return (FileDescriptor)reflection.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }

    private static Marshaller<JsonObject> Marshaller(MessageDescriptor type) => Marshallers.Create(
        json => Parser.Parse(json.ToJsonString(), type).ToByteArray(),
        bytes => JsonNode.Parse(JsonFormatter.Default.Format(type.Parser.ParseFrom(bytes)))!.AsObject());
}
