using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EduFunctions.LocalHost;

/// <summary>
/// The folder in which the storage keeps its data: ours alone as long as this object lives, for two storages on one folder each overwrite
/// what the other has kept.
/// </summary>
sealed class DataFolder : IDisposable
{
    const string LockName = "edufunctions.lock";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly FileStream _lock;
    readonly bool _isTemporary;

    DataFolder(string path, bool isTemporary, FileStream @lock) => (Path, _isTemporary, _lock) = (path, isTemporary, @lock);

    public string Path { get; }

    /// <summary>Takes the folder, and makes it when it is not there.</summary>
    /// <param name="path">Where it is. Null: a new temporary one, deleted at the end.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InvalidOperationException">Another host has it, or it cannot be written; says so for people.</exception>
    public static async Task<DataFolder> TakeAsync(string? path, CancellationToken cancellationToken)
    {
        var folder = path is null ? Directory.CreateTempSubdirectory("edufunctions-").FullName : System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(folder);
            var taken = new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            await LeftoverEndedAsync(taken, cancellationToken);
            return new DataFolder(folder, path is null, taken);
        }
        catch (IOException inUse) when ((inUse.HResult & 0xFFFF) is 11 or 32 or 33 or 35) // as Linux, Windows (twice) and macOS say it
        {
            throw new InvalidOperationException(
                $"数据文件夹 {folder} 正由另一个程序使用，请先停止它，或用 --data 另选文件夹。 The data folder {folder} is in use by another host: stop that first, or choose another folder with --data.");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"数据文件夹 {folder} 无法写入，请检查权限和磁盘空间，或用 --data 另选文件夹。 The data folder {folder} cannot be written ({broken.Message}): see to its permissions and to the space on its disk, or choose another with --data.");
        }
    }

    /// <summary>Remembers whose process writes here, should we be gone before it.</summary>
    public void Note(int processId)
    {
        using var process = Process.GetProcessById(processId);
        _lock.SetLength(0);
        _lock.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{processId} {process.StartTime.ToUniversalTime().Ticks}")));
        _lock.Flush();
    }

    public void Dispose()
    {
        _lock.Dispose();
        Delete();
    }

    /// <summary>Deletes it when it is temporary.</summary>
    public void Delete()
    {
        if (_isTemporary && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    // The storage of a host that was killed is still saving. It ends by itself; one that does not is ended.
    static async Task LeftoverEndedAsync(FileStream taken, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(taken, leaveOpen: true);
        var noted = (await reader.ReadToEndAsync(cancellationToken)).Split(' ');
        if (noted is not [var id, var begun] || !int.TryParse(id, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(begun, CultureInfo.InvariantCulture, out var ticks))
        {
            return;
        }

        try
        {
            using var leftover = Process.GetProcessById(number);
            if (Math.Abs(leftover.StartTime.ToUniversalTime().Ticks - ticks) > TimeSpan.TicksPerSecond)
            {
                return; // another has its number by now
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await leftover.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            leftover.Kill();
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // There is no such process any more.
        }
    }
}
