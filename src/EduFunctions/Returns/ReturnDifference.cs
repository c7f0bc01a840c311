using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;

namespace EduFunctions.Returns;

/// <summary>What became of a row between two versions.</summary>
public enum RowChange
{
    /// <summary>改动: it stands in both.</summary>
    Changed,

    /// <summary>新增: only the later version has it.</summary>
    Added,

    /// <summary>删去: only the earlier version has it.</summary>
    Removed,
}

/// <summary>A cell that differs between two versions of a return.</summary>
/// <param name="Sheet">The form's sheet.</param>
/// <param name="Row">Key of its row (“3-2”, “小学”), the same in both versions wherever the row stands; empty on a list sheet.</param>
/// <param name="Of">What became of the row.</param>
/// <param name="Column">The column.</param>
/// <param name="Before">The cell in the earlier version; null when the row was not there.</param>
/// <param name="After">The cell in the later version; null when the row is there no more.</param>
public sealed record CellChange(FormSheet Sheet, string Row, RowChange Of, FormColumn Column, FormCell? Before, FormCell? After)
{
    /// <summary>What the earlier version was told at this cell, or of it at another, and the later one no more.</summary>
    public ImmutableArray<Text> Cleared { get; init; } = [];

    /// <summary>What the later version is told at this cell, or of it at another, and the earlier one was not.</summary>
    public ImmutableArray<Text> Brought { get; init; } = [];

    /// <summary>A cell as people read it: its number or text, “/” where it does not apply, （空） where it is blank, “—” where there is no
    /// such row.</summary>
    public static string TextOf(FormCell? cell) => cell switch
    {
        null => "—",
        { State: CellState.Blank } => "（空）",
        { State: CellState.NotApplicable } => "/",
        { Number: { } number } => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        { } other => other.Text ?? "",
    };

    /// <summary>Chinese name of what became of a row.</summary>
    public static string NameOf(RowChange change) => change switch { RowChange.Added => "新增", RowChange.Removed => "删去", _ => "改动" };
}

/// <summary>Two versions of a return, compared cell by cell by the keys of their rows, and not by their places.</summary>
/// <param name="Changes">The cells that differ: by sheet in the form's order, then by row and column.</param>
/// <param name="Cleared">What the earlier version was told and the later one no more, at cells that did not change.</param>
/// <param name="Brought">What the later version is told and the earlier one was not, at cells that did not change.</param>
public sealed record ReturnDifference(ImmutableArray<CellChange> Changes, ImmutableArray<Text> Cleared, ImmutableArray<Text> Brought)
{
    /// <summary>Compares them. Of a version that could not be read there are no rows.</summary>
    public static ReturnDifference Of(CheckedReturn before, CheckedReturn after)
    {
        var (old, now) = (new VersionFacts(before), new VersionFacts(after));
        var (cleared, brought) = (old.Found.ExceptBy(now.Found.Select(found => found.Id), found => found.Id).ToList(),
            now.Found.ExceptBy(old.Found.Select(found => found.Id), found => found.Id).ToList());
        var (clearedAt, broughtAt) = (new FoundPlaces(cleared), new FoundPlaces(brought));
        var changes = old.Sheets.Union(now.Sheets)
            .SelectMany(sheet => old.KeysOf(sheet).Union(now.KeysOf(sheet)), (sheet, key) => (sheet, key))
            .SelectMany(row => ChangesOf(row.sheet, row.key, old.Find(row.sheet, row.key), now.Find(row.sheet, row.key)))
            .Select(change => change.Cell with
            {
                Cleared = clearedAt.Take(change.Before, change.Cell.Before), Brought = broughtAt.Take(change.After, change.Cell.After),
            }).ToImmutableArray();
        return new ReturnDifference(changes, clearedAt.Rest, broughtAt.Rest);
    }

    static IEnumerable<(CellChange Cell, FormRow? Before, FormRow? After)> ChangesOf(FormSheet sheet, string key, FormRow? before,
        FormRow? after)
    {
        var of = before is null ? RowChange.Added : after is null ? RowChange.Removed : RowChange.Changed;
        foreach (var (index, column) in sheet.Columns.Index())
        {
            var (old, now) = (before?.Cells[index], after?.Cells[index]);
            if (!IsSame(old, now))
            {
                yield return (new CellChange(sheet, key, of, column, old, now), before, after);
            }
        }
    }

    // Where it stands does not count; of a row that only one version has, what is blank tells nothing.
    static bool IsSame(FormCell? one, FormCell? other) => (one?.State ?? CellState.Blank, one?.Number, one?.Text)
        == (other?.State ?? CellState.Blank, other?.Number, other?.Text);
}
