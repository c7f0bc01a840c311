using System.Diagnostics;
using System.Globalization;
using EduFunctions.Reports;
using EduFunctions.Summaries;

namespace EduFunctions.Benchmarks;

/// <summary>The self-assessment report of a county of 300 schools and kindergartens, with tables and charts.</summary>
static class ReportRunTime
{
    const int Rounds = 5;

    /// <summary>Milliseconds of the first report of a process and of the median of later ones, and what each allocates.</summary>
    public static string Table()
    {
        var county = Inputs.County(300);
        var source = new ReportSource(SummaryCompiler.Compile(county, new DateOnly(2025, 10, 15)), county.Now, 1, new DateOnly(2025, 10, 16));
        var (first, bytes) = Time(source);
        var later = Enumerable.Range(0, Rounds).Select(_ => Time(source).Milliseconds).Order().ToList();
        var file = ReportDocument.Write(source, null, run => run.Figure);
        return string.Create(CultureInfo.InvariantCulture,
            $"| first ms | later ms | allocated MiB | most in use MiB | docx KiB | pieces with a link |\n|---:|---:|---:|---:|---:|---:|\n| {first:0} | {later[Rounds / 2]:0} | {bytes / 1048576.0:0} | {InUse(source):0} | {file.Content!.Length / 1024} | {file.Printed.Length} |");
    }

    static (double Milliseconds, long Bytes) Time(ReportSource source)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        _ = ReportDocument.Write(source, null, run => run.Figure).Content ?? throw new InvalidOperationException("no report");
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // What the process holds more than before while it writes one.
    static double InUse(ReportSource source)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = before;
        using var sampler = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 5);
        Time(source);
        return (most - before) / 1048576.0;
    }
}
