namespace EduFunctions.Benchmarks;

/// <summary>Processor time, and managed memory above what was held before, garbage not yet collected included; by one more thread.</summary>
sealed class FuzzMeter
{
    readonly TimeSpan _started = Environment.CpuUsage.TotalTime;
    readonly long _before = GC.GetTotalMemory(forceFullCollection: false);
    readonly Thread _sampler;
    volatile bool _isDone;
    long _peak;

    public FuzzMeter()
    {
        _sampler = new Thread(Sample) { IsBackground = true };
        _sampler.Start();
    }

    /// <summary>Time of the processors.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Bytes at the most.</summary>
    public long Bytes => _peak - _before;

    public void Stop()
    {
        Time = Environment.CpuUsage.TotalTime - _started;
        _isDone = true;
        _sampler.Join();
    }

    void Sample()
    {
        do
        {
            _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
            Thread.Sleep(5);
        }
        while (!_isDone);
    }
}
