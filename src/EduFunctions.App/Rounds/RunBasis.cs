using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>
/// All that a run was made from but the rows of the returns, which stay under their versions: with both it is compiled again to the same
/// bytes, whatever has become of register, limits and returns since.
/// </summary>
/// <param name="Register">The register, without whom to call: no figure and no flag names persons.</param>
/// <param name="Settings">The county's settings as they were put; null when there were none.</param>
/// <param name="Years">By first calendar year of the school year: its due date and where every return stood.</param>
sealed record RunBasis(ImmutableArray<School> Register, byte[]? Settings, ImmutableSortedDictionary<int, YearBasis> Years);

/// <summary>A year as a run found it.</summary>
/// <param name="Due">The round's last day in time, yyyy-MM-dd; null for that of the settings.</param>
/// <param name="Returns">Where every return stood that had come.</param>
sealed record YearBasis(string? Due, ImmutableArray<StandingBasis> Returns);

/// <summary>Where a return stood when a run was made: of <see cref="ReturnStatus"/> what figures and flags are made from.</summary>
sealed record StandingBasis(string Sender, string State, bool IsLocked, int Version, string VersionId, string? InForceId, string? Form, string? Filled,
    string? Received, string? Accepted, int Errors, int OpenQueries, string? Due, string? ReturnReason)
{
    public static StandingBasis Of(ReturnStatus status) => new(status.RowKey, status.State, status.IsLocked, status.Version, status.VersionId, status.InForceId,
        status.Form, status.Filled, status.Received, status.Accepted, status.Errors, status.OpenQueries, status.Due, status.ReturnReason);

    /// <summary>The state, as far as it was kept.</summary>
    public ReturnStatus ToStatus() => new() // no property: those are stored
    {
        RowKey = Sender, State = State, IsLocked = IsLocked, Version = Version, VersionId = VersionId, InForceId = InForceId,
        InForceVersion = InForceId is null ? 0 : int.Parse(InForceId.AsSpan(..InForceId.IndexOf('-', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture),
        Form = Form, Filled = Filled, Received = Received, Accepted = Accepted, Errors = Errors, OpenQueries = OpenQueries, Due = Due, ReturnReason = ReturnReason,
    };
}
