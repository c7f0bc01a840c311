using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>What the bureau reads: figures and flags of one county's year.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="Figures">The figures, in the order of the indicator table, then of subjects.</param>
/// <param name="Flags">The flags, gravest first, then by school and grade.</param>
public sealed record CountySummary(CountyCode County, SchoolYear Year, ImmutableArray<Figure> Figures, ImmutableArray<Flag> Flags);
