using System.Collections.Immutable;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Rounds;

/// <summary>One school in a round: what the summary knows of it.</summary>
public sealed record SchoolReturn
{
    /// <summary>Register's entry.</summary>
    public required School School { get; init; }

    /// <summary>Where its return stands.</summary>
    public required ReturnState State { get; init; }

    /// <summary>Number of the latest version, from 1; 0 when none has come.</summary>
    public int Version { get; init; }

    /// <summary>Day in the county on which the first upload came; null when none has.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>Findings of the latest version that reject it.</summary>
    public int Errors { get; init; }

    /// <summary>Queries of the latest version that the school has not explained.</summary>
    public int OpenQueries { get; init; }

    /// <summary>The return that counts: the last accepted one; null when none was ever accepted.</summary>
    public Return? InForce { get; init; }
}

/// <summary>A county's collection of one school year, as far as it has come.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="Due">Last day on which a return is in time.</param>
/// <param name="Schools">Every school of the register open in that year, by code.</param>
public sealed record CountyRound(CountyCode County, SchoolYear Year, DateOnly Due, ImmutableArray<SchoolReturn> Schools);
