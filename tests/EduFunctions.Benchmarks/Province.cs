using System.Diagnostics;
using System.Globalization;
using System.Text;
using EduFunctions.App.Rounds;
using EduFunctions.Cli;
using EduFunctions.LocalHost;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Benchmarks;

/// <summary>
/// A province's night: 120 counties of 30 schools compiled through queue <c>compile</c> by the real workers, night after night, with a
/// school of each county changed every day; and how many stored rows a second become one county's summary.
/// </summary>
static class Province
{
    const int Schools = 30;
    const int Nights = 5;
    const int LargeCounty = 300;
    const int YearsOfLargeCounty = 5;

    // A worker's compiler has seen the code by then.
    const int WarmUps = 10;
    const int Compilations = 9;

    static readonly SchoolYear Year = new(2025);

    // Only what compiles is at work.
    static readonly string[] Silent = ["IngestReturn", "SweepReturns", "SweepRound", "CompileNightly"];

    /// <summary>Measures, and gives Markdown tables.</summary>
    /// <param name="counties">How many counties.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<string> TableAsync(int counties, CancellationToken cancellationToken)
    {
        var settings = LocalApp.Settings.Concat(Silent.Select(name => KeyValuePair.Create($"AzureWebJobs.{name}.Disabled", "true")))
            .ToDictionary(StringComparer.Ordinal);
        var table = new StringBuilder();
        await using (var host = await FunctionHost.StartAsync(LocalApp.Options(null, 0, null) with { Settings = settings }, cancellationToken))
        {
            var app = new MeteredApp(host.ConnectionString);
            var codes = Enumerable.Range(0, counties).Select(number => CountyCode.Parse(string.Create(CultureInfo.InvariantCulture, $"42{1000 + number:0000}"))).ToList();
            foreach (var county in codes)
            {
                await Scale.FillAsync(app, county, Schools, 1, cancellationToken);
            }

            table.Append(CultureInfo.InvariantCulture, $"| night | workers | seconds for {counties} counties × {Schools} schools | counties a second | seconds of workers | of the storage |\n|---:|---:|---:|---:|---:|---:|\n");
            for (var night = 1; night <= Nights; night++)
            {
                await NightAsync(night, 1, [host.WorkerProcessId]);
            }

            settings["AzureWebJobsStorage"] = host.ConnectionString;
            await using var second = await FunctionHost.StartAsync(LocalApp.Options(null, 0, null) with { Settings = settings }, cancellationToken);
            await NightAsync(Nights + 1, 2, [host.WorkerProcessId, second.WorkerProcessId]);
            await NightAsync(Nights + 2, 2, [host.WorkerProcessId, second.WorkerProcessId]);

            async Task NightAsync(int night, int workers, int[] processes)
            {
                foreach (var county in codes)
                {
                    await Scale.ChangeAsync(app, county, Year, night, cancellationToken);
                }

                var (watch, worked, stored) = (Stopwatch.StartNew(), Spent(processes), Spent([host.StorageProcessId]));
                foreach (var county in codes)
                {
                    await app.Storage.Compile.SendMessageAsync(new RoundMessage(county, Year).ToString(), cancellationToken);
                }

                foreach (var county in codes)
                {
                    while ((await app.Rounds.FindAsync(county, Year, cancellationToken))?.SummaryRun != night)
                    {
                        await Task.Delay(200, cancellationToken);
                    }
                }

                var seconds = watch.Elapsed.TotalSeconds;
                table.Append(CultureInfo.InvariantCulture, $"| {night} | {workers} | {seconds:0.0} | {counties / seconds:0.0} | {Spent(processes) - worked:0.0} | {Spent([host.StorageProcessId]) - stored:0.0} |\n");
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"night {night}: {seconds:0.0} s"));
            }
        }

        return table.Append('\n').Append(await RowsAsync(settings, cancellationToken)).ToString();
    }

    // The rows that a compilation reads, of five years, over the whole of its time: states, rows, figures, the run written.
    static async Task<string> RowsAsync(Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        settings.Remove("AzureWebJobsStorage");
        settings["AzureWebJobs.CompileSummary.Disabled"] = "true";
        await using var host = await FunctionHost.StartAsync(LocalApp.Options(null, 0, null) with { Settings = settings }, cancellationToken);
        var (app, county) = (new MeteredApp(host.ConnectionString), CountyCode.Parse("420699"));
        await Scale.FillAsync(app, county, LargeCounty, YearsOfLargeCounty, cancellationToken);
        var (rows, times, reads) = (0, new List<double>(), new List<double>());
        for (var time = 1; time <= WarmUps + Compilations; time++)
        {
            await Scale.ChangeAsync(app, county, Year, time, cancellationToken);
            var watch = Stopwatch.StartNew();
            await app.Compile.Run(new RoundMessage(county, Year).ToString(), cancellationToken);
            times.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            var states = await app.Reader.StatesAsync(county, Year, cancellationToken);
            var history = await app.Reader.ReadAsync(states, Year, back => SummaryCompiler.SheetsOf(back), cancellationToken, keepsEarlier: true);
            reads.Add(watch.Elapsed.TotalSeconds);
            rows = history.Earlier.Append(history.Now).Sum(year => year.Entries.Sum(entry => entry.InForce?.Rows.Length ?? 0));
        }

        var (median, read) = (times.Skip(WarmUps).Order().ElementAt(Compilations / 2), reads.Skip(WarmUps).Order().ElementAt(Compilations / 2));
        return string.Create(CultureInfo.InvariantCulture, $"{LargeCounty} schools × {YearsOfLargeCounty} years: {rows} rows from Azurite to the stored summary in {median:0.00} s (median of {Compilations} after {WarmUps}; the first in {times[0]:0.00} s): {rows / median:0} rows a second; read in {read:0.00} s of it: {rows / read:0}. All: {string.Join(' ', times.Select(time => time.ToString("0.00", CultureInfo.InvariantCulture)))}.\n");
    }

    static double Spent(int[] processes) => processes.Sum(id =>
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime.TotalSeconds;
    });
}
