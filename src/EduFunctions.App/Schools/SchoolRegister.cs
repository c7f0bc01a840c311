using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>
/// 学校名册 in table <c>schools</c>, partition county: its entries under row <c>{version}-{school}-{first year}</c> (one identifier may
/// have several, of disjoint years), and row <c>register</c>, which names the version in force. A register is replaced as a whole: its
/// rows are written, then one conditional write names their version; whoever began to read the one before still finds it.
/// </summary>
sealed class SchoolRegister(Storage storage)
{
    const string InForce = "register";
    const string VersionProperty = "Version";
    const string BeforeProperty = "Before";

    readonly TableClient _table = storage.Table("schools");
    readonly ConcurrentDictionary<CountyCode, (string Version, Register Register)> _known = new();

    /// <summary>The version in force: its number and the start of its content's hash; null when the county has no register.</summary>
    public async Task<string?> VersionAsync(CountyCode county, CancellationToken cancellationToken) =>
        (await FindInForceAsync(county, cancellationToken))?.GetString(VersionProperty);

    /// <summary>The entries in force; none when the county has no register.</summary>
    public async Task<ImmutableArray<School>> ListAsync(CountyCode county, CancellationToken cancellationToken) =>
        (await ReadAsync(county, cancellationToken)).Schools;

    /// <summary>The register in force; empty when the county has none.</summary>
    public async Task<Register> ReadAsync(CountyCode county, CancellationToken cancellationToken)
    {
        if (await VersionAsync(county, cancellationToken) is not { } version)
        {
            return new Register([]);
        }

        // A version never changes: it is read once.
        if (!_known.TryGetValue(county, out var known) || known.Version != version)
        {
            _known[county] = known = (version, new Register([.. (await QueryAsync(county, version, cancellationToken)).Select(Of)]));
        }

        return known.Register;
    }

    /// <summary>The entry of one school in a year, else its latest one; null when the register has none.</summary>
    public async Task<School?> FindAsync(CountyCode county, SchoolCode school, SchoolYear year, CancellationToken cancellationToken) =>
        (await ReadAsync(county, cancellationToken)).FindOrLatest(school, year);

    /// <summary>
    /// Puts a new register in place of the old. False when another came at the same time and is in force now: nothing was changed.
    /// </summary>
    /// <param name="county">The county.</param>
    /// <param name="schools">The whole register.</param>
    /// <param name="check">Is told the version in force, null for none; what it throws ends it before anything is written.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<bool> TryReplaceAsync(CountyCode county, ImmutableArray<School> schools, Action<string?> check,
        CancellationToken cancellationToken)
    {
        var known = await FindInForceAsync(county, cancellationToken);
        var before = known?.GetString(VersionProperty);
        check(before);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', schools))))[..12];
        if (before?.Split('-')[1] == hash)
        {
            return true;
        }

        var version = string.Create(CultureInfo.InvariantCulture, $"{NumberOf(before) + 1:0000}-{hash}");
        await Batches.SubmitAsync(_table, schools.Select(school =>
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, EntityOf(county, version, school))), cancellationToken);
        var inForce = new TableEntity(county.Value, InForce) { [VersionProperty] = version, [BeforeProperty] = before };
        try
        {
            _ = known is null ? await _table.AddEntityAsync(inForce, cancellationToken)
                : await _table.UpdateEntityAsync(inForce, known.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            // Unless the other was the same register, ours goes, as any that never came into force.
            return await VersionAsync(county, cancellationToken) == version;
        }

        await CleanAsync(county, version, before, cancellationToken);
        return true;
    }

    // Away with versions that are over: not this one, not the one before, of which somebody may be reading, nor those of whoever is
    // already writing the next.
    async Task CleanAsync(CountyCode county, string version, string? before, CancellationToken cancellationToken)
    {
        var gone = (await QueryAsync(county, "", cancellationToken)).Where(entity => VersionOf(entity) is var id && id != version && id != before
            && NumberOf(id) <= NumberOf(version));
        try
        {
            await Batches.SubmitAsync(_table, gone.Select(entity =>
                new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(county.Value, entity.RowKey), ETag.All)),
                    cancellationToken);
        }
        catch (RequestFailedException others) when (others.Status == 404)
        {
            // Somebody else tidies up too; what is left goes with the next register.
        }
    }

    async Task<TableEntity?> FindInForceAsync(CountyCode county, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(county.Value, InForce, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    // The entries of a version, or of all.
    async Task<List<TableEntity>> QueryAsync(CountyCode county, string version, CancellationToken cancellationToken)
    {
        var (from, to) = version.Length == 0 ? ("0", ":") : (version + "-", version + ".");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {county.Value} and RowKey gt {from} and RowKey lt {to}");
        var entries = new List<TableEntity>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            entries.Add(entity);
        }

        return entries;
    }

    static string VersionOf(TableEntity entity) => string.Join('-', entity.RowKey.Split('-')[..2]);

    static int NumberOf(string? version) =>
        version is null ? 0 : int.Parse(version.AsSpan(..version.IndexOf('-')), CultureInfo.InvariantCulture);

    static TableEntity EntityOf(CountyCode county, string version, School school) =>
        new(county.Value, string.Create(CultureInfo.InvariantCulture, $"{version}-{school.Code}-{school.FirstYear ?? 0:0000}"))
    {
        ["Name"] = school.Name,
        ["Kind"] = school.Kind.ToString(),
        ["Location"] = school.Location.ToString(),
        ["Sponsor"] = school.Sponsor.ToString(),
        ["FirstYear"] = school.FirstYear,
        ["LastYear"] = school.LastYear,
        ["Successor"] = school.Successor?.Value,
        ["Contact"] = school.Contact,
        ["Phone"] = school.Phone,
    };

    static School Of(TableEntity entity) => new()
    {
        Code = SchoolCode.Parse(entity.RowKey.Split('-')[^2]),
        Name = entity.GetString("Name"),
        Kind = Enum.Parse<SchoolKind>(entity.GetString("Kind")),
        Location = Enum.Parse<Location>(entity.GetString("Location")),
        Sponsor = Enum.Parse<Sponsor>(entity.GetString("Sponsor")),
        FirstYear = entity.GetInt32("FirstYear"),
        LastYear = entity.GetInt32("LastYear"),
        Successor = SchoolCode.TryParse(entity.GetString("Successor"), out var successor) ? successor : null,
        Contact = entity.GetString("Contact"),
        Phone = entity.GetString("Phone"),
    };
}
