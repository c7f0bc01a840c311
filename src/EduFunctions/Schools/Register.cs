using System.Collections.Immutable;

namespace EduFunctions.Schools;

/// <summary>
/// 学校名册: the county's schools through the years. One identifier may have several entries of disjoint years: a school that moved
/// from 镇区 to 城区 in 2025 has one up to 2024 and one from 2025.
/// </summary>
/// <param name="Schools">The entries.</param>
public sealed record Register(ImmutableArray<School> Schools)
{
    /// <summary>The entries.</summary>
    public ImmutableArray<School> Schools { get; } = Schools;

    readonly ILookup<SchoolCode, School> _byCode = Schools.ToLookup(school => school.Code);

    /// <summary>The schools of a year, by identifier, as they are in it.</summary>
    public IEnumerable<School> In(SchoolYear year) => Schools.Where(school => school.IsOpenIn(year)).OrderBy(school => school.Code);

    /// <summary>True for a school that it has in one year or another.</summary>
    public bool Has(SchoolCode code) => _byCode.Contains(code);

    /// <summary>A school as it is in a year; null when it is not open in it.</summary>
    public School? Find(SchoolCode code, SchoolYear year) => _byCode[code].FirstOrDefault(school => school.IsOpenIn(year));

    /// <summary>A school as it is in a year, else its latest entry; null when the register has none.</summary>
    public School? FindOrLatest(SchoolCode code, SchoolYear year) => Find(code, year) ?? _byCode[code].LastOrDefault();

    /// <summary>
    /// The one school of the year before whose pupils a school has: itself, or under another identifier the one that it comes from. Null
    /// when it is new, and when several have merged into it: none of them is what it was.
    /// </summary>
    public SchoolCode? OriginOf(SchoolCode code, SchoolYear year) =>
        In(year.Previous).Select(school => school.Code).Distinct().Where(one => HeirOf(one, year) == code).Take(2).ToList() is [var only] ? only : null;

    /// <summary>
    /// The school that has its pupils in a year: itself while it is open, else its successor, the successor's successor, and so
    /// on. Null when it closed without one, when the chain ends in a closed school or runs in a circle, and before it opens.
    /// </summary>
    public SchoolCode? HeirOf(SchoolCode code, SchoolYear year)
    {
        // No chain is longer than the register: a circle runs out of steps.
        SchoolCode? heir = code;
        for (var steps = 0; heir is { } one && steps <= Schools.Length; steps++)
        {
            if (Find(one, year) is not null)
            {
                return one;
            }

            heir = _byCode[one].Where(school => school.LastYear < year.StartYear).MaxBy(school => school.LastYear)?.Successor;
        }

        return null;
    }
}
