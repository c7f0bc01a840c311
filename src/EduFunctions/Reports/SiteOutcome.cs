using System.Globalization;
using EduFunctions.Forms;

namespace EduFunctions.Reports;

/// <summary>What was found on site at one cell of a sample.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="Sheet">Code of the sheet.</param>
/// <param name="Row">Key of the row.</param>
/// <param name="Column">Code of the column.</param>
/// <param name="Number">Which one of that cell it is, from 1; the last one holds.</param>
/// <param name="IsConfirmed">是否一致: what was reported is right.</param>
/// <param name="Found">现场核查数: what was found, as it was written; null when nobody wrote it.</param>
/// <param name="Note">备注; null for none.</param>
/// <param name="By">核查人.</param>
/// <param name="MadeOn">When it was entered, UTC.</param>
public sealed record SiteOutcome(string School, string Sheet, string Row, string Column, int Number, bool IsConfirmed, string? Found, string? Note,
    string By, DateTimeOffset MadeOn)
{
    /// <summary>What holds, by cell: of each the last one.</summary>
    public static IReadOnlyDictionary<(string School, string Sheet, string Row, string Column), SiteOutcome> InForce(IEnumerable<SiteOutcome> all) =>
        all.GroupBy(one => (one.School, one.Sheet, one.Row, one.Column)).ToDictionary(cell => cell.Key, cell => cell.MaxBy(one => one.Number)!);

    /// <summary>Whether what was found is what was reported: as a number where both are numbers, else letter by letter; 无, 不适用 and their like are “/”.</summary>
    public static bool AreEqual(string reported, string found) =>
        decimal.TryParse(found, NumberStyles.Number, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(reported, NumberStyles.Number, CultureInfo.InvariantCulture, out var other)
            ? one == other : found.Trim() == reported || (CellText.IsNotApplicable(found) && CellText.IsNotApplicable(reported));
}

/// <summary>How far a sample has been verified.</summary>
/// <param name="Sampled">Cells in it.</param>
/// <param name="Entered">Of them, those of which it is entered what was found.</param>
/// <param name="Confirmed">Of these, those that were as reported.</param>
public sealed record SampleOutcome(int Sampled, int Entered, int Confirmed)
{
    /// <summary>核查一致率: confirmed ÷ entered × 100; null while nothing is entered.</summary>
    public decimal? ConfirmedPercent => Entered == 0 ? null : Confirmed * 100m / Entered;

    /// <summary>How far a sample has been verified.</summary>
    public static SampleOutcome Of(SiteSample sample, IEnumerable<SiteOutcome> outcomes)
    {
        var known = SiteOutcome.InForce(outcomes);
        var entered = sample.Cells.Select(one => known.GetValueOrDefault((one.School.School, one.Cell.Sheet, one.Cell.Row, one.Cell.Column)))
            .OfType<SiteOutcome>().ToList();
        return new SampleOutcome(sample.Cells.Count(), entered.Count, entered.Count(one => one.IsConfirmed));
    }
}
