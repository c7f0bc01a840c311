using EduFunctions.Forms;
using EduFunctions.Returns;

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

    /// <summary>
    /// Whether what was found is what was reported, both read as cells of a return are: as a number where both are numbers, as “/” where both
    /// are one of its ways (“无”, “—”), else letter by letter.
    /// </summary>
    public static bool AreEqual(string reported, string found) =>
        CellText.TryNumber(found, "", out var one) && CellText.TryNumber(reported, "", out var other) ? one == other
            : CellText.IsNotApplicable(reported) ? CellText.IsNotApplicable(found) : CellText.Narrow(found) == CellText.Narrow(reported);
}

/// <summary>How far a sample has been verified.</summary>
/// <param name="Sampled">Cells in it.</param>
/// <param name="Entered">Of them, those of which it is entered what was found.</param>
/// <param name="Confirmed">Of these, those that were as reported.</param>
public sealed record SampleOutcome(int Sampled, int Entered, int Confirmed)
{
    /// <summary>核查一致率: confirmed ÷ entered × 100; null while nothing is entered.</summary>
    public decimal? ConfirmedPercent => Entered == 0 ? null : Confirmed * 100m / Entered;

    /// <summary>Number of the run that it was drawn by; null in reports of 2026-11 and before.</summary>
    public int? Run { get; init; }

    /// <summary>
    /// Of the cells entered, those that the school has otherwise in the run that is reported on: what was found is held against what was reported
    /// when the sample was drawn. Null where nobody asked, and in reports of 2026-11 and before.
    /// </summary>
    public int? Changed { get; init; }

    /// <summary>How far a sample has been verified.</summary>
    public static SampleOutcome Of(SiteSample sample, IEnumerable<SiteOutcome> outcomes)
    {
        var entered = EnteredOf(sample, outcomes).ToList();
        return new SampleOutcome(sample.Cells.Count(), entered.Count, entered.Count(one => one.Outcome.IsConfirmed)) { Run = sample.Run };
    }

    /// <summary>The same, beside other returns of some of its schools.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="outcomes">What was ever entered of it.</param>
    /// <param name="now">By school the return that counts now, where it is another than the sample was drawn from; null where none counts any more.</param>
    public static SampleOutcome Of(SiteSample sample, IEnumerable<SiteOutcome> outcomes, IReadOnlyDictionary<string, Return?> now) => Of(sample, outcomes) with
    {
        Changed = EnteredOf(sample, outcomes).Count(one => now.TryGetValue(one.Outcome.School, out var inForce) && TextOf(inForce, one.Cell) != one.Cell.Reported),
    };

    static IEnumerable<(SiteCell Cell, SiteOutcome Outcome)> EnteredOf(SiteSample sample, IEnumerable<SiteOutcome> outcomes)
    {
        var known = SiteOutcome.InForce(outcomes);
        return from one in sample.Cells
               let outcome = known.GetValueOrDefault((one.School.School, one.Cell.Sheet, one.Cell.Row, one.Cell.Column))
               where outcome is not null
               select (one.Cell, outcome);
    }

    // Null where the row is not there any more.
    static string? TextOf(Return? inForce, SiteCell cell) => inForce?.Rows.FirstOrDefault(row => row.Sheet.Code == cell.Sheet && row.Key == cell.Row) is { } row
        && row.Sheet.Columns.FirstOrDefault(column => column.Code == cell.Column) is { } column ? CellChange.TextOf(row.Cell(column)) : null;
}
