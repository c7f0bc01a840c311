using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App;

/// <summary>How JSON is written: camelCase, names for enums, Chinese as it stands.</summary>
static class Json
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never written into HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new Schools() },
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>How an answer's JSON is written: as it is stored, but no number has more than six decimals.</summary>
    static readonly JsonSerializerOptions Answered = new(Options) { Converters = { new SixDecimals() } };

    /// <summary>
    /// How a request's body is read: what nobody has asked for, what stands there twice, or null where something must stand, is an error of
    /// the sender and never passed over.
    /// </summary>
    static readonly JsonSerializerOptions Strict = new(Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Answered, statusCode: status);

    /// <summary>The value that a request's body writes.</summary>
    /// <exception cref="ProblemException">400: it is none.</exception>
    public static T Read<T>(byte[] body, string expected)
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(body, Strict) ?? throw Bad("null");
            return NullItemIn(JsonNode.Parse(body)) is { } item ? throw Bad($"{item}: null") : value;
        }
        catch (JsonException broken)
        {
            throw Bad($"{broken.Path ?? "$"}, {broken.LineNumber + 1}:{broken.BytePositionInLine + 1}");
        }

        ProblemException Bad(string place) =>
            new(400, "bad-json", $"正文不是所要的 JSON（{place}）。应为 {expected}", $"The body is not the JSON that is expected ({place}). Expected: {expected}");
    }

    // The reader knows what may be null of a record's members, but not of a list's items, of which none may be in any body.
    static string? NullItemIn(JsonNode? node) => node switch
    {
        JsonArray items when items.IndexOf(null) is >= 0 and var index => $"{items.GetPath()}[{index}]",
        JsonArray items => items.Select(NullItemIn).FirstOrDefault(place => place is not null),
        JsonObject members => members.Select(member => NullItemIn(member.Value)).FirstOrDefault(place => place is not null),
        _ => null,
    };

    /// <summary>A school as its ten digits.</summary>
    sealed class Schools : JsonConverter<SchoolCode>
    {
        public override SchoolCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SchoolCode.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, SchoolCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    sealed class SixDecimals : JsonConverter<decimal>
    {
        const int Decimals = 6;

        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        // Dividing by a one of 28 decimals takes the zeros away that a decimal keeps at its end: 25, not 25.000000.
        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value, Decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m);
    }
}
