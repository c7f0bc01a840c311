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
    /// <summary>What holds, by problem: of each the last one.</summary>
    public static IReadOnlyDictionary<string, FlagCare> InForce(IEnumerable<FlagCare> all) =>
        all.GroupBy(one => one.Id, StringComparer.Ordinal).ToDictionary(flag => flag.Key, flag => flag.MaxBy(one => one.Number)!, StringComparer.Ordinal);
}
