using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;

namespace EduFunctions.Returns;

/// <summary>One thing that a version was told, at one cell.</summary>
/// <param name="Id">What it is of, the same in another version: code, sheet, row key and column; where no row of the form stands there,
/// the place itself.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Cell">The cell; null for the file or a whole sheet.</param>
sealed record FoundAt(string Id, Finding Finding, FindingCell? Cell)
{
    public Text Told => Cell is { } cell ? Finding.MessageAt(cell) : Finding.Message;
}

/// <summary>The rows of one version by their keys, and all that it was told.</summary>
sealed class VersionFacts
{
    readonly Dictionary<FormSheet, Dictionary<string, FormRow>> _rows = [];
    readonly Dictionary<(string Sheet, CellAddress At), string> _places = [];

    public VersionFacts(CheckedReturn version)
    {
        Sheets = version.Draft?.Form.Sheets ?? [];
        foreach (var row in version.Draft?.Rows ?? [])
        {
            // Two rows of one key, which a check finds, are told apart by their order.
            var rows = _rows.TryGetValue(row.Sheet, out var known) ? known : _rows[row.Sheet] = new(StringComparer.Ordinal);
            var key = row.Key;
            for (var again = 2; !rows.TryAdd(key, row); again++)
            {
                key = string.Create(CultureInfo.InvariantCulture, $"{row.Key}（{again}）");
            }

            foreach (var (column, cell) in row.Sheet.Columns.Zip(row.Cells))
            {
                if (cell.Address is { } address)
                {
                    _places[(row.SheetName, address)] = $"{row.Sheet.Code}|{key}|{column.Code}";
                }
            }
        }

        Found = [.. version.Findings.SelectMany(finding => finding.Cells.Count == 0
            ? [new FoundAt($"{finding.Code}|{finding.Message.Zh}", finding, null)]
            : finding.Cells.Select(cell => new FoundAt($"{finding.Code}|{PlaceOf(finding, cell)}", finding, cell)))];
    }

    /// <summary>The form's sheets; none when the version could not be read.</summary>
    public ImmutableArray<FormSheet> Sheets { get; }

    public ImmutableArray<FoundAt> Found { get; }

    public IEnumerable<string> KeysOf(FormSheet sheet) => _rows.TryGetValue(sheet, out var rows) ? rows.Keys : [];

    public FormRow? Find(FormSheet sheet, string key) => _rows.GetValueOrDefault(sheet)?.GetValueOrDefault(key);

    string PlaceOf(Finding finding, FindingCell cell) => cell.ColumnIndex is { } column
        && _places.TryGetValue((finding.Sheet ?? "", new CellAddress(cell.RowNumber, column)), out var place) ? place
            : $"{finding.Sheet}!{cell.Address}";
}

/// <summary>What was found, by the cells that it is of: its own, and those that it was compared with.</summary>
sealed class FoundPlaces
{
    // A school's return has a tenth of it; what is more is told without its cells.
    const int ComparedMaximum = 2_000;

    readonly IReadOnlyList<FoundAt> _all;
    readonly ILookup<(string? Sheet, int Row, int? Column), FoundAt> _at;
    readonly ILookup<(string Sheet, int Column), (int From, int To, FoundAt Found)> _compared;
    readonly HashSet<FoundAt> _taken = new(ReferenceEqualityComparer.Instance);

    public FoundPlaces(IReadOnlyList<FoundAt> all)
    {
        _all = all;
        _at = all.Where(found => found.Cell is not null)
            .ToLookup(found => (found.Finding.Sheet, found.Cell!.RowNumber, found.Cell.ColumnIndex));
        _compared = all.Where(found => found.Cell is not null).Take(ComparedMaximum)
            .SelectMany(found => found.Cell!.Against, (found, place) => (found, place, ends: place.Range.Split(':')))
            .Where(entry => CellAddress.TryParse(entry.ends[0], out _) && CellAddress.TryParse(entry.ends[^1], out _))
            .Select(entry =>
            {
                _ = CellAddress.TryParse(entry.ends[0], out var first) & CellAddress.TryParse(entry.ends[^1], out var last);
                return (entry.place.Sheet, first, last, entry.found);
            })
            .ToLookup(entry => (entry.Sheet, entry.first.ColumnIndex), entry => (entry.first.RowNumber, entry.last.RowNumber, entry.found));
    }

    /// <summary>What no cell has taken.</summary>
    public ImmutableArray<Text> Rest => [.. _all.Where(found => !_taken.Contains(found)).Select(found => found.Told).Distinct()];

    /// <summary>What was found at a cell, or of it at another.</summary>
    public ImmutableArray<Text> Take(FormRow? row, FormCell? cell)
    {
        if (row is null || cell?.Address is not { } at)
        {
            return [];
        }

        var found = _at[(row.SheetName, at.RowNumber, at.ColumnIndex)].Concat(_at[(row.SheetName, at.RowNumber, null)])
            .Concat(_compared[(row.SheetName, at.ColumnIndex)].Where(range => range.From <= at.RowNumber && at.RowNumber <= range.To)
                .Select(range => range.Found)).Distinct().ToList();
        _taken.UnionWith(found);
        return [.. found.Select(one => one.Told).Distinct()];
    }
}
