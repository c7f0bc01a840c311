using System.Collections.Immutable;
using EduFunctions.Returns;

namespace EduFunctions.Rounds;

/// <summary>Where a school's return stands in its round.</summary>
public sealed record Standing
{
    /// <summary>Nothing has come.</summary>
    public static Standing Expected { get; } = new() { State = ReturnState.Expected };

    /// <summary>State of the latest version.</summary>
    public required ReturnState State { get; init; }

    /// <summary>Number of the latest version, from 1; 0 when none has come.</summary>
    public int Version { get; init; }

    /// <summary>Day in the county on which the first upload came; null when none has.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>Day in the county on which the first version that was accepted came; null when none ever was.</summary>
    public DateOnly? Accepted { get; init; }

    /// <summary>
    /// Why the bureau has returned what was in force (退回原因): nothing of it counts until another version is accepted. Null when it has
    /// not.
    /// </summary>
    public string? ReturnReason { get; init; }

    /// <summary>True when a version counts.</summary>
    public bool IsInForce => Accepted is not null && ReturnReason is null;

    /// <summary>Last day in time where the bureau has given this school one of its own (延期); null for the round's.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Findings of the latest version that reject it.</summary>
    public int Errors { get; init; }

    /// <summary>Queries of the latest version that the school has not explained.</summary>
    public int OpenQueries { get; init; }

    /// <summary>
    /// Share (0–1) of its cells that are filled in, “/” included, by code of the sheet (<see cref="Return.Filled"/>), of the
    /// version in force; empty when none is.
    /// </summary>
    public IReadOnlyDictionary<string, decimal> Filled { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>
    /// True when the first accepted version came after the due date, the school's own or the round's; while none is accepted, when the
    /// first of all did.
    /// </summary>
    public bool IsLate(DateOnly due) => (Accepted ?? Received) > (Due ?? due);
}
