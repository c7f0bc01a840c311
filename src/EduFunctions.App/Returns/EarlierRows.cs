using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
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
    static readonly JsonSerializerOptions Options = new() { Converters = { new StoredValues() }, RespectRequiredConstructorParameters = true };

    /// <summary>Name of the blob that has these rows.</summary>
    /// <param name="county">The county.</param>
    /// <param name="year">The earlier year.</param>
    /// <param name="inForce">By sender, the version in force and its form.</param>
    /// <param name="sheets">Codes of the sheets.</param>
    public static string NameOf(CountyCode county, SchoolYear year,
        IReadOnlyDictionary<string, (string Version, Form Form, Sender Sender)> inForce, IReadOnlyCollection<string> sheets)
    {
        var text = new StringBuilder().AppendJoin('\n',
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

            var kept = await KeptBlobs.UngzipAsync<Kept>(blob.Content, Options, cancellationToken);
            var known = new Dictionary<(Form, string, int), (FormSheet Sheet, ImmutableArray<CellAddress?> Addresses)>();
            return
            [
                .. kept.Rows.Select(row =>
                {
                    var ((_, form, sender), place) = (inForce[row.Sender], kept.Places[row.Place]);
                    if (!known.TryGetValue((form, row.Sheet, row.Place), out var found))
                    {
                        known.Add((form, row.Sheet, row.Place), found = (form[row.Sheet], RowAddresses.Parse(form[row.Sheet], place.Addresses).Of));
                    }

                    return (sender, ReturnRows.RowOf(found.Sheet, place.SheetName, row.Row, found.Addresses, row.Values));
                }),
            ];
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Keeps them.</summary>
    public Task KeepAsync(string name, IEnumerable<(Sender Sender, FormRow Row)> rows, CancellationToken cancellationToken)
    {
        // Schools fill in the same template: few places for many rows.
        var places = new Dictionary<Place, int>();
        var kept = rows.Select(one =>
        {
            var place = new Place(one.Row.SheetName, RowAddresses.TextOf(one.Row));
            if (!places.TryGetValue(place, out var number))
            {
                places.Add(place, number = places.Count);
            }

            return new KeptRow(one.Sender.ToString(), one.Row.Sheet.Code, one.Row.RowNumber, number, [.. one.Row.Cells.Select(ReturnRows.ValueOf)]);
        }).ToImmutableArray();
        return KeptBlobs.TryAddAsync(storage.Runs, name, KeptBlobs.Gzip(new Kept([.. places.Keys], kept), Options), KeptBlobs.GzipType, null,
            cancellationToken);
    }

    sealed record Kept(ImmutableArray<Place> Places, ImmutableArray<KeptRow> Rows);

    sealed record Place(string SheetName, string Addresses);

    sealed record KeptRow(string Sender, string Sheet, int Row, int Place, object?[] Values);

    // As table rows has them: whole numbers, fractions and texts.
    sealed class StoredValues : JsonConverter<object>
    {
        public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? reader.GetString()! : reader.TryGetInt32(out var whole) ? whole : (object)reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}
