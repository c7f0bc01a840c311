using System.Reflection;
using System.Runtime.Loader;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>Loads assemblies of the app beside our own, so that the app's versions never become ours.</summary>
internal sealed class AppAssemblies(string appDirectory) : AssemblyLoadContext("EduFunctions.LocalHost app", isCollectible: true)
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

    private string PathOf(string name) => Path.Combine(appDirectory, name + ".dll");
}
