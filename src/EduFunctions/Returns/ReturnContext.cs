using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>What the program knows about an upload before it opens it: the path's parts and the register's entry.</summary>
/// <param name="County">County of the path; null when checked outside a county (command line).</param>
/// <param name="Year">School year of the path; null when checked outside a round.</param>
/// <param name="Sender">Sender of the path; null when checked outside a county.</param>
/// <param name="School">Register's entry of the sending school in that year; null when the register has none or none is at hand.</param>
public sealed record ReturnContext(CountyCode? County, SchoolYear? Year, Sender? Sender, School? School)
{
    /// <summary>Nothing is known: the workbook's own cover is believed.</summary>
    public static ReturnContext None { get; } = new(null, null, null, null);

    /// <summary>The county's register, for the schools that a return names; null when none is at hand.</summary>
    public Register? Register { get; init; }

    /// <summary>
    /// The sender's return in force of the year before (of a renamed school its predecessor's); null when there is none, or none that can
    /// be compared: several schools have merged into this one.
    /// </summary>
    public Return? LastYear { get; init; }

    /// <summary>What the sender answered to queries of its earlier versions, by <see cref="FindingCell.Key"/>; empty for none.</summary>
    public IReadOnlyDictionary<string, QueryAnswer> Answers { get; init; } = ImmutableDictionary<string, QueryAnswer>.Empty;

    /// <summary>The limits of the county and year; the national ones unless they are said.</summary>
    public Standards Standards { get; init; } = Standards.National;

    /// <summary>Whether the round takes a return now; null when checked outside a round.</summary>
    public RoundGate? Gate { get; init; }

    /// <summary>By what the check's deadline is kept; no figure comes from it. Null when there is no deadline.</summary>
    public TimeProvider? Clock { get; init; }
}
