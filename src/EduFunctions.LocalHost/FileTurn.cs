namespace EduFunctions.LocalHost;

/// <summary>One process at a time: whoever holds the file open has the turn.</summary>
internal static class FileTurn
{
    /// <summary>Waits for the turn; disposing what it returns passes the turn on.</summary>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException and not DirectoryNotFoundException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }
}
