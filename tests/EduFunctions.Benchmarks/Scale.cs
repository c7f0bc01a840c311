using System.Diagnostics;
using System.Globalization;
using System.Text;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Cli;
using EduFunctions.Indicators;
using EduFunctions.LocalHost;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Benchmarks;

/// <summary>
/// What each thing that the app does asks of storage in counties of 50 to 600 schools with one and three years: requests, bytes and
/// milliseconds, in one process against a real Azurite.
/// </summary>
static class Scale
{
    const int Compilations = 5;
    const int ThisYear = 2025;

    // Nothing happens by itself: what is measured is what is called here.
    static readonly string[] Silent = ["IngestReturn", "SweepReturns", "SweepRound", "CompileNightly", "CompileSummary",
        "RecordReturnPoison", "RecordSweepPoison", "RecordSummaryPoison"];

    sealed record Cost(int Schools, int Years, string What, int Requests, long Bytes, double Milliseconds);

    /// <summary>Measures, and gives Markdown tables.</summary>
    public static async Task<string> TableAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var settings = LocalApp.Settings.Concat(Silent.Select(name => KeyValuePair.Create($"AzureWebJobs.{name}.Disabled", "true")))
            .ToDictionary(StringComparer.Ordinal);
        var costs = new List<Cost>();

        // A storage of its own for each size, as a county on one computer has: Azurite walks over all rows of a table, whosever they are.
        foreach (var (schools, years) in from schools in isQuick ? new[] { 50, 150 } : [50, 150, 300, 600] from years in new[] { 1, 3 } select (schools, years))
        {
            await using var host = await FunctionHost.StartAsync(LocalApp.Options(null, 0, null) with { Settings = settings },
                cancellationToken);
            var app = new MeteredApp(host.ConnectionString);
            _ = await MeasureAsync(app, "420600", 10, 2, cancellationToken); // warms up
            costs.AddRange(await MeasureAsync(app, "420699", schools, years, cancellationToken));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{schools} schools × {years}: done"));
        }

        return Tables(costs);
    }

    static async Task<List<Cost>> MeasureAsync(MeteredApp app, string code, int schools, int years, CancellationToken cancellationToken)
    {
        var (county, year, costs) = (CountyCode.Parse(code), new SchoolYear(ThisYear), new List<Cost>());
        await FillAsync(app, county, schools, years, cancellationToken);
        var message = new RoundMessage(county, year).ToString();
        for (var time = 1; time <= Compilations; time++)
        {
            var blob = await UploadAsync(app, county, year, time, cancellationToken);
            await AddAsync($"ingest {time}", () => app.Ingest.RunAsync(blob, cancellationToken));
            await AddAsync($"compile {time}", () => app.Compile.Run(message, cancellationToken));
        }

        await AddAsync("compile, nothing changed", () => app.Compile.Run(message, cancellationToken));
        for (var time = 1; time <= Compilations; time++)
        {
            await AddAsync("summary", () => SummaryAsync(app, county, year, cancellationToken));
            await AddAsync("county page", () => Task.WhenAll(
                SummaryAsync(app, county, year, cancellationToken), app.Returns.ListAsync(county, year, cancellationToken),
                    app.Register.ListAsync(county, cancellationToken)));
            await AddAsync("a figure's cells", async () =>
            {
                var code = new FigureCode("large-classes", Subject.County);
                var states = await app.Reader.StatesAsync(county, year, cancellationToken);
                var read = await app.Reader.ReadAsync(states, year, back => SummaryCompiler.Needs(code, back), cancellationToken);
                _ = SummaryCompiler.Trace(read, code)
                    ?? throw new InvalidOperationException("The figure has no trace.");
            });
        }

        return costs;

        async Task AddAsync(string what, Func<Task> act)
        {
            app.Meter.Reset();
            var watch = Stopwatch.StartNew();
            await act();
            costs.Add(new Cost(schools, years, what, app.Meter.Requests, app.Meter.Bytes, watch.Elapsed.TotalMilliseconds));
        }
    }

    /// <summary>A register and the accepted returns of so many years, as ingests leave them.</summary>
    public static async Task FillAsync(MeteredApp app, CountyCode county, int schools, int years, CancellationToken cancellationToken)
    {
        var numbers = Enumerable.Range(1, schools).ToList();
        _ = await app.Register.TryReplaceAsync(county, [.. numbers.Select(number => ScaleInputs.School(county, number))], _ => { },
            cancellationToken);
        for (var back = years - 1; back >= 0; back--)
        {
            var of = new SchoolYear(ThisYear - back);
            await app.Rounds.EnsureAsync(county, of, cancellationToken);
            await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
                async (number, token) => await StoreAsync(app, ScaleInputs.PlaceOf(county, of, number), token));
        }
    }

    /// <summary>A school sends another return.</summary>
    public static async Task ChangeAsync(MeteredApp app, CountyCode county, SchoolYear year, int number, CancellationToken cancellationToken) =>
        await app.Ingest.RunAsync(await UploadAsync(app, county, year, number, cancellationToken), cancellationToken);

    static async Task<string> UploadAsync(MeteredApp app, CountyCode county, SchoolYear year, int number, CancellationToken cancellationToken)
    {
        var place = ScaleInputs.PlaceOf(county, year, number);
        await app.Storage.Returns.GetBlobClient($"{place.Folder}/return.xlsx")
            .UploadAsync(BinaryData.FromBytes(ScaleInputs.Workbook(place, 41 + number)), overwrite: true, cancellationToken);
        return $"{place.Folder}/return.xlsx";
    }

    // As an ingest leaves it, without the receipt: what is measured afterwards does not read it.
    static async Task StoreAsync(MeteredApp app, ReturnPlace place, CancellationToken cancellationToken)
    {
        var checkedReturn = ScaleInputs.Return(place);
        var upload = new Upload($"{place.Folder}/return.xlsx", "\"0x0\"", DateTimeOffset.UnixEpoch, place.Year.ReferenceDate, 0, [],
            new string('0', 64));
        var status = ReturnStatus.New(place);
        status.Claim(upload, place.Year.ReferenceDate);
        await app.Returns.WriteRowsAsync(place, status.VersionId, checkedReturn.Return!, cancellationToken);
        status.Finish(place.Year.ReferenceDate, checkedReturn, upload.Written);
        if (!await app.Returns.TryWriteAsync(status, cancellationToken))
        {
            throw new InvalidOperationException($"{place.Folder} was there already.");
        }
    }

    static async Task SummaryAsync(MeteredApp app, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var round = await app.Rounds.FindAsync(county, year, cancellationToken);
        _ = await app.Summaries.ReadAsync(county, year, round!.SummaryRun, cancellationToken);
    }

    static string Tables(List<Cost> costs)
    {
        // The median of what was done several times; the compilations one by one.
        var rows = costs.GroupBy(cost =>
            (cost.Schools, cost.Years, What: cost.What.StartsWith("ingest", StringComparison.Ordinal) ? "ingest of one return" : cost.What))
            .Select(group => (group.Key, Cost: group.OrderBy(cost => cost.Milliseconds).ElementAt(group.Count() / 2)))
                .ToDictionary(row => row.Key, row => row.Cost);
        var table = new StringBuilder("| schools | years | what | requests | KiB | ms |\n|---:|---:|---|---:|---:|---:|\n");
        foreach (var ((schools, years, what), cost) in rows)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| {schools} | {years} | {what} | {cost.Requests} | {cost.Bytes / 1024.0:0.0} | {cost.Milliseconds:0.0} |\n");
        }

        table.Append("\n| what | requests × | KiB × | ms × | target |\n|---|---:|---:|---:|---:|\n");
        var places = rows.Keys.Select(key => (key.Schools, key.Years)).Distinct().ToList();
        foreach (var (schools, years) in places)
        {
            Ratio($"fifth compilation ÷ first, {schools} × {years}", rows[(schools, years, "compile 5")],
                rows[(schools, years, "compile 1")], "≈ 1");
        }

        var (small, large) = (150, places.Max(place => place.Schools));
        foreach (var (_, years, what) in rows.Keys.Where(key => key.Schools == small
            && key.What is not ("compile 1" or "compile 2" or "compile 3" or "compile 4")))
        {
            Ratio($"{what}, {large} schools ÷ {small}, × {years}", rows[(large, years, what)], rows[(small, years, what)], large == 600
                ? "≤ 4.4" : "");
        }

        return table.ToString();

        // Requests and bytes are the same on every machine; the time on one computer is Azurite's, which walks over a whole table for each page.
        void Ratio(string what, Cost one, Cost other, string target) => table.Append(CultureInfo.InvariantCulture,
            $"| {what} | {(double)one.Requests / other.Requests:0.00} | {(double)one.Bytes / other.Bytes:0.00} | {one.Milliseconds / other.Milliseconds:0.00} | {target} |\n");
    }
}
