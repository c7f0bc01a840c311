using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.App.Summaries;

/// <summary>填报批次: one county's collection of one school year; a row of table <c>rounds</c>, partition county, row year.</summary>
public sealed class RoundRow : ITableEntity
{
    /// <inheritdoc/>
    public string PartitionKey { get; set; } = "";

    /// <inheritdoc/>
    public string RowKey { get; set; } = "";

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public ETag ETag { get; set; }

    /// <summary>Day on which schools are told to begin, yyyy-MM-dd, for information; null when none is set.</summary>
    public string? Opens { get; set; }

    /// <summary>Last day on which a return is in time, yyyy-MM-dd; null for the standard one.</summary>
    public string? Due { get; set; }

    /// <summary>Last run number given out; a run that died leaves a gap.</summary>
    public int LastRun { get; set; }

    /// <summary>Run of the summary that is shown; 0 when none has been compiled.</summary>
    public int SummaryRun { get; set; }

    /// <summary>As of when that run was compiled, UTC.</summary>
    public DateTimeOffset? CompiledOn { get; set; }

    /// <summary>What that run was compiled from, and by which program: equal means that there is nothing to compile.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>As of when the returns were last looked through, UTC, whether a run came of it or not.</summary>
    public DateTimeOffset? CheckedOn { get; set; }

    /// <summary>How often the register or the dates have changed.</summary>
    public int Changes { get; set; }

    /// <summary>How many of these changes had been made when the returns were last looked through.</summary>
    public int CheckedChanges { get; set; }

    /// <summary>Why the last compilation could not be ended; null when it could.</summary>
    public string? Failure { get; set; }

    /// <summary>The county.</summary>
    [IgnoreDataMember]
    public CountyCode County => CountyCode.Parse(PartitionKey);

    /// <summary>The school year.</summary>
    [IgnoreDataMember]
    public SchoolYear Year => new(int.Parse(RowKey, CultureInfo.InvariantCulture));

    /// <summary>Last day on which a return is in time: the round's own, or the standard one.</summary>
    [IgnoreDataMember]
    public DateOnly DueDate => Due is null ? new Standards().DueDate(Year) : DateOnly.ParseExact(Due, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

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

    /// <summary>Makes the round when it is not there yet.</summary>
    public async Task EnsureAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        if (await FindAsync(county, year, cancellationToken) is null)
        {
            await UpdateAsync(county, year, _ => { }, cancellationToken);
        }
    }

    /// <summary>Marks every round of a county as changed, so that the next night compiles it.</summary>
    public async Task MarkChangedAsync(CountyCode county, CancellationToken cancellationToken)
    {
        foreach (var round in await ListAsync(county, cancellationToken))
        {
            await UpdateAsync(county, round.Year, row => row.Changes++, cancellationToken);
        }
    }

    /// <summary>Changes a round by a conditional write, made anew when somebody else wrote it meanwhile. Returns it as written.</summary>
    /// <exception cref="InvalidOperationException">Others wrote it at each of ten tries.</exception>
    public async Task<RoundRow> UpdateAsync(CountyCode county, SchoolYear year, Action<RoundRow> change, CancellationToken cancellationToken)
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

        throw new InvalidOperationException($"Round {county}/{year} changed at each of {TriesMaximum} tries.");
    }
}
