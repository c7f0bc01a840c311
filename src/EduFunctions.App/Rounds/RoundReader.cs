using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Rounds;

/// <summary>A county's years as they are stored now.</summary>
/// <param name="History">The year asked for, and those before it.</param>
/// <param name="Fingerprint">Changes when a return, the register, a limit or a due date does.</param>
sealed record CountyYears(CountyHistory History, string Fingerprint);

/// <summary>Reads rounds with their returns in force from the stores.</summary>
sealed class RoundReader(SchoolRegister register, ReturnStore returns, RoundStore rounds)
{
    /// <summary>Most years before the one asked for: as far as a class can have been large (grades 1 to 6).</summary>
    const int EarlierMaximum = 5;

    /// <summary>The library that compiles: another build may give other figures from the same returns.</summary>
    public static string Program { get; } = typeof(SummaryCompiler).Module.ModuleVersionId.ToString("N");

    public async Task<CountyYears> ReadAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var schools = await register.ListAsync(county, cancellationToken);
        var known = (await rounds.ListAsync(county, cancellationToken)).ToDictionary(round => round.Year);
        var hash = new StringBuilder();
        hash.AppendJoin('\n', schools);
        var read = new List<CountyYear> { await ReadOneAsync(county, year, known.GetValueOrDefault(year), schools, true, hash, cancellationToken) };
        for (var before = year.Previous; known.TryGetValue(before, out var row) && read.Count <= EarlierMaximum; before = before.Previous)
        {
            read.Add(await ReadOneAsync(county, before, row, schools, true, hash, cancellationToken));
        }

        return new CountyYears(new CountyHistory(read[0], [.. read[1..]], new Register(schools)), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash.ToString()))));
    }

    /// <summary>The schools of one year and where their returns stand, without the returns themselves.</summary>
    public async Task<CountyYear> ReadStatesAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        await ReadOneAsync(county, year, await rounds.FindAsync(county, year, cancellationToken), await register.ListAsync(county, cancellationToken), false, new StringBuilder(), cancellationToken);

    /// <summary>Who is expected in a round and who has sent, with all that is known of each return but its rows.</summary>
    public async Task<RoundSchools> SchoolsAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var states = returns.ListAsync(county, year, cancellationToken);
        return RoundSchools.Of(year, await register.ListAsync(county, cancellationToken), await states);
    }

    async Task<CountyYear> ReadOneAsync(CountyCode county, SchoolYear year, RoundRow? row, ImmutableArray<School> schools, bool withRows, StringBuilder hash, CancellationToken cancellationToken)
    {
        var states = await returns.ListAsync(county, year, cancellationToken);
        var inForce = withRows ? await returns.InForceAsync(county, year, states, cancellationToken) : ImmutableDictionary<SchoolCode, Return>.Empty;
        var due = (row ?? new RoundRow { PartitionKey = county.Value, RowKey = year.ToString() }).DueDate;
        hash.Append(CultureInfo.InvariantCulture, $"\n{year} {due:yyyy-MM-dd}");
        foreach (var status in states)
        {
            hash.Append(CultureInfo.InvariantCulture, $"\n{status.RowKey} {status.State} {status.VersionId} {status.InForceId} {status.Received} {status.Errors} {status.OpenQueries}");
        }

        return new CountyYear(county, year, due, [.. RoundSchools.Of(year, schools, states).Expected.Select(entry => Of(entry.School, entry.Status, inForce.GetValueOrDefault(entry.School.Code)))], Standards.National);
    }

    static RoundEntry Of(School school, ReturnStatus? status, Return? inForce) => new(school, new Standing
    {
        State = status?.ReturnState ?? ReturnState.Expected,
        Version = status?.Version ?? 0,
        Received = status?.Received is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Accepted = status is { InForceId: not null, Received: { } first } ? DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Errors = status?.Errors ?? 0,
        OpenQueries = status?.OpenQueries ?? 0,
        Filled = inForce?.Filled() ?? ImmutableDictionary<string, decimal>.Empty,
    }, inForce);
}
