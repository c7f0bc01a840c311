using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace EduFunctions.App;

/// <summary>
/// A table of what people have said of something: row <c>{of}~{number}</c>. Rows are added and never changed, so that they are their own
/// audit; of each thing the last one holds.
/// </summary>
sealed class NoteTable(Storage storage, string name)
{
    readonly TableClient _table = storage.Table(name);

    /// <summary>All that was ever said in a partition, by what it is said of, oldest first.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string partition, Func<string, TableEntity, T> read, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
        {
            found.Add(read(row.RowKey[..row.RowKey.LastIndexOf('~')], row));
        }

        return found;
    }

    /// <summary>A row that says something.</summary>
    public static TableEntity Row(string partition, string of, int number) =>
        new(partition, string.Create(CultureInfo.InvariantCulture, $"{of}~{number:0000}")) { ["Number"] = number };

    /// <summary>What ETags say of a list: rows are only ever added.</summary>
    public static string StateOf(string name, int count) => string.Create(CultureInfo.InvariantCulture, $"{name}-{count}");

    /// <summary>Adds at most 100 rows of one partition, all or none; false when somebody else has added one of such a number.</summary>
    public async Task<bool> TryAddAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellationToken)
    {
        try
        {
            await Batches.SubmitAsync(_table, rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }
}
