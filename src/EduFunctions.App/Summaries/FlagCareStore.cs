using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>
/// What officers say of problems: table <c>flags</c>, partition county, row <c>{key}~{number}</c>. A problem has the same key in every run and
/// year. Rows are added and never changed, so that they are their own audit.
/// </summary>
sealed class FlagCareStore(Storage storage)
{
    readonly TableClient _table = storage.Table("flags");

    /// <summary>All that was ever said in a county, by problem, oldest first.</summary>
    public async Task<IReadOnlyList<FlagCare>> ListAsync(CountyCode county, CancellationToken cancellationToken)
    {
        var found = new List<FlagCare>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {county.Value}"),
            cancellationToken: cancellationToken))
        {
            found.Add(new FlagCare(row.RowKey[..row.RowKey.IndexOf('~', StringComparison.Ordinal)], row.GetInt32("Number") ?? 0, row.GetString("Note"),
                row.GetString("Owner"), row.GetString("Due") is { } due ? DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
                row.GetString("By"), row.GetDateTimeOffset("MadeOn") ?? default));
        }

        return found;
    }

    /// <summary>What ETags say of the list: rows are only ever added.</summary>
    public static string StateOf(IReadOnlyCollection<FlagCare> all) => string.Create(CultureInfo.InvariantCulture, $"care-{all.Count}");

    /// <summary>The same of one problem.</summary>
    public static string StateOf(IReadOnlyCollection<FlagCare> all, string id) => StateOf([.. all.Where(one => one.Id == id)]);

    /// <summary>Adds one; false when somebody else has added one of that number.</summary>
    /// <param name="county">The county.</param>
    /// <param name="key">The problem, for those who read the table.</param>
    /// <param name="care">What is said of it.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<bool> TryAddAsync(CountyCode county, FlagKey key, FlagCare care, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(new TableEntity(county.Value, string.Create(CultureInfo.InvariantCulture, $"{care.Id}~{care.Number:0000}"))
            {
                ["Number"] = care.Number,
                ["Flag"] = key.Code,
                ["Subject"] = key.Subject,
                ["Cohort"] = key.Cohort,
                ["Note"] = care.Note,
                ["Owner"] = care.Owner,
                ["Due"] = care.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["By"] = care.By,
                ["MadeOn"] = care.MadeOn,
            }, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }
}
