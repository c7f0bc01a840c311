using System.Collections.Immutable;
using EduFunctions.Findings;

namespace EduFunctions.Schools;

/// <summary>What came of reading a register's workbook.</summary>
/// <param name="Schools">The schools, by identifier; null when a finding rejects the workbook: nothing of it is taken.</param>
/// <param name="Findings">All findings, in order of sheet, row, column, code.</param>
public sealed record RegisterReading(ImmutableArray<School>? Schools, IReadOnlyList<Finding> Findings);
