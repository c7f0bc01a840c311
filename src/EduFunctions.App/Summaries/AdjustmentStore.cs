using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.App.Summaries;

/// <summary>
/// What the bureau says beside figures: table <c>adjustments</c>, partition <c>{county}-{year}</c>, row <c>{figure}~{number}</c>.
/// </summary>
sealed class AdjustmentStore(Storage storage)
{
    const string Name = "adjustments";

    readonly NoteTable _table = new(storage, Name);

    /// <summary>All that was ever said in a round, by figure, oldest first.</summary>
    public Task<IReadOnlyList<Adjustment>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        _table.ListAsync(ReturnPlace.PartitionOf(county, year), (figure, row) => new Adjustment(figure, row.GetInt32("Number") ?? 0,
            NumberOf(row.GetString("Value")), NumberOf(row.GetString("Compiled")), row.GetInt32("Run") ?? 0, row.GetString("By"),
            row.GetString("Reason"), row.GetDateTimeOffset("MadeOn") ?? default), cancellationToken);

    /// <summary>What ETags say of the list.</summary>
    public static string StateOf(IReadOnlyCollection<Adjustment> all) => NoteTable.StateOf(Name, all.Count);

    /// <summary>Adds one; false when somebody else has added one of that number.</summary>
    public Task<bool> TryAddAsync(CountyCode county, SchoolYear year, Adjustment adjustment, CancellationToken cancellationToken)
    {
        var row = NoteTable.Row(ReturnPlace.PartitionOf(county, year), adjustment.Figure, adjustment.Number);
        row["Value"] = TextOf(adjustment.Value);
        row["Compiled"] = TextOf(adjustment.Compiled);
        row["Run"] = adjustment.Run;
        row["By"] = adjustment.By;
        row["Reason"] = adjustment.Reason;
        row["MadeOn"] = adjustment.MadeOn;
        return _table.TryAddAsync([row], cancellationToken);
    }

    // A double would not keep what was written: tables have no decimals.
    static string? TextOf(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    static decimal? NumberOf(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
