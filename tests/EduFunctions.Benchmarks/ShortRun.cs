using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text;

namespace EduFunctions.Benchmarks;

/// <summary>
/// The benchmarks by stopwatch in half a minute: what is compared runs side by side, each once a round, so that a busy machine slows all of it
/// alike; a county's heap is not there yet when files are read, as in the worker.
/// </summary>
static class ShortRun
{
    const int WarmUps = 60;
    const int WarmUpsMaximum = 300;
    const int QuietRounds = 10;
    const int Rounds = 41;

    sealed record Measure(string Name, Func<object> Action)
    {
        public List<double> Milliseconds { get; } = [];

        public long Bytes { get; set; }

        public double Median => Milliseconds.Order().ElementAt(Milliseconds.Count / 2);
    }

    /// <summary>Measures, and gives a Markdown table of medians and ratios against the targets.</summary>
    public static string Table()
    {
        var returns = new ReturnBenchmarks();
        var floor = new Measure("unzip + XmlReader (floor)", () => returns.Floor());
        var check = new Measure("read + check", returns.ReadAndCheck);
        var largeFloor = new Measure("unzip + XmlReader, 590 classes", () => returns.FloorOfLarge());
        var large = new Measure("read + check, 590 classes", returns.ReadAndCheckLarge);
        var formsFloor = new Measure("unzip + XmlReader, a template of each form", () => returns.FloorOfForms());
        var forms = new Measure("read + check of each form with last year's", () => returns.ReadAndCheckForms());
        var reader = new Measure("ExcelDataReader alone", () => returns.ExcelDataReaderAlone());
        var load = new Measure("ClosedXML load alone", () => returns.ClosedXmlLoad());
        Run([floor, check, largeFloor, large, formsFloor, forms, reader, load]);
        var receipts = new ReceiptBenchmarks();
        var save = new Measure("ClosedXML load + save", receipts.LoadAndSave);
        var receipt = new Measure("receipt", receipts.Receipt);
        Run([save, receipt]);
        var compile = new CompileBenchmarks();
        var county = new Measure("compile 300 schools × 40 classes", compile.Compile);
        var sum = new Measure("sum of the same rows' pupils", () => compile.BareSum());
        Run([sum, county]);
        var relief = new ReliefBenchmarks();
        var plan = new Measure("relief plan of 300 schools × 9 grades", relief.Plan);
        var forecast = new Measure("the same and the forecast", relief.PlanAndForecast);
        Run([plan, forecast]);

        var table = new StringBuilder("| what | median ms | ratio | target | allocated MiB | target |\n|---|---:|---:|---:|---:|---:|\n");
        Line(floor, floor);
        Line(check, floor, "≤ 3", "≤ 2");
        Line(largeFloor, largeFloor);
        Line(large, largeFloor, "≤ 4");
        Line(formsFloor, formsFloor);
        Line(forms, formsFloor, "≤ 4.5");
        Line(reader, floor);
        Line(load, floor);
        Line(save, save);
        Line(receipt, save, "≤ 0.5");
        Line(sum, sum);
        Line(county, sum, "< 100 ms");
        Line(plan, plan, "< 1 s");
        Line(forecast, plan);
        return table.ToString();

        void Line(Measure measure, Measure against, string target = "", string bytesTarget = "") =>
            table.Append(CultureInfo.InvariantCulture, $"| {measure.Name} | {measure.Median:0.00} | {Ratio(measure, against)} | {target} | {measure.Bytes / 1048576.0:0.00} | {bytesTarget} |\n");
    }

    /// <summary>Three forms, five years, of 50 to 2,000 schools and kindergartens: whether it grows with the rows alone.</summary>
    public static string CompileTable(int[] sizes)
    {
        var table = new StringBuilder("| schools | numbers | sum ms | compile ms | ratio | ms a school |\n|---:|---:|---:|---:|---:|---:|\n");
        foreach (var schools in sizes)
        {
            var (sum, compiled) = OfForms(schools, out var numbers);
            table.Append(CultureInfo.InvariantCulture, $"| {schools} | {numbers} | {sum.Median:0.00} | {compiled.Median:0.0} | {Ratio(compiled, sum)} | {compiled.Median / schools:0.00} |\n");
        }

        return table.ToString();
    }

    static (Measure Sum, Measure Compiled) OfForms(int schools, out int numbers)
    {
        var county = Inputs.County(schools);
        numbers = CompileBenchmarks.RowsOf(county).Sum(row => row.Cells.Count(cell => cell.Number is not null));
        var sum = new Measure("sum", () => CompileBenchmarks.BareSumOfForms(county));
        var compiled = new Measure("compile", () => CompileBenchmarks.CompileForms(county));
        for (var time = 0; time < WarmUpsMaximum; time++)
        {
            _ = sum.Action();
        }

        Run([sum, compiled], warmUps: schools > 1_000 ? 3 : 40, rounds: 7);
        return (sum, compiled);
    }

    // The median of the ratios of each round, not the ratio of the medians: what disturbs one round disturbs both.
    static string Ratio(Measure measure, Measure against) => measure.Milliseconds.Zip(against.Milliseconds, (one, other) => one / other)
        .Order().ElementAt(measure.Milliseconds.Count / 2).ToString("0.00", CultureInfo.InvariantCulture);

    static void Run(IReadOnlyList<Measure> measures, int warmUps = WarmUps, int rounds = Rounds)
    {
        // On a busy machine the compiler in the background falls behind: wait until it has nothing left to do.
        var (compiled, quiet) = (0L, 0);
        for (var round = 0; round < warmUps || (warmUps == WarmUps && quiet < QuietRounds && round < WarmUpsMaximum); round++)
        {
            foreach (var measure in measures)
            {
                _ = measure.Action();
            }

            var now = JitInfo.GetCompiledMethodCount();
            quiet = now == compiled ? quiet + 1 : 0;
            compiled = now;
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var measure in measures)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var watch = Stopwatch.StartNew();
                _ = measure.Action();
                var elapsed = watch.Elapsed.TotalMilliseconds;
                measure.Bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                measure.Milliseconds.Add(elapsed);
            }
        }
    }
}
