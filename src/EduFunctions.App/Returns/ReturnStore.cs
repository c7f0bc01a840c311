using EduFunctions.Forms;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Returns;

/// <summary>The returns' states and rows in the tables <c>returns</c> and <c>rows</c>.</summary>
sealed class ReturnStore(Storage storage)
{
    /// <summary>Length of a version's key: four digits, a hyphen, twelve hexadecimal digits.</summary>
    public const int VersionIdLength = 17;

    const int SchoolsPerQuery = 20;

    readonly TableClient _returns = storage.Table("returns");
    readonly TableClient _rows = storage.Table("rows");

    /// <summary>Where a school's return stands; null when nothing has come.</summary>
    public async Task<ReturnStatus?> FindAsync(ReturnPlace place, CancellationToken cancellationToken)
    {
        var found = await _returns.GetEntityIfExistsAsync<ReturnStatus>(place.Partition, place.School.Value, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>The states of a whole round, by school.</summary>
    public async Task<List<ReturnStatus>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var partition = ReturnPlace.PartitionOf(county, year);
        var states = new List<ReturnStatus>();
        await foreach (var status in _returns.QueryAsync<ReturnStatus>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
        {
            states.Add(status);
        }

        return states;
    }

    /// <summary>True when a state of the round was written after the moment.</summary>
    public async Task<bool> HasChangedSinceAsync(CountyCode county, SchoolYear year, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var partition = ReturnPlace.PartitionOf(county, year);
        await foreach (var _ in _returns.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Timestamp gt {moment}"), 1, ["RowKey"], cancellationToken))
        {
            return true;
        }

        return false;
    }

    /// <summary>Writes a state if nobody wrote it meanwhile, and takes over its new ETag. False when somebody did.</summary>
    public async Task<bool> TryWriteAsync(ReturnStatus status, CancellationToken cancellationToken)
    {
        try
        {
            var response = status.ETag == default
                ? await _returns.AddEntityAsync(status, cancellationToken)
                : await _returns.UpdateEntityAsync(status, status.ETag, TableUpdateMode.Replace, cancellationToken);
            status.ETag = response.Headers.ETag ?? throw new InvalidOperationException("Table storage answered without an ETag.");
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Writes a version's rows. They count only once a state names the version.</summary>
    public Task WriteRowsAsync(ReturnPlace place, string versionId, Return accepted, CancellationToken cancellationToken) =>
        Batches.SubmitAsync(_rows, ReturnRows.EntitiesOf(place, versionId, accepted).Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)), cancellationToken);

    /// <summary>Deletes a version's rows; nothing when there are none.</summary>
    public Task DeleteRowsAsync(ReturnPlace place, string versionId, CancellationToken cancellationToken) =>
        DeleteRowsAsync(place, id => id == versionId, cancellationToken);

    /// <summary>Deletes the rows of every version before the latest that is not in force, of ingests that died or were overtaken too. Numbers only grow, so that none of them can come into force again.</summary>
    public Task DeleteReplacedRowsAsync(ReturnPlace place, ReturnStatus status, CancellationToken cancellationToken) =>
        DeleteRowsAsync(place, id => id != status.InForceId && string.CompareOrdinal(id, status.VersionId) < 0, cancellationToken);

    async Task DeleteRowsAsync(ReturnPlace place, Func<string, bool> isOf, CancellationToken cancellationToken)
    {
        var (partition, from, to) = (place.Partition, $"{place.School}-", $"{place.School}.");
        var keys = new List<TableTransactionAction>();
        await foreach (var entity in _rows.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (isOf(ReturnRows.OwnerOf(entity).VersionId))
            {
                keys.Add(new TableTransactionAction(TableTransactionActionType.Delete, entity, ETag.All));
            }
        }

        try
        {
            await Batches.SubmitAsync(_rows, keys, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Somebody else deletes them too, and has been faster with some.
            await DeleteRowsAsync(place, isOf, cancellationToken);
        }
    }

    /// <summary>The returns in force of a round, by school. The states are read first and never a version that they do not name, so that no half return is seen; a version replaced meanwhile is read anew.</summary>
    public async Task<IReadOnlyDictionary<SchoolCode, Return>> InForceAsync(CountyCode county, SchoolYear year, IReadOnlyList<ReturnStatus> states, CancellationToken cancellationToken)
    {
        var partition = ReturnPlace.PartitionOf(county, year);
        var inForce = states.Where(status => status.InForceId is not null).ToDictionary(status => status.RowKey, status => status.InForceId!, StringComparer.Ordinal);
        var rows = new ConcurrentDictionary<string, ConcurrentBag<FormRow>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(inForce.Keys.Order(StringComparer.Ordinal).Chunk(SchoolsPerQuery), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (chunk, token) =>
        {
            var (from, to) = ($"{chunk[0]}-", $"{chunk[^1]}.");
            await foreach (var entity in _rows.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from} and RowKey lt {to}"), 1000, cancellationToken: token))
            {
                var (school, versionId) = ReturnRows.OwnerOf(entity);
                if (inForce.GetValueOrDefault(school) == versionId)
                {
                    rows.GetOrAdd(school, _ => []).Add(ReturnRows.RowOf(entity));
                }
            }
        });

        var returns = rows.ToImmutableDictionary(entry => SchoolCode.Parse(entry.Key), entry => ReturnRows.ReturnOf(SchoolCode.Parse(entry.Key), year, entry.Value));
        return await ReadReplacedAnewAsync(county, year, inForce, returns, cancellationToken);
    }

    // A version's rows vanish only after its state has moved on: a state that has moved is read again, with its rows.
    async Task<IReadOnlyDictionary<SchoolCode, Return>> ReadReplacedAnewAsync(CountyCode county, SchoolYear year, Dictionary<string, string> read, ImmutableDictionary<SchoolCode, Return> returns, CancellationToken cancellationToken)
    {
        var moved = (await ListAsync(county, year, cancellationToken)).Where(status => read.TryGetValue(status.RowKey, out var id) && status.InForceId != id).ToList();
        return moved.Count == 0 ? returns : returns.SetItems(await InForceAsync(county, year, moved, cancellationToken));
    }
}
