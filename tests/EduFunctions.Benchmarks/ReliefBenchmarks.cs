using BenchmarkDotNet.Attributes;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Benchmarks;

/// <summary>The relief plan and the forecast of 300 nine-year schools × 9 grades × 4 classes without a free room, eight neighbours each.</summary>
[MemoryDiagnoser]
public class ReliefBenchmarks
{
    const int Schools = 300;
    const int Grades = 9;
    const int Classes = 4;
    const int Neighbours = 4;

    readonly CountyHistory _history = Some.History(Round(2025), [Round(2024)]);

    /// <summary>Reading the rows and planning.</summary>
    [Benchmark]
    public object Plan() => ReliefPlanner.Of(YearRows.Of(_history))!;

    /// <summary>Reading the rows, planning, and the forecast with last year's error.</summary>
    [Benchmark]
    public object PlanAndForecast()
    {
        var year = YearRows.Of(_history);
        return Forecaster.Of(year, ReliefPlanner.Of(year))!;
    }

    static CountyYear Round(int year)
    {
        var random = new Random(year);
        var entries = Enumerable.Range(1, Schools).Select(number => Some.Return(Some.School(number, SchoolKind.NineYear),
            Some.Classes([.. Enumerable.Range(1, Grades).Select(grade => (grade, Enumerable.Range(0, Classes).Select(_ => (int?)random.Next(40, 64)).ToArray()))]), 36, 36, 200, 200));
        var pairs = from number in Enumerable.Range(1, Schools)
            from step in Enumerable.Range(1, Neighbours)
            where number + step <= Schools
            select Some.Neighbours(number, number + step, random.Next(5, 120) / 10m);
        return Some.Year(year, entries).With([.. pairs]);
    }
}
