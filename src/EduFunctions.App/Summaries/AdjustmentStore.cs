using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.App.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.App.Summaries;

/// <summary>
/// What the bureau says beside figures: table <c>adjustments</c>, partition <c>{county}-{year}</c>, row <c>{figure}~{number}</c>. Rows are
/// added and never changed, so that they are their own audit.
/// </summary>
sealed class AdjustmentStore(Storage storage)
{
    readonly TableClient _table = storage.Table("adjustments");

    /// <summary>All that was ever said in a round, by figure, oldest first.</summary>
    public async Task<IReadOnlyList<Adjustment>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var partition = ReturnPlace.PartitionOf(county, year);
        var found = new List<Adjustment>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
            cancellationToken: cancellationToken))
        {
            found.Add(new Adjustment(row.RowKey[..row.RowKey.IndexOf('~', StringComparison.Ordinal)], row.GetInt32("Number") ?? 0,
                NumberOf(row.GetString("Value")), NumberOf(row.GetString("Compiled")), row.GetInt32("Run") ?? 0, row.GetString("By"),
                row.GetString("Reason"), row.GetDateTimeOffset("MadeOn") ?? default));
        }

        return found;
    }

    /// <summary>What ETags say of the list: rows are only ever added.</summary>
    public static string StateOf(IReadOnlyCollection<Adjustment> all) => string.Create(CultureInfo.InvariantCulture, $"adjustments-{all.Count}");

    /// <summary>Adds one; false when somebody else has added one of that number.</summary>
    public async Task<bool> TryAddAsync(CountyCode county, SchoolYear year, Adjustment adjustment, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(new TableEntity(ReturnPlace.PartitionOf(county, year),
                string.Create(CultureInfo.InvariantCulture, $"{adjustment.Figure}~{adjustment.Number:0000}"))
            {
                ["Number"] = adjustment.Number,
                ["Value"] = TextOf(adjustment.Value),
                ["Compiled"] = TextOf(adjustment.Compiled),
                ["Run"] = adjustment.Run,
                ["By"] = adjustment.By,
                ["Reason"] = adjustment.Reason,
                ["MadeOn"] = adjustment.MadeOn,
            }, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }

    // A double would not keep what was written: tables have no decimals.
    static string? TextOf(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    static decimal? NumberOf(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
