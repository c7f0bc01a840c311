using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.Extensions.Caching.Memory;

namespace EduFunctions.App.Summaries;

/// <summary>
/// The summaries' runs: one blob each in container <c>runs</c>, <c>{county}/{year}/{run}.json.gz</c>, with figures, flags and what they
/// were made from, and never changed.
/// Table <c>figures</c> has the county's own figures once more, for those who query tables: a partition for each run, so that no
/// compilation pays for those before it; those of grades, and of stages that the county has not, are in the run alone.
/// </summary>
sealed class SummaryStore(Storage storage) : IDisposable
{
    // Listed with the runs' names, so that no run is read for it.
    const string CompiledOn = "compiledon";

    const int SeriesYears = 5;

    readonly TableClient _figures = storage.Table("figures");

    // A run is never changed: what was read of it once holds. A large county's has some 20 MB in memory.
    static readonly MemoryCacheEntryOptions Kept = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(5) };
    readonly MemoryCache _read = new(new MemoryCacheOptions { SizeLimit = 6 });
    readonly SemaphoreSlim _reading = new(2);

    static readonly JsonSerializerOptions WithoutCells = new(Json.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(type =>
        {
            if (type.Type == typeof(Flag))
            {
                type.Properties.Remove(type.Properties.Single(property => property.Name == "cells"));
            }
        }),
    };

    static readonly JsonSerializerOptions WithCells = new(Json.Options) { Converters = { new StoredCells() } };

    /// <summary>Asks for a compilation; nothing comes of it when nothing has changed.</summary>
    public Task AskAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        storage.Compile.SendMessageAsync(new RoundMessage(county, year).ToString(), cancellationToken);

    /// <summary>Writes a run; false when there is one of that number already.</summary>
    public async Task<bool> TryWriteAsync(CountySummary summary, int run, RunSources from, DateTimeOffset compiledOn, DateOnly due,
        CancellationToken cancellationToken)
    {
        // Asked first, so that the table's rows can be written beside the blob: no other run has this number given out.
        var name = NameOf(summary.County, summary.Year, run);
        if (await storage.Runs.GetBlobClient(name).ExistsAsync(cancellationToken))
        {
            return false;
        }

        var tabled = WriteFiguresAsync(summary, run, cancellationToken);
        var content = KeptBlobs.Gzip(new StoredRun(summary.County.Value, summary.Year.StartYear, run, from, summary.Figures, summary.Flags, summary.Settings)
            { CompiledOn = compiledOn, Due = due, Endings = summary.Endings, Relief = summary.Relief, Forecast = summary.Forecast }, WithCells);
        var metadata = new Dictionary<string, string> { [CompiledOn] = compiledOn.ToString("O", CultureInfo.InvariantCulture) };
        await tabled;
        return await KeptBlobs.TryAddAsync(storage.Runs, name, content, KeptBlobs.GzipType, metadata, cancellationToken);
    }

    async Task WriteFiguresAsync(CountySummary summary, int run, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(summary.County, summary.Year, run);
        var figures = summary.Figures.Where(figure => figure.Expected > 0 && IsTabled(figure)).Select(figure => new TableEntity(partition, figure.Code)
        {
            ["Name"] = figure.Name.Zh,
            ["Unit"] = figure.Unit,
            ["Value"] = (double?)figure.Value,
            ["LastYear"] = (double?)figure.LastYear,
            ["Counted"] = figure.Counted,
            ["Expected"] = figure.Expected,
            ["Withheld"] = figure.Withheld,
            ["Uncomputed"] = figure.Uncomputed,
        });
        await Batches.SubmitAsync(_figures,
            figures.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)), cancellationToken);
    }

    /// <summary>A run as it was written: one request.</summary>
    public async Task<CountySummary> ReadAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken) =>
        (await FindAsync(county, year, run, cancellationToken)
            ?? throw new InvalidDataException($"Run {run} of {county}/{year} is named, but not there.")).Summary;

    /// <summary>The run that a caller asks for, else the one that is shown.</summary>
    /// <exception cref="ProblemException">404: there is none of that number.</exception>
    public async Task<StoredSummary> ShownAsync(RoundRow round, int? asked, CancellationToken cancellationToken)
    {
        var run = asked ?? round.SummaryRun;
        var stored = await FindAsync(round.County, round.Year, run, cancellationToken)
            ?? throw new ProblemException(404, "no-run", $"县 {round.County} 的 {round.Year} 学年没有第 {run} 次汇总；最近一次是第 {round.SummaryRun} 次。",
                $"County {round.County} has no run {run} of school year {round.Year}; the latest is {round.SummaryRun}.");

        // The due date of a round may be set after its run, and holds at once; what was in force when an earlier run was made does not change.
        return run == round.SummaryRun ? stored with { CompiledOn = round.CompiledOn ?? stored.CompiledOn, Due = round.DueDate }
            : stored;
    }

    /// <summary>A year's runs, newest first, in as many requests as there are thousands of them.</summary>
    public async Task<IReadOnlyList<RunJson>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var (prefix, runs) = ($"{county}/{year}/", new List<RunJson>());
        await foreach (var blob in storage.Runs.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken))
        {
            runs.Add(new RunJson(int.Parse(blob.Name[prefix.Length..].Split('.')[0], CultureInfo.InvariantCulture),
                blob.Metadata.TryGetValue(CompiledOn, out var text)
                    ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture) : blob.Properties.LastModified ?? default));
        }

        runs.Reverse();
        return runs;
    }

    /// <summary>Any run, with what is known of its making; null when there is none of that number. The last few are kept in memory.</summary>
    public async Task<StoredSummary?> FindAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken)
    {
        var name = NameOf(county, year, run);
        if (_read.TryGetValue(name, out StoredSummary? known))
        {
            return known;
        }

        // Many who ask at once for a run that nobody has read yet wait for one of them.
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _read.TryGetValue(name, out known) ? known
                : await ReadStoredAsync(county, year, run, cancellationToken) is { } found ? _read.Set(name, found, Kept) : null;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>
    /// What a run says that the next one goes on from, and by sender the version that it had in force; null when there is none of that number.
    /// Figures and flags' cells, which are most of it, are passed over.
    /// </summary>
    public async Task<(RunFlags Flags, IReadOnlyDictionary<string, string> Versions)?> FlagsAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken)
    {
        if (await KeptBlobs.FindAsync(storage.Runs, NameOf(county, year, run), cancellationToken) is not { } blob)
        {
            return null;
        }

        var stored = await KeptBlobs.UngzipAsync<StoredFlags>(blob.Content, WithoutCells, cancellationToken);
        return (new RunFlags(stored.Flags, EndingsOf(stored.Endings)), stored.From.Returns[year.ToString()]);
    }

    async Task<StoredSummary?> ReadStoredAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken)
    {
        if (await KeptBlobs.FindAsync(storage.Runs, NameOf(county, year, run), cancellationToken) is not { } blob)
        {
            return null;
        }

        var stored = await KeptBlobs.UngzipAsync<StoredRun>(blob.Content, WithCells, cancellationToken);
        var summary = new CountySummary(county, year, stored.Figures, stored.Flags)
        {
            Settings = stored.Settings, Relief = stored.Relief, Forecast = stored.Forecast,
            Endings = EndingsOf(stored.Endings),
        };
        return new StoredSummary(summary, run, stored.CompiledOn ?? blob.Details.LastModified, stored.Due, stored.From);
    }

    /// <summary>
    /// Some of the county's own figures of a run, by code; those that it has not are left out. Read from the table: a row each, however
    /// many schools there are.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, RunFigure>> FiguresAsync(CountyCode county, SchoolYear year, int run,
        IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(county, year, run);
        var filter = $"{TableClient.CreateQueryFilter($"PartitionKey eq {partition}")} and ({string.Join(" or ",
            codes.Select(code => TableClient.CreateQueryFilter($"RowKey eq {code}")))})";
        var figures = new Dictionary<string, RunFigure>(StringComparer.Ordinal);
        await foreach (var row in _figures.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            figures[row.RowKey] =
                new RunFigure((decimal?)row.GetDouble("Value"), row.GetInt32("Counted") ?? 0, row.GetInt32("Expected") ?? 0, row.GetInt32("Withheld"), row.GetInt32("Uncomputed"));
        }

        return figures;
    }

    /// <summary>
    /// Some of the county's own figures in the year and up to four before it, oldest first, each as its year's latest run has them; without years that
    /// have no run.
    /// </summary>
    public async Task<IReadOnlyList<(SchoolYear Year, IReadOnlyDictionary<string, RunFigure> Figures)>> TrendAsync(IEnumerable<RoundRow> rounds, SchoolYear year,
        IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        await Task.WhenAll(CompiledUpTo(rounds, year).Select(async round => (round.Year, await FiguresAsync(round.County, round.Year, round.SummaryRun, codes, cancellationToken))));

    /// <summary>The rounds of a series: of the year and up to four before it, as far as they have a run, oldest first.</summary>
    public static IEnumerable<RoundRow> CompiledUpTo(IEnumerable<RoundRow> rounds, SchoolYear year) => rounds
        .Where(round => round.SummaryRun > 0 && round.Year.CompareTo(year) <= 0 && round.Year.StartYear > year.StartYear - SeriesYears).OrderBy(round => round.Year);

    /// <summary>True for the figures that table <c>figures</c> has; those of schools and grades are read from their run.</summary>
    public static bool IsTabled(Subject subject) => subject.School is null && subject.Kind != SubjectKind.Grade;

    // Most are of schools: those need not be taken apart.
    static bool IsTabled(Figure figure) => !figure.Code.AsSpan(figure.Indicator.Length).StartsWith(".school-", StringComparison.Ordinal)
        && FigureCode.TryParse(figure.Code, out var code) && IsTabled(code.Subject);

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _reading.Dispose();
    }

    static ImmutableArray<FlagEnding> EndingsOf(ImmutableArray<FlagEnding> stored) => stored.IsDefault ? [] : stored;

    static string PartitionOf(CountyCode county, SchoolYear year, int run) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReturnPlace.PartitionOf(county, year)}-{run:000000}");

    static string NameOf(CountyCode county, SchoolYear year, int run) =>
        string.Create(CultureInfo.InvariantCulture, $"{county}/{year}/{run:000000}.json.gz");

    // A StoredRun without most of it.
    sealed record StoredFlags(StoredVersions From, ImmutableArray<Flag> Flags)
    {
        public ImmutableArray<FlagEnding> Endings { get; init; }
    }

    // RunSources without most of them.
    sealed record StoredVersions(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Returns);

    sealed record StoredRun(string County, int Year, int Run, RunSources From, ImmutableArray<Figure> Figures, ImmutableArray<Flag> Flags,
        ImmutableArray<SettingFinding> Settings)
    {
        /// <summary>As of when it was compiled; null in runs of 2025-11 and before: their blob's own time is near it.</summary>
        public DateTimeOffset? CompiledOn { get; init; }

        /// <summary>Last day in time as the run took it; null in runs of 2025-11 and before.</summary>
        public DateOnly? Due { get; init; }

        /// <summary>Default in runs of 2025-11 and before.</summary>
        public ImmutableArray<FlagEnding> Endings { get; init; }

        /// <summary>Null where no class is large, and in runs of 2025-11 and before.</summary>
        public ReliefPlan? Relief { get; init; }

        /// <summary>Null in runs of 2025-11 and before.</summary>
        public Forecast? Forecast { get; init; }
    }
}

/// <summary>A run and what is known of its making.</summary>
/// <param name="Summary">Its figures and flags.</param>
/// <param name="Run">Its number, from 1.</param>
/// <param name="CompiledOn">As of when it was compiled, UTC.</param>
/// <param name="Due">Last day in time as it took it; null when it does not say.</param>
/// <param name="From">What it was made from.</param>
sealed record StoredSummary(CountySummary Summary, int Run, DateTimeOffset CompiledOn, DateOnly? Due, RunSources From);
