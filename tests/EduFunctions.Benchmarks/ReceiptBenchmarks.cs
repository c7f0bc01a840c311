using BenchmarkDotNet.Attributes;
using ClosedXML.Excel;
using EduFunctions.Returns;

namespace EduFunctions.Benchmarks;

/// <summary>Writing the receipt of a return of 60 classes with three mistakes, against loading and saving the same file unchanged.</summary>
[MemoryDiagnoser]
public class ReceiptBenchmarks
{
    readonly byte[] _file = Inputs.Return(withMistakes: true);
    readonly CheckedReturn _result;
    readonly byte[] _manyCells = Inputs.ManyCells();

    /// <summary>Checks the return once.</summary>
    public ReceiptBenchmarks() => _result = ReturnChecker.Check(_file, Inputs.Context);

    /// <summary>ClosedXML's load and save: what any receipt that keeps the school's workbook must do.</summary>
    [Benchmark(Baseline = true)]
    public byte[] LoadAndSave()
    {
        using var workbook = new XLWorkbook(new MemoryStream(_file, writable: false));
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return buffer.ToArray();
    }

    /// <summary>What the worker does after the check.</summary>
    [Benchmark]
    public byte[] Receipt() => ReturnReceipt.Write(_file, _result);

    /// <summary>The same file judged and marked.</summary>
    [Benchmark]
    public byte[] CheckAndReceipt() => ReturnReceipt.Write(_file, ReturnChecker.Check(_file, Inputs.Context));

    /// <summary>196,000 cells judged, with 9,800 errors of which 2,000 are marked; the first sheet needs the rest of the 200,000 that are read.</summary>
    [Benchmark]
    public byte[] CheckAndReceiptOfManyCells() => ReturnReceipt.Write(_manyCells, ReturnChecker.Check(_manyCells, Inputs.Context));
}
