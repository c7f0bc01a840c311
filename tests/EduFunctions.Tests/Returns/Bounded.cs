namespace EduFunctions.Tests.Returns;

/// <summary>What one file may cost: 2 s of processor time and 200 MiB. Only in tests of the collection <see cref="Alone"/>.</summary>
static class Bounded
{
    /// <summary>Code that is not yet compiled, its compiler, the collector and a debug build get as much again: what counts is the time of the processors, whoever else is on the machine.</summary>
    const int SlowMachineFactor = 2;

    static readonly TimeSpan TimeMaximum = TimeSpan.FromSeconds(2) * SlowMachineFactor;

    /// <summary>
    /// Managed memory above that before the call, looked at every millisecond: garbage not yet collected counts until it would be too much;
    /// then it is collected, since how much of it lies about depends on what ran before.
    /// </summary>
    const long BytesMaximum = 200L * 1024 * 1024;

    public static T Run<T>(string what, Func<T> action)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (peak, done) = (before, false);
        var sampler = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                var held = GC.GetTotalMemory(forceFullCollection: false);
                peak = Math.Max(peak, held - before < BytesMaximum ? held : GC.GetTotalMemory(forceFullCollection: true));
                Thread.Sleep(1);
            }
        });
        sampler.Start();
        var started = Environment.CpuUsage.TotalTime;
        try
        {
            return action();
        }
        finally
        {
            var took = Environment.CpuUsage.TotalTime - started;
            Volatile.Write(ref done, true);
            sampler.Join();
            TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {took.TotalMilliseconds:0} ms, {(peak - before) >> 20} MiB");
            Assert.True(took < TimeMaximum, $"{what} took {took}");
            Assert.True(peak - before < BytesMaximum, $"{what} held {(peak - before) >> 20} MiB");
        }
    }
}
