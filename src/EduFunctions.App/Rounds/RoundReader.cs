using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>A county's years as they are stored now.</summary>
/// <param name="Round">The year asked for.</param>
/// <param name="Earlier">The years before it, newest first, without gaps.</param>
/// <param name="Fingerprint">Changes when what they were read from does.</param>
sealed record CountyYears(CountyRound Round, IReadOnlyList<CountyRound> Earlier, string Fingerprint);

/// <summary>
/// Reads rounds with their returns in force from the stores: states first, then, only if somebody needs them, the rows of the versions
/// that they name.
/// </summary>
sealed class RoundReader(SchoolRegister register, StandardsStore standards, ReturnStore returns, RoundStore rounds, CountyClock clock)
{
    /// <summary>The states of a year and of those before it that its summary is made from.</summary>
    public async Task<CountyStates> StatesAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var known = (await rounds.ListAsync(county, cancellationToken)).ToDictionary(round => round.Year);
        return await StatesAsync(county, CountyStates.YearsOf(year, known.Keys.ToHashSet())
            .Select(one => known.GetValueOrDefault(one) ?? new RoundRow { PartitionKey = county.Value, RowKey = one.ToString() }),
                cancellationToken);
    }

    /// <summary>The states of these rounds of a county, each read once.</summary>
    public async Task<CountyStates> StatesAsync(CountyCode county, IEnumerable<RoundRow> ofRounds, CancellationToken cancellationToken)
    {
        var (schools, inForce) = (register.ListAsync(county, cancellationToken), standards.FindAsync(county, cancellationToken));
        var years = await Task.WhenAll(
            ofRounds.Select(async round => new YearStates(round, await returns.ListAsync(county, round.Year, cancellationToken))));
        return new CountyStates(county, await schools, (await inForce).Standards, (await inForce).Fingerprint,
            years.ToDictionary(one => one.Round.Year), clock.Today);
    }

    /// <summary>The year and those before it with their returns in force: these sheets of them, or all.</summary>
    public async Task<CountyYears> ReadAsync(CountyStates states, SchoolYear year, IReadOnlyCollection<FormSheet>? sheets,
        CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(states.YearsOf(year).Select(async one =>
            Of(states, one, await returns.InForceAsync(states.County, one, states.Years[one].Returns, sheets, cancellationToken))));
        return new CountyYears(read[0], read[1..], states.FingerprintOf(year));
    }

    /// <summary>The same, from the states as they are now.</summary>
    public async Task<CountyYears> ReadAsync(CountyCode county, SchoolYear year, IReadOnlyCollection<FormSheet>? sheets,
        CancellationToken cancellationToken) =>
        await ReadAsync(await StatesAsync(county, year, cancellationToken), year, sheets, cancellationToken);

    /// <summary>The schools of one year and where their returns stand, without the returns themselves.</summary>
    public async Task<CountyRound> ReadStatesAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync(county, year, cancellationToken)
            ?? new RoundRow { PartitionKey = county.Value, RowKey = year.ToString() };
        return Of(await StatesAsync(county, [round], cancellationToken), year, ImmutableDictionary<Sender, Return>.Empty);
    }

    static CountyRound Of(CountyStates states, SchoolYear year, IReadOnlyDictionary<Sender, Return> inForce)
    {
        var (round, returns) = states.Years[year];
        var bySender = returns.ToDictionary(status => status.Sender);
        return new CountyRound(states.County, year, round.DueDate, [.. states.Schools.Where(school => school.IsOpenIn(year))
            .Select(school => Of(school, bySender.GetValueOrDefault(Sender.Of(school.Code)),
                inForce.GetValueOrDefault(Sender.Of(school.Code))))]);
    }

    static SchoolReturn Of(School school, ReturnStatus? status, Return? inForce) => new()
    {
        School = school,
        State = status?.ReturnState ?? ReturnState.Expected,
        Version = status?.Version ?? 0,
        Received = status?.Received is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Errors = status?.Errors ?? 0,
        OpenQueries = status?.OpenQueries ?? 0,
        InForce = inForce,
    };
}
