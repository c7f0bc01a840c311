using Azure;
using Azure.Data.Tables;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App.Rounds;

/// <summary>The rounds of every county.</summary>
sealed class RoundStore(Storage storage)
{
    const int TriesMaximum = 10;

    readonly TableClient _table = storage.Table("rounds");

    public async Task<RoundRow?> FindAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<RoundRow>(county.Value, year.ToString(), cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>All rounds; of one county when one is given.</summary>
    public async Task<List<RoundRow>> ListAsync(CountyCode? county, CancellationToken cancellationToken)
    {
        var filter = county is { } one ? TableClient.CreateQueryFilter($"PartitionKey eq {one.Value}") : null;
        var rounds = new List<RoundRow>();
        await foreach (var round in _table.QueryAsync<RoundRow>(filter, cancellationToken: cancellationToken))
        {
            rounds.Add(round);
        }

        return rounds;
    }

    /// <summary>All rounds of the counties of a province: their codes begin with its two digits.</summary>
    public async Task<List<RoundRow>> ListOfProvinceAsync(string province, CancellationToken cancellationToken) =>
        await _table.QueryAsync<RoundRow>(TableClient.CreateQueryFilter($"PartitionKey ge {province + "0000"} and PartitionKey le {province + "9999"}"),
            cancellationToken: cancellationToken).ToListAsync(cancellationToken);

    /// <summary>The round; made when it is not there yet.</summary>
    public async Task<RoundRow> EnsureAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        await FindAsync(county, year, cancellationToken) ?? await UpdateAsync(county, year, _ => { }, cancellationToken);

    /// <summary>Changes a round by a conditional write, made anew when somebody else wrote it meanwhile. Returns it as written.</summary>
    /// <exception cref="ProblemException">409: others wrote it at each of ten tries.</exception>
    public async Task<RoundRow> UpdateAsync(CountyCode county, SchoolYear year, Action<RoundRow> change,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < TriesMaximum; attempt++)
        {
            var known = await FindAsync(county, year, cancellationToken);
            var round = known ?? new RoundRow { PartitionKey = county.Value, RowKey = year.ToString() };
            change(round);
            try
            {
                _ = known is null
                    ? await _table.AddEntityAsync(round, cancellationToken)
                    : await _table.UpdateEntityAsync(round, round.ETag, TableUpdateMode.Replace, cancellationToken);
                return round;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Read it again: the change is made on what stands there now.
            }
        }

        throw ETags.ChangedMeanwhile(StatusCodes.Status409Conflict);
    }
}
