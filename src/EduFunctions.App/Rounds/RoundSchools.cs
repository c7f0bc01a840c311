using System.Collections.Immutable;
using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>Who is expected in a round, and who has sent.</summary>
/// <param name="Expected">Every school of the register open in that year, by code, with the state of its return; null when nothing has
/// come.</param>
/// <param name="Strangers">States of returns of schools that nobody expects in that year, by code.</param>
/// <param name="Bureau">State of the bureau's own return; null when nothing has come.</param>
sealed record RoundSchools(ImmutableArray<(School School, ReturnStatus? Status)> Expected, ImmutableArray<ReturnStatus> Strangers,
    ReturnStatus? Bureau)
{
    public static RoundSchools Of(SchoolYear year, IEnumerable<School> register, IEnumerable<ReturnStatus> states)
    {
        var bySchool = states.ToDictionary(status => status.RowKey, StringComparer.Ordinal);
        var expected = register.Where(school => school.IsOpenIn(year))
            .Select(school => (school, bySchool.GetValueOrDefault(school.Code.Value))).ToImmutableArray();
        return new RoundSchools(expected,
            [.. bySchool.Values.Where(status => status.Sender.School is not null)
                .ExceptBy(expected.Select(entry => entry.school.Code.Value), status => status.RowKey)],
            bySchool.GetValueOrDefault(Sender.Bureau.ToString()));
    }
}
