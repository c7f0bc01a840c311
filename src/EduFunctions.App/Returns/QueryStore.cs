using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Returns;

/// <summary>What returns were asked, and what was answered: table <c>queries</c>.</summary>
sealed class QueryStore(Storage storage)
{
    /// <summary>Queries of a return that are kept; more are a spoilt file's, not a school's.</summary>
    const int QueriesMaximum = 500;

    const int TriesMaximum = 5;

    readonly TableClient _table = storage.Table("queries");

    /// <summary>The queries of a whole round, by sender; of one sender when one is given.</summary>
    public async Task<List<QueryRow>> ListAsync(CountyCode county, SchoolYear year, Sender? sender, CancellationToken cancellationToken)
    {
        var partition = ReturnPlace.PartitionOf(county, year);
        var filter = sender is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {sender + "-"} and RowKey lt {sender + "."}");
        var rows = new List<QueryRow>();
        await foreach (var row in _table.QueryAsync<QueryRow>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>One query; null when it was never asked.</summary>
    public async Task<QueryRow?> FindAsync(ReturnPlace place, string id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<QueryRow>(place.Partition, QueryRow.KeyOf(place, id), cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>The queries of one sender.</summary>
    public Task<List<QueryRow>> ListAsync(ReturnPlace place, CancellationToken cancellationToken) =>
        ListAsync(place.County, place.Year, place.Sender, cancellationToken);

    /// <summary>What a sender has answered, by <see cref="FindingCell.Key"/>.</summary>
    public static IReadOnlyDictionary<string, QueryAnswer> AnswersOf(IEnumerable<QueryRow> queries) =>
        queries.Where(row => row.Said is not null)
            .ToImmutableDictionary(row => row.Key, row => new QueryAnswer(row.Outcome, row.Said!), StringComparer.Ordinal);

    /// <summary>Writes what a version was asked and what it answers, and which earlier queries it no longer gives rise to.</summary>
    /// <param name="place">Whose return it is.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="result">What came of its check.</param>
    /// <param name="known">The sender's queries as they were read before; they are read again where somebody wrote them meanwhile.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InvalidOperationException">Others wrote the same queries at each of five tries: the host tries again.</exception>
    public async Task WriteAsync(ReturnPlace place, int version, CheckedReturn result, IReadOnlyList<QueryRow> known, CancellationToken cancellationToken)
    {
        var asked = result.Asked.DistinctBy(entry => entry.Cell.Key).Take(QueriesMaximum).ToDictionary(entry => entry.Cell.Key!, StringComparer.Ordinal);
        for (var attempt = 0; attempt < TriesMaximum; attempt++)
        {
            if (await TryWriteAsync(ChangesOf(place, version, result, asked, known.ToDictionary(row => row.Key, StringComparer.Ordinal)), cancellationToken))
            {
                return;
            }

            known = await ListAsync(place, cancellationToken);
        }

        throw new InvalidOperationException($"The queries of {place.Folder} changed at each of {TriesMaximum} tries.");
    }

    /// <summary>Writes one query if nobody wrote it meanwhile. False when somebody did.</summary>
    public Task<bool> TryWriteAsync(QueryRow row, CancellationToken cancellationToken) =>
        TryWriteAsync([new(TableTransactionActionType.UpdateReplace, row, row.ETag)], cancellationToken);

    // A version that was overtaken changes nothing of what later ones were asked.
    static IEnumerable<TableTransactionAction> ChangesOf(ReturnPlace place, int version, CheckedReturn result,
        Dictionary<string, (Finding Finding, FindingCell Cell)> asked, Dictionary<string, QueryRow> known)
    {
        foreach (var (key, (finding, cell)) in asked)
        {
            var before = known.GetValueOrDefault(key);
            if (before is null)
            {
                yield return new(TableTransactionActionType.Add, QueryRow.Of(place, version, finding, cell, null));
            }
            else if (before.Last <= version)
            {
                yield return new(TableTransactionActionType.UpdateReplace, QueryRow.Of(place, version, finding, cell, before), before.ETag);
            }
        }

        // Gone is only what the version was checked for: a sheet that it lacks was asked nothing.
        var sheets = result.Draft?.Rows.Select(row => row.Sheet.Code).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var row in known.Values.Where(row => row.Gone == 0 && row.Last < version && !asked.ContainsKey(row.Key)
            && row.Key.Split('/') is [_, var sheet, ..] && sheets.Contains(sheet)))
        {
            (row.Last, row.Gone) = (version, version);
            yield return new(TableTransactionActionType.UpdateReplace, row, row.ETag);
        }
    }

    async Task<bool> TryWriteAsync(IEnumerable<TableTransactionAction> changes, CancellationToken cancellationToken)
    {
        try
        {
            await Batches.SubmitAsync(_table, changes, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return false;
        }
    }
}
