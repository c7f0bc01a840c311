namespace EduFunctions.LocalHost;

/// <summary>One process at a time: whoever holds the file open has the turn.</summary>
internal static class FileTurn
{
    /// <summary>Waits for the turn; disposing what it returns passes the turn on.</summary>
    public static async Task<IDisposable> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), name + ".lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }
}
