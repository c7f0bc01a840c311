using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>What an officer has said of a problem: it goes with the problem's key from run to run and from year to year.</summary>
/// <param name="Id">The problem (<see cref="FlagKey.Id"/>).</param>
/// <param name="Number">Which one of that problem it is, from 1; the last one holds.</param>
/// <param name="Note">What is known and done about it.</param>
/// <param name="Owner">责任人: who sees to it; null while nobody does.</param>
/// <param name="Due">The day by which it is to be gone; null while none is set.</param>
/// <param name="By">The officer who said so.</param>
/// <param name="MadeOn">When, UTC.</param>
public sealed record FlagCare(string Id, int Number, string Note, string? Owner, DateOnly? Due, string By, DateTimeOffset MadeOn)
{
    /// <summary>
    /// Name of the school of whose problem it was said, which has merged into the problem's school since; null for its own.
    /// </summary>
    public string? MergedFrom { get; init; }

    /// <summary>The note as people read it: with the school that it came from.</summary>
    public string Told => MergedFrom is null ? Note : $"{Note}（由{MergedFrom}并入）";

    /// <summary>
    /// What holds, by problem: of each what was said last of itself, else what was said last of a school that merged; its note then says of
    /// which.
    /// </summary>
    public static IReadOnlyDictionary<string, FlagCare> InForce(IEnumerable<FlagCare> all) =>
        all.GroupBy(one => one.Id, one => one with { Note = one.Told }, StringComparer.Ordinal)
            .ToDictionary(flag => flag.Key, flag => InOrder(flag).Last(), StringComparer.Ordinal);

    /// <summary>What was said of one problem, in order: what came with schools that merged, then what was said of itself.</summary>
    public static IEnumerable<FlagCare> InOrder(IEnumerable<FlagCare> all) =>
        all.OrderBy(one => one.MergedFrom is null).ThenBy(one => one.MadeOn).ThenBy(one => one.Number);

    /// <summary>
    /// The same where a school has merged into another: said of the same problem of the school that has its pupils in a year. What was
    /// said of the school itself stays said of it.
    /// </summary>
    /// <param name="key">The problem that it was said of.</param>
    /// <param name="register">Who succeeded whom.</param>
    /// <param name="year">The year.</param>
    /// <returns>Null where the school has no heir but itself, and where it is no school's.</returns>
    public FlagCare? At(FlagKey key, Register register, SchoolYear year) =>
        Subject.TryParse(key.Subject, out var subject) && subject.School is { } school
        && register.HeirOf(school, year) is { } heir && heir != school
            && !(FlagTable.All.FirstOrDefault(rule => key.Code.Split('/')[0] == rule.Code)?.Section == Section.I && register.OriginOf(heir, year) != school)
            ? this with
            {
                Id = (key with { Subject = key.Subject.Replace(school.Value, heir.Value, StringComparison.Ordinal) }).Id,
                MergedFrom = register.FindOrLatest(school, year)?.Name ?? school.Value,
            }
            : null;
}
