using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using EduFunctions.App.Returns;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>The summaries' runs in the tables <c>figures</c> and <c>flags</c>: partition <c>{county}-{year}</c>, row <c>{run}-{number}</c>. A run is never changed once the round names it.</summary>
sealed class SummaryStore(Storage storage)
{
    // A string property holds 32 K characters; the cells of a flag can be had from its figures too.
    const int JsonMaximum = 30_000;

    readonly TableClient _figures = storage.Table("figures");
    readonly TableClient _flags = storage.Table("flags");

    public async Task WriteAsync(CountySummary summary, int run, CancellationToken cancellationToken)
    {
        var partition = ReturnPlace.PartitionOf(summary.County, summary.Year);
        await Batches.SubmitAsync(_figures, summary.Figures.Select((figure, index) => Action(new TableEntity(partition, KeyOf(run, index))
        {
            ["Code"] = figure.Code,
            ["Value"] = (double?)figure.Value,
            ["Json"] = JsonSerializer.Serialize(figure, Json.Options),
        })), cancellationToken);
        await Batches.SubmitAsync(_flags, summary.Flags.Select((flag, index) => Action(new TableEntity(partition, KeyOf(run, index))
        {
            ["Code"] = flag.Code,
            ["Severity"] = flag.Severity.ToString(),
            ["School"] = flag.School,
            ["Json"] = JsonOf(flag),
        })), cancellationToken);
    }

    /// <summary>A run as it was written.</summary>
    public async Task<CountySummary> ReadAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken)
    {
        var figures = FiguresAsync(county, year, run, cancellationToken);
        var flags = FlagsAsync(county, year, run, cancellationToken);
        return new CountySummary(county, year, [.. await figures], [.. await flags]);
    }

    /// <summary>The figures of a run.</summary>
    public Task<List<Figure>> FiguresAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken) =>
        ReadAsync<Figure>(_figures, county, year, run, cancellationToken);

    /// <summary>The flags of a run.</summary>
    public Task<List<Flag>> FlagsAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken) =>
        ReadAsync<Flag>(_flags, county, year, run, cancellationToken);

    static async Task<List<T>> ReadAsync<T>(TableClient table, CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken)
    {
        var (partition, from, to) = (ReturnPlace.PartitionOf(county, year), KeyOf(run, 0), KeyOf(run + 1, 0));
        var read = new List<T>();
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"), 1000, ["Json"], cancellationToken))
        {
            read.Add(JsonSerializer.Deserialize<T>(entity.GetString("Json"), Json.Options) ?? throw new InvalidDataException("A figure or flag is stored as null."));
        }

        return read;
    }

    static string JsonOf(Flag flag)
    {
        var json = JsonSerializer.Serialize(flag, Json.Options);
        return json.Length <= JsonMaximum ? json : JsonSerializer.Serialize(flag with { Cells = [] }, Json.Options);
    }

    static string KeyOf(int run, int index) => string.Create(CultureInfo.InvariantCulture, $"{run:000000}-{index:000000}");

    static TableTransactionAction Action(TableEntity entity) => new(TableTransactionActionType.UpsertReplace, entity);
}
