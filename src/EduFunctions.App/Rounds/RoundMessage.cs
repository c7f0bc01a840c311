using System.Text.Json;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>A message of the queues <c>compile</c> and <c>sweep</c>: <c>{"county":"420699","year":2025}</c>.</summary>
sealed record RoundMessage(CountyCode County, SchoolYear Year)
{
    public override string ToString() => JsonSerializer.Serialize(new { county = County.Value, year = Year.StartYear });

    /// <summary>The round that a message names; null when it names none.</summary>
    public static RoundMessage? TryParse(string message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("county", out var county) && county.ValueKind == JsonValueKind.String
                    && CountyCode.TryParse(county.GetString(), out var code)
                && json.RootElement.TryGetProperty("year", out var year) && SchoolYear.TryParse(year.ToString(), out var schoolYear)
                    ? new RoundMessage(code, schoolYear)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
