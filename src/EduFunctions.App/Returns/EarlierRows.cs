using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Returns;

/// <summary>
/// The rows of an earlier year once more, in one blob: every summary reads them, and they hardly ever change. It stands beside the runs, under
/// a name that says which versions and which columns it has, so that it is never out of date, only unused. Whoever does not find it reads table
/// <c>rows</c> and writes it; all of them may be deleted at any time.
/// </summary>
sealed class EarlierRows(Storage storage)
{
    // In the name's hash: whoever writes them otherwise calls it otherwise.
    const string Layout = "rows by sheet and sender";

    /// <summary>Name of the blob that has these rows.</summary>
    /// <param name="county">The county.</param>
    /// <param name="year">The earlier year.</param>
    /// <param name="inForce">By sender, the version in force and its form.</param>
    /// <param name="sheets">Codes of the sheets.</param>
    public static string NameOf(CountyCode county, SchoolYear year,
        IReadOnlyDictionary<string, (string Version, Form Form, Sender Sender)> inForce, IReadOnlyCollection<string> sheets)
    {
        var text = new StringBuilder(Layout).Append('\n').AppendJoin('\n',
            inForce.Select(one => $"{one.Key} {one.Value.Version} {one.Value.Form.Code}").Order(StringComparer.Ordinal));
        foreach (var form in inForce.Values.Select(one => one.Form).Distinct().OrderBy(form => form.Code, StringComparer.Ordinal))
        {
            foreach (var sheet in form.Sheets.Where(sheet => sheets.Contains(sheet.Code)))
            {
                text.Append('\n').AppendJoin(' ', sheet.Columns.Select(column => column.Code).Prepend(sheet.Code).Prepend(form.Code));
            }
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return string.Create(CultureInfo.InvariantCulture, $"{county}/rows/{year}-{hash}.json.gz");
    }

    /// <summary>The rows, sheet by sheet, in the order of senders and rows; null when nobody has kept them, or the blob cannot be read.</summary>
    /// <param name="name">Its <see cref="NameOf"/>.</param>
    /// <param name="inForce">By sender, the version in force and its form.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<List<(Sender Sender, FormRow Row)>?> FindAsync(string name,
        IReadOnlyDictionary<string, (string Version, Form Form, Sender Sender)> inForce, CancellationToken cancellationToken)
    {
        try
        {
            if (await KeptBlobs.FindAsync(storage.Runs, name, cancellationToken) is not { } blob)
            {
                return null;
            }

            using var kept = await KeptBlobs.UngzipAsync<JsonDocument>(blob.Content, cancellationToken);
            return [.. RowsOf(kept.RootElement, inForce)];
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or InvalidOperationException or KeyNotFoundException
            or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Keeps them.</summary>
    public Task KeepAsync(string name, IEnumerable<(Sender Sender, FormRow Row)> rows, CancellationToken cancellationToken)
    {
        // Schools fill in the same template: few places for many rows.
        var places = new Dictionary<Place, int>();
        ImmutableArray<KeptSheet> sheets = [.. rows.GroupBy(one => one.Row.Sheet.Code, StringComparer.Ordinal).Select(sheet => new KeptSheet(sheet.Key,
            [.. sheet.GroupBy(one => one.Sender).Select(sender => new KeptReturn(sender.Key.ToString(), [.. sender.Select(one => ValuesOf(one.Row))]))]))];
        return KeptBlobs.TryAddAsync(storage.Runs, name, KeptBlobs.Gzip(new Kept([.. places.Keys], sheets)), KeptBlobs.GzipType, null, cancellationToken);

        object?[] ValuesOf(FormRow row)
        {
            var place = new Place(row.SheetName, RowAddresses.TextOf(row));
            if (!places.TryGetValue(place, out var number))
            {
                places.Add(place, number = places.Count);
            }

            return [row.RowNumber, number, .. row.Cells.Select(ReturnRows.ValueOf)];
        }
    }

    // Read value by value, not into records: these are most of the rows of a compilation.
    static IEnumerable<(Sender Sender, FormRow Row)> RowsOf(JsonElement kept, IReadOnlyDictionary<string, (string Version, Form Form, Sender Sender)> inForce)
    {
        var places = kept.GetProperty("places").Deserialize<Place[]>(Json.Options) ?? throw new InvalidDataException("There are no places.");
        var known = new Dictionary<(FormSheet, int), ImmutableArray<CellAddress?>>();
        foreach (var ofSheet in kept.GetProperty("sheets").EnumerateArray())
        {
            foreach (var ofSender in ofSheet.GetProperty("returns").EnumerateArray())
            {
                var (_, form, sender) = inForce[ofSender.GetProperty("sender").GetString()!];
                var sheet = form[ofSheet.GetProperty("code").GetString()!];
                foreach (var row in ofSender.GetProperty("rows").EnumerateArray())
                {
                    var place = row[1].GetInt32();
                    if (!known.TryGetValue((sheet, place), out var addresses))
                    {
                        known.Add((sheet, place), addresses = RowAddresses.Parse(sheet, places[place].Addresses).Of);
                    }

                    yield return (sender, ReturnRows.RowOf(sheet, places[place].SheetName, row[0].GetInt32(), addresses, row, 2));
                }
            }
        }
    }

    sealed record Kept(ImmutableArray<Place> Places, ImmutableArray<KeptSheet> Sheets);

    sealed record Place(string SheetName, string Addresses);

    sealed record KeptSheet(string Code, ImmutableArray<KeptReturn> Returns);

    // A row is its number, that of its place, and its values as table rows has them: whole numbers, fractions and texts.
    sealed record KeptReturn(string Sender, ImmutableArray<object?[]> Rows);
}
