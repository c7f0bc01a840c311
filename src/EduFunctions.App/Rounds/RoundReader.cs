using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>
/// Reads rounds with their returns in force from the stores: states first, then, only if somebody needs them, the rows of the versions
/// that they name.
/// </summary>
sealed class RoundReader(SchoolRegister register, StandardsStore standards, ReturnStore returns, RoundStore rounds, CountyClock clock)
{
    /// <summary>What is kept of a county for all its years.</summary>
    /// <exception cref="ProblemException">404: neither a register nor a round is of such a county.</exception>
    public async Task<CountyRecords> CountyAsync(CountyCode county, CancellationToken cancellationToken)
    {
        var (schools, known) = (register.ListAsync(county, cancellationToken), rounds.ListAsync(county, cancellationToken));
        var limits = standards.ReadAsync(county, cancellationToken);
        await Task.WhenAll(schools, known, limits);
        return (await schools).IsEmpty && (await known).Count == 0 ? throw UnknownCounty(county)
            : new CountyRecords(county, await schools, [.. (await known).OrderByDescending(round => round.Year)], await limits);
    }

    internal static ProblemException UnknownCounty(CountyCode county) => new(404, "unknown-county",
        $"没有代码为 {county} 的县：既没有学校名册，也没有填报批次。请核对县代码，或先导入学校名册。",
        $"There is no county {county}: neither a register nor a round. Check the code, or put its register first.");

    /// <summary>The states of a year and of those before it that its summary is made from.</summary>
    public async Task<CountyStates> StatesAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var known = (await rounds.ListAsync(county, cancellationToken)).ToDictionary(round => round.Year);
        var states = await StatesAsync(county, CountyStates.YearsOf(year, known.Keys.ToHashSet())
            .Select(one => known.GetValueOrDefault(one) ?? new RoundRow { PartitionKey = county.Value, RowKey = one.ToString() }),
                cancellationToken);
        return states with { IsKnown = known.Count > 0 || !states.Schools.IsEmpty };
    }

    /// <summary>The states of these rounds of a county, each read once.</summary>
    public async Task<CountyStates> StatesAsync(CountyCode county, IEnumerable<RoundRow> ofRounds, CancellationToken cancellationToken)
    {
        var (schools, found) = (register.ListAsync(county, cancellationToken), standards.FindAsync(county, cancellationToken));
        var returned = ofRounds.Select(async round => (Round: round, Returns: await returns.ListAsync(county, round.Year, cancellationToken))).ToList();
        var settings = (await found)?.Content;
        var limits = StandardsStore.Of(settings);
        var years = (await Task.WhenAll(returned)).Select(one => new YearStates(one.Round, one.Returns, limits(one.Round.Year)));
        return new CountyStates(county, await schools, settings, years.ToDictionary(one => one.Round.Year), clock.Today);
    }

    /// <summary>The year and those before it with their returns in force.</summary>
    /// <param name="states">The states of these years.</param>
    /// <param name="year">The year.</param>
    /// <param name="sheetsOf">The sheets that are read of the year so many years back; of none, no row is.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <param name="keepsEarlier">True where the same sheets are read again and again: those of earlier years are kept together
    /// (<see cref="EarlierRows"/>).</param>
    public async Task<CountyHistory> ReadAsync(CountyStates states, SchoolYear year, Func<int, IReadOnlyCollection<FormSheet>> sheetsOf,
        CancellationToken cancellationToken, bool keepsEarlier = false)
    {
        var read = await Task.WhenAll(states.YearsOf(year).Select(async one =>
        {
            var (statuses, sheets) = (states.Years[one].Returns, sheetsOf(year.StartYear - one.StartYear));
            return Of(states, one, await (keepsEarlier && one != year ? returns.EarlierInForceAsync(states.County, one, statuses, sheets, cancellationToken)
                : returns.InForceAsync(states.County, one, statuses, sheets, cancellationToken)));
        }));
        return new CountyHistory(read[0], [.. read[1..]], new Register(states.Schools));
    }

    /// <summary>The schools of one year and where their returns stand, without the returns themselves.</summary>
    public async Task<CountyYear> ReadStatesAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        WithoutReturns(await StatesOfAsync(county, year, cancellationToken), year);

    /// <summary>The states of one year alone.</summary>
    public async Task<CountyStates> StatesOfAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        await StatesAsync(county, [await rounds.FindAsync(county, year, cancellationToken)
            ?? new RoundRow { PartitionKey = county.Value, RowKey = year.ToString() }], cancellationToken);

    /// <summary>A year as its states tell it, without the returns themselves.</summary>
    public static CountyYear WithoutReturns(CountyStates states, SchoolYear year) => Of(states, year, ImmutableDictionary<Sender, Return>.Empty);

    /// <summary>Who is expected in a round and who has sent, with all that is known of each return but its rows.</summary>
    public async Task<RoundSchools> SchoolsAsync(CountyRecords county, SchoolYear year, CancellationToken cancellationToken) =>
        RoundSchools.Of(year, county.Register, await returns.ListAsync(county.County, year, cancellationToken));

    static CountyYear Of(CountyStates states, SchoolYear year, IReadOnlyDictionary<Sender, Return> inForce)
    {
        var one = states.Years[year];
        var schools = RoundSchools.Of(year, states.Schools, one.Returns);
        return new CountyYear(states.County, year, one.Due, [.. schools.Expected.Select(entry =>
            new RoundEntry(entry.School, Of(entry.Status), inForce.GetValueOrDefault(Sender.Of(entry.School.Code))))], one.Standards)
        {
            Bureau = inForce.GetValueOrDefault(Sender.Bureau),
            Strangers = [.. schools.Strangers.Select(status => status.Sender.School!.Value)],
        };
    }

    static Standing Of(ReturnStatus? status) => status is null ? Standing.Expected : new Standing
    {
        State = status.ReturnState,
        Version = status.Version,
        Received = DayOf(status.Received),
        Accepted = DayOf(status.Accepted),
        ReturnReason = status.ReturnReason,
        Due = status.DueDate,
        Errors = status.Errors,
        OpenQueries = status.OpenQueries,
        Filled = status.FilledShares ?? ImmutableDictionary<string, decimal>.Empty,
    };

    static DateOnly? DayOf(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
