using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>
/// 学校名册 in table <c>schools</c>: partition county, row <c>{school}-{first year}</c>: one identifier may have several entries, of disjoint
/// years.
/// </summary>
sealed class SchoolRegister(Storage storage)
{
    readonly TableClient _table = storage.Table("schools");

    public async Task<ImmutableArray<School>> ListAsync(CountyCode county, CancellationToken cancellationToken)
    {
        var schools = ImmutableArray.CreateBuilder<School>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {county.Value}"),
            cancellationToken: cancellationToken))
        {
            schools.Add(Of(entity));
        }

        return schools.ToImmutable();
    }

    /// <summary>The entry of one school in a year, else its latest one; null when the register has none.</summary>
    public async Task<School?> FindAsync(CountyCode county, SchoolCode school, SchoolYear year, CancellationToken cancellationToken)
    {
        var (from, to) = ($"{school}-", $"{school}.");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {county.Value} and RowKey gt {from} and RowKey lt {to}");
        var entries = new List<School>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            entries.Add(Of(entity));
        }

        return entries.Find(entry => entry.IsOpenIn(year)) ?? entries.LastOrDefault();
    }

    /// <summary>
    /// Puts the new register in place of the old: first what it has, then away with what it has not, so that no school is ever missing
    /// meanwhile.
    /// </summary>
    public async Task ReplaceAsync(CountyCode county, ImmutableArray<School> schools, CancellationToken cancellationToken)
    {
        var gone = (await ListAsync(county, cancellationToken)).Select(KeyOf).Except(schools.Select(KeyOf), StringComparer.Ordinal)
            .ToList();
        var actions = schools
            .Select(school => new TableTransactionAction(TableTransactionActionType.UpsertReplace, EntityOf(county, school)))
            .Concat(gone.Select(key =>
                new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(county.Value, key), ETag.All)));
        await Batches.SubmitAsync(_table, actions, cancellationToken);
    }

    static string KeyOf(School school) => string.Create(CultureInfo.InvariantCulture, $"{school.Code}-{school.FirstYear ?? 0:0000}");

    static TableEntity EntityOf(CountyCode county, School school) => new(county.Value, KeyOf(school))
    {
        ["Name"] = school.Name,
        ["Kind"] = school.Kind.ToString(),
        ["Location"] = school.Location.ToString(),
        ["Sponsor"] = school.Sponsor.ToString(),
        ["FirstYear"] = school.FirstYear,
        ["LastYear"] = school.LastYear,
        ["Successor"] = school.Successor?.Value,
    };

    static School Of(TableEntity entity) => new()
    {
        Code = SchoolCode.Parse(entity.RowKey[..entity.RowKey.IndexOf('-')]),
        Name = entity.GetString("Name"),
        Kind = Enum.Parse<SchoolKind>(entity.GetString("Kind")),
        Location = Enum.Parse<Location>(entity.GetString("Location")),
        Sponsor = Enum.Parse<Sponsor>(entity.GetString("Sponsor")),
        FirstYear = entity.GetInt32("FirstYear"),
        LastYear = entity.GetInt32("LastYear"),
        Successor = SchoolCode.TryParse(entity.GetString("Successor"), out var successor) ? successor : null,
    };
}
