using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Cli;
using EduFunctions.LocalHost;

namespace EduFunctions.App.Tests.Host;

/// <summary>Tables of one computer's storage, whose entities are found by a map of our own, answer as tables do.</summary>
public sealed class TableEntitiesTests : IDisposable
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("edufunctions-entities-");

    public void Dispose() => _data.Delete(recursive: true);

    /// <summary>Some hundred writes in an order drawn once, each refused or taken as a dictionary would, and asked for in every way that the app asks.</summary>
    [Fact]
    public async Task EntitiesAreThereAsTheyWereLastWritten()
    {
        var azurite = await StartAsync();
        var table = new TableClient(azurite.ConnectionString, "states");
        await table.CreateAsync(Wait.Token);
        string[] partitions = ["420699|2025", "it's", "a'' or PartitionKey eq 'b", "学校"];
        var (random, expected) = (new Random(1), new SortedDictionary<(string Partition, string Row), int?>(Comparer<(string, string)>.Create((one, other) =>
            (string.CompareOrdinal(one.Item1, other.Item1), string.CompareOrdinal(one.Item2, other.Item2)) switch { (0, var rows) => rows, var (keys, _) => keys })));
        for (var number = 0; number < 600; number++)
        {
            var key = (Partition: partitions[random.Next(partitions.Length)], Row: $"r{random.Next(12):00}");
            var entity = new TableEntity(key.Partition, key.Row) { ["Value"] = number };
            var (isThere, what) = (expected.ContainsKey(key), random.Next(6));
            var status = await StatusAsync(what switch
            {
                0 => () => table.AddEntityAsync(entity, Wait.Token),
                1 => () => table.UpsertEntityAsync(entity, TableUpdateMode.Replace, Wait.Token),
                2 => () => table.UpsertEntityAsync(new TableEntity(key.Partition, key.Row) { ["Other"] = number }, TableUpdateMode.Merge, Wait.Token),
                3 => () => table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Replace, Wait.Token),
                4 => async () => (await table.GetEntityAsync<TableEntity>(key.Partition, key.Row, cancellationToken: Wait.Token)).GetRawResponse(),

                // One that is not in the table fails the whole: what stands before it is taken back.
                _ => async () => (await table.SubmitTransactionAsync([
                    new(TableTransactionActionType.UpsertReplace, entity),
                    new(TableTransactionActionType.UpsertReplace, new TableEntity(key.Partition, "new")),
                    new(TableTransactionActionType.Delete, new TableEntity(key.Partition, "r99"))], Wait.Token)).GetRawResponse(),
            });
            Assert.Equal((what, isThere) switch { (0, true) => 409, (3 or 4, false) or (5, _) => 404, (4, true) => 200, _ => 204 }, status);
            if (status == 204)
            {
                expected[key] = what == 2 ? expected.GetValueOrDefault(key) : number;
            }

            if (random.Next(4) == 0)
            {
                await table.DeleteEntityAsync(key.Partition, key.Row, cancellationToken: Wait.Token);
                expected.Remove(key);
            }
        }

        await CompareAsync(table);
        await azurite.DisposeAsync();
        azurite = await StartAsync();
        table = new TableClient(azurite.ConnectionString, "states");
        await table.AddEntityAsync(new TableEntity("it's", "s") { ["Value"] = -1 }, Wait.Token);
        expected[("it's", "s")] = -1;
        await CompareAsync(table);
        await azurite.DisposeAsync();

        async Task CompareAsync(TableClient stored)
        {
            Assert.InRange(expected.Count, 20, 48);
            Assert.Equal(expected, await ReadAsync(stored, null));
            foreach (var partition in partitions)
            {
                Assert.Equal(expected.Where(one => one.Key.Partition == partition), await ReadAsync(stored, TableClient.CreateQueryFilter($"PartitionKey eq {partition}")));
                Assert.Equal(
                    expected.Where(one => one.Key.Partition == partition && one.Key.Row is "r03" or "r07"),
                    await ReadAsync(stored, TableClient.CreateQueryFilter($"PartitionKey eq {partition} and (RowKey eq 'r03' or RowKey eq 'r07')")));
                Assert.Equal(
                    expected.Where(one => one.Key.Partition == partition && string.CompareOrdinal(one.Key.Row, "r04") >= 0 && string.CompareOrdinal(one.Key.Row, "r09") < 0),
                    await ReadAsync(stored, TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge 'r04' and RowKey lt 'r09'")));
            }

            Assert.Equal(
                expected.Where(one => one.Key.Partition is "it's" or "学校"),
                await ReadAsync(stored, TableClient.CreateQueryFilter($"PartitionKey eq {"it's"} or PartitionKey eq {"学校"}")));
            Assert.Equal(
                expected.Where(one => one.Key.Partition is "it's" or "学校"),
                await ReadAsync(stored, "PartitionKey eq 'it''s' and RowKey ge 'r' OR PartitionKey eq '学校'"));
            Assert.Equal(
                expected.Where(one => one.Key.Partition == "学校"),
                await ReadAsync(stored, "PartitionKey eq 'it''s' and RowKey eq \"'\" or PartitionKey eq '学校' or RowKey eq \"'\""));
            Assert.Empty(await ReadAsync(stored, "PartitionKey eq 'none'"));
        }
    }

    /// <summary>More than one answer holds of a partition, beside others, comes whole and in order.</summary>
    [Fact]
    public async Task APartitionOfManyComesPageByPage()
    {
        await using var azurite = await StartAsync();
        var table = new TableClient(azurite.ConnectionString, "rows");
        await table.CreateAsync(Wait.Token);
        foreach (var partition in new[] { "a", "b" })
        {
            foreach (var some in Enumerable.Range(0, 2300).Reverse().Chunk(100))
            {
                await table.SubmitTransactionAsync(some.Select(number => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, $"{number:0000}") { ["Value"] = number })), Wait.Token);
            }
        }

        Assert.Equal(Enumerable.Range(0, 2300).Select(number => KeyValuePair.Create(("b", $"{number:0000}"), (int?)number)), await ReadAsync(table, "PartitionKey eq 'b'"));
    }

    /// <summary>What Azurite alone had saved, with its two indices, is read and goes on without them.</summary>
    [Fact]
    public async Task ATableThatWasSavedWithIndicesLosesThem()
    {
        var azurite = await StartAsync();
        var table = new TableClient(azurite.ConnectionString, "states");
        await table.CreateAsync(Wait.Token);
        await table.AddEntityAsync(new TableEntity("p", "2") { ["Value"] = 2 }, Wait.Token);
        await table.AddEntityAsync(new TableEntity("p", "1") { ["Value"] = 1 }, Wait.Token);
        await azurite.DisposeAsync();

        var file = Path.Combine(_data.FullName, "__azurite_db_table__.json");
        var database = JsonNode.Parse(await File.ReadAllTextAsync(file, Wait.Token))!;
        var saved = database["collections"]!.AsArray().Single(collection => collection!["name"]!.GetValue<string>().EndsWith("$states", StringComparison.Ordinal))!;
        Assert.Empty(saved["binaryIndices"]!.AsObject());
        saved["binaryIndices"] = JsonNode.Parse("""{"PartitionKey":{"name":"PartitionKey","dirty":false,"values":[0,1]},"RowKey":{"name":"RowKey","dirty":false,"values":[1,0]}}""");
        await File.WriteAllTextAsync(file, database.ToJsonString(), Wait.Token);

        azurite = await StartAsync();
        table = new TableClient(azurite.ConnectionString, "states");
        await table.AddEntityAsync(new TableEntity("p", "0") { ["Value"] = 0 }, Wait.Token);
        Assert.Equal([0, 1, 2], (await ReadAsync(table, "PartitionKey eq 'p'")).Select(one => one.Value!.Value));
        await azurite.DisposeAsync();
        Assert.DoesNotContain("\"name\":\"RowKey\"", await File.ReadAllTextAsync(file, Wait.Token), StringComparison.Ordinal);
    }

    static async Task<int> StatusAsync(Func<Task<Response>> write)
    {
        try
        {
            return (await write()).Status;
        }
        catch (RequestFailedException refused)
        {
            return refused.Status;
        }
    }

    static async Task<IEnumerable<KeyValuePair<(string Partition, string Row), int?>>> ReadAsync(TableClient table, string? filter) =>
        await table.QueryAsync<TableEntity>(filter, cancellationToken: Wait.Token).Select(entity => KeyValuePair.Create((entity.PartitionKey, entity.RowKey), entity.GetInt32("Value"))).ToListAsync(Wait.Token);

    Task<Azurite> StartAsync() => Azurite.StartAsync(LocalApp.Options(null, 0, null).AzuriteDirectory, _data.FullName, _ => { }, _ => { }, Wait.Token);
}
