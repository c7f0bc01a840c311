using System.Collections.Immutable;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Rounds;

/// <summary>One school in a round.</summary>
/// <param name="School">The register's entry, as the school is in that year.</param>
/// <param name="Standing">Where its return stands.</param>
/// <param name="InForce">The return that counts: the last accepted one; null when none was ever accepted.</param>
public sealed record RoundEntry(School School, Standing Standing, Return? InForce);

/// <summary>A county's collection of one school year, as far as it has come.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="Due">Last day on which a return is in time.</param>
/// <param name="Entries">Every school of the register open in that year, by identifier.</param>
/// <param name="Standards">The limits of that county and year.</param>
public sealed record CountyYear(CountyCode County, SchoolYear Year, DateOnly Due, ImmutableArray<RoundEntry> Entries, Standards Standards)
{
    /// <summary>The bureau's own return in force; null when none was ever accepted.</summary>
    public Return? Bureau { get; init; }

    /// <summary>Schools that have sent a return although the register does not expect one of them in the year, by identifier.</summary>
    public ImmutableArray<SchoolCode> Strangers { get; init; } = [];

    /// <summary>What the bureau says beside its figures, oldest first of each; empty where it was not asked for.</summary>
    public ImmutableArray<Adjustment> Adjustments { get; init; } = [];
}

/// <summary>A county's year with the years before it: all that a summary is made from.</summary>
/// <param name="Now">The year itself.</param>
/// <param name="Earlier">The years before it, newest first, without gaps; empty when there are none. Their returns may have the
/// rows of some sheets only: those that measures of change need.</param>
/// <param name="Register">Every school of every year: who succeeded whom.</param>
public sealed record CountyHistory(CountyYear Now, ImmutableArray<CountyYear> Earlier, Register Register);
