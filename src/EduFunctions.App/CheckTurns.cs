namespace EduFunctions.App;

/// <summary>
/// Workbooks are read and checked so many at once as this machine has memory for: each may need <see cref="BytesOfOne"/>, whatever comes.
/// The others wait their turn.
/// </summary>
sealed class CheckTurns : IDisposable
{
    /// <summary>What reading, checking and marking one workbook may need at most.</summary>
    const long BytesOfOne = 200L * 1024 * 1024;

    readonly SemaphoreSlim _turns = new(CountFor(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Environment.ProcessorCount));

    /// <summary>Half of the memory in such portions, and no more than keep the processors busy; one always.</summary>
    public static int CountFor(long memoryBytes, int processors) =>
        (int)Math.Clamp(memoryBytes / 2 / BytesOfOne, 1, Math.Max(2, processors) * 2);

    /// <summary>Does it when its turn has come.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
