using System.Collections.Immutable;
using EduFunctions.App.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>Who is expected in a round, and who has sent.</summary>
/// <param name="Expected">Every school of the register open in that year, by code, with the state of its return; null when nothing has
/// come.</param>
/// <param name="Strangers">States of returns of schools that nobody expects in that year, by code.</param>
sealed record RoundSchools(ImmutableArray<(School School, ReturnStatus? Status)> Expected, ImmutableArray<ReturnStatus> Strangers)
{
    public static RoundSchools Of(SchoolYear year, IEnumerable<School> register, IEnumerable<ReturnStatus> states)
    {
        var bySchool = states.ToDictionary(status => status.RowKey, StringComparer.Ordinal);
        var expected = register.Where(school => school.IsOpenIn(year))
            .Select(school => (school, bySchool.GetValueOrDefault(school.Code.Value))).ToImmutableArray();
        return new RoundSchools(expected,
            [.. bySchool.Values.ExceptBy(expected.Select(entry => entry.school.Code.Value), status => status.RowKey)]);
    }
}
