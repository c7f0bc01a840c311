using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduFunctions.Indicators;

namespace EduFunctions.App.Summaries;

/// <summary>
/// How a run keeps the cells of its flags, which are half of it: what follows upon each other from one sheet of one return says once whose it
/// is. Runs of 2026-11-27 and before say it of every cell, and are read too.
/// </summary>
sealed class StoredCells : JsonConverter<ImmutableArray<FigureCell>>
{
    public override ImmutableArray<FigureCell> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. JsonSerializer.Deserialize<ImmutableArray<OfSheet>>(ref reader, options).SelectMany(one => one.All)];

    public override void Write(Utf8JsonWriter writer, ImmutableArray<FigureCell> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var (first, next) = (0, 0); first < value.Length; first = next)
        {
            var (one, hasText) = (value[first], false);
            for (; next < value.Length && IsBeside(one, value[next]); next++)
            {
                hasText |= value[next].Text is not null;
            }

            writer.WriteStartObject();
            writer.WriteString("school"u8, one.School);
            writer.WriteString("schoolName"u8, one.SchoolName);
            writer.WriteNumber("year"u8, one.Year);
            writer.WriteString("sheet"u8, one.Sheet);
            var cells = value.AsSpan()[first..next];
            writer.WriteStartArray("cells"u8);
            foreach (var cell in cells)
            {
                writer.WriteStringValue(cell.Cell);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("values"u8);
            foreach (var cell in cells)
            {
                if (cell.Value is { } number)
                {
                    writer.WriteNumberValue(number);
                }
                else
                {
                    writer.WriteNullValue();
                }
            }

            writer.WriteEndArray();
            if (hasText)
            {
                writer.WriteStartArray("texts"u8);
                foreach (var cell in cells)
                {
                    writer.WriteStringValue(cell.Text);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static bool IsBeside(FigureCell one, FigureCell other) =>
        one.School == other.School && one.SchoolName == other.SchoolName && one.Year == other.Year && one.Sheet == other.Sheet;

    // Only read so: written by hand it takes half the time.
    sealed record OfSheet(string School, string SchoolName, int Year, string Sheet)
    {
        public string[]? Cells { get; init; }

        public decimal?[]? Values { get; init; }

        /// <summary>Null where none of them has one.</summary>
        public string?[]? Texts { get; init; }

        /// <summary>Of a cell that stands alone, as they all did once.</summary>
        public string? Cell { get; init; }

        public decimal? Value { get; init; }

        public string? Text { get; init; }

        public IEnumerable<FigureCell> All => Cells is null ? [new FigureCell(School, SchoolName, Year, Sheet, Cell!, Value) { Text = Text }]
            : Cells.Select((cell, place) => new FigureCell(School, SchoolName, Year, Sheet, cell, Values![place]) { Text = Texts?[place] });
    }
}
