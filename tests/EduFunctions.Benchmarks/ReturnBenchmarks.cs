using System.IO.Compression;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using ClosedXML.Excel;
using EduFunctions.Returns;
using ExcelDataReader;

namespace EduFunctions.Benchmarks;

/// <summary>Reading and checking a school return of 60 classes, against the floor below which no reader can go.</summary>
[MemoryDiagnoser]
public class ReturnBenchmarks
{
    readonly byte[] _file = Inputs.Return();
    readonly byte[] _large = Inputs.Return(classes: 590);
    readonly List<(byte[] File, ReturnContext Context)> _forms = [.. Inputs.Forms()];

    // ExcelDataReader asks for code page 1252 when it starts.
    static ReturnBenchmarks() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Unzip, and XmlReader over every part: what any reader must do.</summary>
    [Benchmark(Baseline = true)]
    public int Floor() => Floor(_file);

    /// <summary>The same of 590 classes.</summary>
    [Benchmark]
    public int FloorOfLarge() => Floor(_large);

    /// <summary>What the worker does with an upload of 590 classes.</summary>
    [Benchmark]
    public CheckedReturn ReadAndCheckLarge() => ReturnChecker.Check(_large, Inputs.Context);

    /// <summary>Unzip, and XmlReader over every part, of a filled template of each form.</summary>
    [Benchmark]
    public int FloorOfForms() => _forms.Sum(form => Floor(form.File));

    /// <summary>What the worker does with each of them where last year's return is there.</summary>
    [Benchmark]
    public int ReadAndCheckForms() => _forms.Sum(form => ReturnChecker.Check(form.File, form.Context).Findings.Count);

    static int Floor(byte[] file)
    {
        var nodes = 0;
        using var zip = new ZipArchive(new MemoryStream(file, writable: false));
        foreach (var entry in zip.Entries)
        {
            using var reader = XmlReader.Create(entry.Open());
            while (reader.Read())
            {
                nodes++;
            }
        }

        return nodes;
    }

    /// <summary>What the worker does with an upload.</summary>
    [Benchmark]
    public CheckedReturn ReadAndCheck() => ReturnChecker.Check(_file, Inputs.Context);

    /// <summary>ExcelDataReader over every cell, nothing else.</summary>
    [Benchmark]
    public int ExcelDataReaderAlone()
    {
        var cells = 0;
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(_file, writable: false));
        do
        {
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    cells += reader.GetValue(column) is null ? 0 : 1;
                }
            }
        }
        while (reader.NextResult());
        return cells;
    }

    /// <summary>ClosedXML's load, nothing else.</summary>
    [Benchmark]
    public int ClosedXmlLoad()
    {
        using var workbook = new XLWorkbook(new MemoryStream(_file, writable: false));
        return workbook.Worksheets.Count;
    }
}
