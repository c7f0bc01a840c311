using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>What is kept of a county for all its years.</summary>
/// <param name="County">The county.</param>
/// <param name="Register">Its register.</param>
/// <param name="Rounds">Its rounds, newest first.</param>
/// <param name="Standards">The limits in force in a year.</param>
public sealed record CountyRecords(
    CountyCode County, ImmutableArray<School> Register, ImmutableArray<RoundRow> Rounds, Func<SchoolYear, Standards> Standards)
{
    /// <summary>The round of a year; a new one when there is none yet.</summary>
    public RoundRow RoundOf(SchoolYear year) => Rounds.FirstOrDefault(round => round.Year == year)
        ?? new RoundRow { PartitionKey = County.Value, RowKey = year.ToString() };

    /// <summary>Last day on which a return of the year is in time: the round's own, else that of the standards.</summary>
    public DateOnly DueOf(SchoolYear year) => RoundOf(year) is { Due: not null } round ? round.DueDate : Standards(year).DueDate(year);
}
