using BenchmarkDotNet.Attributes;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Benchmarks;

/// <summary>Compiling a county of 300 schools × 40 classes, with the year before, from rows in memory.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    readonly CountyHistory _history = Some.History(Inputs.Round(2025), [Inputs.Round(2024)]);

    /// <summary>The floor: the pupils of every class of both years, summed.</summary>
    [Benchmark(Baseline = true)]
    public decimal BareSum() => _history.Earlier.Append(_history.Now).SelectMany(year => year.Entries)
        .SelectMany(entry => entry.InForce?[Classes.Sheet] ?? []).Sum(row => row[Classes.Pupils] ?? 0);

    /// <summary>What the worker does after each return and every night.</summary>
    [Benchmark]
    public CountySummary Compile() => SummaryCompiler.Compile(_history, new DateOnly(2025, 10, 15));

    /// <summary>Three forms and the bureau's return, five years, of as many schools and kindergartens.</summary>
    public static CountySummary CompileForms(CountyHistory county) => SummaryCompiler.Compile(county, new DateOnly(2025, 10, 15));

    /// <summary>Its floor: every number of every row, summed.</summary>
    public static decimal BareSumOfForms(CountyHistory county) => RowsOf(county).Sum(row => row.Cells.Sum(cell => cell.Number ?? 0));

    /// <summary>Every row of five years.</summary>
    public static IEnumerable<FormRow> RowsOf(CountyHistory county) => county.Earlier.Append(county.Now)
        .SelectMany(year => year.Entries.SelectMany(entry => entry.InForce?.Rows ?? []).Concat(year.Bureau?.Rows ?? []));
}
