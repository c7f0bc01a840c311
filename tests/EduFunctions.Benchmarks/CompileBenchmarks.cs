using BenchmarkDotNet.Attributes;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Benchmarks;

/// <summary>Compiling a county of 300 schools × 40 classes, with the year before, from rows in memory.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    readonly CountyRound _round = Inputs.Round(2025);
    readonly CountyRound[] _earlier = [Inputs.Round(2024)];

    /// <summary>What the worker does after each return and every night.</summary>
    [Benchmark]
    public CountySummary Compile() => SummaryCompiler.Compile(_round, _earlier, new DateOnly(2025, 10, 15), new Standards());
}
