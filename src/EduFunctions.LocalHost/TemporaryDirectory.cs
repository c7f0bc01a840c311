namespace EduFunctions.LocalHost;

/// <summary>A new, empty folder that goes when its owner goes.</summary>
internal sealed class TemporaryDirectory : IAsyncDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("edufunctions-").FullName;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
