using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>The contract between host and worker, taken from the worker's own assembly. Here its messages are JSON objects.</summary>
static class RpcContract
{
    const string AssemblyName = "Microsoft.Azure.Functions.Worker.Grpc";

    static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The one method: a stream in each direction, opened by the worker.</summary>
    public static Method<JsonObject, JsonObject> EventStream(string appDirectory)
    {
        var messages = Marshaller(Descriptor(appDirectory).MessageTypes.Single(type => type.Name == "StreamingMessage"));
        return new(MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", messages, messages);
    }

    static FileDescriptor Descriptor(string appDirectory)
    {
        var reflection = new AppAssemblies(appDirectory).Open(AssemblyName)
            .GetType(AssemblyName + ".Messages.FunctionRpcReflection", throwOnError: true)!;
        return (FileDescriptor)reflection.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }

    static Marshaller<JsonObject> Marshaller(MessageDescriptor type) => Marshallers.Create(
        json => Parser.Parse(json.ToJsonString(), type).ToByteArray(),
        bytes => JsonNode.Parse(JsonFormatter.Default.Format(type.Parser.ParseFrom(bytes)))!.AsObject());

    /// <summary>Loads assemblies of the app beside our own, so that the app's versions never become ours.</summary>
    sealed class AppAssemblies(string appDirectory) : AssemblyLoadContext("EduFunctions.LocalHost app", isCollectible: true)
    {
        /// <summary>The assembly from the app's folder. It is read, not mapped: the app can be built again meanwhile.</summary>
        public Assembly Open(string name)
        {
            using var stream = File.OpenRead(PathOf(name));
            return LoadFromStream(stream);
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            // Descriptors and parsers must be of the types that we compiled against.
            assemblyName.Name is not (null or "Google.Protobuf" or "Grpc.Core.Api") && File.Exists(PathOf(assemblyName.Name))
                ? Open(assemblyName.Name)
                : null;

        string PathOf(string name) => Path.Combine(appDirectory, name + ".dll");
    }
}
